"""What differs between two facts, as text for a terminal and as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from careerproof.evidence import to_plain
from careerproof.faces.cli.layout import heading, paragraph, table
from careerproof.faces.cli.pages.facts_diff_words import (
    KINDS,
    explain_move,
    name_change,
    number,
    say_facts,
    say_scores,
    say_source,
    signed,
)
from careerproof.faces.words import CATEGORIES

if TYPE_CHECKING:
    from careerproof.facts.comparing.model import Change, FactsDiff, RatingChange
    from careerproof.safety.compare import ScoreDiff
    from careerproof.verbs.model import FactsComparison

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
        ("Sources", [paragraph(say_source(change), indent=4, first="  • ") for change in facts.sources]),
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
    return [paragraph(text, indent=4, first="  • ") for text in (*say_scores(scores), *say_facts(facts))]


def _score_lines(scores: ScoreDiff) -> list[str]:
    lines = []
    for move in scores.moves:
        row = table(
            [[move.code, move.title, number(move.old), number(move.new), signed(move.move)]],
            widths=(10 if move.kind == "occupation" else 24, 44 if move.kind == "occupation" else 30, 5, 5, 6),
            right=frozenset({2, 3, 4}),
        )
        told = "; ".join(part for part in (name_change(move), explain_move(move)) if part)
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
            paragraph(f"{change.code}  {change.title}: {KINDS.get(kind, kind)}{said}{hint}", indent=4, first="  • ")
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
                    signed(change.change) + ("%" if change.unit == "%" else ""),
                    signed(change.relative),
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
        most = f"; most: {row.name} ({row.scale}) {number(row.old)} → {number(row.new)}" if row.moved else ""
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


def _size(change: Change) -> tuple[float, str, bool, str]:
    size = change.relative if change.relative is not None else change.change
    # To a tenth: of moves alike the median pay is told, and figures in words come after all numbers.
    return (-round(abs(size), 1) if size is not None else 1.0, change.code, change.what != "wage.p50", change.what)


def _value(value: object) -> str:
    if value is None:
        return "—"
    if isinstance(value, float):
        return f"{value:,.3f}" if abs(value) < 2 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
