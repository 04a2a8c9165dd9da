"""Tests of `occupations.industries` and of its data files."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from careerproof.language import normalise
from careerproof.occupations import industries
from careerproof.occupations.industries import industry_of
from careerproof.occupations.words import load_words

FOLDER = Path(industries.__file__).parent


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Cedar Ridge Animal Hospital", "54194"),
        ("Mercy Hospital", "6221"),
        ("Tri-County School District", "6111"),
        ("Lincoln Elementary", "6111"),
        ("University of Middletown", "6113"),
        ("First Credit Union", "5221"),
        ("Joe's Pizza", "7225"),
        ("Kowalski & Sons Roofing", "2381"),
        ("Example Funeral Home, Inc.", "8122"),
        ("City of Middletown", "9993"),
        ("American Airlines", "4811"),
        ("Bank of America", "5221"),
        ("U.S. Air Force", "928"),
        ("Kroger", "445"),
        ("Goldman Sachs", "523"),
        ("General Motors", "336"),
        ("Marriott", "7211"),
    ],
)
def test_names_tell_the_industry(words: str, code: str) -> None:
    """A known employer, or the words of its trade, point to the industry."""
    found = industry_of(words)
    assert any(each.startswith(code[:3]) for each in found), found


@pytest.mark.parametrize("words", ["Acme Holdings", "", "Smith Group", "   ", "12"])
def test_other_names_tell_nothing(words: str) -> None:
    """A name without such a word points nowhere."""
    assert industry_of(words) == frozenset()


@pytest.mark.parametrize(
    ("words", "codes"),
    [("62", {"62"}), ("6221", {"6221"}), ("31-33", {"31-33"}), ("92", {"928", "999"}), ("442", {"449"}), ("00", set())],
)
def test_codes_are_taken_as_they_are(words: str, codes: set[str]) -> None:
    """A NAICS code of any length is itself, in the numbers of the edition of 2022; other digits are nothing."""
    assert industry_of(words) == codes


def test_the_form_and_number_of_a_branch_say_nothing() -> None:
    """A legal form or a store's number changes no industry."""
    assert industry_of("Walgreens #4121") == industry_of("Walgreens") == industry_of("The Walgreens Co.") != frozenset()


@pytest.mark.parametrize("name", ["employers.tsv", "trades.tsv"])
def test_the_data_files_are_well_formed(name: str) -> None:
    """Phrases are in normal form, none twice, sorted; the codes are industries that the model of words knows."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) > 2_000
    known = load_words().industries.codes
    phrases = []
    for line in lines:
        phrase, codes = line.split("\t")
        bare = phrase.removeprefix("^ ").removesuffix(" $")
        assert bare == normalise(bare) != "", phrase
        for code in codes.split(";"):
            first = code.split("-")[0]
            assert any(each.startswith(first) or code.startswith(each) for each in known), line
        phrases.append(phrase)
    assert phrases == sorted(set(phrases))


def test_a_look_up_is_quick() -> None:
    """Reading the tables once takes milliseconds, a name after that microseconds: a batch does not notice it."""
    industry_of("warm up")
    names = [f"{word} Regional Medical Center of Middletown" for word in ("North", "South", "East", "West")] * 100
    started = time.perf_counter()
    for name in names:
        industry_of(name)
    assert (time.perf_counter() - started) / len(names) < 0.001
