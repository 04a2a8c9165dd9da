"""How AI enhances a role: which activities it speeds up, what that frees time for, tools, skills to learn."""

from __future__ import annotations

from collections.abc import Iterable

from careerproof.careers.narrative.portrait import HELPED, Portrait, weight_of
from careerproof.careers.narrative.tongues import lower_first
from careerproof.careers.narrative.writer import Writer, percent, rank, sources_of
from careerproof.careers.qualifications.skills import is_telling
from careerproof.evidence import Estimate, Sentence

_WORTH_FREEING = 0.12
_EMERGING = ("careerproof-emerging",)


def tell_how_ai_enhances(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    """The sentences on how AI helps in the career."""
    if writer.has(f"role_{portrait.ai_role}"):
        models = str(writer.tongue.traits("words")["models"])
        names = writer.join([item.name for item in portrait.technologies[:3]]) or models
        yield writer.say(f"role_{portrait.ai_role}", _EMERGING, names=names)
    yield from _what_ai_helps(portrait, writer)
    exposure = portrait.safety.axes.exposure
    if isinstance(exposure, Estimate):
        yield writer.say("reach", exposure.sources, value=exposure.value, percentile=rank(exposure.percentile))
    yield from _tools(portrait, writer)
    yield from _skills(portrait, writer)


def _what_ai_helps(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    helped = portrait.helped
    if len(helped) >= 2:
        first, second = (writer.activity(activity) for activity in helped[:2])
        levels = writer.join([str(percent(activity.exposure)) for activity in helped[:2]])
        if percent(helped[0].exposure) == percent(helped[1].exposure):
            levels = str(writer.tongue.traits("words")["both"]).format(level=percent(helped[0].exposure))
        yield writer.say("helped_two", sources_of(helped[:2]), first=first, second=second, levels=levels)
        if len(helped) >= 4:
            first, second = (writer.activity(activity) for activity in helped[2:4])
            yield writer.say("also_helped", sources_of(helped[2:4]), first=first, second=second)
    elif portrait.by_exposure:
        most = portrait.by_exposure[0]
        slot = "helped_one" if (most.exposure or 0.0) >= HELPED else "helped_little"
        yield writer.say(slot, most.sources, first=writer.activity(most), exposure=percent(most.exposure))
    kept = portrait.sheltered[2:4] if len(portrait.sheltered) >= 4 else portrait.sheltered[:2]
    if helped and len(kept) == 2 and weight_of(portrait.sheltered) >= _WORTH_FREEING:
        first, second = (writer.activity(activity) for activity in kept)
        yield writer.say("frees", sources_of(kept), first=first, second=second, exposure=percent(kept[0].exposure))


def _tools(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    if portrait.is_derived:
        return
    sources = {source for item in portrait.technologies for source in item.sources}
    if portrait.ai_technologies:
        yield writer.say("tools_ai", sources, names=writer.join(portrait.ai_technologies[:3]))
    telling = [item for item in portrait.technologies if is_telling(item.name)]
    for slot, names in (
        ("tools", [item.name for item in telling if item.in_demand]),
        ("tools_hot", [item.name for item in telling if item.hot]),
        ("tools_listed", [item.name for item in telling]),
    ):
        if len(names) >= 2:
            yield writer.say(slot, sources, names=writer.join(names[:3]))
            return


def _skills(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    if portrait.ai_role != "none":
        if len(portrait.ai_skills) >= 3:
            first, second, third = (writer.tongue.label(name) for name in portrait.ai_skills[:3])
            yield writer.say("craft", _EMERGING, first=first, second=second, third=third)
        return
    skills = [name for name in portrait.ai_skills if name not in portrait.ai_technologies]
    if len(skills) >= 2:
        first, second = (lower_first(writer.tongue.label(name)) for name in skills[:2])
        yield writer.say("learn", ["careerproof-ai-skills"], first=first, second=second)
