"""careerproof score"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from careerproof.evidence import Estimate, to_plain
from careerproof.faces.cli.options import (
    facts_option,
    format_option,
    print_csv,
    print_json,
    print_json_lines,
    settings_of,
)
from careerproof.safety.model import AXES, SafetyScore

COLUMNS = ("code", "title", "score10", "score", "low", "high", "category", *AXES)


@click.command("score")
@click.argument("career", required=False)
@click.option("--resume", type=click.Path(), metavar="FILE", help="The career that a résumé shows.")
@click.option("--all", "everything", is_flag=True, help="Every occupation by code, then every emerging career.")
@format_option("text", "json", "jsonl", "csv")
@facts_option
def command(*, career: str | None, resume: str | None, everything: bool, form: str, facts: Path | None) -> None:
    """The AI-safety score of a career with its five axes and the reasons, which sum to the score.

    CAREER is a job title, an O*NET-SOC code, or the slug of an emerging career.

    \b
    careerproof score "data analyst"
    careerproof score 15-1252.00 --format json
    careerproof score --resume resume.pdf
    careerproof score --all --format csv > scores.csv
    """
    if sum((career is not None, resume is not None, everything)) != 1:
        raise click.UsageError("name a career, or give --resume FILE, or ask for --all")
    from careerproof.verbs.score import score, score_every_career, score_resume

    settings = settings_of(facts)
    scores: tuple[SafetyScore, ...]
    if career is not None:
        scores = (score(career, settings=settings),)
    elif resume is not None:
        scores = (score_resume(resume, settings=settings),)
    else:
        scores = score_every_career(settings=settings)
    if form == "csv":
        print_csv(COLUMNS, _rows(scores))
    elif form == "jsonl":
        print_json_lines("score", (item.to_dict() for item in scores), settings)
    elif form == "json" and not everything:
        print_json("score", scores[0].to_dict(), settings)
    elif form == "json":
        print_json("scores", {"scores": [item.to_dict() for item in scores]}, settings)
    elif not everything:
        from careerproof.faces.cli.pages.score import score_page

        click.echo(score_page(scores[0]))
    else:
        click.echo("\n".join(f"{item.subject.code or item.subject.slug:<12} {item}" for item in scores))


def _rows(scores: Iterable[SafetyScore]) -> Iterable[list[object]]:
    for item in scores:
        value = item.score if isinstance(item.score, Estimate) else None
        figures = (value.value, value.low, value.high) if value else (None, None, None)
        axes = (axis.value if isinstance(axis := getattr(item.axes, name), Estimate) else None for name in AXES)
        name = item.subject.code or item.subject.slug
        yield [name, item.subject.title, item.score10, *map(to_plain, figures), item.category, *map(to_plain, axes)]
