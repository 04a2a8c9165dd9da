"""Joins pay, projections, industries, schooling, related occupations and fields of study."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.rows import Numbering, Rows, Value
from careerproof.facts.schema import MILLIONTHS, TENTHS
from careerproof.facts.sources.bls.industries import IndustryRow

SECTORS_KEPT = 6


def join_outcomes(collected: Collected, numbers: Numbering) -> Rows:
    """Pay, projections, industries, schooling, related occupations, fields of study."""
    occupations = numbers.occupations
    education, related = collected.education, collected.related
    wages, projections, programmes = collected.wages, collected.projections, collected.programmes
    fields = {cip: title for _, cip, title in sorted(programmes.rows)}
    order = {cip: number for number, cip in enumerate(sorted(fields), start=1)}
    of = {
        name: numbers.of(getattr(collected, name))
        for name in ("education", "related", "wages", "projections", "programmes")
    }
    return {
        "wage": [
            (
                r.code,
                r.title,
                r.employment,
                r.mean,
                *r.percentiles,
                *r.hourly,
                " ".join(r.top_coded),
                r.reason,
                of["wages"],
            )
            for r in wages.rows
        ],
        "projection": [
            (
                *r[:4],
                round(r.change_pct * TENTHS),
                *r[5:11],
                int(r.names_ai),
                int(r.names_automation),
                of["projections"],
            )
            for r in projections.rows
        ],
        "industry": _industry_rows(collected.industries.rows, numbers, numbers.of(collected.industries)),
        "education": [
            (
                occupations[r.code],
                r.level,
                numbers.labels[r.label],
                round(r.percent / 100 * MILLIONTHS),
                of["education"],
            )
            for r in education.rows
            if r.code in occupations
        ],
        "related": [
            (occupations[r.code], r.rank, occupations[r.related], numbers.labels[r.tier], of["related"])
            for r in related.rows
            if r.code in occupations and r.related in occupations
        ],
        "field_of_study": [(order[cip], cip, title, of["programmes"]) for cip, title in fields.items()],
        "programme": sorted({(r.soc, order[r.cip], of["programmes"]) for r in programmes.rows}),
    }


def _industry_rows(rows: Iterable[IndustryRow], numbers: Numbering, source: int) -> list[tuple[Value, ...]]:
    by_code: dict[str, list[IndustryRow]] = defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
    made: list[tuple[Value, ...]] = []
    for code, sectors in sorted(by_code.items()):
        total = sum(row.employment for row in sectors)
        if total:
            largest = sorted(sectors, key=lambda row: (-row.employment, row.naics))[:SECTORS_KEPT]
            made.extend(
                (
                    code,
                    rank,
                    row.naics,
                    numbers.labels[row.title],
                    round(row.employment / total * MILLIONTHS),
                    row.employment,
                    row.mean,
                    row.median,
                    row.hourly_median,
                    "p50" if row.is_floor else "",
                    source,
                )
                for rank, row in enumerate(largest, start=1)
            )
    return made
