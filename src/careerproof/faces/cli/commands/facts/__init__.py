"""careerproof facts"""

from __future__ import annotations

import click

from careerproof.faces.cli.commands.facts.build import build_command
from careerproof.faces.cli.commands.facts.diff import diff_command
from careerproof.faces.cli.commands.facts.info import info_command
from careerproof.faces.cli.commands.facts.verify import verify_command


@click.group("facts")
def command() -> None:
    """Which facts, from where, how old? Build them again; verify them; compare two."""


for each in (info_command, build_command, verify_command, diff_command):
    command.add_command(each)
