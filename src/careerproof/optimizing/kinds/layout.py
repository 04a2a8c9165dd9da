"""Proposes to write the file anew where the way it is made keeps words from a machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careerproof.evidence import Finding, Span
from careerproof.optimizing.kinds.drafting import draft_edit
from careerproof.optimizing.model import Edit
from careerproof.resumes.model import Resume
from careerproof.screening.model import Quote

WHOLE = ""
"""The JSON pointer of the whole résumé."""
REWRITTEN = "the same words in one column of plain lines, as the templates of export write them"
MENDED = ("layout.", "fonts.", "contact.in_margin", "links.unseen")
"""What findings are about that no file of ours has: tests/laws/test_edits.py looks."""
_EXCERPT = 80


def propose_layout(resume: Resume, findings: Sequence[Finding]) -> Iterator[Edit]:
    """One edit for all faults of the file that are gone once it is written anew; none for mere remarks."""
    faults = [finding for finding in findings if finding.id.startswith(MENDED)]
    grave = [finding for finding in faults if finding.severity != "info"]
    if not grave or not resume.text.strip():
        return
    yield draft_edit(
        kind="layout",
        where=WHOLE,
        old=tuple(dict.fromkeys(finding.message for finding in faults)),
        new=REWRITTEN,
        because="many machines lose or mix words that stand so; any file written here is free of it",
        evidence=[_quote(resume, finding.spans) for finding in grave],
    )


def _quote(resume: Resume, spans: Sequence[Span]) -> Quote:
    """The first words that the finding is about; the first words of the résumé where it is about the page."""
    words = [span for span in spans if resume.text[span.start : span.end].strip()]
    start = words[0].start if words else len(resume.text) - len(resume.text.lstrip())
    last = words[0].end if words else len(resume.text)
    text = resume.text[start:last].split("\n", 1)[0].rstrip()
    text = text if len(text) <= _EXCERPT else text[: text.rfind(" ", 1, _EXCERPT)].rstrip()
    return Quote(text=text, pointer=None, span=Span(start=start, end=start + len(text)))
