"""A task weighs what workers say of it, where they were asked."""

from __future__ import annotations

import pytest

from careerproof.facts.building.joins.task_weights import TaskWeights
from careerproof.facts.sources.onet import TaskRating

RATINGS = (
    TaskRating("A", "1", 4.0, 50.0),
    TaskRating("A", "2", 3.0, 100.0),
    TaskRating("A", "3", None, 100.0),
    TaskRating("A", "4", 5.0, None),
    TaskRating("B", "1", 5.0, 0.0),
)


@pytest.mark.parametrize(
    ("code", "task", "core", "weight"),
    [
        ("A", "1", True, 2.0),
        ("A", "2", False, 3.0),
        ("A", "3", True, 2.5),
        ("A", "4", True, 2.5),
        ("A", "9", False, 2.5),
        ("B", "1", True, 2.0),
        ("B", "1", False, 1.0),
        ("C", "1", True, 2.0),
        ("C", "1", False, 1.0),
    ],
)
def test_weights_come_from_ratings_or_from_the_kind_of_task(code: str, task: str, core: bool, weight: float) -> None:
    """Relevance times importance; the occupation's mean for a task without; two to one where none is rated."""
    assert TaskWeights(RATINGS).of(code, task, core=core) == weight


def test_without_any_ratings_core_tasks_count_twice() -> None:
    """An empty table changes nothing."""
    weights = TaskWeights(())
    assert (weights.of("A", "1", core=True), weights.of("A", "1", core=False)) == (2.0, 1.0)
