"""Gathers what the facts say of a career into one set of figures: a mixture's are the weighted means of its codes'.

Why: scoring then is arithmetic on a few named figures, whether they stand for one code, an emerging career or the
candidates of a doubtful title.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from careerproof.errors import UnknownOccupation
from careerproof.evidence import Record
from careerproof.facts.building.deriving.creation import read_creation
from careerproof.facts.model import Measure, Occupation, OverallProjection, Projection
from careerproof.safety.policy import STRENGTHS, SafetyPolicy

MEASURES = ("exposure", "automation_ai", "automation_routine", "theta", *STRENGTHS)
FIGURES = (*MEASURES, "demand", "ai_creation")


class SafetyFacts(Protocol):
    """What scoring asks of the facts; `facts.store` answers it."""

    def codes(self) -> tuple[str, ...]:
        """All codes, sorted."""

    def occupation(self, code: str) -> Occupation:
        """The occupation; UnknownOccupation where there is none."""

    def measures(self, code: str) -> Mapping[str, Measure]:
        """The derived measures of a code, by name."""

    def projection(self, code: str) -> Projection | None:
        """The official projection of a code."""

    def overall_projection(self) -> OverallProjection | None:
        """The official projection of all occupations together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CreationSignals(Record):
    """What an emerging career itself says of its work with AI.

    `ai_role` is "builds", "operates", "evaluates", "governs", "uses" or "none".
    """

    titles: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    ai_role: str = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure(Record):
    """A figure of 0..1 within [low, high]; `studies` behind it; `inferred` where relatives stand in for a part."""

    value: float
    low: float
    high: float
    studies: int = 0
    inferred: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Signals(Record):
    """The figures of a career by name (`FIGURES`; a missing one is absent) and what to say beside them.

    `change_pct` and `openings_pct` are the projection's in per cent, weighted; None where there is none.
    `all_change_pct` is the change of all occupations, which demand is counted from. `missing` says why there is no
    score at all, None where there is one.
    """

    figures: dict[str, Figure]
    change_pct: float | None
    openings_pct: float | None
    all_change_pct: float | None
    years: tuple[int, int] | None
    names_ai: bool
    shared: bool
    signs: tuple[str, ...]
    missing: str | None


def gather_signals(
    facts: SafetyFacts,
    mixture: Sequence[tuple[str, float]],
    *,
    creation: CreationSignals | None,
    policy: SafetyPolicy,
) -> Signals:
    """The figures of a weighted mixture of codes; weights need not sum to one.

    Codes without measures (military) leave the mixture to the others; where none has any, `missing` says so. It does
    too where the facts hold only some of the measures, which then are among the figures, and where they do not know a
    code at all, as those of another edition may not.
    """
    unknown = _unknown(facts, mixture)
    if unknown:
        return _missing(f"the facts do not hold {' and '.join(unknown)}")
    measured = [(code, weight, facts.measures(code)) for code, weight in sorted(mixture) if weight > 0]
    held = tuple(name for name in MEASURES if any(name in found for _, _, found in measured))
    covered = [
        (code, weight, found) for code, weight, found in measured if held and all(name in found for name in held)
    ]
    total = sum(weight for _, weight, _ in covered)
    if not covered:
        return _nothing(facts, mixture)
    figures = {name: _mean([(weight / total, _figure(found[name])) for _, weight, found in covered]) for name in held}
    overall = facts.overall_projection()
    projected = [
        (weight, row) for code, weight, _ in covered if overall and (row := facts.projection(code)) is not None
    ]
    if overall and projected:
        figures["demand"] = _demand(projected, overall, policy)
    signs: tuple[str, ...] = ()
    if creation is not None:
        figures["ai_creation"], signs = _own_creation(creation, policy)
    elif all("ai_creation" in found for _, _, found in covered):
        figures["ai_creation"] = _mean(
            [(weight / total, _figure(found["ai_creation"])) for _, weight, found in covered]
        )
    return Signals(
        figures=figures,
        change_pct=_weighted([(weight, row.change_pct) for weight, row in projected]),
        openings_pct=_weighted(
            [(weight, share) for weight, row in projected if (share := _openings(row, overall)) is not None]
        ),
        all_change_pct=overall.change_pct if overall and projected else None,
        years=(projected[0][1].from_year, projected[0][1].to_year) if projected else None,
        names_ai=any(row.names_ai for _, row in projected),
        shared=any(row.shared for _, row in projected),
        signs=signs,
        missing=_lacking([name for name in MEASURES if name not in held]),
    )


def _lacking(names: Sequence[str]) -> str | None:
    """Why there is no score where the facts hold only a part of what it is made of."""
    if not names:
        return None
    return f"these facts hold no measure of {', '.join(name.replace('_', ' ') for name in names)}"


def _unknown(facts: SafetyFacts, mixture: Sequence[tuple[str, float]]) -> list[str]:
    """The codes of the mixture that are none of the facts'."""
    found = []
    for code in sorted({code for code, _ in mixture}):
        try:
            facts.occupation(code)
        except UnknownOccupation:
            found.append(code)
    return found


def _nothing(facts: SafetyFacts, mixture: Sequence[tuple[str, float]]) -> Signals:
    names = " and ".join(sorted({facts.occupation(code).title for code, _ in mixture})) or "nothing"
    return _missing(f"no study, rating or projection covers {names} or a near relative")


def _missing(reason: str) -> Signals:
    return Signals(
        figures={}, change_pct=None, openings_pct=None, all_change_pct=None, years=None, names_ai=False, shared=False,
        signs=(), missing=reason,
    )  # fmt: skip


def _figure(measure: Measure) -> Figure:
    return Figure(
        value=measure.value,
        low=measure.low,
        high=measure.high,
        studies=measure.studies,
        inferred=measure.inferred,
        sources=measure.sources,
    )


def _mean(parts: Sequence[tuple[float, Figure]]) -> Figure:
    """The weighted mean; its ends are the means of the ends, as if the parts erred together."""
    if len(parts) == 1 and parts[0][0] == 1.0:  # one occupation, as nearly always
        return parts[0][1]
    return Figure(
        value=sum(weight * part.value for weight, part in parts),
        low=sum(weight * part.low for weight, part in parts),
        high=sum(weight * part.high for weight, part in parts),
        studies=max(part.studies for _, part in parts),
        inferred=any(part.inferred for _, part in parts),
        sources=tuple(sorted({source for _, part in parts for source in part.sources})),
    )


def _weighted(parts: Sequence[tuple[float, float]]) -> float | None:
    """The weighted mean; None of nothing."""
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts) if parts else None


def _demand(projected: Sequence[tuple[float, Projection]], overall: OverallProjection, policy: SafetyPolicy) -> Figure:
    """Demand from projected change and openings: the normal distribution function of their weighted standing.

    Both are counted from the average of the same projections, so that editions of different decades can be compared.
    """
    total = sum(weight for weight, _ in projected)
    return _mean([(weight / total, _projected_demand(row, overall, policy)) for weight, row in projected])


def _projected_demand(row: Projection, overall: OverallProjection, policy: SafetyPolicy) -> Figure:
    error = policy.projection_error * (policy.shared_error if row.shared else 1.0)
    share = _openings(row, overall)
    openings = 0.0
    if share is not None and overall.openings_pct is not None:
        openings = (share - overall.openings_pct) / policy.openings_spread

    def standing(change: float) -> float:
        growth = (change - overall.change_pct) / policy.change_spread
        return _normal((1.0 - policy.openings_share) * growth + policy.openings_share * openings)

    return Figure(
        value=standing(row.change_pct),
        low=standing(row.change_pct - error),
        high=standing(row.change_pct + error),
        studies=1,
        sources=(row.source,),
    )


def _openings(row: Projection, overall: OverallProjection | None) -> float | None:
    """Openings a year per hundred workers; the average where this projection gives none, None where none does."""
    if row.annual_openings is None or row.employment <= 0:
        return None if overall is None else overall.openings_pct
    return 100.0 * row.annual_openings / row.employment


def _own_creation(creation: CreationSignals, policy: SafetyPolicy) -> tuple[Figure, tuple[str, ...]]:
    """How much of an emerging career creates AI: its role sets the bounds, its titles and tools the place within."""
    bounds = {role: (low, high) for role, low, high in policy.creation_roles}
    low, high = bounds.get(creation.ai_role, bounds["none"])
    read = read_creation(technologies=(*creation.technologies, *creation.skills), titles=creation.titles)
    value = low + (high - low) * read.value
    figure = Figure(
        value=value,
        low=max(0.0, value - policy.creation_doubt),
        high=min(1.0, value + policy.creation_doubt),
        studies=len(read.signs),
    )
    return figure, read.signs


def _normal(score: float) -> float:
    return 0.5 * (1.0 + math.erf(score / math.sqrt(2.0)))
