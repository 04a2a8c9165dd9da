"""careerproof facts diff"""

from __future__ import annotations

import sys

import click

from careerproof.faces.cli.options import format_option, print_csv
from careerproof.faces.envelope import FINE, UNDER_THRESHOLD, to_json, wrap_result

COLUMNS = ("code", "title", "what", "old", "new", "change")


@click.command("diff")
@click.argument("old")
@click.argument("new")
@format_option("text", "json", "md", "csv")
@click.option(
    "--top",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    metavar="N",
    help="How many rows of each list to print; 0 for all. JSON and CSV always hold all.",
)
@click.option(
    "--fail-over",
    type=click.FloatRange(min=0),
    metavar="POINTS",
    help="Exit 1 when a score moved by more points than this, or is no longer given.",
)
def diff_command(*, old: str, new: str, form: str, top: int, fail_over: float | None) -> int:
    """What differs between two facts: sources, occupations, pay, projections, and the scores that moved and why.

    OLD and NEW are artifacts (or folders with one); the word "shipped" stands for
    the facts of this package. Both are scored with the same rules, so that only
    the facts can move a score.

    \b
    careerproof facts diff shipped facts.sqlite
    careerproof facts diff old.sqlite new.sqlite --format md
    careerproof facts diff shipped facts.sqlite --fail-over 5
    """
    from careerproof.faces.cli.pages.facts_diff import csv_rows, diff_page
    from careerproof.faces.cli.pages.facts_diff_markdown import diff_markdown
    from careerproof.verbs.facts import diff

    # A bar only where somebody watches; a log would be filled with them.
    with click.progressbar(
        range(100), label="comparing the facts", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def advance(what: str, share: float) -> None:
            bar.label = what[:20].ljust(20)
            bar.update(round(share * 100) - bar.pos)

        found = diff(old, new, progress=advance)
    if form == "json":
        click.echo(to_json(wrap_result("facts-diff", found.to_dict(), facts_version=found.facts.new_version)))
    elif form == "csv":
        print_csv(COLUMNS, csv_rows(found))
    elif form == "md":
        click.echo(diff_markdown(found, top=top))
    else:
        click.echo(diff_page(found, top=top))
    if fail_over is None:
        return FINE
    return UNDER_THRESHOLD if found.scores.lost or found.scores.largest > fail_over else FINE
