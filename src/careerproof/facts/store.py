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
    facts.absences(code)              -> dict[str, str]              what it has no figures of, and why
    facts.areas(kind=None)            -> tuple[Area, ...]            nation, states, metropolitan areas; by code
    facts.find_areas(text)            -> tuple[Area, ...]            by code or by the words of the name
    facts.price_parity(area)          -> PriceParity | None          nation = 100
    facts.area_wages(code, area)      -> Wages | None                only in a build with the survey's area workbooks
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
    facts.passages(code, kind=None)   -> tuple[Passage, ...]         the publishers' texts; none in the shipped facts
    facts.tables()                    -> tuple[TableInfo, ...]       rows, sources and coverage of every table
    facts.source_files()              -> tuple[SourceFile, ...]      what the build read, with digests
    facts.close()                     -> None                        also ``with open_facts(path) as facts:``
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path

from careerproof.errors import FactsDamaged
from careerproof.facts.database import Known, connect
from careerproof.facts.descriptors import Descriptors
from careerproof.facts.model import Activity, Occupation, Passage, PassageKind, Technology, Title
from careerproof.facts.places import Places
from careerproof.facts.schema import MILLIONTHS, TITLE_KINDS

_KEPT_HALVES = 50
"""The texts in the middle of stretches longer than this are kept: about a thousand in a table of sixty thousand."""


class Facts(Descriptors, Places):
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

    def activity_titles(self) -> tuple[tuple[str, str, str, str, str, str], ...]:
        """(activity, title, intermediate parent, its title, generalized parent, its title) of all, sorted."""
        rows = self._rows("SELECT dwa, title, iwa, iwa_title, gwa, gwa_title FROM activity ORDER BY dwa")
        return tuple((dwa, title, iwa, wider, gwa, widest) for dwa, title, iwa, wider, gwa, widest in rows)

    def activity_labels(self) -> tuple[tuple[str, str, int, float | None, float | None, float | None], ...]:
        """(code, activity, tasks, exposure, automation, physical) of all occupations, as in `Activity`; sorted."""
        # The numbers of occupations and of activities follow their codes, so that the key is the order asked for.
        rows = self._rows(
            f"SELECT occupation, activity, tasks, exposure / {MILLIONTHS}.0, automation / {MILLIONTHS}.0, "  # noqa: S608
            f"physical / {MILLIONTHS}.0 FROM occupation_activity ORDER BY occupation, activity"
        )
        # A join of 18,000 rows would make a text of each, where two look-ups find the ones that there are.
        codes = self._codes
        activities: Known[str] = self._known(self._rows("SELECT number, dwa FROM activity"))
        return tuple(
            (codes[code], activities[activity], tasks, exposure, automation, physical)
            for code, activity, tasks, exposure, automation, physical in rows
        )

    def measure_values(self, name: str) -> dict[str, float]:
        """The value alone of one of our own measures, for every occupation that has it, by code."""
        rows = self._rows("SELECT occupation, value FROM measure WHERE measure = ? ORDER BY occupation", (name,))
        return {self._codes[number]: value / MILLIONTHS for number, value in rows}

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

    def passages(self, code: str, kind: PassageKind | None = None) -> tuple[Passage, ...]:
        """The publishers' texts on an occupation, of one kind or of all; only in an artifact built with them."""
        rows = self._rows(
            "SELECT kind, rank, text, source FROM passage WHERE occupation = ? AND kind = coalesce(?, kind) "
            "ORDER BY kind, rank",
            (self._number(code), kind),
        )
        return tuple(
            Passage(kind=of, rank=rank, text=text, source=self._ids[source]) for of, rank, text, source in rows
        )

    @cached_property
    def _occupations(self) -> dict[str, Occupation]:
        fields: dict[str, str] = json.loads((Path(__file__).parent / "fields.json").read_text(encoding="utf-8"))
        groups, censuses = self._codes_elsewhere("isco"), self._codes_elsewhere("census")
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
                census=tuple(census for census, _ in censuses[number]),
                sources=self._source_ids(
                    source, zone_source, *(each for _, each in (*groups[number], *censuses[number]))
                ),
            )
            for number, code, title, soc, surveyed, zone, zone_source, source in rows
        }

    def _codes_elsewhere(self, classification: str) -> dict[int, list[tuple[str, int]]]:
        """The codes of each occupation in another classification, by its number, with the numbers of their sources."""
        found: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for number, code, source in self._rows(
            f"SELECT occupation, {classification}, source FROM occupation_{classification} "  # noqa: S608 - the names are ours
            f"ORDER BY occupation, {classification}"
        ):
            found[number].append((code, source))
        return found

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


def _scaled(value: int | None, unit: int) -> float | None:
    return None if value is None else value / unit


_TITLES = (
    "SELECT CASE title.text WHEN '' THEN name.text ELSE title.text END, name.normal, occupation, kind, source "
    "FROM title JOIN name ON name.number = title.name"
)
