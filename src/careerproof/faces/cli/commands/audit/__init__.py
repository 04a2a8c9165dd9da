"""careerproof audit"""

from __future__ import annotations

import click

from careerproof.faces.cli.commands.audit.bias import bias_command


@click.group("audit")
def command() -> None:
    """Are the decisions fair? For hiring teams: it judges a table of outcomes, and decides nothing."""


command.add_command(bias_command)
