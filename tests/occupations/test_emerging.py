"""Tests of `occupations.emerging`."""

from __future__ import annotations

import pytest

from careerproof.facts.store import Facts
from careerproof.language import normalise
from careerproof.occupations.emerging import emerging_by_slug, find_emerging, load_emerging

ROLES = {"builds", "operates", "evaluates", "governs", "uses", "none"}


def test_there_are_enough_of_them() -> None:
    """At least sixty careers, in many fields, sorted by slug."""
    careers = load_emerging()
    assert len(careers) >= 60
    assert len({career.field for career in careers}) >= 15
    assert [career.slug for career in careers] == sorted(career.slug for career in careers)


def test_every_mixture_is_whole_and_official(facts: Facts) -> None:
    """Weights are shares that sum to one, codes exist and do not repeat, each part has a reason."""
    codes = set(facts.codes())
    for career in load_emerging():
        assert sum(part.weight for part in career.mixture) == pytest.approx(1), career.slug
        assert all(part.weight >= 0.05 and part.why.strip() for part in career.mixture), career.slug
        assert {part.code for part in career.mixture} <= codes, career.slug
        assert len({part.code for part in career.mixture}) == len(career.mixture), career.slug


def test_names_belong_to_one_career() -> None:
    """No slug, title or alternative title stands twice."""
    careers = load_emerging()
    assert len({career.slug for career in careers}) == len(careers)
    names = [normalise(name) for career in careers for name in (career.title, *career.titles)]
    assert len(set(names)) == len(names)


def test_every_career_says_what_it_needs() -> None:
    """Skills and technologies are listed, the relation to AI is a known one, and nothing holds a figure of its own."""
    for career in load_emerging():
        assert len(career.skills) >= 4 and len(career.technologies) >= 2, career.slug
        assert career.ai_role in ROLES, career.slug
        assert not career.official
        assert "$" not in str(career.to_dict()) and "%" not in str(career.to_dict()), career.slug


def test_every_name_finds_its_career() -> None:
    """Each title and alternative title of a career leads back to it."""
    for career in load_emerging():
        for name in (career.title, *career.titles):
            found = find_emerging(name)
            assert found is not None and found.slug == career.slug, name


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Sr. ML Engineer", "machine-learning-engineer"),
        ("ML Eng", "machine-learning-engineer"),
        ("Staff Machine Learning Engineer (Remote)", "machine-learning-engineer"),
        ("Machine Learning Engineer II", "machine-learning-engineer"),
        ("MLOps Engineer, Remote", "mlops-engineer"),
        ("Prompt Engineer (Contract)", "prompt-engineer"),
        ("Head of AI", "chief-ai-officer"),
        ("Product Manager, AI", "ai-product-manager"),
        ("Artificial Intelligence Product Manager", "ai-product-manager"),
        ("data annotators", "data-annotator"),
    ],
)
def test_rank_place_and_abbreviations_do_not_matter(title: str, slug: str) -> None:
    """A title is found with its rank, hours, place and short forms."""
    found = find_emerging(title)
    assert found is not None and found.slug == slug


@pytest.mark.parametrize(
    "title", ["", "engineer", "data analyst", "machine operator", "nurse", "AI", "product manager"]
)
def test_other_titles_name_none(title: str) -> None:
    """Near is not enough."""
    assert find_emerging(title) is None


def test_a_slug_finds_its_career() -> None:
    """Slugs are exact."""
    found = emerging_by_slug("ai-auditor")
    assert found is not None and found.title == "AI Auditor"
    assert emerging_by_slug("ai auditor") is None
