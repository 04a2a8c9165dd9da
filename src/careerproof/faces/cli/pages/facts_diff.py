"""What differs between two facts, as text for a terminal, as Markdown for a changelog, and as rows."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from careerproof.evidence import to_plain
from careerproof.faces.cli.layout import heading, paragraph, table
from careerproof.faces.words import CATEGORIES, STRENGTHS

if TYPE_CHECKING:
    from careerproof.facts.comparing.model import Change, FactsDiff, RatingChange, SourceChange
    from careerproof.safety.compare import InputMove, PointsMove, ScoreDiff, ScoreMove
    from careerproof.verbs.model import FactsComparison

CHANGELOG_WIDTH = 120
INPUTS = {
    "exposure": "AI exposure",
    "automation_ai": "automation by AI",
    "automation_routine": "routine manual work",
    "theta": "theta",
    "demand": "standing of demand",
    "ai_creation": "work on AI",
    "change_pct": "projected change",
    "openings_pct": "openings per 100 workers",
    "all_change_pct": "projected change of all occupations",
    **{name: words.lower() for name, words in STRENGTHS.items()},
}
STEPS = {
    "base": "base",
    "automation": "automation",
    "human_necessity": "need of a person",
    "exposure": "AI exposure",
    "demand": "demand",
    "ai_creation": "work on AI",
    "scale": "end of the scale",
}
NOT_TOLD = frozenset({"demand"})
TOLD_INPUTS = 3
"""So many figures of a step are told in the text, those that moved most; JSON holds all."""
TOLD_CATEGORIES = 3
TOLD_MOVE = 0.001
"""A figure that moved less looks the same before and after."""
PER_CENT = frozenset({"change_pct", "all_change_pct"})
COLUMN_WIDTHS = (10, 16, 10, 8, 8, 7, 7)
LISTED = frozenset({"missing", "source_file"})
"""Lists whose entries are told by name in the text: short ones that say why the others differ."""


def diff_page(found: FactsComparison, *, top: int) -> str:
    """The whole comparison for a terminal: a summary, then a short list a part."""
    facts, scores = found.facts, found.scores
    head = f"facts {facts.old_version} → {facts.new_version}"
    if found.is_empty:
        return f"{head}\n  no difference"
    lines = [head, "", heading("Summary"), *_summary(found)]
    if facts.old_version == facts.new_version:
        lines.append(paragraph("Both call themselves the same version: ask facts verify which was changed by hand."))
    for title, rows in (
        ("Sources", [paragraph(_source_line(change), indent=4, first="  • ") for change in facts.sources]),
        ("Scores that moved", _score_lines(scores)),
        ("Careers that changed category", _category_lines(scores)),
        ("Occupations", _occupation_lines(facts)),
        ("Pay", _change_lines(facts.pay.changes)),
        ("Projections", _change_lines(facts.projections.changes)),
        ("Our measures", _change_lines(facts.measures)),
        ("Ratings", _rating_lines(facts.ratings)),
    ):
        if rows:
            lines += ["", heading(title), *_cut(rows, top)]
    lines += _list_lines(facts, top)
    return "\n".join(lines)


def diff_markdown(found: FactsComparison, *, top: int) -> str:
    """The entry of a changelog under "Scores that moved": what changed, then the scores before and after."""
    facts, scores = found.facts, found.scores
    told = [*_score_sentences(scores), *_facts_sentences(facts)]
    items = [f"Facts {facts.old_version} → {facts.new_version}: " + (" ".join(told) or "no difference.")]
    moved = [f"{_name(move)}: {_figures(move)}: {_why(move)}".rstrip(": ") for move in scores.moves]
    shown = moved if top == 0 else moved[:top]
    items += shown
    if len(moved) > len(shown):
        items.append(f"And {len(moved) - len(shown):,} more: `careerproof facts diff OLD NEW --format md --top 0`.")
    wrapped = (
        textwrap.fill(item, CHANGELOG_WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
        for item in items
    )
    return "\n".join(["### Scores that moved", *wrapped])


def csv_rows(found: FactsComparison) -> Iterator[list[object]]:
    """(code, title, what, old, new, change): scores with their points first, then the facts."""
    for move in found.scores.moves:
        yield [move.code, move.title, "score", *map(to_plain, (move.old, move.new, move.move))]
        if move.old_category != move.new_category:
            yield [move.code, move.title, "category", move.old_category, move.new_category, None]
        for points in move.points:
            figures = map(to_plain, (points.old, points.new, points.move))
            yield [move.code, move.title, f"score.{points.axis}", *figures]
    for change in found.facts.changes():
        yield [change.code, change.title, change.what, *map(to_plain, (change.old, change.new, change.change))]


def _summary(found: FactsComparison) -> list[str]:
    facts, scores = found.facts, found.scores
    return [paragraph(text, indent=4, first="  • ") for text in (*_score_sentences(scores), *_facts_sentences(facts))]


def _score_sentences(scores: ScoreDiff) -> Iterator[str]:
    if not scores.moves:
        yield f"No score moved ({scores.compared:,} compared)."
    else:
        ranks = "" if scores.correlation is None else f"; rank correlation {_correlation(scores.correlation)}"
        yield (
            f"{scores.over_1:,} of {scores.compared:,} scores moved by more than 1 point, {scores.over_5:,} by more "
            f"than 5, the largest by {scores.largest:.2f}{ranks}."
        )
    if scores.gained or scores.lost:
        yield f"{_careers(scores.gained)} gained a score, {_careers(scores.lost)} lost it."
    if scores.categories:
        told = scores.categories[:TOLD_CATEGORIES]
        moves = ", ".join(f"{CATEGORIES[move.old]} → {CATEGORIES[move.new]} {move.careers}" for move in told)
        others = sum(move.careers for move in scores.categories[TOLD_CATEGORIES:])
        yield (
            f"{_careers(sum(move.careers for move in scores.categories))} changed category: {moves}"
            + (f", otherwise {others}." if others else ".")
        )
    reference = scores.reference
    if reference.is_due:
        yield (
            f"Percentiles are read from quantiles of facts {reference.facts_version}, up to {reference.new_gap:.1f} "
            "points off the new scores: publish new ones with the new facts (no score depends on them)."
        )
    for average in scores.averages:
        if average.new is not None and average.new != average.old:
            yield (
                f"All occupations together: {INPUTS[average.name]} {_number(average.old)} → {_number(average.new)}"
                f"{_unit(average.name)}; the demand of each edition is counted from its own average."
            )


def _facts_sentences(facts: FactsDiff) -> Iterator[str]:
    editions = [change for change in facts.sources if change.what != "entry"]
    if editions:
        yield "Sources: " + "; ".join(_source_line(change) for change in editions) + "."
    for lack in facts.rows:
        if lack.subject == "missing":
            yield f"The build did not find {lack.new_rows} of its inputs, before {lack.old_rows}: figures hang on them."
    kinds = Counter(change.what.removeprefix("occupation.") for change in facts.occupations)
    if kinds:
        yield "Occupations: " + ", ".join(f"{_WORDS.get(k, k)} {n:,}" for k, n in sorted(kinds.items())) + "."
    if facts.pay.changes:
        yield _pay_sentence(facts)
    if facts.projections.old_periods != facts.projections.new_periods:
        yield (
            f"The period of the projections is {_periods(facts.projections.new_periods)}, "
            f"before {_periods(facts.projections.old_periods)}."
        )
    if facts.projections.changes:
        middle = facts.projections.median_points
        beside = "" if middle is None else f"; the median projected change by {middle:+.1f} points"
        yield f"Projections moved for {_count(facts.projections.changes)}{beside}."
    if facts.measures:
        yield f"Our own measures moved for {_count(facts.measures)}."
    if facts.ratings:
        yield f"Ratings moved for {_count(facts.ratings)}."


def _pay_sentence(facts: FactsDiff) -> str:
    pay = facts.pay
    vintage = ", ".join(pay.new_vintages)
    if pay.old_vintages != pay.new_vintages:
        vintage = f"{', '.join(pay.old_vintages) or 'none'} → {vintage or 'none'}"
    beside = "" if pay.median_pct is None else f"; median pay by {pay.median_pct:+.1f} % in the middle"
    return f"Pay ({vintage}) moved for {_count(pay.changes)}{beside}."


def _score_lines(scores: ScoreDiff) -> list[str]:
    lines = []
    for move in scores.moves:
        row = table(
            [[move.code, move.title, _number(move.old), _number(move.new), _signed(move.move)]],
            widths=(10 if move.kind == "occupation" else 24, 44 if move.kind == "occupation" else 30, 5, 5, 6),
            right=frozenset({2, 3, 4}),
        )
        told = "; ".join(part for part in (_category(move), _why(move)) if part)
        lines.append(row + ("\n" + paragraph(told, indent=6) if told else ""))
    return lines


def _category_lines(scores: ScoreDiff) -> list[str]:
    return [
        table(
            [[CATEGORIES[move.old], f"→ {CATEGORIES[move.new]}", str(move.careers)]],
            widths=(18, 20, 6),
            right=frozenset({2}),
        )
        for move in scores.categories
    ]


def _occupation_lines(facts: FactsDiff) -> list[str]:
    successors = {found.code: found.codes for found in facts.successors}
    lines = []
    for change in facts.occupations:
        kind = change.what.removeprefix("occupation.")
        said = "" if kind in ("added", "gone") else f": {_value(change.old)} → {_value(change.new)}"
        hint = f" (its title lives on under {', '.join(successors[change.code])})" if change.code in successors else ""
        lines.append(
            paragraph(f"{change.code}  {change.title}: {_WORDS.get(kind, kind)}{said}{hint}", indent=4, first="  • ")
        )
    return lines


def _change_lines(changes: Sequence[Change]) -> list[str]:
    """The largest change of each occupation, largest first; then those that are no number."""
    if not changes:
        return []
    largest: dict[str, Change] = {}
    for change in sorted(changes, key=_size):
        largest.setdefault(change.code, change)
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in largest.values():  # occupations that share a published line move together: one row tells them
        alike.setdefault((change.code[:7], change.what, change.old, change.new), []).append(change)
    head = table(
        [["code", "title", "what", "old", "new", "change", "vs all"]],
        widths=COLUMN_WIDTHS,
        right=frozenset({3, 4, 5, 6}),
    )
    rows = [
        table(
            [
                [
                    change.code if len(group) == 1 else f"{change.code[:7]} +{len(group) - 1}",
                    change.title,
                    change.what.partition(".")[2].replace("_", " "),
                    _value(change.old),
                    _value(change.new),
                    _signed(change.change) + (" %" if change.unit == "%" else ""),
                    _signed(change.relative),
                ]
            ],
            widths=COLUMN_WIDTHS,
            right=frozenset({3, 4, 5, 6}),
        )
        for group in alike.values()
        for change in group[:1]
    ]
    rows[0] = f"{head}\n{rows[0]}"
    return rows


def _rating_lines(ratings: Sequence[RatingChange]) -> list[str]:
    largest = sorted(ratings, key=lambda row: (-abs((row.new or 0) - (row.old or 0)), row.code, row.domain))
    lines = []
    for row in largest:
        came = f", {row.gained} came" if row.gained else ""
        went = f", {row.lost} went" if row.lost else ""
        most = f"; most: {row.name} ({row.scale}) {_number(row.old)} → {_number(row.new)}" if row.moved else ""
        said = f"{row.code}  {row.title}: {row.domain.replace('_', ' ')}, {row.moved} moved{came}{went}{most}"
        lines.append(paragraph(said, indent=4, first="  • "))
    return lines


def _list_lines(facts: FactsDiff, top: int) -> list[str]:
    lines: list[str] = []
    if facts.rows:
        widths, right = (30, 8, 8, 7, 7, 7), frozenset({1, 2, 3, 4, 5})
        rows = [["list", "old", "new", "came", "went", "altered"]]
        rows += [
            [
                found.subject.replace("_", " "),
                *(f"{n:,}" for n in (found.old_rows, found.new_rows, found.gained, found.lost, found.altered)),
            ]
            for found in facts.rows
        ]
        lines += ["", heading("Lists"), table(rows, widths=widths, right=right)]
        for found in facts.rows:
            if found.subject in LISTED:
                lines += ["", f"  {found.about}", *_cut(list(_entry_lines(found.owners)), top)]
    if facts.tables:
        rows = [["table", "rows", "", "careers", ""]]
        rows += [
            [
                change.table.replace("_", " "),
                *(
                    "" if n is None else f"{n:,}"
                    for n in (change.old_rows, change.new_rows, change.old_occupations, change.new_occupations)
                ),
            ]
            for change in facts.tables
        ]
        lines += ["", heading("Coverage by table, old and new")]
        lines.append(table(rows, widths=(30, 9, 9, 9, 9), right=frozenset({1, 2, 3, 4})))
    return lines


def _entry_lines(owners: Iterable[object]) -> Iterator[str]:
    for owner in owners:
        for sign, name in (("+", "gained"), ("-", "lost"), ("~", "altered")):
            for entry in getattr(owner, name):
                yield paragraph(entry, indent=6, first=f"    {sign} ")


def _cut(lines: list[str], top: int) -> list[str]:
    if top == 0 or len(lines) <= top:
        return lines
    return [*lines[:top], f"  and {len(lines) - top:,} more: --top 0 shows all"]


def _source_line(change: SourceChange) -> str:
    if change.what == "edition":
        return f"{change.id}: edition {change.old} → {change.new}"
    if change.what == "entry":
        return f"{change.id}: {change.field} {change.old} → {change.new}"
    return f"{change.id} {'new' if change.what == 'added' else 'gone'} ({change.new or change.old})"


def _why(move: ScoreMove) -> str:
    """The points that moved, most first, each with the figures behind it."""
    if move.move is None:
        return "; ".join(
            f"{when}: {reason}" for when, reason in (("old", move.old_reason), ("new", move.new_reason)) if reason
        )
    steps = [_step(points) for points in sorted(move.points, key=lambda points: (-abs(points.move), points.axis))]
    inputs = [moved for points in move.points for moved in points.inputs]
    for words, names in (
        ("new sources", {name for moved in inputs for name in moved.sources_gained}),
        ("sources gone", {name for moved in inputs for name in moved.sources_lost}),
    ):
        if names:
            steps.append(f"{words}: {', '.join(sorted(names))}")
    return "; ".join(steps)


def _step(points: PointsMove) -> str:
    # A standing of demand joins change and openings, which say more.
    inputs = [moved for moved in points.inputs if moved.name not in NOT_TOLD or len(points.inputs) == 1]
    largest = sorted(inputs, key=lambda moved: (-abs(_move_of(moved)), moved.name))
    told = [_input(moved) for moved in largest[:TOLD_INPUTS] if abs(_move_of(moved)) >= TOLD_MOVE]
    if len(largest) > len(told):
        told.append(f"{len(largest) - len(told)} that moved less" if told else "figures that moved less than 0.001")
    if points.through:
        told.append("through " + " and ".join(STEPS.get(axis, axis) for axis in points.through))
    return f"{STEPS.get(points.axis, points.axis)} {_signed(points.move)}" + (f" ({', '.join(told)})" if told else "")


def _move_of(moved: InputMove) -> float:
    """How far a figure moved; one that came or went, as far as can be."""
    return 1.0 if moved.old is None or moved.new is None else moved.new - moved.old


def _input(moved: InputMove) -> str:
    digits = 1 if moved.name in PER_CENT | {"openings_pct"} else 3
    old, new = ("none" if value is None else f"{value:.{digits}f}" for value in (moved.old, moved.new))
    return f"{INPUTS.get(moved.name, moved.name)} {old} → {new}{_unit(moved.name)}"


def _unit(name: str) -> str:
    return " %" if name in PER_CENT else ""


def _name(move: ScoreMove) -> str:
    return f"{move.title} ({move.code})"


def _figures(move: ScoreMove) -> str:
    category = _category(move)
    change = "" if move.move is None else f" ({_signed(move.move)})"
    return f"{_number(move.old)} → {_number(move.new)}{change}" + (f", {category}" if category else "")


def _category(move: ScoreMove) -> str:
    if move.old_category == move.new_category or move.move is None:
        return ""
    old, new = (CATEGORIES.get(name or "", "none") for name in (move.old_category, move.new_category))
    return f"{old} → {new}"


def _size(change: Change) -> tuple[float, str, bool, str]:
    size = change.relative if change.relative is not None else change.change
    # To a tenth: of moves alike the median pay is told, and figures in words come after all numbers.
    return (-round(abs(size), 1) if size is not None else 1.0, change.code, change.what != "wage.p50", change.what)


def _count(changes: Iterable[Change | RatingChange]) -> str:
    number = len({change.code for change in changes})
    return "1 occupation" if number == 1 else f"{number:,} occupations"


def _periods(periods: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{first}–{last}" for first, last in periods) or "none"


def _careers(number: int) -> str:
    return "1 career" if number == 1 else f"{number:,} careers"


def _correlation(value: float) -> str:
    """Three decimals, but never rounded up to one: that would say that no rank moved."""
    return f"{value:.3f}" if value > 1 - 1e-12 or value < 0.9995 else f"{value:.6f}"


def _signed(value: float | None) -> str:
    return "—" if value is None else f"{value:+.2f}" if abs(value) < 10 else f"{value:+.1f}"


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:.1f}"


def _value(value: object) -> str:
    if value is None:
        return "—"
    if isinstance(value, float):
        return f"{value:,.3f}" if abs(value) < 2 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


_WORDS = {
    "added": "new",
    "gone": "gone",
    "title": "retitled",
    "job_zone": "job zone",
    "soc": "SOC code",
    "surveyed": "surveyed",
    "survey": "code of the wage survey",
    "matrix": "code of the projections",
}
