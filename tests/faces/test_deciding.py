"""The person decides on each edit: yes, no, all, undo, quit."""

from __future__ import annotations

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
