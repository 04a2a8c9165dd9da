"""careerproof profile"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option, format_option, print_json, settings_of


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
@format_option("text", "json")
@facts_option
def command(*, career: str, place: str | None, language: str, form: str, facts: Path | None) -> None:
    """Everything about one career: safety, skills, pay, growth, education, moves, résumé terms, sources.

    CAREER is a job title, an O*NET-SOC code, or the slug of an emerging career. PLACE is a state by name or
    abbreviation, or a metropolitan area by one of its cities.

    \b
    careerproof profile "Machine Learning Engineer"
    careerproof profile "Registered Nurse" --place Austin
    careerproof profile 29-1141.00 --place TX --format json
    careerproof profile 41-2011.00 --language es
    """
    from careerproof.verbs.profile import profile

    settings = settings_of(facts)
    page = profile(career, place=place, language=language, settings=settings)
    if form == "json":
        print_json("profile", page.to_dict(), settings)
        return
    from careerproof.faces.cli.pages.profile import profile_page

    click.echo(profile_page(page))
