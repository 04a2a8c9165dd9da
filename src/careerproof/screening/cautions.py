"""Tells what the posting's own file does to who reads it: bait, hidden text, orders to a language model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from careerproof.evidence import Finding

_OWN, _TAMPERING = "posting.", "tampering."
_NATURAL = frozenset({"tampering.keyword_stuffing"})
"""A posting may heap up terms: it is a list of them."""
_FIX = "read the posting as a person sees it; what nobody sees asks for nothing, and needs no answer"


def caution_posting(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What was found in the posting's file that an applicant should know, with ids that begin with "posting.".

    Why ids of their own: beside the findings of the résumé, "hidden text" would accuse the applicant of what the
    posting does. Spans are places in the posting's text.

    Args:
        findings: those of the posting's document and of the posting read in it.
    """
    for finding in findings:
        if finding.id.startswith(_OWN):
            yield finding
        elif finding.id.startswith(_TAMPERING) and finding.severity != "info" and finding.id not in _NATURAL:
            yield replace(
                finding,
                id=_OWN + finding.id.removeprefix(_TAMPERING),
                severity="warning",
                message=f"the posting's file: {finding.message}",
                fix=_FIX,
            )
