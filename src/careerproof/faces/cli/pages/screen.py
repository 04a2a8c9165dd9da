"""How a résumé stands against a posting, as text: knock-outs, the score in its parts, and every requirement."""

from __future__ import annotations

from careerproof.faces.cli.layout import bar, paragraph, shorten
from careerproof.faces.words import (
    KNOCKOUTS,
    RESULTS,
    SCREEN_NOTE,
    comparison_words,
    fit_words,
    ordered_requirements,
    requirement_note,
    usage_words,
)
from careerproof.screening.model import RequirementResult, Verdict

MARKS = {
    "met": "✔", "partly": "◐", "missing": "✘", "not_met": "✘", "unknown": "?", "below": "✘", "as_asked": "✔",
    "above": "✔",
}  # fmt: skip
_BAR, _SMALL_BAR = 24, 5


def screen_lines(verdict: Verdict) -> list[str]:
    """Knock-outs first, then the score, then requirement by requirement, then what the job would bring."""
    lines = [*_knockout_lines(verdict)]
    if verdict.score is None:
        return [*lines, paragraph("There is nothing to score: the posting names no requirement that we can read.")]
    lines += [f"  Score {verdict.score:.0f} of 100", *_part_lines(verdict)]
    for item in ordered_requirements(verdict):
        lines += _requirement_lines(item)
    if verdict.compared:
        lines.append("  Asked and told (moves no points):")
        lines += [
            paragraph(comparison_words(item), indent=6, first=f"    {MARKS[item.result]} ") for item in verdict.compared
        ]
    brings = fit_words(verdict.fit) if verdict.fit is not None else []
    if brings:
        lines.append("  What the job would bring the person (moves no points):")
        lines += [paragraph(text, indent=6, first="    • ") for text in brings]
    return [*lines, paragraph(SCREEN_NOTE)]


def finding_lines(verdict: Verdict) -> list[str]:
    """What was found about the files that a person should look at; it moves no points."""
    told = [finding for finding in verdict.findings if finding.severity != "info"]
    if not told:
        return []
    return ["  To look at (moves no points):"] + [
        paragraph(f"{finding.message} [{finding.id}]", indent=6, first="    ! ") for finding in told
    ]


def _knockout_lines(verdict: Verdict) -> list[str]:
    if not verdict.knockouts:
        return []
    lines = ["  Knock-out questions (a person decides):"]
    return lines + [
        paragraph(f"{item.text or item.kind}: {KNOCKOUTS[item.result]}", indent=6, first=f"    {MARKS[item.result]} ")
        for item in verdict.knockouts
    ]


def _part_lines(verdict: Verdict) -> list[str]:
    """The score by its parts, each as a bar of what it can give."""
    return [
        f"    {part.name:<12} {_bar(part.points, part.max_points, _BAR)} {part.points:5.1f}/{part.max_points:.1f}"
        for part in verdict.subscores
    ]


def _requirement_lines(item: RequirementResult) -> list[str]:
    drawn = _bar(item.points, item.max_points, _SMALL_BAR)
    head = f"  {MARKS[item.result]} {drawn} {item.points:4.1f}/{item.max_points:<4.1f} "
    said = f"{shorten(item.text, 110)} ({requirement_note(item)}: {RESULTS[item.result]})"
    lines = [paragraph(said, indent=20, first=head)]
    return [*lines, paragraph(_proof(item), indent=22, first=" " * 20 + "→ ")] if item.evidence else lines


def _bar(points: float, most: float, width: int) -> str:
    share = 100 * points / most
    return bar(share, share, share, width=width)


def _proof(item: RequirementResult) -> str:
    """The words that show a requirement best, and how long it was in use."""
    quoted = f"“{shorten(item.evidence[0].text, 90)}”"
    return f"{quoted} ({usage_words(item.usage)})" if item.usage is not None else quoted
