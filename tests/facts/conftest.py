"""The shipped facts, opened once, and small folders of source files."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping
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


@pytest.fixture(scope="session")
def small_files() -> Mapping[str, tuple[str, bytes]]:
    """The files of a tiny folder of sources: what the build calls each, and its bytes, by path."""
    path = Path(__file__).parent / "small_sources.py"
    spec = importlib.util.spec_from_file_location("careerproof_small_sources", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    files: Mapping[str, tuple[str, bytes]] = module.small_files()
    return files


@pytest.fixture
def small(small_files: Mapping[str, tuple[str, bytes]], tmp_path: Path) -> Path:
    """A folder with all of those files, free to be changed."""
    folder = tmp_path / "small"
    for path, (_, content) in small_files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder
