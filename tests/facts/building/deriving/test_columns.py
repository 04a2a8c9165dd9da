"""The columns of the recipes: what activities say of an occupation, with and without its own labels."""

from __future__ import annotations

import numpy
import pytest

from careerproof.facts.building.deriving.columns import ActivityTable, number_names, sum_groups
from careerproof.facts.model import Activity


def _activity(dwa: str, exposure: float | None, *, weight: float = 1.0, tasks: int = 1) -> Activity:
    return Activity(
        dwa=dwa, title=dwa, iwa=dwa[0], iwa_title="", gwa="G", gwa_title="", tasks=tasks, core_tasks=tasks,
        weight=weight, exposure=exposure, automation=exposure, physical=exposure, sources=(),
    )  # fmt: skip


def test_own_labels_are_weighted() -> None:
    """An occupation's own figure is the mean of its labels by weight; unlabelled activities are left out."""
    table = ActivityTable(
        ["a", "b"], {"a": [_activity("A1", 1.0, weight=0.25), _activity("A2", 0.0, weight=0.25), _activity("A3", None)]}
    )
    own = table.own("exposure")
    assert own[0] == pytest.approx(0.5)
    assert numpy.isnan(own[1])


def test_pooled_labels_leave_the_occupation_out() -> None:
    """Turning an occupation's own label moves the pooled figure of others far more than its own."""
    others = {"b": [_activity("A1", 0.9, tasks=20)], "c": [_activity("A1", 0.9, tasks=20)]}
    low = ActivityTable(["a", "b", "c"], {"a": [_activity("A1", 0.0)], **others}).pooled("exposure")
    high = ActivityTable(["a", "b", "c"], {"a": [_activity("A1", 1.0)], **others}).pooled("exposure")
    assert low[0] == pytest.approx(0.9, abs=0.02)
    assert high[0] == pytest.approx(0.9, abs=0.02)
    assert high[1] > low[1]


def test_a_rare_activity_leans_on_its_wider_kind() -> None:
    """An activity that no other occupation does takes the figure of its intermediate kind, not of its own label."""
    table = ActivityTable(
        ["a", "b"],
        {"a": [_activity("A1", 0.0)], "b": [_activity(f"A{number}", 1.0, tasks=5) for number in range(2, 9)]},
    )
    assert table.pooled("exposure")[0] > 0.7


def test_pooled_scores_come_from_those_who_do_the_same() -> None:
    """Where one's own score is unknown, those who share the activities stand in; who shares none stays unknown."""
    activities = {"a": [_activity("A1", 0.0)], "b": [_activity("A1", 0.0)], "c": [_activity("B1", 0.0)]}
    pooled = ActivityTable(["a", "b", "c", "d"], activities).pooled_scores(numpy.array([numpy.nan, 1.5, -1.5, 0.0]))
    assert pooled[0] == pytest.approx(1.5)
    assert numpy.isnan(pooled[3])


def test_groups() -> None:
    """Names are numbered in sorted order, and every row gets its group's sum."""
    numbers = number_names(["y", "x", "y"])
    assert list(numbers) == [1, 0, 1]
    assert list(sum_groups(numpy.array([1.0, 2.0, 3.0]), numbers)) == [4.0, 2.0, 4.0]
