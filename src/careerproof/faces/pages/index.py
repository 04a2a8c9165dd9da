"""The page of all careers: one search box, filters, and the whole list."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import get_args

from careerproof.careers.listing.directory import EDUCATION_LEVELS, FROM_HOME
from careerproof.careers.model import CareerRow
from careerproof.faces.catalogue import Catalogue
from careerproof.faces.pages.distribution import draw_counts
from careerproof.faces.pages.frame import Frame, read_dashes, render
from careerproof.safety.model import Category

CATEGORIES: tuple[str, ...] = get_args(Category)

LEAST_SCORES = (5, 6, 7, 8, 9)
LEAST_PAYS = (40_000, 60_000, 80_000, 100_000, 150_000)
LEAST_GROWTHS = (0, 3, 5, 10)
"""What the filters of the page offer. Growth over all occupations is about 3 per cent in the projections of 2024."""


SORTS = {
    "match": "sort_match",
    "score": "column_score",
    "title": "column_title",
    "pay": "column_pay",
    "growth": "column_growth",
    "openings": "column_openings",
    "education": "column_education",
}
"""What the list can be sorted by, with the words for each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """A choice of the page: the name of its field, and (value, words) of each option."""

    name: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Industry:
    """An industry with its careers, the safest first."""

    slug: str
    title: str
    careers: tuple[CareerRow, ...]


def render_index(rows: Sequence[CareerRow], frame: Frame) -> str:
    """The page of all careers; without JavaScript it is the whole list, by category and industry."""
    words = frame.catalogue
    scored = sorted(row.score for row in rows if row.score is not None)
    low, middle, high = quantiles(scored, n=4) if len(scored) > 1 else (0.0, 0.0, 0.0)
    counts = [sum(row.score10 == score for row in rows) for score in range(11)]
    bars = ", ".join(words.say("index.spread_bar", score=score, count=count) for score, count in enumerate(counts))
    values = {
        "count": words.number(len(rows)),
        "filters": _filters(rows, words),
        "sorts": [(name, words.say(f"index.{label}")) for name, label in SORTS.items()],
        "categories": [(name, sum(row.category == name for row in rows)) for name in CATEGORIES],
        "industries": industries_of(rows),
        "chart": draw_counts(counts, words, said=words.say("index.spread_said", bars=bars)),
        "spread": {
            "low": words.number(low),
            "middle": words.number(middle),
            "high": words.number(high),
            "unscored": words.number(len(rows) - len(scored)),
        },
    }
    return render("index.html.j2", frame, values)


def industries_of(rows: Sequence[CareerRow]) -> tuple[Industry, ...]:
    """The industries by title, each with its careers: scored ones first, the safest at the top."""
    found: dict[str, list[CareerRow]] = {}
    for row in rows:
        found.setdefault(row.industry, []).append(row)
    industries = [
        Industry(slug=slug, title=careers[0].field, careers=tuple(safest_first(careers)))
        for slug, careers in found.items()
    ]
    return tuple(sorted(industries, key=lambda industry: industry.title))


def safest_first(rows: Sequence[CareerRow]) -> list[CareerRow]:
    """The careers from the highest score down, those without one last, equals by title."""
    return sorted(rows, key=lambda row: (row.score is None, -(row.score or 0.0), row.title))


def _filters(rows: Sequence[CareerRow], words: Catalogue) -> tuple[Filter, ...]:
    levels = tuple((str(place), words.say(f"index.levels.{place}")) for place in range(len(EDUCATION_LEVELS)))
    return (
        Filter(name="category", options=tuple((name, words.say(f"names.category.{name}")) for name in CATEGORIES)),
        Filter(name="industry", options=tuple((each.slug, each.title) for each in industries_of(rows))),
        Filter(name="score", options=tuple((str(least), f"{least}/10") for least in LEAST_SCORES)),
        Filter(name="pay", options=tuple((str(least), words.money(least)) for least in LEAST_PAYS)),
        Filter(name="growth", options=tuple((str(least), words.percent(least / 100)) for least in LEAST_GROWTHS)),
        Filter(name="education", options=levels[:-1]),
        Filter(
            name="telework",
            options=tuple((place, words.say(f"index.telework_{place}")) for place in ("home", "site")),
        ),
        Filter(
            name="kind",
            options=tuple((kind, words.say(f"index.kind_{kind}")) for kind in ("official", "emerging")),
        ),
    )


def index_data(rows: Sequence[CareerRow], catalogue: Catalogue) -> str:
    """The plain script `careers.{language}.js`: every career in a row of an array, for search, filters and compare.

    A row is key, title, category, score of ten, score, its low and high end, industry, median pay, whether that is by
    the hour, growth in per cent, openings a year, level of schooling, whether the work can be done from home. Category,
    industry and level are places in the lists beside the rows; null stands for what is not known.
    """
    industries = industries_of(rows)
    places = {industry.slug: place for place, industry in enumerate(industries)}
    plain = {
        "language": catalogue.language,
        "words": catalogue.names("scripts"),
        "signs": catalogue.names("signs"),
        "categories": [[name, catalogue.say(f"names.category.{name}")] for name in CATEGORIES],
        "industries": [[industry.slug, industry.title] for industry in industries],
        "levels": [catalogue.say(f"index.levels.{place}") for place in range(len(EDUCATION_LEVELS))],
        "rows": [_plain(row, places) for row in rows],
    }
    return assign("careers", plain)


def names_data(
    rows: Sequence[CareerRow],
    names: Mapping[str, Sequence[str]],
    everyday: Mapping[str, Sequence[str]],
    catalogue: Catalogue,
) -> str:
    """The plain script `names.{language}.js`: what else people call each career, fetched when somebody searches.

    Two texts a career in the order of the rows, names parted by "|": those that mean it before all others, then others.
    """
    lists = [
        ["|".join(name.replace("|", " ") for name in of.get(row.key, ())) for row in rows] for of in (everyday, names)
    ]
    return assign("names", {"language": catalogue.language, "everyday": lists[0], "names": lists[1]})


def assign(name: str, value: object) -> str:
    """A script that hangs the value on `window.careerproof`; a page from disk may not fetch a JSON file."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Line ends of Unicode that JSON allows and old scripts do not.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'"use strict";\n(window.careerproof = window.careerproof || {{}}).{name} = {text};\n'


def _plain(row: CareerRow, industries: Mapping[str, int]) -> list[object]:
    return [
        row.key,
        read_dashes(row.title),
        None if row.category is None else CATEGORIES.index(row.category),
        row.score10,
        *(None if value is None else round(value, 1) for value in (row.score, row.score_low, row.score_high)),
        industries[row.industry],
        None if row.pay is None else _whole(row.pay),
        int(row.pay_period == "hour"),
        None if row.change_pct is None else _whole(row.change_pct),
        row.annual_openings,
        row.education_level,
        None if row.telework is None else int(row.telework >= FROM_HOME),
    ]


def _whole(value: float) -> float | int:
    """A whole number without ".0", which a thousand rows would carry."""
    return int(value) if value == int(value) else value
