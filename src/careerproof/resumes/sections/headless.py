"""The sections of a page without any heading, by what their rows hold: dates of jobs, degrees, lists, languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.lexicon import load_labels
from careerproof.resumes.model import SectionKind
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.anchors import dates_at_edges
from careerproof.resumes.sections.degrees import find_degree, is_school
from careerproof.resumes.sections.entries import Entry, group_entries
from careerproof.resumes.sections.naming import title_weight
from careerproof.resumes.sections.rows import Row

_HEAD_ROWS = 8
"""Rows: as far down the e-mail address ends the head of the page."""

_GROUP = lazy(r"[^\W\d_][^:\d]{1,30}:\s+\S")
_QUOTED = lazy(r"^[“\"«„]")
_MOST_WORDS = 16
_SURE_TITLE = 2

Parts = list[tuple[SectionKind, list[Row]]]


def split_by_content(rows: Sequence[Row]) -> Parts:
    """The head of the page and its sections; the head alone where too little tells a résumé.

    A page needs two ranges of dates, or one and a degree: a letter or an article has neither.
    """
    opening = max((index for index, row in enumerate(rows[:_HEAD_ROWS]) if "@" in row.text), default=0) + 1
    lead, entries = group_entries(rows[opening:])
    ranged = [entry for entry in entries if any(not dates.is_single for dates, _ in entry.dates)]
    studied = any(_studies(row) for row in rows[opening:])
    if len(ranged) + studied < 2 or not ranged:
        return [("contact", list(rows))]
    opening += len(lead)
    parts: Parts = [("contact", list(rows[:opening]))]
    heads = {row.index for entry in _jobs(entries) for row in entry.head}
    for row in rows[opening:]:
        current = parts[-1][0]
        kind = _kind_of(row, current, opens_job=row.index in heads)
        if current == "contact" and kind is None:
            kind = "work"
        if kind is not None and kind != current:
            parts.append((kind, []))
        parts[-1][1].append(row)
    return parts


def _jobs(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are positions: with a range of dates and no degree; a school is an employer beside a title."""
    jobs = []
    for entry in entries:
        ranged = any(not dates.is_single for dates, _ in entry.dates)
        titled = any(title_weight(row.text) >= _SURE_TITLE for row in entry.head)
        studied = any(find_degree(row.text) is not None or (_studies(row) and not titled) for row in entry.head)
        if ranged and not studied:
            jobs.append(entry)
    return jobs


def _kind_of(row: Row, current: SectionKind, *, opens_job: bool) -> SectionKind | None:
    """The section that a row opens or belongs to; None where it goes on with the one before."""
    if opens_job or (row.bullet and current == "work"):
        return "work"
    if _studies(row):
        return "education"
    if _names_languages(row.text):
        return "languages"
    if len(row.text.split()) <= _MOST_WORDS and _GROUP.match(row.text) and "," in row.text:
        return "skills"
    if _QUOTED.match(row.text) and find_date_ranges(row.text):
        return "publications"
    return None if current in ("work", "contact") else _kind_of_list(row)


def _kind_of_list(row: Row) -> SectionKind | None:
    """The section of a row behind the positions that is told by no word: things with a date, or short items."""
    if _is_dated_once(row):
        return "awards" if load_labels().awards.search(row.text) else "certificates"
    return "interests" if _lists_interests(row) else None


def _studies(row: Row) -> bool:
    """True where a row names a degree, or a school with dates, and is no sentence."""
    if row.bullet or row.text.endswith(".") or len(row.text.split()) > _MOST_WORDS:
        return False
    return find_degree(row.text) is not None or (
        is_school(row.text) and bool(dates_at_edges(row)) and not title_weight(row.text)
    )


def _names_languages(text: str) -> bool:
    """True where each item of a row begins with a language, and one says how well it is spoken."""
    labels = load_labels()
    items = [re.findall(r"[^\W\d_]+", item) for item in re.split(r"[,;|•·]", text)]
    named = [bool(words) and words[0].casefold() in labels.languages for words in items]
    return all(named) and labels.fluency.search(text) is not None


def _is_dated_once(row: Row) -> bool:
    dates = dates_at_edges(row)
    return len(dates) == 1 and dates[0].is_single and "," in row.text and len(row.text.split()) <= _MOST_WORDS


def _lists_interests(row: Row) -> bool:
    """True for three or more short items without figures, as the last line of a page often lists interests."""
    items = [item.strip() for item in row.text.split(",")]
    short = all(1 <= len(item.split()) <= 3 for item in items)
    return len(items) >= 3 and short and not any(map(str.isdigit, row.text)) and not row.text.endswith(".")
