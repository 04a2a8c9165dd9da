"""Proposes stronger bullets by rule: the verb first, the result with its figure first, no empty words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem
from careerproof.optimizing.kinds.drafting import draft_edit
from careerproof.optimizing.model import Edit
from careerproof.optimizing.standards import load_standards
from careerproof.resumes.model import Resume, Statement
from careerproof.screening.english import is_english
from careerproof.screening.model import Quote

_BULLET = re.compile(r"/(work|volunteer|projects)/\d+/highlights/\d+")
_PRONOUN = re.compile(r"I (?=[a-z]+(?:ed|t|d|n|e|w)\b)(?!was |am |had |have |would |could |did |want |need )")
_GERUND = re.compile(r"[a-z]{2,}ing\b")
_BACKWARD = re.compile(r"\b(it|its|their|them|this|these|that|which|those)\b", re.IGNORECASE)
_FEWEST_WORDS = 3
_MOST_WORDS = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """What may go, what is said shorter, and which verbs tell a result."""

    duty: tuple[str, ...]
    fillers: tuple[str, ...]
    phrases: Mapping[str, str]
    results: frozenset[str]
    nouns: frozenset[str]


def propose_bullets(resume: Resume) -> Iterator[Edit]:
    """For each bullet that a rule betters one edit; a duty told as a deed is put to the person."""
    bullets = [statement for statement in resume.statements if _BULLET.fullmatch(statement.pointer)]
    if not is_english(" ".join(bullet.text for bullet in bullets)):
        return
    for bullet in bullets:
        edit = _strengthen(bullet)
        if edit is not None:
            yield edit


def _strengthen(statement: Statement) -> Edit | None:
    old, reasons = statement.text, []
    words, is_duty = _deed_first(old)
    if words != old:
        reasons.append("a bullet begins with what you did")
    shorter = _without_fillers(words)
    if shorter != words:
        reasons.append("words that say nothing take room")
    better = _result_first(shorter)
    if better != shorter:
        reasons.append("the result with its figure stands first")
    if not reasons or not _FEWEST_WORDS <= len(better.split()) <= _MOST_WORDS:
        return None
    return draft_edit(
        kind="bullet",
        where=statement.pointer,
        old=old,
        new=better,
        because="; ".join(reasons),
        evidence=[Quote(text=old, pointer=statement.pointer, span=statement.span)],
        needs_confirmation=is_duty,
    )


def _deed_first(text: str) -> tuple[str, bool]:
    """The text from its verb on, and whether it told a duty before."""
    lowered = text.lower()
    for opener in _load_rules().duty:
        if lowered.startswith(opener + " "):
            rest = text[len(opener) + 1 :].lstrip(": ")
            gerund = _GERUND.match(rest)
            # Two gerunds ("planning and leading") would need both changed, in a grammar that no rule knows.
            if gerund is None or len(_GERUND.findall(rest)) > 1 or gerund.group() in _load_rules().nouns:
                return text, False
            if rest[gerund.end() :].startswith((" of ", " and ", ",", "/")):
                return text, False  # "scheduling of staff" is a noun
            past = _past_of(gerund.group())
            return (text, False) if past is None else (_capital(past + rest[gerund.end() :]), True)
    pronoun = _PRONOUN.match(text)
    if pronoun is None or re.search(r"\bI\b", text[pronoun.end() :]):
        return text, False
    return _capital(text[pronoun.end() :]), False


def _past_of(gerund: str) -> str | None:
    """The past form of the verb; None where spelling does not tell it."""
    odd = load_standards().inflections.get(gerund)
    if odd is not None:
        return odd
    base = gerund.removesuffix("ing")
    past = base + ("ed" if not base.endswith("e") else "d")
    # The stemmer says whether both are forms of one verb: "being" and "beed" are not, nor is "during" a verb.
    return past if len(base) > 3 and stem(past) == stem(gerund) else None


def _without_fillers(text: str) -> str:
    rules, shorter = _load_rules(), text
    for phrase, word in rules.phrases.items():
        shorter = re.sub(rf"\b{phrase}\b", word, shorter)
    # Only at the start, before a verb: elsewhere a sentence may lean on the word ("quickly and effectively").
    shorter = re.sub(rf"^(?:{'|'.join(rules.fillers)}) (?!and\b|or\b)(?=[a-z])", "", shorter, flags=re.IGNORECASE)
    return shorter if shorter == text else _capital(shorter)


def _result_first(text: str) -> str:
    """ "Rebuilt the load, cutting costs by 40%." as "Cut costs by 40%: rebuilt the load."

    Only where the clause is the last one, holds the only figure, and points to nothing that is said before it.
    """
    before, comma, clause = text.rstrip(". ").rpartition(", ")
    first = clause.split(" ", 1)[0]
    if not comma or first not in _load_rules().results or re.search(r"\d", before) or not re.search(r"\d", clause):
        return text
    past, opening = _past_of(first), before.split(" ", 1)[0]
    # A name or an acronym at the start keeps its capital; only a verb in the past is written small.
    is_verb = opening[1:].islower() and (opening.lower().endswith("ed") or opening.lower() in _odd_forms())
    if past is None or not is_verb or ":" in text or _BACKWARD.search(clause) or "," in before:
        return text
    ending = "." if text.rstrip().endswith(".") else ""
    return f"{_capital(past + clause[len(first) :])}: {before[0].lower()}{before[1:]}{ending}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _odd_forms() -> frozenset[str]:
    return frozenset(load_standards().inflections.values())


@cache
def _load_rules() -> Rules:
    table = tomllib.loads((Path(__file__).parents[1] / "bullets.toml").read_text(encoding="utf-8"))
    return Rules(
        duty=tuple(sorted(map(normalise, table["openers"]["duty"]), key=lambda words: (-len(words), words))),
        fillers=tuple(table["fillers"]["words"]),
        phrases=dict(table["phrases"]),
        results=frozenset(table["results"]["words"]),
        nouns=frozenset(table["nouns"]["words"]),
    )
