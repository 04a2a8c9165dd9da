"""Projects: a name, perhaps a role, what it was, what it used.

A paragraph about a project is its description, bullets are its highlights. A date alone is its start: only a range, or
words like "completed", say when it ended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from careerproof.documents.model import Document
from careerproof.language.model import Mention
from careerproof.resumes.dates import DateRange, find_date_ranges
from careerproof.resumes.flow import Flow, Found, bare
from careerproof.resumes.lexicon import alternation, fold, load_labels
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.draft import Draft, Single
from careerproof.resumes.sections.entries import Entry, group_entries
from careerproof.resumes.sections.fragments import read_fragments
from careerproof.resumes.sections.links import behind, find_address, links_within
from careerproof.resumes.sections.paragraphs import Paragraph, read_paragraphs, split_sentences
from careerproof.resumes.sections.rows import Row, Styles

_ITEM = lazy(r"(?:\([^()]*\)|[^,;|•·])+")
_TERM = lazy(r"[^\W\d_a-zß-öø-ÿ]\S*(?: [^\W_a-zß-öø-ÿ]\S*){0,2}")
_TECHNICAL = lazy(r"\w[A-Z0-9+#]|[a-z]\.[a-z]")


def read_projects(document: Document, rows: Sequence[Row], styles: Styles, mentions: Sequence[Mention]) -> list[Draft]:
    """The projects of a section, in the order of the page; technologies named in one are its keywords."""
    lead, entries = group_entries(rows, names_jobs=False)
    loose = [part for part in read_paragraphs(document.text, lead) if part.bullet or not entries]
    drafts: list[Draft] = []
    for part in loose:
        if drafts and _describes(part, drafts[-1]):
            _describe(drafts[-1], part.flow, 0)
            continue
        draft = _from_paragraph(part)
        _add_link(document, draft, part.flow.ranges[0][0], part.flow.ranges[-1][1])
        drafts.append(draft)
    for entry in entries:
        draft = _from_entry(document.text, entry, styles)
        rows_of = [*entry.head, *entry.body]
        _add_link(document, draft, rows_of[0].start, rows_of[-1].end)
        _add_mentions(draft, mentions, rows_of[0].start, rows_of[-1].end)
        drafts.append(draft)
    return drafts


def _describes(part: Paragraph, draft: Draft) -> bool:
    """True for a sentence below a project of which only the name is known."""
    told = draft.values.keys() - {"name", "url"} or draft.lists
    return not told and not part.bullet and not part.rows[0].bold and part.flow.text.endswith((".", "!"))


def _from_entry(source: str, entry: Entry, styles: Styles) -> Draft:
    draft = Draft()
    for dates, offset in entry.dates[:1]:
        draft.put_dates(source, dates, offset, single=_meaning(source[: offset + dates.start]))
    for fragment in read_fragments(source, entry, styles, names_job=False):
        if find_address(fragment.text) == (0, len(fragment.text)):
            draft.put("url", _found(source, fragment.start, fragment.end))
        elif "name" not in draft.values:
            draft.put("name", _found(source, fragment.start, fragment.end))
    for part in read_paragraphs(source, entry.body):
        _tell(draft, part)
    return draft


def _tell(draft: Draft, part: Paragraph) -> None:
    """One paragraph: its technologies after a label, its address, its description, or one of its highlights."""
    text = part.flow.text
    label = re.match(r"\s*([^:]{2,24}):\s*", text)
    if label and fold(label[1]) in load_labels().by_use["technologies"]:
        _add_keywords(draft, part.flow, label.end(), len(text))
    elif find_address(text) == (0, len(text)):
        draft.put("url", part.found())
    elif not part.bullet and "description" not in draft.values and not draft.lists.get("highlights"):
        _describe(draft, part.flow, 0)
    else:
        draft.add("highlights", part.found())


def _describe(draft: Draft, flow: Flow, start: int) -> None:
    """The description, without a last sentence that only lists technologies ("… a public page. Python, AWS.")."""
    sentences = [(start + low, start + high) for low, high in split_sentences(flow.text[start:])]
    if not sentences:
        return
    low, high = sentences[-1]
    if len(sentences) > 1 and _lists_terms(flow.text[low:high]):
        _add_keywords(draft, flow, low, high)
        high = low
    draft.put("description", flow.found(start, high))


def _lists_terms(sentence: str) -> bool:
    """True for two or more names with commas between, one of which has the shape of a technology's."""
    items = [item.strip() for item in sentence.rstrip(". ").split(",")]
    named = len(items) > 1 and all(_TERM.fullmatch(item) for item in items)
    return named and any(_TECHNICAL.search(item) for item in items)


def _add_keywords(draft: Draft, flow: Flow, start: int, end: int) -> None:
    for item in _ITEM.finditer(flow.text, start, end):
        span = bare(flow.text, item.start(), item.end(), " .,;|")
        draft.add("keywords", flow.found(*span) if span else None)


def _add_mentions(draft: Draft, mentions: Sequence[Mention], low: int, high: int) -> None:
    known = {found.value.casefold() for found in draft.lists.get("keywords", [])}
    for mention in mentions:
        inside = low <= mention.start and mention.end <= high
        if inside and mention.kind == "technology" and not mention.negated and mention.text.casefold() not in known:
            known.add(mention.text.casefold())
            found = Found(value=mention.text, ranges=((mention.start, mention.end),), confidence=mention.confidence)
            draft.add("keywords", found)


def _add_link(document: Document, draft: Draft, low: int, high: int) -> None:
    """The address of a project whose page is only linked, where its name is the link's text."""
    name = draft.values.get("name")
    if name is None or "url" in draft.values:
        return
    for link in links_within(document.links, low, high):
        if link.span is not None and link.span.start < name.end and name.start < link.span.end:
            draft.put("url", behind(link))


def _from_paragraph(part: Paragraph) -> Draft:
    """A project told in one paragraph: what stands before a colon or dash is its name."""
    draft = Draft()
    flow = part.flow
    cut = re.match(r"((?:\([^()]{1,40}\)|[^:–—(]){2,60}?)\s*(?::|\s[–—-]\s)\s*", flow.text)
    if cut and len(cut[1].split()) <= 8:
        end = cut.end(1)
        for dates in find_date_ranges(cut[1])[:1]:
            _put_dates(draft, flow, dates)
            end = dates.start
        span = bare(flow.text, 0, end, " \t,;:|•·–—-([")
        draft.put("name", flow.found(*span) if span else None)
        _describe(draft, flow, cut.end())
    elif len(flow.text.split()) <= 8:
        draft.put("name", part.found())
    else:
        _describe(draft, flow, 0)
    return draft


def _put_dates(draft: Draft, flow: Flow, dates: DateRange) -> None:
    """Start and end of a project from dates beside its name."""
    ends = dates.is_single and _meaning(flow.text[: dates.start]) == "end"
    points = {"end_date" if ends else "start_date": dates.first}
    if not dates.is_single:
        points["end_date"] = dates.last
    for name, point in points.items():
        written = flow.found(point.start, point.end) if point is not None else None
        if point is not None and written is not None:
            draft.put(name, written.normalised(point.value))


def _meaning(before: str) -> Single:
    """What a date alone means after these words: the start of a project, unless they say that it was completed."""
    return "end" if _completed().search(before[-40:]) else "start"


@cache
def _completed() -> re.Pattern[str]:
    words = alternation(load_labels().by_use["completed"])
    return re.compile(rf"(?<!\w)(?:{words})(?: on| in)?[\s:(]*$", re.IGNORECASE)


def _found(source: str, start: int, end: int) -> Found:
    return Found(value=source[start:end], ranges=((start, end),), confidence=0.85)
