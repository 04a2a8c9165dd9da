"""Joins what the sources say into the rows of the artifact's tables, every row with its source."""

from __future__ import annotations

from collections.abc import Iterable

from careerproof.evidence import Source
from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.activities import join_activities
from careerproof.facts.building.joins.esco import join_esco, join_spellings
from careerproof.facts.building.joins.outcomes import join_outcomes
from careerproof.facts.building.joins.ratings import join_ratings
from careerproof.facts.building.joins.rows import Numbering, Rows, Value
from careerproof.facts.building.joins.taxonomy import join_occupations, join_titles
from careerproof.facts.building.joins.technologies import join_technologies
from careerproof.facts.sources.studies import StudyTable


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
    rows |= join_outcomes(collected, numbers)
    rows |= join_esco(collected, numbers)
    rows |= join_spellings(rows)
    return {name: sorted(table, key=_sort_key) for name, table in rows.items()}


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
    labels = collected.task_labels
    found = [each.source for each in collected.tables() if each.source is not None]
    return [*found, labels.exposure_source, labels.physical_source]
