"""Adds to the skills that a text names those that it says in words of its own, as the learnt tagger reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from careerproof.facts.model import SkillTerm
from careerproof.language import Mention, Term
from careerproof.language.labels import telling_words
from careerproof.skills.context import Negations
from careerproof.skills.spans.model import FreeSpan

Ranking = Callable[[str], Sequence[tuple[SkillTerm, float]]]
"""The taxonomy's skills for a stretch of text, best first, with scores."""

_PLAIN = frozenset({"skill", "knowledge", "attitude"})
_LINKED = 0.6
"""A stretch is given the taxonomy's best skill from this score on. Of the spans of the ESCO validation parts (those
without a right answer counted too) a third reach it, and of these the best is the annotators' in half."""
_MOST = 0.5
"""A named skill stands for a whole stretch if it is this share of the stretch's telling words."""


def widen_mentions(
    text: str, named: Sequence[Mention], spans: Sequence[FreeSpan], ranking: Ranking
) -> tuple[Mention, ...]:
    """The mentions and the free spans as mentions, in order, the longer first where two begin alike.

    A technology, language, certificate or degree stays as it stands, also inside a longer span. A plain skill that is
    most of a span ("communication" in "clear written communication") gives the span its name and goes.
    """
    gone: set[Mention] = set()
    negations = Negations(text)
    added: dict[tuple[int, int], Mention] = {}
    for span in spans:
        touching = [each for each in named if each.start < span.end and span.start < each.end]
        if any(each.start <= span.start and span.end <= each.end for each in touching):
            continue
        plain = [each for each in touching if each.kind in _PLAIN]
        whole = _whole(text[span.start : span.end], [each for each in plain if _is_inside(each, span)])
        inside = frozenset(each.term.id for each in touching if each.term)
        mention = replace(_mention(text, span, whole, inside, ranking), negated=negations.reach(span.start, span.end))
        known = added.get((span.start, span.end))
        if known is None or known.confidence < mention.confidence:
            added[span.start, span.end] = mention
        # What only partly stands in the span, or is its name, would say the same words twice.
        gone |= {each for each in plain if not _is_inside(each, span) or each is whole}
    kept = [each for each in named if each not in gone]
    return tuple(sorted([*kept, *added.values()], key=lambda each: (each.start, -each.end)))


def _is_inside(mention: Mention, span: FreeSpan) -> bool:
    return span.start <= mention.start and mention.end <= span.end


def _whole(text: str, plain: Sequence[Mention]) -> Mention | None:
    """The one plain skill that is most of the text, if any."""
    words = telling_words(text)
    most = [each for each in plain if len(telling_words(each.text) & words) >= _MOST * max(1, len(words))]
    return most[0] if len(most) == 1 else None


def _mention(text: str, span: FreeSpan, whole: Mention | None, inside: frozenset[str], ranking: Ranking) -> Mention:
    written = text[span.start : span.end]
    term, confidence, kind = None, span.chance, span.layer
    if whole is not None:
        term = whole.term
    elif " " in written:
        # One word is like the names of many skills that only hold it ("train" is not "train sports people").
        best = next(iter(ranking(written)), None)
        # A tool that stands in the stretch is told on its own, and is not what the whole stretch is about.
        if best is not None and best[1] >= _LINKED and best[0].id not in inside:
            term = Term(id=best[0].id, label=best[0].label, taxonomy=best[0].taxonomy)
            confidence *= best[1]
    return Mention(
        text=written,
        start=span.start,
        end=span.end,
        kind=whole.kind if whole is not None else kind,
        term=term,
        confidence=round(min(1.0, confidence), 4),
    )
