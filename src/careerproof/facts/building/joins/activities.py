"""Joins tasks, their labels and their activities into what an occupation does, with weights that sum to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.rows import Numbering, Rows
from careerproof.facts.building.joins.task_weights import TaskWeights
from careerproof.facts.schema import MILLIONTHS
from careerproof.facts.sources.labels import index_labels


def join_activities(collected: Collected, numbers: Numbering) -> Rows:
    labels = collected.activity_labels
    source = numbers.of(labels)
    activities = {label.dwa: number for number, label in enumerate(sorted(labels.rows), start=1)}
    rows: Rows = {
        "activity": [
            (activities[a.dwa], a.dwa, a.title, a.iwa, a.iwa_title, a.gwa, a.gwa_title, source) for a in labels.rows
        ],
        "occupation_activity": [],
    }
    link_source = numbers.of(collected.task_activities)
    for code, tallies in sorted(_tallies(collected, activities).items()):
        if code in numbers.occupations:
            weights = _apportion([tally.weight for tally in tallies.values()])
            rows["occupation_activity"].extend(
                (
                    numbers.occupations[code],
                    activities[dwa],
                    tally.tasks,
                    tally.core,
                    weight,
                    _mean(tally.exposure),
                    _mean(tally.automation),
                    _mean(tally.physical),
                    link_source,
                )
                for (dwa, tally), weight in zip(tallies.items(), weights, strict=True)
            )
    return rows


class _Tally:
    """What an occupation's tasks say of one activity, while they are counted."""

    __slots__ = ("automation", "core", "exposure", "physical", "tasks", "weight")

    def __init__(self) -> None:
        self.tasks = self.core = 0
        self.weight = 0.0
        self.exposure: list[tuple[float, float]] = []
        self.automation: list[tuple[float, float]] = []
        self.physical: list[tuple[float, float]] = []


def _tallies(collected: Collected, activities: Mapping[str, int]) -> dict[str, dict[str, _Tally]]:
    """Each task's weight is shared equally among the activities that it leads to."""
    labels = index_labels(collected.exposure_labels, collected.physical_labels)
    core = {(row.code, row.task): row.core for row in collected.task_types.rows}
    weights = TaskWeights(collected.task_ratings.rows)
    links: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in sorted(set(collected.task_activities.rows)):
        if row.dwa in activities:
            links[row.code, row.task].append(row.dwa)
    tallies: dict[str, dict[str, _Tally]] = defaultdict(dict)
    for (code, task), dwas in links.items():
        is_core = core.get((code, task), labels.core.get((code, task), False))
        weight = weights.of(code, task, core=is_core)
        physical = labels.physical.get(task)
        for dwa in dwas:
            tally = tallies[code].setdefault(dwa, _Tally())
            tally.tasks += 1
            tally.core += is_core
            tally.weight += weight / len(dwas)
            for said, value in (
                (tally.exposure, labels.exposure(code, task)),
                (tally.automation, labels.automation.get((code, task))),
                (tally.physical, None if physical is None else float(physical)),
            ):
                if value is not None:
                    said.append((value, weight))
    return {code: dict(sorted(found.items())) for code, found in tallies.items()}


def _mean(said: list[tuple[float, float]]) -> int | None:
    """The weighted mean in millionths."""
    total = sum(weight for _, weight in said)
    return round(sum(value * weight for value, weight in said) / total * MILLIONTHS) if said else None


def _apportion(weights: list[float]) -> list[int]:
    """The weights as whole millionths that sum to one million: what rounding leaves goes to the largest rests."""
    total = sum(weights)
    exact = [weight / total * MILLIONTHS for weight in weights]
    whole = [int(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda place: (whole[place] - exact[place], place))
    for place in order[: MILLIONTHS - sum(whole)]:
        whole[place] += 1
    return whole
