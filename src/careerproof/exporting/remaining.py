"""Finds a place for what no field of a résumé holds: sections of the person's own, stray lines, unknown JSON keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from careerproof.exporting.model import Entry, Line, Part
from careerproof.resumes.model import Resume, Section, Statement

MORE = "Additional Information"
"""The heading of what was written under none."""
_WORD = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-\s]+")
_EMPTY = frozenset((
    "achievements", "and", "company", "courses", "coursework", "current", "currently", "date", "dates", "degree",
    "description", "duties", "employer", "from", "institution", "job", "keywords", "location", "now", "ongoing",
    "period", "place", "position", "present", "responsibilities", "role", "school", "since", "title", "to", "today",
    "until", "year", "years",
))  # fmt: skip
"""Words over the columns of a table, before lists, and for the end of what goes on: a line of nothing else says nothing
once the fields say it.
"""
_FOR_PROGRAMS = frozenset(("$schema", "meta", "image"))
"""Unknown keys that say nothing to a reader of a page; JSON and YAML keep them."""


def find_remaining(resume: Resume, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts with what they did not say yet, then parts for the rest; words that stand there already are not told
    twice. The first part is the head of the page, which only tells what is written there.
    """
    found = _Found(resume, list(parts))
    for index, kept in resume.extra.items():
        found.add_extra(index, kept)
    for statement in resume.statements:
        found.add_statement(statement)
    return (*found.parts, *found.own_parts())


def is_empty(text: str) -> bool:
    """True for the words over lists and columns that say nothing once the fields are told."""
    return _EMPTY.issuperset(_WORD.findall(text.casefold()))


class _Found:
    """The parts as they fill."""

    def __init__(self, resume: Resume, parts: list[Part]) -> None:
        self.parts = parts
        self._resume = resume
        self._numbers = {part.kind: number for number, part in enumerate(parts)}
        self._own: dict[str, list[Line]] = {}
        for section in resume.sections:
            if section.kind == "unknown" and section.heading and section.heading.strip():
                self._own.setdefault(section.heading, []).extend(_body(resume.text, section))

    def own_parts(self) -> Iterator[Part]:
        """Parts that no kind of ours is, as they were written; what stood under no heading last."""
        for heading, lines in sorted(self._own.items(), key=lambda item: item[0] == MORE):
            if lines:
                yield Part(kind="unknown", heading=heading, lines=tuple(lines))

    def add_extra(self, key: str, kept: object) -> None:
        """An unknown key of JSON Resume, or unknown keys inside of a known one."""
        if key in _FOR_PROGRAMS:
            return
        if key in self._numbers and isinstance(kept, Mapping):
            for index, values in kept.items():
                for name, value in values.items() if isinstance(values, Mapping) else ():
                    self._put(key, int(index), Line(label=_words(name), text="; ".join(_texts(value))))
        elif key == "basics" and isinstance(kept, Mapping):
            for name, value in kept.items():
                if name not in _FOR_PROGRAMS:
                    self._tell(MORE, Line(label=_words(name), text="; ".join(_texts(value))))
        else:
            for text in _texts(kept):
                self._tell(_words(key) or MORE, Line(text=text))

    def add_statement(self, statement: Statement) -> None:
        """A statement that is no value of a field: it belongs to an entry or to a section as a whole."""
        kind, _, index = statement.pointer.strip("/").partition("/")
        if not index.isdigit():
            return
        line = Line(text=" ".join(statement.text.split()))
        if is_empty(line.text) and statement.section != "unknown":
            return
        if kind != "sections":
            self._put(kind, int(index), line)
            return
        section = self._resume.sections[int(index)]
        number = self._numbers.get(section.kind, 0)
        if section.kind == "unknown" or number == 0:
            self._tell(section.heading or MORE, line)
        else:
            self._put(section.kind, self._entry_before(section.kind, statement), line)

    def _entry_before(self, kind: str, statement: Statement) -> int:
        """The entry that a line of its section follows; its own text says where it stands."""
        starts: dict[int, int] = {}
        for pointer, evidence in self._resume.fields.items():
            _, name, index, *_ = (*pointer.split("/"), "", "")
            if name == kind and evidence.spans and index.isdigit():
                at = min(span.start for span in evidence.spans)
                starts[int(index)] = min(at, starts.get(int(index), at))
        place = statement.span.start if statement.span else 0
        before = [(start, index) for index, start in starts.items() if start <= place]
        return max(before)[1] if before else -1

    def _put(self, kind: str, index: int, line: Line) -> None:
        """Into an entry of a part, as a line after its others; into the part itself where it has no such entry."""
        part = self.parts[self._numbers[kind]]
        if 0 <= index < len(part.entries):
            entry = part.entries[index]
            if line.text and not _says(_entry_texts(entry), line):
                changed = replace(entry, lines=(*entry.lines, line))
                entries = (*part.entries[:index], changed, *part.entries[index + 1 :])
                self.parts[self._numbers[kind]] = replace(part, entries=entries)
        elif line.text and not _says(_part_texts(part), line):
            if part.items:
                self.parts[self._numbers[kind]] = replace(part, items=(*part.items, line))
            else:
                self.parts[self._numbers[kind]] = replace(part, lines=(*part.lines, line))

    def _tell(self, heading: str, line: Line) -> None:
        lines = self._own.setdefault(heading, [])
        told = [heading, *_part_texts(self.parts[0]), *(_whole(line) for line in lines)]
        if line.text and not _says(told, line):
            lines.append(line)


def _body(text: str, section: Section) -> Iterator[Line]:
    """The lines of a section of a page under its heading; none of a file that is data, whose values are statements."""
    lines = [" ".join(line.split()) for line in text[section.span.start : section.span.end].splitlines()]
    heading = " ".join((section.heading or "").split())
    lines = [line for line in lines if line]
    if lines and lines[0].startswith(heading):
        rest = lines[0][len(heading) :].strip(" :")
        yield from (Line(text=line) for line in (rest, *lines[1:]) if line)


def _says(texts: Sequence[str], line: Line) -> bool:
    """True where these texts hold the words of the line, in its order."""
    wanted = f" {' '.join(_WORD.findall(line.text.casefold()))} "
    return any(wanted in f" {' '.join(_WORD.findall(text.casefold()))} " for text in (*texts, " ".join(texts)))


def _part_texts(part: Part) -> list[str]:
    return [*(_whole(line) for line in (*part.lines, *part.items)),
            *(text for entry in part.entries for text in _entry_texts(entry))]  # fmt: skip


def _entry_texts(entry: Entry) -> list[str]:
    return [entry.title, entry.period or "", *entry.where, *(_whole(line) for line in entry.lines), *entry.bullets]


def _whole(line: Line) -> str:
    return f"{line.label}: {line.text}" if line.label else line.text


def _words(key: str) -> str:
    """A key of JSON as a heading or label: "militaryService" as "Military Service"."""
    return " ".join(word[:1].upper() + word[1:] for word in _HUMP.split(key) if word)


def _texts(value: object) -> Iterator[str]:
    """The texts in an unknown value: each of a list; those of an object as one, with the keys before them."""
    if isinstance(value, Mapping):
        pairs = (f"{_words(str(key))}: {', '.join(_texts(item))}" for key, item in value.items())
        yield "; ".join(pairs)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif value is not None and value != "":
        yield str(value)
