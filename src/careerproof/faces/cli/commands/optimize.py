"""careerproof optimize"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from careerproof.faces.cli.options import (
    attachment_option,
    facts_option,
    format_option,
    paper_option,
    policy_option,
    prepare_reader,
    print_json,
    settings_of,
    template_option,
    today_option,
    version_of,
    write_file,
)
from careerproof.faces.cli.rewriter import check_rewriter_options, keep_answers, open_rewriter, rewriter_options

if TYPE_CHECKING:
    from careerproof.optimizing.model import Proposal
    from careerproof.optimizing.rewriting.model import Rewriting
    from careerproof.settings import Settings


@click.command("optimize")
@click.argument("resume")
@click.option("--posting", required=True, metavar="FILE", help="The job posting.")
@click.option(
    "--apply", "ids", metavar="IDS", help="Edits to apply: ids with commas, or safe (all that need no confirmation)."
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write the edited résumé.")
@click.option("--interactive", is_flag=True, help="Ask about each edit in the terminal, then write --output.")
@click.option(
    "--record",
    type=click.Path(dir_okay=False, readable=True, path_type=Path),
    metavar="FILE",
    help="Add a JSON line to FILE: which edits went to which posting.",
)
@click.option(
    "--letter",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.{txt,md,docx}",
    help="Write the skeleton of a cover letter too: proven lines, and places for you to fill in.",
)
@rewriter_options
@template_option
@paper_option
@attachment_option
@policy_option
@today_option
@format_option("text", "json", "html")
@facts_option
def command(
    *,
    resume: str,
    posting: str,
    ids: str | None,
    output: Path | None,
    interactive: bool,
    record: Path | None,
    letter: Path | None,
    rewriter: str | None,
    rewriter_model: str | None,
    rewriter_remote: bool,
    rewriter_answers: Path | None,
    rewriter_seconds: float,
    show_request: bool,
    send: bool,
    template: str,
    paper: Literal["us-letter", "a4"],
    attachment: bool,
    policy: str,
    today: str | None,
    form: str,
    facts: Path | None,
) -> None:
    """Which true edits raise the result, and by how much? Nothing is ever invented: what you lack is listed apart.

    \b
    careerproof optimize resume.pdf --posting job.md
    careerproof optimize resume.pdf --posting job.md --apply safe --output better.docx
    careerproof optimize resume.pdf --posting job.md --interactive --output better.docx
    careerproof optimize resume.pdf --posting job.md --letter letter.docx
    careerproof optimize resume.pdf --posting job.md --format html > edits.html
    """
    _check_options(ids, output, interactive=interactive)
    if letter is not None:
        from careerproof.verbs.optimize import check_letter

        check_letter(letter.name, template=template)
    if record is not None and output is None:
        raise click.UsageError("--record notes what --output wrote: name both")
    check_rewriter_options(
        rewriter,
        rewriter_model,
        remote=rewriter_remote,
        show=show_request,
        send=send,
        writes=output is not None or letter is not None,
    )
    settings = settings_of(facts)
    rewriting = open_rewriter(
        rewriter,
        rewriter_model,
        rewriter_answers,
        settings,
        remote=rewriter_remote,
        send=send,
        seconds=rewriter_seconds,
    )
    prepare_reader(resume, settings)
    from careerproof.verbs.optimize import apply, letter_file, optimize
    from careerproof.verbs.optimize import letter as draft_letter

    if show_request and rewriting is not None:
        _show_requests(resume, posting, rewriting, policy=policy, today=today, settings=settings)
        return
    if interactive:
        ids = _ask(
            optimize(resume, posting=posting, policy=policy, today=today, rewriting=rewriting, settings=settings)
        )
        keep_answers(rewriting, rewriter_answers)
        if ids is None:
            click.echo("nothing was written", err=True)
            return
    written = None
    if letter is not None:  # made before anything is written: what cannot be made leaves no other file behind
        drafted = draft_letter(resume, posting=posting, policy=policy, today=today, settings=settings)
        written = letter_file(drafted, name=letter.name, template=template, paper=paper)
    if ids is not None and output is not None:
        proposal, data = apply(
            resume,
            posting=posting,
            ids=ids,
            name=output.name,
            template=template,
            paper=paper,
            attachment=attachment,
            policy=policy,
            today=today,
            rewriting=rewriting,
            settings=settings,
        )
        write_file(output, data)
        if record is not None:
            earlier = record.read_bytes().rstrip(b"\n") if record.exists() else b""
            line = _version_line(proposal, ids, data, names=(resume, posting, output.name))
            write_file(record, earlier + b"\n" * bool(earlier) + line)
        click.echo(f"wrote {output}", err=True)
    else:
        proposal = optimize(resume, posting=posting, policy=policy, today=today, rewriting=rewriting, settings=settings)
    keep_answers(rewriting, rewriter_answers)
    if letter is not None and written is not None:
        write_file(letter, written)
        click.echo(f"wrote {letter}: {drafted}", err=True)
    if form == "json":
        print_json("optimize", proposal.to_dict(), settings)
    elif form == "html":
        from careerproof.faces.proposal_report import proposal_report

        page = proposal_report(proposal, resume=resume, posting=posting, facts_version=version_of(settings))
        click.echo(page, nl=False)
    else:
        from careerproof.faces.cli.pages.check import proposal_lines

        click.echo("\n".join(proposal_lines(proposal)))


def _show_requests(
    resume: str, posting: str, rewriting: Rewriting, *, policy: str, today: str | None, settings: Settings
) -> None:
    from careerproof.verbs.optimize import requests

    shown = requests(resume, posting=posting, rewriting=rewriting, policy=policy, today=today, settings=settings)
    click.echo("\n\n".join(shown) if shown else "nothing would be sent")


def _check_options(ids: str | None, output: Path | None, *, interactive: bool) -> None:
    if interactive and ids is not None:
        raise click.UsageError("--interactive and --apply exclude each other: name the edits, or be asked")
    if (ids is None and not interactive) != (output is None):
        raise click.UsageError("--apply (or --interactive) and --output go together")
    if interactive and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("--interactive needs a terminal; elsewhere use --apply IDS")


def _ask(proposal: Proposal) -> str | None:
    """The ids that the person took, with commas; None where they quit or took none."""
    from careerproof.faces.cli.deciding import KEYS, decide_edits

    click.echo(f"  {KEYS}")

    def ask(keys: str) -> str:
        return str(click.prompt(f"  {keys}", default="", show_default=False))

    taken = decide_edits(proposal.edits, ask=ask, show=click.echo)
    return ",".join(taken) if taken else None


def _version_line(proposal: Proposal, ids: str, data: bytes, *, names: tuple[str, str, str]) -> bytes:
    """A line of the record: the résumé, the posting, the file with its digest, the scores, the edits made."""
    from careerproof.optimizing.apply import choose_edits

    version = {
        "resume": names[0],
        "posting": names[1],
        "output": names[2],
        "sha256": hashlib.sha256(data).hexdigest(),
        "before": proposal.before,
        "after": proposal.after,
        "edits": [edit.to_dict() for edit in choose_edits(proposal, ids)],
    }
    return (json.dumps(version, ensure_ascii=False) + "\n").encode()
