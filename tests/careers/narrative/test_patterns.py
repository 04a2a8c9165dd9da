"""The sentence patterns: every language tells every case, with the same figures."""

from __future__ import annotations

import re

import pytest

from careerproof.careers.narrative.tongues import patterns_of, tongue_of
from careerproof.careers.translation import LANGUAGES


def _slots(pattern: str) -> set[str]:
    return {slot.lower() for slot in re.findall(r"{(\w+)}", pattern)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_is_told_in_every_language(language: str) -> None:
    """The same cases as in English; no figure that English never gives."""
    english, said = patterns_of("en"), patterns_of(language)
    assert said.keys() == english.keys()
    subjects = {"they", "job"}
    for case, patterns in said.items():
        given = set[str]().union(*map(_slots, english[case])) | subjects
        assert patterns
        for pattern in patterns:
            assert _slots(pattern) <= given, (case, pattern)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_has_a_pattern_that_names_the_career(language: str) -> None:
    """For careers that share all figures with a relative; clauses inside a sentence need none."""
    subjects = set(tongue_of(language).others)
    for case, patterns in patterns_of(language).items():
        naming = [pattern for pattern in patterns if _slots(pattern) & subjects]
        assert naming or case.startswith(("lead_", "drag_")), case
        assert all(len(_slots(pattern) & subjects) <= 1 for pattern in patterns), case


@pytest.mark.parametrize("language", LANGUAGES)
def test_per_cent_follows_its_figure(language: str) -> None:
    """ "46%", as the United States and Mexico write it."""
    said = [pattern for patterns in patterns_of(language).values() for pattern in patterns]
    assert sum("}%" in pattern for pattern in said) > 20
    assert not [pattern for pattern in said if re.search(r"} %", pattern)]


def test_spanish_has_one_word_for_each_thing() -> None:
    """The patterns speak as the pages do: a score is a puntuación, a career a profesión, safe is ante la IA."""
    for patterns in patterns_of("es").values():
        for pattern in patterns:
            assert not re.search(r"\b[Nn]ota\b|\bcarreras?\b|frente a la IA", pattern), pattern
