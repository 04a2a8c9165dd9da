"""careerproof score"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from careerproof.evidence import Estimate, to_plain
from careerproof.faces.cli.batch import BatchOptions, Written, batch_options, digest_of, read_options, write_batch
from careerproof.faces.cli.options import (
    csv_lines,
    facts_option,
    format_option,
    json_lines,
    print_csv,
    print_json,
    print_json_lines,
    rows_text,
    settings_of,
    version_of,
)
from careerproof.safety.model import AXES, SafetyScore
from careerproof.settings import Settings

if TYPE_CHECKING:
    from careerproof.safety.sensitivity import Sensitivity
    from careerproof.streams.model import Item
    from careerproof.verbs.score import ScoredInput

COLUMNS = ("code", "title", "score10", "score", "low", "high", "category", *AXES)
SPREAD = ("rank_low", "rank_high", "score_low", "score_high", "category_share")
SENSITIVITY_COLUMNS = (
    *("code", "title", "score", "category", "rank"),
    *(f"{kind}_{name}" for kind in ("weights", "figures") for name in SPREAD),
)
MOST_COMPARED = 6
"""More columns than this do not fit beside each other on a page."""


@click.command("score")
@click.argument("careers", metavar="[CAREER]...", nargs=-1)
@click.option("--resume", type=click.Path(), metavar="FILE", help="The career that a résumé shows.")
@click.option(
    "--input",
    "source",
    metavar="SOURCE",
    help="Many: job titles (one a line, a table's column title, - for stdin), or résumés (a folder, pattern, archive, "
    "or table of texts); a row out for each.",
)
@click.option("--all", "everything", is_flag=True, help="Every occupation by code, then every emerging career.")
@click.option("--compare", is_flag=True, help="Two careers or more side by side, and what makes the difference.")
@click.option(
    "--what-if",
    "changes",
    multiple=True,
    metavar="NAME=VALUE",
    help="With an axis or strength (of 100), change_pct (per cent) or weights.NAME (points) other than it is; "
    "may be given several times.",
)
@click.option("--sensitivity", is_flag=True, help="How far the place depends on weights and on doubtful figures.")
@click.option("--policy", metavar="FILE", help="Weights and rules of your own, in a copy of the shipped policy.toml.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write --sensitivity as one HTML page with charts.",
)
@format_option("text", "json", "jsonl", "csv")
@batch_options
@facts_option
def command(
    *,
    careers: tuple[str, ...],
    resume: str | None,
    source: str | None,
    everything: bool,
    compare: bool,
    changes: tuple[str, ...],
    sensitivity: bool,
    policy: str | None,
    report: Path | None,
    form: str,
    facts: Path | None,
    **batch: Any,
) -> None:
    """The AI-safety score of a career with its five axes and the reasons, which sum to the score.

    CAREER is a job title, an O*NET-SOC code, or the slug of an emerging career.

    \b
    careerproof score "data analyst"
    careerproof score 15-1252.00 --format json
    careerproof score --resume resume.pdf
    careerproof score --all --format csv > scores.csv
    careerproof score --input titles.txt --output scores.csv
    careerproof score --compare "data scientist" "software developer" 15-1251.00
    careerproof score electrician --what-if demand=30 --what-if weights.demand=50
    careerproof score electrician --sensitivity --report sensitivity.html
    """
    options = read_options(batch)
    _refuse(careers, resume or source, everything, compare=compare, what_if=bool(changes), sensitivity=sensitivity)
    if report is not None and not sensitivity:
        raise click.UsageError("--report needs --sensitivity")
    if options.output is not None and source is None:
        raise click.UsageError("--output needs --input SOURCE")
    settings = settings_of(facts)
    if source is not None:
        _write(source, options, policy=policy, form=options.form(form), settings=settings)
    elif compare:
        _compare(careers, policy, form, settings)
    elif changes:
        _what_if(careers[0], changes, policy, form, settings)
    elif sensitivity:
        _sensitivity(careers[0] if careers else None, policy, form, settings, report=report)
    else:
        _score(careers[0] if careers else None, resume, policy, form, settings)


def _refuse(
    careers: tuple[str, ...], resume: str | None, everything: bool, *, compare: bool, what_if: bool, sensitivity: bool
) -> None:
    """What does not go together is told before anything is opened."""
    if sum((bool(careers), resume is not None, everything)) != 1:
        raise click.UsageError("name a career, or give --resume FILE or --input SOURCE, or ask for --all")
    if compare + what_if + sensitivity > 1:
        raise click.UsageError("--compare, --what-if and --sensitivity are asked one at a time")
    if compare and not 2 <= len(careers) <= MOST_COMPARED:
        raise click.UsageError(f"--compare needs two to {MOST_COMPARED} careers")
    if len(careers) > 1 and not compare:
        raise click.UsageError("name one career, or several with --compare; a title of several words goes in quotes")
    if what_if and not careers:
        raise click.UsageError("--what-if needs a career")
    if sensitivity and resume is not None:
        raise click.UsageError("--sensitivity needs a career or --all")


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowScore:
    """The score of an input as a line of CSV, or of JSON in its envelope."""

    form: str
    facts_version: str

    def __call__(self, row: ScoredInput) -> Written:
        """The line, and whether there is no score for want of a career or a readable file."""
        failed = int(row.score is None)
        if self.form != "csv":
            return Written(text=json_lines("score", [row.to_dict()], self.facts_version), failed=failed)
        cells = next(iter(_rows([row.score]))) if row.score is not None else [None] * len(COLUMNS)
        return Written(text=csv_lines([(row.input, row.error.code if row.error else None, *cells)]), failed=failed)


def _write(source: str, options: BatchOptions, *, policy: str | None, form: str, settings: Settings) -> None:
    """The rows of a batch: one JSON value, JSON lines, or CSV, which text is too."""
    from careerproof.safety.policy import load_policy
    from careerproof.streams.inputs import count_items, read_items
    from careerproof.verbs.batch import Work
    from careerproof.verbs.opening import most_bytes
    from careerproof.verbs.score import ScoreJob, read_careers

    day = options.day(None)
    job = ScoreJob(policy=policy, today=day, settings=settings)
    titles = read_careers(source, columns=options.columns)
    items: Iterable[str | Item]
    items = titles if titles is not None else read_items([source], most_bytes=most_bytes(), columns=options.columns)
    if form == "json":
        options.give(rows_text("score", (job(item).to_dict() for item in items), settings, form=form))
        return
    version, shape = version_of(settings), "jsonl" if form == "jsonl" else "csv"
    work: Work[str | Item, ScoredInput, Written] = Work(job=job, show=ShowScore(form=shape, facts_version=version))
    write_batch(
        items,
        work,
        options=options,
        form=shape,
        name_of=_name,
        unread=job.unread,
        asked=options.say_asked("score", version, source, policy=digest_of(load_policy(policy))),
        kept={"today": day},
        heading=csv_lines([("input", "error", *COLUMNS)]) if shape == "csv" else "",
        settings=settings,
        total=None if titles is not None else count_items([source]),
        quick=titles is not None,
        lost="have no score",
        numbers=("score10", "score", "low", "high", *AXES),
    )


def _name(item: str | Item) -> str:
    return item if isinstance(item, str) else item.name


def _score(career: str | None, resume: str | None, policy: str | None, form: str, settings: Settings) -> None:
    """One score, or with neither career nor résumé all of them."""
    from careerproof.verbs.score import score, score_every_career, score_resume

    scores: tuple[SafetyScore, ...]
    everything = career is None and resume is None
    if career is not None:
        scores = (score(career, policy=policy, settings=settings),)
    elif resume is not None:
        scores = (score_resume(resume, policy=policy, settings=settings),)
    else:
        scores = score_every_career(policy=policy, settings=settings)
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


def _compare(careers: tuple[str, ...], policy: str | None, form: str, settings: Settings) -> None:
    from careerproof.verbs.score import score_beside

    contrast = score_beside(careers, policy=policy, settings=settings)
    if form == "csv":
        print_csv(COLUMNS, _rows(contrast.scores))
    elif form == "jsonl":
        print_json_lines("score", (item.to_dict() for item in contrast.scores), settings)
    elif form == "json":
        print_json("scores", contrast.to_dict(), settings)
    else:
        from careerproof.faces.cli.pages.contrast import contrast_page

        click.echo(contrast_page(contrast))


def _what_if(career: str, changes: tuple[str, ...], policy: str | None, form: str, settings: Settings) -> None:
    from careerproof.verbs.score import score_if

    answer = score_if(career, changes, policy=policy, settings=settings)
    if form == "csv":
        print_csv(COLUMNS, _rows((answer.before, answer.after)))
    elif form == "jsonl":
        print_json_lines("what-if", (answer.to_dict(),), settings)
    elif form == "json":
        print_json("what-if", answer.to_dict(), settings)
    else:
        from careerproof.faces.cli.pages.contrast import what_if_page

        click.echo(what_if_page(answer))


def _sensitivity(career: str | None, policy: str | None, form: str, settings: Settings, *, report: Path | None) -> None:
    from careerproof.verbs.score import score, score_sensitivity

    answer = score_sensitivity(career, policy=policy, settings=settings)
    if report is not None:
        from careerproof.faces.cli.options import version_of, write_file
        from careerproof.faces.sensitivity_report import sensitivity_report

        write_file(report, sensitivity_report(answer, facts_version=version_of(settings)).encode("utf-8"))
        click.echo(f"wrote {report}", err=True)
    if form == "csv":
        print_csv(SENSITIVITY_COLUMNS, _sensitivity_rows(answer))
    elif form == "jsonl":
        print_json_lines("sensitivity", (row.to_dict() for row in answer.careers), settings)
    elif form == "json" and career is not None:
        alone = score(career, policy=policy, settings=settings)
        print_json("score", {**alone.to_dict(), "sensitivity": answer.to_dict()}, settings)
    elif form == "json":
        print_json("sensitivity", answer.to_dict(), settings)
    else:
        from careerproof.faces.cli.pages.sensitivity import sensitivity_page, sensitivity_table

        click.echo(sensitivity_table(answer) if career is None else sensitivity_page(answer))


def _rows(scores: Iterable[SafetyScore]) -> Iterable[list[object]]:
    for item in scores:
        value = item.score if isinstance(item.score, Estimate) else None
        figures = (value.value, value.low, value.high) if value else (None, None, None)
        axes = (axis.value if isinstance(axis := getattr(item.axes, name), Estimate) else None for name in AXES)
        name = item.subject.code or item.subject.slug
        yield [name, item.subject.title, item.score10, *map(to_plain, figures), item.category, *map(to_plain, axes)]


def _sensitivity_rows(answer: Sensitivity) -> Iterable[list[object]]:
    for row in answer.careers:
        spreads = [
            getattr(spread, name) if spread else None for spread in (row.weights, row.figures) for name in SPREAD
        ]
        name = row.subject.code or row.subject.slug
        yield [name, row.subject.title, to_plain(row.score), row.category, row.rank, *map(to_plain, spreads)]
