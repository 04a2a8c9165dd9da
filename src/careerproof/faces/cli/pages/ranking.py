"""Postings ranked for one résumé, as a table for a terminal and as CSV."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.faces.cli.layout import paragraph, percent, shorten, table
from careerproof.faces.cli.options import csv_text
from careerproof.faces.words import PAY_NOTE, SCREEN_NOTE, fit_words, yearly_pay
from careerproof.verbs.ranking import RankedPosting

_WIDTHS = (2, 34, 5, 6, 11, 8)
_RIGHT = frozenset({0, 2, 3, 4, 5})
_MOST_LACKING = 4


def ranking_page(resume: str, rows: Sequence[RankedPosting]) -> str:
    """The table, then for each posting what stands in the way and what the job would bring."""
    head = ["", "posting", "score", "safety", "pay a year", "to yours"]
    lines = [shorten(f"{resume}: {len(rows)} postings, best fit first", 80)]
    lines.append(table([head, *(_cells(row) for row in rows)], widths=_WIDTHS, right=_RIGHT))
    for row in rows:
        lines += ["", *_detail(row)]
    return "\n".join([*lines, "", paragraph(PAY_NOTE), paragraph(SCREEN_NOTE), ""])


def ranking_csv(rows: Sequence[RankedPosting]) -> str:
    """One line a posting, in the order of the ranking."""
    columns = (
        "rank", "posting", "title", "company", "score", "not_met", "unknown", "lacking", "safety", "category",
        "safety_change", "pay", "usual_pay", "pay_change", "location", "remote", "read", "error", "pay_low", "pay_high",
        "pay_basis", "level_change", "skills_used", "doubt",
    )  # fmt: skip
    return csv_text(columns, (_csv_cells(row) for row in rows))


def _csv_cells(row: RankedPosting) -> tuple[object, ...]:
    fit = row.fit
    told: tuple[object, ...] = (None,) * 8
    more: tuple[object, ...] = (None,) * 5
    if fit is not None:
        told = (
            fit.safety, fit.category, fit.safety_change, fit.pay, fit.usual_pay, fit.pay_change, fit.location,
            fit.remote,
        )  # fmt: skip
        more = (fit.pay_low, fit.pay_high, fit.pay_basis, fit.level_change, "; ".join(fit.skills_used))
    return (
        row.rank, row.posting, row.title, row.company, row.score, "; ".join(row.not_met), "; ".join(row.unknown),
        "; ".join(row.lacking), *told, row.read, row.error.message if row.error is not None else None, *more,
        row.doubt.message if row.doubt is not None else None,
    )  # fmt: skip


def _name(row: RankedPosting) -> str:
    return " at ".join(part for part in (row.title, row.company) if part) or row.posting


def _cells(row: RankedPosting) -> list[str]:
    if row.error is not None:
        return ["–", row.posting, "—", "—", "—", "—"]
    fit = row.fit
    return [
        str(row.rank) if row.rank is not None else "–",
        _name(row),
        "—" if row.score is None else f"{row.score:.0f}",
        "—" if fit is None or fit.safety is None else f"{fit.safety}/10",
        yearly_pay(fit),
        "—" if fit is None else percent(fit.pay_change, signed=True),
    ]


def _detail(row: RankedPosting) -> list[str]:
    if row.error is not None:
        return [paragraph(f"{row.posting}: not read: {row.error.message} — {row.error.hint}", first="  ! ", indent=4)]
    lines = [paragraph(f"{_name(row)} ({row.posting})", first=f"  {row.rank or '–'} ", indent=4)]
    if row.doubt is not None:
        lines.append(paragraph(f"{row.doubt.message[0].upper()}{row.doubt.message[1:]}", first="    ! ", indent=6))
    said = [f"Not met: {text}" for text in row.not_met] + [f"Cannot tell: {text}" for text in row.unknown]
    if row.lacking:
        rest = len(row.lacking) - _MOST_LACKING
        said.append(f"Required, not shown: {', '.join(row.lacking[:_MOST_LACKING])}{f' and {rest} more' * (rest > 0)}")
    brings = fit_words(row.fit) if row.fit is not None else []
    return lines + [paragraph(text, indent=6) for text in (*said, *brings)]
