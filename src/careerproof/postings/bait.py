"""Where a posting tests who reads it: a word to be mentioned in the application, an order to a language model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from careerproof.evidence import Finding, Span
from careerproof.postings.lexicons import load_lexicon
from careerproof.postings.passages import Passage


def find_bait(text: str, passages: Sequence[Passage], make_span: Callable[[int, int], Span]) -> tuple[Finding, ...]:
    """One finding for all such sentences, or none. The message holds no text of the posting; the spans say where."""
    bait = load_lexicon().cues.bait
    places = [(item.start, item.end) for item in passages if bait.search(text, item.start, item.end)]
    if not places:
        return ()
    count = "a sentence tests" if len(places) == 1 else f"{len(places)} sentences test"
    return (
        Finding(
            id="posting.bait",
            severity="warning",
            message=f"{count} whether the posting is read by a person; they count as no requirement",
            fix="read them yourself, and decide whether to answer them in your own words",
            spans=tuple(make_span(*place) for place in places),
        ),
    )
