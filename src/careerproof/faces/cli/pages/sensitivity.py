"""How sure a career's place is, as text."""

from __future__ import annotations

from careerproof.evidence import Missing
from careerproof.faces.cli.layout import WIDTH, bar, heading, paragraph, shorten, table
from careerproof.faces.words import AXES, CATEGORIES, STRENGTHS
from careerproof.safety.sensitivity import CareerSensitivity, Sensitivity, Spread, Swing

TOLD_SWINGS = 8
FIGURES = {
    **STRENGTHS,
    "exposure": AXES["exposure"],
    "automation_ai": "Automatable by software",
    "automation_routine": "Routine manual work",
    "theta": "Complementarity (θ)",
    "demand": AXES["demand"],
    "ai_creation": AXES["ai_creation"],
}
WEIGHTS = {
    "automatable": "Weight of automation",
    "necessity": "Weight of a person",
    "enhancement": "Weight of exposure",
    "demand": "Weight of demand",
    "ai_creation": "Weight of AI creation",
}


def sensitivity_page(answer: Sensitivity) -> str:
    """The report of one career: its place and how it moves, how its category holds, what moves its score most."""
    (row,) = answer.careers
    subject = row.subject
    name = f"{subject.title} ({subject.code or subject.slug})"
    if row.rank is None or row.weights is None or row.figures is None or row.score is None or row.category is None:
        reason = Missing(reason=row.reason or "no score").reason
        return f"{shorten(name, WIDTH)}\n" + paragraph(f"No AI-safety score: {reason}.")
    lines = [
        shorten(name, WIDTH),
        f"  Place {row.rank} of {answer.ranked} careers (1 is the safest) · {row.score:.0f} of 100 · "
        f"{CATEGORIES[row.category]}",
        "",
        heading("If the weights were others"),
        paragraph(weights_words(answer)),
        *_spread_lines(row.weights, row, answer),
        "",
        heading("If the figures are off, each within its interval"),
        *_spread_lines(row.figures, row, answer),
        paragraph(answer.studies),
        "",
        heading("What moves the score most, one at a time, of 100"),
        *(_swing_line(swing, row.score) for swing in row.swings[:TOLD_SWINGS]),
    ]
    return "\n".join(lines)


def sensitivity_table(answer: Sensitivity) -> str:
    """A line a career, the safest first."""
    ranked = sorted(
        (row for row in answer.careers if row.rank is not None), key=lambda row: (row.rank, row.subject.title)
    )
    rows = [["place", "weights", "figures", "stays", "", "career"]]
    for row in ranked:
        if row.weights is not None and row.figures is not None:
            rows.append(
                [
                    str(row.rank),
                    f"{row.weights.rank_low}–{row.weights.rank_high}",
                    f"{row.figures.rank_low}–{row.figures.rank_high}",
                    f"{row.weights.category_share:.0%}",
                    f"{row.figures.category_share:.0%}",
                    row.subject.title,
                ]
            )
    note = (
        f"Place among {answer.ranked} careers, its range (5 to 95%) under {answer.draws:,} draws of weights and of "
        "figures, and the share of either draws in which the category stays."
    )
    return "\n".join(
        [paragraph(note, indent=0), "", table(rows, widths=(5, 9, 9, 5, 5, 33), right=frozenset(range(5)))]
    )


def weights_words(answer: Sensitivity) -> str:
    """How the weights were drawn, in a sentence."""
    return (
        f"{answer.draws:,} draws: every weight up to {answer.weight_doubt:.0%} larger or smaller, summing as before, "
        f"and every threshold of a category moved by up to {answer.threshold_doubt:.0f} points. Over all careers the "
        f"order stays much the same: rank correlation {answer.correlation:.3f} or more in 95% of the draws."
    )


def place_share(rank: int, ranked: int) -> float:
    """The share of the other careers, of 100, that lie behind this place."""
    return 100.0 * (ranked - rank) / max(1, ranked - 1)


def _spread_lines(spread: Spread, row: CareerSensitivity, answer: Sensitivity) -> list[str]:
    shares = [place_share(rank, answer.ranked) for rank in (row.rank or 0, spread.rank_high, spread.rank_low)]
    kept = ", ".join(f"{CATEGORIES[name]} {share:.0%}" for name, share in spread.categories.items() if share >= 0.005)
    return [
        f"  Place  {bar(*shares)}  {spread.rank_low} to {spread.rank_high} in 90% of the draws",
        f"  Score  {bar(row.score or 0.0, spread.score_low, spread.score_high)}  "
        f"{spread.score_low:.0f} to {spread.score_high:.0f}",
        paragraph(f"Category: {kept}."),
    ]


def _swing_line(swing: Swing, score: float) -> str:
    label = swing_words(swing)
    low, high = sorted((swing.at_low, swing.at_high))
    # Where a figure stands at one of its ends the score itself is that end.
    drawn = bar(score, min(low, score), max(high, score))
    return f"  {label:<24} {drawn}  {swing.at_low:.0f} → {swing.at_high:.0f}"


def swing_words(swing: Swing) -> str:
    """What was moved, in words."""
    return WEIGHTS[swing.name] if swing.kind == "weight" else FIGURES[swing.name]
