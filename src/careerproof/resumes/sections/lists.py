"""Sections that list things: skills, languages, certificates, awards, publications, interests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.flow import Flow, Found, bare, without
from careerproof.resumes.lexicon import fold, load_labels
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.naming import employer_weight
from careerproof.resumes.sections.paragraphs import Paragraph, read_paragraphs
from careerproof.resumes.sections.rows import Row

_ITEM = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|[^,;|•·●▪\t∣¦*]|(?<=\d),(?=\d)|\*(?=\w))+")
_GROUP = re.compile(r"\s*([^:,;•|]{2,45}?)\s*(?::|\s[–—-]\s)\s*(?=\S)")
_SEPARATED = re.compile(r"[,;|•·●▪∣¦]|\t| \* ")
_DOTS = re.compile(r"[●○◯•★☆■□⬤⚫⚪]{2,}|\d{1,3}\s?%$|\b\d\s?/\s?(?:5|10)$")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ISSUER = re.compile(r"\s+[–—|-]\s+|\s*[|•·\t]\s*|,\s+|\s+(?:by|from|issued by|von|par|por|at)\s+|\s{3,}")


def read_skills(source: str, rows: Sequence[Row]) -> list[Draft]:
    """The skills as grouped by the person: "Heading: items", a heading over its items, or one bare list."""
    drafts: list[Draft] = []
    for group in _skill_rows(source, rows):
        _read_skill_rows(source, group, drafts)
    return [draft for draft in drafts if draft.lists or draft.values]


def read_languages(source: str, rows: Sequence[Row]) -> list[Draft]:
    """The languages spoken, with their fluency as written."""
    labels = load_labels()
    drafts: list[Draft] = []
    for part in _cells(source, rows):
        for item in _items(part):
            name = _language_in(item.value)
            fluency = labels.fluency.search(item.value)
            if name is None and fluency and drafts and "fluency" not in drafts[-1].values:
                drafts[-1].put("fluency", item)
                continue
            if name is None:
                if len(item.value.split()) > 3 or fluency:
                    continue
                name = (0, len(item.value))
            draft = Draft()
            draft.put("language", _slice(source, item, *name))
            draft.put("fluency", _fluency(source, item, name))
            drafts.append(draft)
    return drafts


def read_certificates(source: str, rows: Sequence[Row]) -> list[Draft]:
    """Certificates, each with its date, and its issuer where the row or the next says so."""
    return _named_items(source, rows, name="name", other="issuer", date="date")


def read_awards(source: str, rows: Sequence[Row]) -> list[Draft]:
    """Awards with date and awarder."""
    return _named_items(source, rows, name="title", other="awarder", date="date")


def read_publications(source: str, rows: Sequence[Row]) -> list[Draft]:
    """Publications with their date and address; a row without a date goes on with the one before."""
    drafts: list[Draft] = []
    for group in _dated_groups(source, rows):
        draft = Draft()
        for number, part in enumerate(group):
            found = part.found(0.8)
            for dates in find_date_ranges(part.flow.text):
                draft.put_dates_from_flow(part.flow, dates, "release_date")
            url = _URL.search(part.flow.text)
            if url:
                draft.put("url", part.flow.found(url.start(), url.end()))
            if number == 0:
                draft.put("name", _without_dates(part, draft) or found)
            else:
                draft.put("summary", found)
        drafts.append(draft)
    return drafts


def read_interests(source: str, rows: Sequence[Row]) -> list[Draft]:
    """Interests, one each."""
    drafts = []
    for part in read_paragraphs(source, rows):
        if len(part.flow.text.split()) > 12 and not _SEPARATED.search(part.flow.text):
            draft = Draft()
            draft.put("name", part.found())
            drafts.append(draft)
            continue
        for item in _items(part.flow):
            draft = Draft()
            draft.put("name", item)
            drafts.append(draft)
    return drafts


def _skill_rows(source: str, rows: Sequence[Row]) -> list[Paragraph]:
    """The rows of a skill section joined where a list runs on over the line's end."""
    parts: list[Paragraph] = []
    for part in (part for chunk in _labelled_chunks(rows) for part in read_paragraphs(source, chunk)):
        before = parts[-1] if parts else None
        listed = before is not None and _SEPARATED.search(before.flow.text)
        label = _group_label(part)
        heads = part.rows[0].line.bold and before is not None and not before.rows[-1].line.bold
        runs_on = before is not None and re.search(
            r"[,;|•·]\s*$", source[before.rows[-1].start : before.rows[-1].line.end]
        )
        if before is not None and (
            runs_on
            or (
                listed
                and not part.bullet
                and not before.bullet
                and label is None
                and not heads
                and _SEPARATED.search(part.flow.text)
                and not part.rows[0].blank_before
                and len(part.rows[0].cells) == 1
                and len(before.flow.text) > 40
            )
        ):
            rows_of = (*before.rows, *part.rows)
            parts[-1] = Paragraph(
                flow=Flow(source, [*before.flow.ranges, *part.flow.ranges]), bullet=before.bullet, rows=rows_of
            )
        else:
            parts.append(part)
    return parts


def _labelled_chunks(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows cut before each "Heading:", which goes on nothing."""
    chunks: list[list[Row]] = []
    items = [row for row in rows if _is_item_row(row)]
    small = 3 * sum(row.text[:1].islower() for row in items) >= len(items)
    for index, row in enumerate(rows):
        label = _GROUP.match(row.text)
        labelled = label is not None and ":" in label.group() and len(label[1].split()) <= 5
        listed = index > 0 and _is_item_row(row) and _is_item_row(rows[index - 1])
        if not chunks or labelled or (listed and (small or not row.text[:1].islower())):
            chunks.append([])
        chunks[-1].append(row)
    return chunks


def _is_item_row(row: Row) -> bool:
    """True for a few words by themselves, as lists of one skill a line have them."""
    return (
        len(row.text.split()) <= 4
        and not _SEPARATED.search(row.text)
        and not row.text.endswith((".", ":", "-", "/", "&", " and", " of"))
    )


def _group_label(part: Paragraph) -> re.Match[str] | None:
    match = _GROUP.match(part.flow.text)
    if (
        match is None
        or len(match[1].split()) > 6
        or (":" not in match.group() and not _SEPARATED.search(part.flow.text[match.end() :]))
    ):
        return None
    return match


def _read_skill_rows(source: str, part: Paragraph, drafts: list[Draft]) -> None:
    """One paragraph of a skill section: a group with its items, a heading, a level, or items of the group above."""
    flow = part.flow
    label = _group_label(part)
    if (label is not None and not part.bullet) or (label is not None and _SEPARATED.search(flow.text[label.end() :])):
        draft = Draft()
        draft.put("name", flow.found(*label.span(1)))
        _add_items(draft, flow, _take_level(draft, flow, label.end()))
        draft.closed = True
        drafts.append(draft)
        return
    first = part.rows[0]
    if len(first.cells) == 2 and not part.bullet and "," in flow.text:
        low, high = first.cells[0]
        if "," not in source[low:high] and len(source[low:high].split()) <= 4:
            draft = Draft()
            draft.put("name", Found(value=source[low:high], ranges=((low, high),)))
            _add_items(draft, flow, high - low)
            drafts.append(draft)
            return
    if fold(flow.text) in load_labels().levels and (not drafts or not drafts[-1].lists):
        if not drafts:
            drafts.append(Draft())
        drafts[-1].put("level", part.found())
        return
    if _is_group_heading(part):
        draft = Draft()
        heading = flow.found(0, len(flow.text.rstrip(": ")))
        draft.put("name", heading)
        drafts.append(draft)
        return
    if not drafts or drafts[-1].closed:
        drafts.append(Draft())
    _add_items(drafts[-1], flow, 0)


def _take_level(draft: Draft, flow: Flow, start: int) -> int:
    """The level that opens a group's items ("Web: Expert Keywords: HTML"), and where the items begin."""
    match = re.match(r"(\w+)(?:\s+(?:keywords|skills)\s*:\s*|\s*[–—:(-]\s*|$)", flow.text[start:], re.IGNORECASE)
    if match is None or match[1].casefold() not in load_labels().levels:
        return start
    draft.put("level", flow.found(start + match.start(1), start + match.end(1)))
    return start + match.end()


def _is_group_heading(part: Paragraph) -> bool:
    """True where a short row stands bold, or with a colon, over the items of its group."""
    text = part.flow.text
    if part.bullet or len(part.rows) > 1 or len(text.split()) > 5 or _SEPARATED.search(text):
        return False
    return text.endswith(":") or part.rows[0].line.bold or part.rows[0].line.level is not None


def _add_items(draft: Draft, flow: Flow, start: int) -> None:
    for item in _items(flow, start):
        draft.add("keywords", item)


def _items(flow: Flow, start: int = 0) -> list[Found]:
    """The items of a list: between separators, between cells, and lines by themselves."""
    items = []
    bounds = sorted({start, *(edge for edge in _edges(flow) if edge > start), len(flow.text)})
    stretches = list(pairwise(bounds)) if not _SEPARATED.search(flow.text[start:]) else [(start, len(flow.text))]
    if len(flow.ranges) > 1 and "\t" not in flow.source[flow.ranges[0][0] : flow.ranges[-1][1]]:
        stretches = [(start, len(flow.text))]
    for low, high in stretches:
        for match in _ITEM.finditer(flow.text, low, high):
            words = flow.text[match.start() : match.end()]
            first = match.start() + len(words) - len(words.lstrip(" .:–—-"))
            last = match.end() - (len(words) - len(words.rstrip(" :–—-")))
            if (
                last - first > 1
                and flow.text[last - 1] == "."
                and not re.search(r"\.\w|\b\w\.$|[A-Z]\.$", flow.text[first:last])
            ):
                last -= 1
            dots = _DOTS.search(flow.text, first, last)
            if dots and dots.end() == last:
                last = dots.start()
            found = flow.found(first, last)
            if found is not None and re.search(r"\w", found.value):
                items.append(found)
    return items


def _edges(flow: Flow) -> list[int]:
    """The offsets at which the stretches of a flow begin."""
    edges, offset = [], 0
    for low, high in flow.ranges:
        edges.append(offset)
        offset += high - low + 1
    return edges


def _cells(source: str, rows: Sequence[Row]) -> list[Flow]:
    """The rows of a language section: cells that go together as one flow."""
    return [part.flow for part in read_paragraphs(source, rows)]


def _language_in(text: str) -> tuple[int, int] | None:
    """Where a known language is named."""
    names = load_labels().languages
    words = list(re.finditer(r"[^\W\d_]+", text))
    for size in (3, 2, 1):
        for index in range(len(words) - size + 1):
            low, high = words[index].start(), words[index + size - 1].end()
            if text[low:high].casefold() in names:
                return low, high
    return None


def _fluency(source: str, item: Found, name: tuple[int, int]) -> Found | None:
    """What stands beside the language: "(native)", "– fluent", "C1"."""
    flow = Flow(source, item.ranges)
    after = bare(flow.text, name[1], len(flow.text), " \t,;:|•·–—-*()[]/●○★☆")
    if after is None:
        before = bare(flow.text, 0, name[0], " \t,;:|•·–—-*()[]")
        if before is None or not load_labels().fluency.search(flow.text[before[0] : before[1]]):
            return None
        after = before
    return flow.found(*after)


def _named_items(source: str, rows: Sequence[Row], *, name: str, other: str, date: str) -> list[Draft]:
    """Items with a name, a date, and who gave them: one a row, or a few rows each."""
    drafts: list[Draft] = []
    for group in _dated_groups(source, rows):
        draft = Draft()
        for part in group:
            for dates in find_date_ranges(part.flow.text):
                draft.put_dates_from_flow(part.flow, dates, date)
            url = _URL.search(part.flow.text)
            if url and name != "title":
                draft.put("url", part.flow.found(url.start(), url.end()))
        _put_names(source, draft, group, name, other)
        if draft.values:
            drafts.append(draft)
    return drafts


def _put_names(source: str, draft: Draft, group: Sequence[Paragraph], name: str, other: str) -> None:
    holes = [*draft.holes, *(span for found in draft.values.values() for span in found.ranges)]
    for number, part in enumerate(group):
        pieces = [
            tight
            for low, high in without(part.flow.ranges, holes)
            if (tight := bare(source, low, high, " \t,;:|•·–—-*()[]"))
        ]
        flow = Flow(source, pieces)
        if not flow:
            continue
        if number == 0:
            cut = _issuer_cut(flow.text)
            split = cut is not None and _is_issuer_cut(flow.text, cut, part)
            if split and cut is not None:
                draft.put(name, flow.found(0, cut.start()))
                draft.put(other, flow.found(cut.end()))
            else:
                draft.put(name, flow.found())
        elif other not in draft.values and len(flow.text.split()) <= 8 and not part.bullet:
            draft.put(other, flow.found())
        elif name == "title":
            draft.put("summary", flow.found())


def _issuer_cut(text: str) -> re.Match[str] | None:
    """Where the issuer begins: after the last separator with an employer's word behind it, else after the first."""
    cuts = list(_ISSUER.finditer(text))
    weighed = [cut for cut in cuts if employer_weight(text[cut.end() :]) >= 1 and cut.start() > 2]
    return weighed[-1] if weighed else cuts[0] if cuts else None


def _is_issuer_cut(text: str, cut: re.Match[str], part: Paragraph) -> bool:
    """True where what follows is rather the issuer than more of the name."""
    if len(text.split()) > 18 or len(text[cut.end() :].split()) > 8:
        return False
    if "," in cut.group():
        named = employer_weight(text[cut.end() :]) >= 1
        return len(text[: cut.start()].split()) > 1 and (named or part.flow.text.count(",") <= 2)
    return len(text[: cut.start()].strip()) > 2


def _dated_groups(source: str, rows: Sequence[Row]) -> list[list[Paragraph]]:
    """Paragraphs that belong to one item: with bullets each bullet; else a group ends at its date or a gap."""
    parts = [part for chunk in _dated_chunks(rows) for part in read_paragraphs(source, chunk)]
    if not parts:
        return []
    bold = [part.rows[0].line.bold for part in parts]
    leads = any(bold) and not all(bold)
    dated = [bool(find_date_ranges(part.flow.text)) for part in parts]
    spread = not all(dated) and any(dated) and sum(dated) * 2 <= len(parts) + 1 and len(parts) > 1
    groups: list[list[Paragraph]] = []
    for index, part in enumerate(parts):
        starts = not groups or part.bullet or part.rows[0].blank_before
        if groups and not starts:
            if leads:
                starts = bold[index] and not bold[index - 1]
            elif spread and not part.bullet:
                own = any(find_date_ranges(item.flow.text) for item in groups[-1])
                starts = own and _begins_item(groups[-1], part)
            else:
                starts = True
        if starts:
            groups.append([part])
        else:
            groups[-1].append(part)
    return groups


def _dated_chunks(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows cut after each that ends in a date, so that no item runs on into the next."""
    chunks: list[list[Row]] = [[]]
    for row in rows:
        chunks[-1].append(row)
        dates = find_date_ranges(row.text)
        if dates and not re.search(r"\w", row.text[dates[-1].end :]):
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _begins_item(group: Sequence[Paragraph], part: Paragraph) -> bool:
    """True unless the group's date opened it, so that undated rows still belong to it."""
    opened = bool(find_date_ranges(group[0].flow.text))
    return bool(find_date_ranges(part.flow.text)) if opened and len(group) < 3 else True


def _without_dates(part: Paragraph, draft: Draft) -> Found | None:
    holes = [*draft.holes, *(span for found in draft.values.values() for span in found.ranges)]
    source = part.flow.source
    pieces = [
        tight
        for low, high in without(part.flow.ranges, holes)
        if (tight := bare(source, low, high, " \t,;:|•·–—-()[]"))
    ]
    return Flow(source, pieces).found(confidence=0.8)


def _slice(source: str, item: Found, low: int, high: int) -> Found | None:
    return Flow(source, item.ranges).found(low, high)
