"""The page of a career in Spanish: nothing but names and terms stays English, and sentences are said whole."""

from __future__ import annotations

import dataclasses
import re

import pytest

from careerproof.careers import CareerProfile
from careerproof.careers.interpreting import interpret_record, unsaid
from careerproof.careers.translation import load_phrases, load_translation
from careerproof.evidence import Sentence
from careerproof.facts.store import Facts
from careerproof.occupations.emerging import load_emerging

Profiles = dict[str, CareerProfile]


@pytest.fixture(scope="session")
def technologies(facts: Facts) -> frozenset[str]:
    """The names of software and machines, which are the same in every language."""
    official = {item.name for code in facts.codes() for item in facts.technologies(code)}
    return frozenset(official.union(*(emerging.technologies for emerging in load_emerging())))


def _say(facts: Facts, text: str) -> str:
    return interpret_record(facts, Sentence(text=text, sources=()), "es").text


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Some college, no degree", "Algunos estudios universitarios, sin título"),
        ("takes up to 1 month of preparation: short-term on-the-job training is usual, less for work you know",
         "pide hasta 1 mes de preparación: lo habitual es una capacitación corta en el trabajo, menos para el trabajo "
         "que ya se conoce"),
        ("takes 2 to 4 years of preparation: a bachelor's degree is the usual way in; where you start it is no "
         "diploma; apprenticeship is usual",
         "pide de 2 a 4 años de preparación: la entrada habitual es una licenciatura; en el punto de "
         "partida, sin diploma; lo habitual es un programa de aprendizaje"),
        ("May 2025", "mayo de 2025"),
        ("median pay 12% higher", "pago mediano 12% más alto"),
        ("both involve inspecting electrical equipment and maintaining records", "en ambas hay que"),
    ],
)  # fmt: skip
def test_composed_sentences_are_said_by_their_forms(facts: Facts, english: str, spanish: str) -> None:
    """A form, its figures and its names, one inside the other."""
    assert _say(facts, english).startswith(spanish)


def test_a_form_never_swallows_the_end_of_another(profiles: Profiles, facts: Facts) -> None:
    """Each sentence on preparation opens with what it takes, and says "lo habitual" of a training alone."""
    texts = {reason for profile in profiles.values() for move in profile.transitions_out for reason in move.why}
    assert len(texts) > 1000
    for text in texts:
        said = _say(facts, text)
        assert "habitual es pide" not in said, said
        assert text.startswith("takes ") == said.startswith("pide "), (text, said)


def test_nothing_but_names_stays_english(profiles: Profiles, facts: Facts, technologies: frozenset[str]) -> None:
    """Over every career, the texts that Spanish has no words for are names of software and machines."""
    lacking = frozenset[str]().union(*(unsaid(facts, profile, "es") for profile in profiles.values()))
    assert lacking
    assert sorted(lacking - technologies) == []


def test_what_has_no_words_is_told(profiles: Profiles, facts: Facts) -> None:
    """A text that no table covers is found, also as a part of a sentence whose form is known."""
    strange = dataclasses.replace(profiles["29-1141.00"], gaps={"salary": "both lean on wibbling"})
    assert unsaid(facts, strange, "es") - unsaid(facts, profiles["29-1141.00"], "es") == {"wibbling"}


def test_labels_and_phrases_are_kept_apart() -> None:
    """A text stands in one table alone, so that it has one wording."""
    labels, phrases = load_translation("es").labels, load_phrases("es")
    assert len(labels) > 3000 and len(phrases) > 100
    assert sorted(labels.keys() & phrases.keys()) == []


def test_a_form_and_its_translation_have_the_same_slots() -> None:
    """No figure or name is lost or made up."""
    for form, said in load_phrases("es").items():
        assert sorted(re.findall(r"{\w+}", form)) == sorted(re.findall(r"{\w+}", said)), form
