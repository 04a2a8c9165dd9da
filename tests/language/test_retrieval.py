"""Tests of `language.retrieval`."""

from __future__ import annotations

import hashlib

import pytest

from careerproof.language.retrieval import NgramIndex

TITLES = [
    "registered nurse", "nurse practitioner", "software engineer", "software developer", "web developer",
    "data entry keyer", "electrician", "electrical engineer", "café manager",
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("Registred Nurse", "registered nurse"),
        ("sofware enginer", "software engineer"),
        ("electricians", "electrician"),
        ("Cafe Managers", "café manager"),
    ],
)
def test_misspelt_titles_are_found(query: str, best: str) -> None:
    """A typing error or a plural does not hide a title."""
    found = NgramIndex.build(TITLES).search(query, top=3)
    assert TITLES[found[0][0]] == best


def test_a_stored_text_finds_itself_with_nearly_one() -> None:
    """The cosine of a text with itself is one, up to the rounding of the stored weights."""
    index = NgramIndex.build(TITLES)
    for number, title in enumerate(TITLES):
        best, cosine = index.search(title, top=1)[0]
        assert best == number
        assert cosine == pytest.approx(1, abs=0.03)


def test_noise_finds_nothing_or_little() -> None:
    """A query without a common trigram finds nothing; half noise scores lower than none."""
    index = NgramIndex.build(TITLES)
    assert index.search("日本語", top=5) == ()
    assert index.search("", top=5) == ()
    assert index.search("electrician qqqxxxzzz", top=1)[0][1] < index.search("electrician", top=1)[0][1]


def test_bytes_there_and_back() -> None:
    """An index read from its bytes answers alike, and building again gives the same bytes."""
    index = NgramIndex.build(TITLES)
    again = NgramIndex.from_bytes(index.to_bytes())
    assert again.search("nurse", top=4) == index.search("nurse", top=4)
    assert NgramIndex.build(TITLES).to_bytes() == index.to_bytes()
    assert len(again) == len(TITLES)


def test_bytes_are_the_same_on_every_machine() -> None:
    """The digest of a known index is pinned: weights are whole numbers."""
    digest = hashlib.sha256(NgramIndex.build(TITLES).to_bytes()).hexdigest()
    assert digest.startswith("2e4664ee2288214f")


def test_foreign_bytes_are_refused() -> None:
    """Bytes of something else, or cut short, are no index."""
    with pytest.raises(ValueError, match="not an n-gram index"):
        NgramIndex.from_bytes(b"something else altogether, long enough")
    with pytest.raises(ValueError, match="buffer"):
        NgramIndex.from_bytes(NgramIndex.build(TITLES).to_bytes()[:200])


def test_more_texts_than_one_block() -> None:
    """Numbers beyond two bytes come back whole."""
    texts = [f"worker {number}" for number in range(65536)] + ["xylophonist", "zookeeper"]
    index = NgramIndex.from_bytes(NgramIndex.build(texts).to_bytes())
    assert index.search("xylophonists", top=1)[0][0] == 65536
    assert index.search("zoo keeper", top=1)[0][0] == 65537
    assert texts[index.search("worker 123", top=1)[0][0]] == "worker 123"


def test_an_empty_index() -> None:
    """No texts, no answers."""
    assert NgramIndex.from_bytes(NgramIndex.build([]).to_bytes()).search("nurse", top=3) == ()
