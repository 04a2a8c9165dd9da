"""PDFium's functions called as fast as Python can call them, and many calls of one of them at once.

Why: a call through ctypes costs more than PDFium's own work behind it, and half of that is the conversion of arguments
whose types were declared. So no types are declared here: a number arrives as a C int, and an address is wrapped by
`pointer` before the call, once for a thousand calls where it is the same for all. One `map` over them runs no Python
code per call, and functions that keep the interpreter's lock (they take less than a microsecond) save a tenth of what
is left.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy.typing as npt

INT, SIZE, DOUBLE = ctypes.c_int, ctypes.c_size_t, ctypes.c_double

Address = Any
"""An address wrapped as an argument."""
pointer: Callable[[int], Address] = ctypes.c_void_p.from_param
"""The address, or the number as wide as one, as an argument."""


def bind(function: Any, result: Any) -> Callable[..., Any]:
    """The C function; it takes C ints as numbers and addresses as `pointer` wraps them."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result)(address)  # type: ignore[arg-type]


def address_of(handle: object) -> Address:
    """The address behind a handle of pypdfium2, as an argument."""
    return pointer(ctypes.cast(handle, ctypes.c_void_p).value or 0)  # type: ignore[arg-type]


def exhaust(calls: Iterator[object]) -> None:
    """Makes all the calls."""
    deque(calls, maxlen=0)


def pointers(addresses: Iterable[int]) -> Iterator[Address]:
    """The addresses as arguments."""
    return map(pointer, addresses)


def rows_of(cells: npt.NDArray[Any]) -> Iterator[Address]:
    """The address of each row of a two-dimensional buffer, as arguments."""
    return _pointers(cells.ctypes.data, cells.itemsize * cells.shape[1], len(cells))


def columns_of(cells: npt.NDArray[Any]) -> list[Iterator[Address]]:
    """For each column of a two-dimensional buffer the addresses of its cells, as arguments."""
    first, step = cells.ctypes.data, cells.itemsize * cells.shape[1]
    return [_pointers(first + cells.itemsize * at, step, len(cells)) for at in range(cells.shape[1])]


def _pointers(first: int, step: int, count: int) -> Iterator[Address]:
    return map(pointer, range(first, first + step * count, step))
