"""The career page as text says by what pay is counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from careerproof.careers import build_profile
from careerproof.faces.cli.pages.profile import profile_page
from careerproof.facts.store import Facts, open_facts
from careerproof.occupations.resolve import resolve_career
from careerproof.settings import SHIPPED_FACTS


@pytest.fixture(scope="module")
def facts() -> Iterator[Facts]:
    """The facts that the package ships."""
    with open_facts(SHIPPED_FACTS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("code", "shown", "absent"),
    [
        (
            "27-2011.00",
            ["$20.34", "$29.05", "$97.95", "US dollars an hour, May 2025.", "only hourly pay"],
            "a year, May",
        ),
        ("15-1252.00", ["$105,210", "$135,980", "$171,980", "US dollars a year, May 2025."], "an hour"),
        ("55-3016.00", ["not known", "The wage survey does not cover this occupation."], "US dollars"),
    ],
)
def test_pay_says_its_period(facts: Facts, code: str, shown: list[str], absent: str) -> None:
    """By the year in whole dollars, by the hour with cents, or not known with a reason."""
    page = profile_page(build_profile(facts, resolve_career(facts, code)))
    start = page.index("Salary")
    salary = " ".join(page[start : page.index("Growth outlook", start)].split())
    assert all(text in salary for text in shown)
    assert absent not in salary
