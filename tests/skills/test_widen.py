"""Tests of `skills.widen`: how named skills and free spans come together."""

from __future__ import annotations

import pytest

from careerproof.skills import Skills


def test_named_tools_stay(skills: Skills) -> None:
    """Whatever the tagger reads, the technologies, languages, certificates and degrees that are named stay."""
    text = "You will build REST services in Java, deploy them with Docker, hold a CPA and an MBA and speak Spanish"
    lasting = {"technology", "language", "certification", "degree"}
    named = {(m.start, m.end, m.kind) for m in skills.extract(text) if m.kind in lasting}
    assert named
    assert named <= {(m.start, m.end, m.kind) for m in skills.extract(text, learnt=True)}


@pytest.mark.parametrize("text", ["Strong communication skills", "Excellent communication", "communication"])
def test_communication_is_not_taught(skills: Skills, text: str) -> None:
    """A plain skill gives the stretch around it its name."""
    labels = [mention.term.label for mention in skills.extract(text, learnt=True) if mention.term]
    assert labels == ["communication"]


def test_free_spans_may_have_no_name(skills: Skills) -> None:
    """What no taxonomy holds is told as it stands, without a made-up name."""
    text = "You will develop and maintain web applications"
    mentions = skills.extract(text, learnt=True)
    assert any(mention.term is None for mention in mentions)


@pytest.mark.parametrize("text", ["You own the release train and mentor juniors", "calm upset guests"])
def test_one_word_gets_no_likely_name(skills: Skills, text: str) -> None:
    """A lone word is not linked to a longer skill that happens to hold it."""
    for mention in skills.extract(text, learnt=True):
        assert " " in mention.text or mention.term is None or mention.term.label.lower() == mention.text.lower()


def test_a_stretch_is_not_the_tool_inside_it(skills: Skills) -> None:
    """SQL is told once: the longer stretch that ends with it is about more."""
    mentions = skills.extract("You will lead audits and write SQL", learnt=True)
    assert [mention.text for mention in mentions if mention.term and mention.term.label == "SQL"] == ["SQL"]


def test_negated_spans_are_marked(skills: Skills) -> None:
    """ "No experience with X" holds for stretches too."""
    text = "No experience with Kubernetes needed"
    found = [mention for mention in skills.extract(text, learnt=True) if "Kubernetes" in mention.text]
    assert found and all(mention.negated for mention in found)


@pytest.mark.parametrize(
    ("name", "is_soft"),
    [
        ("communication", True),
        ("teamwork", True),
        ("empathy", True),
        ("Python", False),
        ("welding", False),
        ("GAAP", False),
    ],
)
def test_soft_and_hard(skills: Skills, name: str, is_soft: bool) -> None:
    """Skills of dealing with people and oneself are told from those of a trade."""
    assert skills.is_soft(skills.canonical(name) or "") == is_soft
    assert not skills.is_soft("no such id")
