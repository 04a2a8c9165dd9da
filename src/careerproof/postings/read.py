"""A document as a posting: what it says about itself, and what it asks for, each with its place.

What the page says to machines (schema.org JobPosting) is read first, then the text a person sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from careerproof.documents import read_document
from careerproof.documents.model import Document
from careerproof.errors import DocumentError
from careerproof.evidence import Span
from careerproof.language.model import Mention
from careerproof.postings.bait import find_bait
from careerproof.postings.header import Header, read_header
from careerproof.postings.lexicons import FLAT
from careerproof.postings.model import Posting, Requirement
from careerproof.postings.passages import Passage, split_passages
from careerproof.postings.requirements import extract_requirements
from careerproof.postings.roles import Role, judge_passages
from careerproof.postings.structured import StructuredPosting, read_structured

LEAD_SENTENCES = 4


def read_posting(document: Document, *, mentions: Sequence[Mention] = ()) -> Posting:
    """The posting: title, company, place, pay and dates where said, and its requirements with their spans.

    Args:
        document: text, Markdown, HTML, PDF or DOCX as read.
        mentions: known terms in ``document.text`` (character offsets), as `skills` finds them. Without them
            technologies are still read from phrases ("experience with X"), but none is implied by the duties.
    """
    structured, told = read_structured(document.structured_data)
    header = read_header(document)
    text = document.text.translate(FLAT)
    passages = split_passages(document)
    judged = judge_passages(text, [item for item in passages if not _is_header(item, header)])
    requirements = extract_requirements(text, judged, mentions, document.span)
    posting = Posting(
        title=header.title,
        company=header.company,
        location=header.location,
        remote=header.remote,
        employment_type=header.employment_type,
        salary=header.salary,
        date=header.date,
        valid_through=header.valid_through,
        description=_lead(text, judged),
        responsibilities=_lines(text, judged, "duty"),
        qualifications=_lines(text, judged, "qualification"),
        requirements=requirements,
        findings=(*told, *find_bait(text, passages, document.span)),
        text=document.text,
        title_span=document.span(*header.title_span) if header.title_span else None,
    )
    return _add_structured(posting, structured) if structured else posting


def _is_header(passage: Passage, header: Header) -> bool:
    return any(low <= passage.start and passage.end <= high for low, high in header.places)


def _lines(text: str, judged: Sequence[tuple[Passage, Role]], role: Role) -> tuple[str, ...]:
    return tuple(" ".join(text[item.start : item.end].split()) for item, given in judged if given == role)


def _lead(text: str, judged: Sequence[tuple[Passage, Role]]) -> str | None:
    """The first sentences that neither ask nor list duties: what the posting says of the job as a whole."""
    lead = [item for item, role in judged if role == "context" and item.section in ("unknown", "overview")]
    return " ".join(" ".join(text[item.start : item.end].split()) for item in lead[:LEAD_SENTENCES]) or None


def _add_structured(posting: Posting, structured: StructuredPosting) -> Posting:
    """The posting with the publisher's own fields in front, and with what only they ask for."""
    body = posting
    if structured.description_html and not posting.requirements:
        body = _read_description(structured.description_html) or posting
    added = _only_structured(structured.qualifications, body)
    requirements = tuple(
        replace(item, id=f"r{number}") for number, item in enumerate((*body.requirements, *added), start=1)
    )
    return replace(
        posting,
        title=structured.title or posting.title,
        title_span=posting.title_span if structured.title in (None, posting.title) else None,
        company=structured.company or posting.company,
        location=structured.location or posting.location,
        remote=structured.remote or posting.remote,
        employment_type=structured.employment_type or posting.employment_type,
        salary=structured.salary or posting.salary,
        date=structured.date or posting.date,
        valid_through=structured.valid_through or posting.valid_through,
        description=posting.description or body.description,
        responsibilities=body.responsibilities or structured.responsibilities,
        qualifications=tuple(dict.fromkeys((*body.qualifications, *structured.qualifications))),
        requirements=requirements,
    )


def _read_description(markup: str) -> Posting | None:
    """The posting in a JobPosting's description, for pages that show it only by script; no spans, since the text
    that a person sees does not hold it. None where the description holds no text.
    """
    try:
        inner = read_document(markup.encode(), name="description.html")
    except DocumentError:
        return None
    body = read_posting(inner)
    return replace(body, requirements=tuple(replace(item, spans=()) for item in body.requirements))


def _only_structured(lines: Sequence[str], posting: Posting) -> tuple[Requirement, ...]:
    """The requirements of lines that the text does not hold in the same words."""
    said = " ".join(f"{posting.text} {' '.join(posting.qualifications)}".lower().split())
    fresh = [line for line in lines if line.lower() not in said]
    if not fresh:
        return ()
    plain = "\n".join(fresh).translate(FLAT)
    passages: list[Passage] = []
    start = 0
    for line in fresh:
        passages.append(Passage(start=start, end=start + len(line), section="requirements", bullet=True, block=0))
        start += len(line) + 1
    found = extract_requirements(
        plain, judge_passages(plain, passages), (), lambda low, high: Span(start=low, end=high)
    )
    return tuple(replace(item, spans=()) for item in found)
