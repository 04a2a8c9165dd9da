"""careerproof match"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerproof.faces.cli.layout import table
from careerproof.faces.cli.options import facts_option, format_option, print_csv, rows_text, settings_of
from careerproof.occupations.model import OccupationMatch

if TYPE_CHECKING:
    from careerproof.verbs.match import TitleQuery

_PARTS = ("seniority", "level", "employment_type", "location", "department")
_COLUMNS = ("query", "rank", "code", "title", "confidence", "soc", "emerging", *_PARTS)


@click.command("match")
@click.argument("titles", nargs=-1)
@click.option("--input", "source", metavar="FILE", help="One title a line, or a .csv with a column title; - for stdin.")
@click.option("--company", metavar="NAME", help="The employer: its name often tells the industry.")
@click.option("--industry", metavar="WORDS", help='The industry in words, or a NAICS sector ("62").')
@click.option("--context", metavar="FILE", help="What describes the job: bullets or a posting, in any readable format.")
@click.option("--top", default=5, show_default=True, type=click.IntRange(1, 50), help="How many candidates a title.")
@format_option("text", "json", "jsonl", "csv")
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
) -> None:
    """Which occupation is this title? O*NET-SOC codes, best first; a confidence of 0.8 is right about 8 times in 10.

    \b
    careerproof match "Sr. SWE II (Remote) – Platform" "ICU nurse"
    careerproof match manager --company "Luigi's Pizza"
    careerproof match --input titles.txt --format csv
    """
    if bool(titles) == (source is not None):
        raise click.UsageError("give titles, or --input FILE")
    from careerproof.verbs.match import TitleQuery, match_queries, read_context, read_queries

    settings = settings_of(facts)
    text = read_context(context) if context is not None else ""
    rows = read_queries(source) if source is not None else tuple(TitleQuery(title=title) for title in titles)
    queries = [
        TitleQuery(
            title=row.title,
            company=row.company or company,
            industry=row.industry or industry,
            skills=row.skills,
            context=row.context or text,
            others=row.others,
        )
        for row in rows
    ]
    results = list(_watched(match_queries(queries, top=top, settings=settings), len(queries)))
    if form in ("json", "jsonl"):
        click.echo(rows_text("match", (result.to_dict() for result in results), settings, form=form), nl=False)
    elif form == "csv":
        _print_rows(queries, results)
    else:
        click.echo("\n\n".join(_page(result) for result in results))


def _watched(results: Iterator[OccupationMatch], count: int) -> Iterator[OccupationMatch]:
    """The results, with a bar on stderr where a person watches a batch."""
    hidden = count < _BATCH or not sys.stderr.isatty()
    with click.progressbar(results, length=count, label="matching", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


_BATCH = 100


def _print_rows(queries: Sequence[TitleQuery], results: Sequence[OccupationMatch]) -> None:
    """A row for each candidate, an empty one for a title that is no occupation; other columns of the input follow."""
    others = list(dict.fromkeys(name for query in queries for name in query.others))
    names = [f"input_{name}" if name in _COLUMNS else name for name in others]
    print_csv(
        (*_COLUMNS, *names),
        (
            (*cells, *(query.others.get(name) for name in others))
            for query, result in zip(queries, results, strict=True)
            for cells in _cells(result)
        ),
    )


def _cells(result: OccupationMatch) -> Iterator[tuple[object, ...]]:
    slug = result.emerging.slug if result.emerging else None
    parts = [getattr(result, name) for name in _PARTS]
    for rank, item in enumerate(result.candidates, 1):
        yield result.query, rank, item.code, item.title, round(item.confidence, 4), item.soc, slug, *parts
    if not result.candidates:
        yield result.query, None, None, None, None, None, slug, *parts


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
