"""Tests of `occupations.words` and `occupations.ranking`."""

from __future__ import annotations

import numpy
import pytest
from benchmarks.occupation_training import digest_of
from benchmarks.spoken_titles import read_spoken_titles

from careerproof.facts.store import Facts
from careerproof.occupations.ranking import Ranking
from careerproof.occupations.titles import read_title
from careerproof.occupations.words import (
    WORDS_FILE,
    employer_features,
    load_words,
    pack_words,
    text_features,
    title_features,
    unpack_words,
)


def test_the_models_learnt_from_the_names_that_ship(facts: Facts) -> None:
    """Whoever changes the names or our list trains again: python -m benchmarks.occupations --train --refit."""
    assert load_words().trained_on == digest_of(facts.titles(), read_spoken_titles())
    assert load_words().codes == facts.codes()


def test_the_file_is_small() -> None:
    """No model to download: what ships stays within seven megabytes."""
    assert WORDS_FILE.stat().st_size <= 7_000_000


def test_packed_models_come_back() -> None:
    """Packing what was unpacked gives the same bytes."""
    data = WORDS_FILE.read_bytes()
    assert pack_words(unpack_words(data)) == data


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: b"x" + data, lambda _: b""])
def test_damaged_bytes_are_refused(damage: object) -> None:
    """A file that is cut short, or another one, is an error and no model."""
    assert callable(damage)
    with pytest.raises(ValueError, match=r".+"):
        unpack_words(damage(WORDS_FILE.read_bytes()))


def test_probabilities_are_probabilities() -> None:
    """They sum to one; of words that no name has, a model says nothing."""
    words = load_words()
    for model, features in ((words.titles, title_features("pastry chef")), (words.texts, text_features("bakes bread"))):
        found = model.log_probabilities(features)
        assert found is not None
        assert float(numpy.exp(found).sum()) == pytest.approx(1, abs=1e-4)
    assert words.titles.log_probabilities([]) is None
    assert words.titles.log_probabilities(["w:qqqqzzzz"]) is None


def test_features_do_not_know_numbers_and_links() -> None:
    """Singular and plural, with or without "of the", have the same words."""
    assert title_features("head of the nurses") == title_features("head nurse")


def test_employers_shift_the_occupations() -> None:
    """What stands beside a title moves the probabilities; what is not known moves nothing."""
    model = load_words().titles
    features = title_features("manager")
    alone = model.log_probabilities(features)
    unknown = model.log_probabilities(features, employer_features("qqqqzzzz", ()))
    beside = model.log_probabilities(features, employer_features("example pizza", ("7225",)))
    assert alone is not None
    assert unknown is not None
    assert beside is not None
    assert numpy.array_equal(alone, unknown)
    codes = load_words().codes
    assert codes[int(beside.argmax())] == "11-9051.00"
    assert codes[int(alone.argmax())] != "11-9051.00"


def test_our_list_of_titles_is_well_formed(facts: Facts) -> None:
    """Codes exist, no line comes twice, and every occupation but a few has titles of its own."""
    spoken = read_spoken_titles()
    assert len(spoken) > 20_000
    assert len(set(spoken)) == len(spoken)
    assert {said.code for said in spoken} <= set(facts.codes())
    assert len({said.code for said in spoken}) > 1_000


def test_occupations_of_another_edition_are_ranked_too() -> None:
    """A code that the models never saw has a probability, and takes none of the others' order."""
    words = load_words()
    readings = read_title("electrician").readings
    known = Ranking(words.codes, words).shares({}, readings)
    more = Ranking(("00-0000.00", *words.codes), words).shares({}, readings)
    assert len(more) == len(known) + 1
    assert more.sum() == pytest.approx(1)
    assert int(more.argmax()) == int(known.argmax()) + 1
