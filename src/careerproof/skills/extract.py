"""Finds the skills that a text names, each with its place and how surely it is meant."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from careerproof.language import Mention, Term
from careerproof.language.scan import TermScanner, fold_term
from careerproof.skills.context import Negations, is_ambiguous, is_meant
from careerproof.skills.lexicon import Lexicon
from careerproof.skills.spans.model import Hint

_NEAR = 60
_LONGEST = 300
"""No term is longer: how far before a place one that reaches near it can begin."""
_LIST = re.compile(r"[\w \t+#.-]*(?:[,/|•·&]|\n[-*•·]? ?| and | or )[\w\s,/&|•·+#.*-]*")
_Place = tuple[int, int, int]
_AMBIGUOUS = 0.8
"""A spelling that is also a plain word keeps this share of its confidence, even where its surroundings agree."""


def extract_mentions(text: str, lexicon: Lexicon, scanner: TermScanner) -> tuple[Mention, ...]:
    """The skills of every kind that the text names, in order, without overlaps."""
    return _mentions(text, lexicon, *_found(text, scanner))


def read_hints(text: str, lexicon: Lexicon, scanner: TermScanner) -> tuple[tuple[Mention, ...], tuple[Hint, ...]]:
    """The mentions, and for the learnt tagger every known term in the text, also where it is not meant."""
    degrees, hits = _found(text, scanner)
    mentions = _mentions(text, lexicon, degrees, hits)
    meant = {(mention.start, mention.end) for mention in mentions}
    hints = [
        Hint(start=start, end=end, kind="degree", taxonomy="careerproof", family="", confidence=0.9, meant=True)
        for start, end, _ in degrees
    ]
    for number, start, end in hits:
        _, place, confidence = lexicon.ordered[number]
        concept = lexicon.concepts[place]
        hints.append(
            Hint(
                start=start,
                end=end,
                kind=concept.kind,
                taxonomy=concept.term.taxonomy,
                family=concept.family,
                confidence=confidence,
                meant=(start, end) in meant,
            )
        )
    return mentions, tuple(sorted(hints, key=lambda hint: hint.start))


def _found(text: str, scanner: TermScanner) -> tuple[list[_Place], list[_Place]]:
    """The degrees as (start, end, number of the rule), and the terms outside them as (number, start, end)."""
    degrees = _degrees(text)
    hits = [hit for hit in scanner.scan(text) if not any(start < hit[2] and hit[1] < end for start, end, _ in degrees)]
    return degrees, hits


def _mentions(text: str, lexicon: Lexicon, degrees: list[_Place], hits: list[_Place]) -> tuple[Mention, ...]:
    forms = lexicon.ordered
    spellings = [fold_term(text[start:end]) for _, start, end in hits]
    sure = [
        (start, end)
        for (number, start, end), spelling in zip(hits, spellings, strict=True)
        if not is_ambiguous(spelling) and lexicon.concepts[forms[number][1]].kind == "technology"
    ]
    unsure = [
        (start, end)
        for (_, start, end), spelling in zip(hits, spellings, strict=True)
        if _is_listed(text, start, end, spelling)
    ]
    negations = Negations(text)
    mentions = [_degree(text, negations, *degree) for degree in degrees]
    for (number, start, end), spelling in zip(hits, spellings, strict=True):
        _, place, confidence = forms[number]
        company = _has_company(text, start, end, _near(sure, start, end)) or _in_list(
            text, start, end, _near(unsure, start, end)
        )
        if not is_meant(text, start, end, folded=spelling, has_company=company):
            continue
        concept = lexicon.concepts[place]
        mentions.append(
            Mention(
                text=text[start:end],
                start=start,
                end=end,
                kind=concept.kind,
                term=concept.term,
                confidence=confidence * (_AMBIGUOUS if is_ambiguous(spelling) else 1.0),
                negated=negations.reach(start, end),
            )
        )
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _near(places: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Of places in order, those that can stand near start..end: a long text is not searched from end to end."""
    first = bisect_left(places, start - _NEAR - _LONGEST, key=itemgetter(0))
    return places[first : bisect_right(places, end + _NEAR, key=itemgetter(0))]


def _has_company(text: str, start: int, end: int, sure: list[tuple[int, int]]) -> bool:
    """True where an unmistakable technology stands near, on the same line or in the same sentence."""
    for other_start, other_end in sure:
        if other_start >= end:
            between = text[end:other_start]
        elif other_end <= start:
            between = text[other_end:start]
        else:
            continue
        if len(between) <= _NEAR and not re.search(r"\n\s*\n|[.;!?]\s", between):
            return True
    return False


def _is_listed(text: str, start: int, end: int, spelling: str) -> bool:
    return is_ambiguous(spelling) and text[start:end][:1].isupper()


def _in_list(text: str, start: int, end: int, others: list[tuple[int, int]]) -> bool:
    """True where only list signs part it from two other capitalised product names: "Word, Excel, Access"."""
    joined = 0
    for other_start, other_end in others:
        between = text[end:other_start] if other_start >= end else text[other_end:start] if other_end <= start else None
        if between is not None and len(between) <= _NEAR and _LIST.fullmatch(between):
            joined += 1
    return joined >= 2


def _degrees(text: str) -> list[tuple[int, int, int]]:
    """The degrees as (start, end, number of the rule), leftmost first, without overlaps."""
    lowered, has_letters = text.lower(), _any_letters().search(text) is not None
    found = sorted(
        (match.start(), -match.end(), number)
        for number, rule in enumerate(_degree_rules())
        for pattern in rule.patterns(lowered, has_letters=has_letters)
        for match in pattern.finditer(text)
    )
    kept: list[tuple[int, int, int]] = []
    for start, negative_end, number in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -negative_end, number))
    return kept


@dataclass(frozen=True, slots=True)
class _DegreeRule:
    """How a degree is written: in words of any case, or in letters that are capitals."""

    term: Term
    words: re.Pattern[str]
    hints: tuple[str, ...]
    letters: re.Pattern[str]

    def patterns(self, lowered: str, *, has_letters: bool) -> list[re.Pattern[str]]:
        """The patterns worth trying: those of the letters where any degree's stand in the text, those of the words
        where one of their hints does.
        """
        tried = [self.letters] if has_letters else []
        return [*tried, self.words] if any(hint in lowered for hint in self.hints) else tried


def _degree(text: str, negations: Negations, start: int, end: int, rule: int) -> Mention:
    return Mention(
        text=text[start:end],
        start=start,
        end=end,
        kind="degree",
        term=_degree_rules()[rule].term,
        confidence=0.9,
        negated=negations.reach(start, end),
    )


@cache
def _any_letters() -> re.Pattern[str]:
    """The letters of any degree: most texts hold none, and one look tells."""
    return _letters([letters for row in _degree_rows() for letters in row["letters"]])


def _letters(ways: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?=[A-Z])(?:{'|'.join(ways)})(?!\w)")


@cache
def _degree_rows() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads((Path(__file__).parent / "degrees.json").read_text(encoding="utf-8")))


@cache
def _degree_rules() -> tuple[_DegreeRule, ...]:
    return tuple(
        _DegreeRule(
            term=Term(id=row["id"], label=row["label"], taxonomy="careerproof"),
            words=re.compile(rf"(?<![\w.])(?:{'|'.join(row['words'])})(?!\w)", re.IGNORECASE),
            hints=tuple(row["hints"]),
            letters=_letters(row["letters"]),
        )
        for row in _degree_rows()
    )
