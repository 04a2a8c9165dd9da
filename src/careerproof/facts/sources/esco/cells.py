"""What stands in a cell of an ESCO table: labels, and lists of labels."""

from __future__ import annotations


def clean_label(cell: object) -> str:
    """The label with single blanks between its words."""
    return " ".join(str(cell).split())


def names_in(cell: object) -> tuple[str, ...]:
    """The labels in a cell, each once, sorted: official tables put a line break between two, collections a bar."""
    distinct = {clean_label(name) for part in str(cell).split("|") for name in part.split("\n")}
    return tuple(sorted(name for name in distinct if name))


def items_of(value: object) -> list[str]:
    """The texts of a list in a Parquet file."""
    return [str(item) for item in value] if isinstance(value, list | tuple) else []
