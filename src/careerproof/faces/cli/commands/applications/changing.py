"""careerproof applications add, move, sent, note and remove"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.commands.applications.options import on_option, settings_for, tell, workspace_option
from careerproof.faces.cli.options import facts_option
from careerproof.workspace.model import STATES, State


@click.command("add")
@click.argument("posting", required=False, metavar="[POSTING]")
@click.option("--title", help="What the job is called; read in the posting unless given.")
@click.option("--employer", help="Who offers it; read in the posting unless given.")
@click.option("--place", help="Where it is; read in the posting unless given.")
@click.option("--link", default="", help="Where the posting was found.")
@click.option("--state", type=click.Choice(STATES), default="interested", show_default=True, help="What it is.")
@click.option("--sent", metavar="FILE", help="The résumé that you sent.")
@click.option("--note", "notes", default="", help="What you want to remember.")
@on_option
@workspace_option
@facts_option
def add_command(
    *, posting: str | None, title: str | None, employer: str | None, place: str | None, link: str, state: State,
    sent: str | None, notes: str, on: str | None, workspace: Path | None, facts: Path | None,
) -> None:  # fmt: skip
    """Keep an application: the posting as it is now, what you sent, and what you want to remember.

    \b
    careerproof applications add job.md
    careerproof applications add job.md --state applied --sent resume.pdf
    careerproof applications add --title "Data Analyst" --employer "Acme Corp"
    """
    from careerproof.verbs.applications import add_application

    settings = settings_for(workspace, facts)
    tell(
        add_application(
            posting, title=title, employer=employer, place=place, link=link, state=state, on=on, notes=notes,
            sent=sent, settings=settings,
        )
    )  # fmt: skip


@click.command("move")
@click.argument("number", type=click.IntRange(1))
@click.argument("state", type=click.Choice(STATES))
@click.option("--note", default="", help="What was said.")
@on_option
@workspace_option
def move_command(*, number: int, state: State, note: str, on: str | None, workspace: Path | None) -> None:
    """Write down what an application became.

    \b
    careerproof applications move 1 interview --on 2026-02-03 --note "with the head of data"
    """
    from careerproof.verbs.applications import move_application

    tell(move_application(number, state, on=on, note=note, settings=settings_for(workspace)))


@click.command("sent")
@click.argument("number", type=click.IntRange(1))
@click.argument("resume")
@on_option
@workspace_option
def sent_command(*, number: int, resume: str, on: str | None, workspace: Path | None) -> None:
    """Keep the résumé that you sent, as it was.

    \b
    careerproof applications sent 1 resume.pdf
    """
    from careerproof.verbs.applications import send_resume

    tell(send_resume(number, resume, on=on, settings=settings_for(workspace)))


@click.command("note")
@click.argument("number", type=click.IntRange(1))
@click.argument("notes")
@click.option("--next", "next_on", metavar="YYYY-MM-DD", help="When you want to do something about it.")
@workspace_option
def note_command(*, number: int, notes: str, next_on: str | None, workspace: Path | None) -> None:
    """Write the notes of an application anew, and when to come back to it.

    \b
    careerproof applications note 1 "call Ms Lee" --next 2026-02-10
    """
    from careerproof.verbs.applications import note_application

    tell(note_application(number, notes, next_on=next_on, settings=settings_for(workspace)))


@click.command("remove")
@click.argument("number", type=click.IntRange(1))
@workspace_option
def remove_command(*, number: int, workspace: Path | None) -> None:
    """Remove an application, and the files that belong to no other.

    \b
    careerproof applications remove 1
    """
    from careerproof.verbs.applications import remove_application

    remove_application(number, settings=settings_for(workspace))
    click.echo(f"application {number} is removed", err=True)
