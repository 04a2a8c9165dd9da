"""Brings the skills of all taxonomies together: one concept for what goes by several names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, overload

from careerproof.facts.store import Facts
from careerproof.language import Term, TermKind
from careerproof.language.labels import bare_label, telling_words
from careerproof.language.scan import fold_term

_SHORTEST_STRIPPED = 2
_SURE = 0.8
_MERGED_KINDS: tuple[TermKind, ...] = ("technology", "skill", "knowledge")
_DESCRIPTORS: tuple[Literal["skill", "knowledge"], ...] = ("skill", "knowledge")
_KINDS: dict[str, TermKind] = {
    "skill": "skill", "knowledge": "knowledge", "attitude": "attitude", "language": "language",
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


Form = tuple[str, int, float]
"""A way to write a concept: the text, the concept's number, and how surely the text means it (0..1)."""


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

    def words(self) -> Iterator[tuple[str, ...]]:
        """The telling words of each concept's name, in order; none twice."""
        return (tuple(telling_words(row.display) if row.words is None else row.words.split()) for row in self._rows)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts, and the forms by their folded spelling; of rivals for one spelling the surest is kept.

    `ordered` are the forms by number, `own` the spellings that we have given and no taxonomy.
    """

    concepts: Concepts
    forms: dict[str, Form]
    ordered: tuple[Form, ...]
    own: tuple[str, ...]


@dataclass(slots=True)
class _Row:
    """A concept while the lexicon grows: later sources fill it in. `words` are its telling words, where known."""

    id: str
    label: str
    taxonomy: str
    kind: TermKind
    display: str
    words: str | None = None
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
    draft.add_own(_own_terms())
    draft.add_esco(facts.esco_spellings())
    for technology in facts.technology_spellings():
        draft.add_technology(*technology)
    for element, name, kind in _descriptors(facts):
        draft.add_descriptor(element, name, kind)
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


def _descriptors(facts: Facts) -> Iterator[tuple[str, str, TermKind]]:
    """O*NET's skills and knowledge areas: few, and named by plain words."""
    for domain in _DESCRIPTORS:
        for element, name in facts.elements(domain):
            yield element, name, domain


class _Draft:
    """The lexicon while it grows."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._forms: dict[str, Form] = {}
        self._own: tuple[str, ...] = ()

    def add_own(self, terms: Iterable[_Own]) -> None:
        for own in terms:
            row = _Row(
                _slug(own.label), own.label, "careerproof", own.kind, own.label, group=own.group, family=own.family
            )
            number = self._new(row)
            for text in (own.label, *own.aliases):
                self._form(text, fold_term(text), number, 0.95)
        self._own = tuple(self._forms)

    def add_esco(self, skills: Sequence[tuple[str, str, str, str, str, str]]) -> None:
        """All skills of ESCO: first every label, then the other names, which no label gives way to."""
        renamed: list[tuple[int, str, list[str]]] = []
        for identifier, label, kind, alternates, folded, words in skills:
            main, plain, *others = folded.split("\n")
            number = self._known(main, plain or main)
            bare = bare_label(label) if plain else label
            if number is None:
                number = self._new(_Row(identifier, label, "esco", _KINDS[kind], bare, words))
            elif self._rows[number].taxonomy != "esco":
                row = self._rows[number]
                row.id, row.label, row.taxonomy = identifier, label, "esco"
            self._form(label, main, number, 0.9)
            if plain:
                self._form(bare, plain, number, 0.85 if " " in bare else 0.7)
            if others:
                renamed.append((number, alternates, others))
        for number, alternates, others in renamed:
            for alternate, spelling in zip(alternates.split("|"), others, strict=True):
                if len(alternate) > _SHORTEST_STRIPPED:
                    self._form(alternate, spelling, number, 0.75 if " " in alternate else 0.55)

    def add_technology(self, name: str, spellings: str, folded: str, words: str) -> None:
        """A technology of O*NET with its spellings: without "software", the long form and the acronym."""
        bare, *acronym = spellings.split("\n")
        texts = dict(zip((name, bare, *acronym), folded.split("\n"), strict=True))
        number = self._known(texts[name], texts[bare])
        if number is None or self._rows[number].kind not in _MERGED_KINDS:
            number = self._known_by_acronym(acronym, texts)
        if number is None:
            number = self._new(_Row(f"technology/{name}", name, "onet", "technology", bare, words))
        elif self._takes_name(number, texts, (name, bare, *acronym[:1])):
            row = self._rows[number]
            row.id, row.label, row.taxonomy = f"technology/{name}", name, "onet"
        self._rows[number].onet += (name,)
        for text, spelling in texts.items():
            self._form(text, spelling, number, 0.8)

    def add_descriptor(self, element: str, name: str, kind: TermKind) -> None:
        folded = fold_term(name)
        number = self._known(folded)
        if number is None:
            number = self._new(_Row(element, name, "onet", kind, name))
        self._form(name, folded, number, 0.6)

    def finished(self) -> Lexicon:
        return Lexicon(Concepts(self._rows), self._forms, tuple(self._forms.values()), self._own)

    def _new(self, row: _Row) -> int:
        self._rows.append(row)
        return len(self._rows) - 1

    def _known(self, *folded: str, kinds: tuple[TermKind, ...] = ()) -> int | None:
        """The concept (of these kinds, if any are given) that one of the folded spellings surely means."""
        for spelling in folded:
            form = self._forms.get(spelling)
            if form is not None and form[2] >= _SURE and (not kinds or self._rows[form[1]].kind in kinds):
                return form[1]
        return None

    def _known_by_acronym(self, acronym: list[str], spellings: dict[str, str]) -> int | None:
        """The technology written as that acronym, in the same capitals: EPIC, a model of erosion, is not Epic.

        Only a technology: PMP is a certificate before it is a program.
        """
        for text in acronym:
            number = self._known(spellings[text], kinds=("technology",))
            if number is not None and self._forms[spellings[text]][0] in acronym:
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
        if folded and (known is None or known[2] < confidence):
            self._forms[folded] = (text, concept, confidence)


def _slug(label: str) -> str:
    return "term/" + "-".join(fold_term(label).replace("/", " ").split())
