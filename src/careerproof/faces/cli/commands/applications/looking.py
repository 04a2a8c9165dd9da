"""careerproof applications list and show"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.commands.applications.options import settings_for, workspace_option
from careerproof.faces.cli.layout import heading, paragraph, table
from careerproof.faces.cli.options import format_option, print_json, rows_text
from careerproof.workspace.model import STATES, Application, State

WIDTHS = (4, 10, 26, 20, 10)


@click.command("list")
@click.option("--state", "states", multiple=True, type=click.Choice(STATES), help="Only these; may be given again.")
@format_option("text", "json", "jsonl", "csv")
@workspace_option
def list_command(*, states: tuple[State, ...], form: str, workspace: Path | None) -> None:
    """All applications, or those in some states; what is to be done next comes first.

    \b
    careerproof applications list
    careerproof applications list --state applied --state interview
    careerproof applications list --format csv
    """
    from careerproof.verbs.applications import applications, workspace_path

    settings = settings_for(workspace)
    found = applications(states=states, settings=settings)
    if form == "json":
        print_json("applications", {"applications": [item.to_dict() for item in found]}, settings)
    elif form == "jsonl":
        click.echo(rows_text("application", (item.to_dict() for item in found), settings, form=form), nl=False)
    elif form == "csv":
        from careerproof.workspace.archive import applications_csv

        click.echo(applications_csv(found), nl=False)
    elif found:
        click.echo(table([("", "state", "job", "employer", "next"), *map(_row, found)], widths=WIDTHS))
    else:
        click.echo(f"Nothing is kept in {workspace_path(settings)}.")


@click.command("show")
@click.argument("number", type=click.IntRange(1))
@format_option("text", "json")
@workspace_option
def show_command(*, number: int, form: str, workspace: Path | None) -> None:
    """One application whole: its steps, notes, and the files that belong to it.

    \b
    careerproof applications show 1
    careerproof applications show 1 --format json
    """
    from careerproof.verbs.applications import application

    settings = settings_for(workspace)
    found = application(number, settings=settings)
    if form == "json":
        print_json("application", found.to_dict(), settings)
    else:
        click.echo("\n".join(_lines(found)))


def _row(item: Application) -> tuple[str, ...]:
    return (
        str(item.id),
        item.state,
        item.title,
        item.employer,
        "" if item.next_on is None else item.next_on.isoformat(),
    )


def _lines(item: Application) -> list[str]:
    lines = [heading(f"{item.id} · {item.title}")]
    lines += [
        paragraph(f"{what}: {said}")
        for what, said in (
            ("employer", item.employer),
            ("place", item.place),
            ("link", item.link),
            ("next", "" if item.next_on is None else item.next_on.isoformat()),
            ("posting", "" if item.posting is None else f"{item.posting.name} (file {item.posting.id})"),
        )
        if said
    ]
    lines += [
        paragraph(f"sent: {sent.file.name} (file {sent.file.id}), {sent.made.isoformat()}") for sent in item.versions
    ]
    lines += [
        paragraph(f"{step.on.isoformat()}  {step.state}{f' — {step.note}' if step.note else ''}") for step in item.steps
    ]
    if item.notes:
        lines += ["", *(paragraph(line) for line in item.notes.splitlines())]
    return lines
