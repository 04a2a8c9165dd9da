"""careerproof serve"""

from __future__ import annotations

import os
from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option
from careerproof.settings import load_settings


@click.command("serve")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="NAME",
    help="The address to serve at. Others than this machine's own need CAREERPROOF_TOKEN.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A further name that callers may use for this server; may be given several times.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    help="How many calls run at once; the processors unless given.",
)
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the pages keep applications. With --host none are kept unless this is given.",
)
@facts_option
def command(
    *, port: int, host: str, hosts: tuple[str, ...], workers: int | None, workspace: Path | None, facts: Path | None
) -> None:
    """Serve the pages of all careers and the REST interface to this machine, until Ctrl-C.

    Files are held in memory while they are worked on and forgotten with the answer; what you save to your applications
    is kept in one file of yours. Only this machine can call the server; with --host another machine can, if it shows
    the secret that CAREERPROOF_TOKEN holds.

    \b
    careerproof serve
    careerproof serve --port 8123
    curl -F resume=@resume.pdf -F posting=@job.md http://127.0.0.1:8123/v1/check
    """
    from careerproof.faces.web.model import LOOPBACK, Serving
    from careerproof.faces.web.serve import serve

    settings = load_settings(facts=facts, workspace=workspace)
    chosen = {} if workers is None else {"workers": workers}
    serving = Serving(
        settings=settings,
        host=host,
        port=port,
        hosts=hosts,
        token=os.environ.get("CAREERPROOF_TOKEN") or None,
        keeps=workspace is not None or (host in LOOPBACK and settings.workspace is not None),
        **chosen,
    )
    serve(serving, told=lambda address: click.echo(f"serving at {address} (Ctrl-C ends it)", err=True))
