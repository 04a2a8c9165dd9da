"""Tells whether a text is English prose."""

from __future__ import annotations

from functools import lru_cache

WORDS = frozenset(
    ("the", "and", "of", "to", "in", "for", "with", "a", "on", "at", "by", "from", "as", "is", "an", "or", "that")
)
SHARE = 0.12
"""In running English about one word in four is one of these; in lists of skills fewer."""
LEAST_WORDS = 20


@lru_cache(maxsize=64)
def is_english(text: str) -> bool:
    """Whether the text is long enough to tell, and written in English."""
    words = text.lower().split()
    return len(words) >= LEAST_WORDS and sum(word in WORDS for word in words) >= SHARE * len(words)
