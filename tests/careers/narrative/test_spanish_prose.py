"""The prose of Spanish pages: whole sentences, no two pages alike, the words that Spanish writes where words meet."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from careerproof.careers import CareerProfile, build_profile
from careerproof.facts.store import Facts
from careerproof.occupations.emerging import load_emerging
from careerproof.occupations.resolve import resolve_career

STEP = 9
"""Of the official codes every ninth is read, with the two after it, whose figures may be a relative's, and of the
emerging careers all."""


def _prose(profile: CareerProfile) -> list[str]:
    told = (*profile.why_safe, *profile.how_ai_enhances, *profile.what_to_watch, *profile.who_thrives)
    return [sentence.text for sentence in told]


def _build(facts: Facts, keys: list[str]) -> dict[str, CareerProfile]:
    return {key: build_profile(facts, resolve_career(facts, key), language="es") for key in keys}


@pytest.fixture(scope="module")
def spanish(facts: Facts) -> dict[str, CareerProfile]:
    """Spanish pages of a sample: neighbours, which are most alike, and emerging careers."""
    near = [code for place, code in enumerate(facts.codes()) if place % STEP < 2]
    return _build(facts, [*near, *(emerging.slug for emerging in load_emerging())][::2])


def _check_whole(pages: dict[str, list[str]]) -> None:
    for key, texts in pages.items():
        assert texts and len(texts) == len(set(texts)), key
        for text in texts:
            assert text[-1] == "." and ".." not in text, (key, text)
            assert not text[0].islower() and not any(mark in text for mark in "{}"), (key, text)
            assert "  " not in text and " ," not in text and "None" not in text, (key, text)
            assert not re.search(r"\b[dD]e el |\b[aA] el |\by h?i(?![aeouO])|\bo h?o", text), (key, text)
            assert not re.search(r"\d %|\d\.\d{3}\b|\d,\d{1,2}\b", text), (key, text)


def _check_apart(pages: dict[str, list[str]]) -> None:
    homes: dict[str, list[str]] = {}
    for key, texts in pages.items():
        for text in texts:
            homes.setdefault(text, []).append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in homes.values():
        for place, one in enumerate(keys):
            shared.update((one, other) for other in keys[place + 1 :])
    for (one, other), count in shared.items():
        assert count <= min(len(pages[one]), len(pages[other])) / 5, (one, other)


def test_spanish_sentences_are_whole(spanish: dict[str, CareerProfile]) -> None:
    """Capital, stop, no unfilled place, no words that Spanish would have joined, figures as the readers write them."""
    assert len(spanish) > 100
    _check_whole({key: _prose(profile) for key, profile in spanish.items()})


def test_no_two_spanish_pages_share_a_fifth_of_their_sentences(spanish: dict[str, CareerProfile]) -> None:
    """The English law, over the sample."""
    _check_apart({key: _prose(profile) for key, profile in spanish.items()})


@pytest.mark.long
def test_the_laws_hold_for_every_spanish_page(facts: Facts) -> None:
    """Both laws, over all careers."""
    every = _build(facts, [*facts.codes(), *(emerging.slug for emerging in load_emerging())])
    pages = {key: _prose(profile) for key, profile in every.items()}
    _check_whole(pages)
    _check_apart(pages)
