"""All careers as the page of one sees them: how a figure is spread over them, and who stands near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.careers.model import CareerRow

NEAR = 8
"""How many careers of the same category, and of the same industry, a page names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """A figure of all careers: the values in order, and how many fall into each step of a scale.

    The first and the last step hold what lies beyond them too.
    """

    values: tuple[float, ...]
    low: float
    step: float
    counts: tuple[int, ...]

    @property
    def high(self) -> float:
        """The end of the scale."""
        return self.low + self.step * len(self.counts)

    @property
    def median(self) -> float:
        """The value in the middle."""
        return self.values[len(self.values) // 2]

    def bin_of(self, value: float) -> int:
        """The step that a value falls into."""
        return min(len(self.counts) - 1, max(0, int((value - self.low) // self.step)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Crowd:
    """What the pages of all careers share, reckoned once."""

    rows: Sequence[CareerRow]
    by_key: dict[str, CareerRow]
    by_category: dict[str, list[CareerRow]]
    by_industry: dict[str, list[CareerRow]]
    scores: Spread
    pays: Spread
    changes: Spread

    def alike(self, key: str) -> list[CareerRow]:
        """Careers of the same category, nearest in score first."""
        row = self.by_key[key]
        return _nearest(self.by_category.get(row.category or "", []), row)

    def beside(self, key: str) -> list[CareerRow]:
        """Careers of the same industry, nearest in score first."""
        row = self.by_key[key]
        return _nearest(self.by_industry.get(row.industry, []), row)


def see_crowd(rows: Sequence[CareerRow]) -> Crowd:
    """The careers as a crowd; the last one is kept, because a thousand pages are made of the same rows."""
    if not _kept or _kept[0].rows is not rows:
        _kept[:] = [_gather(rows)]
    return _kept[0]


_kept: list[Crowd] = []


def _gather(rows: Sequence[CareerRow]) -> Crowd:
    by_category, by_industry = defaultdict(list), defaultdict(list)
    for row in rows:
        by_category[row.category or ""].append(row)
        by_industry[row.industry].append(row)
    yearly = [row.pay for row in rows if row.pay is not None and row.pay_period == "year"]
    return Crowd(
        rows=rows,
        by_key={row.key: row for row in rows},
        by_category=dict(by_category),
        by_industry=dict(by_industry),
        scores=_spread([row.score for row in rows if row.score is not None], low=0, step=5, steps=20),
        pays=_spread(yearly, low=20_000, step=10_000, steps=20),
        changes=_spread([row.change_pct for row in rows if row.change_pct is not None], low=-20, step=2.5, steps=20),
    )


def _spread(values: Sequence[float], *, low: float, step: float, steps: int) -> Spread:
    empty = Spread(values=tuple(sorted(values)), low=low, step=step, counts=(0,) * steps)
    counts = [0] * steps
    for value in values:
        counts[empty.bin_of(value)] += 1
    return Spread(values=empty.values, low=low, step=step, counts=tuple(counts))


def _nearest(rows: Sequence[CareerRow], row: CareerRow) -> list[CareerRow]:
    others = [other for other in rows if other.key != row.key]
    if row.score is None:
        others.sort(key=lambda other: (-(other.score or 0.0), other.title))
        return others[:NEAR]
    score = row.score
    others = [other for other in others if other.score is not None]
    return sorted(others, key=lambda other: (abs((other.score or 0.0) - score), other.title))[:NEAR]
