"""Which occupation is this title?"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from careerproof.errors import UsageError
from careerproof.occupations.match import match_title
from careerproof.occupations.model import OccupationMatch
from careerproof.settings import Settings
from careerproof.verbs.opening import FilePath, open_document, open_store, read_lines


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleQuery:
    """A title to match with what is known beside it; `others` are further columns of its row, kept as they are."""

    title: str
    company: str | None = None
    industry: str | None = None
    skills: tuple[str, ...] = ()
    context: str = ""
    others: Mapping[str, str] = field(default_factory=dict)


def match(
    *titles: str,
    company: str | None = None,
    industry: str | None = None,
    skills: Sequence[str] = (),
    context: str | Sequence[str] = (),
    top: int = 5,
    settings: Settings | None = None,
) -> tuple[OccupationMatch, ...]:
    """The occupations that each title may mean, best first, in the order of the titles.

    Args:
        titles: job titles, also as "title, company".
        company: the employer of them all.
        industry: its industry in words, or as a NAICS sector ("62").
        skills: what the work is done with.
        context: what the jobs are described by: bullets, or the text of a posting.
        top: the most candidates of a title.
        settings: where the facts are; the usual ones unless given.
    """
    facts = open_store(settings)
    return tuple(
        match_title(facts, title, company=company, industry=industry, skills=skills, context=context, top=top)
        for title in titles
    )


def match_queries(
    queries: Sequence[TitleQuery], *, top: int = 5, settings: Settings | None = None
) -> Iterator[OccupationMatch]:
    """The match of each query, in their order, one at a time."""
    facts = open_store(settings)
    for query in queries:
        yield match_title(
            facts,
            query.title,
            company=query.company,
            industry=query.industry,
            skills=query.skills,
            context=query.context,
            top=top,
        )


def read_queries(path: FilePath) -> tuple[TitleQuery, ...]:
    """One query a line; of a CSV file (by its ending) one a row, by its column `title`.

    The columns company, industry, skills (with ";" between) and context are used where they stand; others are kept.

    Raises:
        UsageError: a CSV file has no column named title.
    """
    lines = read_lines(path)
    if not str(path).lower().endswith(".csv"):
        return tuple(TitleQuery(title=line) for line in lines)
    reader = csv.DictReader(f"{line}\n" for line in lines)
    heading = [name.strip().lower().removeprefix("\ufeff") for name in reader.fieldnames or ()]
    if "title" not in heading:
        raise UsageError(f"{path} has no column named title", hint="name the column of job titles: title")
    reader.fieldnames = heading
    return tuple(_query(row) for row in reader)


def read_context(path: FilePath) -> str:
    """The text of a document that describes the job."""
    return open_document(path)[1].text


_USED = ("title", "company", "industry", "skills", "context")


def _query(row: Mapping[str | None, str | list[str] | None]) -> TitleQuery:
    cells = {name: value for name, value in row.items() if name is not None and isinstance(value, str)}
    return TitleQuery(
        title=cells.get("title", ""),
        company=cells.get("company") or None,
        industry=cells.get("industry") or None,
        skills=tuple(skill.strip() for skill in cells.get("skills", "").split(";") if skill.strip()),
        context=cells.get("context", ""),
        others={name: value for name, value in cells.items() if name not in _USED},
    )
