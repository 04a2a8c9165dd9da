"""Asks the person about each proposed edit, and gives the ids of those that they want."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from careerproof.faces.cli.layout import paragraph
from careerproof.faces.words import EDIT_KINDS, edit_diff
from careerproof.optimizing.model import Edit

KEYS = "y yes · n no · a yes to all that need no confirmation · u undo · q quit"
_MARKS = {"same": "{}", "del": "[-{}-]", "ins": "{{+{}+}}"}


def decide_edits(
    edits: Sequence[Edit], *, ask: Callable[[str], str], show: Callable[[str], None]
) -> tuple[str, ...] | None:
    """The ids of the edits that the person took, in their order; None where they quit.

    Nothing is done on the way: a decision can be undone until the last one is made.

    Args:
        edits: the proposed edits.
        ask: puts a question and gives the answer.
        show: prints a line.
    """
    answers: list[bool] = []
    takes_all = False
    while len(answers) < len(edits):
        edit = edits[len(answers)]
        if takes_all and not edit.needs_confirmation:
            answers.append(True)
            continue
        show(question_text(edit, number=len(answers) + 1, count=len(edits)))
        key = ask("y/n/a/u/q").strip().lower()[:1]
        if key == "q":
            return None
        if key == "u":
            takes_all = False
            answers = answers[:-1]
        elif key in ("y", "n"):
            answers.append(key == "y")
        elif key == "a":
            takes_all = True
            if edit.needs_confirmation:
                show(paragraph("Only you know whether this one is true: answer y or n."))
        else:
            show(paragraph(KEYS))
    return tuple(edit.id for edit, is_taken in zip(edits, answers, strict=True) if is_taken)


def question_text(edit: Edit, *, number: int, count: int) -> str:
    """The edit as a person decides on it: what goes in [-…-], what comes in {+…+}, why, and what proves it."""
    words = " ".join(_MARKS[kind].format(text) for kind, text in edit_diff(edit))
    title = f"{number} of {count} · {EDIT_KINDS[edit.kind]} · {edit.points:+.1f} points"
    lines = [paragraph(title), paragraph(words, indent=4), paragraph(f"Why: {edit.because}", indent=4)]
    if edit.needs_confirmation and edit.kind != "noise":
        lines.append(paragraph("Take it only if it is true of you.", indent=4))
    return "\n".join(["", *lines])
