"""Words repeated or listed beyond what a résumé needs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careerproof.documents.model import Document
from careerproof.evidence import Finding
from careerproof.tampering.letters import spans_of

_STUFFING = Path(__file__).with_name("stuffing.toml")
_IN_A_ROW = re.compile(r"\b([^\W\d_][\w+#-]{2,30})(?:[\s,;|/•·]{1,3}\1\b){4}", re.IGNORECASE)
"""A word five times running: no sentence and no list says that."""
_WORD = re.compile(r"[^\W\d_]{2,}(?:[+#]+)?")
_ANY_WORD = re.compile(r"\w+")
_TERM = re.compile(r"[^,;|•·]+")
_LEAST_LETTERS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class _Policy:
    """What `stuffing.toml` says."""

    share: float
    least: int
    repeats: int
    run_terms: int
    run_repeats: int
    block_terms: int
    list_words: int
    list_share: float
    property_words: int
    common: frozenset[str]
    sentence_words: frozenset[str]


@lru_cache(maxsize=1)
def _policy() -> _Policy:
    table = tomllib.loads(_STUFFING.read_text(encoding="utf-8"))
    sets = {name: frozenset(table[name]) for name in ("common", "sentence_words")}
    return _Policy(**{**table, **sets})


def find_stuffing(document: Document) -> Iterator[Finding]:
    """The findings about words that are there for a machine's counting."""
    spans = [*_frequent(document.text), *_repeated_terms(document), *_blocks(document)]
    spans.extend(found.span() for found in _IN_A_ROW.finditer(document.text))
    if spans:
        yield Finding(
            id="tampering.keyword_stuffing",
            severity="warning",
            message="the same terms are repeated, or terms are heaped up, far beyond what prose needs",
            fix="name each skill once in the list and once where you used it",
            spans=spans_of(document, sorted(set(spans))),
        )


def is_list(text: str) -> bool:
    """Whether the text heaps up terms without making a sentence."""
    return len(_ANY_WORD.findall(text)) >= _policy().list_words and _makes_no_sentence(text)


def _makes_no_sentence(text: str) -> bool:
    policy = _policy()
    words = [word.casefold() for word in _ANY_WORD.findall(text)]
    return sum(word in policy.sentence_words for word in words) <= policy.list_share * len(words)


def absent_words(value: str, text: str) -> int:
    """How many different words of the value are missing in the text; 0 where they are too few to matter."""
    policy = _policy()
    words = {word.casefold() for word in _ANY_WORD.findall(value) if len(word) >= _LEAST_LETTERS}
    seen = {word.casefold() for word in _ANY_WORD.findall(text)}
    missing = len(words - seen - policy.sentence_words)
    return missing if missing >= policy.property_words else 0


def _frequent(text: str) -> Iterator[tuple[int, int]]:
    """Words that make up too much of the text."""
    places: dict[str, list[tuple[int, int]]] = {}
    total = 0
    for found in _WORD.finditer(text):
        total += 1
        places.setdefault(found[0].casefold(), []).append(found.span())
    policy = _policy()
    for word, at in sorted(places.items()):
        if word not in policy.common and len(at) >= policy.least and len(at) > policy.share * total:
            yield from at


def _repeated_terms(document: Document) -> Iterator[tuple[int, int]]:
    """Terms between commas that come again and again, alone or in the same run.

    Only lines of terms count: a bullet that is copied under three jobs, with its commas, is careless and no trick.
    """
    policy = _policy()
    terms: dict[str, list[tuple[int, int]]] = {}
    runs: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for line in document.lines:
        text = document.text[line.start : line.end]
        parts = [
            (found[0].strip().casefold(), line.start + found.start(), line.start + found.end())
            for found in _TERM.finditer(text)
            if sum(map(str.isalpha, found[0])) >= _LEAST_LETTERS and not any(map(str.isdigit, found[0]))
        ]
        if len(parts) < policy.run_terms or not _makes_no_sentence(text):
            continue
        for term, start, end in parts:
            terms.setdefault(term, []).append((start, end))
        for at in range(len(parts) - policy.run_terms + 1):
            window = parts[at : at + policy.run_terms]
            runs.setdefault(tuple(term for term, _, _ in window), []).append((window[0][1], window[-1][2]))
    for _, places in sorted(terms.items()):
        if len(places) >= policy.repeats:
            yield from places
    for _, places in sorted(runs.items()):
        if len(places) >= policy.run_repeats:
            yield from places


def _blocks(document: Document) -> Iterator[tuple[int, int]]:
    """Lines of terms one after the other, where they are more than any person reads."""
    policy = _policy()
    block: list[tuple[int, int]] = []
    terms: set[str] = set()
    for line in (*document.lines, None):
        text = document.text[line.start : line.end] if line else ""
        parts = [term.strip().casefold() for term in _TERM.findall(text) if term.strip()]
        if line and len(parts) >= policy.run_terms and _makes_no_sentence(text):
            block.append((line.start, line.end))
            terms.update(parts)
            continue
        if len(terms) >= policy.block_terms:
            yield from block
        block, terms = [], set()
