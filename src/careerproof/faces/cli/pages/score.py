"""The score as text."""

from __future__ import annotations

from careerproof.evidence import Estimate, Missing
from careerproof.faces.cli.layout import WIDTH, bar, heading, paragraph, shorten
from careerproof.faces.words import AXES, CATEGORIES, CATEGORY_MEANINGS, SCALE_NOTE, STRENGTHS
from careerproof.safety.model import AXES as AXIS_NAMES
from careerproof.safety.model import SafetyScore

LEAST_TOLD = 0.05


def score_page(score: SafetyScore) -> str:
    """The whole score: headline, axes with intervals, strengths, reasons that sum."""
    lines = [score_headline(score), "", *axis_lines(score)]
    if score.strengths:
        lines += ["", heading("What protects the work: human strengths, of 100")]
        lines += [_bar_line(STRENGTHS.get(name, name), value) for name, value in score.strengths.items()]
    lines += ["", heading("Why: the points, which sum to the score"), *reason_lines(score)]
    for note in score.notes:
        lines.append(paragraph(note))
    lines += ["", paragraph(SCALE_NOTE, indent=0)]
    return "\n".join(lines)


def score_headline(score: SafetyScore) -> str:
    """The title, the mark out of ten, the category and its runner-up."""
    subject = score.subject
    name = f"{subject.title} ({subject.code})" if subject.code else subject.title
    if isinstance(score.score, Missing) or score.category is None:
        reason = score.score.reason if isinstance(score.score, Missing) else "no category"
        return f"{shorten(name, WIDTH)}\n" + paragraph(f"No AI-safety score: {reason}.")
    value = score.score
    lines = [
        shorten(name, WIDTH),
        f"  AI-safety {score.score10}/10 · {CATEGORIES[score.category]} · "
        f"{value.value:.0f} of 100 (between {value.low:.0f} and {value.high:.0f})",
        paragraph(f"{CATEGORIES[score.category]}: {CATEGORY_MEANINGS[score.category]}."),
    ]
    if score.runner_up:
        lines.append(paragraph(f"A close call: {CATEGORIES[score.runner_up]} would fit nearly as well."))
    return "\n".join(lines)


def axis_lines(score: SafetyScore) -> list[str]:
    """A bar an axis, with its interval."""
    lines = [heading("The five axes, each of 100")]
    for name in AXIS_NAMES:
        axis = getattr(score.axes, name)
        label = f"  {AXES[name]:<20} "
        if isinstance(axis, Missing):
            lines.append(label + shorten(f"not known: {axis.reason}", WIDTH - len(label)))
        else:
            lines.append(_bar_line(AXES[name], axis))
    return lines


def reason_lines(score: SafetyScore) -> list[str]:
    """A line a reason with its points, and their sum."""
    # A reason that rounds to nothing is left out of the lines; the sum below still holds it.
    told = [item for item in score.reasons if abs(item.contribution) >= LEAST_TOLD or item.sources]
    lines = [paragraph(item.text, indent=10, first=f"  {item.contribution:+6.1f}") for item in told]
    total = sum(item.contribution for item in score.reasons)
    return [*lines, f"  {total:+6.1f}  the score"]


def _bar_line(label: str, value: Estimate) -> str:
    figures = f"{value.value:4.0f}  ({value.low:.0f}–{value.high:.0f})"
    return f"  {label:<20} {bar(value.value, value.low, value.high)} {figures}"
