"""Traces every figure of one occupation to its source, and every gap to its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from careerproof.evidence import Record, Source
from careerproof.facts.model import HourlyPay, Wages
from careerproof.facts.schema import DOMAINS, PERCENTILES
from careerproof.facts.store import Facts


@dataclass(frozen=True, kw_only=True, slots=True)
class TracedFigure(Record):
    """A figure of an occupation, or a count of its rows on a subject (unit "rows"), with the ids of its sources.

    `note` says what else one must know of it: whose figure it is where it is shared, its interval, that it is a floor.
    """

    subject: str
    what: str
    value: float | int | str
    unit: str
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence(Record):
    """A subject that the facts hold nothing of, and why."""

    subject: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Lineage(Record):
    """Where everything comes from that the facts say of one occupation."""

    code: str
    title: str
    figures: tuple[TracedFigure, ...]
    absent: tuple[Absence, ...]
    sources: tuple[Source, ...]

    def __str__(self) -> str:
        return f"{self.title}: {len(self.figures)} figures of {len(self.sources)} sources, {len(self.absent)} absent"


class _Sourced(Protocol):
    @property
    def source(self) -> str: ...


def trace_occupation(facts: Facts, code: str) -> Lineage:
    """Where everything comes from that the facts say of the occupation.

    Raises:
        UnknownOccupation: no occupation has that code.
    """
    occupation = facts.occupation(code)
    figures = tuple(
        figure
        for trace in (_taxonomy, _descriptors, _lists, _pay, _projection, _measures)
        for figure in trace(facts, code)
    )
    named = sorted({identifier for figure in figures for identifier in figure.sources})
    return Lineage(
        code=code,
        title=occupation.title,
        figures=figures,
        absent=tuple(Absence(subject=subject, reason=reason) for subject, reason in facts.absences(code).items()),
        sources=tuple(facts.source(identifier) for identifier in named),
    )


def _taxonomy(facts: Facts, code: str) -> Iterator[TracedFigure]:
    occupation = facts.occupation(code)
    number = facts.query("SELECT number, source, job_zone_source FROM occupation WHERE code = ?", (code,))[0]
    ids = dict(facts.query("SELECT number, id FROM source"))
    yield TracedFigure(
        subject="occupation", what="title", value=occupation.title, unit="text", sources=(ids[number[1]],)
    )
    if occupation.job_zone is not None:
        yield TracedFigure(
            subject="job_zone", what="job zone", value=occupation.job_zone, unit="of 5", sources=(ids[number[2]],)
        )
    yield from _counted("title", "names", facts.titles(code))
    for table, what, codes in (
        ("occupation_isco", "ISCO-08 group", occupation.isco),
        ("occupation_census", "Census code", occupation.census),
    ):
        rows = facts.query(f"SELECT DISTINCT source FROM {table} WHERE occupation = ?", (number[0],))  # noqa: S608
        if codes:
            named = tuple(sorted(ids[source] for (source,) in rows))
            yield TracedFigure(subject=table, what=what, value=" ".join(codes), unit="code", sources=named)


def _descriptors(facts: Facts, code: str) -> Iterator[TracedFigure]:
    for domain in DOMAINS:
        yield from _counted(domain, f"ratings: {domain.replace('_', ' ')}", facts.ratings(code, domain))


def _lists(facts: Facts, code: str) -> Iterator[TracedFigure]:
    activities = facts.activities(code)
    if activities:
        named = tuple(sorted({identifier for activity in activities for identifier in activity.sources}))
        yield TracedFigure(
            subject="occupation_activity", what="work activities", value=len(activities), unit="rows", sources=named
        )
    yield from _counted("occupation_technology", "software", facts.technologies(code))
    yield from _counted("education", "levels of schooling", facts.education(code))
    yield from _counted("related", "related occupations", facts.related(code))
    yield from _counted("programme", "fields of study", facts.programmes(code))
    yield from _counted("industry", "industry sectors", facts.industries(code))
    yield from _crosswalk(facts, code)


def _crosswalk(facts: Facts, code: str) -> Iterator[TracedFigure]:
    rows = facts.query(
        "SELECT id, count(*) FROM esco_match JOIN occupation ON occupation.number = occupation "
        "JOIN source ON source.number = esco_match.source WHERE code = ? GROUP BY id ORDER BY id",
        (code,),
    )
    for identifier, count in rows:
        yield TracedFigure(
            subject="esco_match", what="ESCO occupations", value=count, unit="rows", sources=(identifier,)
        )


def _pay(facts: Facts, code: str) -> Iterator[TracedFigure]:
    wages = facts.wages(code)
    if wages is None:
        return
    shared = f"of {wages.survey_title} ({wages.survey_code}), which several occupations share" if wages.shared else ""
    if wages.employment is not None:
        yield TracedFigure(
            subject="wage", what="workers", value=wages.employment, unit="persons", sources=(wages.source,), note=shared
        )
    for pay, unit in ((wages, "US dollars a year"), (wages.hourly, "US dollars an hour")):
        if pay is not None:
            yield from _percentiles(pay, unit, wages.source, shared)


def _percentiles(pay: Wages | HourlyPay, unit: str, source: str, shared: str) -> Iterator[TracedFigure]:
    for name in PERCENTILES:
        value = getattr(pay, name)
        if value is not None:
            floor = "a floor: the survey publishes no higher figure" if name in pay.top_coded else ""
            yield TracedFigure(
                subject="wage",
                what="median pay" if name == "p50" else f"pay, {name[1:]}th percentile",
                value=value,
                unit=unit,
                sources=(source,),
                note="; ".join(part for part in (floor, shared) if part),
            )


def _projection(facts: Facts, code: str) -> Iterator[TracedFigure]:
    projection = facts.projection(code)
    if projection is None:
        return
    line = f"of {projection.survey_title} ({projection.survey_code}), which several occupations share"
    years = f"{projection.from_year} to {projection.to_year}"
    for what, value, unit in (
        (f"change, {years}", projection.change_pct, "percent"),
        (f"workers in {projection.to_year}", projection.employment_projected, "persons"),
        ("openings", projection.annual_openings, "persons a year"),
        ("entry education", projection.education, "text"),
    ):
        if value is not None:
            yield TracedFigure(
                subject="projection",
                what=what,
                value=value,
                unit=unit,
                sources=(projection.source,),
                note=line if projection.shared else "",
            )


def _measures(facts: Facts, code: str) -> Iterator[TracedFigure]:
    for name, measure in sorted(facts.measures(code).items()):
        studies = {0: "no study", 1: "1 study"}.get(measure.studies, f"{measure.studies} studies")
        inferred = ", from relatives" if measure.inferred else ""
        yield TracedFigure(
            subject="measure",
            what=f"measure: {name.replace('_', ' ')}",
            value=round(measure.value, 4),
            unit="share",
            sources=measure.sources,
            note=f"{measure.low:.2f} to {measure.high:.2f}, {studies}{inferred}",
        )


def _counted(subject: str, what: str, rows: Iterable[_Sourced]) -> Iterator[TracedFigure]:
    """How many rows each source gives."""
    for identifier, count in sorted(Counter(row.source for row in rows).items()):
        yield TracedFigure(subject=subject, what=what, value=count, unit="rows", sources=(identifier,))
