"""Sets scores side by side: what makes the difference between two careers, axis by axis, summing to the difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.evidence import Estimate, Record
from careerproof.safety.model import SafetyScore
from careerproof.safety.score import POINTS_DECIMALS


@dataclass(frozen=True, kw_only=True, slots=True)
class PointsDifference(Record):
    """What one reason gives to either score; `difference` is `other` minus `first`, both with their texts."""

    axis: str
    first: float
    other: float
    difference: float
    first_text: str
    other_text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference(Record):
    """How one score differs from the first. The `points` sum to `difference`, the largest first.

    `difference` is None where one of the two has no score. `intervals_overlap` says that the order may be the other
    way round.
    """

    first: str
    other: str
    difference: float | None
    intervals_overlap: bool | None
    points: tuple[PointsDifference, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contrast(Record):
    """Scores side by side, in the order asked for, each but the first with its difference from the first."""

    scores: tuple[SafetyScore, ...]
    differences: tuple[Difference, ...]

    def __str__(self) -> str:
        return " · ".join(str(score) for score in self.scores)


def contrast_scores(scores: Sequence[SafetyScore]) -> Contrast:
    """The scores side by side, each measured against the first."""
    first, *others = scores
    return Contrast(scores=tuple(scores), differences=tuple(contrast_two(first, other) for other in others))


def contrast_two(first: SafetyScore, other: SafetyScore) -> Difference:
    """How the other score differs from the first, in points that sum to the difference."""
    names = (first.subject.title, other.subject.title)
    a, b = first.score, other.score
    if not isinstance(a, Estimate) or not isinstance(b, Estimate):
        return Difference(first=names[0], other=names[1], difference=None, intervals_overlap=None, points=())
    return Difference(
        first=names[0],
        other=names[1],
        difference=round(b.value - a.value, POINTS_DECIMALS) + 0.0,
        intervals_overlap=a.low <= b.high and b.low <= a.high,
        points=_points(first, other),
    )


def _points(first: SafetyScore, other: SafetyScore) -> tuple[PointsDifference, ...]:
    """The reasons that differ, the largest difference first; a reason that only one of them has counts as 0."""
    sides = [{reason.axis: reason for reason in score.reasons} for score in (first, other)]
    rows = []
    for axis in dict.fromkeys((*sides[0], *sides[1])):
        reasons = [side.get(axis) for side in sides]
        had, has = (reason.contribution if reason else 0.0 for reason in reasons)
        difference = round(has - had, POINTS_DECIMALS) + 0.0
        if difference:
            texts = [reason.text if reason else "" for reason in reasons]
            rows.append(
                PointsDifference(
                    axis=axis,
                    first=had,
                    other=has,
                    difference=difference,
                    first_text=texts[0],
                    other_text=texts[1],
                )
            )
    return tuple(sorted(rows, key=lambda row: (-abs(row.difference), row.axis)))
