"""careerproof profile"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option, format_option, print_json, settings_of

_MANY = 5
"""From so many postings on a progress bar is worth its line."""


@click.command("profile")
@click.argument("career")
@click.option("--place", metavar="PLACE", help="A US state or metropolitan area: what the pay is worth there.")
@click.option(
    "--language",
    type=click.Choice(["en", "es"]),
    default="en",
    show_default=True,
    help="The language of its texts; headings stay English.",
)
@click.option(
    "--postings",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE|FOLDER",
    help="Postings: what those of this career ask for beyond the profile is told, with how many; several times.",
)
@format_option("text", "json")
@facts_option
def command(
    *, career: str, place: str | None, language: str, postings: tuple[Path, ...], form: str, facts: Path | None
) -> None:
    """Everything about one career: safety, skills, pay, growth, education, moves, résumé terms, sources.

    CAREER is a job title, an O*NET-SOC code, or the slug of an emerging career. PLACE is a state by name or
    abbreviation, or a metropolitan area by one of its cities.

    \b
    careerproof profile "Machine Learning Engineer"
    careerproof profile "Registered Nurse" --place Austin
    careerproof profile 29-1141.00 --place TX --format json
    careerproof profile 41-2011.00 --language es
    careerproof profile "Machine Learning Engineer" --postings job.md
    """
    from careerproof.verbs.opening import list_files
    from careerproof.verbs.profile import profile

    settings = settings_of(facts)
    files = list_files(postings)
    hidden = len(files) < _MANY or not sys.stderr.isatty()
    with click.progressbar(length=len(files), label="reading", file=sys.stderr, hidden=hidden) as bar:
        page = profile(
            career,
            place=place,
            language=language,
            postings=files,
            progress=lambda _: bar.update(1),
            settings=settings,
        )
    if form == "json":
        print_json("profile", page.to_dict(), settings)
        return
    from careerproof.faces.cli.pages.profile import profile_page

    click.echo(profile_page(page))
