"""Small workbooks of our own, written cell by cell, in the layouts of the publishers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from careerproof.testing import build_workbook

Sheets = Mapping[str, Sequence[Sequence[str | float | bool]]]
WriteWorkbook = Callable[[Path, Sheets], Path]


@pytest.fixture
def write_workbook() -> WriteWorkbook:
    """Writes an xlsx file with the sheets given by name, and gives its path back."""
    return _write


def _write(path: Path, sheets: Sheets) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(build_workbook(sheets))
    return path
