"""Titles and activities read as parts of an English sentence."""

from __future__ import annotations

import pytest

from careerproof.careers.phrasing import choose, gerund, infinitive, join_words, plural_name, sentence_case
from careerproof.facts.store import Facts


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Registered Nurses", "registered nurses"),
        ("Machine Learning Engineer", "machine learning engineers"),
        ("AI Policy Secretary", "AI policy secretaries"),
        ("Head of AI", "heads of AI"),
        ("Judges, Magistrate Judges, and Magistrates", "judges"),
        ("Child, Family, and School Social Workers", "child, family, and school social workers"),
        ("Physics Teachers, Postsecondary", "postsecondary physics teachers"),
        (
            "English Language and Literature Teachers, Postsecondary",
            "postsecondary English language and literature teachers",
        ),
        ("Managers, All Other", "other managers"),
        ("Computer Occupations, All Other", "people in other computer occupations"),
        ("Helpers--Electricians", "helpers of electricians"),
        (
            "Secretaries and Administrative Assistants, Except Legal, Medical, and Executive",
            "secretaries and administrative assistants",
        ),
        ("Sewing Machine Operators", "sewing machine operators"),
        (
            "Forging Machine Setters, Operators, and Tenders, Metal and Plastic",
            "forging machine operators (metal and plastic)",
        ),
        ("Infantry", "infantry soldiers"),
    ],
)
def test_a_title_becomes_the_people_of_a_sentence(title: str, name: str) -> None:
    """Catalogue entries turn into plural names that a sentence can use."""
    assert plural_name(title) == name


@pytest.mark.parametrize(
    ("activity", "noun"),
    [
        ("Monitor patient conditions.", "monitoring patient conditions"),
        ("Write reports", "writing reports"),
        ("Cut fabrics", "cutting fabrics"),
        ("Confer with clients", "conferring with clients"),
        ("Oversee business processes", "overseeing business processes"),
        ("Load or unload materials", "loading or unloading materials"),
        ("Record research or operational data", "recording research or operational data"),
        ("Inspected printed materials", "inspecting printed materials"),
        ("Analyze Geographic Information Systems (GIS) data", "analyzing geographic information systems (GIS) data"),
    ],
)
def test_an_activity_becomes_a_noun(activity: str, noun: str) -> None:
    """The verb takes its -ing form, joined verbs follow, acronyms keep their capitals."""
    assert gerund(activity) == noun


def test_no_official_activity_keeps_a_bare_second_verb(facts: Facts) -> None:
    """Every activity that joins two verbs has both in the -ing form, by the verbs that begin other activities."""
    titles = {activity.title for code in facts.codes() for activity in facts.activities(code)}
    verbs = {title.split()[0].lower() for title in titles}
    nouns = {
        "display",
        "support",
        "service",
        "research",
        "test",
        "process",
        "design",
        "use",
        "plant",
        "program",
        "staff",
    }
    bare = [
        title
        for title in sorted(titles)
        if (words := gerund(title).split())[1:2] in (["or"], ["and"]) and words[2] in verbs - nouns
    ]
    assert len(titles) > 1900
    assert bare == []
    assert infinitive("Repair or replace parts.") == "repair or replace parts"


def test_lists_join_as_people_write_them() -> None:
    """Commas part short words, semicolons parts that hold commas."""
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b"]) == "a and b"
    assert join_words(["a", "b", "c"]) == "a, b, and c"
    assert join_words(["a, b", "c"]) == "a, b; and c"
    assert sentence_case("aB") == "AB"


def test_a_choice_is_the_same_on_every_machine() -> None:
    """Variants are chosen by a digest: known keys keep their number, and all numbers come up."""
    assert choose("29-1141.00/headline_high", 5) == choose("29-1141.00/headline_high", 5)
    assert {choose(f"key {number}", 4) for number in range(60)} == {0, 1, 2, 3}
