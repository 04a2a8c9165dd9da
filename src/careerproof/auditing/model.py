"""The value types of `auditing`: a person in the sample, a category of them, and what an audit found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from careerproof.evidence import Record

Measure = Literal["selection", "scoring"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Applicant(Record):
    """One assessed person: what was decided, the score, and the categories that the user's data gives.

    `selected` and `score` are None where the data has none. `categories` maps an attribute ("sex") to the category
    ("Female"); an attribute that is not there is unknown. None of them is ever guessed.
    """

    selected: bool | None
    score: float | None
    categories: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Category(Record):
    """How one category fares: `favoured` of `count` people, that share as `rate`, and it beside the highest rate.

    `impact_ratio` is None for a category that is left out (`excluded` says why) and where the highest rate is zero.
    `low` and `high` bound the ratio at 95 per cent; None where a count is too small for the method. `p_value` is that
    of Fisher's exact test, two-sided, against the category with the highest rate. `below_four_fifths` is the rule of
    thumb of the Uniform Guidelines, a flag of its own: neither it nor the test alone is a finding of discrimination.
    """

    name: str
    count: int
    favoured: int
    rate: float | None
    impact_ratio: float | None
    low: float | None
    high: float | None
    p_value: float | None
    below_four_fifths: bool | None
    excluded: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison(Record):
    """The categories of one attribute, or of several crossed, by one measure.

    `attributes` are the columns. `cutoff` is the score from which on a person counts as selected, for what-if
    questions; None for what was decided, and for scoring rates. `unknown` people have no category and are left out.
    """

    attributes: tuple[str, ...]
    measure: Measure
    cutoff: float | None
    categories: tuple[Category, ...]
    unknown: int

    @property
    def reference(self) -> str | None:
        """The category with the highest rate, which the others are compared with."""
        rated = [item for item in self.categories if item.excluded is None and item.rate is not None]
        return max(rated, key=lambda item: item.rate or 0.0).name if rated else None


@dataclass(frozen=True, kw_only=True, slots=True)
class BiasAudit(Record):
    """What an audit of decisions or scores found. Scoring rates are the shares above `median`, the sample's score."""

    people: int
    median: float | None
    comparisons: tuple[Comparison, ...]

    def __str__(self) -> str:
        rows = [item for comparison in self.comparisons for item in comparison.categories]
        flagged = sum(item.below_four_fifths is True for item in rows)
        return f"{self.people} people, {len(self.comparisons)} comparisons, {flagged} rates under four fifths"
