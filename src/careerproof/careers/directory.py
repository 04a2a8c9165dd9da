"""All careers in one list: a row each, with what people sort and filter by."""

from __future__ import annotations

from functools import lru_cache

from careerproof.careers.figures import give_education, give_growth, give_salary
from careerproof.careers.landscape import see_landscape
from careerproof.careers.model import CareerRow
from careerproof.careers.scores import score_key
from careerproof.evidence import Missing
from careerproof.facts.store import Facts


@lru_cache(maxsize=4)
def list_careers(facts: Facts) -> tuple[CareerRow, ...]:
    """Every official occupation by code, then the emerging careers by slug."""
    return tuple(_row(facts, key) for key in see_landscape(facts).keys)


def _row(facts: Facts, key: str) -> CareerRow:
    landscape = see_landscape(facts)
    emerging = landscape.emerging.get(key)
    safety, salary, growth = score_key(facts, key), give_salary(facts, key), give_growth(facts, key)
    score = None if isinstance(safety.score, Missing) else safety.score
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
        field=emerging.field if emerging else facts.occupation(key).field,
        pay=salary.mid.value if salary.mid else None,
        pay_period=salary.mid.period if salary.mid else None,
        change_pct=growth.change_pct,
        annual_openings=growth.annual_openings,
        education=give_education(facts, key).typical,
    )
