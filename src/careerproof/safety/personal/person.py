"""Scores a person: the score of their occupation with its figures moved by what they themselves do."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy

from careerproof.evidence import Estimate, Missing
from careerproof.facts.model import Measure, Occupation, OverallProjection, Projection
from careerproof.safety.axes import bend_scale, count_points, measure_axes
from careerproof.safety.model import FamilyShare, MoreOf, PersonalActivity, PersonalScore, SafetyScore, Subject
from careerproof.safety.personal.catalogue import Catalogue, Floats, normal_score, open_catalogue
from careerproof.safety.personal.mix import Mix, mix_activities
from careerproof.safety.personal.model import Parameters, Person, PersonalFacts, load_parameters
from careerproof.safety.personal.stage import read_stage
from careerproof.safety.policy import SafetyPolicy, load_policy
from careerproof.safety.score import POINTS_DECIMALS, score_career
from careerproof.safety.signals import CreationSignals, SafetyFacts, gather_signals

STEPS = 8
"""Into how many steps the way from the occupation's figures to the person's is cut, to share out its points."""
TOLD = "exposure"
"""The figure that is told and moves no points. Points for exposure say that a role is raised by AI where a person
stays at its centre, which is known of occupations; within one, exposed tasks are not what a person is kept for."""
LEVEL_DEVIATIONS = 1.645
"""The 90 % level of the measures, in standard deviations."""


def score_person(
    facts: PersonalFacts,
    person: Person,
    *,
    subject: Subject,
    mixture: Sequence[tuple[str, float]],
    creation: CreationSignals | None = None,
    doubt: float = 0.0,
    policy: SafetyPolicy | None = None,
) -> SafetyScore:
    """The score of a person by their own work: the policy's function of the occupation's figures as their bullets move
    them. Demand and AI creation stay the occupation's. Where no bullet tells of an activity, it is the occupation's
    score, and `personal.fallback` says so.

    Args:
        facts: the opened facts.
        person: what the résumé tells of their work.
        subject: who is scored; passed on unchanged.
        mixture: the codes of the occupation with weights.
        creation: what an emerging career says of its own work with AI.
        doubt: 0..1, how much is not known about which occupation it is.
        policy: weights and rules; the shipped ones when None.
    """
    policy = policy or load_policy()
    parameters = load_parameters(policy.personal)

    def scored(given: SafetyFacts) -> SafetyScore:
        return score_career(given, subject=subject, mixture=mixture, creation=creation, doubt=doubt, policy=policy)

    usual = scored(facts)
    if isinstance(usual.score, Missing):
        return usual
    catalogue = open_catalogue(facts, parameters)
    mix = mix_activities(facts, catalogue, person, mixture, parameters)
    own = scored(_MovedFacts(facts, mix)) if mix.usable else usual
    if isinstance(own.score, Missing):
        raise TypeError("what has a score keeps it when its figures move")
    personal = PersonalScore(
        bullets=mix.bullets,
        usable_bullets=mix.usable,
        fallback=not mix.usable,
        reason=None if mix.usable else _why_not(mix),
        weight=mix.weight,
        occupation_score=usual.score.value,
        change=round(own.score.value - usual.score.value, POINTS_DECIMALS),
        stage=read_stage(person, parameters),
    )
    if mix.usable:
        levels = gather_signals(facts, mixture, creation=creation, policy=policy).figures
        way = _Way(
            levels={name: figure.value for name, figure in levels.items()}, shifts=_counted(mix.shifts), policy=policy
        )
        told = _moved(levels[TOLD].value, mix.shifts[TOLD])
        personal = replace(personal, exposure=round(100.0 * told, POINTS_DECIMALS))
        personal = _explain(
            personal, mix=mix, catalogue=catalogue, usual=catalogue.mix(facts, mixture), way=way, parameters=parameters
        )
    return _caution(replace(own, personal=personal), personal, parameters)


class _MovedFacts:
    """The facts with the figures of all occupations moved as a person's bullets move them, widened by their doubt."""

    def __init__(self, facts: SafetyFacts, mix: Mix) -> None:
        self._facts, self._mix = facts, mix

    def codes(self) -> tuple[str, ...]:
        return self._facts.codes()

    def occupation(self, code: str) -> Occupation:
        return self._facts.occupation(code)

    def projection(self, code: str) -> Projection | None:
        return self._facts.projection(code)

    def overall_projection(self) -> OverallProjection | None:
        return self._facts.overall_projection()

    def measures(self, code: str) -> Mapping[str, Measure]:
        shifts, more = _counted(self._mix.shifts), LEVEL_DEVIATIONS * self._mix.doubt
        return {
            name: _move(measure, shifts[name], more) if name in shifts else measure
            for name, measure in self._facts.measures(code).items()
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class _Way:
    """The way from the occupation's figures to the person's, and the points at any place near it."""

    levels: dict[str, float]
    shifts: dict[str, float]
    policy: SafetyPolicy

    def points(self, shifts: Mapping[str, float]) -> float:
        moved = {name: _moved(level, shifts.get(name, 0.0)) for name, level in self.levels.items()}
        return bend_scale(sum(count_points(measure_axes(moved, self.policy), self.policy).values()), self.policy)

    def slopes(self) -> dict[str, float]:
        """The points that a normal score of each figure is worth, as the mean along the way."""
        found: dict[str, float] = defaultdict(float)
        step = 1e-3
        for number in range(STEPS):
            here = {name: shift * (number + 0.5) / STEPS for name, shift in self.shifts.items()}
            for name in self.shifts:
                ends = (self.points({**here, name: here[name] + step}), self.points({**here, name: here[name] - step}))
                found[name] += (ends[0] - ends[1]) / (2 * step * STEPS)
        return found


def _explain(
    personal: PersonalScore,
    *,
    mix: Mix,
    catalogue: Catalogue,
    usual: Floats,
    way: _Way,
    parameters: Parameters,
) -> PersonalScore:
    """The activities with their effects, which sum to the change, and what to do more of."""
    means = {name: float(numpy.dot(values, usual)) for name, values in catalogue.values.items()}
    slopes = way.slopes()
    raw = {
        place: pull * math.fsum(slope * (catalogue.values[name][place] - means[name]) for name, slope in slopes.items())
        for place, pull in mix.pull.items()
    }
    # Along a bent way the parts miss the whole by a little: what is missed is shared by weight, so that they sum.
    missed = personal.change - math.fsum(raw.values())
    activities = sorted(
        (
            PersonalActivity(
                dwa=catalogue.ids[place],
                title=catalogue.titles[place],
                share=pull / mix.weight,
                occupation_share=float(usual[place]),
                effect=round(raw[place] + missed * pull / mix.weight, POINTS_DECIMALS),
                bullets=mix.pointers[place],
            )
            for place, pull in mix.pull.items()
        ),
        key=lambda item: (-item.share, item.dwa),
    )
    listed = tuple(activities[: int(parameters.number("told", "activities"))])
    by_effect = sorted(activities, key=lambda item: (item.effect, item.dwa))
    return replace(
        personal,
        activities=listed,
        other_activities=round(personal.change - math.fsum(item.effect for item in listed), POINTS_DECIMALS),
        mix=_families(mix, catalogue, usual),
        carries_risk=tuple(item for item in by_effect if item.effect < 0)[: int(parameters.number("told", "carries"))],
        protects=tuple(item for item in reversed(by_effect) if item.effect > 0)[
            : int(parameters.number("told", "protects"))
        ],
        do_more_of=_more(catalogue, usual, means, way, parameters),
    )


def _families(mix: Mix, catalogue: Catalogue, usual: Floats) -> tuple[FamilyShare, ...]:
    """The shares of the families of activities, the person's largest first."""
    own: dict[str, float] = defaultdict(float)
    theirs: dict[str, float] = defaultdict(float)
    for place, pull in mix.pull.items():
        own[catalogue.families[place]] += pull / mix.weight
    for place in numpy.flatnonzero(usual).tolist():
        theirs[catalogue.families[place]] += float(usual[place])
    rows = [
        FamilyShare(
            gwa=family,
            title=catalogue.family_titles[family],
            share=own.get(family, 0.0),
            occupation_share=theirs.get(family, 0.0),
        )
        for family in {*own, *theirs}
    ]
    return tuple(sorted(rows, key=lambda row: (-row.share, -row.occupation_share, row.gwa)))


def _more(
    catalogue: Catalogue,
    usual: Floats,
    means: Mapping[str, float],
    way: _Way,
    parameters: Parameters,
) -> tuple[MoreOf, ...]:
    """The activities of the occupation that would gain most if a tenth of the person's work were each of them."""
    tenth, start = parameters.number("told", "more_share"), way.points(way.shifts)
    gains = []
    for place in numpy.flatnonzero(usual).tolist():
        beside = {name: float(values[place]) - means[name] for name, values in catalogue.values.items()}
        if beside["automation_ai"] > 0 or beside["exposure"] > 0:
            continue  # never more of what AI touches more, or runs with no person sooner, than the rest of the work
        moved = {name: (1.0 - tenth) * shift + tenth * beside[name] for name, shift in way.shifts.items()}
        gains.append((round(way.points(moved) - start, POINTS_DECIMALS), place))
    told: dict[str, MoreOf] = {}
    for gain, place in sorted(gains, key=lambda pair: (-pair[0], catalogue.ids[pair[1]])):
        # One of each kind: five ways to supervise are one piece of advice.
        if gain > 0 and catalogue.wider[place] not in told:
            told[catalogue.wider[place]] = MoreOf(dwa=catalogue.ids[place], title=catalogue.titles[place], gain=gain)
    return tuple(told.values())[: int(parameters.number("told", "more"))]


def _caution(score: SafetyScore, personal: PersonalScore, parameters: Parameters) -> SafetyScore:
    """The score with its notes; at the entry the interval reaches lower, by the automation of the work."""
    notes = [*score.notes]
    if personal.fallback:
        notes.append(f"This is the score of the occupation, not of your own work: {personal.reason}.")
    else:
        notes.append(
            f"Your own work, told in {personal.usable_bullets} of {personal.bullets} lines, counts "
            f"{personal.weight:.0%}; the usual mix of the occupation "
            "counts the rest. "
            "Each line was matched to activities by its words."
        )
    automation = score.axes.automation
    if personal.stage.stage != "entry" or isinstance(automation, Missing) or isinstance(score.score, Missing):
        return replace(score, notes=tuple(notes))
    notes.append(
        f"You stand at the entry of a career ({personal.stage.evidence}). Where AI is used in place of people, "
        "those who start out (22 to 25 years old, in the study) felt it first: the interval reaches lower for that."
    )
    points = parameters.number("doubt", "entry_points") * automation.value / 100.0
    low = max(0.0, score.score.value - math.hypot(score.score.value - score.score.low, points))
    estimate: Estimate = replace(score.score, low=round(low, POINTS_DECIMALS))
    return replace(score, score=estimate, notes=tuple(notes))


def _why_not(mix: Mix) -> str:
    if not mix.bullets:
        return "the résumé has no line that tells of work done"
    return f"none of its {mix.bullets} lines on work tells of an activity that we know"


def _counted(shifts: Mapping[str, float]) -> dict[str, float]:
    """The shifts that move points."""
    return {name: shift for name, shift in shifts.items() if name != TOLD}


def _move(measure: Measure, shift: float, more: float) -> Measure:
    middle = normal_score(measure.value)
    down, up = (abs(normal_score(end) - middle) for end in (measure.low, measure.high))
    value = _moved(measure.value, shift)
    low = NormalDist().cdf(middle + shift - math.hypot(down, more))
    high = NormalDist().cdf(middle + shift + math.hypot(up, more))
    return replace(measure, value=value, low=min(low, value), high=max(high, value))


def _moved(level: float, shift: float) -> float:
    """A level of 0..1 moved by a shift in normal scores; unmoved, it stays to the last digit."""
    return NormalDist().cdf(normal_score(level) + shift) if shift else level
