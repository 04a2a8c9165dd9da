"""The repository keeps its promises: nothing that must not stand in it, and a page for every room."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

FORBIDDEN = re.compile(
    "|".join(
        (
            "python" + "hosted",
            "py" + r"pi\.org",
            "npm" + r"js\.",
            "deb" + r"\.debian",
            r"(?<![A-Za-z.])/(?:" + "wo" + "rk|ro" + "ot|ho" + "me)/[a-z]",
        )
    )
)
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".sh", ".cfg", ".yml", ".html", ".css", ".j2", ".typ", ".csv", ""}


def _tracked(repository: Path) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return [repository / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in repository.rglob("*") if path.is_file() and ".venv" not in path.parts]


def test_no_registry_host_and_no_path_of_a_machine_stands_in_the_tree(repository: Path) -> None:
    """Pins carry no download addresses, and nothing depends on where one of us works."""
    files = [path for path in _tracked(repository) if path.suffix in TEXT and path.is_file()]
    assert len(files) > 80
    wrong = []
    for path in files:
        found = FORBIDDEN.search(path.read_text(encoding="utf-8", errors="replace"))
        if found:
            wrong.append(f"{path.relative_to(repository)}: {found.group()}")
    assert wrong == []


@pytest.mark.parametrize("text", ["https://files.python" + "hosted.org/x", "open('/wo" + "rk/x')"])
def test_the_guard_knows_a_bad_line(text: str) -> None:
    """The guard is shown to fail."""
    assert FORBIDDEN.search(text)


def test_every_pin_has_a_hash(repository: Path) -> None:
    """A dependency without a hash could be anything."""
    lines = (repository / "requirements" / "lock.txt").read_text(encoding="utf-8").splitlines()
    pins = [number for number, line in enumerate(lines) if re.match(r"[a-z0-9].*==", line)]
    assert len(pins) > 15
    assert all("--hash=sha256:" in lines[number + 1] for number in pins)


def test_every_room_has_a_page(repository: Path) -> None:
    """Each room of judgement or data is explained under docs."""
    pages = {path.stem for path in (repository / "docs").glob("*.md")}
    rooms = [
        path.name
        for path in (repository / "src" / "careerproof").iterdir()
        if path.is_dir() and path.name not in {"__pycache__", "verbs", "faces", "tampering"}
    ]
    assert len(rooms) > 8
    named = {"safety": "method", "workspace": "applications"}
    assert [room for room in rooms if named.get(room, room) not in pages] == []


def test_every_room_says_what_lives_in_it(repository: Path) -> None:
    """The docstring of a room's door says what is here and what is not."""
    doors = sorted((repository / "src" / "careerproof").glob("*/__init__.py"))
    assert len(doors) > 10
    for door in doors:
        text = door.read_text(encoding="utf-8")
        assert "Here live" in text.splitlines()[0], door.parent.name
        assert "not here:" in text, door.parent.name


def test_the_verbs_are_the_same_words_everywhere() -> None:
    """Front door, command line and recipes share one list of verbs."""
    import careerproof
    from careerproof.faces.cli.main import VERBS
    from careerproof.faces.contract.verbs import VERBS as CONTRACT

    # What starts another face, is about the program itself, or keeps something for a person is a command and no
    # question that the library answers.
    faces = {"applications", "completion", "doctor", "mcp", "serve", "site"}
    commands = {name for group in VERBS.values() for name in group}
    assert faces <= commands
    assert sorted(commands - faces) == sorted(careerproof.VERBS)
    programs = {verb.name for verb in CONTRACT}
    files = {"export"}  # what gives a file and no plain data
    tables = {"audit"}  # what judges a table of its own and no résumé
    assert sorted(programs | files | tables) == sorted(careerproof.VERBS)
    for verb in careerproof.VERBS:
        assert callable(getattr(careerproof, verb)) or verb in ("facts", "audit")


def test_a_verb_stays_the_verb_when_the_room_of_its_name_was_imported() -> None:
    """`cp.skills` and `cp.facts` are verbs also after the rooms `skills` and `facts` were imported."""
    code = (
        "import careerproof as cp; import careerproof.skills.extract; import careerproof.facts.store; "
        "assert callable(cp.skills); assert callable(cp.facts.info); assert 'check' in dir(cp)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_front_door_is_light() -> None:
    """Importing the package loads no heavy library, and --help loads no verb."""
    code = (
        "import sys, json, careerproof; first = sorted(sys.modules); "
        "from careerproof.faces.cli.main import main; main.main(['--help'], standalone_mode=False); "
        "print(json.dumps([first, sorted(sys.modules)]), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    first, after_help = json.loads(run.stderr)
    heavy = {"numpy", "lxml", "pypdfium2", "jinja2", "phonenumbers", "ahocorasick_rs", "typst", "docx", "pandas"}
    assert "careerproof" in first
    assert not heavy & set(first)
    assert not heavy & set(after_help)
    assert not any(name.startswith("careerproof.verbs") for name in after_help)
