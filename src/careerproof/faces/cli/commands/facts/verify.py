"""careerproof facts verify"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option, settings_of
from careerproof.faces.envelope import FACTS, FINE


@click.command("verify")
@facts_option
def verify_command(*, facts: Path | None) -> int:
    """Check the facts: integrity, a source for every row, ranges. Exit 4 when something is wrong."""
    from careerproof.verbs.facts import verify

    findings = verify(settings=settings_of(facts))
    for finding in findings:
        click.echo(f"{finding.severity}: {finding.message} [{finding.id}]")
    if not findings:
        click.echo("the facts are sound")
    return FACTS if any(finding.severity == "error" for finding in findings) else FINE
