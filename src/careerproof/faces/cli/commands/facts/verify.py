"""careerproof facts verify"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerproof.faces.cli.layout import paragraph, table
from careerproof.faces.cli.options import facts_option, format_option, print_json, settings_of
from careerproof.faces.envelope import FACTS, FINE

if TYPE_CHECKING:
    from careerproof.facts.checking.verify import Verification

_PATIENCE = 2.0
"""Seconds after which a person is told what is being checked."""


@click.command("verify")
@format_option("text", "json")
@facts_option
def verify_command(*, form: str, facts: Path | None) -> int:
    """Check the facts against themselves. Exit 4 when something is wrong.

    The file is whole and its rows are those of its version; every row names a source
    and every source its licence; figures lie in their ranges; what is absent has a
    reason; no sentence of a publisher is among the labels.
    """
    from careerproof.verbs.facts import verify

    settings = settings_of(facts)
    found = verify(settings=settings, progress=_late(time.monotonic()))
    if form == "json":
        print_json("facts-verify", found.to_dict(), settings)
    else:
        _print(found)
    return FINE if found.is_sound else FACTS


def _late(begin: float) -> Callable[[str, float], None]:
    """Says on standard error what is being checked, once that takes long."""

    def tell(what: str, share: float) -> None:
        if time.monotonic() - begin > _PATIENCE:
            click.echo(f"checking … {share * 100:.0f} % ({what})", err=True, file=sys.stderr)

    return tell


def _print(found: Verification) -> None:
    click.echo(f"facts {found.version} · {found.bytes / 1e6:.1f} MB\n{found.path}\nsha256 {found.sha256}\n")
    rows = [
        [
            "FAULT" if check.failed else "ok",
            check.claim,
            f"{check.failed:,} of {check.tried:,}" if check.failed else f"{check.tried:,}",
            check.values,
        ]
        for check in found.checks
    ]
    click.echo(table(rows, widths=(5, 34, 17, 12), right=frozenset({2})))
    click.echo()
    for finding in found.findings:
        click.echo(paragraph(f"{finding.severity}: {finding.message} [{finding.id}]", indent=2, first=""))
    if found.is_sound:
        click.echo("the facts are sound")
    else:
        click.echo(paragraph(f"{len(found.findings)} faults — {found.findings[0].fix}", indent=2, first=""))
