"""Résumés against a posting, or postings for a résumé, as one self-contained HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from careerproof.errors import InputError, MissingExtra
from careerproof.evidence import Finding
from careerproof.faces import charts, words
from careerproof.faces.report import TEMPLATES, TONES, report_environment
from careerproof.screening.model import Verdict
from careerproof.verbs.ranking import RankedPosting
from careerproof.verbs.screen import UnreadResume
from careerproof.version import __version__


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """A line of the table and its detail: what it is called, and the verdict, a doubt or the error."""

    name: str
    file: str
    rank: int | None = None
    verdict: Verdict | None = None
    doubt: Finding | None = None
    error: InputError | MissingExtra | None = None


def screen_report(rows: Sequence[Verdict | UnreadResume], *, facts_version: str) -> str:
    """The page of a hiring team: each résumé in the order given, with its evidence; nothing is decided."""
    named = [
        _Row(name=row.resume, file=row.resume, verdict=row)
        if isinstance(row, Verdict)
        else _Row(name=row.resume, file=row.resume, error=row.error)
        for row in rows
    ]
    title = rows[0].posting if rows else "no posting"
    lead = f"{len(rows)} résumés, in the order given"
    return _page(named, title=title, lead=lead, facts_version=facts_version, is_ranking=False)


def ranking_report(resume: str, rows: Sequence[RankedPosting], *, facts_version: str) -> str:
    """The page of an applicant: the postings, best fit first."""
    named = [
        _Row(
            name=" at ".join(part for part in (row.title, row.company) if part) or row.posting,
            file=row.posting,
            rank=row.rank,
            verdict=row.screen,
            doubt=row.doubt,
            error=row.error,
        )
        for row in rows
    ]
    lead = f"{len(rows)} postings, best fit first"
    return _page(named, title=resume, lead=lead, facts_version=facts_version, is_ranking=True)


def _page(rows: Sequence[_Row], *, title: str, lead: str, facts_version: str, is_ranking: bool) -> str:
    return (
        report_environment()
        .get_template("screen.html.j2")
        .render(
            rows=rows,
            is_ranking=is_ranking,
            title=PurePath(title).name,
            lead=lead,
            words=words,
            tones=TONES,
            weight_bar=charts.weight_bar,
            style=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
            code_version=__version__,
            facts_version=facts_version,
        )
    )
