"""The person decides on each edit: yes, no, all, undo, quit."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from careerproof.faces.cli.commands.optimize import command
from careerproof.faces.cli.deciding import decide_edits, question_text
from careerproof.optimizing.model import Edit


def _edit(name: str, *, asks: bool = False) -> Edit:
    return Edit(
        id=name, kind="bullet", where="/work/0/highlights/0", old="I built 3 carts", new="Built 3 carts", because="",
        points=1.5, needs_confirmation=asks, evidence=(),
    )  # fmt: skip


EDITS = (_edit("a"), _edit("b"), _edit("c", asks=True), _edit("d"))


@pytest.mark.parametrize(
    ("answers", "taken"),
    [
        ("ynyn", ("a", "c")),
        ("nnnn", ()),
        ("an", ("a", "b", "d")),
        ("aay", ("a", "b", "c", "d")),
        ("yuunyyy", ("b", "c", "d")),
        ("yyy?y", ("a", "b", "c", "d")),
        ("yyq", None),
    ],
)
def test_answers_choose_the_edits(answers: str, taken: tuple[str, ...] | None) -> None:
    """Every key does what the line of keys says; all answers are read, none is left over."""
    left, shown = list(answers), list[str]()
    assert decide_edits(EDITS, ask=lambda _: left.pop(0), show=shown.append) == taken
    assert not left
    assert shown


def test_the_question_shows_what_changes() -> None:
    """What goes and what comes are marked without colour, with the points; an unproven one says so."""
    text = question_text(EDITS[2], number=3, count=4)
    assert "[-I built-] {+Built+} 3 carts" in text
    assert "+1.5 points" in text
    assert "only if it is true" in text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--interactive", "--output", "better.docx"), "needs a terminal"),
        (("--interactive",), "go together"),
        (("--interactive", "--apply", "safe", "--output", "better.docx"), "exclude each other"),
    ],
)
def test_wrong_use_is_told(options: tuple[str, ...], words: str) -> None:
    """Without a terminal, or with other ways to choose, the command says what to do and reads nothing."""
    result = CliRunner().invoke(command, ["resume.pdf", "--posting", "job.md", *options])
    assert result.exit_code == 2
    assert words in result.output


def test_versions_are_recorded(tmp_path: Path) -> None:
    """Each file written adds one line: the edits that went to the posting, and the digest of the file."""
    examples = Path(__file__).parents[2] / "examples"
    resume = examples / "resumes" / "maya-okonkwo.docx"
    posting = examples / "postings" / "machine-learning-engineer.md"
    output, record = tmp_path / "better.md", tmp_path / "versions.jsonl"
    record.write_text('{"resume": "an earlier one"}\n', encoding="utf-8")
    options = ["--posting", str(posting), "--apply", "safe", "--output", str(output), "--record", str(record)]
    result = CliRunner().invoke(command, [str(resume), *options])
    assert result.exit_code == 0, result.output
    earlier, line = map(json.loads, record.read_text(encoding="utf-8").splitlines())
    assert earlier == {"resume": "an earlier one"}
    assert line["sha256"] == hashlib.sha256(output.read_bytes()).hexdigest()
    assert line["after"] > line["before"]
    assert line["edits"]
    assert not any(edit["needs_confirmation"] for edit in line["edits"])
