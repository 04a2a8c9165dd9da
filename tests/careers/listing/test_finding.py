"""Which careers a few typed words find, and in which order."""

from __future__ import annotations

import pytest

from careerproof.careers.listing.directory import search_careers
from careerproof.careers.listing.finding import find_careers
from careerproof.facts.store import Facts


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("data scientist", "Data Scientists"),
        ("Data Scientists", "Data Scientists"),
        ("electrician", "Electricians"),
        ("RN", "Registered Nurses"),
        ("nurse", "Registered Nurses"),
        ("nurce", "Registered Nurses"),
        ("software engineer", "Software Developers"),
        ("softwre enginer", "Software Developers"),
        ("truck driver", "Heavy and Tractor-Trailer Truck Drivers"),
        ("trcuk driver", "Heavy and Tractor-Trailer Truck Drivers"),
        ("lawyer", "Lawyers"),
        ("attorney", "Lawyers"),
        ("prompt engineer", "Prompt Engineer"),
        ("machine learning engineer", "Machine Learning Engineer"),
        ("MLOps", "MLOps Engineer"),
        ("graphic desiner", "Graphic Designers"),
        ("barista", "Baristas"),
        ("29-1141", "Registered Nurses"),
        ("29-1141.00", "Registered Nurses"),
    ],
)
def test_the_career_that_people_mean_comes_first(facts: Facts, query: str, first: str) -> None:
    """By title, another name, an abbreviation, with a slip of the keys, or by code."""
    assert search_careers(facts, query=query, limit=1).careers[0].title == first


def test_the_beginning_of_a_code_finds_its_group(facts: Facts) -> None:
    """Codes stand in a tree, and people ask for a branch."""
    found = search_careers(facts, query="29-11").careers
    assert len(found) > 10
    assert all((row.code or "").startswith("29-11") for row in found)


def test_short_words_are_whole_words(facts: Facts) -> None:
    """Who looks for "ai" does not mean the air crew."""
    found = search_careers(facts, query="ai").careers
    assert sum(row.title.startswith("AI ") for row in found[:10]) >= 8
    assert "Air Crew Members" not in {row.title for row in found[:40]}


def test_a_word_finds_every_title_that_holds_it(facts: Facts) -> None:
    """The list of "nurse" leaves no kind of nurse out."""
    found = set(find_careers(facts, "nurse"))
    assert {row.key for row in search_careers(facts).careers if "Nurse" in row.title} <= found


@pytest.mark.parametrize("query", ["", "   ", "qwzrtx", "...", "the of and"])
def test_what_means_no_career_finds_none(facts: Facts, query: str) -> None:
    """Nothing is found for noise, and nothing breaks."""
    assert len(search_careers(facts, query=query).careers) == 0


def test_conditions_hold_for_what_is_found(facts: Facts) -> None:
    """Words and conditions narrow together, and the fit decides the order."""
    found = search_careers(facts, query="nurse", least_pay=90_000, category="ai-enhanced")
    assert found.careers
    assert all(row.category == "ai-enhanced" and (row.pay or 0) >= 90_000 for row in found.careers)
    fits = find_careers(facts, "nurse")
    values = [fits[row.key] for row in found.careers]
    assert values == sorted(values, reverse=True)
