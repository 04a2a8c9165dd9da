"""Brings the skills of all taxonomies together: one concept for what goes by several names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careerproof.facts.model import SkillTerm
from careerproof.facts.store import Facts
from careerproof.language import Term, TermKind
from careerproof.language.scan import fold_term

_QUALIFIER = re.compile(r"\s*\([^)]*\)$")
_ACRONYM = re.compile(r"^(?P<long>.+?)\s+(?P<short>[A-Z][A-Z0-9/&+#-]{1,6})(?P<tail>\s+(?:software|systems?))?$")
_TAIL = re.compile(r"\s+(?:software|program|programming software|platform)$", re.IGNORECASE)
_SHORTEST_STRIPPED = 2
_MERGED_KINDS: tuple[TermKind, ...] = ("technology", "skill", "knowledge")
_KINDS: dict[str, TermKind] = {
    "skill": "skill", "knowledge": "knowledge", "attitude": "attitude", "language": "language",
    "technology": "technology",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Concept:
    """A skill by whatever name. `term` is its taxonomy's own; `display` the shortest name that people use for it.

    `group` and `family` are those of our own terms ("" for others). `onet` holds O*NET's technology names for it.
    """

    term: Term
    kind: TermKind
    display: str
    group: str = ""
    family: str = ""
    onet: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A way to write a concept, and how surely it means it (0..1)."""

    text: str
    concept: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts, and the forms by their folded spelling; of rivals for one spelling the surest is kept."""

    concepts: tuple[Concept, ...]
    forms: dict[str, Form]


def build_lexicon(facts: Facts) -> Lexicon:
    """The lexicon of ESCO, O*NET and our own terms.

    A concept that ESCO knows has ESCO's URI and preferred label; one that only O*NET knows has O*NET's id; the others
    are ours ("careerproof"). Our own terms come first: their spellings gather what the taxonomies call the same thing.
    """
    draft = _Draft()
    for own in _own_terms():
        draft.add_own(own)
    esco = facts.skill_terms("esco")
    for skill in esco:
        draft.add_esco(skill)
    for skill in esco:
        draft.add_esco_alternates(skill)
    for name in sorted({row[1] for row in facts.technology_rows()}):
        draft.add_technology(name)
    for skill in _descriptors(facts):
        draft.add_descriptor(skill)
    return draft.finished()


@dataclass(frozen=True, slots=True)
class _Own:
    label: str
    aliases: tuple[str, ...]
    kind: TermKind
    group: str
    family: str


def _own_terms() -> Iterator[_Own]:
    groups: list[dict[str, Any]] = json.loads((Path(__file__).parent / "terms.json").read_text(encoding="utf-8"))
    for group in groups:
        for label, aliases in group["terms"].items():
            yield _Own(label, tuple(aliases), group["kind"], group["group"], group["family"])


def _descriptors(facts: Facts) -> Iterable[SkillTerm]:
    """O*NET's skills and knowledge areas: few, and named by plain words."""
    seen: dict[str, SkillTerm] = {}
    for domain in ("skill", "knowledge"):
        matrix = facts.rating_matrix(domain)
        for element, name in zip(matrix.elements, matrix.names, strict=True):
            seen[element] = SkillTerm(id=element, label=name, taxonomy="onet", kind=domain, occupations=0)
    return seen.values()


class _Draft:
    """The lexicon while it grows. Concepts stand in lists that later sources fill in."""

    def __init__(self) -> None:
        self._terms: list[Term] = []
        self._kinds: list[TermKind] = []
        self._displays: list[str] = []
        self._places: list[tuple[str, str]] = []
        self._onet: list[list[str]] = []
        self._forms: dict[str, Form] = {}
        self._of_esco: dict[str, int] = {}
        self._own_count = 0

    def add_own(self, own: _Own) -> None:
        number = self._new(Term(id=_slug(own.label), label=own.label, taxonomy="careerproof"), own.kind, own.label)
        self._places[number] = (own.group, own.family)
        self._own_count = number + 1
        for text in (own.label, *own.aliases):
            self._form(text, number, 0.95)

    def add_esco(self, skill: SkillTerm) -> None:
        label = skill.label.strip()
        bare = _QUALIFIER.sub("", label)
        number = self._known(label, bare)
        if number is None:
            number = self._new(Term(id=skill.id, label=label, taxonomy="esco"), _KINDS[skill.kind], bare)
        elif self._terms[number].taxonomy != "esco":
            self._terms[number] = Term(id=skill.id, label=label, taxonomy="esco")
        self._of_esco[skill.id] = number
        self._form(label, number, 0.9)
        self._form(bare, number, 0.85 if " " in bare else 0.7)

    def add_esco_alternates(self, skill: SkillTerm) -> None:
        number = self._of_esco[skill.id]
        for alternate in skill.alternates:
            if len(alternate) > _SHORTEST_STRIPPED:
                self._form(alternate, number, 0.75 if " " in alternate else 0.55)

    def add_technology(self, name: str) -> None:
        bare, *acronym = _technology_spellings(name)
        number = self._known(name, bare)
        if number is None or self._kinds[number] not in _MERGED_KINDS:
            number = self._known_by_acronym(acronym)
        if number is None:
            number = self._new(Term(id=f"technology/{name}", label=name, taxonomy="onet"), "technology", bare)
        elif self._takes_name(number, (name, bare, *acronym[:1])):
            self._terms[number] = Term(id=f"technology/{name}", label=name, taxonomy="onet")
        self._onet[number].append(name)
        for spelling in (name, bare, *acronym):
            self._form(spelling, number, 0.8)

    def add_descriptor(self, skill: SkillTerm) -> None:
        number = self._known(skill.label)
        if number is None:
            term = Term(id=skill.id, label=skill.label, taxonomy="onet")
            number = self._new(term, _KINDS[skill.kind], skill.label)
        self._form(skill.label, number, 0.6)

    def finished(self) -> Lexicon:
        concepts = tuple(
            Concept(term=term, kind=kind, display=display, group=group, family=family, onet=tuple(onet))
            for term, kind, display, (group, family), onet in zip(
                self._terms, self._kinds, self._displays, self._places, self._onet, strict=True
            )
        )
        return Lexicon(concepts, self._forms)

    def _new(self, term: Term, kind: TermKind, display: str) -> int:
        self._terms.append(term)
        self._kinds.append(kind)
        self._displays.append(display)
        self._places.append(("", ""))
        self._onet.append([])
        return len(self._terms) - 1

    def _known(self, *spellings: str, kinds: tuple[TermKind, ...] = ()) -> int | None:
        """The concept (of these kinds, if any are given) that one of the spellings surely means."""
        for spelling in spellings:
            form = self._forms.get(fold_term(spelling))
            if form is not None and form.confidence >= 0.8 and (not kinds or self._kinds[form.concept] in kinds):
                return form.concept
        return None

    def _known_by_acronym(self, spellings: list[str]) -> int | None:
        """The technology written as that acronym, in the same capitals: EPIC, a model of erosion, is not Epic."""
        number = self._known(*spellings, kinds=("technology",))
        if number is None:
            return None
        written = {self._forms[key].text for key in map(fold_term, spellings) if key in self._forms}
        return number if written & set(spellings) else None

    def _takes_name(self, number: int, spellings: tuple[str, ...]) -> bool:
        """True where a technology of ours is what O*NET names, with or without the maker before it."""
        wanted = fold_term(self._displays[number])
        named = any(folded == wanted or folded.endswith(" " + wanted) for folded in map(fold_term, spellings))
        return named and self._kinds[number] == "technology" and self._terms[number].taxonomy == "careerproof"

    def _form(self, text: str, concept: int, confidence: float) -> None:
        key = fold_term(text)
        if key and (key not in self._forms or self._forms[key].confidence < confidence):
            self._forms[key] = Form(text=text, concept=concept, confidence=confidence)


def _technology_spellings(name: str) -> tuple[str, ...]:
    """The name without "software", then, of "Structured query language SQL", the long form and the acronym."""
    bare = _TAIL.sub("", name)
    acronym = _ACRONYM.match(bare)
    if acronym is not None and _spells(acronym["short"], acronym["long"]):
        return (bare, acronym["long"], acronym["short"])
    return (bare,)


def _spells(short: str, long: str) -> bool:
    """True where the acronym's letters stand in the long form in order, from its first letter, about one a word."""
    letters = iter(long.lower())
    in_order = all(letter in letters for letter in short.lower() if letter.isalnum())
    return in_order and short[0].lower() == long[0].lower() and abs(len(long.split()) - len(short)) <= 1


def _slug(label: str) -> str:
    return "term/" + "-".join(fold_term(label).replace("/", " ").split())
