"""Which careers are there that hold to these conditions?"""

from __future__ import annotations

from careerproof.careers.listing.directory import search_careers
from careerproof.careers.model import CareerList
from careerproof.settings import Settings
from careerproof.verbs.opening import open_store


def careers(
    query: str | None = None,
    *,
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
    settings: Settings | None = None,
) -> CareerList:
    """All careers, or those that the words and the conditions leave, best first.

    The conditions are those of `careerproof.careers.listing.directory.search_careers`.

    Raises:
        UsageError: no such category, industry, level of schooling or order.
    """
    return search_careers(
        open_store(settings),
        query=query,
        category=category,
        industry=industry,
        least_score=least_score,
        least_pay=least_pay,
        least_growth=least_growth,
        education=education,
        telework=telework,
        official=official,
        sort=sort,
        descending=descending,
        limit=limit,
    )
