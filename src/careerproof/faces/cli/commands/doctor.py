"""careerproof doctor"""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from pathlib import Path

import click

from careerproof.faces.cli.layout import WIDTH
from careerproof.faces.cli.options import facts_option, format_option
from careerproof.faces.envelope import FINE, UNDER_THRESHOLD, to_json
from careerproof.settings import Settings, load_settings
from careerproof.version import __version__

SIGNS = {"ok": ("✓", "green"), "absent": ("–", "yellow"), "failed": ("✗", "red")}


@click.command("doctor")
@format_option("text", "json")
@facts_option
def command(*, form: str, facts: Path | None) -> int:
    """Is everything here that careerproof needs, and what more could it do? Exit 1 when something needed fails.

    Looks at the facts, at the processes that read files, at extras, programs and fonts. Nothing is changed.

    \b
    careerproof doctor
    careerproof doctor --format json
    """
    from careerproof.verbs.doctor import doctor

    found = doctor(settings=_settings(facts))
    if form == "json":
        click.echo(to_json({**found.to_dict(), "schema": "careerproof.doctor/1", "code_version": __version__}))
    else:
        for one in found.examined:
            sign, color = SIGNS[one.state]
            lines = textwrap.wrap(one.found, WIDTH - 20, break_long_words=False)
            lines += textwrap.wrap(f"→ {one.hint}", WIDTH - 20) if one.hint else []
            for name, line in zip_longest((one.name,), lines, fillvalue=""):
                mark = click.style(sign, fg=color) if name else " "
                click.echo(f"  {mark} {name:<15} {line}".rstrip())
        click.echo(f"\n{str(found)[0].upper()}{str(found)[1:]}.")
    return FINE if found.healthy else UNDER_THRESHOLD


def _settings(facts: Path | None) -> Settings | None:
    """The settings where another artifact is named; else the doctor reads them, and tells what is wrong with them."""
    return None if facts is None else load_settings(facts=facts)
