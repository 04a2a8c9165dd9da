"""careerproof site"""

from __future__ import annotations

import click

from careerproof.faces.cli.commands.site.build import build_command


@click.group("site")
def command() -> None:
    """A web site of all careers, in a folder: no server, no tracking, nothing loaded from elsewhere."""


command.add_command(build_command)
