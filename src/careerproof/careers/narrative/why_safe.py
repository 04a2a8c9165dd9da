"""Why a career is AI-safe or not: its score, what AI cannot reach, strengths, licence, demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from careerproof.careers.narrative.portrait import Portrait, Proof, weight_of
from careerproof.careers.narrative.tongues import lower_first
from careerproof.careers.narrative.writer import Writer, percent, rank, sources_of
from careerproof.evidence import Estimate, Missing, Sentence
from careerproof.safety.model import AXES

HIGH, LOW = 7, 3
"""From 7 of 10 on a career counts as safe in the prose, up to 3 as not."""

_STRONG = 55.0
_WORTH_TELLING = 0.12
_CREDENTIALS = "careerproof-credentials"


def tell_why_safe(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    """The sentences on why the career is safe or not."""
    yield _headline(portrait, writer)
    yield from _what_is_sheltered(portrait, writer)
    yield from _what_protects(portrait, writer)
    if portrait.licence is not None and not portrait.is_derived:
        yield writer.say("licence", [_CREDENTIALS], label=writer.tongue.label(portrait.licence.label))
    yield from _demand(portrait, writer)


def _headline(portrait: Portrait, writer: Writer) -> Sentence:
    safety = portrait.safety
    if isinstance(safety.score, Missing) or safety.score10 is None:
        reason = safety.score.reason if isinstance(safety.score, Missing) else "its parts have none"
        reason = reason.rstrip(".").replace(". ", "; ")
        return writer.say("headline_none", portrait.rating_sources, reason=reason)
    lead, drag = _lead(portrait, writer, best=True), _lead(portrait, writer, best=False)
    band = "high" if safety.score10 >= HIGH else "low" if safety.score10 <= LOW else "middle"
    band = "plain" if not lead and band != "low" else band
    return writer.say(
        f"headline_{band}",
        safety.score.sources,
        score=safety.score10,
        lead=lead,
        drag=drag,
    )


def _lead(portrait: Portrait, writer: Writer, *, best: bool) -> str:
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
        return "" if best else lower_first(writer.phrase("drag_none"))
    pull, axis, estimate = (max if best else min)(pulls, key=lambda item: (item[0], item[1]))
    if best and pull <= 0:
        return ""
    if not best and pull >= -5:
        return lower_first(writer.phrase("drag_none"))
    place = rank(estimate.percentile)
    slot = f"{'lead' if best else 'drag'}_{axis}"
    return lower_first(writer.phrase(slot, value=estimate.value, percentile=place, opposite=100 - place))


def _what_is_sheltered(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    activities = portrait.sheltered
    share = percent(weight_of(activities))
    if activities and share < percent(_WORTH_TELLING):
        first = writer.activity(activities[0])
        yield writer.say("sheltered_little", sources_of(activities[:1]), share=max(share, 1), first=first)
    elif len(activities) >= 2:
        first, second = (writer.activity(activity) for activity in activities[:2])
        yield writer.say("sheltered", sources_of(activities[:2]), share=share, first=first, second=second)
    elif activities:
        yield writer.say("sheltered_one", sources_of(activities[:1]), share=share, first=writer.activity(activities[0]))
    elif portrait.by_exposure:
        least = portrait.by_exposure[-1]
        yield writer.say("exposed_all", least.sources, first=writer.activity(least), exposure=percent(least.exposure))


def _what_protects(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    if not portrait.proofs:
        return
    first, *others = portrait.proofs
    sources = portrait.rating_sources
    if first.value < _STRONG or first.percentile < 0.5:
        yield writer.say("weak_strengths", sources, strength=_word(first, writer), value=first.value)
        return
    yield writer.say(f"strength_{first.strength}", sources, **_figures_of(first, writer))
    second = next((proof for proof in others if proof.descriptor != first.descriptor), None)
    if second is not None and second.value >= _STRONG and second.importance >= 3:
        figures = _figures_of(second, writer)
        yield writer.say("second_strength", sources, strength=_word(second, writer), value=second.value, **figures)


def _demand(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    growth = portrait.growth
    if growth.change_pct is None or growth.from_year is None or growth.to_year is None:
        return
    change = growth.change_pct
    outlook = str(writer.tongue.traits("outlook").get(growth.outlook or "", growth.outlook))
    said: dict[str, object] = {"start": str(growth.from_year), "end": str(growth.to_year), "outlook": outlook}
    if growth.annual_openings is None:
        yield writer.say("demand_derived", growth.sources, signed=writer.signed(change), **said)
        return
    said["openings"] = growth.annual_openings
    if growth.covers is not None:
        wider = writer.tongue.career("", growth.covers)
        yield writer.say("demand_shared", growth.sources, wider=wider, signed=writer.signed(change), **said)
    elif change >= 0.5:
        yield writer.say("demand_up", growth.sources, change=writer.decimal(change), **said)
    elif change > -0.5:
        yield writer.say("demand_flat", growth.sources, change=writer.decimal(change), **said)
    else:
        yield writer.say("demand_down", growth.sources, fall=writer.decimal(-change), **said)


def _figures_of(proof: Proof, writer: Writer) -> Mapping[str, object]:
    return {
        "descriptor": writer.tongue.quoted(writer.tongue.term(proof.descriptor, proof.element)),
        "importance": writer.decimal(proof.importance),
        "percentile": min(percent(proof.percentile), 99),
    }


def _word(proof: Proof, writer: Writer) -> str:
    return str(writer.tongue.traits("strengths")[proof.strength])
