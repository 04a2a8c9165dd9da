"""careerproof match"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.layout import table
from careerproof.faces.cli.options import facts_option, format_option, print_csv, rows_text, settings_of
from careerproof.occupations.model import OccupationMatch


@click.command("match")
@click.argument("titles", nargs=-1)
@click.option("--input", "source", metavar="FILE", help="One title a line; - for standard input.")
@click.option("--top", default=5, show_default=True, type=click.IntRange(1, 50), help="How many candidates a title.")
@format_option("text", "json", "jsonl", "csv")
@facts_option
def command(*, titles: tuple[str, ...], source: str | None, top: int, form: str, facts: Path | None) -> None:
    """Which occupation is this title? O*NET-SOC codes, best first; a confidence of 0.8 is right about 8 times in 10.

    \b
    careerproof match "Sr. SWE II (Remote) – Platform" "ICU nurse"
    careerproof match --input titles.txt --format jsonl
    """
    if bool(titles) == (source is not None):
        raise click.UsageError("give titles, or --input FILE")
    from careerproof.verbs.match import match
    from careerproof.verbs.opening import read_lines

    settings = settings_of(facts)
    queries = read_lines(source) if source is not None else titles
    results = match(*queries, top=top, settings=settings)
    if form in ("json", "jsonl"):
        click.echo(rows_text("match", (result.to_dict() for result in results), settings, form=form), nl=False)
    elif form == "csv":
        rows = (
            (r.query, n, c.code, c.title, round(c.confidence, 4))
            for r in results
            for n, c in enumerate(r.candidates, 1)
        )
        print_csv(("query", "rank", "code", "title", "confidence"), rows)
    else:
        click.echo("\n\n".join(_page(result) for result in results))


def _page(result: OccupationMatch) -> str:
    lines = [result.query or "(empty)"]
    if result.emerging:
        lines.append(f"  emerging career: {result.emerging.title} ({result.emerging.slug})")
    rows = [[item.code, item.title, f"{item.confidence:.2f}", "; ".join(item.why)] for item in result.candidates]
    lines.append(table(rows, widths=(10, 34, 4, 24)) if rows else "  no occupation")
    return "\n".join(lines)
