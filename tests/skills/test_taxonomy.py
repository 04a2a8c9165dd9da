"""Tests of `skills.taxonomy`: names, labels, nearness and ranking on the shipped facts."""

from __future__ import annotations

import pytest

from careerproof.skills import Skills


@pytest.mark.parametrize(
    "names",
    [
        ("Excel", "Microsoft Excel", "MS Excel"),
        ("SQL", "Structured query language SQL", "structured query language"),
        ("React", "React.js", "ReactJS"),
        ("Postgres", "PostgreSQL", "PostgreSQL 15"),
        ("k8s", "Kubernetes"),
        ("JS", "JavaScript"),
        ("AWS", "Amazon Web Services", "Amazon Web Services AWS software"),
        ("ML", "machine learning"),
        ("RESTful", "REST APIs"),
        ("Python", "Python (computer programming)", "Python 3.11", "python programming"),
        ("Golang", "Go"),
        ("managing budgets", "manage budgets"),
        ("R", "R programming"),
    ],
)
def test_one_skill_many_names(skills: Skills, names: tuple[str, ...]) -> None:
    """Makers, versions, acronyms and inflections lead to one id."""
    ids = {skills.canonical(name) for name in names}
    assert len(ids) == 1 and None not in ids


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Java", "JavaScript"),
        ("C", "C++"),
        ("C#", "C"),
        ("Epic", "EPIC erosion model"),
        ("PMP", "Pathogen Modeling Program PMP"),
        ("React", "React Native"),
    ],
)
def test_other_skills_stay_apart(skills: Skills, one: str, other: str) -> None:
    """Likeness of names does not make two skills one."""
    assert skills.canonical(one) is not None
    assert skills.canonical(one) != skills.canonical(other)


def test_unknown_names(skills: Skills) -> None:
    """What no taxonomy holds has no id, no aliases, and is near nothing."""
    assert skills.canonical("flurble gribbing") is None
    assert skills.canonical("") is None
    assert skills.aliases("no such id") == ()
    assert skills.nearness("no such id", "another") == 0.0


def test_labels_are_what_people_say(skills: Skills) -> None:
    """The label leaves out a taxonomy's qualifier; aliases hold every spelling."""
    python = skills.canonical("Python")
    assert python is not None
    assert skills.label(python) == "Python"
    assert "Python (computer programming)" in skills.aliases(python)
    with pytest.raises(KeyError):
        skills.label("no such id")


@pytest.mark.parametrize(
    ("skill", "near", "far"),
    [
        ("PyTorch", "TensorFlow", "payroll"),
        ("Tableau", "Power BI", "welding"),
        ("QuickBooks", "Xero", "Kubernetes"),
        ("wound care", "IV therapy", "SQL"),
        ("AWS", "Microsoft Azure", "wound care"),
        ("Python", "R", "bartending"),
    ],
)
def test_nearness_orders(skills: Skills, skill: str, near: str, far: str) -> None:
    """A sister tool is nearer than another trade; nearness is symmetric and at most one."""
    ids = [skills.canonical(name) for name in (skill, near, far)]
    one, close, distant = (identifier or "" for identifier in ids)
    assert skills.nearness(one, close) > 0.5 > skills.nearness(one, distant)
    assert skills.nearness(one, close) == skills.nearness(close, one)
    assert skills.nearness(one, one) == 1.0


def test_ranking_puts_named_skills_first(skills: Skills) -> None:
    """Skills that the text names lead; labels are distinct; scores fall; ids are ESCO's."""
    ranked = skills.rank("You will manage budgets, supervise staff and use Python. Strong communication.", top=6)
    labels = [term.label for term, _ in ranked]
    assert {"manage budgets", "supervise staff", "Python (computer programming)", "communication"} <= set(labels)
    assert len(set(labels)) == len(labels) == 6
    scores = [score for _, score in ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(term.id.startswith("http://data.europa.eu/esco/") for term, _ in ranked)


def test_ranking_by_onet(skills: Skills) -> None:
    """The other taxonomy answers with its own terms."""
    ranked = skills.rank("Python, Tableau and Microsoft Excel", top=3, taxonomy="onet")
    assert {"Python", "Tableau", "Microsoft Excel"} == {term.label for term, _ in ranked}


def test_nothing_ranks_nothing(skills: Skills) -> None:
    """An empty text asks for no skill."""
    assert skills.rank("") == ()
