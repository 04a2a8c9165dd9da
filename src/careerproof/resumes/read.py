"""Document → Resume: every value with the place it was read from; nothing that does not stand in the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from careerproof.documents.model import Document, Line
from careerproof.evidence import FieldEvidence, Span
from careerproof.language.model import Mention
from careerproof.resumes.findings import Reading, find_problems
from careerproof.resumes.flow import Flow, Found, bare, without
from careerproof.resumes.json_resume import from_json_resume, parse_json_resume
from careerproof.resumes.lexicon import fold, load_labels
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
    Resume,
    Section,
    SectionKind,
    SkillGroup,
    Statement,
    Volunteer,
    Work,
)
from careerproof.resumes.sections.contact import Contact, read_contact
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.education import read_education
from careerproof.resumes.sections.lists import (
    read_awards,
    read_certificates,
    read_interests,
    read_languages,
    read_publications,
    read_skills,
)
from careerproof.resumes.sections.paragraphs import read_paragraphs, split_sentences
from careerproof.resumes.sections.projects import read_projects
from careerproof.resumes.sections.rows import Styles, make_rows
from careerproof.resumes.sections.split import Block, split_sections
from careerproof.resumes.sections.work import read_work
from careerproof.resumes.statements import Owner, build_statements, make_statement, owner_of

_ITEMS: dict[str, Any] = {
    "work": Work, "volunteer": Volunteer, "education": Education, "awards": Award, "certificates": Certificate,
    "publications": Publication, "skills": SkillGroup, "languages": Language, "interests": Interest,
    "projects": Project,
}  # fmt: skip
_KEYS = {"start_date": "startDate", "end_date": "endDate", "study_type": "studyType", "release_date": "releaseDate"}
_VOLUNTEER_NAMES = {"name": "organization"}


def read_resume(document: Document, *, mentions: Sequence[Mention] = ()) -> Resume:
    """The résumé that a document holds, in JSON Resume's terms, with evidence, statements and findings.

    Args:
        document: the file as read.
        mentions: terms found in `document.text` by whoever knows a taxonomy; technologies become keywords of the
            project that names them.
    """
    if document.reader == "text" and (data := parse_json_resume(document.text)) is not None:
        return from_json_resume(data, document.text)
    rows = make_rows(document)
    blocks = split_sections(rows)
    drafts = _read_blocks(document, blocks, mentions)
    _mend_hyphens(document.text, drafts)
    contact = read_contact(document, blocks, rows)
    places = _Places(document)
    fields: dict[str, FieldEvidence] = {}
    basics = _basics(document, contact, blocks, places, fields)
    items: dict[str, Any] = {name: _items(name, drafts.get(name, []), places, fields) for name in _ITEMS}
    sections = _sections(document, blocks, places)
    bare_resume = Resume(basics=basics, sections=sections, fields=fields, text=document.text)
    resume = replace(bare_resume, **items)
    statements = _with_the_rest(document, resume, blocks, drafts, places)
    reading = Reading(
        document=document,
        resume=replace(resume, statements=statements),
        blocks=blocks,
        drafts=drafts,
        mark=places.span,
    )
    return replace(reading.resume, findings=find_problems(reading))


def _mend_hyphens(text: str, drafts: Mapping[str, Sequence[Draft]]) -> None:
    """Words that a line's end cut in two are put together in the values; the written form stays their `raw`."""
    if not re.search(r"[-­‐]\n", text):
        return
    vocabulary = _vocabulary(text)
    for listed in drafts.values():
        for draft in listed:
            draft.values = {name: found.unhyphenated(vocabulary) for name, found in draft.values.items()}
            draft.lists = {
                name: [item.unhyphenated(vocabulary) for item in items] for name, items in draft.lists.items()
            }


class _Places:
    """Makes spans: the lines of a document looked up by offset."""

    def __init__(self, document: Document) -> None:
        self._lines: tuple[Line, ...] = document.lines
        self._starts = [line.start for line in document.lines]

    def span(self, start: int, end: int) -> Span:
        """The stretch with the page and the box of the first page's lines that it touches."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        page: int | None = None
        boxes = []
        for line in self._lines[first:]:
            if line.start >= end:
                break
            if line.end <= start:
                continue
            page = page if page is not None else line.page
            if line.box is not None and line.page == page:
                boxes.append(line.box)
        if not boxes:
            return Span(start=start, end=end, page=page)
        box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        return Span(start=start, end=end, page=page, box=box)

    def evidence(self, found: Found) -> FieldEvidence:
        """Why a value was read."""
        spans = tuple(self.span(start, end) for start, end in found.ranges)
        return FieldEvidence(confidence=round(found.confidence, 2), spans=spans, raw=found.raw)


def _read_blocks(document: Document, blocks: Sequence[Block], mentions: Sequence[Mention]) -> dict[str, list[Draft]]:
    styles = Styles(document)
    text = document.text
    drafts: dict[str, list[Draft]] = {}
    for block in blocks:
        rows = block.rows
        found: list[Draft] = []
        if block.kind == "work":
            found = read_work(document, rows, styles)
        elif block.kind == "volunteer":
            found = [_renamed(draft) for draft in read_work(document, rows, styles)]
        elif block.kind == "education":
            found = read_education(document, rows, styles)
        elif block.kind == "projects":
            found = read_projects(document, rows, styles, mentions)
        elif block.kind in _LIST_READERS:
            found = _LIST_READERS[block.kind](text, rows)
        drafts.setdefault(block.kind, []).extend(draft for draft in found if draft.values or draft.lists)
    return drafts


_LIST_READERS = {
    "skills": read_skills,
    "languages": read_languages,
    "certificates": read_certificates,
    "awards": read_awards,
    "publications": read_publications,
    "interests": read_interests,
}


def _renamed(draft: Draft) -> Draft:
    """A position as voluntary work: its employer is an organization."""
    draft.values = {_VOLUNTEER_NAMES.get(name, name): value for name, value in draft.values.items()}
    return draft


def _basics(
    document: Document, contact: Contact, blocks: Sequence[Block], places: _Places, fields: dict[str, FieldEvidence]
) -> Basics:
    values: dict[str, Any] = {}
    for name in ("name", "label", "email", "phone", "url"):
        found = contact.basics.values.get(name)
        if found is not None:
            values[name] = found.value
            fields[f"/basics/{name}"] = places.evidence(found)
        elif contact.annotations.get(name):
            values[name] = contact.annotations[name]
            fields[f"/basics/{name}"] = FieldEvidence(confidence=0.9, source="annotation")
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
    return found.unhyphenated(_vocabulary(document.text)) if found is not None else None


def _vocabulary(text: str) -> frozenset[str]:
    """The whole words of a text, without the halves that a line's end made."""
    return frozenset(re.findall(r"(?<![-­‐]\n)(?<![^\W_])[^\W\d_]+(?![^\W_]|[-­‐]\n)", text))


def _location(contact: Contact, places: _Places, fields: dict[str, FieldEvidence]) -> Location | None:
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


def _profiles(contact: Contact, places: _Places, fields: dict[str, FieldEvidence]) -> tuple[Profile, ...]:
    profiles = []
    for index, draft in enumerate(contact.profiles):
        values: dict[str, str] = {}
        for name in ("network", "username", "url"):
            pointer = f"/basics/profiles/{index}/{name}"
            found = draft.values.get(name)
            target = contact.annotations.get(f"profiles/{index}/{name}")
            if found is not None:
                values[name] = found.value
                fields[pointer] = places.evidence(found)
            elif target:
                values[name] = target
                fields[pointer] = FieldEvidence(confidence=0.9, source="annotation")
        profiles.append(Profile(**{"network": "", **values}))
    return tuple(profiles)


def _items(name: str, drafts: Sequence[Draft], places: _Places, fields: dict[str, FieldEvidence]) -> tuple[Any, ...]:
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


def _sections(document: Document, blocks: Sequence[Block], places: _Places) -> tuple[Section, ...]:
    sections = []
    for block in blocks:
        low, high = _extent(block)
        if low < high:
            heading = None if block.heading is None else document.text[block.heading[0] : block.heading[1]]
            sections.append(Section(kind=block.kind, heading=heading, span=places.span(low, high)))
    return tuple(sections)


def _extent(block: Block) -> tuple[int, int]:
    starts = [row.start for row in block.rows] + ([block.heading[0]] if block.heading else [])
    ends = [row.end for row in block.rows] + ([block.heading[1]] if block.heading else [])
    return (min(starts), max(ends)) if starts else (0, 0)


def _with_the_rest(
    document: Document,
    resume: Resume,
    blocks: Sequence[Block],
    drafts: Mapping[str, Sequence[Draft]],
    places: _Places,
) -> tuple[Statement, ...]:
    """The statements of the fields, and of every word that no field holds: nothing written is lost."""
    statements = build_statements(resume)
    covered = [(span.start, span.end) for evidence in resume.fields.values() for span in evidence.spans]
    covered += [(item.span.start, item.span.end) for item in statements if item.span is not None]
    covered.sort()
    owners = _owners(resume, drafts)
    number = 0
    for block in blocks:
        if _extent(block) == (0, 0):
            continue
        default = Owner(pointer=f"/sections/{number}", section=block.kind)
        statements.extend(_leftovers(document, block, covered, [*owners, (*_extent(block), default)], places))
        number += 1
    statements.sort(key=lambda item: (item.span.start, item.span.end) if item.span else (len(document.text) + 1, 0))
    return tuple(statements)


def _owners(resume: Resume, drafts: Mapping[str, Sequence[Draft]]) -> list[tuple[int, int, Owner]]:
    """The stretch of each entry, from its first to its last value."""
    owners = []
    for name in _ITEMS:
        section: SectionKind = name  # type: ignore[assignment]  # the keys of _ITEMS are section kinds
        for index, (item, draft) in enumerate(zip(getattr(resume, name), drafts.get(name, ()), strict=True)):
            ranges = [pair for found in draft.values.values() if found.confidence > 0.7 for pair in found.ranges]
            ranges += [pair for listed in draft.lists.values() for found in listed for pair in found.ranges]
            if ranges:
                low, high = min(a for a, _ in ranges), max(b for _, b in ranges)
                owners.append((low, high, owner_of(item, f"/{name}/{index}", section)))
    return sorted(owners, key=lambda owner: (owner[0], owner[1]))


def _leftovers(
    document: Document,
    block: Block,
    covered: Sequence[tuple[int, int]],
    owners: Sequence[tuple[int, int, Owner]],
    places: _Places,
) -> list[Statement]:
    """Statements for the words of a section that no field and no statement holds yet."""
    text = document.text
    low, high = _extent(block)
    holes = [pair for pair in covered if pair[0] < high and low < pair[1]]
    statements = []
    for part in read_paragraphs(text, block.rows):
        for piece in _pieces(part.flow, holes, bullet=part.bullet):
            if block.kind == "contact" and _is_label(piece.value):
                continue
            owner = next(owner for a, b, owner in owners if a <= piece.start < b)
            statements.append(make_statement(owner, owner.pointer, piece.value, places.span(piece.start, piece.end)))
    return statements


def _pieces(flow: Flow, holes: Sequence[tuple[int, int]], *, bullet: bool) -> list[Found]:
    left = without(flow.ranges, holes)
    if left == list(flow.ranges):
        found = [flow.found(a, b) for a, b in ([(0, len(flow.text))] if bullet else split_sentences(flow.text))]
        return [piece for piece in found if piece is not None and re.search(r"\w", piece.value)]
    pieces = []
    for start, end in left:
        tight = bare(flow.source, start, end, " \t,;:|•·–—-*()[]/.")
        if tight is not None and (tight[1] - tight[0] > 1):
            pieces.append(Found(value=flow.source[tight[0] : tight[1]], ranges=(tight,)))
    return pieces


def _is_label(text: str) -> bool:
    folded = fold(text)
    return any(folded in words for words in load_labels().by_use.values()) or len(folded) < 2
