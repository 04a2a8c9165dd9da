"""Moves as text: a table of them, or the way to one career, drawn leap by leap."""

from __future__ import annotations

from careerproof.careers.model import MovePart, Paths, SkillGap, Step, Transition
from careerproof.faces.cli.layout import bar, heading, money, paragraph, percent, shorten, table
from careerproof.faces.words import ATTRIBUTION

PARTS = {
    "skills": "skills",
    "knowledge": "knowledge",
    "activities": "kinds of activity",
    "detailed_work": "detailed work",
    "named_skills": "skills by name",
    "core_subject": "core subject",
    "preparation": "preparation",
}
EXPLAINED = 3
"""How many moves of a list are told in words, too."""

REACH_NOTE = (
    "Reach is how much of what a career asks for is there already, not a chance of being hired. Time is full-time "
    "schooling and training by published entry requirements; what you have beyond your career may shorten it."
)
FAR = 0.5
"""Below this ways through other careers are looked for."""

_LEARN = 5


def paths_page(paths: Paths) -> str:
    """The moves out of or into a career as a table; the way to one career as its parts and ways."""
    is_way = paths.origin_title is not None and paths.target_title is not None
    lines = _way_page(paths) if is_way else _list_page(paths)
    return "\n".join([*lines, "", paragraph(REACH_NOTE, indent=0), paragraph(ATTRIBUTION, indent=0)])


def _list_page(paths: Paths) -> list[str]:
    title = f"Moves out of {paths.origin_title}" if paths.origin_title else f"Moves into {paths.target_title}"
    lines = [heading(shorten(title, 70)), f"  Median pay there: {_pay(paths.median_pay)}", ""]
    if not paths.moves:
        return [*lines, paragraph("No career that you ask for is near enough for what these facts can tell.")]
    rows = [["", "", "reach", "safe", "points", "pay", "change", "takes"]]
    rows += [
        [
            f"{number}",
            move.title,
            percent(move.feasibility),
            _mark(move.score10),
            "—" if move.score_change is None else f"{move.score_change:+.0f}",
            _pay(move.median_pay),
            percent(move.pay_change, signed=True),
            _time(move),
        ]
        for number, move in enumerate(paths.moves, 1)
    ]
    lines.append(table(rows, widths=(2, 25, 5, 5, 6, 8, 6, 7), right=frozenset({0, 2, 3, 4, 5, 6, 7})))
    for number, move in enumerate(paths.moves[:EXPLAINED], 1):
        lines += ["", paragraph(f"{move.title}: {'; '.join(move.why)}.", indent=5, first=f"  {number:2} ")]
        lines += _missing_lines(move)
    return lines


def _way_page(paths: Paths) -> list[str]:
    direct, *routes = paths.moves
    lines = [heading(shorten(f"From {paths.origin_title} to {paths.target_title}", 70))]
    lines += [f"  {direct.feasibility:.0%} of the way is there already. Why:", ""]
    lines += [_part_line(part) for part in direct.parts]
    lines += ["", paragraph(f"{'; '.join(direct.why)}.")]
    lines += _missing_lines(direct)
    if direct.preparation is not None:
        lines += [paragraph(need.text, indent=7, first="     • ") for need in direct.preparation.needs]
    if routes:
        lines += ["", heading("Ways through other careers"), ""]
        lines += [
            paragraph(
                "None of them is better than another in everything: how hard the hardest leap is, time, pay "
                "and AI-safety on the way."
            )
        ]
    elif direct.feasibility < FAR:
        lines += ["", paragraph("These facts show no way in two or three leaps either.")]
    for number, route in enumerate(routes, 1):
        lines += ["", *_route_lines(number, route, paths)]
    return lines


def _route_lines(number: int, route: Transition, paths: Paths) -> list[str]:
    """A way, drawn from the start down to the target."""
    lowest = [f"pay never under {money(route.lowest_pay)}"] if route.lowest_pay else []
    head = "; ".join([f"hardest leap {route.feasibility:.0%}", f"{route.preparation}", *lowest])
    lines = [paragraph(f"Way {number}: {head}"), f"    o  {shorten(paths.origin_title or '', 70)}"]
    for step in route.steps:
        learn = f"learn {', '.join(step.learn[:_LEARN])}" if step.learn else "little to learn"
        licence = f"; licence: {', '.join(step.licences)}" if step.licences else ""
        text = f"{step.feasibility:.0%}, {_span(step.months_low, step.months_high)}: {learn}{licence}"
        lines += [paragraph(text, indent=9, first="    |    ").replace("\n         ", "\n    |    "), _stop_line(step)]
    return lines


def _stop_line(step: Step) -> str:
    figures = f"{_pay(step.median_pay)} ({percent(step.pay_change, signed=True)}), safety {_mark(step.score10)}"
    return f"    v  {shorten(step.title, 71 - len(figures))}  {figures}"


def _part_line(part: MovePart) -> str:
    name = PARTS[part.name] + (f" ({part.subject})" if part.subject else "")
    full = 100 * part.share
    return f"  {shorten(name, 36):36} {bar(full, full, full)} {part.share:5.0%}  x {part.factor:.2f}"


def _missing_lines(move: Transition) -> list[str]:
    """What is missing, with how far: the level held, the level asked for."""
    if not move.skills_missing:
        return []
    gaps = {gap.name: gap for gap in move.gaps}
    named = [_gap_words(gaps[name]) if name in gaps else name for name in move.skills_missing]
    return [paragraph(f"to learn (level held > asked, of 7): {', '.join(named)}", indent=5)]


def _gap_words(gap: SkillGap) -> str:
    return f"{gap.name} {gap.held:.1f} > {gap.asked:.1f}"


def _time(move: Transition) -> str:
    return "—" if move.preparation is None else _span(move.preparation.months_low, move.preparation.months_high)


def _span(low: int, high: int) -> str:
    """A range of months in at most seven characters: "none", "3-12 mo", "2-4 y"."""
    if high <= 0:
        return "none"
    if high < 24:
        return f"{low}-{high} mo" if low < high else f"{high} mo"
    first, last = round(low / 12), round(high / 12)
    return f"{first}-{last} y" if first < last else f"{last} y"


def _mark(score10: int | None) -> str:
    return "—" if score10 is None else f"{score10}/10"


def _pay(pay: int | None) -> str:
    return "—" if pay is None else money(pay)
