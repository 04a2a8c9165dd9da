"""What a person says of their work, as plain values, and the parameters that weigh it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from careerproof.evidence import Record
from careerproof.facts.model import Activity, RelatedOccupation
from careerproof.safety.overrides import Override, shipped_figures
from careerproof.safety.signals import SafetyFacts


class PersonalFacts(SafetyFacts, Protocol):
    """What the personal score asks of the facts beyond the score of an occupation; `facts.store` answers it."""

    def __hash__(self) -> int:
        """Facts are known by which they are, so that what is made of them is made once."""

    def activities(self, code: str) -> tuple[Activity, ...]:
        """The detailed work activities of an occupation, heaviest first."""

    def activity_titles(self) -> tuple[tuple[str, str, str, str, str, str], ...]:
        """(activity, title, intermediate parent, its title, generalized parent, its title) of all."""

    def activity_labels(self) -> tuple[tuple[str, str, int, float | None, float | None, float | None], ...]:
        """(code, activity, tasks, exposure, automation, physical) of all occupations."""

    def measure_values(self, name: str) -> dict[str, float]:
        """The value of a derived measure for every occupation that has it, by code."""

    def related(self, code: str) -> tuple[RelatedOccupation, ...]:
        """The occupations that are called related."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bullet(Record):
    """A line that tells of work done, and where it stands (a JSON pointer, passed on unchanged)."""

    text: str
    pointer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Job(Record):
    """A job with its bullets: how many months it lasted and how long ago it ended (0 = held now); None = not said."""

    title: str | None
    months: float | None
    years_ago: float | None
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Person(Record):
    """What a résumé tells of a person's work. `months` is the time worked, no month twice; None where nothing is dated.

    `title` is the title they go by, of which the stage of their career is read.
    """

    title: str | None
    months: int | None
    jobs: tuple[Job, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Slope(Record):
    """By how much a figure's normal score rises with what its activities' labels and their other occupations say, and
    with the share of those that belong to `families`.
    """

    label: str | None
    labels: float
    others: float
    named: float
    families: frozenset[str]


class Parameters:
    """The figures of `personal.toml`, each of which has its reason there."""

    def __init__(self, plain: Mapping[str, Mapping[str, object]]) -> None:
        self._plain = plain
        self.slopes = {name: _slope(row) for name, row in plain["slopes"].items()}

    def number(self, table: str, key: str) -> float:
        """A figure."""
        value = self._plain[table][key]
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"{table}.{key} is no number")
        return float(value)

    def words(self, table: str, key: str) -> frozenset[str]:
        """A list of words."""
        return frozenset(str(self._plain[table][key]).split())

    def job_weight(self, job: Job) -> float:
        """How much of a career a job is: its months, halved for every half-life since it ended."""
        months = self.number("mix", "undated_months") if job.months is None else job.months
        ago = self.number("mix", "undated_years_ago") if job.years_ago is None else job.years_ago
        decay: float = 2.0 ** (-max(0.0, ago) / self.number("mix", "half_life_years"))
        return min(max(0.0, months), self.number("mix", "longest_months")) * decay


@lru_cache(maxsize=8)
def load_parameters(overrides: tuple[Override, ...] = ()) -> Parameters:
    """The shipped parameters, but for the figures that a policy sets; the same object for the same figures."""
    plain = {table: dict(rows) for table, rows in shipped_figures().items()}
    for table, key, figure in overrides:
        plain[table][key] = figure
    return Parameters(plain)


def _slope(row: object) -> Slope:
    if not isinstance(row, Mapping):
        raise TypeError("a slope is a table")
    label = row.get("label")
    slope = Slope(
        label=None if label is None else str(label),
        labels=float(row.get("labels", 0.0)),
        others=float(row.get("others", 0.0)),
        named=float(row.get("named", 0.0)),
        families=frozenset(str(row.get("families", "")).split()),
    )
    if not math.isfinite(slope.labels + slope.others + slope.named):
        raise ValueError("a slope is no number")
    return slope
