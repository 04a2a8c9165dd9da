"""Brings the skills of all taxonomies together: one concept for what goes by several names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, overload

from careerproof.facts.model import SkillTerm
from careerproof.facts.store import Facts
from careerproof.language import Term, TermKind
from careerproof.language.scan import fold_term

_QUALIFIER = re.compile(r"\s*\([^)]*\)$")
_ACRONYM = re.compile(r"^(?P<long>.+?)\s+(?P<short>[A-Z][A-Z0-9/&+#-]{1,6})(?P<tail>\s+(?:software|systems?))?$")
_TAIL = re.compile(r"\s+(?:software|program|programming software|platform)$", re.IGNORECASE)
_SHORTEST_STRIPPED = 2
_SURE = 0.8
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


class Form(NamedTuple):
    """A way to write a concept, and how surely it means it (0..1)."""

    text: str
    concept: int
    confidence: float


class Concepts(Sequence[Concept]):
    """All concepts by number, each made when it is first asked for.

    Why: there are tens of thousands, a text names a few dozen, and making them all takes longer than reading it.
    """

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows
        self._made: dict[int, Concept] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Concept: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Concept]: ...
    def __getitem__(self, number: int | slice) -> Concept | Sequence[Concept]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        if number not in self._made:
            self._made[number] = self._rows[number].concept()
        return self._made[number]

    def ids(self) -> Iterator[str]:
        """The id of each concept, in order."""
        return (row.id for row in self._rows)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts, and the forms by their folded spelling; of rivals for one spelling the surest is kept."""

    concepts: Concepts
    forms: dict[str, Form]
    ordered: tuple[Form, ...]


@dataclass(slots=True)
class _Row:
    """A concept while the lexicon grows: later sources fill it in."""

    id: str
    label: str
    taxonomy: str
    kind: TermKind
    display: str
    group: str = ""
    family: str = ""
    onet: tuple[str, ...] = ()

    def concept(self) -> Concept:
        """The finished concept."""
        return Concept(
            term=Term(id=self.id, label=self.label, taxonomy=self.taxonomy),
            kind=self.kind,
            display=self.display,
            group=self.group,
            family=self.family,
            onet=self.onet,
        )


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
    for name in facts.technology_names():
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
    """The lexicon while it grows."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._forms: dict[str, Form] = {}
        self._of_esco: dict[str, int] = {}

    def add_own(self, own: _Own) -> None:
        row = _Row(_slug(own.label), own.label, "careerproof", own.kind, own.label, own.group, own.family)
        number = self._new(row)
        for text in (own.label, *own.aliases):
            self._form(text, fold_term(text), number, 0.95)

    def add_esco(self, skill: SkillTerm) -> None:
        label = skill.label.strip()
        bare = _QUALIFIER.sub("", label) if label.endswith(")") else label
        folded, plain = fold_term(label), fold_term(bare)
        number = self._known(folded, plain)
        if number is None:
            number = self._new(_Row(skill.id, label, "esco", _KINDS[skill.kind], bare))
        elif self._rows[number].taxonomy != "esco":
            row = self._rows[number]
            row.id, row.label, row.taxonomy = skill.id, label, "esco"
        self._of_esco[skill.id] = number
        self._form(label, folded, number, 0.9)
        if plain != folded:
            self._form(bare, plain, number, 0.85 if " " in bare else 0.7)

    def add_esco_alternates(self, skill: SkillTerm) -> None:
        number = self._of_esco[skill.id]
        for alternate in skill.alternates:
            if len(alternate) > _SHORTEST_STRIPPED:
                self._form(alternate, fold_term(alternate), number, 0.75 if " " in alternate else 0.55)

    def add_technology(self, name: str) -> None:
        bare, *acronym = _technology_spellings(name)
        spellings = {text: fold_term(text) for text in (name, bare, *acronym)}
        number = self._known(spellings[name], spellings[bare])
        if number is None or self._rows[number].kind not in _MERGED_KINDS:
            number = self._known_by_acronym(acronym, spellings)
        if number is None:
            number = self._new(_Row(f"technology/{name}", name, "onet", "technology", bare))
        elif self._takes_name(number, spellings, (name, bare, *acronym[:1])):
            row = self._rows[number]
            row.id, row.label, row.taxonomy = f"technology/{name}", name, "onet"
        self._rows[number].onet += (name,)
        for text, folded in spellings.items():
            self._form(text, folded, number, 0.8)

    def add_descriptor(self, skill: SkillTerm) -> None:
        folded = fold_term(skill.label)
        number = self._known(folded)
        if number is None:
            number = self._new(_Row(skill.id, skill.label, "onet", _KINDS[skill.kind], skill.label))
        self._form(skill.label, folded, number, 0.6)

    def finished(self) -> Lexicon:
        return Lexicon(Concepts(self._rows), self._forms, tuple(self._forms.values()))

    def _new(self, row: _Row) -> int:
        self._rows.append(row)
        return len(self._rows) - 1

    def _known(self, *folded: str, kinds: tuple[TermKind, ...] = ()) -> int | None:
        """The concept (of these kinds, if any are given) that one of the folded spellings surely means."""
        for spelling in folded:
            form = self._forms.get(spelling)
            if form is not None and form.confidence >= _SURE and (not kinds or self._rows[form.concept].kind in kinds):
                return form.concept
        return None

    def _known_by_acronym(self, acronym: list[str], spellings: dict[str, str]) -> int | None:
        """The technology written as that acronym, in the same capitals: EPIC, a model of erosion, is not Epic.

        Only a technology: PMP is a certificate before it is a program.
        """
        for text in acronym:
            number = self._known(spellings[text], kinds=("technology",))
            if number is not None and self._forms[spellings[text]].text in acronym:
                return number
        return None

    def _takes_name(self, number: int, spellings: dict[str, str], names: tuple[str, ...]) -> bool:
        """True where a technology of ours is what O*NET names, with or without the maker before it."""
        row = self._rows[number]
        if row.kind != "technology" or row.taxonomy != "careerproof":
            return False
        wanted = fold_term(row.display)
        return any(spellings[name] == wanted or spellings[name].endswith(" " + wanted) for name in names)

    def _form(self, text: str, folded: str, concept: int, confidence: float) -> None:
        known = self._forms.get(folded)
        if folded and (known is None or known.confidence < confidence):
            self._forms[folded] = Form(text, concept, confidence)


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
