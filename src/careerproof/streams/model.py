"""The value types of `streams`: one item of a batch, one row of a table, and which columns are meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careerproof.errors import InputError


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One thing of a batch, under the name that its row will have.

    It holds its bytes, or the path they are read from where the work is done, or the error for want of which it has
    neither.
    """

    name: str
    data: bytes | None = None
    path: str | None = None
    error: InputError | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """A row of a table by its column names, in lower case, or why it could not be read. Rows count from 1."""

    number: int
    cells: Mapping[str, object]
    error: InputError | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Which columns of a table hold the text and the id of an item; without an id column rows go by their number."""

    text: str = "text"
    id: str = "id"
