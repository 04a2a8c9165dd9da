"""A career's page in another language: names looked up, sentences that other modules compose said by the same forms.

Why by forms: the score, the moves and the preparation are told where they are reckoned, in English. Each such sentence
is a form with names and figures in it; `data/<language>/phrases.tsv` holds the form beside its translation. A slot {n…}
is a figure, {y…} a year, {l…} a list, {s…} parts between semicolons, any other a name or another form.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from careerproof.careers.landscape import see_landscape
from careerproof.careers.model import CareerProfile
from careerproof.careers.narrative.tongues import lower_first, tongue_of
from careerproof.careers.phrasing import gerund
from careerproof.careers.translation import load_translation
from careerproof.evidence import Record
from careerproof.facts.model import Domain
from careerproof.facts.store import Facts

Kind = TypeVar("Kind", bound=Record)

_TEXTS = frozenset({
    "title", "name", "text", "label", "typical", "experience", "training", "reason", "definition", "covers", "outlook",
    "words", "industry", "subject", "ai_skills", "skills_shared", "skills_missing", "why", "carries_over", "learn",
    "licences", "held", "asked", "programmes", "notes",
})  # fmt: skip
"""The fields of records that hold words for people."""

_OWN = frozenset({
    "why_safe", "how_ai_enhances", "what_to_watch", "who_thrives", "description", "tasks", "sources", "resume_terms",
    "technologies", "factors", "rules", "place",
})  # fmt: skip
"""The fields that are written in the language already, or are names and terms that no language changes."""

_NAMED: tuple[Domain, ...] = ("skill", "knowledge", "activity", "ability", "work_style", "work_context", "interest")


def interpret_profile(facts: Facts, profile: CareerProfile, language: str) -> CareerProfile:
    """The profile in a language; what has no translation stays English. Terms for a résumé always do."""
    if language == "en":
        return profile
    book = _phrasebook(facts, language)
    return dataclasses.replace(
        book.record(profile),
        industries=tuple((book.say(title), share) for title, share in profile.industries),
        gaps={section: book.say(reason) for section, reason in profile.gaps.items()},
    )


def unsaid(facts: Facts, profile: CareerProfile, language: str) -> frozenset[str]:
    """The texts of an English profile that the language has no words for."""
    book = _phrasebook(facts, language)
    texts = {*book.texts(profile), *profile.gaps.values(), *(title for title, _ in profile.industries)}
    return frozenset(text for text in texts if text and book.find(text) is None)


class _Phrasebook:
    """The names and forms of one language."""

    def __init__(self, facts: Facts, language: str) -> None:
        self._facts = facts
        self._words = load_translation(language)
        self._tongue = tongue_of(language)
        path = Path(__file__).parent / "data" / language / "phrases.tsv"
        pairs = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        self._fixed = {form: said for form, said in pairs if "{" not in form}
        # The form with most words of its own goes first: "{a} is usual, less for work you know" before "{a} is usual".
        forms = sorted((pair for pair in pairs if "{" in pair[0]), key=lambda pair: (-len(_bare(pair[0])), pair[0]))
        self._forms = [(_pattern(form), said) for form, said in forms]
        self._found: dict[str, str | None] = {}

    def say(self, text: str) -> str:
        """The text in the language, or as it is."""
        found = self.find(text)
        return text if found is None else found

    def find(self, text: str) -> str | None:
        """The text in the language; None where it has no words for it."""
        if text not in self._found:
            self._found[text] = self._name(text) or self._by_form(text)
        return self._found[text]

    def record(self, value: Kind) -> Kind:
        """The record with its words in the language."""
        changed: dict[str, object] = {}
        for field in dataclasses.fields(value):  # type: ignore[arg-type]
            old = getattr(value, field.name)
            new = self._value(field.name, old)
            if new is not old:
                changed[field.name] = new
        return dataclasses.replace(value, **changed) if changed else value  # type: ignore[type-var]

    def texts(self, value: Record) -> set[str]:
        """The words of the record that want translation."""
        found: set[str] = set()
        for field in dataclasses.fields(value):  # type: ignore[arg-type]
            if field.name in _OWN:
                continue
            old = getattr(value, field.name)
            for item in old if isinstance(old, tuple) else (old,):
                if isinstance(item, Record):
                    found |= self.texts(item)
                elif isinstance(item, str) and field.name in _TEXTS:
                    found.add(item)
        return found

    def _value(self, name: str, old: object) -> object:
        if name in _OWN:
            return old
        if isinstance(old, Record):
            return self.record(old)
        if isinstance(old, str):
            return self.say(old) if name in _TEXTS else old
        if isinstance(old, tuple):
            return tuple(self._value(name, item) for item in old)
        return old

    def _name(self, text: str) -> str | None:
        """A fixed phrase, a label, a career, an activity or a descriptor."""
        if text in self._words.labels:
            return self._words.labels[text]
        if text in self._fixed:
            return self._fixed[text]
        key, dwa = self._titles.get(text), self._activities.get(text)
        if key is not None and key in self._words.titles:
            return self._words.titles[key]
        if dwa is not None and dwa in self._words.activities:
            return lower_first(self._words.activities[dwa])
        element = self._elements.get(text.lower())
        name = None if element is None else self._words.elements.get(element)
        return lower_first(name) if name is not None and text == text.lower() else name

    def _by_form(self, text: str) -> str | None:
        for pattern, said in self._forms:
            match = pattern.fullmatch(text)
            if match is not None:
                return said.format(**{slot: self._slot(slot, part) for slot, part in match.groupdict().items()})
        return None

    def _slot(self, slot: str, part: str) -> str:
        if slot[0] == "n":
            return part.translate(str.maketrans(",.", ".,"))
        if slot[0] == "l":
            parts = self._split(part)
            return part if parts is None else self._tongue.join(parts)
        if slot[0] == "s":
            return "; ".join(self.say(piece) for piece in part.split("; "))
        return part if slot[0] == "y" else self.say(part)

    def _split(self, text: str) -> list[str] | None:
        """The parts of an English list, each in the language; None where they cannot be told apart."""
        whole = self.find(text)
        if whole is not None:
            return [whole]
        for mark in re.finditer(r"[,;] and |[,;] | and ", text):
            first = self.find(text[: mark.start()])
            rest = self._split(text[mark.end() :]) if first is not None else None
            if first is not None and rest is not None:
                return [first, *rest]
        return None

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        landscape = see_landscape(self._facts)
        return {title: key for key, title in zip(reversed(landscape.keys), reversed(landscape.titles), strict=True)}

    @cached_property
    def _activities(self) -> Mapping[str, str]:
        titles = {row[0]: row[1] for row in self._facts.activity_titles()}
        return {said: dwa for dwa, title in titles.items() for said in (gerund(title), title)}

    @cached_property
    def _elements(self) -> Mapping[str, str]:
        return {name.lower(): code for domain in reversed(_NAMED) for code, name in self._facts.elements(domain)}


@lru_cache(maxsize=4)
def _phrasebook(facts: Facts, language: str) -> _Phrasebook:
    return _Phrasebook(facts, language)


def _bare(form: str) -> str:
    return re.sub(r"{\w+}", "", form)


def _pattern(form: str) -> re.Pattern[str]:
    """The form as an expression with a named group for each slot."""
    kinds = {"n": r"[-+]?\d[\d.,]*", "y": r"\d{4}"}
    parts = re.split(r"{(\w+)}", form)
    said = [
        re.escape(part) if place % 2 == 0 else f"(?P<{part}>{kinds.get(part[0], '.+?')})"
        for place, part in enumerate(parts)
    ]
    return re.compile("".join(said))
