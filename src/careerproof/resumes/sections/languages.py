"""The languages spoken, each with how well, as written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerproof.resumes.flow import Flow, Found, bare
from careerproof.resumes.lexicon import load_labels
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.items import split_items
from careerproof.resumes.sections.paragraphs import read_paragraphs
from careerproof.resumes.sections.rows import Row


def read_languages(source: str, rows: Sequence[Row]) -> list[Draft]:
    """The languages spoken, with their fluency as written."""
    labels = load_labels()
    drafts: list[Draft] = []
    for part in (part for chunk in _one_a_row(rows) for part in read_paragraphs(source, chunk)):
        for item in split_items(part.flow):
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
            draft.put("language", Flow(source, item.ranges).found(*name))
            draft.put("fluency", _fluency(source, item, name))
            drafts.append(draft)
    return drafts


def _one_a_row(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows cut before each that begins with a language, which goes on nothing."""
    chunks: list[list[Row]] = []
    for row in rows:
        first = _language_in(row.text)
        if not chunks or (first is not None and first[0] == 0):
            chunks.append([])
        chunks[-1].append(row)
    return chunks


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
