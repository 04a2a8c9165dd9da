"""A list of careers on a terminal."""

from __future__ import annotations

from careerproof.careers.model import CareerList, CareerRow
from careerproof.faces.cli.layout import money, table

_HEADINGS = ("Career", "Score", "Category", "Median pay", "Growth")
_WIDTHS = (33, 5, 15, 11, 6)
_RIGHT = frozenset({1, 3, 4})


def careers_page(found: CareerList) -> str:
    """How many careers there are, and a line for each."""
    if not found.careers:
        return f"no career{f' is like {found.query!r}' if found.query else ''} with these conditions"
    told = f"{found.found:,} careers" if found.found != 1 else "1 career"
    shown = len(found.careers)
    heading = told if shown == found.found else f"{told}, the first {shown} of them"
    lines = table([_HEADINGS, *(_cells(row) for row in found.careers)], widths=_WIDTHS, right=_RIGHT)
    return f"{heading}\n\n{lines}\n\n  careerproof profile CAREER shows everything about one."


def _cells(row: CareerRow) -> tuple[str, ...]:
    return (
        row.title,
        "—" if row.score10 is None else f"{row.score10}/10",
        row.category or "not scored",
        _pay(row),
        "—" if row.change_pct is None else f"{row.change_pct:+.0f}%",
    )


def _pay(row: CareerRow) -> str:
    if row.pay is None:
        return "—"
    return money(row.pay) if row.pay_period == "year" else f"{money(row.pay, cents=True)}/h"
