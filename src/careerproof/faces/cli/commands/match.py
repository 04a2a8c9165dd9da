"""careerproof match"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from careerproof.errors import InputError
from careerproof.faces.cli.batch import Written, batch_options, digest_of, read_options, write_batch
from careerproof.faces.cli.layout import table
from careerproof.faces.cli.options import (
    csv_lines,
    facts_option,
    format_option,
    json_lines,
    rows_text,
    settings_of,
    version_of,
)
from careerproof.occupations.model import OccupationMatch

if TYPE_CHECKING:
    from careerproof.verbs.match import MatchJob, TitleQuery

_PARTS = ("seniority", "level", "employment_type", "location", "department")
_COLUMNS = ("query", "rank", "code", "title", "confidence", "soc", "emerging", *_PARTS)


@click.command("match")
@click.argument("titles", nargs=-1)
@click.option(
    "--input",
    "source",
    metavar="FILE",
    help="One title a line, or a table (.csv, .tsv, .jsonl, .parquet) with a column title; - for stdin.",
)
@click.option("--company", metavar="NAME", help="The employer: its name often tells the industry.")
@click.option("--industry", metavar="WORDS", help='The industry in words, or a NAICS sector ("62").')
@click.option("--context", metavar="FILE", help="What describes the job: bullets or a posting, in any readable format.")
@click.option("--top", default=5, show_default=True, type=click.IntRange(1, 50), help="How many candidates a title.")
@format_option("text", "json", "jsonl", "csv")
@batch_options
@facts_option
def command(
    *,
    titles: tuple[str, ...],
    source: str | None,
    company: str | None,
    industry: str | None,
    context: str | None,
    top: int,
    form: str,
    facts: Path | None,
    **batch: Any,
) -> None:
    """Which occupation is this title? O*NET-SOC codes, best first; a confidence of 0.8 is right about 8 times in 10.

    \b
    careerproof match "Sr. SWE II (Remote) – Platform" "ICU nurse"
    careerproof match manager --company "Luigi's Pizza"
    careerproof match --input titles.txt --format csv
    careerproof match --input jobs.parquet --output matches.parquet
    """
    if bool(titles) == (source is not None):
        raise click.UsageError("give titles, or --input FILE")
    from careerproof.verbs.batch import Work
    from careerproof.verbs.match import MatchJob, TitleQuery, match_queries, read_context, read_queries

    settings, options = settings_of(facts), read_options(batch)
    if source is None and options.output is not None:
        raise click.UsageError("--output needs --input FILE")
    text = read_context(context) if context is not None else ""
    rows = read_queries(source) if source is not None else (TitleQuery(title=title) for title in titles)
    queries = (
        replace(
            row,
            company=row.company or company,
            industry=row.industry or industry,
            context=row.context or text,
        )
        for row in rows
    )
    form = options.form(form)
    if form not in ("csv", "jsonl"):
        results = list(match_queries(queries, top=top, settings=settings))
        shown = (result.to_dict() for result in results)
        page = rows_text("match", shown, settings, form=form) if form == "json" else _pages(results)
        options.give(page)
        return
    first = next(queries, None)
    others = tuple(first.others) if first is not None else ()
    names = [f"input_{name}" if name in _COLUMNS else name for name in others]
    version = version_of(settings)
    job = MatchJob(top=top, settings=settings)
    work: Work[TitleQuery, Matched, Written] = Work(
        job=WithQuery(job=job), show=ShowMatches(form=form, others=others, facts_version=version)
    )
    write_batch(
        itertools.chain(() if first is None else (first,), queries),
        work,
        options=options,
        form=form,
        name_of=_title,
        unread=_fail,
        asked=options.say_asked("match", version, source, company, industry, digest_of(text), top=top),
        heading=csv_lines([(*_COLUMNS, *names)]) if form == "csv" else "",
        settings=settings,
        quick=True,
        numbers=("rank", "confidence"),
    )


Matched = tuple["TitleQuery", OccupationMatch]


@dataclass(frozen=True, kw_only=True, slots=True)
class WithQuery:
    """The match of a query beside the query, whose other columns go with it."""

    job: MatchJob

    def __call__(self, query: TitleQuery) -> Matched:
        """The query and its match."""
        return query, self.job(query)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowMatches:
    """A match as a line of JSON, or as lines of CSV: one for each candidate, an empty one where there is none."""

    form: str
    others: tuple[str, ...]
    facts_version: str

    def __call__(self, matched: Matched) -> Written:
        """The lines; the other columns of the input follow in CSV."""
        query, result = matched
        if self.form == "jsonl":
            return Written(text=json_lines("match", [result.to_dict()], self.facts_version))
        more = [query.others.get(name) for name in self.others]
        return Written(text=csv_lines((*cells, *more) for cells in _cells(result)))


def _title(query: TitleQuery) -> str:
    return query.title


def _fail(name: str, error: InputError) -> Matched:
    """A title hurts nobody: what fails on one is ours to mend."""
    raise RuntimeError(f"matching {name!r} failed") from error


def _cells(result: OccupationMatch) -> Iterator[tuple[object, ...]]:
    slug = result.emerging.slug if result.emerging else None
    parts = [getattr(result, name) for name in _PARTS]
    for rank, item in enumerate(result.candidates, 1):
        yield result.query, rank, item.code, item.title, round(item.confidence, 4), item.soc, slug, *parts
    if not result.candidates:
        yield result.query, None, None, None, None, None, slug, *parts


def _pages(results: Sequence[OccupationMatch]) -> str:
    return "\n\n".join(_page(result) for result in results) + "\n"


def _page(result: OccupationMatch) -> str:
    lines = [result.query or "(empty)"]
    told = [f"{name.replace('_', ' ')}: {value}" for name in _PARTS if (value := getattr(result, name))]
    if told:
        lines.append(table([["; ".join(told)]], widths=(76,)))
    if result.emerging:
        lines.append(f"  emerging career: {result.emerging.title} ({result.emerging.slug})")
    rows = [[item.code, item.title, f"{item.confidence:.2f}", "; ".join(item.why)] for item in result.candidates]
    lines.append(table(rows, widths=(10, 34, 4, 24)) if rows else "  no occupation")
    return "\n".join(lines)
