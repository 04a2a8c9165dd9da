"""Where a career stands among all: the share of the others that lie below it in score, pay and growth."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from careerproof.careers.figures.growth import give_growth
from careerproof.careers.figures.pay import median_pay
from careerproof.careers.landscape import see_landscape
from careerproof.careers.model import Standing
from careerproof.careers.scores import points_of
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts


@dataclass(frozen=True, kw_only=True, slots=True)
class _Crowd:
    """The figures of all scored careers, each kind ascending."""

    scores: tuple[float, ...]
    pays: tuple[float, ...]
    changes: tuple[float, ...]


def give_standing(facts: Facts, key: str) -> Standing:
    """The percentile of a career among all scored careers, official and emerging, in score, pay and growth."""
    crowd = _see_crowd(facts)
    return Standing(
        careers=len(crowd.scores),
        score=_place(points_of(facts, key), crowd.scores),
        pay=_place(median_pay(facts, key), crowd.pays),
        growth=_place(give_growth(facts, key).change_pct, crowd.changes),
    )


@kept(4)
def _see_crowd(facts: Facts) -> _Crowd:
    scored = {key: score for key in see_landscape(facts).keys if (score := points_of(facts, key)) is not None}
    return _Crowd(
        scores=_known(scored.values()),
        pays=_known(median_pay(facts, key) for key in scored),
        changes=_known(give_growth(facts, key).change_pct for key in scored),
    )


def _known(values: Iterable[float | None]) -> tuple[float, ...]:
    return tuple(sorted(value for value in values if value is not None))


def _place(value: float | None, crowd: tuple[float, ...]) -> float | None:
    """The per cent of the others that lie below, those that are equal counting half; None without a figure."""
    if value is None or len(crowd) < 2:
        return None
    below, upto = bisect_left(crowd, value), bisect_right(crowd, value)
    equals = max(0, upto - below - 1)
    return round(100.0 * (below + equals / 2.0) / (len(crowd) - 1), 1)
