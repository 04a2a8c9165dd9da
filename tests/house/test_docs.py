"""What the documentation shows is run: every Python example, every command of README, docs and --help."""

from __future__ import annotations

import contextlib
import datetime
import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from careerproof.settings import SHIPPED_FACTS
from careerproof.workspace import open_workspace

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PAGES = (REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *sorted((REPOSITORY / "docs").glob("*.md")))
COMMANDS = sorted((REPOSITORY / "src" / "careerproof" / "faces" / "cli" / "commands").glob("*.py"))
FENCE = re.compile(r"^```([a-z]*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
PLACEHOLDERS = {
    "RESUME": "examples/resumes/graham-whitlock.pdf",
    "POSTING": "examples/postings/staff-accountant.txt",
    "FOLDER": "applications",
    "FILE": "examples/postings/staff-accountant.txt",
    "DIR": "downloads",
}
"""What the words of the tables stand for."""

STAND_INS = {
    "resume.pdf": "resumes/graham-whitlock.pdf",
    "resume.docx": "resumes/graham-whitlock.docx",
    "anna.pdf": "resumes/maya-okonkwo.pdf",
    "ben.docx": "resumes/graham-whitlock.docx",
    "applications/ines.pdf": "resumes/ines-valdez-novak.pdf",
    "applications/graham.docx": "resumes/graham-whitlock.docx",
    "job.md": "postings/machine-learning-engineer.md",
    "job.html": "postings/nurse-care-coordinator.html",
    "job.txt": "postings/staff-accountant.txt",
    "posting.txt": "postings/staff-accountant.txt",
}
"""The files that the help names, each a copy of an example."""

NEEDS_SOURCES = "careerproof facts build"
"""The one command that needs the official files: `tests/facts` builds from small ones."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Something that a page shows: where, and what."""

    place: str
    text: str

    def __str__(self) -> str:
        return self.place


def python_examples(page: Path, text: str) -> list[Shown]:
    """The fenced blocks of Python on a page."""
    return [
        Shown(place=f"{page.name}:{text[: match.start()].count(chr(10)) + 1}", text=match[2])
        for match in FENCE.finditer(text)
        if match[1] in {"python", "pycon", "py"}
    ]


def shell_examples(page: Path, text: str) -> list[Shown]:
    """The commands in the fenced blocks of a page, and those that its tables show as code."""
    found: list[tuple[int, str]] = []
    for match in FENCE.finditer(text):
        if match[1] in {"console", "sh", "bash", "shell", ""}:
            first = text[: match.start()].count("\n") + 2
            for number, line in enumerate(match[2].splitlines()):
                command = line.strip().removeprefix("$ ")
                if command.startswith("careerproof "):
                    found.append((first + number, command))
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("|"):
            found += [(number, command) for command in re.findall(r"`(careerproof [^`]+)`", line)]
    return [Shown(place=f"{page.name}:{number}", text=command) for number, command in found]


def help_examples(module: Path, text: str) -> list[Shown]:
    """The commands that the help of a verb gives as examples."""
    return [
        Shown(place=f"{module.stem} --help:{number}", text=line.strip().replace("\\\\", "\\"))
        for number, line in enumerate(text.splitlines(), 1)
        if re.match(r"    (careerproof |echo .*careerproof )", line)
    ]


def _read(paths: tuple[Path, ...] | list[Path]) -> list[tuple[Path, str]]:
    return [(path, path.read_text(encoding="utf-8")) for path in paths]


PYTHON = [shown for page, text in _read(PAGES) for shown in python_examples(page, text)]
SHELL = [shown for page, text in _read(PAGES) for shown in shell_examples(page, text)]
HELP = [shown for page, text in _read(COMMANDS) for shown in help_examples(page, text)]


# docs/commands.md prints the help again: what is shown twice is run once.
SHOWN = list({shown.text: shown for shown in [*SHELL, *HELP]}.values())


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as a reader has it: the examples beside files of their own."""
    examples = tmp_path / "examples"
    shutil.copytree(REPOSITORY / "examples", examples, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "applications").mkdir()
    for name, stand_in in STAND_INS.items():
        shutil.copy(examples / stand_in, tmp_path / name)
    for name in ("facts.sqlite", "old.sqlite", "new.sqlite"):
        (tmp_path / name).symlink_to(SHIPPED_FACTS)
    with open_workspace(tmp_path / "workspace.sqlite", create=True) as workspace:
        workspace.add(title="Data Analyst", on=datetime.date(2026, 1, 31), sent=("resume.pdf", b"%PDF"))
    rows = [f"{sex},{race},{50 + number},{'yes' if number % 3 else 'no'}"
            for number in range(12) for sex in ("Female", "Male") for race in ("Black", "White")]  # fmt: skip
    (tmp_path / "outcomes.csv").write_text("\n".join(["sex,race,score,hired", *rows]) + "\n", encoding="utf-8")
    (tmp_path / "titles.txt").write_text("ICU nurse\nbookkeeper\n", encoding="utf-8")
    (tmp_path / "texts.jsonl").write_text('{"id": 1, "text": "Python and Docker"}\n', encoding="utf-8")
    _add_cohort(tmp_path)
    return tmp_path


def _add_cohort(desk: Path) -> None:
    """Archives, tables and a folder of postings, as those have them who work with many."""
    resumes, postings = (sorted((desk / "examples" / name).iterdir()) for name in ("resumes", "postings"))
    with zipfile.ZipFile(desk / "cohort.zip", "w") as cohort:
        cohort.write(resumes[0], resumes[0].name)
    shutil.copytree(desk / "examples" / "postings", desk / "postings")
    for name, suffix in (("postings.zip", "zip"), ("postings.tar.gz", "gztar")):
        shutil.make_archive(str(desk / name.removesuffix(".tar.gz").removesuffix(".zip")), suffix, desk / "postings")
        assert (desk / name).exists()
    text = postings[0].read_text(encoding="utf-8")
    (desk / "applications.jsonl").write_text(json.dumps({"applicant": 7, "resume": text}) + "\n", encoding="utf-8")
    parquet.write_table(pyarrow.table({"title": ["ICU nurse", "bookkeeper"]}), desk / "jobs.parquet")


def test_the_pages_show_examples() -> None:
    """The guard has something to look at, and knows an example when it sees one."""
    assert len(PAGES) > 10
    assert len(PYTHON) >= 8
    assert len(SHELL) >= 8
    assert len(HELP) >= 20
    page = "```console\n$ careerproof score nurse\n```\n| `careerproof match X` | |\n```python\n1\n```\n"
    assert [shown.text for shown in shell_examples(Path("p.md"), page)] == [
        "careerproof score nurse",
        "careerproof match X",
    ]
    assert [shown.text for shown in python_examples(Path("p.md"), page)] == ["1\n"]


@pytest.mark.parametrize("shown", PYTHON, ids=str)
def test_python_examples_run(shown: Shown, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each block runs as it stands; what a `>>>` block prints is what it shows."""
    monkeypatch.chdir(desk)
    if ">>> " in shown.text:
        test = doctest.DocTestParser().get_doctest(shown.text, {}, shown.place, shown.place, 0)
        assert test.examples
        said: list[str] = []
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append)
        assert said == []
        return
    exec(compile(shown.text, shown.place, "exec"), {"__name__": "example"})  # noqa: S102 - our own page


@pytest.mark.parametrize(
    "shown",
    [pytest.param(shown, marks=pytest.mark.long if "site build" in shown.text else ()) for shown in SHOWN],
    ids=str,
)
def test_commands_run(shown: Shown, desk: Path) -> None:
    """Each command ends well and says something; the table's words stand for files of the examples."""
    command = shown.text
    for word, value in PLACEHOLDERS.items():
        command = re.sub(rf"(?<![\w.]){word}(?![\w.])", value, command)
    if command.startswith(NEEDS_SOURCES) and "--list" not in command:
        assert "--sources" in command
        command = f"{NEEDS_SOURCES} --help"
    if command.startswith("careerproof serve"):  # it serves until it is asked to end, and then ends well
        command = "careerproof serve --port 0 & sleep 3; kill -TERM $!; wait $!"
    if command.startswith("careerproof mcp"):  # it listens until nobody speaks any more
        command = "careerproof mcp < /dev/null && echo ended"
    # The reader's jq is not ours to install; that there is JSON to read is what matters.
    command = re.sub(r"\| jq .*", f"| '{sys.executable}' -m json.tool", command)
    surroundings = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "CAREERPROOF_WORKSPACE": str(desk / "workspace.sqlite"),
    }
    shell = ["bash", "-o", "pipefail", "-c", command]
    if "--interactive" in command:
        assert _typed(shell, desk, surroundings) == 0
        return
    run = subprocess.run(shell, cwd=desk, env=surroundings, capture_output=True, check=False, timeout=120)
    assert run.returncode == 0, f"{command}\n{run.stderr.decode()}"
    assert run.stdout or run.stderr or ">" in command


def _typed(shell: list[str], desk: Path, surroundings: dict[str, str]) -> int:
    """How a command ends that asks in the terminal and is told to quit."""
    ours, theirs = os.openpty()
    try:
        process = subprocess.Popen(shell, cwd=desk, env=surroundings, stdin=theirs, stdout=theirs, stderr=theirs)
        os.write(ours, b"q\n")
        reader = threading.Thread(target=_drain, args=(ours,), daemon=True)
        reader.start()
        return process.wait(timeout=120)
    finally:
        os.close(theirs)


def _drain(terminal: int) -> None:
    """Reads what is shown, so that nothing waits for it."""
    with contextlib.suppress(OSError):
        while os.read(terminal, 4096):
            pass


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A relative link or picture of a page exists in the repository."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    links = [link for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text) if "://" not in link and "mailto:" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_generated_pages_are_fresh() -> None:
    """What `make docs` writes is what stands under docs."""
    command = [sys.executable, str(REPOSITORY / "docs" / "generate.py"), "--check"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 0, run.stdout + run.stderr
