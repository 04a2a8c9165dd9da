"""What a person's own work does to the score of their occupation, as text."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.faces.cli.layout import EMPTY, FULL, heading, paragraph, shorten
from careerproof.faces.words import STAGES
from careerproof.safety.model import PersonalActivity, PersonalScore

FAMILIES = 6
"""How many families of activities are told, the person's largest first."""
CELLS = 12


def personal_lines(personal: PersonalScore) -> list[str]:
    """The person's mix beside the occupation's, what carries the risk, what protects, what to do more of."""
    lines = [heading("Your own work")]
    if personal.fallback or personal.occupation_score is None:
        said = f"This is the score of the occupation: {personal.reason}."
        return [*lines, paragraph(said), paragraph(_stage(personal))]
    score = personal.occupation_score + personal.change
    lines.append(
        paragraph(
            f"{score:.0f} of 100 by your own work, {personal.change:+.1f} beside the {personal.occupation_score:.0f} "
            f"of the occupation: {personal.usable_bullets} of {personal.bullets} lines tell of activities."
        )
    )
    lines += [paragraph(_stage(personal)), f"  {'':<42}{'you':<18}the occupation"]
    for row in personal.mix[:FAMILIES]:
        lines.append(f"  {shorten(row.title, 41):<41} {_bar(row.share)}  {_bar(row.occupation_share)}")
    lines += _effects("What carries your risk, in points beside the usual mix:", personal.carries_risk)
    lines += _effects("What protects you:", personal.protects)
    if personal.do_more_of:
        lines.append("  What to do more of (points gained if it were a tenth of your work):")
        lines += [paragraph(item.title, indent=10, first=f"  {item.gain:+6.1f}") for item in personal.do_more_of]
    return lines


def _effects(title: str, items: Sequence[PersonalActivity]) -> list[str]:
    if not items:
        return []
    return [f"  {title}", *(paragraph(item.title, indent=10, first=f"  {item.effect:+6.1f}") for item in items)]


def _stage(personal: PersonalScore) -> str:
    return f"Stage of the career: {STAGES[personal.stage.stage]} ({personal.stage.evidence})."


def _bar(share: float) -> str:
    filled = round(CELLS * min(1.0, share))
    return f"{FULL * filled}{EMPTY * (CELLS - filled)}{100 * share:3.0f}%"
