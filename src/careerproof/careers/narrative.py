"""The prose of a career's page, written from its figures: why it is AI-safe or not, how AI helps, what to watch.

Every sentence carries the ids of the sources of its figures. The wording stands in `data/patterns.toml`; which of a
slot's patterns a career gets is decided by a digest of its code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careerproof.careers.phrasing import choose, gerund, join_words, plural_name, sentence_case
from careerproof.careers.portrait import AUTOMATABLE, HELPED, Portrait, Proof, weight_of
from careerproof.careers.skills import is_telling
from careerproof.evidence import Estimate, Missing, Sentence
from careerproof.facts.model import Activity
from careerproof.safety.model import AXES

HIGH, LOW = 7, 3
"""From 7 of 10 on a career counts as safe in the prose, up to 3 as not."""

_PATTERNS = Path(__file__).parent / "data" / "patterns.toml"
_STRENGTH_WORDS = {"physical_presence": "physical presence"}
_STRONG = 55.0
_WORTH_FREEING = 0.12
_OWN = "careerproof-credentials"
_LONG_NAME = 28
_OTHER_WORDS = ("people in this career", "people in this job", "people in this field")


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrative:
    """The three sections of prose; none is ever empty."""

    why_safe: tuple[Sentence, ...]
    how_ai_enhances: tuple[Sentence, ...]
    what_to_watch: tuple[Sentence, ...]


def write_narrative(portrait: Portrait) -> Narrative:
    """The prose of the career, from its portrait."""
    writer = _Writer(portrait)
    return Narrative(
        why_safe=tuple(_why_safe(portrait, writer)),
        how_ai_enhances=tuple(_how_ai_enhances(portrait, writer)),
        what_to_watch=tuple(_what_to_watch(portrait, writer)),
    )


class _Writer:
    """Fills the patterns of a slot with figures, and picks among them by the career's digest."""

    def __init__(self, portrait: Portrait) -> None:
        self._portrait = portrait
        self._mentions = 0

    def begin(self) -> None:
        """Begin a section: its first sentence names the career."""
        self._mentions = 0

    def phrase(self, slot: str, **values: object) -> str:
        """A pattern of the slot, filled."""
        patterns = _patterns()[slot]
        pattern = patterns[choose(f"{self._portrait.key}/{slot}", len(patterns))]
        name = self._name(always=not values) if "{they}" in pattern or "{They}" in pattern else ""
        names = {"They": sentence_case(name), "they": name}
        filled = {name: value if isinstance(value, str) else _number(value) for name, value in values.items()}
        capitals = {sentence_case(name): sentence_case(value) for name, value in filled.items() if name[0].islower()}
        return sentence_case(pattern.format(**(capitals | filled | names)))

    def say(self, slot: str, sources: Iterable[str], **values: object) -> Sentence:
        """A sentence of the slot with its sources."""
        return Sentence(text=self.phrase(slot, **values), sources=tuple(sorted(set(sources))))

    def _name(self, *, always: bool) -> str:
        """The people of the career: by name first, then by turns in other words; by name where no figure tells them."""
        place, self._mentions = self._mentions, self._mentions + 1
        name = self._portrait.short
        # Two occupations that the same relatives stand in for have the same figures: only the name tells them apart.
        always = always or self._portrait.is_inferred
        if always or place == 0 or (place % 2 == 0 and len(name) <= _LONG_NAME):
            return name
        return _OTHER_WORDS[choose(f"{self._portrait.key}/{place}", len(_OTHER_WORDS))]


def _why_safe(portrait: Portrait, writer: _Writer) -> Iterable[Sentence]:
    writer.begin()
    yield _headline(portrait, writer)
    yield from _what_is_sheltered(portrait, writer)
    yield from _what_protects(portrait, writer)
    if portrait.licence is not None and not portrait.is_derived:
        yield writer.say("licence", [_OWN], label=portrait.licence.label)
    yield from _demand(portrait, writer)


def _headline(portrait: Portrait, writer: _Writer) -> Sentence:
    safety = portrait.safety
    if isinstance(safety.score, Missing) or safety.score10 is None:
        reason = safety.score.reason if isinstance(safety.score, Missing) else "its parts have none"
        return writer.say("headline_none", portrait.rating_sources, reason=reason.rstrip(".").replace(". ", "; "))
    lead, drag = _lead(portrait, writer, best=True), _lead(portrait, writer, best=False)
    band = "high" if safety.score10 >= HIGH else "low" if safety.score10 <= LOW else "middle"
    band = "plain" if not lead and band != "low" else band
    rank = _rank(safety.score.percentile)
    return writer.say(
        f"headline_{band}",
        safety.score.sources,
        score=safety.score10,
        beats=rank,
        beaten=100 - rank,
        lead=lead,
        drag=drag,
    )


def _lead(portrait: Portrait, writer: _Writer, *, best: bool) -> str:
    """The clause for the axis that adds (or takes) most, against what it does for the usual career."""
    pulls: list[tuple[float, str, Estimate]] = []
    for axis in AXES:
        estimate = getattr(portrait.safety.axes, axis)
        if isinstance(estimate, Missing) or estimate.percentile is None or axis == "exposure":
            continue
        away = estimate.percentile - 50.0
        pulls.append((-away if axis == "automation" else away, axis, estimate))
    creation = portrait.safety.axes.ai_creation
    builds = not isinstance(creation, Missing) and creation.value >= 50
    # Most careers create no AI at all: that is nothing to hold against one, and a low percentile there says nothing.
    pulls = [
        (pull * 2 if axis == "ai_creation" else pull, axis, item)
        for pull, axis, item in pulls
        if axis != "ai_creation" or builds
    ]
    if not pulls:
        return "" if best else _lower_first(writer.phrase("drag_none"))
    pull, axis, estimate = (max if best else min)(pulls, key=lambda item: (item[0], item[1]))
    if best and pull <= 0:
        return ""
    if not best and pull >= -5:
        return _lower_first(writer.phrase("drag_none"))
    percentile = _rank(estimate.percentile)
    phrase = writer.phrase(
        f"{'lead' if best else 'drag'}_{axis}", value=estimate.value, percentile=percentile, opposite=100 - percentile
    )
    return _lower_first(phrase)


def _what_is_sheltered(portrait: Portrait, writer: _Writer) -> Iterable[Sentence]:
    activities = portrait.sheltered
    share = _percent(weight_of(activities))
    if activities and share < round(100 * _WORTH_FREEING):
        first = gerund(activities[0].title)
        yield writer.say("sheltered_little", _sources(activities[:1]), share=max(share, 1), first=first)
    elif len(activities) >= 2:
        yield writer.say(
            "sheltered",
            _sources(activities[:2]),
            share=share,
            first=gerund(activities[0].title),
            second=gerund(activities[1].title),
        )
    elif activities:
        yield writer.say("sheltered_one", _sources(activities[:1]), share=share, first=gerund(activities[0].title))
    elif portrait.by_exposure:
        least = portrait.by_exposure[-1]
        yield writer.say("exposed_all", least.sources, first=gerund(least.title), exposure=_percent(least.exposure))


def _what_protects(portrait: Portrait, writer: _Writer) -> Iterable[Sentence]:
    if not portrait.proofs:
        return
    first, *others = portrait.proofs
    sources = portrait.rating_sources
    if first.value < _STRONG or first.percentile < 0.5:
        yield writer.say("weak_strengths", sources, strength=_word(first), value=first.value)
        return
    yield writer.say(f"strength_{first.strength}", sources, **_figures_of(first))
    second = next((proof for proof in others if proof.descriptor != first.descriptor), None)
    if second is not None and second.value >= _STRONG and second.importance >= 3:
        yield writer.say("second_strength", sources, strength=_word(second), value=second.value, **_figures_of(second))


def _demand(portrait: Portrait, writer: _Writer) -> Iterable[Sentence]:
    growth = portrait.growth
    if growth.change_pct is None or growth.from_year is None or growth.to_year is None:
        return
    change, span = growth.change_pct, {"start": str(growth.from_year), "end": str(growth.to_year)}
    outlook = f"{growth.outlook}" if growth.outlook != "decline" else "a decline"
    if growth.annual_openings is None:
        yield writer.say("demand_derived", growth.sources, signed=f"{change:+.1f}", outlook=outlook, **span)
        return
    openings = f"{growth.annual_openings:,}"
    if growth.covers is not None:
        signed, wider = f"{change:+.1f}", plural_name(growth.covers)
        yield writer.say(
            "demand_shared", growth.sources, wider=wider, signed=signed, outlook=outlook, openings=openings, **span
        )
        return
    if change >= 0.5:
        yield writer.say(
            "demand_up", growth.sources, change=f"{change:.1f}", openings=openings, outlook=outlook, **span
        )
    elif change > -0.5:
        yield writer.say("demand_flat", growth.sources, change=f"{change:.1f}", openings=openings, **span)
    else:
        yield writer.say("demand_down", growth.sources, fall=f"{-change:.1f}", openings=openings, **span)


def _how_ai_enhances(portrait: Portrait, writer: _Writer) -> Iterable[Sentence]:
    writer.begin()
    if f"role_{portrait.ai_role}" in _patterns():
        names = join_words([item.name for item in portrait.technologies[:3]]) or "language models"
        yield writer.say(f"role_{portrait.ai_role}", ["careerproof-emerging"], names=names)
    yield from _what_ai_helps(portrait, writer)
    exposure = portrait.safety.axes.exposure
    if isinstance(exposure, Estimate):
        percentile = _rank(exposure.percentile)
        yield writer.say("reach", exposure.sources, value=exposure.value, percentile=percentile)
    yield from _tools(portrait, writer)
    if portrait.ai_role != "none" and len(portrait.ai_skills) >= 3:
        first, second, third = portrait.ai_skills[:3]
        yield writer.say("craft", ["careerproof-emerging"], first=first, second=second, third=third)
        return
    skills = [name for name in portrait.ai_skills if name not in portrait.ai_technologies]
    if portrait.ai_role == "none" and len(skills) >= 2:
        first, second = (_lower_first(name) for name in skills[:2])
        yield writer.say("learn", ["careerproof-ai-skills"], first=first, second=second)


def _what_ai_helps(portrait: Portrait, writer: _Writer) -> Iterable[Sentence]:
    helped = portrait.helped
    if len(helped) >= 2:
        one, two = helped[:2]
        levels = (_percent(one.exposure), _percent(two.exposure))
        said = f"{levels[0]} and {levels[1]}" if levels[0] != levels[1] else f"both {levels[0]}"
        yield writer.say(
            "helped_two", _sources(helped[:2]), first=gerund(one.title), second=gerund(two.title), levels=said
        )
        if len(helped) >= 4:
            third, fourth = helped[2:4]
            yield writer.say(
                "also_helped", _sources(helped[2:4]), first=gerund(third.title), second=gerund(fourth.title)
            )
    elif portrait.by_exposure:
        most = portrait.by_exposure[0]
        slot = "helped_one" if (most.exposure or 0.0) >= HELPED else "helped_little"
        yield writer.say(slot, most.sources, first=gerund(most.title), exposure=_percent(most.exposure))
    kept = portrait.sheltered[2:4] or portrait.sheltered[:2]
    if helped and len(kept) >= 2 and weight_of(portrait.sheltered) >= _WORTH_FREEING:
        values = {"exposure": _percent(kept[0].exposure)}
        yield writer.say("frees", _sources(kept), first=gerund(kept[0].title), second=gerund(kept[1].title), **values)


def _tools(portrait: Portrait, writer: _Writer) -> Iterable[Sentence]:
    if portrait.is_derived:
        return
    if portrait.ai_technologies:
        yield writer.say("tools_ai", _tool_sources(portrait), names=join_words(portrait.ai_technologies[:3]))
    telling = [item for item in portrait.technologies if is_telling(item.name)]
    asked = [item.name for item in telling if item.in_demand]
    hot = [item.name for item in telling if item.hot]
    for slot, names in (
        ("tools", asked),
        ("tools_hot", hot),
        ("tools_listed", [item.name for item in telling]),
    ):
        if len(names) >= 2:
            yield writer.say(slot, _tool_sources(portrait), names=join_words(names[:3]))
            return


def _what_to_watch(portrait: Portrait, writer: _Writer) -> Iterable[Sentence]:
    writer.begin()
    yield from _what_may_go(portrait, writer)
    robotics, exposure = portrait.safety.robotics, portrait.safety.axes.exposure
    if isinstance(robotics, Estimate) and robotics.value >= 60:
        yield writer.say("robotics", robotics.sources, value=robotics.value)
    if isinstance(exposure, Estimate) and exposure.high - exposure.low >= 35:
        yield writer.say("disagree", exposure.sources, low=exposure.low, high=exposure.high)
    if portrait.projection is not None and portrait.projection.names_ai:
        yield writer.say("names_ai", portrait.growth.sources)
    elif portrait.projection is not None and portrait.projection.names_automation:
        yield writer.say("names_automation", portrait.growth.sources)
    growth = portrait.growth
    if growth.change_pct is not None and growth.change_pct <= -3 and growth.to_year is not None:
        yield writer.say("shrinking", growth.sources, fall=f"{-growth.change_pct:.1f}", end=str(growth.to_year))
    yield from _next_move(portrait, writer)


def _what_may_go(portrait: Portrait, writer: _Writer) -> Iterable[Sentence]:
    activities = portrait.automatable
    if len(activities) >= 2:
        first, second = activities[:2]
        yield writer.say(
            "automatable",
            _sources(activities[:2]),
            first=gerund(first.title),
            second=gerund(second.title),
            automation=_percent(first.automation),
            share=_percent(weight_of(activities)),
        )
        return
    labelled = [activity for activity in portrait.by_exposure if activity.automation is not None]
    if not labelled:
        return
    most = max(labelled, key=lambda activity: (activity.automation or 0.0, activity.weight, activity.dwa))
    slot = "automatable_one" if (most.automation or 0.0) >= AUTOMATABLE / 2 else "steady"
    yield writer.say(slot, most.sources, first=gerund(most.title), automation=_percent(most.automation))


def _next_move(portrait: Portrait, writer: _Writer) -> Iterable[Sentence]:
    if isinstance(portrait.safety.score, Missing):
        return
    sources = (*portrait.safety.score.sources, *portrait.rating_sources)
    if not portrait.moves:
        yield writer.say("no_next", sources)
        return
    move = portrait.moves[0]
    safer, feasibility = move.score10 or 0, _percent(move.feasibility)
    yield writer.say("next_move", sources, title=plural_name(move.title), safer=safer, feasibility=feasibility)


def _figures_of(proof: Proof) -> Mapping[str, object]:
    return {
        "descriptor": f"“{proof.descriptor.lower()}”",
        "importance": f"{proof.importance:.1f}",
        "percentile": min(_percent(proof.percentile), 99),
    }


def _word(proof: Proof) -> str:
    return _STRENGTH_WORDS.get(proof.strength, proof.strength)


def _sources(activities: Sequence[Activity]) -> set[str]:
    return {source for activity in activities for source in activity.sources}


def _tool_sources(portrait: Portrait) -> set[str]:
    return {source for item in portrait.technologies for source in item.sources}


def _percent(share: float | None) -> int:
    return round(100 * (share or 0.0))


def _rank(percentile: float | None) -> int:
    """The percentile as a sentence can say it: no career stands above all the others and itself."""
    return min(max(round(percentile if percentile is not None else 50.0), 1), 99)


def _number(value: object) -> str:
    return f"{value:.0f}" if isinstance(value, float) else str(value)


def _lower_first(text: str) -> str:
    head, space, rest = text.partition(" ")
    return text if sum(letter.isupper() for letter in head) > 1 else f"{head.lower()}{space}{rest}"


@lru_cache(maxsize=1)
def _patterns() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(_PATTERNS.read_text(encoding="utf-8"))
