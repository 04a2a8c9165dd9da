"""An edition says when it came out, and so how old it is."""

from __future__ import annotations

from datetime import date

import pytest

from careerproof.facts.describing.age import read_edition, tell_age
from careerproof.facts.store import Facts

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("edition", "published", "age"),
    [
        ("May 2025", "2025-05", "18 months old"),
        ("30.1 (December 2025)", "2025-12", "11 months old"),
        ("October 2026", "2026-10", "1 month old"),
        ("November 2026", "2026-11", "of this month"),
        ("December 2026", "2026-12", "dated in the future"),
        ("v1.2.0, May 2024", "2024-05", "2 years old"),
        ("28 August 2025", "2025-08", "15 months old"),
        ("August 2012, updated June 2015", "2015-06", "11 years old"),
        ("2025 (with the scores of 2023)", "2025", "1 year old"),
        ("2010 to 2019", "2019", "7 years old"),
        ("2024–34", "2024", "2 years old"),
        ("2026", "2026", "of this year"),
        ("2030", "2030", "dated in the future"),
        ("24.x", "None", "age not known"),
        ("v1.1.2", "None", "age not known"),
        ("release not stated", "None", "age not known"),
    ],
)
def test_ages(edition: str, published: str, age: str) -> None:
    """The latest month counts, else the latest year; what names neither has no age."""
    assert str(read_edition(edition)) == published
    assert tell_age(edition, TODAY) == age


def test_the_sources_of_pay_and_jobs_have_an_age(facts: Facts) -> None:
    """Only releases of O*NET that our copies name by half have none."""
    without = {source.id for source in facts.sources() if read_edition(source.edition) is None}
    assert without <= {"onet-24.x", "onet-25.x", "onet-27.x"}
