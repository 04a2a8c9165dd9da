"""The page on exporting says what the code does."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_examples_of_the_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples in docs/exporting.md give what the page shows."""
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "docs" / "exporting.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 5
    assert result.failed == 0
