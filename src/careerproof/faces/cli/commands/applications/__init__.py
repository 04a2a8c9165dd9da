"""careerproof applications"""

from __future__ import annotations

import click

from careerproof.faces.cli.commands.applications.changing import (
    add_command,
    move_command,
    note_command,
    remove_command,
    sent_command,
)
from careerproof.faces.cli.commands.applications.looking import list_command, show_command
from careerproof.faces.cli.commands.applications.taking import erase_command, export_command


@click.group("applications")
def command() -> None:
    """What became of my applications? The posting, what you sent, dates, states and notes.

    All of it lies in one file on this machine, which is made when you first add something: --workspace names another
    than the usual one (so does CAREERPROOF_WORKSPACE). "export" takes everything out, "erase" removes everything.
    """


for _one in (
    list_command, show_command, add_command, move_command, sent_command, note_command, remove_command, export_command,
    erase_command,
):  # fmt: skip
    command.add_command(_one)
