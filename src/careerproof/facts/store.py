"""Opens the facts and answers questions about occupations, lazily, from one read-only SQLite file.

The interface that the measuring rooms stand on; every answer is a frozen value of `facts.model`::

    facts = open_facts(path)          # at most 20 ms; FactsMissing, FactsDamaged, FactsForeign
    facts.version                     -> str, goes into every result as facts_version
    facts.sources()                   -> tuple[Source, ...]          sorted by id
    facts.source(id)                  -> Source
    facts.codes()                     -> tuple[str, ...]             all 1,016 codes, sorted
    facts.occupation(code)            -> Occupation                  UnknownOccupation; accepts 8-digit codes
    facts.occupations()               -> tuple[Occupation, ...]      sorted by code
    facts.titles(code=None)           -> tuple[Title, ...]           all, or one code's; sorted (normal, code, kind)
    facts.titles_named(normal)        -> tuple[Title, ...]           exact look-up of a normalised title
    facts.ratings(code, domain)       -> tuple[Rating, ...]          most important first
    facts.rating_matrix(domain)       -> RatingMatrix                all surveyed codes at once, kept after first use
    facts.activities(code)            -> tuple[Activity, ...]        heaviest first
    facts.activity_rows()             -> tuple[tuple[str, str, float], ...]   (code, dwa, weight), sorted, all codes
    facts.technologies(code)          -> tuple[Technology, ...]      in demand first, then hot, then by name
    facts.technology_names()          -> tuple[str, ...]             every technology once, sorted
    facts.technology_users(name)      -> tuple[str, ...]             codes of the occupations that list it
    facts.technology_counts           -> dict[str, int]              technologies listed, by code
    facts.technology_spellings()      -> list[tuple[str, ...]]       (name, spellings, folded, words), see facts.schema
    facts.technology_rows()           -> tuple[tuple[str, str, bool, bool], ...]  (code, name, hot, in demand)
    facts.wages(code)                 -> Wages | None
    facts.projection(code)            -> Projection | None
    facts.education(code)             -> tuple[EducationShare, ...]
    facts.programmes(code)            -> tuple[Programme, ...]
    facts.related(code)               -> tuple[RelatedOccupation, ...]
    facts.industries(code)            -> tuple[IndustryShare, ...]   largest first
    facts.measures(code)              -> dict[str, Measure]
    facts.measure(name)               -> dict[str, Measure]          by code, all codes at once
    facts.elements(domain)            -> tuple[tuple[str, str], ...] (id, name) of one family of descriptors
    facts.skill_terms(taxonomy=None)  -> tuple[SkillTerm, ...]       sorted by id
    facts.esco_spellings()            -> list[tuple[str, ...]]       (id, label, kind, alternates, folded, words)
    facts.spellings_by_stems(stems)   -> tuple[str, ...]             folded names of skills that have these stems
    facts.esco_occupations(code)      -> tuple[tuple[EscoOccupation, str], ...]   with the match type of the crosswalk
    facts.esco_skills(uri)            -> tuple[tuple[SkillTerm, bool], ...]       with True for essential
    facts.occupation_skills(code)     -> tuple[tuple[SkillTerm, float], ...]      ESCO skills by crosswalk, weight 0..1
    facts.index(name)                 -> bytes                       a ready-made index ("titles", "esco_skills")
    facts.normals(numbers)            -> tuple[str, ...]             normal forms by their number in the "titles" index
    facts.titles_numbered(numbers)    -> tuple[tuple[Title, ...], ...]  the titles under each of those numbers
    facts.tables()                    -> tuple[TableInfo, ...]       rows, sources and coverage of every table
    facts.source_files()              -> tuple[SourceFile, ...]      what the build read, with digests
    facts.close()                     -> None                        also ``with open_facts(path) as facts:``
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from careerproof.errors import FactsDamaged
from careerproof.facts.database import connect
from careerproof.facts.descriptors import Descriptors
from careerproof.facts.model import (
    Activity,
    EducationShare,
    IndustryShare,
    Measure,
    Occupation,
    Programme,
    Projection,
    RelatedOccupation,
    Technology,
    Title,
    Wages,
)
from careerproof.facts.schema import MILLIONTHS, TENTHS, TITLE_KINDS

_KEPT_HALVES = 50
"""The texts in the middle of stretches longer than this are kept: about a thousand in a table of sixty thousand."""


class Facts(Descriptors):
    """The facts of one artifact. Made by `open_facts`; every answer is read when it is asked for."""

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

    def titles_numbered(self, numbers: Iterable[int]) -> tuple[tuple[Title, ...], ...]:
        """The titles under each of these numbers of the "titles" index, in the order asked for, by one look-up."""
        wanted = [int(number) for number in numbers]
        rows = self._titles(f"WHERE name.number IN ({', '.join('?' * len(wanted))})", wanted)
        # Numbers follow the normal forms, so the groups come in the order of the numbers.
        groups = [tuple(group) for _, group in groupby(rows, key=lambda title: title.normal)]
        found = dict(zip(sorted(set(wanted)), groups, strict=True))
        return tuple(found[number] for number in wanted)

    def activities(self, code: str) -> tuple[Activity, ...]:
        """The detailed work activities of an occupation, heaviest first."""
        rows = self._rows(
            "SELECT dwa, title, iwa, iwa_title, gwa, gwa_title, tasks, core_tasks, weight, exposure, automation, "
            "physical, activity.source, occupation_activity.source FROM occupation_activity "
            "JOIN activity ON activity.number = activity WHERE occupation = ? ORDER BY weight DESC, dwa",
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
                        {self._ids[row[12]], self._ids[row[13]]}
                        | ({labels[0]} if row[9] is not None else set())
                        | ({labels[1]} if row[11] is not None else set())
                    )
                ),
            )
            for row in rows
        )

    def activity_rows(self) -> tuple[tuple[str, str, float], ...]:
        """(code, activity, weight) of all occupations, sorted."""
        rows = self._rows(
            "SELECT occupation.code, dwa, weight FROM occupation_activity "
            "JOIN occupation ON occupation.number = occupation JOIN activity ON activity.number = activity "
            "ORDER BY occupation.code, dwa"
        )
        return tuple((code, dwa, weight / MILLIONTHS) for code, dwa, weight in rows)

    def technologies(self, code: str) -> tuple[Technology, ...]:
        """The software of an occupation: in demand first, then hot, then by name."""
        rows = self._rows(
            "SELECT name, text, hot, in_demand, occupation_technology.source FROM occupation_technology "
            "JOIN technology ON technology.number = technology JOIN label ON label.number = category "
            "WHERE occupation = ? ORDER BY in_demand DESC, hot DESC, name, text",
            (self._number(code),),
        )
        return tuple(
            Technology(name=name, category=category, hot=bool(hot), in_demand=bool(demand), source=self._ids[source])
            for name, category, hot, demand, source in rows
        )

    def technology_names(self) -> tuple[str, ...]:
        """The names of all technologies, sorted."""
        rows = self._rows(
            "SELECT DISTINCT name FROM technology WHERE number IN (SELECT technology FROM occupation_technology)"
        )
        return tuple(sorted(name for (name,) in rows))

    def technology_users(self, name: str) -> tuple[str, ...]:
        """The codes of the occupations that list a technology of that name, sorted."""
        # Numbers follow the names, and nothing stands between a name and itself with the least letter after it.
        start, end = (self._place("technology", "name", text) for text in (name, name + "\0"))
        rows = self._rows(
            "SELECT DISTINCT code FROM occupation_technology JOIN occupation ON occupation.number = occupation "
            "WHERE technology >= ? AND technology < ? ORDER BY code",
            (start, end),
        )
        return tuple(code for (code,) in rows)

    @cached_property
    def technology_counts(self) -> dict[str, int]:
        """How many technologies each occupation lists, by code; each name counts once."""
        return dict(self._rows("SELECT code, technologies FROM occupation WHERE technologies ORDER BY number"))

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
            "SELECT title, employment, mean, p10, p25, p50, p75, p90, top_coded, reason, source FROM wage "
            "WHERE survey = ?",
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
            shared=survey in self._shared[0],
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
            "SELECT title, employment, employment_projected, change_pct, annual_openings, from_year, to_year, "
            "education, experience, training, names_ai, names_automation, source FROM projection WHERE matrix = ?",
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
            shared=matrix in self._shared[1],
            survey_code=matrix,
            survey_title=row[0],
            source=self._ids[row[12]],
        )

    def education(self, code: str) -> tuple[EducationShare, ...]:
        """The schooling that workers say is required, from the least level on."""
        rows = self._rows(
            "SELECT level, text, share, source FROM education JOIN label ON label.number = label "
            "WHERE occupation = ? ORDER BY level",
            (self._number(code),),
        )
        return tuple(
            EducationShare(level=level, label=label, share=share / MILLIONTHS, source=self._ids[source])
            for level, label, share, source in rows
        )

    def programmes(self, code: str) -> tuple[Programme, ...]:
        """The fields of study that prepare for an occupation, sorted by CIP code."""
        rows = self._rows(
            "SELECT cip, title, programme.source FROM programme JOIN field_of_study ON field_of_study.number = field "
            "WHERE soc = ? ORDER BY cip",
            (self.occupation(code).soc,),
        )
        return tuple(Programme(cip=cip, title=title, source=self._ids[source]) for cip, title, source in rows)

    def related(self, code: str) -> tuple[RelatedOccupation, ...]:
        """The occupations that O*NET calls related, most related first."""
        rows = self._rows(
            "SELECT occupation.code, occupation.title, text, rank, related.source FROM related "
            "JOIN occupation ON occupation.number = related JOIN label ON label.number = tier "
            "WHERE related.occupation = ? ORDER BY rank",
            (self._number(code),),
        )
        return tuple(
            RelatedOccupation(code=other, title=title, tier=tier, rank=rank, source=self._ids[source])
            for other, title, tier, rank, source in rows
        )

    def industries(self, code: str) -> tuple[IndustryShare, ...]:
        """The sectors that employ most of an occupation's workers, largest first."""
        survey = self._places[self._number(code)][0]
        rows = self._rows(
            "SELECT naics, text, share, source FROM industry JOIN label ON label.number = title "
            "WHERE survey = ? ORDER BY rank",
            (survey,),
        )
        return tuple(
            IndustryShare(naics=naics, title=title, share=share / MILLIONTHS, source=self._ids[source])
            for naics, title, share, source in rows
        )

    def measures(self, code: str) -> dict[str, Measure]:
        """Our own measures of an occupation, by name."""
        rows = self._rows(f"{_MEASURES} WHERE occupation = ? ORDER BY measure", (self._number(code),))
        return {row[0]: self._measure(row) for row in rows}

    def measure(self, name: str) -> dict[str, Measure]:
        """One of our own measures for every occupation that has it, by code."""
        codes = self._codes
        rows = self._rows(f"{_MEASURES} WHERE measure = ? ORDER BY occupation", (name,))
        return {codes[row[1]]: self._measure(row) for row in rows}

    @cached_property
    def _occupations(self) -> dict[str, Occupation]:
        fields: dict[str, str] = json.loads((Path(__file__).parent / "fields.json").read_text(encoding="utf-8"))
        groups: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for number, isco, source in self._rows(
            "SELECT occupation, isco, source FROM occupation_isco ORDER BY occupation, isco"
        ):
            groups[number].append((isco, source))
        rows = self._rows(
            "SELECT number, code, title, soc, surveyed, job_zone, job_zone_source, source FROM occupation "
            "ORDER BY number"
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

    @cached_property
    def _places(self) -> dict[int, tuple[str | None, str | None]]:
        """The code of each occupation in the wage survey and in the National Employment Matrix."""
        return {
            number: (survey, matrix)
            for number, survey, matrix in self._rows("SELECT number, survey, matrix FROM occupation")
        }

    @cached_property
    def _shared(self) -> tuple[frozenset[str | None], frozenset[str | None]]:
        """The codes of the wage survey, and those of the matrix, that several occupations have."""
        survey, matrix = (Counter(places[which] for places in self._places.values()) for which in (0, 1))
        return _repeated(survey), _repeated(matrix)

    def _titles(self, where: str, values: Sequence[object]) -> tuple[Title, ...]:
        rows = self._rows(f"{_TITLES} {where} ORDER BY name.number, occupation, kind, title.text", values)
        codes, ids = self._codes, self._ids
        kinds = self._known(enumerate(TITLE_KINDS))
        return tuple(
            Title(text=text, normal=normal, code=codes[number], kind=kinds[kind], source=ids[source])
            for text, normal, number, kind, source in rows
        )

    def _find_name(self, normal: str) -> int | None:
        """The number of a name."""
        number = self._place("name", "normal", normal)
        return number if self._rows("SELECT 1 FROM name WHERE number = ? AND normal = ?", (number, normal)) else None

    def _place(self, table: str, column: str, text: str) -> int:
        """The first number in a table, whose numbers follow the texts of the column, that has none before this text.

        Why not an index: halving finds it as fast, and an index would cost up to 2 MB.
        """
        low, high = self._bounds(table)
        while low < high:
            middle = (low + high) // 2
            # The first halvings are the same for all texts, so that few places need the file again.
            found = self._halves.get((table, middle))
            if found is None:
                found = self._only(f"SELECT {column} FROM {table} WHERE number = ?", (middle,))[0]  # noqa: S608
                if high - low > _KEPT_HALVES:
                    self._halves[table, middle] = found
            if found < text:
                low = middle + 1
            else:
                high = middle
        return int(low)

    @cached_property
    def _halves(self) -> dict[tuple[str, int], str]:
        return {}

    def _bounds(self, table: str) -> tuple[int, int]:
        """The least number in a table, and the one after the greatest."""
        if table not in self._known_bounds:
            ends = [self._only(f"SELECT coalesce({end}(number), 0) FROM {table}", ())[0] for end in ("min", "max")]  # noqa: S608
            self._known_bounds[table] = (ends[0], ends[1] + 1)
        return self._known_bounds[table]

    @cached_property
    def _known_bounds(self) -> dict[str, tuple[int, int]]:
        return {}

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


def open_facts(path: Path) -> Facts:
    """The facts in a file, opened read-only.

    Raises:
        FactsMissing: there is no such file.
        FactsForeign: the file is not a facts artifact, or has another layout than this version reads.
        FactsDamaged: the file is truncated or broken.
    """
    facts = Facts(connect(path), path)
    try:
        _ = facts.version  # reads the schema and a row, so that a broken beginning is told here
    except FactsDamaged:
        facts.close()
        raise
    return facts


def _repeated(counts: Counter[str | None]) -> frozenset[str | None]:
    return frozenset(code for code, count in counts.items() if count > 1)


def _scaled(value: int | None, unit: int) -> float | None:
    return None if value is None else value / unit


_TITLES = (
    "SELECT CASE title.text WHEN '' THEN name.text ELSE title.text END, name.normal, occupation, kind, source "
    "FROM title JOIN name ON name.number = title.name"
)
_MEASURES = (
    "SELECT measure, occupation, value, low, high, studies, inferred, text FROM measure "
    "JOIN label ON label.number = sources"
)
