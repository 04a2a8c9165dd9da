"""Opens the facts and answers questions about occupations, lazily, from one read-only SQLite file.

The interface that the measuring rooms stand on; every answer is a frozen value of `facts.model`::

    facts = open_facts(path)          # at most 20 ms; FactsMissing, FactsDamaged, FactsForeign
    facts.version                     -> str, goes into every result as facts_version
    facts.sources()                   -> tuple[Source, ...]          sorted by id
    facts.source(id)                  -> Source
    facts.codes()                     -> tuple[str, ...]             all 1,016 codes, sorted
    facts.occupation(code)            -> Occupation                  UnknownOccupation; accepts 8-digit codes
    facts.occupations()               -> tuple[Occupation, ...]      sorted by code
    facts.titles(code=None)           -> tuple[Title, ...]           all, or those of one code; sorted (normal, code, kind)
    facts.titles_named(normal)        -> tuple[Title, ...]           exact look-up of a normalised title
    facts.ratings(code, domain)       -> tuple[Rating, ...]          most important first
    facts.rating_matrix(domain)       -> RatingMatrix                all surveyed codes at once, kept after first use
    facts.activities(code)            -> tuple[Activity, ...]        heaviest first
    facts.activity_rows()             -> tuple[tuple[str, str, float], ...]   (code, dwa, weight), sorted, all codes
    facts.technologies(code)          -> tuple[Technology, ...]      in demand first, then hot, then by name
    facts.technology_rows()           -> tuple[tuple[str, str, bool, bool], ...]  (code, name, hot, in demand), all codes
    facts.wages(code)                 -> Wages | None
    facts.projection(code)            -> Projection | None
    facts.education(code)             -> tuple[EducationShare, ...]
    facts.programmes(code)            -> tuple[Programme, ...]
    facts.related(code)               -> tuple[RelatedOccupation, ...]
    facts.industries(code)            -> tuple[IndustryShare, ...]   largest first
    facts.measures(code)              -> dict[str, Measure]
    facts.measure(name)               -> dict[str, Measure]          by code, all codes at once
    facts.skill_terms(taxonomy=None)  -> tuple[SkillTerm, ...]       sorted by id
    facts.esco_occupations(code)      -> tuple[tuple[EscoOccupation, str], ...]   with the match type of the crosswalk
    facts.esco_skills(uri)            -> tuple[tuple[SkillTerm, bool], ...]       with True for essential
    facts.occupation_skills(code)     -> tuple[tuple[SkillTerm, float], ...]      ESCO skills through the crosswalk, weight 0..1
    facts.index(name)                 -> bytes                       a ready-made index ("titles"), see facts.build
    facts.normals(numbers)            -> tuple[str, ...]             normal forms by their number in the "titles" index
    facts.tables()                    -> tuple[TableInfo, ...]       rows, sources and coverage of every table
    facts.source_files()              -> tuple[SourceFile, ...]      what the build read, with digests
    facts.close()                     -> None                        also ``with open_facts(path) as facts:``
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, cast

import numpy
from numpy.typing import NDArray

from careerproof.errors import FactsDamaged, FactsForeign, FactsMissing, UnknownOccupation
from careerproof.evidence import Source
from careerproof.facts.model import (
    Activity,
    Domain,
    EducationShare,
    EscoOccupation,
    IndustryShare,
    Measure,
    Occupation,
    Programme,
    Projection,
    Rating,
    RatingMatrix,
    RelatedOccupation,
    SkillTerm,
    SourceFile,
    TableInfo,
    Technology,
    Title,
    Wages,
)
from careerproof.facts.schema import (
    ABSENT,
    APPLICATION_ID,
    DOMAINS,
    ESCO_ADDRESS,
    HUNDREDTHS,
    MILLIONTHS,
    NUMBERS,
    SCHEMA,
    TABLES,
    TENTHS,
    TITLE_KINDS,
)

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100

_MATCH_WEIGHTS = {"exactMatch": 1.0, "closeMatch": 0.8, "narrowMatch": 0.6, "broadMatch": 0.4}
"""How much of an ESCO occupation's skills counts, by the type of the official match; ours, not the crosswalk's."""

_OPTIONAL_WEIGHT = 0.4
"""How much an optional skill counts beside an essential one; ours."""

_TERM_DOMAINS: tuple[Domain, ...] = ("skill", "knowledge", "ability", "activity")
_LISTED = 3.0
"""From this importance on (of 1..5) an occupation lists a descriptor: "important" on O*NET's scale."""


class Facts:
    """The facts of one artifact. Made by `open_facts`; every answer is read when it is asked for."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def __enter__(self) -> Facts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @cached_property
    def version(self) -> str:
        """The version of the facts: it changes with any figure in them."""
        return self._meta("facts_version")

    def sources(self) -> tuple[Source, ...]:
        """Every source, sorted by id."""
        return tuple(self._sources[number] for number in sorted(self._sources, key=lambda each: self._sources[each].id))

    def source(self, identifier: str) -> Source:
        """The source with that id.

        Raises:
            KeyError: there is none.
        """
        return next(iter(source for source in self._sources.values() if source.id == identifier), None) or _no_source(
            identifier
        )

    def source_files(self) -> tuple[SourceFile, ...]:
        """The files that the build read, sorted by path."""
        rows = self._rows("SELECT path, sha256, known FROM source_file ORDER BY path")
        return tuple(
            SourceFile(path=p, sha256=digest, known=None if known is None else bool(known)) for p, digest, known in rows
        )

    def codes(self) -> tuple[str, ...]:
        """All codes, sorted."""
        return tuple(self._numbers)

    def occupation(self, code: str) -> Occupation:
        """The occupation with that O*NET-SOC code.

        Raises:
            UnknownOccupation: no occupation has that code.
        """
        self._number(code)
        return self._occupations[code]

    def occupations(self) -> tuple[Occupation, ...]:
        """All occupations, sorted by code."""
        return tuple(self._occupations.values())

    def titles(self, code: str | None = None) -> tuple[Title, ...]:
        """The names of all occupations, or of one; sorted by normal form, code and kind."""
        if code is None:
            return self._titles("", ())
        return self._titles("WHERE title.occupation = ?", (self._number(code),))

    def titles_named(self, normal: str) -> tuple[Title, ...]:
        """The occupations that go by a name, given in normal form."""
        number = self._find_name(normal)
        return () if number is None else self._titles("WHERE name.number = ?", (number,))

    def normals(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The normal forms with these numbers in the "titles" index, in the order asked for."""
        return tuple(self._only("SELECT normal FROM name WHERE number = ?", (int(number),))[0] for number in numbers)

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
                Rating(
                    element=element,
                    name=name,
                    importance=_plain(importance[place]),
                    level=_plain(level[place]),
                    source=self._source_id(source),
                )
                for place, (element, name) in enumerate(self._elements[domain])
                if not (numpy.isnan(importance[place]) and numpy.isnan(level[place]))
            )
        return tuple(sorted(found, key=lambda each: (-(each.importance or 0.0), -(each.level or 0.0), each.element)))

    def rating_matrix(self, domain: Domain) -> RatingMatrix:
        """All ratings of one family."""
        if domain not in self._matrices:
            self._matrices[domain] = self._rating_matrix(domain)
        return self._matrices[domain]

    def activities(self, code: str) -> tuple[Activity, ...]:
        """The detailed work activities of an occupation, heaviest first."""
        return self._activities(code)

    def activity_rows(self) -> tuple[tuple[str, str, float], ...]:
        """(code, activity, weight) of all occupations, sorted."""
        rows = self._rows(
            "SELECT occupation.code, dwa, weight FROM occupation_activity JOIN occupation ON occupation.number = occupation "
            "JOIN activity ON activity.number = activity ORDER BY occupation.code, dwa"
        )
        return tuple((code, dwa, weight / MILLIONTHS) for code, dwa, weight in rows)

    def technologies(self, code: str) -> tuple[Technology, ...]:
        """The software of an occupation: in demand first, then hot, then by name."""
        rows = self._rows(
            "SELECT name, text, hot, in_demand, occupation_technology.source FROM occupation_technology "
            "JOIN technology ON technology.number = technology JOIN label ON label.number = category WHERE occupation = ? "
            "ORDER BY in_demand DESC, hot DESC, name, text",
            (self._number(code),),
        )
        return tuple(
            Technology(
                name=name, category=category, hot=bool(hot), in_demand=bool(demand), source=self._source_id(source)
            )
            for name, category, hot, demand, source in rows
        )

    def technology_rows(self) -> tuple[tuple[str, str, bool, bool], ...]:
        """(code, name, hot, in demand) of all occupations, sorted."""
        rows = self._rows(
            "SELECT occupation.code, technology.name, hot, in_demand FROM occupation_technology "
            "JOIN occupation ON occupation.number = occupation JOIN technology ON technology.number = technology "
            "ORDER BY occupation.code, technology.name, technology.category"
        )
        return tuple((code, name, bool(hot), bool(demand)) for code, name, hot, demand in rows)

    def wages(self, code: str) -> Wages | None:
        """The pay of an occupation; None where the survey does not hold it."""
        survey = self._places[self._number(code)][0]
        if survey is None:
            return None
        row = self._only(
            "SELECT title, employment, mean, p10, p25, p50, p75, p90, top_coded, reason, source FROM wage WHERE survey = ?",
            (survey,),
        )
        title, employment, mean, p10, p25, p50, p75, p90, top_coded, reason, number = row
        source = self._sources[number]
        return Wages(
            employment=employment,
            mean=mean,
            p10=p10,
            p25=p25,
            p50=p50,
            p75=p75,
            p90=p90,
            top_coded=tuple(top_coded.split()),
            shared=self._shared(0, survey),
            survey_code=survey,
            survey_title=title,
            vintage=source.edition,
            reason=reason,
            source=source.id,
        )

    def projection(self, code: str) -> Projection | None:
        """What the official projections expect of an occupation; None where they do not hold it."""
        matrix = self._places[self._number(code)][1]
        if matrix is None:
            return None
        row = self._only(
            "SELECT title, employment, employment_projected, change_pct, annual_openings, from_year, to_year, education, "
            "experience, training, names_ai, names_automation, source FROM projection WHERE matrix = ?",
            (matrix,),
        )
        return Projection(
            employment=row[1],
            employment_projected=row[2],
            change_pct=row[3] / TENTHS,
            annual_openings=row[4],
            from_year=row[5],
            to_year=row[6],
            education=row[7],
            experience=row[8],
            training=row[9],
            names_ai=bool(row[10]),
            names_automation=bool(row[11]),
            shared=self._shared(1, matrix),
            survey_code=matrix,
            survey_title=row[0],
            source=self._source_id(row[12]),
        )

    def education(self, code: str) -> tuple[EducationShare, ...]:
        """The schooling that workers say is required, from the least level on."""
        rows = self._rows(
            "SELECT level, text, share, source FROM education JOIN label ON label.number = label WHERE occupation = ? ORDER BY level",
            (self._number(code),),
        )
        return tuple(
            EducationShare(level=level, label=label, share=share / MILLIONTHS, source=self._source_id(source))
            for level, label, share, source in rows
        )

    def programmes(self, code: str) -> tuple[Programme, ...]:
        """The fields of study that prepare for an occupation, sorted by CIP code."""
        rows = self._rows(
            "SELECT cip, title, programme.source FROM programme JOIN field_of_study ON field_of_study.number = field "
            "WHERE soc = ? ORDER BY cip",
            (self.occupation(code).soc,),
        )
        return tuple(Programme(cip=cip, title=title, source=self._source_id(source)) for cip, title, source in rows)

    def related(self, code: str) -> tuple[RelatedOccupation, ...]:
        """The occupations that O*NET calls related, most related first."""
        rows = self._rows(
            "SELECT occupation.code, occupation.title, text, rank, related.source FROM related "
            "JOIN occupation ON occupation.number = related JOIN label ON label.number = tier "
            "WHERE related.occupation = ? ORDER BY rank",
            (self._number(code),),
        )
        return tuple(
            RelatedOccupation(code=other, title=title, tier=tier, rank=rank, source=self._source_id(source))
            for other, title, tier, rank, source in rows
        )

    def industries(self, code: str) -> tuple[IndustryShare, ...]:
        """The sectors that employ most of an occupation's workers, largest first."""
        survey = self._places[self._number(code)][0]
        rows = self._rows(
            "SELECT naics, text, share, source FROM industry JOIN label ON label.number = title WHERE survey = ? ORDER BY rank",
            (survey,),
        )
        return tuple(
            IndustryShare(naics=naics, title=title, share=share / MILLIONTHS, source=self._source_id(source))
            for naics, title, share, source in rows
        )

    def measures(self, code: str) -> dict[str, Measure]:
        """Our own measures of an occupation, by name."""
        rows = self._rows(f"{_MEASURES} WHERE occupation = ? ORDER BY measure", (self._number(code),))
        return {row[0]: self._measure(row) for row in rows}

    def measure(self, name: str) -> dict[str, Measure]:
        """One of our own measures for every occupation that has it, by code."""
        codes = self.codes()
        rows = self._rows(f"{_MEASURES} WHERE measure = ? ORDER BY occupation", (name,))
        return {codes[row[1]]: self._measure(row) for row in rows}

    def skill_terms(self, taxonomy: Literal["esco", "onet"] | None = None) -> tuple[SkillTerm, ...]:
        """The skills of ESCO, the terms of O*NET, or both; sorted by id."""
        terms: list[SkillTerm] = []
        if taxonomy in (None, "esco"):
            terms.extend(self._esco_terms.values())
        if taxonomy in (None, "onet"):
            terms.extend(self._onet_terms())
        return tuple(sorted(terms, key=lambda term: term.id))

    def esco_occupations(self, code: str) -> tuple[tuple[EscoOccupation, str], ...]:
        """The ESCO occupations of an occupation with the type of the match, exact ones first."""
        rows = self._rows(
            "SELECT uri, esco_occupation.label, isco, text FROM esco_match "
            "JOIN esco_occupation ON esco_occupation.number = esco JOIN label ON label.number = match WHERE occupation = ?",
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
            (self._esco_terms[skill], essential) for (number,) in rows for skill, essential in self._esco_links(number)
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
        found = [(self._esco_terms[skill], weight / total) for skill, weight in sums.items()]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0].label, pair[0].id)))

    def index(self, name: str) -> bytes:
        """The bytes of a ready-made index.

        Raises:
            KeyError: there is none of that name.
        """
        rows = self._rows("SELECT content FROM ready_index WHERE name = ?", (name,))
        if not rows:
            raise KeyError(name)
        return cast("bytes", rows[0][0])

    def tables(self) -> tuple[TableInfo, ...]:
        """Every table with its rows, the ids of its sources, and how many occupations it covers."""
        return tuple(self._table_info(note.name, note.about, note.per_occupation) for note in TABLES)

    def query(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a reading statement, for checks and pages about the artifact itself.

        Raises:
            FactsDamaged: the file is broken where the rows should be.
        """
        return self._rows(statement, values)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(statement, tuple(values)).fetchall()  # type: ignore[arg-type]
        except (sqlite3.DatabaseError, UnicodeDecodeError, OverflowError) as error:
            raise FactsDamaged(f"the facts in {self.path} are damaged: {error}") from error

    def _only(self, statement: str, values: Sequence[object]) -> tuple[Any, ...]:
        rows = self._rows(statement, values)
        if not rows:
            raise FactsDamaged(f"the facts in {self.path} are damaged: a row is missing")
        return rows[0]

    def _meta(self, key: str) -> str:
        return str(self._only("SELECT value FROM meta WHERE key = ?", (key,))[0])

    @cached_property
    def _sources(self) -> dict[int, Source]:
        rows = self._rows(
            "SELECT number, id, title, publisher, edition, licence, url, citation FROM source ORDER BY number"
        )
        return {
            number: Source(id=i, title=t, publisher=p, edition=e, licence=licence, url=u, citation=c)
            for number, i, t, p, e, licence, u, c in rows
        }

    def _source_id(self, number: int) -> str:
        source = self._sources.get(number)
        if source is None:
            raise FactsDamaged(f"the facts in {self.path} are damaged: a figure has no source")
        return source.id

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {code: number for number, code in self._rows("SELECT number, code FROM occupation ORDER BY number")}

    def _number(self, code: str) -> int:
        number = self._numbers.get(code)
        if number is None:
            raise UnknownOccupation(f"no occupation has the code {code!r}", at={"code": code})
        return number

    @cached_property
    def _occupations(self) -> dict[str, Occupation]:
        fields: dict[str, str] = json.loads((Path(__file__).parent / "fields.json").read_text(encoding="utf-8"))
        groups: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for number, isco, source in self._rows(
            "SELECT occupation, isco, source FROM occupation_isco ORDER BY occupation, isco"
        ):
            groups[number].append((isco, source))
        rows = self._rows(
            "SELECT number, code, title, soc, surveyed, job_zone, job_zone_source, source FROM occupation ORDER BY number"
        )
        return {
            code: Occupation(
                code=code,
                title=title,
                soc=soc,
                major_group=soc[:2],
                field=fields[soc[:2]],
                surveyed=bool(surveyed),
                job_zone=zone,
                isco=tuple(isco for isco, _ in groups[number]),
                sources=self._source_ids(source, zone_source, *(each for _, each in groups[number])),
            )
            for number, code, title, soc, surveyed, zone, zone_source, source in rows
        }

    def _source_ids(self, *numbers: int | None) -> tuple[str, ...]:
        return tuple(sorted({self._source_id(number) for number in numbers if number is not None}))

    @cached_property
    def _places(self) -> dict[int, tuple[str | None, str | None]]:
        """The code of each occupation in the wage survey and in the National Employment Matrix."""
        return {
            number: (survey, matrix)
            for number, survey, matrix in self._rows("SELECT number, survey, matrix FROM occupation")
        }

    def _shared(self, which: Literal[0, 1], code: str) -> bool:
        """Whether several occupations share the figures of that code."""
        return sum(places[which] == code for places in self._places.values()) > 1

    def _titles(self, where: str, values: Sequence[object]) -> tuple[Title, ...]:
        codes = self.codes()
        rows = self._rows(
            "SELECT CASE title.text WHEN '' THEN name.text ELSE title.text END, name.normal, occupation, kind, source "
            f"FROM title JOIN name ON name.number = title.name {where} ORDER BY name.number, occupation, kind, title.text",
            values,
        )
        ids = {number: source.id for number, source in self._sources.items()}
        return tuple(
            Title(text=text, normal=normal, code=codes[number], kind=TITLE_KINDS[kind], source=ids[source])
            for text, normal, number, kind, source in rows
        )

    @cached_property
    def _matrices(self) -> dict[Domain, RatingMatrix]:
        return {}

    def _rating_matrix(self, domain: Domain) -> RatingMatrix:
        rows = self._rows(
            "SELECT occupation, importance, level FROM rating WHERE domain = ? ORDER BY occupation",
            (DOMAINS.index(domain),),
        )
        codes, elements = self.codes(), self._elements[domain]
        numbers = sorted({row[0] for row in rows})
        lines = {number: line for line, number in enumerate(numbers)}
        importance, level = (
            numpy.full((len(numbers), len(elements)), numpy.nan, dtype=numpy.float32) for _ in range(2)
        )
        for number, *scales in rows:
            for table, scale in zip((importance, level), scales, strict=True):
                values = self._unpack(scale, domain)
                numpy.copyto(table[lines[number]], values, where=~numpy.isnan(values))
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
        for domain, code, name in self._rows("SELECT domain, code, name FROM element ORDER BY number"):
            found[DOMAINS[domain]].append((code, name))
        return found

    def _unpack(self, packed: bytes, domain: Domain) -> NDArray[numpy.float32]:
        """The ratings in a BLOB, NaN where there is none."""
        count = len(self._elements[domain])
        if not packed:
            return numpy.full(count, numpy.nan, dtype=numpy.float32)
        if len(packed) != 2 * count:
            raise FactsDamaged(f"the facts in {self.path} are damaged: ratings of a wrong length")
        whole = numpy.frombuffer(packed, dtype=NUMBERS)
        # Dividing in double precision first makes the nearest float32 of what was published (4.12, not 4.1199999).
        values = (whole.astype(numpy.float64) / HUNDREDTHS).astype(numpy.float32)
        values[whole == ABSENT] = numpy.nan
        return values

    def _find_name(self, normal: str) -> int | None:
        """The number of a name. Numbers follow the normal forms, so halving finds it; an index would cost 2 MB."""
        low, high = 0, self._names
        while low < high:
            middle = (low + high) // 2
            if self._only("SELECT normal FROM name WHERE number = ?", (middle,))[0] < normal:
                low = middle + 1
            else:
                high = middle
        found = low < self._names and self._only("SELECT normal FROM name WHERE number = ?", (low,))[0] == normal
        return low if found else None

    @cached_property
    def _names(self) -> int:
        return int(self._only("SELECT coalesce(max(number) + 1, 0) FROM name", ())[0])

    @cached_property
    def _labels(self) -> dict[int, str]:
        return dict(self._rows("SELECT number, text FROM label"))

    def _activities(self, code: str) -> tuple[Activity, ...]:
        rows = self._rows(
            "SELECT dwa, title, iwa, iwa_title, gwa, gwa_title, tasks, core_tasks, weight, exposure, automation, physical, "
            "activity.source, occupation_activity.source FROM occupation_activity JOIN activity ON activity.number = activity "
            "WHERE occupation = ? ORDER BY weight DESC, dwa",
            (self._number(code),),
        )
        labels = self.label_sources
        return tuple(
            Activity(
                dwa=row[0],
                title=row[1],
                iwa=row[2],
                iwa_title=row[3],
                gwa=row[4],
                gwa_title=row[5],
                tasks=row[6],
                core_tasks=row[7],
                weight=row[8] / MILLIONTHS,
                exposure=_scaled(row[9], MILLIONTHS),
                automation=_scaled(row[10], MILLIONTHS),
                physical=_scaled(row[11], MILLIONTHS),
                sources=tuple(
                    sorted(
                        {self._source_id(row[12]), self._source_id(row[13])}
                        | ({labels[0]} if row[9] is not None else set())
                        | ({labels[1]} if row[11] is not None else set())
                    )
                ),
            )
            for row in rows
        )

    @cached_property
    def label_sources(self) -> tuple[str, str]:
        """The sources of the task labels: those of exposure and automation, and those of physical work."""
        return self._meta("task_label_source"), self._meta("physical_label_source")

    def _esco_links(self, number: int) -> list[tuple[int, bool]]:
        """The numbers of an ESCO occupation's skills, with True for essential."""
        essential, optional = self._only("SELECT essential, optional FROM esco_link WHERE esco = ?", (number,))
        return [
            (int(skill), needed)
            for packed, needed in ((essential, True), (optional, False))
            for skill in numpy.frombuffer(packed, dtype=NUMBERS)
        ]

    @cached_property
    def _esco_terms(self) -> dict[int, SkillTerm]:
        rows = self._rows("SELECT number, uri, label, kind, occupations, alternates FROM esco_skill ORDER BY number")
        return {
            number: SkillTerm(
                id=ESCO_ADDRESS + uri if uri else f"esco:{label}",
                label=label,
                taxonomy="esco",
                kind=kind,
                occupations=occupations,
                alternates=tuple(alternates.split("|")) if alternates else (),
            )
            for number, uri, label, kind, occupations, alternates in rows
        }

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

    def _measure(self, row: Sequence[Any]) -> Measure:
        name, _, value, low, high, studies, inferred, sources = row
        return Measure(
            name=name,
            value=value / MILLIONTHS,
            low=low / MILLIONTHS,
            high=high / MILLIONTHS,
            studies=studies,
            inferred=bool(inferred),
            sources=tuple(sources.split()),
        )

    def _table_info(self, name: str, about: str, per_occupation: str | None) -> TableInfo:
        rows = self._only(f"SELECT count(*) FROM {name}", ())[0]  # noqa: S608 - the names are ours
        sources: tuple[str, ...] = ()
        note = next(note for note in TABLES if note.name == name)
        columns = {column.name for column in note.columns}
        if "source" in columns:
            numbers = self._rows(f"SELECT DISTINCT source FROM {name}")  # noqa: S608
            sources = self._source_ids(*(number for (number,) in numbers))
        elif "sources" in columns:
            found = self._rows(f"SELECT DISTINCT text FROM {name} JOIN label ON label.number = sources")  # noqa: S608
            sources = tuple(sorted({identifier for (joined,) in found for identifier in joined.split()}))
        covered = None
        if per_occupation is not None:
            covered = self._only(f"SELECT count(DISTINCT {per_occupation}) FROM {name}", ())[0]  # noqa: S608
        return TableInfo(name=name, about=about, rows=rows, sources=sources, occupations=covered)


def open_facts(path: Path) -> Facts:
    """The facts in a file, opened read-only.

    Raises:
        FactsMissing: there is no such file.
        FactsForeign: the file is not a facts artifact, or has another layout than this version reads.
        FactsDamaged: the file is truncated or broken.
    """
    _check_header(path)
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise FactsDamaged(f"the facts in {path} cannot be opened: {error}") from error
    facts = Facts(connection, path)
    try:
        _ = facts.version
    except FactsDamaged:
        facts.close()
        raise
    return facts


_MEASURES = "SELECT measure, occupation, value, low, high, studies, inferred, text FROM measure JOIN label ON label.number = sources"


def _check_header(path: Path) -> None:
    """The header says whose file it is, which layout it has, and how long it must be."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FactsMissing(f"there is no facts artifact {path}") from error
    except IsADirectoryError as error:
        raise FactsMissing(f"{path} is a folder, not a facts artifact") from error
    except OSError as error:
        raise FactsMissing(f"the facts artifact {path} cannot be read: {error.strerror}") from error
    if not header or (len(header) < _HEADER_BYTES and _MAGIC.startswith(header[: len(_MAGIC)])):
        raise FactsDamaged(f"the facts in {path} are cut short")
    if not header.startswith(_MAGIC):
        raise FactsForeign(f"{path} is not a facts artifact")
    application, layout = (struct.unpack_from(">I", header, offset)[0] for offset in (68, 60))
    if application != APPLICATION_ID:
        raise FactsForeign(f"{path} is a database of another program")
    if layout != SCHEMA:
        age = "newer" if layout > SCHEMA else "older"
        raise FactsForeign(f"{path} has the {age} layout {layout}; this version reads layout {SCHEMA}")
    page_size, pages = struct.unpack_from(">H", header, 16)[0], struct.unpack_from(">I", header, 28)[0]
    if size != page_size * pages:
        raise FactsDamaged(f"the facts in {path} are cut short: {size} bytes of {page_size * pages}")


def _no_source(identifier: str) -> Source:
    raise KeyError(identifier)


def _scaled(value: int | None, unit: int) -> float | None:
    return None if value is None else value / unit


def _plain(value: numpy.float32) -> float | None:
    """The rating as published, with two decimals."""
    return None if numpy.isnan(value) else round(float(value), 2)
