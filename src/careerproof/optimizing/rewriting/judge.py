"""Judges a proposed rewrite: the guard of all edits, and rules for texts that somebody else wrote."""

from __future__ import annotations

import re
import string
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from careerproof.language.normalise import normalise
from careerproof.optimizing.claims import find_unproven
from careerproof.optimizing.model import SkillReader
from careerproof.optimizing.rewriting.figures import find_moved_figures, pieces_of
from careerproof.optimizing.rewriting.model import Ask, Refusal
from careerproof.optimizing.standards import load_standards
from careerproof.optimizing.wording import contains_wording

_PLAIN = frozenset(string.ascii_letters + string.digits + " .,;:'’()/-–—")
"""What any line may hold. A sign that is none of these ("+", "<", an unseen letter) must have been sent."""
_FEWEST_WORDS = 3
_MOST_WORDS = 40
_MOST_CHARACTERS = 400
_SHORT = 4
"""Letters of a word whose ending names no role ("over", "user" with one more does)."""
_MOST_FOUND = 6
_LONGEST_FOUND = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """Words that a rewrite may neither drop nor add, words and endings that name a standing, words that lead others."""

    words: frozenset[str]
    numerals: frozenset[str]
    standing: frozenset[str]
    endings: tuple[str, ...]
    leading: frozenset[str]
    passed: frozenset[str]


def judge_rewrite(new: str, ask: Ask, *, skills: SkillReader) -> Refusal | None:
    """Why the text may not be put to the person; None where it may.

    Why more than the guard: our own rules change a few words of a line, somebody else's text may turn it around with
    words that all stand in it. The guard itself is the same, with the old line as the only proof.
    """
    form = _bad_form(new, ask)
    if form:
        return Refusal(reason="form", detail="it is not one plain line of fitting length", found=_shown(form))
    if normalise(new) == normalise(ask.statement):
        return Refusal(reason="unchanged", detail="the rewriter left it as it is")
    said = [term for term in ask.terms if contains_wording(new, term)]
    unproven = find_unproven(new, old=ask.statement, proof=[], skills=skills, wordings=said)
    if unproven:
        return Refusal(reason="unproven", detail="the old line does not say it", found=_shown(unproven))
    bolder = (
        *find_moved_figures(new, ask.statement, numerals=_load_kept().numerals),
        *_kept_words(new, ask),
        *_new_standing(new, ask),
        *_raised(new, ask),
        *_turned_around(new, ask.statement),
    )
    if bolder:
        detail = "the old line says it with other limits, figures or ranks, or of somebody else"
        return Refusal(reason="bolder", detail=detail, found=_shown(bolder))
    return None


def _shown(found: Sequence[str]) -> tuple[str, ...]:
    """The first few, each once, whatever its capitals."""
    shown: dict[str, str] = {}
    for word in found:
        shown.setdefault(word.casefold(), _printable(word))
    return tuple(shown.values())[:_MOST_FOUND]


def _printable(word: str) -> str:
    """The word as it may be shown: short, and no sign in it that a terminal obeys or that nobody sees."""
    plain = "".join(letter if letter.isalnum() or _is_visible(letter) else _code_of(letter) for letter in word)
    return plain[:_LONGEST_FOUND]


def _is_visible(letter: str) -> bool:
    return letter.isascii() and letter.isprintable()


def _code_of(letter: str) -> str:
    return f"U+{ord(letter):04X}"


def _bad_form(new: str, ask: Ask) -> tuple[str, ...]:
    sent = set("".join((ask.statement, *ask.terms)))
    odd = tuple(letter for letter in dict.fromkeys(new) if letter not in _PLAIN and letter not in sent)
    if odd:  # by their numbers: a letter of another script looks like ours
        return tuple(letter if _is_visible(letter) else _code_of(letter) for letter in odd)
    if len(new) > max(_MOST_CHARACTERS, len(ask.statement)):
        return (f"{len(new)} characters",)
    count, before = len(new.split()), len(ask.statement.split())
    return () if _FEWEST_WORDS <= count <= max(_MOST_WORDS, before) else (f"{count} words",)


def _kept_words(new: str, ask: Ask) -> tuple[str, ...]:
    """Limiting words that went or came; a term of the posting may bring its own."""
    kept = _load_kept().words
    now, before = (Counter(word for word in normalise(text).split() if word in kept) for text in (new, ask.statement))
    free = {word for term in ask.terms for word in normalise(term).split()}
    return (*(word for word in now - before if word not in free), *(before - now))


def _new_standing(new: str, ask: Ask) -> tuple[str, ...]:
    """Words of rank, role or degree that the old line has not in this very form."""
    known = {word for text in (ask.statement, *ask.terms) for word in normalise(text).split()}
    rules = _load_kept()
    return tuple(
        word
        for word in normalise(new).split()
        if word not in known and (word in rules.standing or (len(word) > _SHORT and word.endswith(rules.endings)))
    )


def _raised(new: str, ask: Ask) -> tuple[str, ...]:
    """Words that have capitals now, inside the line: "it" is not IT, nor the director a Director."""
    known = {word for text in (ask.statement, *ask.terms) for word in _words(text)}
    return tuple(
        word
        for before, word in pairwise(["", *_words(new)])
        if before and word != word.lower() and word not in known
    )  # fmt: skip


def _turned_around(new: str, old: str) -> tuple[str, ...]:
    """Words that say all the same and belong to others now: "no" and "helped", "by" and "to", the manager."""
    rules, negating = _load_kept(), load_standards().negating
    before, now = _sequence(old), _sequence(new)
    pairs, known = set(pairwise(before)), set(before)
    turned = []
    for left, word, right in zip(now, now[1:], now[2:], strict=False):
        follows, leads = (left, word) in pairs, (word, right) in pairs
        if word in rules.standing:
            is_turned = not follows
        elif word in negating:
            is_turned = not leads
        elif word in rules.leading:
            # "by building" tells how, and a term in the place of the line's own word is the guard's to judge.
            is_turned = not leads and right in known and not right.endswith("ing")
        else:
            is_turned = word in rules.words and not (follows or leads)
        turned += [word] if is_turned else []
    return tuple(turned)


def _sequence(text: str) -> list[str]:
    """The words and figures of the text in small letters, "" at the ends, without those that are passed over."""
    pieces = (piece.lower() for piece in pieces_of(text))
    return ["", *(piece for piece in pieces if piece not in _load_kept().passed), ""]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


@cache
def _load_kept() -> Kept:
    table = tomllib.loads((Path(__file__).parent / "kept.toml").read_text(encoding="utf-8"))
    return Kept(
        words=frozenset(word for group in table["words"].values() for word in group),
        numerals=frozenset(table["words"]["number"]),
        standing=frozenset(table["standing"]["words"]),
        endings=tuple(table["standing"]["endings"]),
        leading=frozenset(table["leading"]["words"]),
        passed=frozenset(table["leading"]["passed"]),
    )
