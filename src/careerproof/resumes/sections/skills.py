"""The skills as the person grouped them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerproof.resumes.flow import Flow, Found
from careerproof.resumes.lexicon import fold, load_labels
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.items import SEPARATED, split_at_spaces, split_items
from careerproof.resumes.sections.paragraphs import Paragraph, read_paragraphs
from careerproof.resumes.sections.rows import Row

_GROUP = lazy(r"\s*([^:,;•|]{2,45}?)\s*(?::|\s[–—-]\s)\s*(?=\S)")


def read_skills(source: str, rows: Sequence[Row]) -> list[Draft]:
    """The skills as grouped by the person: "Heading: items", a heading over its items, or one bare list."""
    drafts: list[Draft] = []
    for group in _skill_rows(source, rows):
        _read_skill_rows(source, group, drafts)
    return [draft for draft in drafts if draft.lists or draft.values]


def _skill_rows(source: str, rows: Sequence[Row]) -> list[Paragraph]:
    """The rows of a skill section joined where a list runs on over the line's end."""
    parts: list[Paragraph] = []
    for part in (part for chunk in _labelled_chunks(rows) for part in read_paragraphs(source, chunk)):
        before = parts[-1] if parts else None
        listed = before is not None and SEPARATED.search(before.flow.text)
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
                and SEPARATED.search(part.flow.text)
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
        and not SEPARATED.search(row.text)
        and not row.text.endswith((".", ":", "-", "/", "&", " and", " of"))
    )


def _group_label(part: Paragraph) -> re.Match[str] | None:
    match = _GROUP.match(part.flow.text)
    if (
        match is None
        or len(match[1].split()) > 6
        or (":" not in match.group() and not SEPARATED.search(part.flow.text[match.end() :]))
    ):
        return None
    return match


def _read_skill_rows(source: str, part: Paragraph, drafts: list[Draft]) -> None:
    """One paragraph of a skill section: a group with its items, a heading, a level, or items of the group above."""
    flow = part.flow
    label = _group_label(part)
    if (label is not None and not part.bullet) or (label is not None and SEPARATED.search(flow.text[label.end() :])):
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
    if part.bullet or len(part.rows) > 1 or len(text.split()) > 5 or SEPARATED.search(text):
        return False
    return text.endswith(":") or part.rows[0].line.bold or part.rows[0].line.level is not None


def _add_items(draft: Draft, flow: Flow, start: int) -> None:
    items = split_items(flow, start)
    for term in items if len(items) > 1 else [term for item in items for term in split_at_spaces(flow, item)]:
        draft.add("keywords", term)
