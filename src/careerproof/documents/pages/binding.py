"""PDFium's functions with plain addresses as arguments, and many calls of one of them at once.

Why: a call through ctypes costs more than PDFium's own work behind it. One `map` over addresses in a numpy buffer runs
no Python code per call, and functions that keep the interpreter's lock (they take less than a microsecond) save a tenth
of what is left.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import numpy.typing as npt

POINTER, INT, SIZE = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t


def bind(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The C function with arguments of these types; addresses are plain numbers."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


def address_of(handle: object) -> int:
    """The address behind a handle of pypdfium2."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def exhaust(calls: Iterator[object]) -> None:
    """Makes all the calls."""
    deque(calls, maxlen=0)


def rows_of(cells: npt.NDArray[Any]) -> range:
    """The address of each row of a two-dimensional buffer."""
    return _range(cells.ctypes.data, cells.itemsize * cells.shape[1], len(cells))


def columns_of(cells: npt.NDArray[Any]) -> list[range]:
    """For each column of a two-dimensional buffer the addresses of its cells."""
    first, step = cells.ctypes.data, cells.itemsize * cells.shape[1]
    return [_range(first + cells.itemsize * at, step, len(cells)) for at in range(cells.shape[1])]


def _range(first: int, step: int, count: int) -> range:
    return range(first, first + step * count, step)
