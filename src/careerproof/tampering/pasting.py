"""Whether whole passages of a posting stand in a document."""

from __future__ import annotations

import re

from careerproof.documents.model import Document
from careerproof.evidence import Finding
from careerproof.tampering.letters import spans_of

_WORD = re.compile(r"\w+")
_IN_A_ROW = 25
"""Words in a row that are the posting's own from which they are pasted; shorter runs are how a trade speaks."""


def find_pasted(document: Document, posting: str) -> tuple[Finding, ...]:
    """The finding about passages of the posting in the document; none where there are none.

    Args:
        posting: the posting's text.
    """
    spans = _pasted(document.text, posting)
    if not spans:
        return ()
    found = Finding(
        id="tampering.posting_pasted",
        severity="warning",
        message="whole passages of the posting stand in the text, word for word",
        fix="say in your own words what you did; a reader who wrote the posting knows its sentences",
        spans=spans_of(document, spans),
    )
    return (found,)


def _pasted(text: str, posting: str) -> list[tuple[int, int]]:
    wanted = [word.casefold() for word in _WORD.findall(posting)]
    runs = {tuple(wanted[at : at + _IN_A_ROW]) for at in range(len(wanted) - _IN_A_ROW + 1)}
    words = list(_WORD.finditer(text))
    folded = [word[0].casefold() for word in words]
    spans: list[tuple[int, int]] = []
    for at in range(len(words) - _IN_A_ROW + 1 if runs else 0):
        if tuple(folded[at : at + _IN_A_ROW]) in runs:
            start, end = words[at].start(), words[at + _IN_A_ROW - 1].end()
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
    return spans
