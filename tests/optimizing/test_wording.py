"""Two wordings of one thing."""

from __future__ import annotations

import pytest

from careerproof.optimizing.wording import affirms_wording, contains_wording, is_kin, is_short_for


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("k8s", "Kubernetes", True),
        ("i18n", "internationalization", True),
        ("NLP", "natural language processing", True),
        ("A/P", "accounts payable", True),
        ("CI/CD", "continuous integration and continuous delivery", True),
        ("AP", "accounts payable", True),
        ("EHR", "electronic health record", True),
        ("RoR", "return on revenue", True),
        ("R", "Ruby", False),
        ("Go", "Golang", False),
        ("ML", "MLflow", False),
        ("k9s", "Kubernetes", False),
        ("", "anything", False),
        ("SQL", "SQL", False),
    ],
)
def test_short_forms(short: str, long: str, expected: bool) -> None:
    """Initials and numeronyms are short forms; a word that merely begins alike is none."""
    assert is_short_for(short, long) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("RESTful services", "REST APIs", True),
        ("sklearn", "scikit-learn", True),
        ("Postgres", "PostgreSQL", True),
        ("Airflow", "Apache Airflow", True),
        ("Excel", "pivot tables", False),
        ("text mining", "NLP", False),
        ("R", "R Studio", True),
        ("Go", "Google", False),
    ],
)
def test_kin(one: str, other: str, expected: bool) -> None:
    """Names that share a word, or a word within a word, are kin."""
    assert is_kin(one, other) is expected
    assert is_kin(other, one) is expected


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        ("Built REST APIs.", "REST API", True),
        ("managing budgets", "manage budget", True),
        ("JavaScript", "Java", False),
        ("C++ and C#", "C", False),
        ("anything", "", False),
    ],
)
def test_containing(text: str, wording: str, expected: bool) -> None:
    """Whole words count, in any inflection."""
    assert contains_wording(text, wording) is expected


@pytest.mark.parametrize(
    ("text", "wording", "expected"),
    [
        ("Built REST APIs.", "REST API", True),
        ("no experience with Terraform", "Terraform", False),
        ("never worked without tests", "tests", False),
        ("No outage in five years of running large Python services", "Python", True),
        ("not Java, but Python", "Java", False),
        ("No Java in 2020. By 2023 all new services of the team ran on Java", "Java", True),
    ],
)
def test_affirming(text: str, wording: str, expected: bool) -> None:
    """A "no" shortly before the words takes them back; another mention may still stand."""
    assert affirms_wording(text, wording) is expected
