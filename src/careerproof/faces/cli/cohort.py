"""The rows of a cohort's checks: a line of CSV or of JSON for each résumé."""

from __future__ import annotations

from dataclasses import dataclass

from careerproof.evidence import Estimate
from careerproof.faces.cli.batch import BatchOptions, Written, digest_of, name_of, write_batch
from careerproof.faces.cli.options import csv_lines, json_lines, rows_text, version_of
from careerproof.screening.policy import load_policy
from careerproof.settings import Settings
from careerproof.streams.inputs import count_items, read_items
from careerproof.streams.model import Item
from careerproof.verbs.batch import Work
from careerproof.verbs.cohort import CheckedResume, open_checks
from careerproof.verbs.model import Check
from careerproof.verbs.opening import most_bytes

COLUMNS = (
    *("input", "read", "error", "occupation", "code", "category", "score10", "safety", "low", "high", "screen"),
    *("not_met", "unknown", "lacking", "edits", "gain", "moves"),
)
NUMBERS = ("score10", "safety", "low", "high", "screen", "edits", "gain")
_MOVES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowCheck:
    """A check as a line of CSV, or of JSON in its envelope."""

    form: str
    facts_version: str

    def __call__(self, row: CheckedResume) -> Written:
        """The line, and whether the résumé was not read."""
        failed = int(row.check is None)
        if self.form == "csv":
            return Written(text=csv_lines([_cells(row)]), failed=failed)
        return Written(text=json_lines("check", [row.to_dict()], self.facts_version), failed=failed)


def write_cohort(
    resumes: tuple[str, ...],
    posting: str | None,
    options: BatchOptions,
    *,
    form: str,
    policy: str,
    today: str | None,
    moves: int,
    settings: Settings,
) -> None:
    """Print or write a row for each résumé; text and html are no form of a cohort, and are CSV."""
    day = options.day(today)
    job = open_checks(posting, policy=policy, today=day, moves=moves, settings=settings)
    items = read_items(resumes, most_bytes=most_bytes(), columns=options.columns)
    shape = options.form(form)
    if shape == "json":
        options.give(rows_text("check", (job(item).to_dict() for item in items), settings, form=shape))
        return
    shape = "jsonl" if shape == "jsonl" else "csv"
    version = version_of(settings)
    work: Work[Item, CheckedResume, Written] = Work(job=job, show=ShowCheck(form=shape, facts_version=version))
    write_batch(
        items,
        work,
        options=options,
        form=shape,
        name_of=name_of,
        unread=job.unread,
        asked=options.say_asked(
            "check",
            version,
            *resumes,
            policy=load_policy(policy).sha256,
            posting=digest_of(job.posting.sha256 if job.posting else None),
            moves=moves,
            today=today or "the day it began",
        ),
        kept={"today": day},
        heading=csv_lines([COLUMNS]) if shape == "csv" else "",
        settings=settings,
        total=count_items(resumes),
        numbers=NUMBERS,
    )


def _cells(row: CheckedResume) -> tuple[object, ...]:
    """The career and its safety, the screen, what stands in the way, what edits would gain, and the best moves."""
    if row.check is None:
        code, message = (row.error.code, row.error.message) if row.error else (None, None)
        return row.input, code, message, *(None for _ in COLUMNS[3:])
    found = row.check
    value = found.score.score if isinstance(found.score.score, Estimate) else None
    safety = [round(part, 4) for part in (value.value, value.low, value.high)] if value else [None, None, None]
    return (
        row.input,
        "ok",
        None,
        found.score.subject.title if found.occupation else None,
        found.score.subject.code or found.score.subject.slug,
        found.score.category,
        found.score.score10,
        *safety,
        *_screened(found),
        "; ".join(move.title for move in found.paths.moves[:_MOVES]) if found.paths else None,
    )


def _screened(found: Check) -> tuple[object, ...]:
    """The score, what is not met and not told, what is lacking, and what the edits would gain together."""
    verdict, proposal = found.screen, found.optimize
    if verdict is None:
        return None, None, None, None, None, None
    told = [
        "; ".join(item.text for item in verdict.knockouts if item.result == result) for result in ("not_met", "unknown")
    ]
    lacking = "; ".join(term.term for term in verdict.missing_terms if not term.have and term.importance == "required")
    gained = (len(proposal.edits), round(proposal.after - proposal.before, 4)) if proposal else (None, None)
    return verdict.score, *told, lacking, *gained
