"""Leave one study out: the scores made again without it stay within the published intervals, at their stated level."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

import pytest

from careerproof.evidence import Estimate
from careerproof.facts.building.deriving.derive import gather_inputs
from careerproof.facts.building.deriving.derived import derive_measures
from careerproof.facts.model import Measure, Occupation, OverallProjection, Projection
from careerproof.facts.sources.studies import load_studies
from careerproof.facts.store import Facts
from careerproof.safety.model import SafetyScore
from careerproof.safety.score import score_all

pytestmark = [pytest.mark.sources, pytest.mark.long]
LABELS = "eloundou-2023"
"""The study whose task labels the facts hold by activity too; without it they are left out as well."""


class Remeasured:
    """The facts with other measures."""

    def __init__(self, facts: Facts, measures: Mapping[str, Mapping[str, Measure]]) -> None:
        self.facts, self.others = facts, measures

    def codes(self) -> tuple[str, ...]:
        """All codes."""
        return self.facts.codes()

    def occupation(self, code: str) -> Occupation:
        """As the facts have it."""
        return self.facts.occupation(code)

    def measures(self, code: str) -> Mapping[str, Measure]:
        """The other measures."""
        return self.others.get(code, {})

    def projection(self, code: str) -> Projection | None:
        """As the facts have it."""
        return self.facts.projection(code)

    def overall_projection(self) -> OverallProjection | None:
        """As the facts have it."""
        return self.facts.overall_projection()


def _score_without(facts: Facts, sources: Path, left_out: str | None) -> tuple[SafetyScore, ...]:
    studies = {name: study for name, study in load_studies(sources).items() if study.source.id != left_out}
    inputs = gather_inputs(facts, studies)
    if left_out == LABELS:
        unlabelled = {
            code: tuple(dataclasses.replace(row, exposure=None, automation=None) for row in rows)
            for code, rows in inputs.activities.items()
        }
        inputs = dataclasses.replace(inputs, activities=unlabelled)
    measures: dict[str, dict[str, Measure]] = {}
    for row in derive_measures(inputs).measures:
        measures.setdefault(row.code, {})[row.name] = Measure(
            name=row.name, value=row.value, low=row.low, high=row.high, studies=row.studies, inferred=row.inferred,
            sources=row.sources,
        )  # fmt: skip
    return score_all(Remeasured(facts, measures))


@pytest.mark.parametrize("study", [LABELS, "frey-osborne-2017"])
def test_the_intervals_hold_the_scores_without_a_study(
    study: str, shipped: Facts, every_score: dict[str, SafetyScore], sources: Path
) -> None:
    """The studies that move scores most: nine scores in ten lie within the published interval, and some move."""
    held, moved, checked = 0, 0, 0
    for score in _score_without(shipped, sources, study):
        published = every_score[score.subject.code or ""].score
        if not isinstance(score.score, Estimate) or not isinstance(published, Estimate):
            continue
        held += published.low <= score.score.value <= published.high
        moved += abs(score.score.value - published.value) > 0.05
        checked += 1
    assert checked == 997
    assert held >= 0.9 * checked
    assert moved > 0.25 * checked


def test_with_every_study_the_scores_are_the_published_ones(
    shipped: Facts, every_score: dict[str, SafetyScore], sources: Path
) -> None:
    """The way here changes nothing by itself: with no study left out every score is as published."""
    for score in _score_without(shipped, sources, None):
        published = every_score[score.subject.code or ""].score
        if isinstance(score.score, Estimate):
            assert isinstance(published, Estimate)
            assert score.score.value == pytest.approx(published.value, abs=0.06)
