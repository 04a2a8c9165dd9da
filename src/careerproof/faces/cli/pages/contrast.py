"""Scores side by side, and a score with something other than it is, as text."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.evidence import Estimate, Missing
from careerproof.faces.cli.layout import WIDTH, heading, paragraph, shorten, table
from careerproof.faces.cli.pages.score import STEP_WORDS, score_headline
from careerproof.faces.words import AXES, CATEGORIES, SCALE_NOTE, STRENGTHS
from careerproof.safety.contrast import Contrast, Difference
from careerproof.safety.model import AXES as AXIS_NAMES
from careerproof.safety.model import SafetyScore
from careerproof.safety.what_if import AppliedChange, WhatIf

LETTERS = "ABCDEF"
LABEL, COLUMN = 20, 7


def contrast_page(contrast: Contrast) -> str:
    """The careers beside each other, then what makes each one's difference from the first."""
    scores = contrast.scores
    lines = [_named(letter, score) for letter, score in zip(LETTERS, scores, strict=False)]
    lines += ["", heading("Side by side"), *_beside(scores)]
    lines += ["", heading("The points, which sum to the score"), *_points_beside(scores)]
    for letter, difference in zip(LETTERS[1:], contrast.differences, strict=False):
        lines += ["", heading(f"What makes the difference from A to {letter}"), *difference_lines(difference, letter)]
    lines += ["", paragraph(SCALE_NOTE, indent=0)]
    return "\n".join(lines)


def what_if_page(answer: WhatIf) -> str:
    """What was changed, the score before and after, and the reasons that moved."""
    lines = [shorten(answer.before.subject.title, WIDTH)]
    lines += ["", heading("What if")] + [_change_line(change) for change in answer.changes]
    lines += ["", heading("As it is"), score_headline(answer.before)]
    lines += ["", heading("As it would be"), score_headline(answer.after)]
    lines += ["", heading("The points that move"), *_moves(answer.move)]
    lines += ["", paragraph(SCALE_NOTE, indent=0)]
    return "\n".join(lines)


def difference_lines(difference: Difference, letter: str) -> list[str]:
    """The points that make a difference, the largest first, and their sum."""
    if difference.difference is None:
        return [paragraph("One of the two has no score, so there is no difference to explain.")]
    lines = []
    for row in difference.points:
        lines.append(f"  {row.difference:+6.1f}  {STEP_WORDS[row.axis]}")
        for name, points, text in (("A", row.first, row.first_text), (letter, row.other, row.other_text)):
            if text:
                lines.append(paragraph(text, indent=20, first=f"          {name} {points:+6.1f}"))
    lines.append(f"  {difference.difference:+6.1f}  the difference")
    if difference.intervals_overlap:
        lines.append(paragraph("The intervals overlap: the order may be the other way round."))
    return lines


def _moves(move: Difference) -> list[str]:
    if move.difference is None:
        return [paragraph("There is no score, so nothing moves.")]
    lines = []
    for row in move.points:
        lines.append(f"  {row.difference:+6.1f}  {STEP_WORDS[row.axis]}: {row.first:+.1f} → {row.other:+.1f}")
        if row.other_text and row.other_text != row.first_text:
            lines.append(paragraph(row.other_text, indent=10))
    return [*lines, f"  {move.difference:+6.1f}  the move of the score"]


def _change_line(change: AppliedChange) -> str:
    name = change.name.removeprefix("weights.")
    if change.name == "change_pct":
        words = "Projected change"
    elif change.name.startswith("weights."):
        words = f"Weight: {name.replace('_', ' ')}"
    else:
        words = AXES.get(name) or STRENGTHS[name]
    old = "not known" if change.old is None else f"{change.old:.1f}"
    return f"  {words:<26} {old} → {change.new:.1f} {change.unit}"


def _named(letter: str, score: SafetyScore) -> str:
    subject = score.subject
    return shorten(f"{letter}  {subject.title} ({subject.code or subject.slug})", WIDTH)


def _beside(scores: Sequence[SafetyScore]) -> list[str]:
    rows = [["", *LETTERS[: len(scores)]], ["AI-safety, of 100"], ["  from"], ["  to"], ["out of ten"]]
    for score in scores:
        value = score.score if isinstance(score.score, Estimate) else None
        figures = (value.value, value.low, value.high) if value else (None, None, None)
        for row, figure in zip(rows[1:4], figures, strict=True):
            row.append("none" if figure is None else f"{figure:.0f}")
        rows[4].append("none" if score.score10 is None else str(score.score10))
    for name in AXIS_NAMES:
        rows.append([AXES[name], *(_figure(getattr(score.axes, name)) for score in scores)])
    for name, words in STRENGTHS.items():
        rows.append([f"  {words}", *(_figure(score.strengths.get(name)) for score in scores)])
    lines = [_table(rows, len(scores))]
    for letter, score in zip(LETTERS, scores, strict=False):
        if isinstance(score.score, Missing) or score.category is None:
            reason = score.score.reason if isinstance(score.score, Missing) else "no category"
            lines.append(paragraph(f"No AI-safety score: {reason}.", indent=5, first=f"  {letter}"))
        else:
            close = f", nearly {CATEGORIES[score.runner_up]}" if score.runner_up else ""
            lines.append(f"  {letter}  {CATEGORIES[score.category]}{close}")
    return lines


def _points_beside(scores: Sequence[SafetyScore]) -> list[str]:
    rows = [["", *LETTERS[: len(scores)]]]
    sides = [{reason.axis: reason.contribution for reason in score.reasons} for score in scores]
    for step in (step for step in STEP_WORDS if any(step in side for side in sides)):
        rows.append([STEP_WORDS[step], *(f"{side[step]:+.1f}" if step in side else "" for side in sides)])
    totals = (f"{score.score.value:.1f}" if isinstance(score.score, Estimate) else "none" for score in scores)
    return [_table([*rows, ["the score", *totals]], len(scores))]


def _figure(value: Estimate | Missing | None) -> str:
    return f"{value.value:.0f}" if isinstance(value, Estimate) else "–"


def _table(rows: Sequence[Sequence[str]], careers: int) -> str:
    return table(rows, widths=(LABEL, *[COLUMN] * careers), right=frozenset(range(1, careers + 1)))
