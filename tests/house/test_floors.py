"""The floors hold: no room looks up, and no wing looks across."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("house_floors", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["house_floors"] = module
    spec.loader.exec_module(module)
    return module


floors = _load(Path(__file__).with_name("floors.py"))


def test_no_room_imports_a_room_above_or_beside_it(repository: Path) -> None:
    """Every import between rooms goes down, and the wings of measures and text stay apart."""
    imports, files = floors.read_imports(repository / "src" / "careerproof")
    assert files > 40
    assert len(imports) > 60
    assert floors.complaints(imports) == []


def test_every_room_stands_on_a_floor(repository: Path) -> None:
    """A new room must be given its floor before anything can use it."""
    package = repository / "src" / "careerproof"
    rooms = [path.name for path in package.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert len(rooms) > 10
    for room in rooms:
        assert floors.floor_of(room) >= 0


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("facts/bad.py", "from careerproof.safety.score import score_career\n"),
        ("resumes/bad.py", "def f() -> None:\n    import careerproof.postings.read\n"),
        ("safety/bad.py", "import typing\nif typing.TYPE_CHECKING:\n    from careerproof.occupations import model\n"),
        ("skills/bad.py", "from careerproof.documents.model import Document\n"),
        ("careers/bad.py", "from ..resumes import model\n"),
        ("verbs/bad.py", "from careerproof import faces\n"),
        ("verbs/bad.py", "import careerproof\n"),
    ],
)
def test_the_guard_rejects_a_bad_import(tmp_path: Path, module: str, code: str) -> None:
    """The guard is shown to fail: up, across, inside a function, under TYPE_CHECKING, relative, the front door."""
    path = tmp_path / "careerproof" / module
    path.parent.mkdir(parents=True)
    path.write_text(code, encoding="utf-8")
    imports, files = floors.read_imports(tmp_path / "careerproof")
    assert files == 1
    assert len(floors.complaints(imports)) == 1


def test_the_drawn_floors_are_the_held_floors(repository: Path) -> None:
    """The picture in the docs is the list that the guard uses."""
    page = (repository / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = page.split("```")[1].strip().splitlines()
    assert drawn == [f"{number}  {' '.join(rooms)}" for number, rooms in reversed(list(enumerate(floors.FLOORS)))]
