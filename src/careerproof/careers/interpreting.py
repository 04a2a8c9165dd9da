"""A career's page in another language: names looked up, sentences that other modules compose said by the same forms.

Why by forms: the score, the moves and the preparation are told where they are reckoned, in English. Each such sentence
is a form with names and figures in it; `data/<language>/phrases.tsv` holds the form beside its translation. A slot {n…}
is a figure, {y…} a year, {l…} a list, {s…} parts between semicolons, any other a name or another form.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from careerproof.careers.landscape import see_landscape
from careerproof.careers.model import CareerProfile, MovePart
from careerproof.careers.narrative.tongues import lower_first, tongue_of
from careerproof.careers.phrasing import gerund
from careerproof.careers.qualifications.credentials import proper_issuers
from careerproof.careers.translation import load_phrases, load_translation
from careerproof.evidence import Record
from careerproof.facts.keeping import kept
from careerproof.facts.model import Domain
from careerproof.facts.store import Facts

Kind = TypeVar("Kind", bound=Record)

_TEXTS = frozenset({
    "title", "origin_title", "target_title", "name", "text", "label", "typical", "experience", "training", "reason",
    "definition", "covers", "outlook", "words", "industry", "subject", "ai_skills", "skills_shared", "skills_missing",
    "why", "carries_over", "learn", "licences", "held", "asked", "programmes", "notes", "vintage", "wages_vintage",
})  # fmt: skip
"""The fields of records that hold words for people."""

_OWN = frozenset({
    "why_safe", "how_ai_enhances", "what_to_watch", "who_thrives", "description", "tasks", "sources", "resume_terms",
    "technologies", "factors", "rules", "place",
})  # fmt: skip
"""The fields that are written in the language already, or are names and terms that no language changes."""

_MARKS = {"l": re.compile(r"[,;] and |[,;] | and "), "s": re.compile(r"; ")}
"""What stands between the parts of a list, and between parts that hold commas themselves."""

_NAME = r"(?:(?!; ).)+?"
"""What a slot for a name takes."""

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
        sources=tuple(load_translation(language).source(source) for source in profile.sources),
    )


def interpret_record(facts: Facts, value: Kind, language: str) -> Kind:
    """A record with its words in a language; what has no translation stays English."""
    return value if language == "en" else _phrasebook(facts, language).record(value)


def unsaid(facts: Facts, profile: CareerProfile, language: str) -> frozenset[str]:
    """The texts of an English profile, or the parts of them, that the language has no words for."""
    book = _phrasebook(facts, language)
    texts = {*book.texts(profile), *profile.gaps.values(), *(title for title, _ in profile.industries)}
    return frozenset().union(*(book.find(text).lacking for text in texts))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    """A text in the language, and the parts of it that the language has no words for: they stay English."""

    text: str
    lacking: frozenset[str]


class _Phrasebook:
    """The names and forms of one language."""

    def __init__(self, facts: Facts, language: str) -> None:
        self._facts = facts
        self._words = load_translation(language)
        self._tongue = tongue_of(language)
        phrases = load_phrases(language)
        self._fixed = {form: said for form, said in phrases.items() if "{" not in form}
        forms = sorted((pair for pair in phrases.items() if "{" in pair[0]), key=lambda pair: _precedence(pair[0]))
        self._forms = [(_pattern(form), said) for form, said in forms]
        self._found: dict[str, _Said] = {}

    def say(self, text: str) -> str:
        """The text in the language, as far as it has words for it."""
        return self.find(text).text

    def find(self, text: str) -> _Said:
        """The text in the language, with the parts that it has no words for."""
        if text not in self._found:
            name = self._name(text)
            self._found[text] = self._by_form(text) if name is None else _Said(text=name, lacking=frozenset())
        return self._found[text]

    def record(self, value: Kind) -> Kind:
        """The record with its words in the language."""
        changed: dict[str, object] = {}
        for field in dataclasses.fields(value):  # type: ignore[arg-type]
            old = getattr(value, field.name)
            # The name of a part is a word of the interface, for programs; the pages have their own for it.
            new = old if isinstance(value, MovePart) and field.name == "name" else self._value(field.name, old)
            if new is not old:
                changed[field.name] = new
        return dataclasses.replace(value, **changed) if changed else value  # type: ignore[type-var]

    def texts(self, value: Record) -> set[str]:
        """The words of the record that want translation."""
        found: set[str] = set()
        for field in dataclasses.fields(value):  # type: ignore[arg-type]
            if field.name in _OWN or (field.name == "name" and isinstance(value, MovePart)):
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
        """A figure, a fixed phrase, a label, a career, an activity, a descriptor, or an organisation's own name."""
        if not any(sign.isalpha() for sign in text):
            return text
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
        if name is None and text in proper_issuers():
            return text
        return lower_first(name) if name is not None and text == text.lower() else name

    def _by_form(self, text: str) -> _Said:
        """The text by the first form all of whose parts have words, else by the first that it has at all.

        Why not the first alone: "{a} (voluntary, valued)" fits a credential with its issuer too, and would leave both
        English.
        """
        partly = None
        for pattern, said in self._forms:
            match = pattern.fullmatch(text)
            if match is None:
                continue
            slots = {slot: self._slot(slot, part) for slot, part in match.groupdict().items()}
            lacking = frozenset[str]().union(*(part.lacking for part in slots.values()))
            filled = said.format(**{slot: part.text for slot, part in slots.items()})
            found = _Said(text=self._tongue.finish(filled), lacking=lacking)
            if not lacking:
                return found
            partly = partly or found
        return partly or _Said(text=text, lacking=frozenset({text}))

    def _slot(self, slot: str, part: str) -> _Said:
        if slot[0] in "ny":
            return _Said(text=part, lacking=frozenset())
        if slot[0] in "ls":
            parts = self._split(part, _MARKS[slot[0]]) or [self.find(each) for each in _MARKS[slot[0]].split(part)]
            texts = [each.text for each in parts]
            joined = self._tongue.join(texts) if slot[0] == "l" else "; ".join(texts)
            return _Said(text=joined, lacking=frozenset[str]().union(*(each.lacking for each in parts)))
        return self.find(part)

    def _split(self, text: str, marks: re.Pattern[str]) -> list[_Said]:
        """The parts of an English list, where there is a way to part it so that each has words; else none.

        Why not at every mark: a name may hold one itself ("Judges, Magistrate Judges, and Magistrates").
        """
        whole = self.find(text)
        if not whole.lacking:
            return [whole]
        for mark in marks.finditer(text):
            first = self.find(text[: mark.start()])
            rest = [] if first.lacking else self._split(text[mark.end() :], marks)
            if rest:
                return [first, *rest]
        return []

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


@kept(4)
def _phrasebook(facts: Facts, language: str) -> _Phrasebook:
    return _Phrasebook(facts, language)


def _precedence(form: str) -> tuple[bool, int, str]:
    """Forms that begin with words of their own go first, then those with most words: the more they say, the surer.

    So "takes {a} of preparation: {s1}" comes before "{a} is usual, less for work you know", and that before
    "{a} is usual".
    """
    return form.startswith("{"), -len(re.sub(r"{\w+}", "", form)), form


def _pattern(form: str) -> re.Pattern[str]:
    """The form as an expression with a named group for each slot; only lists and parts run across semicolons."""
    kinds = {"n": r"[-+]?\d[\d.,]*", "y": r"\d{4}", "l": ".+?", "s": ".+?"}
    parts = re.split(r"{(\w+)}", form)
    said = [
        re.escape(part) if place % 2 == 0 else f"(?P<{part}>{kinds.get(part[0], _NAME)})"
        for place, part in enumerate(parts)
    ]
    return re.compile("".join(said))
