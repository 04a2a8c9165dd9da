"""The score as text."""

from __future__ import annotations

from careerproof.evidence import Estimate, Missing
from careerproof.faces.cli.layout import WIDTH, bar, heading, paragraph, shorten
from careerproof.faces.cli.pages.personal import personal_lines
from careerproof.faces.words import AXES, CATEGORIES, CATEGORY_MEANINGS, SCALE_NOTE, STRENGTHS
from careerproof.safety.model import AXES as AXIS_NAMES
from careerproof.safety.model import ConditionCheck, RuleCheck, SafetyScore

LEAST_TOLD = 0.05
STEP_WORDS = {
    "base": "where all start",
    "automation": AXES["automation"],
    "human_necessity": AXES["human_necessity"],
    "exposure": AXES["exposure"],
    "demand": AXES["demand"],
    "ai_creation": AXES["ai_creation"],
    "scale": "the end of the scale",
}
CONDITION_WORDS = {**AXES, **STRENGTHS, "robotics": "Routine manual work"}


def score_page(score: SafetyScore) -> str:
    """The whole score: headline, axes with intervals, strengths, reasons that sum."""
    lines = [score_headline(score), "", *axis_lines(score)]
    if score.strengths:
        lines += ["", heading("What protects the work: human strengths, of 100")]
        lines += [_bar_line(STRENGTHS.get(name, name), value) for name, value in score.strengths.items()]
    lines += ["", heading("Why: the points, which sum to the score"), *reason_lines(score)]
    for note in score.notes:
        lines.append(paragraph(note))
    if score.personal is not None:
        lines += ["", *personal_lines(score.personal)]
    if score.rules:
        lines += ["", heading("Which rule makes the category: the first that holds"), *rule_lines(score)]
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


def rule_lines(score: SafetyScore) -> list[str]:
    """The rules in the order in which they are tried, up to the one that holds, each with the career's figures.

    Of a rule that fails only what fails is told; where none holds all are told, and the one missed by least is named.
    """
    lines, holds = [], False
    for rule in score.rules:
        holds = rule.holds
        is_near = rule.category == score.runner_up and not rule.holds
        words = "yes" if holds else "nearly" if is_near else "no"
        said = _conditions(rule, only_failing=not holds)
        lines.append(paragraph(said, indent=27, first=f"  {words:<7} {CATEGORIES[rule.category]}"))
        if holds:
            break
    if not holds and score.category is not None:
        lines.append(paragraph(f"No rule holds; {CATEGORIES[score.category]} is missed by least."))
    told = {rule.category for rule in score.rules[: len(lines)]}
    later = next((rule for rule in score.rules if rule.category == score.runner_up), None)
    if holds and later is not None and later.category not in told:
        said = _conditions(later, only_failing=not later.holds)
        lines.append(paragraph(said, indent=27, first=f"  {'next':<7} {CATEGORIES[later.category]}"))
    return lines


def _conditions(rule: RuleCheck, *, only_failing: bool) -> str:
    parts = [_condition(item) for item in rule.all_of if not (only_failing and item.holds)]
    one = [item for item in rule.any_of if item.holds] or list(rule.any_of)
    if one and not (only_failing and one[0].holds):
        parts.append(" or ".join(_condition(item) for item in one))
    return "; ".join(parts)


def _condition(item: ConditionCheck) -> str:
    sign = {(">=", True): "≥", (">=", False): "not ≥", ("<=", True): "≤", ("<=", False): "not ≤"}[item.side, item.holds]
    # A figure that rounds to the threshold it misses is told with a decimal.
    digits = 0 if f"{item.value:.0f}" != f"{item.threshold:.0f}" else 1
    return f"{CONDITION_WORDS[item.name]} {item.value:.{digits}f} {sign} {item.threshold:.0f}"


def _bar_line(label: str, value: Estimate) -> str:
    figures = f"{value.value:4.0f}  ({value.low:.0f}–{value.high:.0f})"
    return f"  {label:<20} {bar(value.value, value.low, value.high)} {figures}"
