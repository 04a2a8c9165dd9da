"""Tests of `skills.extract` on the shipped facts."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerproof.skills import Skills


def named(skills: Skills, text: str) -> list[str]:
    """The written forms of the mentions that are not negated."""
    return [mention.text for mention in skills.extract(text) if not mention.negated]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Built APIs in Go, C++17 and Python on AWS", ["APIs", "Go", "C++17", "Python", "AWS"]),
        ("ASP.NET/.NET, CI / CD and k8s", ["ASP.NET", ".NET", "CI / CD", "k8s"]),
        ("Excel, Word and Access required", ["Excel", "Word", "Access"]),
        ("Proficient in R and C", ["R", "C"]),
        ("payroll, GAAP and QuickBooks", ["payroll", "GAAP", "QuickBooks"]),
        ("IV therapy, wound care, ACLS", ["IV therapy", "wound care", "ACLS"]),
        (
            "MIG welding, blueprint reading and forklift certification",
            ["MIG welding", "blueprint reading", "forklift certification"],
        ),
        (
            "PyTorch, RAG, dbt, Terraform, prompt engineering",
            ["PyTorch", "RAG", "dbt", "Terraform", "prompt engineering"],
        ),
        ("Fluent in Spanish", ["Spanish"]),
        ("PMP and CPA", ["PMP", "CPA"]),
        ("MBA or PhD", ["MBA", "PhD"]),
        ("BS/MS in Statistics", ["BS", "MS", "Statistics"]),
        ("- Excel\n- Word\n- Outlook", ["Excel", "Word", "Outlook"]),
    ],
)
def test_what_is_named(skills: Skills, text: str, expected: list[str]) -> None:
    """Technologies, methods, certificates, languages and degrees of many fields are found as written."""
    assert named(skills, text) == expected


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("We excel at what we do", "excel"),
        ("Access to the building", "Access"),
        ("Go to market fast", "Go"),
        ("R&D department, grade C", "R"),
        ("Our teams react to change", "react"),
        ("Spring 2020 semester", "Spring"),
        ("You will lead people", "lead"),
        ("A positive outlook, rest assured", "outlook"),
        ("Swift action in a rust belt town", "Swift"),
        ("The word of the day is express", "word"),
        ("polish the floors", "polish"),
    ],
)
def test_everyday_words_are_no_skills(skills: Skills, text: str, absent: str) -> None:
    """A spelling that is also a plain word needs surroundings that speak for it."""
    assert absent not in [mention.text for mention in skills.extract(text)]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("No experience with Java required", "Java"),
        ("Experience without Kubernetes is fine", "Kubernetes"),
        ("never used Python", "Python"),
        ("I don't know SQL", "SQL"),
        ("Terraform is not required", "Terraform"),
    ],
)
def test_negation(skills: Skills, text: str, term: str) -> None:
    """What the text says is absent or not needed is marked."""
    found = [mention for mention in skills.extract(text) if mention.text == term]
    assert found and all(mention.negated for mention in found)


@pytest.mark.parametrize(
    "text", ["not only Python but also SQL", "No nonsense. Python daily", "not limited to Python", "no Java but Python"]
)
def test_what_is_no_negation(skills: Skills, text: str) -> None:
    """A "not" that belongs to something else leaves the skill alone."""
    assert [mention.negated for mention in skills.extract(text) if mention.text == "Python"] == [False]


def test_communication_is_not_taught(skills: Skills) -> None:
    """A plain word is its own skill, not a longer one that contains it."""
    (mention,) = skills.extract("strong communication")
    assert mention.term is not None and mention.term.label == "communication"


def test_kinds_and_ids(skills: Skills) -> None:
    """Each mention says what it is; ESCO's ids are its URIs."""
    kinds = {m.text: m.kind for m in skills.extract("Python, communication, Spanish, CPA and an MBA")}
    assert kinds == {
        "Python": "technology",
        "communication": "skill",
        "Spanish": "language",
        "CPA": "certification",
        "MBA": "degree",
    }
    (python,) = skills.extract("Python")
    assert (
        python.term is not None
        and python.term.taxonomy == "esco"
        and python.term.id.startswith("http://data.europa.eu/esco/skill/")
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    parts=st.lists(
        st.sampled_from(
            [
                "Python",
                "Go",
                ", ",
                " and ",
                "\n",
                "no ",
                "C++",
                "é",
                "Excel",
                ". ",
                "BS in ",
                "PhD",
                "machine  learning",
                "İ",
            ]
        )
    )
)
def test_mentions_slice_the_text(skills: Skills, parts: list[str]) -> None:
    """Mentions ascend, do not overlap, and are the slices they say."""
    text = "".join(parts)
    last = 0
    for mention in skills.extract(text):
        assert mention.start >= last
        assert text[mention.start : mention.end] == mention.text
        assert 0 < mention.confidence <= 1
        last = mention.end
