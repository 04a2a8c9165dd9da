"""How a résumé says a term: in the same words, in another form, by another name, or by something that speaks for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careerproof.language.tokens import stem, tokenize
from careerproof.postings.lexicons import load_lexicon
from careerproof.screening.held import Evidence, Held, SkillMatcher, canonical_of, nearness_of, stems_of
from careerproof.screening.model import Inference, MatchKind
from careerproof.screening.policy import Policy

RANK: dict[MatchKind, int] = {"exact": 4, "inflected": 3, "alias": 2, "related": 1, "none": 0}
MOST_QUOTES = 3
_PIECES = re.compile(r"[\s\-–/]+")
STOPWORDS = frozenset(
    stem(word) for word in (Path(__file__).parent / "stopwords.txt").read_text(encoding="utf-8").split()
)
"""Words that say nothing of what is asked, as stems."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TermMatch:
    """How a term is said: the best kind, the evidence (indexes), and the nearest held skill with its nearness."""

    term: str
    kind: MatchKind
    evidence: tuple[int, ...] = ()
    nearest: str | None = None
    nearness: float = 0.0
    is_scattered: bool = False
    """Whether all its words are said together, but in another order or apart."""
    inferred: Inference | None = None
    """The job held that alone speaks for it."""
    depth: float = 1.0
    """The share that is left of its points by how much work shows it; 1 where the policy does not ask."""


def match_term(term: str, held: Held, skills: SkillMatcher, *, related: float) -> TermMatch:
    """How the résumé says the term; denied mentions ("no experience with X") never count.

    Nor does something near a term that the résumé denies: who says they cannot is not taken to nearly can.

    Args:
        related: the nearness (0..1) from which a held skill counts as related.
    """
    for kind, places in (("exact", _exact(term, held)), ("inflected", _inflected(term, held))):
        if places:
            return TermMatch(term=term, kind="exact" if kind == "exact" else "inflected", evidence=places)
    asked = canonical_of(skills, term)
    if asked is not None and asked in held.skills:
        return TermMatch(term=term, kind="alias", evidence=held.skills[asked])
    softly = _soft(term, held)
    if softly:
        return TermMatch(term=term, kind="alias", evidence=softly)
    nearest, nearness = _nearest(asked, held, skills) if asked is not None else (None, 0.0)
    label = held.labels.get(nearest) if nearest is not None else None
    if asked is not None and asked in held.denied:
        return TermMatch(term=term, kind="none", nearest=label, nearness=nearness)
    if nearest is not None and nearness >= related:
        return TermMatch(term=term, kind="related", evidence=held.skills[nearest], nearest=label, nearness=nearness)
    together = _in_other_order(term, held)
    if together:
        return TermMatch(
            term=term, kind="related", evidence=together, nearest=label, nearness=nearness, is_scattered=True
        )
    job = held.inferred.get(asked) if asked is not None else None
    if job is not None:
        places = held.places_of_title(job.work)
        return TermMatch(term=term, kind="related", evidence=places, nearest=label, nearness=nearness, inferred=job)
    return TermMatch(term=term, kind="none", nearest=label, nearness=nearness)


def match_share(match: TermMatch, policy: Policy) -> float:
    """The share of a term's points that the way it is said gives under a policy, before depth."""
    if match.kind == "none":
        return 0.0
    return policy.matches["inferred" if match.inferred is not None else match.kind]


def said_in(term: str, held: Held, skills: SkillMatcher) -> frozenset[int]:
    """All evidence that says the term, in whichever way: more of it is never less."""
    asked = canonical_of(skills, term)
    named = held.skills.get(asked, ()) if asked is not None else ()
    return frozenset((*_exact(term, held), *_inflected(term, held), *named, *_soft(term, held)))


def quotes_of(held: Held, indexes: tuple[int, ...]) -> tuple[Evidence, ...]:
    """The evidence to quote: dated work first, a few at most."""
    ordered = sorted(dict.fromkeys(indexes), key=lambda index: (held.evidence[index].work is None, index))
    return tuple(held.evidence[index] for index in ordered[:MOST_QUOTES])


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a text that say what it is about, each once, in order."""
    return tuple(dict.fromkeys(word for word in stems_of(text) if word not in STOPWORDS and len(word) > 1))


@lru_cache(maxsize=8192)
def term_pattern(term: str) -> re.Pattern[str]:
    """Finds a term as a whole word: C is not in C++, C# or R&D; .NET not in ASP.NET; Go not in go-to-market.

    One and two letters must agree in case, since "go" and "r" are words and letters of their own.
    """
    words = [re.escape(word) for word in re.split(r"[\s\-–]+", term.strip()) if word]
    body = r"[\s\-–]+".join(words).replace(r"\/", "/").replace("/", r"\s*/\s*")
    is_short = len(term.strip()) <= 2
    before = r"(?<![\w@&'’-])(?<!\w\.)" if is_short else r"(?<![\w@])(?<!\w\.)"
    after = r"(?![\w@&'’+#-])" if is_short else r"(?![\w@])"
    if term.rstrip()[-1:] in "+#":
        after = r"(?![A-Za-z_@+#])"  # C++17 names C++ and its edition
    elif not is_short:
        after += r"(?![+#](?!\w))"
    return re.compile(before + body + after + r"(?!\.\w)", 0 if is_short else re.IGNORECASE)


def _exact(term: str, held: Held) -> tuple[int, ...]:
    words = _PIECES.split(term.strip().lower())
    if not words[0] or max(words, key=len) not in held.lowered:
        return ()  # looking for a plain word is far quicker than for a pattern
    found = [
        bisect_right(held.starts, match.start()) - 1
        for match in term_pattern(term).finditer(held.joined)
        if not held.is_denied(match.start())
    ]
    return tuple(dict.fromkeys(found))


def _inflected(term: str, held: Held) -> tuple[int, ...]:
    """Where the stems of the term stand in a row ("managing projects" for "managed project")."""
    words = stems_of(term)
    if not words or sum(map(len, words)) < 4 or all(word in STOPWORDS for word in words):
        return ()
    found: list[int] = []
    for index, position in held.stems.get(words[0], ()):
        following = stems_of(held.evidence[index].text)[position : position + len(words)]
        if following == words and not _is_denied_word(held, index, position):
            found.append(index)
    return tuple(dict.fromkeys(found))


def _is_denied_word(held: Held, index: int, position: int) -> bool:
    """Whether the word at a position of a passage stands under a "no"; the place is where its first letters stand."""
    # Only where there is a "no" at all is it worth finding the letters of the word.
    return bool(_NO_WORD.search(held.evidence[index].text)) and held.is_denied(_offset(held, index, position))


def _offset(held: Held, index: int, position: int) -> int:
    tokens = tokenize(held.evidence[index].text)
    return held.starts[index] + (tokens[position].start if position < len(tokens) else 0)


def _soft(term: str, held: Held) -> tuple[int, ...]:
    """Where a soft skill is written in one of its other ways ("led a team" for leadership)."""
    pattern = _soft_pattern(term.lower())
    if pattern is None:
        return ()
    found = [
        bisect_right(held.starts, match.start()) - 1
        for match in pattern.finditer(held.joined)
        if not held.is_denied(match.start())
    ]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def _soft_pattern(term: str) -> re.Pattern[str] | None:
    return dict(load_lexicon().soft_skills).get(term)


def _nearest(asked: str, held: Held, skills: SkillMatcher) -> tuple[str | None, float]:
    """The held term that is nearest to the asked one; of equally near ones the first by id."""
    best: tuple[str | None, float] = (None, 0.0)
    for term_id in held.skills:
        nearness = nearness_of(skills, asked, term_id)
        if nearness > best[1]:
            best = (term_id, nearness)
    return best


def _in_other_order(term: str, held: Held) -> tuple[int, ...]:
    """Where all the words of a longer term stand together, in another order or apart."""
    words = content_stems(term)
    if len(words) < 2:
        return ()
    wanted = frozenset(words)
    found = [
        index
        for index, _ in dict.fromkeys((index, 0) for index, _ in held.stems.get(words[0], ()))
        if wanted <= held.stem_sets[index] and not _NO.search(held.evidence[index].text)
    ]
    return tuple(found)


_NO_WORD = re.compile(r"\b(?:no|not|never|without|lack|cannot|zero)|n['’]t\b", re.IGNORECASE)
"""Every word that can deny another begins like one of these."""
_NO = re.compile(r"\b(?:no|not|never|without|lack(?:s|ing)?)\b|n['’]t\b", re.IGNORECASE)
"""In words that stand apart a "no" cannot be tied to one of them; such a passage shows nothing."""
