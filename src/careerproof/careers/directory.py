"""All careers in one list: a row each, with what people sort and filter by."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from careerproof.careers.figures import give_education, give_growth, give_salary
from careerproof.careers.landscape import parts_of, see_landscape
from careerproof.careers.model import CareerRow
from careerproof.careers.scores import score_key
from careerproof.evidence import Missing
from careerproof.facts.store import Facts

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


@lru_cache(maxsize=4)
def list_careers(facts: Facts) -> tuple[CareerRow, ...]:
    """Every official occupation by code, then the emerging careers by slug."""
    return tuple(_row(facts, key) for key in see_landscape(facts).keys)


def industry_slug(title: str) -> str:
    """The name of an industry as addresses hold it: "Arts, media and sports" is "arts-media-and-sports"."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))


def _row(facts: Facts, key: str) -> CareerRow:
    landscape = see_landscape(facts)
    emerging = landscape.emerging.get(key)
    safety, salary, growth = score_key(facts, key), give_salary(facts, key), give_growth(facts, key)
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
        pay=salary.mid.value if salary.mid else None,
        pay_period=salary.mid.period if salary.mid else None,
        change_pct=growth.change_pct,
        annual_openings=growth.annual_openings,
        education=education,
        education_level=EDUCATION_LEVELS.index(education) if education in EDUCATION_LEVELS else None,
    )


def _field(facts: Facts, key: str) -> str:
    """The broad industry that most of the career's parts belong to; of equals the first by name."""
    weights: dict[str, float] = defaultdict(float)
    for code, weight in parts_of(facts, key):
        weights[facts.occupation(code).field] += weight
    return min(weights, key=lambda field: (-weights[field], field))
