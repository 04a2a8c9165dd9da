"""Which occupation is this title?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from careerproof.occupations.match import match_title
from careerproof.occupations.model import OccupationMatch
from careerproof.settings import Settings
from careerproof.streams.tables import has_column, is_table, read_lines, read_table
from careerproof.verbs.opening import FilePath, open_document, open_store


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


@dataclass(frozen=True, kw_only=True, slots=True)
class MatchJob:
    """Called with a query it gives the match, at most `top` candidates; it can be sent to another process."""

    top: int = 5
    settings: Settings | None = None

    def __call__(self, query: TitleQuery) -> OccupationMatch:
        """The match of one query."""
        return match_title(
            open_store(self.settings),
            query.title,
            company=query.company,
            industry=query.industry,
            skills=query.skills,
            context=query.context,
            top=self.top,
        )


def match_queries(
    queries: Iterable[TitleQuery], *, top: int = 5, settings: Settings | None = None
) -> Iterator[OccupationMatch]:
    """The match of each query, in their order, one at a time."""
    return map(MatchJob(top=top, settings=settings), queries)


def read_queries(path: FilePath) -> Iterator[TitleQuery]:
    """One query a line; of a table (.csv, .tsv, .jsonl, .parquet) one a row, by its column `title`.

    The columns company, industry, skills (with ";" between) and context are used where they stand; others are kept. A
    row that cannot be read is a query without a title.

    Raises:
        UsageError: a table has no column named title.
        FileUnreadable: no such file.
        WrongType: the file is not UTF-8 text.
    """
    if not is_table(str(path)):
        yield from (TitleQuery(title=line) for line in read_lines(str(path)))
        return
    for row in read_table(str(path)):
        if row.number == 1:
            has_column(str(path), row, "title", needed=True)
        yield _query(row.cells)


def read_context(path: FilePath) -> str:
    """The text of a document that describes the job."""
    return open_document(path)[1].text


_USED = ("title", "company", "industry", "skills", "context")


def _query(row: Mapping[str, object]) -> TitleQuery:
    cells = {name: "" if value is None else str(value) for name, value in row.items()}
    skills = row.get("skills")
    listed = skills if isinstance(skills, list) else cells.get("skills", "").split(";")
    return TitleQuery(
        title=cells.get("title", ""),
        company=cells.get("company") or None,
        industry=cells.get("industry") or None,
        skills=tuple(str(skill).strip() for skill in listed if str(skill).strip()),
        context=cells.get("context", ""),
        others={name: value for name, value in cells.items() if name not in _USED},
    )
