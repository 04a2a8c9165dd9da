"""The shipped facts, opened once, and small folders of source files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from careerproof.facts.store import Facts, open_facts
from careerproof.settings import SHIPPED_FACTS


@pytest.fixture(scope="session")
def facts() -> Iterator[Facts]:
    """The facts that the package ships."""
    with open_facts(SHIPPED_FACTS) as opened:
        yield opened


@pytest.fixture
def linked(sources: Path, tmp_path: Path) -> Path:
    """A folder of links to every source file, free to be changed."""
    folder = tmp_path / "sources"
    for path in sorted(sources.rglob("*")):
        relative = path.relative_to(sources)
        if path.is_file() and relative.parts[0] not in ("benchmarks", "geo", "mobility", "ooh"):
            (folder / relative).parent.mkdir(parents=True, exist_ok=True)
            (folder / relative).symlink_to(path)
    return folder
