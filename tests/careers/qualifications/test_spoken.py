"""A technology is one thing, whatever the official list or a person calls it."""

from __future__ import annotations

import pytest

from careerproof.careers.moves.transitions import weigh_move
from careerproof.careers.qualifications.spoken import distinct_technologies, spoken_name
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import resolve_career


@pytest.mark.parametrize(
    ("official", "spoken"),
    [
        ("Structured query language SQL", "sql"),
        ("Amazon Web Services AWS software", "amazon web services"),
        ("Atlassian JIRA", "jira"),
        ("Thomson Reuters Westlaw", "westlaw"),
        ("The MathWorks MATLAB", "matlab"),
        ("Salesforce software", "salesforce"),
        ("SQL", "sql"),
        ("NeuroSolutions for MatLab", "neurosolutions for matlab"),
        ("Mental Images Mental Ray", "mental images mental ray"),
        ("Erosion Productivity Impact Calculator EPIC", "erosion productivity impact calculator epic"),
        ("JavaScript", "javascript"),
    ],
)
def test_an_official_name_is_what_people_say(official: str, spoken: str) -> None:
    """Makers, the word software and spelled-out acronyms fall away; another product stays another."""
    assert spoken_name(official) == spoken


def test_a_technology_is_listed_once() -> None:
    """The first way of writing it stays."""
    assert distinct_technologies(["SQL", "Structured query language SQL", "Git"]) == ("SQL", "Git")


def test_a_move_does_not_ask_for_what_the_origin_uses(facts: Facts) -> None:
    """A data analyst writes SQL: it carries over to machine learning engineering, and is not missing."""
    move = weigh_move(facts, resolve_career(facts, "data analyst"), resolve_career(facts, "machine learning engineer"))
    assert "SQL" not in move.skills_missing
    assert not any("SQL" in name.split() for name in move.skills_missing)
