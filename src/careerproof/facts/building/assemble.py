"""Joins what the sources say into the rows of the artifact's tables, every row with its source."""

from __future__ import annotations

from collections.abc import Iterable

from careerproof.evidence import Source
from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.activities import join_activities
from careerproof.facts.building.joins.areas import join_areas
from careerproof.facts.building.joins.census import join_census
from careerproof.facts.building.joins.esco import join_esco, join_spellings
from careerproof.facts.building.joins.outcomes import join_outcomes
from careerproof.facts.building.joins.passages import join_passages
from careerproof.facts.building.joins.ratings import join_ratings
from careerproof.facts.building.joins.rows import Numbering, Rows, Value
from careerproof.facts.building.joins.taxonomy import join_occupations, join_titles
from careerproof.facts.building.joins.technologies import join_technologies
from careerproof.facts.sources.studies import StudyTable
from careerproof.facts.tables import TABLES


def assemble_rows(collected: Collected, extra_sources: Iterable[Source] = ()) -> Rows:
    """The rows of every table, sorted by key. `extra_sources` are those of the studies behind our own measures."""
    shipped = _sources_of(collected)
    sources = {source.id: source for source in (*extra_sources, *shipped)}
    ids = {source.id for source in shipped}
    codes = sorted(row.code for row in collected.occupations.rows)
    numbers = Numbering(
        {identifier: number for number, identifier in enumerate(sorted(sources), start=1)},
        {code: number for number, code in enumerate(codes)},
        {text: number for number, text in enumerate(sorted(_repeated(collected)), start=1)},
    )
    rows: Rows = {
        "label": [(number, text) for text, number in numbers.labels.items()],
        "source": [
            (
                numbers.sources[s.id],
                s.id,
                s.title,
                s.publisher,
                s.edition,
                s.licence,
                s.url,
                s.citation,
                int(s.id in ids),
            )
            for s in sources.values()
        ],
    }
    rows |= join_occupations(collected, numbers)
    rows |= join_titles(collected, numbers)
    rows |= join_ratings(collected, numbers)
    rows |= join_activities(collected, numbers)
    rows |= join_technologies(collected, numbers)
    rows |= join_census(collected, numbers)
    rows |= join_outcomes(collected, numbers)
    rows |= join_areas(collected, numbers)
    rows |= join_esco(collected, numbers)
    rows |= join_spellings(rows)
    rows |= join_passages(collected, numbers, {int(str(row[0])): str(row[8]) for row in rows["occupation"] if row[8]})
    return {name: sort_rows(name, table) for name, table in rows.items()}


def sort_rows(name: str, rows: Iterable[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    """The rows of a table in the order of its key, as the version of the facts counts them."""
    note = next(note for note in TABLES if note.name == name)
    columns = [column.name for column in note.columns]
    places = [columns.index(column) for column in note.key]
    return sorted(rows, key=lambda row: _sort_key(tuple(row[place] for place in places)))


def owners_of(collected: Collected, studies: Iterable[StudyTable]) -> dict[str, str]:
    """Which source each file belongs to, by its path below the folder."""
    tables = ((each.files, each.source) for each in collected.tables())
    papers = ((study.files, study.source) for study in studies)
    return {path: source.id for files, source in (*tables, *papers) if source is not None for path in files}


def _repeated(collected: Collected) -> set[str]:
    technologies = (*collected.technologies.rows, *collected.tools.rows)
    return {
        *(row.category for row in technologies),
        *(row.label for row in collected.education.rows),
        *(row.tier for row in collected.related.rows),
        *(row.title for row in collected.industries.rows),
        *(row.match for row in collected.esco_matches.rows),
    }


def _sort_key(row: tuple[Value, ...]) -> tuple[tuple[int, Value], ...]:
    return tuple((0 if value is None else 1, value) for value in row)


def _sources_of(collected: Collected) -> list[Source]:
    return [each.source for each in collected.tables() if each.source is not None]
