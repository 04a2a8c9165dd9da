"""careerproof careers"""

from __future__ import annotations

import click

from careerproof.faces.cli.commands.careers.listing import list_command, search_command


@click.group("careers")
def command() -> None:
    """Which careers are there? All in one list, by words, score, pay, growth, schooling and industry."""


command.add_command(list_command)
command.add_command(search_command)
