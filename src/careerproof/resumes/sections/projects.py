"""Projects: a name, perhaps a role, what it was, what it used."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerproof.documents.model import Document
from careerproof.language.model import Mention
from careerproof.resumes.dates import DateRange, find_date_ranges
from careerproof.resumes.flow import Found, bare
from careerproof.resumes.lexicon import fold, load_labels
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.entries import Entry, group_entries, read_fragments
from careerproof.resumes.sections.paragraphs import Paragraph, read_paragraphs
from careerproof.resumes.sections.rows import Row, Styles

_URL = re.compile(r"(?:https?://|www\.)\S+|(?<![\w@])(?:github|gitlab)\.com/\S+|[\w-]+\.github\.io\S*", re.IGNORECASE)
_ITEM = re.compile(r"(?:\([^()]*\)|[^,;|•·])+")


def read_projects(document: Document, rows: Sequence[Row], styles: Styles, mentions: Sequence[Mention]) -> list[Draft]:
    """The projects of a section, in the order of the page; technologies named in one are its keywords."""
    lead, entries = group_entries(rows)
    if not entries:
        return [_loose(document.text, part) for part in read_paragraphs(document.text, lead)]
    drafts = [_loose(document.text, part) for part in read_paragraphs(document.text, lead) if part.bullet]
    for entry in entries:
        draft = _draft(document.text, entry, styles)
        _add_mentions(draft, entry, mentions)
        drafts.append(draft)
    return drafts


def _draft(source: str, entry: Entry, styles: Styles) -> Draft:
    draft = Draft()
    for dates, offset in entry.dates[:1]:
        draft.put_dates(source, dates, offset)
    for fragment in read_fragments(source, entry, styles):
        if _URL.fullmatch(fragment.text):
            draft.put("url", _found(source, fragment.start, fragment.end))
        elif "name" not in draft.values:
            draft.put("name", _found(source, fragment.start, fragment.end))
    for number, part in enumerate(read_paragraphs(source, entry.body)):
        _tell(source, draft, part, number)
    return draft


def _tell(source: str, draft: Draft, part: Paragraph, number: int) -> None:
    text = part.flow.text
    label = re.match(r"\s*([^:]{2,24}):\s*", text)
    if label and fold(label[1]) in load_labels().by_use["technologies"]:
        for item in _ITEM.finditer(text, label.end()):
            span = bare(text, item.start(), item.end(), " .,;|")
            draft.add("keywords", part.flow.found(*span) if span else None)
        return
    url = _URL.search(text)
    if url and url.group() == text:
        draft.put("url", part.found())
    elif not part.bullet and number == 0:
        draft.put("description", part.found())
    else:
        draft.add("highlights", part.found())
    del source


def _add_mentions(draft: Draft, entry: Entry, mentions: Sequence[Mention]) -> None:
    rows = [*entry.head, *entry.body]
    low, high = rows[0].start, rows[-1].end
    known = {found.value.casefold() for found in draft.lists.get("keywords", [])}
    for mention in mentions:
        inside = low <= mention.start and mention.end <= high
        if inside and mention.kind == "technology" and not mention.negated and mention.text.casefold() not in known:
            known.add(mention.text.casefold())
            found = Found(value=mention.text, ranges=((mention.start, mention.end),), confidence=mention.confidence)
            draft.add("keywords", found)


def _loose(source: str, part: Paragraph) -> Draft:
    """A project told in one bullet: what stands before a colon or dash is its name."""
    draft = Draft()
    cut = re.match(r"([^:–—]{2,60}?)\s*(?::|\s[–—-]\s)\s*", part.flow.text)
    if cut and len(cut[1].split()) <= 8:
        end = cut.end(1)
        for dates in find_date_ranges(cut[1])[:1]:
            _put_dates(draft, part, dates)
            end = dates.start
        span = bare(part.flow.text, 0, end, " \t,;:|•·–—-([")
        draft.put("name", part.flow.found(*span) if span else None)
        draft.put("description", part.flow.found(cut.end()))
    elif len(part.flow.text.split()) <= 8:
        draft.put("name", part.found())
    else:
        draft.put("description", part.found())
    del source
    return draft


def _put_dates(draft: Draft, part: Paragraph, dates: DateRange) -> None:
    """Start and end of a project from dates beside its name."""
    ends = {"start_date": dates.first, "end_date": dates.first if dates.is_single else dates.last}
    for name, point in ends.items():
        written = part.flow.found(point.start, point.end) if point is not None else None
        if point is not None and written is not None:
            draft.put(name, written.normalised(point.value))


def _found(source: str, start: int, end: int) -> Found:
    return Found(value=source[start:end], ranges=((start, end),), confidence=0.85)
