"""Which careers a few typed words find, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerproof.careers.listing.directory import search_careers
from careerproof.careers.listing.finding import find_careers
from careerproof.facts.store import Facts

ASKED = Path(__file__).parent / "asked.tsv"
"""What people type and the career they mean, by code or slug."""


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


def test_what_people_ask_for_comes_first(facts: Facts) -> None:
    """Abbreviations, everyday names, kinds of work; the search in the browser is held to the same list."""
    asked = dict(line.split("\t") for line in ASKED.read_text(encoding="utf-8").splitlines())
    assert len(asked) > 100
    firsts = {query: search_careers(facts, query=query, limit=1).careers[0].key for query in asked}
    assert {query: (key, asked[query]) for query, key in firsts.items() if key != asked[query]} == {}


@pytest.mark.parametrize("plural", ["truck drivers", "RNs", "waitresses", "attorneys", "secretaries"])
def test_the_plural_finds_what_the_singular_does(facts: Facts, plural: str) -> None:
    """Official titles are plurals, and people type either."""
    one = {"truck drivers": "truck driver", "RNs": "rn", "secretaries": "secretary"}.get(plural, plural.rstrip("s"))
    one = "waitress" if plural == "waitresses" else one
    keys = [search_careers(facts, query=query, limit=1).careers[0].key for query in (one, plural)]
    assert keys[0] == keys[1]


def test_each_thing_that_a_title_names_is_found_whole(facts: Facts) -> None:
    """Of "Plumbers, Pipefitters, and Steamfitters" each is what somebody is."""
    for word, title in (
        ("steamfitter", "Plumbers, Pipefitters, and Steamfitters"),
        ("author", "Writers and Authors"),
        ("reporter", "News Analysts, Reporters, and Journalists"),
        ("auditor", "Accountants and Auditors"),
    ):
        assert search_careers(facts, query=word, limit=1).careers[0].title == title


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
