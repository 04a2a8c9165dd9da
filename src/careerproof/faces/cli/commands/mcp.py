"""careerproof mcp"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option, settings_of


@click.command("mcp")
@click.option(
    "--allow",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="A folder whose files the assistant may read; may be given several times. The current one unless given.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help="Serve over HTTP on this machine instead of standard input and output; 0 takes any free port.",
)
@facts_option
def command(*, folders: tuple[Path, ...], port: int | None, facts: Path | None) -> None:
    """Serve AI assistants over the model context protocol: a tool for each verb, careers to read, two prompts.

    An assistant starts this command and speaks with it over standard input and output. It can read files in the allowed
    folders only, hidden ones never, and can change nothing. In the settings of the assistant:

    \b
    {"mcpServers": {"careerproof": {
        "command": "careerproof", "args": ["mcp", "--allow", "jobs"]}}}
    """
    from careerproof.faces.mcp.serve import serve

    chosen = folders or _here()
    serve(settings_of(facts), chosen, port=port, told=lambda address: click.echo(f"serving at {address}", err=True))


def _here() -> tuple[Path, ...]:
    """The current folder; none where that is the top of the disk, as an assistant that starts programs may have it."""
    here = Path.cwd()
    return () if here == Path(here.anchor) else (here,)
