"""careerproof audit bias"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerproof.faces.cli.layout import heading, paragraph, table
from careerproof.faces.cli.options import format_option, print_csv
from careerproof.faces.words import audit_title

if TYPE_CHECKING:
    from careerproof.auditing.model import BiasAudit, Category

_COLUMNS = (
    "attributes", "measure", "cutoff", "category", "count", "favoured", "rate", "impact_ratio", "low", "high",
    "p_value", "below_four_fifths", "excluded",
)  # fmt: skip


@click.command("bias")
@click.argument("source", metavar="FILE.csv")
@click.option("--by", multiple=True, metavar="COLUMN", help="A column with categories; each alone, then all crossed.")
@click.option("--selected", metavar="COLUMN", help="Who was selected: yes or no.")
@click.option("--score", metavar="COLUMN", help="The scores.")
@click.option(
    "--cutoff", "cutoffs", multiple=True, type=float, metavar="N", help="What if all from this score on passed?"
)
@click.option(
    "--smallest",
    type=click.FloatRange(0, 0.5),
    default=0.02,
    show_default=True,
    metavar="SHARE",
    help="Smaller categories are told, and left out of the ratios.",
)
@format_option("text", "json", "csv", "html")
def bias_command(
    *,
    source: str,
    by: tuple[str, ...],
    selected: str | None,
    score: str | None,
    cutoffs: tuple[float, ...],
    smallest: float,
    form: str,
) -> None:
    """Selection and scoring rates by category, with impact ratios.

    Ratios as 6 RCNY 5-300 defines them, each with its interval and an exact test. The categories are those of your own
    table; none is ever guessed.

    \b
    careerproof audit bias outcomes.csv --by sex --by race --selected hired
    careerproof audit bias outcomes.csv --by sex --score score --cutoff 60 --cutoff 70
    careerproof audit bias outcomes.csv --by sex --by race --score score --format html > audit.html
    """
    from careerproof.verbs.audit import bias

    found = bias(source, by=by, selected=selected, score=score, cutoffs=cutoffs, smallest=smallest)
    if form == "json":
        from careerproof.faces.envelope import to_json, wrap_result
        from careerproof.verbs.facts import info

        click.echo(to_json(wrap_result("audit.bias", found.to_dict(), facts_version=info().version)))
    elif form == "csv":
        print_csv(_COLUMNS, _rows(found))
    elif form == "html":
        from careerproof.faces.audit_report import bias_report

        click.echo(bias_report(found, source=Path(source).name), nl=False)
    else:
        click.echo("\n".join(_page(found)))


def _rows(found: BiasAudit) -> Iterator[tuple[object, ...]]:
    for comparison in found.comparisons:
        for item in comparison.categories:
            yield (
                " × ".join(comparison.attributes), comparison.measure, comparison.cutoff, item.name, item.count,
                item.favoured, item.rate, item.impact_ratio, item.low, item.high, item.p_value, item.below_four_fifths,
                item.excluded,
            )  # fmt: skip


def _page(found: BiasAudit) -> Iterator[str]:
    yield paragraph(
        f"{found.people} people" + ("" if found.median is None else f"; the median score is {found.median:g}")
    )
    for comparison in found.comparisons:
        yield heading(audit_title(comparison))
        rows = [["", "people", "rate", "ratio", "95% interval", "p"], *(_cells(item) for item in comparison.categories)]
        yield table(rows, widths=(34, 8, 7, 7, 15, 8), right=frozenset({1, 2, 3, 4, 5}))
        if comparison.unknown:
            yield paragraph(f"{comparison.unknown} people have no known category and are left out.")
        if any(item.excluded for item in comparison.categories):
            yield paragraph("“small”: too few people for a ratio; --smallest says how few.")
        flagged = [item.name for item in comparison.categories if item.below_four_fifths]
        if flagged:
            yield paragraph(f"Under four fifths of the highest rate: {', '.join(flagged)}.")
    yield paragraph(
        "An impact ratio compares with the category of the highest rate. Neither a low ratio nor a small p alone is a "
        "finding of discrimination, and their absence is no finding of fairness: look at the numbers with counsel."
    )


def _cells(item: Category) -> list[str]:
    def figure(value: float | None, digits: int = 3) -> str:
        return "—" if value is None else f"{value:.{digits}f}"

    between = "—" if item.low is None or item.high is None else f"{item.low:.3f}–{item.high:.3f}"
    ratio = "small" if item.excluded else figure(item.impact_ratio)
    return [item.name, str(item.count), figure(item.rate), ratio, between, figure(item.p_value, 4)]
