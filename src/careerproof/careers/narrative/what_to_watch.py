"""What to watch in a career: what may be automated, machines, studies that differ, the outlook, the way out."""

from __future__ import annotations

from collections.abc import Iterable

from careerproof.careers.narrative.portrait import AUTOMATABLE, Portrait, weight_of
from careerproof.careers.narrative.writer import Writer, percent, sources_of
from careerproof.evidence import Estimate, Missing, Sentence

_MACHINES = 60.0
"""From here on (of 100) routine manual work is worth a warning."""

_APART = 35.0
"""Studies whose interval is wider than this (of 100) do not agree."""

_SHRINKING = -3.0


def tell_what_to_watch(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    """The sentences on what to keep an eye on."""
    yield from _what_may_go(portrait, writer)
    robotics, exposure = portrait.safety.robotics, portrait.safety.axes.exposure
    if isinstance(robotics, Estimate) and robotics.value >= _MACHINES:
        yield writer.say("robotics", robotics.sources, value=robotics.value)
    if isinstance(exposure, Estimate) and exposure.high - exposure.low >= _APART:
        yield writer.say("disagree", exposure.sources, low=exposure.low, high=exposure.high)
    if portrait.projection is not None and portrait.projection.names_ai:
        yield writer.say("names_ai", portrait.growth.sources)
    elif portrait.projection is not None and portrait.projection.names_automation:
        yield writer.say("names_automation", portrait.growth.sources)
    growth = portrait.growth
    if growth.change_pct is not None and growth.change_pct <= _SHRINKING and growth.to_year is not None:
        fall = writer.decimal(-growth.change_pct)
        yield writer.say("shrinking", growth.sources, fall=fall, end=str(growth.to_year))
    yield from _next_move(portrait, writer)


def _what_may_go(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    activities = portrait.automatable
    if len(activities) >= 2:
        first, second = (writer.activity(activity) for activity in activities[:2])
        yield writer.say(
            "automatable",
            sources_of(activities[:2]),
            first=first,
            second=second,
            automation=percent(activities[0].automation),
            share=max(percent(weight_of(activities)), 1),
        )
        return
    labelled = [activity for activity in portrait.by_exposure if activity.automation is not None]
    if not labelled:
        return
    most = max(labelled, key=lambda activity: (activity.automation or 0.0, activity.weight, activity.dwa))
    slot = "automatable_one" if (most.automation or 0.0) >= AUTOMATABLE / 2 else "steady"
    yield writer.say(slot, most.sources, first=writer.activity(most), automation=percent(most.automation))


def _next_move(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    if isinstance(portrait.safety.score, Missing):
        return
    sources = (*portrait.safety.score.sources, *portrait.rating_sources)
    if not portrait.moves:
        yield writer.say("no_next", sources)
        return
    move = portrait.moves[0]
    title = writer.tongue.career(move.code or move.slug or "", move.title)
    yield writer.say("next_move", sources, title=title, safer=move.score10 or 0, feasibility=percent(move.feasibility))
