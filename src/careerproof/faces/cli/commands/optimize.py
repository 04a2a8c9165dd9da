"""careerproof optimize"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.options import (
    facts_option,
    format_option,
    policy_option,
    prepare_reader,
    print_json,
    settings_of,
    today_option,
    write_file,
)


@click.command("optimize")
@click.argument("resume")
@click.option("--posting", required=True, metavar="FILE", help="The job posting.")
@click.option(
    "--apply", "ids", metavar="IDS", help="Edits to apply: ids with commas, or safe (all that need no confirmation)."
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write the edited résumé.")
@policy_option
@today_option
@format_option("text", "json")
@facts_option
def command(
    *,
    resume: str,
    posting: str,
    ids: str | None,
    output: Path | None,
    policy: str,
    today: str | None,
    form: str,
    facts: Path | None,
) -> None:
    """Which true edits raise the result, and by how much? Nothing is ever invented: what you lack is listed apart.

    \b
    careerproof optimize resume.pdf --posting job.md
    careerproof optimize resume.pdf --posting job.md --apply safe --output better.docx
    """
    if (ids is None) != (output is None):
        raise click.UsageError("--apply and --output go together")
    settings = settings_of(facts)
    prepare_reader(resume, settings)
    from careerproof.verbs.optimize import apply, optimize

    if ids is not None and output is not None:
        proposal, data = apply(
            resume, posting=posting, ids=ids, name=output.name, policy=policy, today=today, settings=settings
        )
        write_file(output, data)
        click.echo(f"wrote {output}", err=True)
    else:
        proposal = optimize(resume, posting=posting, policy=policy, today=today, settings=settings)
    if form == "json":
        print_json("optimize", proposal.to_dict(), settings)
    else:
        from careerproof.faces.cli.pages.check import proposal_lines

        click.echo("\n".join(proposal_lines(proposal)))
