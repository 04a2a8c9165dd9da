"""Pay, projections and measures that moved, each beside the move of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from statistics import median
from typing import TypeVar

from careerproof.facts.comparing.model import Change, PayChanges, ProjectionChanges, Unit, Value
from careerproof.facts.comparing.occupations import titles_by_code
from careerproof.facts.model import Measure, Projection, Wages
from careerproof.facts.schema import PERCENTILES
from careerproof.facts.store import Facts

Row = TypeVar("Row")
_PAY = ("mean", *PERCENTILES)
_COUNTS = frozenset({"employment", "employment_projected", "annual_openings"})
_PROJECTED = {
    **{
        name: name
        for name in (
            "change_pct",
            *sorted(_COUNTS),
            "education",
            "experience",
            "training",
            "names_ai",
            "names_automation",
        )
    },
    "line": "survey_title",
}
"""What is compared of a projection, by the name it is told under."""

Periods = tuple[tuple[int, int], tuple[int, int]]
Found = tuple[str, Value, Value, float | None, Unit]
"""What differs, the value in either artifact, by how much, in which unit."""


def compare_pay(old: Facts, new: Facts) -> PayChanges:
    """The pay that moved, became known or unknown, or became a floor; by code and figure."""
    before, after = _by_code(old, Facts.wages), _by_code(new, Facts.wages)
    changes = [
        _change(code, title, found)
        for code, title in _titles_of_both(old, new)
        for found in _pay_differences(before.get(code), after.get(code))
    ]
    moves = _moves(before, after, _median_pay_move)
    middle = median(moves) if moves else None
    return PayChanges(
        old_vintages=_distinct(row.vintage for row in before.values()),
        new_vintages=_distinct(row.vintage for row in after.values()),
        compared=len(moves),
        median_pct=middle,
        changes=tuple(_beside_ratio(change, middle) for change in changes),
    )


def compare_projections(old: Facts, new: Facts) -> ProjectionChanges:
    """The projections that moved, came or went; a period that moved for all is told once, not line by line."""
    before, after = _by_code(old, Facts.projection), _by_code(new, Facts.projection)
    usual = _usual_periods(before, after)
    changes = [
        _change(code, title, found)
        for code, title in _titles_of_both(old, new)
        for found in _projection_differences(before.get(code), after.get(code), usual)
    ]
    moves = _moves(before, after, lambda first, second: second.change_pct - first.change_pct)
    middle = median(moves) if moves else None
    return ProjectionChanges(
        old_periods=tuple(sorted({_period(row) for row in before.values()})),
        new_periods=tuple(sorted({_period(row) for row in after.values()})),
        compared=len(moves),
        median_points=middle,
        changes=tuple(_beside_difference(change, middle) for change in changes),
    )


def compare_measures(old: Facts, new: Facts) -> tuple[Change, ...]:
    """Our own measures that moved, or whose intervals did; by measure and code."""
    titles = dict(_titles_of_both(old, new))
    names = sorted({name for facts in (old, new) for (name,) in facts.query("SELECT DISTINCT measure FROM measure")})
    changes = []
    for name in names:
        before, after = old.measure(name), new.measure(name)
        for code in sorted((before.keys() | after.keys()) & titles.keys()):
            found = _measure_difference(name, before.get(code), after.get(code))
            changes += [_change(code, titles[code], found)] if found else []
    return tuple(changes)


def _titles_of_both(old: Facts, new: Facts) -> list[tuple[str, str]]:
    """(code, title) of the occupations that both have: one that came or went is told as that, not figure by figure."""
    both = set(old.codes()) & set(new.codes())
    return sorted((code, title) for code, title in titles_by_code(old, new).items() if code in both)


def _by_code(facts: Facts, read: Callable[[Facts, str], Row | None]) -> dict[str, Row]:
    found = ((code, read(facts, code)) for code in facts.codes())
    return {code: row for code, row in found if row is not None}


def _moves(
    before: Mapping[str, Row], after: Mapping[str, Row], move: Callable[[Row, Row], float | None]
) -> list[float]:
    """The moves of the codes that both have, each pair of published lines once although occupations share it."""
    pairs = {}
    for code in sorted(before.keys() & after.keys()):
        first, second = before[code], after[code]
        found = move(first, second)
        if found is not None:
            pairs[_line(first), _line(second)] = found
    return list(pairs.values())


def _line(row: object) -> str:
    return str(row.survey_code) if isinstance(row, Wages | Projection) else ""


def _median_pay_move(old: Wages, new: Wages) -> float | None:
    if "p50" in (*old.top_coded, *new.top_coded):
        return None
    return _per_cent(old.p50, new.p50)


def _pay_differences(old: Wages | None, new: Wages | None) -> Iterator[Found]:
    before, after = _pay_figures(old), _pay_figures(new)
    floors = {name for row in (old, new) if row is not None for name in _floors(row)}
    for name, first in before.items():
        second = after[name]
        if first != second:
            yield f"wage.{name}", first, second, None if name in floors else _per_cent(first, second), "%"
    for name, say in _PAY_WORDS.items():
        said, says = (None if row is None else say(row) for row in (old, new))
        if said != says:
            yield f"wage.{name}", said, says, None, ""


_PAY_WORDS: dict[str, Callable[[Wages], Value]] = {
    "floors": lambda row: " ".join(sorted(_floors(row))) or None,
    "reason": lambda row: row.reason,
    "line": lambda row: row.survey_title,
}
"""What is said beside the figures: which are only floors, why there are none, what the survey calls the occupation."""


def _floors(row: Wages) -> list[str]:
    return [*row.top_coded, *(f"hourly_{name}" for name in (row.hourly.top_coded if row.hourly else ()))]


def _pay_figures(row: Wages | None) -> dict[str, float | None]:
    figures: dict[str, float | None] = {
        name: None if row is None else getattr(row, name) for name in ("employment", *_PAY)
    }
    hourly = None if row is None else row.hourly
    return figures | {f"hourly_{name}": None if hourly is None else getattr(hourly, name) for name in PERCENTILES}


def _projection_differences(old: Projection | None, new: Projection | None, usual: Periods | None) -> Iterator[Found]:
    for name, column in _PROJECTED.items():
        first, second = (None if row is None else getattr(row, column) for row in (old, new))
        if first == second:
            continue
        if name == "change_pct":
            yield f"projection.{name}", first, second, _difference(first, second), "points"
        else:
            yield f"projection.{name}", first, second, _per_cent(first, second) if name in _COUNTS else None, "%"
    if old is not None and new is not None and _period(old) != _period(new) and (_period(old), _period(new)) != usual:
        yield "projection.period", _years(_period(old)), _years(_period(new)), None, ""


def _measure_difference(name: str, old: Measure | None, new: Measure | None) -> Found | None:
    first, second = (None if row is None else row.value for row in (old, new))
    if first != second:
        return f"measure.{name}", first, second, _difference(first, second), "points"
    before, after = (None if row is None else _interval(row) for row in (old, new))
    return None if before == after else (f"measure.{name}.interval", before, after, None, "")


def _interval(row: Measure) -> str:
    inferred = ", inferred" if row.inferred else ""
    return f"{row.low:.6f} to {row.high:.6f} of {row.studies} studies{inferred}"


def _usual_periods(before: Mapping[str, Projection], after: Mapping[str, Projection]) -> Periods | None:
    """The pair of periods that most lines have."""
    pairs = Counter((_period(before[code]), _period(after[code])) for code in sorted(before.keys() & after.keys()))
    return min(pairs, key=lambda pair: (-pairs[pair], sorted(pair))) if pairs else None


def _period(row: Projection) -> tuple[int, int]:
    return row.from_year, row.to_year


def _years(period: tuple[int, int]) -> str:
    return f"{period[0]}–{period[1]}"


def _per_cent(old: float | None, new: float | None) -> float | None:
    return None if not old or new is None else 100.0 * (new / old - 1.0)


def _difference(old: float | None, new: float | None) -> float | None:
    return None if old is None or new is None else new - old


def _change(code: str, title: str, found: Found) -> Change:
    what, old, new, change, unit = found
    return Change(
        code=code, title=title, what=what, old=old, new=new, change=change, unit="" if change is None else unit
    )


def _beside_ratio(change: Change, middle: float | None) -> Change:
    """The move of pay in per cent of what it would be had it moved like the median."""
    if change.change is None or middle is None or change.what == "wage.employment":
        return change
    return replace(change, relative=100.0 * ((100.0 + change.change) / (100.0 + middle) - 1.0))


def _beside_difference(change: Change, middle: float | None) -> Change:
    if change.change is None or middle is None or change.what != "projection.change_pct":
        return change
    return replace(change, relative=change.change - middle)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(texts)))
