"""careerproof careers list and search"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from careerproof.faces.cli.options import facts_option, format_option, print_csv, print_json, rows_text, settings_of
from careerproof.safety.model import Category

Command = TypeVar("Command", bound=Callable[..., Any])

COLUMNS = (
    "career", "title", "official", "score10", "score", "score_low", "score_high", "category", "industry", "pay",
    "pay_period", "change_pct", "annual_openings", "education", "telework",
)  # fmt: skip
SORTS = ("title", "score", "pay", "growth", "openings", "education", "telework")


def _conditions(command: Command) -> Command:
    """The options that narrow and order the list; the last named here comes first in the help."""
    for option in (
        click.option("--descending/--ascending", default=None, help="Order; figures start with the largest."),
        click.option(
            "--official/--emerging", default=None, help="Only official occupations, or only careers that AI brings."
        ),
        click.option(
            "--telework/--on-site", default=None, help="Only work that likely can be done from home, or cannot."
        ),
        click.option(
            "--education", metavar="LEVEL", help='The most schooling at entry, as "bachelor" or "high school".'
        ),
        click.option("--least-growth", type=float, metavar="PCT", help="The least change over the projected decade."),
        click.option("--least-pay", type=float, metavar="USD", help="The least median pay a year."),
        click.option(
            "--least-score",
            type=click.FloatRange(0, 10),
            metavar="N",
            help="The least AI-safety score out of ten.",
        ),
        click.option("--industry", metavar="NAME", help='One industry, as "law" or "health-care".'),
        click.option("--category", type=click.Choice(get_args(Category)), help="One category of AI safety."),
    ):
        command = option(command)
    return command


@click.command("list")
@_conditions
@click.option("--sort", type=click.Choice(SORTS), default="score", show_default=True, help="What to sort by.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N; all unless given.")
@format_option("text", "json", "jsonl", "csv")
@facts_option
def list_command(*, form: str, facts: Path | None, **conditions: Any) -> None:
    """All careers, or those that hold to every condition, the safest first.

    Pay is the median, growth the official projection, schooling what people typically have at entry. A career whose
    figure is not known does not hold to a condition on it.

    \b
    careerproof careers list --least-score 7 --education "high school"
    careerproof careers list --industry law --sort pay
    careerproof careers list --telework --least-pay 100000 --limit 10
    careerproof careers list --emerging --format csv
    """
    _print(None, conditions, form, facts)


@click.command("search")
@click.argument("query")
@_conditions
@click.option("--sort", type=click.Choice((*SORTS, "match")), default="match", show_default=True, help="Order by.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="Only the first N.")
@format_option("text", "json", "jsonl", "csv")
@facts_option
def search_command(*, query: str, form: str, facts: Path | None, **conditions: Any) -> None:
    """The careers that QUERY may mean, the best fit first; slips of the keys are understood.

    QUERY is a few words, a job title, another name of one ("RN"), or the beginning of a code ("29-11").

    \b
    careerproof careers search nurse --least-pay 90000
    careerproof careers search "softwre enginer" --limit 5
    careerproof careers search ai --emerging --sort growth --format json
    """
    _print(query, conditions, form, facts)


def _print(query: str | None, conditions: dict[str, Any], form: str, facts: Path | None) -> None:
    from careerproof.verbs.careers import careers

    settings = settings_of(facts)
    found = careers(query, settings=settings, **conditions)
    if form == "json":
        print_json("careers", found.to_dict(), settings)
    elif form == "jsonl":
        click.echo(rows_text("career", (row.to_dict() for row in found.careers), settings, form=form), nl=False)
    elif form == "csv":
        rows = (row.to_dict() | {"career": row.key} for row in found.careers)
        print_csv(COLUMNS, ([row[column] for column in COLUMNS] for row in rows))
    else:
        from careerproof.faces.cli.pages.careers import careers_page

        click.echo(careers_page(found))
