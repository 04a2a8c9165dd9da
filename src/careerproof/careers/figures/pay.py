"""What a career pays: stages, percentiles, sectors, places; of an emerging career the weighted mixture of its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from careerproof.careers.landscape import parts_of
from careerproof.careers.model import IndustryPay, Pay, PlacePay, Salary
from careerproof.careers.reasons import say_wider, why_absent
from careerproof.careers.relatives import Basis
from careerproof.facts.keeping import kept
from careerproof.facts.model import Area, HourlyPay, IndustryShare, Wages
from careerproof.facts.store import Facts

STAGES = (("entry", 25), ("mid", 50), ("senior", 75))
"""Which percentile of the wage survey stands for which stage.

Why these: the survey asks nobody for experience, so any percentile is a stand-in. States that publish "entry" and
"experienced" wages from the same survey mean the lower third and the upper two thirds, which sit near the 17th and 67th
percentile: the quartiles are the published percentiles closest to both that are rarely cut off at the survey's top.
"""

PUBLISHED = (10, 25, 50, 75, 90)
"""The percentiles that the survey publishes."""

PAY_DEFINITION = (
    "entry, mid and senior are the 25th, 50th and 75th percentile of all who work in the occupation; "
    "the survey does not ask for experience"
)
HOURLY_DEFINITION = f"{PAY_DEFINITION}, and publishes pay by the hour only where few work all year"

_SECTORS = 6
"""As many as the facts hold of an occupation; the parts of a mixture have others beside, where few work."""

_ENOUGH = 0.5
"""Of a mixture's workers in a sector at least this share must have pay there, else their pay says too little."""


class _Part(NamedTuple):
    """An official occupation's pay, by the year or by the hour, and its weight in the career."""

    weight: float
    wages: Wages
    pay: Wages | HourlyPay


@kept(4096)
def median_pay(facts: Facts, key: str) -> float | None:
    """The median annual pay in US dollars; None where a part of the career has none."""
    parts = _paid(parts_of(facts, key), facts.wages)
    return _mixed(parts, 50) if parts and not _by_the_hour(parts) else None


def give_median(facts: Facts, key: str) -> Pay | None:
    """The median pay of a career, by the year or else by the hour; None where the survey gives none."""
    return _pay(_paid(parts_of(facts, key), facts.wages), 50)


def is_paid_by_the_hour(facts: Facts, key: str) -> bool:
    """Whether the survey publishes the career's pay by the hour and none by the year."""
    return _by_the_hour(_paid(parts_of(facts, key), facts.wages))


def give_salary(facts: Facts, key: str, place: Area | None = None) -> Salary:
    """The pay of a career, with the vintage of the survey: by the year, else by the hour.

    Args:
        facts: the opened facts.
        key: an official code or an emerging slug.
        place: the area whose prices and wages to set it beside, where one is asked for.
    """
    basis = parts_of(facts, key)
    parts = _paid(basis, facts.wages)
    entry, mid, senior = (_pay(parts, percentile) for _, percentile in STAGES)
    shared = [part.wages for part in parts if part.wages.shared]
    is_official = key in facts.codes()
    salary = Salary(
        entry=entry,
        mid=mid,
        senior=senior,
        vintage=parts[0].wages.vintage if parts else None,
        shared=bool(shared),
        reason=None if entry and mid and senior else why_absent(facts, key, "wage") or _why_no_pay(facts, basis),
        sources=tuple(sorted({part.wages.source for part in parts})),
        definition=HOURLY_DEFINITION if _by_the_hour(parts) else PAY_DEFINITION,
        derived=not is_official,
        covers=say_wider(facts, basis, shared[0].survey_title) if shared else None,
        percentiles=_percentiles(parts),
        mean=_mean(parts),
        employment=_employment(facts, key) if is_official else None,
        by_industry=_by_industry(facts, basis),
    )
    return salary if place is None else replace(salary, place=_place_pay(facts, basis, salary, place))


def _place_pay(facts: Facts, basis: Basis, salary: Salary, place: Area) -> PlacePay:
    """What the national pay buys in a place, and the place's own pay where the facts hold it."""
    parity = facts.price_parity(place)
    level = None if parity is None else parity.all_items
    local = _paid(basis, lambda code: facts.area_wages(code, place))
    is_whole = len(local) == len(_paid(basis, facts.wages)) > 0
    wages = _percentiles(local) if is_whole else ()
    sources = {part.wages.source for part in local} if wages else set()
    return PlacePay(
        kind=place.kind,
        code=place.code,
        title=place.title,
        parity=level,
        parity_year=None if parity is None else parity.year,
        entry=_worth(salary.entry, level),
        mid=_worth(salary.mid, level),
        senior=_worth(salary.senior, level),
        wages=wages,
        wages_vintage=local[0].wages.vintage if wages else None,
        reason=None if wages else _why_no_local_pay(facts, place, salary),
        sources=tuple(sorted(sources | ({parity.source} if parity else set()))),
    )


def _worth(pay: Pay | None, level: float | None) -> Pay | None:
    """The pay in dollars of the nation's average prices; None where there is no pay or no price level."""
    if pay is None or not level:
        return None
    value = pay.value * 100.0 / level
    return Pay(
        value=round(value) if pay.period == "year" else round(value, 2),
        percentile=pay.percentile,
        currency=pay.currency,
        period=pay.period,
        top_coded=pay.top_coded,
    )


def _why_no_local_pay(facts: Facts, place: Area, salary: Salary) -> str:
    if salary.mid is None:
        return "no pay of this career is known, there or anywhere"
    if not facts.query("SELECT 1 FROM area_wage LIMIT 1"):
        return "these facts hold no pay by place; a build with the survey's workbooks of states and metro areas does"
    return f"the survey gives no pay of this career for {place.title}"


def _paid(basis: Basis, find: Callable[[str], Wages | None]) -> tuple[_Part, ...]:
    """The pay of a career's parts, those only that have all three stages, so that a mixture stays in order.

    By the year where any part has it so, else by the hour: neither is made of the other.
    """
    found = [(weight, wages) for code, weight in basis if (wages := find(code)) is not None]
    annual = tuple(_Part(weight, wages, wages) for weight, wages in found if _has_stages(wages))
    hourly = tuple(
        _Part(weight, wages, wages.hourly)
        for weight, wages in found
        if wages.hourly is not None and _has_stages(wages.hourly)
    )
    return annual or hourly


def _has_stages(pay: Wages | HourlyPay) -> bool:
    return None not in (pay.p25, pay.p50, pay.p75)


def _by_the_hour(parts: Sequence[_Part]) -> bool:
    return any(isinstance(part.pay, HourlyPay) for part in parts)


def _percentiles(parts: Sequence[_Part]) -> tuple[Pay, ...]:
    """The pay at every published percentile that all parts have, least first."""
    return tuple(pay for percentile in PUBLISHED if (pay := _pay(parts, percentile)) is not None)


def _pay(parts: Sequence[_Part], percentile: int) -> Pay | None:
    value = _mixed(parts, percentile)
    if value is None:
        return None
    by_the_hour = _by_the_hour(parts)
    return Pay(
        value=round(value, 2) if by_the_hour else round(value),
        percentile=percentile,
        currency="USD",
        period="hour" if by_the_hour else "year",
        top_coded=any(f"p{percentile}" in part.pay.top_coded for part in parts),
    )


def _mixed(parts: Sequence[_Part], percentile: int) -> float | None:
    """The weighted mean of the parts' pay at a percentile; None where one of them has none."""
    pays = [(part.weight, _at(part.pay, percentile)) for part in parts]
    known = [(weight, pay) for weight, pay in pays if pay is not None]
    return _weighted(known) if known and len(known) == len(pays) else None


def _at(pay: Wages | HourlyPay, percentile: int) -> float | None:
    return {10: pay.p10, 25: pay.p25, 50: pay.p50, 75: pay.p75, 90: pay.p90}[percentile]


def _weighted(values: Sequence[tuple[float, float]]) -> float:
    return float(sum(weight * value for weight, value in values) / sum(weight for weight, _ in values))


def _mean(parts: Sequence[_Part]) -> float | None:
    """The average annual pay; None where a part has none, or is paid by the hour."""
    means = [(part.weight, float(part.wages.mean)) for part in parts if part.wages.mean is not None]
    if not means or len(means) < len(parts) or _by_the_hour(parts):
        return None
    return round(_weighted(means))


def _employment(facts: Facts, key: str) -> int | None:
    wages = facts.wages(key)
    return None if wages is None else wages.employment


def _by_industry(facts: Facts, basis: Basis) -> tuple[IndustryPay, ...]:
    """The pay in the largest sectors, best first, pay by the hour after pay by the year."""
    sectors: dict[str, list[tuple[float, IndustryShare]]] = defaultdict(list)
    for code, weight in basis:
        for sector in facts.industries(code):
            sectors[sector.title].append((weight * sector.share, sector))
    largest = sorted(sectors.items(), key=lambda item: (-sum(share for share, _ in item[1]), item[0]))[:_SECTORS]
    paid = [pay for title, found in largest if (pay := _sector_pay(title, found)) is not None]
    return tuple(sorted(paid, key=lambda pay: (pay.period == "hour", -pay.value, -pay.share, pay.title)))


_SECTOR_FIGURES: tuple[
    tuple[Literal["median", "mean"], Literal["year", "hour"], Callable[[IndustryShare], float | None]], ...
] = (
    ("median", "year", lambda sector: sector.median),
    ("mean", "year", lambda sector: sector.mean),
    ("median", "hour", lambda sector: sector.hourly_median),
)
"""The figures of a sector's pay, the best first, and how each is read."""


def _sector_pay(title: str, found: Sequence[tuple[float, IndustryShare]]) -> IndustryPay | None:
    """The pay of a sector: the median, else the mean, else the median by the hour, of enough of its workers."""
    workers = sum(share for share, _ in found)
    for figure, period, read in _SECTOR_FIGURES:
        known = [(share, value, sector) for share, sector in found if (value := read(sector)) is not None]
        if known and sum(share for share, _, _ in known) >= _ENOUGH * workers:
            value = _weighted([(share, value) for share, value, _ in known])
            sources = {sector.source for _, _, sector in known}
            return IndustryPay(
                title=title,
                value=round(value) if period == "year" else round(value, 2),
                figure=figure,
                currency="USD",
                period=period,
                top_coded=figure == "median" and any(sector.top_coded for _, _, sector in known),
                share=workers,
                vintage=known[0][2].vintage,
                sources=tuple(sorted(sources)),
            )
    return None


def _why_no_pay(facts: Facts, basis: Basis) -> str:
    for code, _ in basis:
        wage = facts.wages(code)
        if wage is not None and wage.reason and None in (wage.p25, wage.p50, wage.p75):
            return wage.reason
    return "the wage survey does not cover this occupation"
