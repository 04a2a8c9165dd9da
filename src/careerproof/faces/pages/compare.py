"""The page that puts two to four careers side by side."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.careers.listing.traits import CareerTraits
from careerproof.careers.model import CareerRow, Pay
from careerproof.evidence import Estimate
from careerproof.faces.catalogue import Catalogue
from careerproof.faces.pages.frame import Frame, render
from careerproof.faces.pages.index import assign, industries_of
from careerproof.safety.model import AXES

EXAMPLES = (
    ("29-1141.00", "31-1131.00", "29-2061.00"),
    ("15-1252.00", "15-1251.00", "machine-learning-engineer"),
    ("43-3031.00", "13-2011.00", "13-2051.00"),
    ("47-2111.00", "47-2152.00", "51-4121.00"),
)
"""Comparisons that people ask about: nurses, programmers, bookkeepers and accountants, trades."""


def render_compare(rows: Sequence[CareerRow], frame: Frame) -> str:
    """The page that compares careers; without JavaScript it explains itself and leads to the careers."""
    titles = {row.key: row.title for row in rows}
    examples = [
        [(key, titles[key]) for key in keys if key in titles] for keys in EXAMPLES if set(keys) <= titles.keys()
    ]
    return render("compare.html.j2", frame, {"examples": examples, "industries": industries_of(rows)})


def compare_data(traits: Sequence[CareerTraits], catalogue: Catalogue) -> str:
    """The plain script `compare.{language}.js`: what careers are compared by, in the order of `index_data`.

    A row is the axes (value, low and high end of each, or null), pay at entry and senior pay as (value, whether it is
    a floor), skills and technologies, both as places in the lists beside the rows.
    """
    skills = sorted({name for each in traits for name in each.skills})
    technologies = sorted({name for each in traits for name in each.technologies})
    places = [{name: place for place, name in enumerate(names)} for names in (skills, technologies)]
    plain = {
        "language": catalogue.language,
        "axes": [catalogue.say(f"names.axis.{name}") for name in AXES],
        "meanings": [catalogue.say(f"names.axis_meaning.{name}") for name in AXES],
        "skills": skills,
        "technologies": technologies,
        "rows": [
            [
                [_axis(each.axes[name]) for name in AXES],
                _pay(each.entry),
                _pay(each.senior),
                [places[0][name] for name in each.skills],
                [places[1][name] for name in each.technologies],
            ]
            for each in traits
        ],
    }
    return assign("compare", plain)


def _axis(axis: Estimate | None) -> list[int] | None:
    return None if axis is None else [round(axis.value), round(axis.low), round(axis.high)]


def _pay(pay: Pay | None) -> list[float | int] | None:
    return None if pay is None else [int(pay.value) if pay.value == int(pay.value) else pay.value, int(pay.top_coded)]
