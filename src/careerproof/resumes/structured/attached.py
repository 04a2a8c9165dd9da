"""A profile that is attached to a PDF, read as far as the pages show it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from careerproof.documents.model import Document
from careerproof.evidence import Finding
from careerproof.resumes.dates import DatePoint, find_date_ranges
from careerproof.resumes.patterns import lazy
from careerproof.resumes.rules import resume_rules
from careerproof.resumes.structured.codes import language_of
from careerproof.resumes.structured.shelf import Leaf, Written
from careerproof.resumes.structured.trees import Element, make_attached

_ISO_DATE = lazy(r"(?P<year>\d{4})(?:-\d{2}){0,2}$")
_STEERING = re.compile(r"(?<!Postal)Code$|ID$|Indicator$|^(?:Current|Ongoing|Country|Month|Day|Type|Use)$")
"""Names of elements whose values steer a program and are not shown to people."""
_SHOWN_SHARE = 0.8
"""The share of values that must stand on the pages for the attachment to tell what they show."""
_TOLD_SHARE = 0.6
"""The share of the pages' letters that these values must be, so that nothing which only the pages show is lost; the
rest are labels and headings."""
_SCHEME = re.compile(r"https?://(?:www\.)?|/$")


def read_attached(document: Document, tree: Mapping[str, Any]) -> tuple[Element, tuple[Finding, ...]] | None:
    """The attached profile with each value where the pages show it, and what it says besides; None where it tells
    something else than the pages.

    Why: nobody who looks at the file sees its attachment, so a value that only stands there is not the person's word.
    """
    search = _Search(document)
    root = make_attached(tree, search.locate)
    if search.found < _SHOWN_SHARE * search.sought or search.told_share() < _TOLD_SHARE:
        return None
    missing = search.sought - search.found
    if not missing:
        return root, ()
    finding = resume_rules()["attachment.unseen_values"].finding(missing=missing)
    return root, (finding,)


class _Search:
    """Looks values up on the pages, first behind the one found before: pages keep the order of the profile."""

    def __init__(self, document: Document) -> None:
        self.sought = 0
        self.found = 0
        self._document = document
        self._text = document.text
        self._cursor = 0
        self._covered: list[tuple[int, int]] = []
        self._points = sorted(_points(document.text), key=attrgetter("start"))

    def locate(self, lines: Sequence[str], name: str) -> Leaf | None:
        """The value where it is shown; without stretches where it is not."""
        nowhere = Leaf(lines=tuple(Written(text=line, ranges=()) for line in lines))
        language = language_of(lines[0]) if name in ("CompetencyID", "PrimaryLanguageCode") else None
        if language is not None:
            written = self._words(language)
            return Leaf(lines=(written,)) if written is not None else nowhere
        if _STEERING.search(name):
            return nowhere
        self.sought += 1
        found = [self._date(line) if _ISO_DATE.match(line) else self._line(line) for line in lines]
        shown = tuple(line for line in found if line is not None)
        if len(shown) < len(lines):
            return nowhere
        self.found += 1
        self._covered.extend(place for line in shown for place in line.ranges)
        return Leaf(lines=shown)

    def told_share(self) -> float:
        """The share of the pages' letters that stand in a value that was found."""
        letters = sum(map(str.isalnum, self._text))
        told, at = 0, 0
        for start, end in sorted(self._covered):
            told += sum(map(str.isalnum, self._text[max(start, at) : end]))
            at = max(at, end)
        return told / letters if letters else 0.0

    def _line(self, line: str) -> Written | None:
        """A line of a value; an address may stand there without its scheme."""
        bare = _SCHEME.sub("", line) if line.startswith(("http://", "https://")) else line
        written = self._words(line) or (self._words(bare) if bare != line else None)
        return replace(written, text=line) if written is not None and bare != line else written

    def _words(self, line: str) -> Written | None:
        """A line of words, also where the page breaks it into several."""
        pattern = re.compile(r"\s+".join(map(re.escape, line.split())), re.IGNORECASE)
        match = pattern.search(self._text, self._cursor) or pattern.search(self._text)
        if match is None:
            return None
        self._cursor = match.end()
        ranges = tuple(_by_line(self._text, match.start(), match.end()))
        number = max(0, bisect_right(self._document.lines, match.start(), key=attrgetter("start")) - 1)
        text = " ".join(self._text[start:end] for start, end in ranges)
        return Written(text=text, ranges=ranges, bullet=self._document.lines[number].bullet)

    def _date(self, value: str) -> Written | None:
        """A date in the form in which the pages write it, the nearest one to where the reading is."""
        known = [point for point in self._points if value.startswith(point.value)]
        if not known:
            return None
        point = min(known, key=lambda item: (-len(item.value), abs(item.start - self._cursor), item.start))
        return Written(text=self._text[point.start : point.end], ranges=((point.start, point.end),))


def _points(text: str) -> Iterator[DatePoint]:
    for found in find_date_ranges(text):
        yield from (point for point in (found.first, found.last) if point is not None)


def _by_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch cut at line ends and tabs."""
    for match in re.finditer(r"\S(?:[^\n\t]*\S)?", text[start:end]):
        yield start + match.start(), start + match.end()
