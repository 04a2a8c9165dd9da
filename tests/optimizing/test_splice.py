"""Words of the text change, and every span stays on its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.evidence import FieldEvidence, Span
from careerproof.optimizing.splice import Replacement, splice
from careerproof.resumes.model import Resume


@given(
    words=st.lists(st.text("abc é\n", min_size=1, max_size=6), min_size=1, max_size=12),
    changes=st.dictionaries(st.integers(min_value=0, max_value=11), st.text("xyz", max_size=9), max_size=6),
)
def test_spans_follow_their_words(words: list[str], changes: dict[int, str]) -> None:
    """However words grow or shrink, the span of each one cuts out what now stands there."""
    fields, start = {}, 0
    for number, word in enumerate(words):
        fields[f"/{number}"] = FieldEvidence(confidence=1.0, spans=(Span(start=start, end=start + len(word)),))
        start += len(word)
    resume = Resume(text="".join(words), fields=fields)
    replacements = [
        Replacement(start=span.start, end=span.end, words=new)
        for number, new in changes.items()
        if number < len(words)
        for span in fields[f"/{number}"].spans
    ]
    edited = splice(resume, replacements)
    expected = [changes.get(number, word) for number, word in enumerate(words)]
    assert edited.text == "".join(expected)
    for number, word in enumerate(expected):
        span = edited.fields[f"/{number}"].spans[0]
        assert edited.text[span.start : span.end] == word


def test_overlapping_replacements_are_refused() -> None:
    """Two replacements of the same characters have no meaning."""
    both = [Replacement(start=0, end=3, words="x"), Replacement(start=2, end=4, words="y")]
    with pytest.raises(ValueError, match="overlap"):
        splice(Resume(text="abcdef"), both)
