"""All careers in one list: a row each, filtered, sorted and searched."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_args

from careerproof.careers.figures.education import give_education
from careerproof.careers.figures.growth import give_growth
from careerproof.careers.figures.pay import give_median
from careerproof.careers.figures.telework import give_telework
from careerproof.careers.landscape import parts_of, see_landscape
from careerproof.careers.listing.finding import find_careers
from careerproof.careers.model import CareerList, CareerRow
from careerproof.careers.scores import score_key
from careerproof.careers.translation import Translation, load_translation
from careerproof.errors import UsageError
from careerproof.evidence import Missing
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.safety.model import Category

EDUCATION_LEVELS = (
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
"""The typical entry levels of the projections, least schooling first. Source: BLS Employment Projections, table 5.4."""

FROM_HOME = 0.5
"""The least likelihood (0..1) that work can be done from home for it to count as such work."""


@kept(8)
def list_careers(facts: Facts, language: str = "en") -> tuple[CareerRow, ...]:
    """Every official occupation by code, then the emerging careers by slug.

    Titles, fields and levels of schooling are in the language; what has no translation stays English.
    """
    if language != "en":
        return tuple(_translated(row, load_translation(language)) for row in list_careers(facts))
    return tuple(_row(facts, key) for key in see_landscape(facts).keys)


def search_careers(
    facts: Facts,
    *,
    query: str | None = None,
    category: str | None = None,
    industry: str | None = None,
    least_score: float | None = None,
    least_pay: float | None = None,
    least_growth: float | None = None,
    education: str | None = None,
    telework: bool | None = None,
    official: bool | None = None,
    sort: str | None = None,
    descending: bool | None = None,
    limit: int | None = None,
) -> CareerList:
    """The careers that hold to every condition given, best first.

    A career whose figure is not known does not hold to a condition on it, and comes last when sorted by it.

    Args:
        facts: the opened facts.
        query: words of a title, or of another name people use; slips of the keys are understood.
        category: one safety category.
        industry: one industry, by title or slug; words of its title will do where they name one alone.
        least_score: the least safety score out of ten, as the rows show it.
        least_pay: the least median pay in US dollars a year.
        least_growth: the least change in per cent over the projected decade.
        education: the most schooling at entry: one of `EDUCATION_LEVELS`, or the beginning of one ("bachelor").
        telework: True for work that can likely be done from home, False for work that likely cannot.
        official: True for official occupations only, False for emerging careers only.
        sort: a key of `SORTS`; by how well they fit the query where there is one, else by score.
        descending: the order; unless given, figures start with the largest and words with the first letter.
        limit: the most careers to give; the list says how many were found.

    Raises:
        UsageError: no such category, industry, level or order.
    """
    rows = list_careers(facts)
    slug = None if industry is None else _industry(rows, industry)
    level = None if education is None else _level(education)
    _check(category, "category", get_args(Category))
    fits = None if query is None else find_careers(facts, query)
    found = [
        row
        for row in rows
        if (fits is None or row.key in fits)
        and category in {None, row.category}
        and slug in {None, row.industry}
        and official in {None, row.official}
        and telework in {None, _is_done_from_home(row)}
        and _reaches(row.score10, least_score)
        and _reaches(row.pay if row.pay_period == "year" else None, least_pay)
        and _reaches(row.change_pct, least_growth)
        and (level is None or (row.education_level is not None and row.education_level <= level))
    ]
    order = sort or ("score" if query is None else "match")
    ordered = _sorted(found, order, descending, fits)
    return CareerList(query=query, found=len(found), careers=tuple(ordered[:limit]))


def industry_slug(title: str) -> str:
    """The name of an industry as addresses hold it: "Arts, media and sports" is "arts-media-and-sports"."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))


SORTS: Mapping[str, Callable[[CareerRow], Any]] = {
    "title": lambda row: row.title.casefold(),
    "score": lambda row: row.score,
    "pay": lambda row: row.pay if row.pay_period == "year" else None,
    "growth": lambda row: row.change_pct,
    "openings": lambda row: row.annual_openings,
    "education": lambda row: row.education_level,
    "telework": lambda row: row.telework,
}
"""What careers can be sorted by; "match" beside them, where there is a query."""

_UPWARD = frozenset({"title", "education"})


def _sorted(
    rows: list[CareerRow], order: str, descending: bool | None, fits: Mapping[str, float] | None
) -> list[CareerRow]:
    """The rows in order, equals by title; those without the figure last, whichever way it runs."""
    _check(order, "order", tuple(SORTS) if fits is None else (*SORTS, "match"))
    key: Callable[[CareerRow], Any] = SORTS[order] if order in SORTS else lambda row: (fits or {})[row.key]
    named = sorted(rows, key=lambda row: (row.title.casefold(), row.key))
    known = [row for row in named if key(row) is not None]
    downward = order not in _UPWARD if descending is None else descending
    known.sort(key=key, reverse=downward)
    return known + [row for row in named if key(row) is None]


def _is_done_from_home(row: CareerRow) -> bool | None:
    """Whether the work is likelier than not to be possible from home; None where nobody can tell."""
    return None if row.telework is None else row.telework >= FROM_HOME


def _reaches(value: float | None, least: float | None) -> bool:
    return least is None or (value is not None and value >= least)


def _check(value: str | None, what: str, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise UsageError(f"there is no {what} {value!r}", hint=f"one of {', '.join(known)}")


def _industry(rows: tuple[CareerRow, ...], field: str) -> str:
    """The slug of the one industry that is called so, or whose title holds the words."""
    slugs = {row.industry for row in rows}
    wanted = industry_slug(field)
    found = sorted(slug for slug in slugs if wanted and f"-{wanted}" in f"-{slug}")
    if wanted in slugs or len(found) == 1:
        return wanted if wanted in slugs else found[0]
    titles = sorted(
        row.field for row in {row.industry: row for row in rows}.values() if not found or row.industry in found
    )
    raise UsageError(
        f"{'no' if not found else 'more than one'} industry is called {field!r}", hint=f"one of {'; '.join(titles)}"
    )


def _level(education: str) -> int:
    """The place of the level that begins with the words."""
    found = [place for place, name in enumerate(EDUCATION_LEVELS) if name.casefold().startswith(education.casefold())]
    if len(found) != 1:
        raise UsageError(f"there is no level of schooling {education!r}", hint=f"one of {'; '.join(EDUCATION_LEVELS)}")
    return found[0]


def _row(facts: Facts, key: str) -> CareerRow:
    landscape = see_landscape(facts)
    emerging = landscape.emerging.get(key)
    safety, median, growth = score_key(facts, key), give_median(facts, key), give_growth(facts, key)
    score = None if isinstance(safety.score, Missing) else safety.score
    field = _field(facts, key)
    education = give_education(facts, key).typical
    return CareerRow(
        code=None if emerging else key,
        slug=key if emerging else None,
        title=landscape.titles[landscape.rows[key]],
        official=emerging is None,
        category=safety.category,
        score10=safety.score10,
        score=score.value if score else None,
        score_low=score.low if score else None,
        score_high=score.high if score else None,
        field=field,
        industry=industry_slug(field),
        pay=median.value if median else None,
        pay_period=median.period if median else None,
        change_pct=growth.change_pct,
        annual_openings=growth.annual_openings,
        education=education,
        education_level=EDUCATION_LEVELS.index(education) if education in EDUCATION_LEVELS else None,
        telework=give_telework(facts, key).share,
    )


def _translated(row: CareerRow, translation: Translation) -> CareerRow:
    return replace(
        row,
        title=translation.title(row.key, row.title),
        field=translation.label(row.field),
        education=None if row.education is None else translation.label(row.education),
    )


def _field(facts: Facts, key: str) -> str:
    """The broad industry that most of the career's parts belong to; of equals the first by name."""
    weights: dict[str, float] = defaultdict(float)
    for code, weight in parts_of(facts, key):
        weights[facts.occupation(code).field] += weight
    return min(weights, key=lambda field: (-weights[field], field))
