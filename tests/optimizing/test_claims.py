"""The guard lets nothing through that the résumé does not prove."""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem
from careerproof.optimizing.claims import find_unproven, is_proven
from careerproof.optimizing.model import SkillReader
from careerproof.optimizing.standards import load_standards

OLD = "Put the model behind RESTful services on k8s for 40,000 quotes a day in May 2023."

SETTINGS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)


@pytest.mark.parametrize(
    ("new", "unproven"),
    [
        (OLD, ()),
        (OLD.replace("RESTful services", "REST APIs"), ()),
        (OLD.replace("k8s", "Kubernetes (k8s)"), ()),
        (OLD.replace("k8s", "Kubernetes"), ()),
        (OLD.replace("k8s", "k9s"), ("k9s",)),
        (OLD.replace("behind", "to and behind"), ()),
        (OLD.replace("40,000", "50,000"), ("50", "50,000", "40,000")),
        (OLD.replace("40,000", "40"), ("40", "40,000")),
        (OLD.replace("2023", "2024"), ("2024", "2024", "2023")),
        (OLD.replace("May", "June"), ("june",)),
        (OLD.replace("k8s", "k8s at Acme"), ("acme",)),
        (OLD.replace("k8s", "k8s and Terraform"), ("terraform", "Terraform")),
        (OLD.replace("Put", "Expertly put"), ("expertly",)),
    ],
)
def test_what_is_let_through(new: str, unproven: tuple[str, ...], skills: SkillReader) -> None:
    """Wordings of the same term pass; other figures, dates, names, skills and praise do not."""
    wordings = ["REST APIs", "Kubernetes", "Terraform"]
    found = find_unproven(new, old=OLD, proof=[], skills=skills, wordings=wordings)
    assert found == unproven


def test_words_that_are_there_cannot_name_a_skill_that_is_not(skills: SkillReader) -> None:
    """The words of "machine learning" stand in the sentence; the skill does not."""
    old = "Kept learning while every machine ran 5 days."
    found = find_unproven(old.replace("every machine", "machine learning"), old=old, proof=[], skills=skills)
    assert found == ("machine learning",)


def test_a_denial_cannot_be_dropped(skills: SkillReader) -> None:
    """Taking "no" out of "no experience with Terraform" invents a skill."""
    old = "There is no experience with Terraform."
    assert find_unproven("There is experience with Terraform.", old=old, proof=[], skills=skills) == ("Terraform", "no")


def test_confirmed_words_pass_only_when_named(skills: SkillReader) -> None:
    """What the person is asked about may stand in the text, and only that."""
    assert find_unproven("CI/CD", old=None, proof=["GitHub Actions"], skills=skills, confirmed=["CI/CD"]) == ()
    assert find_unproven("CI/CD", old=None, proof=["GitHub Actions"], skills=skills, wordings=["CI/CD"]) != ()


@pytest.mark.parametrize(
    ("wording", "source", "proven"),
    [
        ("Kubernetes", "deployed on k8s", True),
        ("NLP", "reviews read with natural language processing", True),
        ("REST API", "built REST APIs", True),
        ("PostgreSQL", "tables on Postgres", True),
        ("Terraform", "no experience with Terraform", False),
        ("AWS certification", "a nightly job on AWS", False),
        ("machine learning", "the washing machine", False),
        ("pivot tables", "reports in Excel", False),
        ("Apache Airflow", "jobs in Airflow", True),
        ("bank reconciliation", "monthly reconciliations", False),
        ("advanced Excel", "reports in Excel", False),
        ("PostgreSQL 15", "tables on Postgres", False),
        ("strong PostgreSQL", "tables on Postgres", False),
    ],
)
def test_what_proves_a_wording(wording: str, source: str, proven: bool, skills: SkillReader) -> None:
    """A term is proven by itself, its inflections, its short form and its other names; not by a part of it."""
    assert is_proven(wording, [source], skills) is proven


STORY = (
    "Built the nightly load of 35 tables in Python with SQL for 210 users and cut it from 5.1 to 3.4 hours "
    "at Marigold during 2021 without a single outage"
)
WORDS = st.sampled_from(STORY.split())
SENTENCES = st.lists(WORDS, min_size=3, max_size=20).map(" ".join)
INVENTED = st.one_of(
    st.integers(min_value=0, max_value=10**9).map(str),
    st.decimals(min_value=0, max_value=1000, places=1).map(str),
    st.text(string.ascii_uppercase, min_size=2, max_size=5),
    st.text(string.ascii_lowercase, min_size=3, max_size=12).map(str.capitalize),
    st.sampled_from(
        ["Terraform", "Kubernetes", "certified", "January", "PhD", "C++", "AWS", "Ñandú", "москва", "東京"]
    ),
)


@SETTINGS
@given(old=SENTENCES, invented=INVENTED, place=st.integers(min_value=0, max_value=20))
def test_an_invented_token_never_passes(old: str, invented: str, place: int, skills: SkillReader) -> None:
    """Whatever is put into a sentence and is not in it is found, wherever it stands."""
    known = {stem(word) for word in normalise(old).split()} | load_standards().neutral
    if all(stem(word) in known for word in normalise(invented).split()):
        return
    words = old.split()
    words.insert(min(place, len(words)), invented)
    assert find_unproven(" ".join(words), old=old, proof=[], skills=skills, wordings=["Kubernetes", "Terraform"]) != ()


@SETTINGS
@given(old=SENTENCES)
def test_the_unchanged_sentence_always_passes(old: str, skills: SkillReader) -> None:
    """A guard that stops everything would be no use: what is unchanged passes."""
    assert find_unproven(old, old=old, proof=[], skills=skills) == ()


@SETTINGS
@given(old=SENTENCES, data=st.data())
def test_a_changed_figure_never_passes(old: str, data: st.DataObject, skills: SkillReader) -> None:
    """A figure whose digits change is both invented and dropped."""
    figures = [number for number, word in enumerate(old.split()) if word[0].isdigit()]
    if not figures:
        return
    words = old.split()
    place = data.draw(st.sampled_from(figures))
    words[place] = words[place] + data.draw(st.sampled_from(["0", ".5", ",000"]))
    assert find_unproven(" ".join(words), old=old, proof=[], skills=skills) != ()
