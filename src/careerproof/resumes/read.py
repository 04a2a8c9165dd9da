"""Document → Resume: every value with the place it was read from; nothing that does not stand in the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from careerproof.documents.model import Document
from careerproof.evidence import FieldEvidence
from careerproof.language.model import Mention
from careerproof.resumes.findings import Reading, find_problems
from careerproof.resumes.flow import Flow, Found
from careerproof.resumes.model import (
    Award,
    Basics,
    Certificate,
    Education,
    Interest,
    Language,
    Location,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    Section,
    SkillGroup,
    Volunteer,
    Work,
)
from careerproof.resumes.rest import tell_rest
from careerproof.resumes.sections.contact import Contact, read_contact
from careerproof.resumes.sections.doubled import undouble
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.flattened import unflatten
from careerproof.resumes.sections.read import read_sections, whole_words
from careerproof.resumes.sections.rows import make_rows
from careerproof.resumes.sections.split import Block, split_sections
from careerproof.resumes.spans import Spans
from careerproof.resumes.statements import build_statements
from careerproof.resumes.structured.read import read_structured
from careerproof.resumes.tidying import move_mentions, restore, tidy
from careerproof.resumes.tongue import find_foreign_language

_ITEMS: dict[str, Any] = {
    "work": Work, "volunteer": Volunteer, "education": Education, "awards": Award, "certificates": Certificate,
    "publications": Publication, "skills": SkillGroup, "languages": Language, "interests": Interest,
    "references": Reference, "projects": Project,
}  # fmt: skip
_KEYS = {"start_date": "startDate", "end_date": "endDate", "study_type": "studyType", "release_date": "releaseDate"}


def read_resume(document: Document, *, mentions: Sequence[Mention] = ()) -> Resume:
    """The résumé that a document holds, in JSON Resume's terms, with evidence, statements and findings.

    Args:
        document: the file as read.
        mentions: terms found in `document.text` by whoever knows a taxonomy; technologies become keywords of the
            project that names them.
    """
    structured = read_structured(document)
    if structured is not None:
        return structured
    tidied = tidy(document)
    if tidied is None:
        return _read(document, mentions)
    return restore(_read(tidied.document, move_mentions(mentions, tidied)), tidied)


def _read(document: Document, mentions: Sequence[Mention]) -> Resume:
    rows = unflatten(undouble(make_rows(document)))
    foreign = find_foreign_language(document.text)
    blocks = split_sections(rows)
    if foreign is not None:
        blocks = _unread(blocks)
    drafts = read_sections(document, blocks, mentions)
    employers = [draft.values["name"].value for draft in drafts.get("work", []) if "name" in draft.values]
    contact = read_contact(document, blocks, rows, employers)
    places = Spans(document)
    fields: dict[str, FieldEvidence] = {}
    basics = _basics(document, contact, blocks, places, fields)
    items: dict[str, Any] = {name: _items(name, drafts.get(name, []), places, fields) for name in _ITEMS}
    sections = _sections(document, blocks, places)
    bare_resume = Resume(basics=basics, sections=sections, fields=fields, text=document.text)
    resume = replace(bare_resume, **items)
    statements = build_statements(resume)
    statements += tell_rest(resume, statements, blocks, drafts, places)
    statements.sort(key=lambda item: (item.span.start, item.span.end) if item.span else (len(document.text) + 1, 0))
    reading = Reading(
        document=document,
        resume=replace(resume, statements=tuple(statements)),
        blocks=blocks,
        drafts=drafts,
        mark=places.span,
        foreign=foreign,
    )
    return replace(reading.resume, findings=find_problems(reading))


def _unread(blocks: Sequence[Block]) -> list[Block]:
    """The sections of a résumé in a language that we do not read: what they say is kept, and not understood."""
    return [block if block.kind == "contact" else replace(block, kind="unknown") for block in blocks]


def _basics(
    document: Document, contact: Contact, blocks: Sequence[Block], places: Spans, fields: dict[str, FieldEvidence]
) -> Basics:
    values: dict[str, Any] = {}
    for name in ("name", "label", "email", "phone", "url"):
        found = contact.basics.values.get(name)
        if found is not None:
            values[name] = found.value
            fields[f"/basics/{name}"] = places.evidence(found)
    summary = _summary(document, contact, blocks)
    if summary is not None:
        values["summary"] = summary.value
        fields["/basics/summary"] = places.evidence(summary)
    values["location"] = _location(contact, places, fields)
    values["profiles"] = _profiles(contact, places, fields)
    return Basics(**values)


def _summary(document: Document, contact: Contact, blocks: Sequence[Block]) -> Found | None:
    """The text under the summary headings; without one, running text in the head of the page."""
    rows = [row for block in blocks if block.kind == "summary" for row in block.rows] or contact.summary
    found = Flow(document.text, [cell for row in rows for cell in row.cells]).found(confidence=0.9)
    if found is None or "- " not in found.value:
        return found
    return found.unhyphenated(whole_words(document.text))


def _location(contact: Contact, places: Spans, fields: dict[str, FieldEvidence]) -> Location | None:
    place = contact.location
    if place is None:
        return None
    values: dict[str, str] = {}
    keys = {
        "address": "address",
        "postal_code": "postalCode",
        "city": "city",
        "region": "region",
        "country_code": "countryCode",
    }
    for name, key in keys.items():
        found: Found | None = getattr(place, name)
        if found is not None:
            values[name] = found.value
            fields[f"/basics/location/{key}"] = places.evidence(found)
    return Location(**values) if values else None


def _profiles(contact: Contact, places: Spans, fields: dict[str, FieldEvidence]) -> tuple[Profile, ...]:
    profiles = []
    for index, draft in enumerate(contact.profiles):
        values: dict[str, str] = {}
        for name in ("network", "username", "url"):
            pointer = f"/basics/profiles/{index}/{name}"
            found = draft.values.get(name)
            if found is not None:
                values[name] = found.value
                fields[pointer] = places.evidence(found)
        profiles.append(Profile(**{"network": "", **values}))
    return tuple(profiles)


def _items(name: str, drafts: Sequence[Draft], places: Spans, fields: dict[str, FieldEvidence]) -> tuple[Any, ...]:
    """The drafts of a kind as its records, and their evidence under JSON Resume's keys."""
    record = _ITEMS[name]
    known = set(record.__dataclass_fields__)
    items = []
    for index, draft in enumerate(drafts):
        values: dict[str, Any] = {}
        for key, found in draft.values.items():
            if key in known:
                values[key] = found.value
                fields[f"/{name}/{index}/{_KEYS.get(key, key)}"] = places.evidence(found)
        for key, listed in draft.lists.items():
            if key in known:
                values[key] = tuple(found.value for found in listed)
                for number, found in enumerate(listed):
                    fields[f"/{name}/{index}/{key}/{number}"] = places.evidence(found)
        if "current" in known:
            values["current"] = draft.current
        items.append(record(**values))
    return tuple(items)


def _sections(document: Document, blocks: Sequence[Block], places: Spans) -> tuple[Section, ...]:
    sections = []
    for block in blocks:
        if block.extent is not None:
            heading = None if block.heading is None else document.text[block.heading[0] : block.heading[1]]
            sections.append(Section(kind=block.kind, heading=heading, span=places.span(*block.extent)))
    return tuple(sections)
