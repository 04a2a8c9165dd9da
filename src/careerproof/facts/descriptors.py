"""What occupations are rated by, and the skills of two taxonomies: the part of the facts that speaks of descriptors."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from careerproof.errors import FactsDamaged
from careerproof.facts.database import Database, Known
from careerproof.facts.model import Domain, EscoOccupation, Rating, RatingMatrix, SkillTerm
from careerproof.facts.schema import ABSENT, DOMAINS, ESCO_ADDRESS, HUNDREDTHS, NUMBERS

if TYPE_CHECKING:  # only whoever asks for all links at once waits for numpy
    import numpy
    from numpy.typing import NDArray

_MATCH_WEIGHTS = {"exactMatch": 1.0, "closeMatch": 0.8, "narrowMatch": 0.6, "broadMatch": 0.4}
"""How much of an ESCO occupation's skills counts, by the type of the official match; ours, not the crosswalk's."""

_OPTIONAL_WEIGHT = 0.4
"""How much an optional skill counts beside an essential one; ours."""

_TERM_DOMAINS: tuple[Domain, ...] = ("skill", "knowledge", "ability", "activity")
_LISTED = 3.0
"""From this importance on (of 1..5) an occupation lists a descriptor: "important" on O*NET's scale."""


class Descriptors(Database):
    """Ratings of descriptors, and skills by the ESCO and O*NET taxonomies."""

    def ratings(self, code: str, domain: Domain) -> tuple[Rating, ...]:
        """The ratings of an occupation in one family, most important first."""
        rows = self._rows(
            "SELECT source, importance, level FROM rating WHERE domain = ? AND occupation = ? ORDER BY source",
            (DOMAINS.index(domain), self._number(code)),
        )
        found: list[Rating] = []
        for source, *scales in rows:
            importance, level = (self._unpack(scale, domain) for scale in scales)
            found.extend(
                Rating(element=element, name=name, importance=main, level=other, source=self._ids[source])
                for (element, name), main, other in zip(self._elements[domain], importance, level, strict=True)
                if main is not None or other is not None
            )
        return tuple(sorted(found, key=lambda each: (-(each.importance or 0.0), -(each.level or 0.0), each.element)))

    def rating_matrix(self, domain: Domain) -> RatingMatrix:
        """All ratings of one family."""
        if domain not in self._matrices:
            self._matrices[domain] = self._rating_matrix(domain)
        return self._matrices[domain]

    def elements(self, domain: Domain) -> tuple[tuple[str, str], ...]:
        """(id, name) of the descriptors of one family, by id."""
        return tuple(self._elements[domain])

    def skill_terms(self, taxonomy: Literal["esco", "onet"] | None = None) -> tuple[SkillTerm, ...]:
        """The skills of ESCO, the terms of O*NET, or both; sorted by id."""
        terms: list[SkillTerm] = []
        if taxonomy in (None, "esco"):
            terms.extend(self._all_esco_terms)
        if taxonomy in (None, "onet"):
            terms.extend(self._onet_terms())
        return tuple(sorted(terms, key=lambda term: term.id))

    def esco_spellings(self) -> list[tuple[str, str, str, str, str, str]]:
        """(id, label, kind, alternates, folded, words) of all ESCO skills, sorted by id; the lists as they are stored.

        Why so raw: a search for skills in texts needs all of them, and values for each would take longer than it.
        """
        return self._rows(
            "SELECT CASE uri WHEN '' THEN 'esco:' || label ELSE ? || uri END, label, kind, alternates, folded, words "
            "FROM esco_skill ORDER BY number",
            (ESCO_ADDRESS,),
        )

    def technology_spellings(self) -> list[tuple[str, str, str, str]]:
        """(name, spellings, folded, words) of all software, sorted by name; the lists as they are stored."""
        rows = self._rows("SELECT name, spellings, folded, words FROM technology WHERE NOT tool ORDER BY number")
        return list({row[0]: row for row in rows}.values())

    def spellings_by_stems(self, stems: str) -> tuple[str, ...]:
        """The spellings of skills and software that have these stems and are written otherwise, sorted."""
        return tuple(
            folded for (folded,) in self._rows("SELECT folded FROM spelling WHERE stems = ? ORDER BY folded", (stems,))
        )

    def esco_occupations(self, code: str) -> tuple[tuple[EscoOccupation, str], ...]:
        """The ESCO occupations of an occupation with the type of the match, exact ones first."""
        rows = self._rows(
            "SELECT uri, esco_occupation.label, isco, text FROM esco_match "
            "JOIN esco_occupation ON esco_occupation.number = esco JOIN label ON label.number = match "
            "WHERE occupation = ?",
            (self._number(code),),
        )
        found = [
            (EscoOccupation(uri=ESCO_ADDRESS + uri, label=label, isco=isco), match) for uri, label, isco, match in rows
        ]
        return tuple(sorted(found, key=lambda pair: (-_MATCH_WEIGHTS.get(pair[1], 0.0), pair[0].label, pair[0].uri)))

    def esco_skills(self, uri: str) -> tuple[tuple[SkillTerm, bool], ...]:
        """The skills of an ESCO occupation with True for essential; essential ones first, then by label."""
        rows = self._rows("SELECT number FROM esco_occupation WHERE uri = ?", (uri.removeprefix(ESCO_ADDRESS),))
        found = [
            (self._esco_term(skill), essential) for (number,) in rows for skill, essential in self._esco_links(number)
        ]
        return tuple(sorted(found, key=lambda pair: (not pair[1], pair[0].label, pair[0].id)))

    def occupation_skills(self, code: str) -> tuple[tuple[SkillTerm, float], ...]:
        """The ESCO skills of an occupation through the official crosswalk, weightiest first.

        A skill's weight is the share of the matched ESCO occupations that list it: an exact match counts 1, a close one
        0.8, a narrow one 0.6, a broad one 0.4; an optional skill counts 0.4 of an essential one.
        """
        matches = self._rows(
            "SELECT esco, text FROM esco_match JOIN label ON label.number = match WHERE occupation = ?",
            (self._number(code),),
        )
        weights = {esco: _MATCH_WEIGHTS[match] for esco, match in matches if match in _MATCH_WEIGHTS}
        total = sum(weights.values())
        sums: dict[int, float] = defaultdict(float)
        for esco in sorted(weights):
            for skill, essential in self._esco_links(esco):
                sums[skill] += weights[esco] * (1.0 if essential else _OPTIONAL_WEIGHT)
        found = [(self._esco_term(skill), weight / total) for skill, weight in sums.items()]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0].label, pair[0].id)))

    def occupation_skill_links(
        self,
    ) -> tuple[tuple[str, ...], NDArray[numpy.intp], NDArray[numpy.intp], NDArray[numpy.float32]]:
        """All of `occupation_skills` at once, as (codes, rows, skills, weights): `rows` are places in `codes`, `skills`
        places in `skill_labels`; sorted by row and skill, each pair once.
        """
        import numpy

        matched = self._rows(
            "SELECT occupation, esco, text FROM esco_match JOIN label ON label.number = match ORDER BY occupation, esco"
        )
        pairs = sorted({(one, esco): _MATCH_WEIGHTS[of] for one, esco, of in matched if of in _MATCH_WEIGHTS}.items())
        listed = self._rows("SELECT esco, essential, optional FROM esco_link ORDER BY esco")
        if not pairs or not listed:
            nothing = numpy.zeros(0, dtype=numpy.intp)
            return (), nothing, nothing, nothing.astype(numpy.float32)
        flat = numpy.frombuffer(self._even(b"".join(self._even(packed) for row in listed for packed in row[1:])), "<u2")
        essential, optional = (numpy.array([len(row[kind]) // 2 for row in listed]) for kind in (1, 2))
        places = self._known((row[0], place) for place, row in enumerate(listed))
        numbers = sorted({occupation for (occupation, _), _ in pairs})
        lines = {number: line for line, number in enumerate(numbers)}
        row = numpy.array([lines[occupation] for (occupation, _), _ in pairs])
        of = numpy.array([places[esco] for (_, esco), _ in pairs])
        weight = numpy.array([weight for _, weight in pairs])
        # The skills of each matched ESCO occupation, one pair after the other, essential ones first.
        counts = (essential + optional)[of]
        within = numpy.arange(counts.sum()) - numpy.repeat(numpy.cumsum(counts) - counts, counts)
        starts = numpy.cumsum(essential + optional) - essential - optional
        skills = flat[numpy.repeat(starts[of], counts) + within].astype(numpy.intp)
        share = numpy.where(within < numpy.repeat(essential[of], counts), 1.0, _OPTIONAL_WEIGHT)
        total = numpy.bincount(row, weights=weight, minlength=len(numbers))
        width = 1 << 16
        unique, place = numpy.unique(numpy.repeat(row, counts) * width + skills, return_inverse=True)
        sums = numpy.bincount(place, weights=numpy.repeat(weight / total[row], counts) * share)
        codes = tuple(self._codes[number] for number in numbers)
        return codes, unique // width, unique % width, sums.astype(numpy.float32)

    def skill_labels(self) -> tuple[str, ...]:
        """The preferred labels of the ESCO skills, by number."""
        return tuple(label for (label,) in self._rows("SELECT label FROM esco_skill ORDER BY number"))

    @cached_property
    def _matrices(self) -> dict[Domain, RatingMatrix]:
        return {}

    def _rating_matrix(self, domain: Domain) -> RatingMatrix:
        import numpy

        rows = self._rows(
            "SELECT source, occupation, importance, level FROM rating WHERE domain = ? ORDER BY source, occupation",
            (DOMAINS.index(domain),),
        )
        codes, elements = self._codes, self._elements[domain]
        numbers = sorted({row[1] for row in rows})
        lines = {number: line for line, number in enumerate(numbers)}
        importance, level = (
            numpy.full((len(numbers), len(elements)), numpy.nan, dtype=numpy.float32) for _ in range(2)
        )
        # One source has at most one row for an occupation; where two sources rate the same, the later one counts.
        for _, group in groupby(rows, key=itemgetter(0)):
            said = list(group)
            for table, scale in ((importance, 2), (level, 3)):
                filled = [row for row in said if self._checked(row[scale], domain)]
                at = [lines[row[1]] for row in filled]
                whole = numpy.frombuffer(b"".join(row[scale] for row in filled), dtype=NUMBERS)
                whole = whole.reshape(len(filled), len(elements))
                table[at] = numpy.where(whole != ABSENT, whole / HUNDREDTHS, table[at])
        return RatingMatrix(
            codes=tuple(codes[number] for number in numbers),
            elements=tuple(element for element, _ in elements),
            names=tuple(name for _, name in elements),
            importance=importance,
            level=level,
        )

    @cached_property
    def _elements(self) -> dict[Domain, list[tuple[str, str]]]:
        """Id and name of the descriptors of each family, in the order of their ratings."""
        found: dict[Domain, list[tuple[str, str]]] = {domain: [] for domain in DOMAINS}
        domains = self._known(enumerate(DOMAINS))
        for domain, code, name in self._rows("SELECT domain, code, name FROM element ORDER BY number"):
            found[domains[domain]].append((code, name))
        return found

    def _unpack(self, packed: bytes, domain: Domain) -> list[float | None]:
        """The ratings in a BLOB, None where there is none."""
        count = len(self._elements[domain])
        if not self._checked(packed, domain):
            return [None] * count
        return [None if whole == ABSENT else whole / HUNDREDTHS for whole in struct.unpack(f"<{count}H", packed)]

    def _checked(self, packed: bytes, domain: Domain) -> bool:
        """Whether a BLOB holds ratings; a length that is neither none nor all is damage."""
        if packed and len(packed) != 2 * len(self._elements[domain]):
            raise FactsDamaged(f"the facts in {self.path} are damaged: ratings of a wrong length")
        return bool(packed)

    def _esco_links(self, number: int) -> list[tuple[int, bool]]:
        """The numbers of an ESCO occupation's skills, with True for essential."""
        essential, optional = self._only("SELECT essential, optional FROM esco_link WHERE esco = ?", (number,))
        return [
            (skill, needed)
            for packed, needed in ((essential, True), (optional, False))
            for (skill,) in struct.iter_unpack("<H", self._even(packed))
        ]

    def _even(self, packed: bytes) -> bytes:
        if len(packed) % 2:
            raise FactsDamaged(f"the facts in {self.path} are damaged: half a number in a list")
        return packed

    @cached_property
    def _esco_terms(self) -> Known[SkillTerm]:
        """The ESCO skills that were asked for, by number."""
        return self._known(())

    @cached_property
    def _all_esco_terms(self) -> tuple[SkillTerm, ...]:
        self._read_esco_terms("", ())
        return tuple(self._esco_terms.values())

    def _esco_term(self, number: int) -> SkillTerm:
        if number not in self._esco_terms:
            self._read_esco_terms("WHERE number = ?", (number,))
        return self._esco_terms[number]

    def _read_esco_terms(self, where: str, values: Sequence[int]) -> None:
        """Keep the ESCO skills that the condition holds for."""
        rows = self._rows(
            f"SELECT number, uri, label, kind, occupations, alternates FROM esco_skill {where} ORDER BY number",  # noqa: S608
            values,
        )
        for number, uri, label, kind, occupations, alternates in rows:
            self._esco_terms[number] = SkillTerm(
                id=ESCO_ADDRESS + uri if uri else f"esco:{label}",
                label=label,
                taxonomy="esco",
                kind=kind,
                occupations=occupations,
                alternates=tuple(alternates.split("|")) if alternates else (),
            )

    def _onet_terms(self) -> list[SkillTerm]:
        terms: dict[str, SkillTerm] = {}
        tools = self._rows(
            "SELECT name, tool, sum(occupations) FROM technology GROUP BY name, tool ORDER BY tool DESC, name"
        )
        for name, tool, occupations in tools:
            kind = "tool" if tool else "technology"
            terms[f"{kind}/{name}"] = SkillTerm(
                id=f"{kind}/{name}", label=name, taxonomy="onet", kind=kind, occupations=occupations
            )
        for domain in _TERM_DOMAINS:
            matrix = self.rating_matrix(domain)
            listed = (matrix.importance >= _LISTED).sum(axis=0)
            for code, name, occupations in zip(matrix.elements, matrix.names, listed, strict=True):
                terms[code] = SkillTerm(id=code, label=name, taxonomy="onet", kind=domain, occupations=int(occupations))
        return list(terms.values())
