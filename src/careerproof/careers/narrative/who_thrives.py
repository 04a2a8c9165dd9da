"""Who thrives in a career: work styles, interests, what the day brings, abilities, work from home."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from careerproof.careers.narrative.portrait import Portrait
from careerproof.careers.narrative.writer import Writer, percent
from careerproof.careers.qualifications.temperament import Trait
from careerproof.evidence import Sentence

_DISTINCT = 0.6
"""A trait that fewer occupations than this share rate lower does not tell the career from others."""

_RARE = 0.25
"""A part of the day that fewer occupations than this share have less of is worth naming as missing."""

_OFTEN = 50.0
"""The least rating (of 100) of a part of the day that is there often enough to be named."""

_LIKED = 4.0
"""From here on (of 7) an interest is one of the career's own: the middle of O*NET's scale."""

_NEEDED = 3.0
"""From here on (of 5) an ability is "important" on O*NET's scale."""


def tell_who_thrives(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    """The sentences on whom the career suits; none where nobody has rated it or a relative."""
    yield from _styles(portrait.styles, writer)
    yield from _interests(portrait.interests, writer)
    yield from _context(portrait.context, writer)
    yield from _abilities(portrait.abilities, writer)
    yield from _home(portrait, writer)


def _styles(styles: Sequence[Trait], writer: Writer) -> Iterable[Sentence]:
    if len(styles) < 2:
        return
    best = _most_distinct(styles)[:2]
    is_telling = best[1].percentile >= _DISTINCT
    chosen = best if is_telling else sorted(styles, key=lambda trait: (-trait.value, trait.element))[:2]
    verbs = writer.tongue.traits("styles")
    yield writer.say(
        "styles" if is_telling else "styles_usual",
        _sources(chosen),
        first=str(verbs[chosen[0].element]),
        second=str(verbs[chosen[1].element]),
        names=writer.join([writer.tongue.trait("style_names", trait.element, trait.name) for trait in chosen]),
        values=writer.both([writer.decimal(trait.value) for trait in chosen]),
        percentile=_least(chosen),
    )


def _interests(interests: Sequence[Trait], writer: Writer) -> Iterable[Sentence]:
    ranked = sorted(interests, key=lambda trait: (-trait.value, trait.element))
    liked = [trait for trait in ranked if trait.value >= _LIKED][:2]
    names = writer.tongue.traits("interests")
    if len(liked) == 2:
        levels = writer.both([writer.decimal(trait.value) for trait in liked])
        first, second = (str(names[trait.element]) for trait in liked)
        yield writer.say("interests", _sources(liked), first=first, second=second, levels=levels)
    elif ranked:
        best = ranked[0]
        level = writer.decimal(best.value)
        yield writer.say("interests_one", _sources([best]), first=str(names[best.element]), level=level)


def _context(context: Sequence[Trait], writer: Writer) -> Iterable[Sentence]:
    ranked = [trait for trait in _most_distinct(context) if trait.percentile >= _DISTINCT and trait.value >= _OFTEN]
    high, low = writer.tongue.traits("context")["high"], writer.tongue.traits("context")["low"]
    if len(ranked) >= 2:
        two = ranked[:2]
        first, second = (str(high[trait.element]) for trait in two)
        levels = writer.both([round(trait.value) for trait in two])
        yield writer.say("context", _sources(two), first=first, second=second, levels=levels, percentile=_least(two))
    elif ranked:
        best = ranked[0]
        yield writer.say(
            "context_one", _sources([best]), first=str(high[best.element]), level=best.value, percentile=_least([best])
        )
    least = min(context, key=lambda trait: (trait.percentile, trait.element), default=None)
    if least is not None and least.percentile <= _RARE:
        opposite = min(100 - percent(least.percentile), 99)
        yield writer.say(
            "context_low", _sources([least]), first=str(low[least.element]), level=least.value, opposite=opposite
        )


def _abilities(abilities: Sequence[Trait], writer: Writer) -> Iterable[Sentence]:
    needed = [trait for trait in _most_distinct(abilities) if trait.value >= _NEEDED][:2]
    if len(needed) < 2 or needed[1].percentile < _DISTINCT:
        return
    first, second = (writer.tongue.trait("abilities", trait.element, trait.name) for trait in needed)
    levels = writer.both([writer.decimal(trait.value) for trait in needed])
    yield writer.say(
        "abilities", _sources(needed), first=first, second=second, levels=levels, percentile=_least(needed)
    )


def _home(portrait: Portrait, writer: Writer) -> Iterable[Sentence]:
    home = portrait.telework
    if home is None or home.share is None or home.words is None:
        return
    yield writer.say(f"home_{home.words.partition(' ')[0]}", home.sources, share=100 * home.share)


def _most_distinct(traits: Sequence[Trait]) -> list[Trait]:
    return sorted(traits, key=lambda trait: (-trait.percentile, -trait.value, trait.element))


def _least(traits: Sequence[Trait]) -> int:
    """The per cent of occupations that rate all of them no higher: what a sentence may say of both."""
    return min(99, *(percent(trait.percentile) for trait in traits))


def _sources(traits: Sequence[Trait]) -> set[str]:
    return {source for trait in traits for source in trait.sources}
