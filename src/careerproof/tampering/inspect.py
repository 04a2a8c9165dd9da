"""Document → findings: does it show a machine something else than a person, or speak to the machine?"""

from __future__ import annotations

from collections.abc import Iterator

from careerproof.documents.model import Document
from careerproof.evidence import Finding, Severity
from careerproof.tampering.hidden import find_hidden
from careerproof.tampering.letters import find_false_letters, spans_of
from careerproof.tampering.orders import find_orders
from careerproof.tampering.pasting import find_pasted
from careerproof.tampering.stuffing import find_stuffing

_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


def inspect_document(document: Document, *, posting: str = "") -> tuple[Finding, ...]:
    """What looks like an attempt to fool a reader, graver findings first, then by id.

    The messages hold no text of the document, since they end in logs; the spans say where it stands. Hidden text is
    not part of the document's text: its findings name pages, and `Document.hidden` holds the words and their places.

    Args:
        posting: the text of the posting that the document answers to, where it is known; its words pasted whole are
            told.
    """
    found = [
        *find_hidden(document),
        *find_false_letters(document),
        *_instructions(document),
        *find_stuffing(document),
        *find_pasted(document, posting),
    ]
    return tuple(sorted(found, key=lambda finding: (_ORDER[finding.severity], finding.id)))


def _instructions(document: Document) -> Iterator[Finding]:
    spans = find_orders(document.text)
    if spans:
        yield Finding(
            id="tampering.instruction",
            severity="error",
            message=f"{len(spans)} passages give orders to a language model",
            fix="delete them; screens look for them, and people who find them reject the application",
            spans=spans_of(document, spans),
        )
