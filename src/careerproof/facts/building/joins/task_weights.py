"""Weighs the tasks of an occupation against each other: by how workers rate them where they do, else by core or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from careerproof.facts.sources.onet import TaskRating

CORE_WEIGHT = 2.0
"""A core task counts twice a supplemental one, as in the occupation figures of Eloundou et al. (2024)."""


class TaskWeights:
    """What each task of an occupation weighs. Weights of different occupations are not to be compared."""

    def __init__(self, ratings: Iterable[TaskRating]) -> None:
        self._rated: dict[str, dict[str, float]] = defaultdict(dict)
        for row in ratings:
            # The share of workers who do the task, times how important they find it.
            weight = (row.relevance or 0.0) / 100 * (row.importance or 0.0)
            if weight > 0:
                self._rated[row.code][row.task] = weight

    def of(self, code: str, task: str, *, core: bool) -> float:
        """Relevance times importance; for a task that is not rated among others that are, their mean; in an
        occupation without ratings 2 for a core task and 1 for a supplemental one.
        """
        rated = self._rated.get(code)
        if rated is None:
            return CORE_WEIGHT if core else 1.0
        return rated[task] if task in rated else sum(rated.values()) / len(rated)
