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
from dataclasses import dataclass
from threading import local
from typing import Any

import numpy as np
import numpy.typing as npt

INT, SIZE, DOUBLE = ctypes.c_int, ctypes.c_size_t, ctypes.c_double

_LEAST_KEPT, _MOST_KEPT = 512, 4096
"""Rows of the tables that are kept for later."""
_thread = local()

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


@dataclass(frozen=True, slots=True)
class Cells:
    """A table that C functions fill: `values` (rows, columns), and the addresses of its cells as arguments, column by
    column; those of the first column are those of the rows. There may be more addresses than rows.
    """

    values: npt.NDArray[Any]
    columns: list[list[Address]]


def empty_cells(rows: int, columns: int, kind: type[np.generic]) -> Cells:
    """A table of zeros whose cells are filled one by one; it holds good until the next one of its shape is asked for.

    Why kept: wrapping addresses takes longer than most functions that fill them.
    """
    return _empty(rows, columns, kind, addressed=columns)


def empty_rows(rows: int, columns: int, kind: type[np.generic]) -> Cells:
    """The same where each row is filled at once, so that only the first column has addresses."""
    return _empty(rows, columns, kind, addressed=1)


def _empty(rows: int, columns: int, kind: type[np.generic], *, addressed: int) -> Cells:
    if rows > _MOST_KEPT:
        return _make_cells(rows, columns, kind, addressed)
    kept: dict[tuple[int, int, type[np.generic]], Cells] = _thread.__dict__.setdefault("cells", {})
    key = (columns, addressed, kind)
    whole = kept.get(key)
    if whole is None or len(whole.values) < rows:
        whole = kept[key] = _make_cells(min(_MOST_KEPT, 2 * rows + _LEAST_KEPT), columns, kind, addressed)
    values = whole.values[:rows]
    values.fill(0)
    return Cells(values, whole.columns)


def _make_cells(rows: int, columns: int, kind: type[np.generic], addressed: int) -> Cells:
    values = np.zeros((rows, columns), kind)
    first, size = values.ctypes.data, values.itemsize
    step = size * columns
    starts = range(first, first + size * addressed, size)
    return Cells(values, [list(map(pointer, range(start, start + step * rows, step))) for start in starts])
