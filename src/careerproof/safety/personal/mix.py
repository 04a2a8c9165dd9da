"""Weighs a person's bullets into a mix of activities, and says how far it moves the figures of their occupation."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy

from careerproof.evidence import Record
from careerproof.language.normalise import normalise
from careerproof.safety.personal.catalogue import Catalogue, Floats
from careerproof.safety.personal.match import BulletMatch, activity_prior, match_bullet
from careerproof.safety.personal.model import Bullet, Job, Parameters, Person, PersonalFacts


@dataclass(frozen=True, kw_only=True, slots=True)
class Mix(Record):
    """What a person's bullets come to. `pull` gives by place in the catalogue how much an activity counts: it sums to
    `weight`, the share of the person's own mix beside the occupation's. `pointers` are the bullets that tell of it.

    `shifts` are by figure, in normal scores; `doubt` is their standard deviation from reading bullets wrongly.
    """

    bullets: int
    usable: int
    weight: float
    pull: Mapping[int, float]
    pointers: Mapping[int, tuple[str, ...]]
    shifts: Mapping[str, float]
    doubt: float


def mix_activities(
    facts: PersonalFacts,
    catalogue: Catalogue,
    person: Person,
    mixture: Sequence[tuple[str, float]],
    parameters: Parameters,
) -> Mix:
    """The mix of a person whose occupation is a weighted mixture of codes.

    A bullet counts by the share of the career that its job is, by how well it fits, and beside the occupation's own
    mix, which counts as some bullets more. So a bullet never changes what the bullets of another job count.
    """
    prior = activity_prior(catalogue, facts, mixture, parameters)
    pull: dict[int, float] = defaultdict(float)
    pointers: dict[int, set[str]] = defaultdict(set)
    counted: list[float] = []
    for share, found in _weigh(person.jobs, catalogue, prior, parameters):
        for bullet, match, weight in found:
            counted.append(share * weight)
            for place, part in match.activities:
                pull[place] += share * weight * part
                pointers[place].add(bullet.pointer)
    usual = catalogue.mix(facts, mixture)
    ordered = sorted(pull)
    return Mix(
        bullets=sum(len(job.bullets) for job in person.jobs),
        usable=len(counted),
        weight=math.fsum(counted),
        pull={place: pull[place] for place in ordered},
        pointers={place: tuple(sorted(pointers[place])) for place in ordered},
        shifts={
            name: math.fsum(pull[place] * (float(values[place]) - _mean(values, usual)) for place in ordered)
            for name, values in catalogue.values.items()
        },
        doubt=parameters.number("doubt", "bullet") * math.sqrt(math.fsum(each**2 for each in counted)),
    )


def _weigh(
    jobs: Sequence[Job], catalogue: Catalogue, prior: Floats, parameters: Parameters
) -> list[tuple[float, list[tuple[Bullet, BulletMatch, float]]]]:
    """For each job its share of the career, and its bullets with what they tell of and how much each counts in it.

    Lines that say the same within one job count once. Sorted, so that no order of jobs or bullets shows in a sum.
    """
    weights = [parameters.job_weight(job) for job in jobs]
    total = math.fsum(weights)
    weighed = []
    for job, weight in zip(jobs, weights, strict=True):
        share = weight / total if total > 0 else 1.0 / len(jobs)
        if share <= 0:
            continue
        told = {normalise(bullet.text): bullet for bullet in sorted(job.bullets, key=_pointer, reverse=True)}
        matches = [(told[text], match_bullet(told[text].text, catalogue, prior, parameters)) for text in sorted(told)]
        usable = [(bullet, match) for bullet, match in matches if match.activities]
        rest = parameters.number("mix", "prior_bullets") * share
        whole = math.fsum(match.fit for _, match in usable) + rest
        weighed.append((share, [(bullet, match, match.fit / whole) for bullet, match in usable]))
    return sorted(weighed, key=lambda pair: (-pair[0], [normalise(bullet.text) for bullet, _, _ in pair[1]]))


def _pointer(bullet: Bullet) -> str:
    return bullet.pointer


def _mean(values: Floats, shares: Floats) -> float:
    return float(numpy.dot(values, shares))
