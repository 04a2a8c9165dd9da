"""The columns that a recipe of measures can name, each as normal scores over the occupations.

Here the inputs of all shapes (studies, ratings, task labels of activities, job zones) become columns of one shape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy

from careerproof.facts.building.deriving.latent import Floats, column_mean, rank_normal
from careerproof.facts.model import Activity, Domain, RatingMatrix, Technology

POOL_DETAILED, POOL_INTERMEDIATE = 3.0, 6.0
"""How many tasks the wider activity counts for, where a narrow activity has few tasks elsewhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DerivedInputs:
    """What the measures are derived from, as plain mappings by O*NET-SOC 2019 code.

    `studies` holds, by study id, the value of each covered code (missing = not covered); `study_sources` and
    `domain_sources` name the source of each study and domain. `alternate_titles` are the other names of an
    occupation; `job_zones` are 1..5. `table_sources` holds the source ids of the rest, under the keys
    "activity_labels" (task labels), "physical_labels", "technology", "title" and "job_zone".
    """

    codes: tuple[str, ...]
    studies: Mapping[str, Mapping[str, float]]
    study_sources: Mapping[str, str]
    ratings: Mapping[Domain, RatingMatrix]
    domain_sources: Mapping[Domain, str]
    activities: Mapping[str, Sequence[Activity]]
    technologies: Mapping[str, Sequence[Technology]]
    alternate_titles: Mapping[str, Sequence[str]]
    job_zones: Mapping[str, int]
    table_sources: Mapping[str, str]


class Columns:
    """The columns that a recipe can name, each as normal scores of shape (codes,), made once when asked for."""

    def __init__(self, inputs: DerivedInputs) -> None:
        self.inputs = inputs
        self.index = {code: row for row, code in enumerate(inputs.codes)}
        self.activities = ActivityTable(inputs.codes, inputs.activities)
        self._made: dict[tuple[str, float], tuple[Floats, str] | None] = {}

    def column(self, name: str, level_share: float) -> tuple[Floats, str] | None:
        """The column's scores, and the id of its source; None where the inputs hold no value of it.

        `level_share` is the weight of a descriptor's level beside its importance.
        """
        if name.startswith("-"):
            turned = self.column(name[1:], level_share)
            return None if turned is None else (-turned[0], turned[1])
        if (name, level_share) not in self._made:
            made = self._make(name, level_share)
            self._made[name, level_share] = None if made is None or numpy.isnan(made[0]).all() else made
        return self._made[name, level_share]

    def _make(self, name: str, level_share: float) -> tuple[Floats, str] | None:
        tables = self.inputs.table_sources
        if name == "job_zone":
            return rank_normal(self._spread(self.inputs.job_zones)), tables["job_zone"]
        family, _, item = name.partition(":")
        if not item:
            study = self.inputs.studies.get(name)
            return None if study is None else (rank_normal(self._spread(study)), self.inputs.study_sources[name])
        if family == "pooled":
            return rank_normal(self.activities.pooled(item)), tables["activity_labels"]
        if family == "own":
            return rank_normal(self.activities.own(item)), tables["physical_labels"]
        return self._descriptor(family, item, level_share)  # type: ignore[arg-type]

    def _descriptor(self, domain: Domain, item: str, level_share: float) -> tuple[Floats, str] | None:
        """A descriptor as the weighted mean of the normal scores of its importance and its level."""
        matrix = self.inputs.ratings.get(domain)
        if matrix is None or item not in matrix.names:
            return None
        at = matrix.names.index(item)
        scales = []
        for table in (matrix.importance, matrix.level):
            values = dict(zip(matrix.codes, (float(value) for value in table[:, at]), strict=True))
            scales.append(rank_normal(self._spread(values)))
        return column_mean(scales, (1.0 - level_share, level_share)), self.inputs.domain_sources[domain]

    def _spread(self, values: Mapping[str, float]) -> Floats:
        spread = numpy.full(len(self.index), numpy.nan)
        for code, value in values.items():
            if code in self.index:
                spread[self.index[code]] = value
        return spread


class ActivityTable:
    """Which occupation does which detailed work activity, as arrays over all (occupation, activity) pairs."""

    def __init__(self, codes: Sequence[str], activities: Mapping[str, Sequence[Activity]]) -> None:
        pairs = [(row, item) for row, code in enumerate(codes) for item in activities.get(code, ())]
        self.size = len(codes)
        self.row = numpy.array([row for row, _ in pairs], dtype=numpy.int64)
        self.weight = numpy.array([item.weight for _, item in pairs])
        self.tasks = numpy.array([item.tasks for _, item in pairs], dtype=numpy.float64)
        self.detailed = number_names([item.dwa for _, item in pairs])
        self.intermediate = number_names([item.iwa for _, item in pairs])
        self.generalized = number_names([item.gwa for _, item in pairs])
        self.labels = {
            label: numpy.array([_number(getattr(item, label)) for _, item in pairs])
            for label in ("exposure", "automation", "physical")
        }

    def own(self, label: str) -> Floats:
        """The weighted mean of an occupation's own task labels, of shape (codes,)."""
        return self._by_occupation(self.labels[label])

    def pooled(self, label: str) -> Floats:
        """The mean over an occupation's activities of what the labels say of the same activity in *other* occupations.

        Why: a label of one task is noisy; the same activity has been labelled in many occupations. Leaving the
        occupation's own labels out makes it a second witness instead of an echo.
        """
        values = self.labels[label]
        known = ~numpy.isnan(values)
        if not known.any():
            return numpy.full(self.size, numpy.nan)
        tasks = numpy.where(known, self.tasks, 0.0)
        summed = numpy.where(known, values, 0.0) * tasks
        general = sum_groups(summed, self.generalized) / numpy.maximum(sum_groups(tasks, self.generalized), 1.0)
        middle = (sum_groups(summed, self.intermediate) + POOL_INTERMEDIATE * general) / (
            sum_groups(tasks, self.intermediate) + POOL_INTERMEDIATE
        )
        others = sum_groups(summed, self.detailed) - summed + POOL_DETAILED * middle
        return self._by_occupation(others / (sum_groups(tasks, self.detailed) - tasks + POOL_DETAILED))

    def pooled_scores(self, scores: Floats) -> Floats:
        """What the occupations that share an occupation's activities score, itself left out."""
        values = scores[self.row]
        known = ~numpy.isnan(values)
        weight = numpy.where(known, 1.0, 0.0)
        summed = numpy.where(known, values, 0.0)
        middle = sum_groups(summed, self.intermediate) / numpy.maximum(sum_groups(weight, self.intermediate), 1.0)
        others = sum_groups(summed, self.detailed) - summed + middle
        return self._by_occupation(others / (sum_groups(weight, self.detailed) - weight + 1.0))

    def _by_occupation(self, values: Floats) -> Floats:
        known = ~numpy.isnan(values)
        weight = numpy.where(known, self.weight, 0.0)
        total = numpy.bincount(self.row, weight, self.size)
        summed = numpy.bincount(self.row, weight * numpy.where(known, values, 0.0), self.size)
        return numpy.where(total > 0, summed / numpy.where(total > 0, total, 1.0), numpy.nan)


def sum_groups(values: Floats, groups: numpy.typing.NDArray[numpy.int64]) -> Floats:
    """The sum of each pair's group, of shape (pairs,)."""
    return numpy.asarray(numpy.bincount(groups, values)[groups], dtype=numpy.float64)


def number_names(names: Sequence[str]) -> numpy.typing.NDArray[numpy.int64]:
    return numpy.unique(numpy.array(names, dtype=object).astype(str), return_inverse=True)[1].reshape(-1)


def _number(value: float | None) -> float:
    return numpy.nan if value is None else float(value)
