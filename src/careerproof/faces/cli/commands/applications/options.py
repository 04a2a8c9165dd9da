"""The options that the commands on applications share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from careerproof.settings import Settings, load_settings
from careerproof.workspace.model import Application

Command = TypeVar("Command", bound=Callable[..., Any])


def workspace_option(command: Command) -> Command:
    """``--workspace FILE``: where the applications are kept."""
    return click.option(
        "--workspace",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Another file than the usual one of this person.",
    )(command)


def on_option(command: Command) -> Command:
    """``--on``: the day of a step."""
    return click.option("--on", metavar="YYYY-MM-DD", help="When it was; today unless given.")(command)


def settings_for(workspace: Path | None, facts: Path | None = None) -> Settings:
    """The settings in force under ``--workspace``."""
    return load_settings(workspace=workspace, facts=facts)


def tell(application: Application) -> None:
    """Say on the error stream what an application now is."""
    employer = f" at {application.employer}" if application.employer else ""
    click.echo(f"application {application.id}: {application.title}{employer}, {application.state}", err=True)
