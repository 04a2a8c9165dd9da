"""Courses of study: the degree, the field, the school, the dates and the grade, in whatever order they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from careerproof.documents.model import Document
from careerproof.resumes.dates import DateRange, find_date_ranges
from careerproof.resumes.flow import Found, bare, without
from careerproof.resumes.lexicon import fold, load_employers, load_labels
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.courses import group_courses
from careerproof.resumes.sections.degrees import find_degree, is_school, names_field, names_school
from careerproof.resumes.sections.draft import NOTES, Draft
from careerproof.resumes.sections.entries import Entry, lift_sides
from careerproof.resumes.sections.fragments import Fragment, read_fragments
from careerproof.resumes.sections.paragraphs import Paragraph, read_paragraphs
from careerproof.resumes.sections.places import find_place_at_end, read_place
from careerproof.resumes.sections.rows import Row, Styles
from careerproof.resumes.sections.wrapped import join_wrapped

_GRADE = lazy(
    r"(?<![\w.])(?:(?:c?gpa|c\.?g\.?p\.?a\.?|grade|score|percentage|note|abschlussnote|nota(?: media)?|moyenne"
    r"|média|cr|ira)\b"
    r"\s*(?:of|is)?\s*[:=–-]?\s*(\d{1,3}(?:[.,]\d{1,3})?\s*%?"
    r"(?:\s*(?:/|out of|of|von|sur)\s*\d{1,3}(?:[.,]\d{1,2})?)?)"
    r"|(\d(?:[.,]\d{1,3})(?:\s*/\s*\d(?:[.,]\d{1,2})?)?)\s*(?:c?gpa|c\.?g\.?p\.?a)\b|(\d{2}(?:\.\d{1,2})?\s*%))",
    re.IGNORECASE,
)
_PLACEHOLDER = lazy(r"(?<!\w)City\s*,?\s*State(?!\w)|(?<!\w)(?:City|State)\s*$")
_FEWEST_LETTERS = 3
_NAMED_FOR = lazy(r"\b(?:of|de|do|da|für|di)\s+\S+(?:\s\S+)?$", re.IGNORECASE)
"""A school that is named for a region or a person, which a city may belong to ("University of California, Davis")."""
_OPENING_SCHOOL = lazy(
    r"(?:The\s+)?(?:University|College|Institute|Academy|School|Universidad|Université|Universität|Universidade)"
    r"\s+(?:of|at|de|für)\b"
)
_IN_BRACKETS = lazy(r"(?P<field>[^()]{3,60}?)\s*\((?P<school>[^()]+)\)?")
_AREA_LEAD = lazy(
    r"\s*(?:[:,–—-]|\("
    r"|\bin\b|\bof\b|\ben\b|\bem\b|\bim\b"
    r"|\bmajor(?:ing)? in\b|\bwith a major in\b|\bdegree in\b|\bdegree\b)?"
    r"\s*(?:the\s+)?(?:major(?:ing)?\s*(?:in|:)\s+)?",
    re.IGNORECASE,
)
_FROM = lazy(r"\s+(?:from|at)\s+(?P<school>[A-Z][\w.&'’-]*(?:\s+[\w.&'’-]+){0,5}(?:,|$))")
"""A school that no word tells, behind "from" or "at" ("MBA from XYZ, Pune")."""
_IN = lazy(r"\s+in\s+(?P<school>[A-Z]{3,6}(?=\s*,|\s*$))")
"""The initials of a school, behind a field ("M.Tech in Physics in XYZ, Pune")."""
_AREA_END = lazy(
    r"\s+[–—|-]\s+|[;|•·()\t]|\s+(?:from|at|with|minor|gpa|graduated)\b"
    r"|,\s*(?:gpa|score|cgpa|minor|grade|with|graduated|expected)\b|\.\s",
    re.IGNORECASE,
)


def read_education(document: Document, rows: Sequence[Row], styles: Styles) -> list[Draft]:
    """The courses of a section, in the order of the page."""
    entries = group_courses(lift_sides(rows))
    return [_draft(document.text, entry, styles) for entry in entries]


def _draft(source: str, entry: Entry, styles: Styles) -> Draft:
    draft = Draft()
    _take_dates(source, draft, entry)
    for row in [*entry.head, *entry.body]:
        _take_grade(source, draft, row)
    holes = [*draft.holes, *(draft.values["score"].ranges if "score" in draft.values else ())]
    holes += [
        (row.start + dates.start, row.start + dates.end) for row in entry.head for dates in find_date_ranges(row.text)
    ]
    fragments = read_fragments(source, entry, styles, names_job=False)
    named = [part for part in fragments if is_school(part.text) or find_degree(part.text)]
    for fragment in named:
        _take_fragment(source, draft, fragment, holes, 0)
    for fragment, following in pairwise(fragments):
        if fragment not in named and fragment.row == following.row and _is_place(source, following):
            draft.put("institution", _found(source, (fragment.start, fragment.end), 0.7))
    unnamed = [(number, fragment) for number, fragment in enumerate(fragments) if fragment not in named]
    for number, fragment in sorted(unnamed, key=lambda pair: not names_field(pair[1].text)):
        alone = 5 * len(fragment.text) >= 4 * len(entry.head[fragment.row].text)
        _take_fragment(source, draft, fragment, holes, number if number or alone else 1)
    _drop_placeholder(draft)
    for part in read_paragraphs(source, join_wrapped(source, draft, entry)):
        _take_courses(draft, part)
    return draft


def _is_place(source: str, fragment: Fragment) -> bool:
    place = read_place(source, fragment.start, fragment.end)
    return place is not None and place.certain and not is_school(fragment.text)


def _take_dates(source: str, draft: Draft, entry: Entry) -> None:
    """The range with a start if there is one; two single dates in a head are its start and its end."""
    ranges: list[tuple[DateRange, int]] = entry.dates
    if not ranges:
        ranges = [(found, row.start) for row in entry.head for found in find_date_ranges(row.text)]
    if not ranges:
        ranges = [
            (found, row.start) for row in entry.body[:2] for found in find_date_ranges(row.text) if len(row.text) < 40
        ]
    if not ranges:
        return
    best = next((pair for pair in ranges if not pair[0].is_single), ranges[0])
    draft.put_dates(source, best[0], best[1], single="end")


def _take_grade(source: str, draft: Draft, row: Row) -> None:
    match = _GRADE.search(source, row.start, row.end)
    if match:
        group = next(number for number in (1, 2, 3) if match[number])
        span = bare(source, *match.span(group), junk=" ,;:")
        if span is not None:
            draft.holes.append(match.span())
            draft.put("score", Found(value=source[span[0] : span[1]], ranges=(span,), confidence=0.9))
        return
    honours = load_labels().honours.search(source, row.start, row.end)
    if honours and len(row.text.split()) < 16:
        draft.put("score", Found(value=honours.group(), ranges=(honours.span(),), confidence=0.8))


def _take_fragment(
    source: str, draft: Draft, fragment: Fragment, holes: Sequence[tuple[int, int]], number: int
) -> None:
    """One part of a head: a degree with its field, a school, a place, or a field."""
    if fragment.label == "place":
        return
    pieces = without([(fragment.start, fragment.end)], holes)
    pieces = [part for low, high in pieces for part in _without_placeholders(source, low, high)]
    for low, high in pieces:
        tight = bare(source, low, high)
        if tight is not None and source[tight[1] - 1] == "(":
            tight = bare(source, low, tight[1] - 1)
        if tight is None or re.fullmatch(
            r"(?:c?gpa|grade|score|cum\.?|overall|major)[\W\d]*", source[tight[0] : tight[1]], re.IGNORECASE
        ):
            continue
        words = source[tight[0] : tight[1]]
        place = read_place(source, *tight)
        if place is not None and place.certain and not is_school(words):
            continue
        degree = find_degree(words)
        if degree is not None and names_school(words, degree[1]):
            _take_school(source, draft, tight)
        elif degree is not None and "study_type" not in draft.values:
            _take_degree(source, draft, tight, degree[1])
        elif is_school(words):
            _take_school(source, draft, tight)
        else:
            _take_unknown(source, draft, fragment, tight, number)


def _take_unknown(source: str, draft: Draft, fragment: Fragment, span: tuple[int, int], number: int) -> None:
    """A part of a head without the word of a degree or a school: the field beside a degree, else the school."""
    words, values = source[span[0] : span[1]], draft.values
    count = len(words.split())
    if (words.endswith(".") and count > 4) or sum(map(str.isalpha, words)) < _FEWEST_LETTERS:
        return
    known = names_field(words) or "institution" in values  # the words of fields come first (see `_draft`)
    if "area" not in values and "study_type" in values and known and count <= 6 and find_degree(words) is None:
        draft.put("area", _found(source, span, 0.6))
    elif "institution" not in values and count <= 8 and (number < 3 or fragment.bold):
        draft.put("institution", _found(source, span, 0.55))
    elif "area" not in values and "study_type" not in values and count <= 8 and not number and ":" not in words:
        draft.put("area", _found(source, span, 0.55))


def _without_placeholders(source: str, low: int, high: int) -> list[tuple[int, int]]:
    """The stretch without a template's "City , State"."""
    return without([(low, high)], [match.span() for match in _PLACEHOLDER.finditer(source, low, high)])


def _take_degree(source: str, draft: Draft, span: tuple[int, int], match: re.Match[str]) -> None:
    """The degree, the field after it, and a school before or after it on the same row."""
    low, high = span[0] + match.start(), span[0] + match.end()
    draft.put("study_type", _found(source, (low, high), 0.92))
    before = bare(source, span[0], low)
    if before is not None and is_school(source[before[0] : before[1]]):
        _take_school(source, draft, before)
    rest = _AREA_LEAD.match(source, high, span[1])
    start = rest.end() if rest else high
    end = _AREA_END.search(source, start, span[1])
    stop = end.start() if end else span[1]
    tail = source[start:stop]
    cut = _school_within(tail)
    if cut is not None:
        school = bare(source, start + cut, span[1])
        if school is not None:
            _take_school(source, draft, school)
        stop = start + cut
    elif end is not None and (after := bare(source, end.end(), span[1])) and is_school(source[after[0] : after[1]]):
        _take_school(source, draft, after)
    elif (named := _FROM.search(source, high, span[1]) or _IN.search(source, start, span[1])) is not None:
        stop = min(stop, named.start())
        draft.put("institution", _without_place(source, named.start("school"), span[1]))
    area = bare(source, start, stop, " \t,;:|•·–—-*()")
    if area is not None and len(source[area[0] : area[1]].split()) <= 9:
        draft.put("area", _found(source, area, 0.85))


def _without_place(source: str, start: int, stop: int) -> Found | None:
    """The school without the place that it lies in."""
    place = find_place_at_end(source, start, stop)
    span = bare(source, start, place.whole.start if place is not None else stop, " \t,;:|•·–—-*(")
    return None if span is None else _found(source, span, 0.7)


def _school_within(text: str) -> int | None:
    """Where a school begins in the words after a degree ("Computer Science, State University")."""
    if not is_school(text):
        return None
    for part in re.finditer(r"[^,]+", text):
        if not is_school(part.group()):
            continue
        if part.start() > 0:
            return part.start()
        opening = _OPENING_SCHOOL.search(text)
        if opening and opening.start() > 0:
            return opening.start()
        return _behind_field(part.group())
    return None


def _behind_field(text: str) -> int:
    """Where a school begins right behind its field ("Music Education Indiana State University"), else 0."""
    words = list(re.finditer(r"\S+", text))
    school = next((number for number, word in enumerate(words) if is_school(word.group())), 0)
    fields = [number for number, word in enumerate(words[:school]) if names_field(word.group())]
    if not fields or school - fields[-1] < 2 or not words[fields[-1] + 1].group()[:1].isupper():
        return 0
    return words[fields[-1] + 1].start()


def _take_school(source: str, draft: Draft, span: tuple[int, int]) -> None:
    span = _without_brackets(source, draft, span)
    cities = _NAMED_FOR.search(source[span[0] : span[1]].rpartition(",")[0]) is None
    place = find_place_at_end(source, *span, cities=cities)
    if place is not None and not is_school(place.whole.value):
        shorter = bare(source, span[0], place.whole.start, " \t,;:|•·–—-*(")
        if shorter is not None and is_school(source[shorter[0] : shorter[1]]):
            span = shorter
    words = source[span[0] : span[1]]
    for part in re.finditer(r"[^,]+", words):
        lead = bare(source, span[0], span[0] + part.start())
        if (
            part.start()
            and is_school(part.group())
            and lead
            and not is_school(source[lead[0] : lead[1]])
            and "study_type" in draft.values
            and "area" not in draft.values
        ):
            draft.put("area", _found(source, lead, 0.6))
            tight = bare(source, span[0] + part.start(), span[1])
            span = tight or span
            break
    tail = re.search(r"[\s,;(|–-]+(?:c?gpa|grade|score)\W*$", source[span[0] : span[1]], re.IGNORECASE)
    span = _without_field(source, draft, (span[0], span[0] + tail.start()) if tail else span)
    draft.put("institution", _found(source, span, 0.9))


def _without_brackets(source: str, draft: Draft, span: tuple[int, int]) -> tuple[int, int]:
    """The school that stands in brackets behind its field ("Materials Science (State University)"), without both."""
    words = source[span[0] : span[1]]
    if words.endswith(")") and "(" not in words:
        return span[0], span[1] - 1
    parts = _IN_BRACKETS.fullmatch(words)
    if parts is None or is_school(parts["field"]) or not is_school(parts["school"]) or " " not in parts["school"]:
        return span
    draft.put("area", _found(source, (span[0], span[0] + parts.end("field")), 0.8))
    return span[0] + parts.start("school"), span[0] + parts.end("school")


def _without_field(source: str, draft: Draft, span: tuple[int, int]) -> tuple[int, int]:
    """The school without the field of study that follows it ("State University, Computer Science")."""
    parts = [
        (span[0] + match.start(), span[0] + match.end()) for match in re.finditer(r"[^,]+", source[span[0] : span[1]])
    ]
    if len(parts) < 2 or "area" in draft.values or not is_school(source[parts[0][0] : parts[0][1]]):
        return span
    rest = bare(source, parts[1][0], span[1])
    if rest is None or not names_field(source[rest[0] : rest[1]]) or is_school(source[rest[0] : rest[1]]):
        return span
    draft.put("area", _found(source, rest, 0.7))
    return parts[0]


def _drop_placeholder(draft: Draft) -> None:
    """A guessed school that is a template's placeholder, or no name at all, is dropped; so are guesses alone."""
    if all(name in ("institution", "area") and found.confidence < 0.7 for name, found in draft.values.items()):
        draft.values.clear()
    institution = draft.values.get("institution")
    if institution is None or institution.confidence > 0.6:
        return
    if fold(institution.value) in load_employers().placeholders or (
        institution.value.islower() and (" " not in institution.value or "study_type" not in draft.values)
    ):
        del draft.values["institution"]


def _take_courses(draft: Draft, part: Paragraph) -> None:
    """The courses after "Coursework:", each by itself; other rows stay statements of the course of study."""
    label = re.match(r"\s*([^:]{3,30}):\s*", part.flow.text)
    if label is None or fold(label[1]) not in load_labels().by_use["courses"]:
        draft.add(NOTES, part.found())
        return
    for piece in re.finditer(r"(?:[^,;•|(]|\([^)]*\))+", part.flow.text[label.end() :]):
        found = part.flow.found(label.end() + piece.start(), label.end() + piece.end())
        draft.add("courses", found)


def _found(source: str, span: tuple[int, int], confidence: float) -> Found:
    return Found(value=source[span[0] : span[1]], ranges=(span,), confidence=confidence)
