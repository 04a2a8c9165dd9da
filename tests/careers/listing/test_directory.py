"""All careers in one list: what is in a row, what each condition keeps, and in which order they come."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from careerproof.careers.listing import directory, names, traits
from careerproof.careers.listing.directory import (
    EDUCATION_LEVELS,
    SORTS,
    industry_slug,
    list_careers,
    search_careers,
)
from careerproof.careers.listing.names import list_names
from careerproof.careers.listing.traits import list_traits
from careerproof.careers.model import CareerProfile
from careerproof.careers.translation import Translation
from careerproof.errors import UsageError
from careerproof.evidence import Missing
from careerproof.facts.store import Facts


def test_every_career_has_a_row_with_the_figures_of_its_page(facts: Facts, profiles: dict[str, CareerProfile]) -> None:
    """The list says of a career what its own page says."""
    rows = list_careers(facts)
    assert [row.key for row in rows] == list(profiles)
    for row in rows:
        page = profiles[row.key]
        score = page.safety.score
        assert (row.title, row.official, row.category) == (page.title, page.official, page.safety.category)
        assert row.score == (None if isinstance(score, Missing) else score.value)
        assert row.pay == (page.salary.mid.value if page.salary.mid else None)
        assert row.change_pct == page.growth.change_pct
        assert row.education == page.education.typical
        assert row.industry == industry_slug(row.field)


def test_emerging_careers_stand_in_the_industries_of_the_official_ones(facts: Facts) -> None:
    """One set of industries serves all: a machine learning engineer is found beside the software developers."""
    rows = {row.key: row for row in list_careers(facts)}
    official = {row.industry for row in rows.values() if row.official}
    assert len(official) == 23
    assert {row.industry for row in rows.values()} == official
    assert rows["machine-learning-engineer"].field == "Computing and mathematics"


def test_every_level_of_schooling_has_its_place(facts: Facts) -> None:
    """A level that the projections name and we do not know would drop careers out of the filter."""
    rows = list_careers(facts)
    assert {row.education for row in rows if row.education} == set(EDUCATION_LEVELS)
    assert all((row.education is None) == (row.education_level is None) for row in rows)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"category": "hands-on"}, lambda row: row.category == "hands-on"),
        ({"industry": "law"}, lambda row: row.field == "Law"),
        ({"industry": "Health care"}, lambda row: row.field == "Health care"),
        ({"industry": "protective"}, lambda row: row.field == "Protective service"),
        ({"least_score": 7}, lambda row: row.score10 is not None and row.score10 >= 7),
        ({"least_pay": 100_000}, lambda row: row.pay is not None and row.pay >= 100_000),
        ({"least_growth": 5}, lambda row: row.change_pct is not None and row.change_pct >= 5),
        ({"education": "associate"}, lambda row: row.education_level is not None and row.education_level <= 4),
        ({"telework": True}, lambda row: row.telework is not None and row.telework >= 0.5),
        ({"telework": False}, lambda row: row.telework is not None and row.telework < 0.5),
        ({"official": False}, lambda row: row.slug is not None),
        ({"official": True}, lambda row: row.code is not None),
        (
            {"category": "ai-enhanced", "least_score": 7, "official": True},
            lambda row: row.category == "ai-enhanced" and row.score10 >= 7 and row.official,
        ),
    ],
)
def test_a_condition_keeps_exactly_what_holds_to_it(facts: Facts, condition: dict[str, Any], holds: Any) -> None:
    """Conditions narrow, and several narrow together."""
    found = search_careers(facts, **condition)
    assert {row.key for row in found.careers} == {row.key for row in list_careers(facts) if holds(row)}
    assert found.found == len(found.careers) > 0


def test_pay_by_the_hour_never_passes_for_pay_by_the_year(facts: Facts) -> None:
    """Nobody knows how many hours a year an actor works."""
    assert any(row.pay_period == "hour" for row in list_careers(facts))
    assert all(row.pay_period == "year" for row in search_careers(facts, least_pay=1).careers)


@pytest.mark.parametrize("sort", sorted(SORTS))
@pytest.mark.parametrize("descending", [None, True, False])
def test_the_order_is_the_one_asked_for_and_the_unknown_comes_last(
    facts: Facts, sort: str, descending: bool | None
) -> None:
    """Whichever way the order runs, careers without the figure stand at the end."""
    found = search_careers(facts, sort=sort, descending=descending).careers
    values = [SORTS[sort](row) for row in found]
    known = [value for value in values if value is not None]
    assert values == known + [None] * (len(values) - len(known))
    downward = (sort not in {"title", "education"}) if descending is None else descending
    assert known == sorted(known, reverse=downward)


def test_a_limit_cuts_the_list_and_not_the_count(facts: Facts) -> None:
    """The list says how many there are, however few it shows."""
    found = search_careers(facts, category="at-risk", limit=3)
    assert len(found.careers) == 3
    assert found.found > 100


@pytest.mark.parametrize(
    ("condition", "hint"),
    [
        ({"category": "safe"}, "hands-on"),
        ({"industry": "health"}, "Health care; Health care support"),
        ({"industry": "mining on the moon"}, "Law"),
        ({"education": "kindergarten"}, "Bachelor's degree"),
        ({"sort": "fame"}, "growth"),
        ({"sort": "match"}, "growth"),
    ],
)
def test_a_condition_that_nothing_can_hold_to_is_refused(facts: Facts, condition: dict[str, Any], hint: str) -> None:
    """A word that is no category, industry, level or order is told with what there is."""
    with pytest.raises(UsageError) as refused:
        search_careers(facts, **condition)
    assert hint in refused.value.hint


def test_another_language_changes_names_and_nothing_else(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Titles, industries, schooling and skills are named in the language; the English title still finds the career."""
    words = Translation(
        language="xx",
        titles={"23-1011.00": "Abogados"},
        activities={},
        elements={"2.A.1.a": "Comprensión de lectura"},
        labels={"Law": "Derecho", "Bachelor's degree": "Licenciatura"},
    )
    for room in (directory, names, traits):
        monkeypatch.setattr(room, "load_translation", lambda _: words)
    for english, row in zip(list_careers(facts), list_careers(facts, "xx"), strict=True):
        assert replace(row, title=english.title, field=english.field, education=english.education) == english
        assert row.title == ("Abogados" if row.key == "23-1011.00" else english.title)
        assert row.field == ("Derecho" if english.field == "Law" else english.field)
    called = list_names(facts, "xx")
    assert called["23-1011.00"] == ("Lawyers", *list_names(facts)["23-1011.00"])
    assert called["29-1141.00"] == list_names(facts)["29-1141.00"]
    asked = {each.key: each.skills for each in list_traits(facts, "xx")}
    for before in list_traits(facts):
        renamed = tuple("Comprensión de lectura" if name == "Reading Comprehension" else name for name in before.skills)
        assert asked[before.key] == renamed
