"""The value types of `exporting`: a résumé as one column of headings, entries and lines, in no format yet."""

from __future__ import annotations

from dataclasses import dataclass

from careerproof.evidence import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact(Record):
    """A way to reach the person: what is shown and where it leads (None where it is only told)."""

    text: str
    target: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line(Record):
    """A line of text, after a label where it has one ("Languages: Python, SQL")."""

    text: str
    label: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry(Record):
    """A job, course of study or project: its title and period, then where, then what was done."""

    title: str
    period: str | None = None
    where: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Part(Record):
    """A section under its heading: paragraphs, then a list, then entries; most sections have only one of them.

    `kind` is what it tells ("work", "skills" …), by which a template puts parts in order. The parts of a letter have no
    heading (""); those of a résumé always have one.

    Why a list: a reader that joins the lines of a paragraph would run one group of skills into the next.
    """

    kind: str
    heading: str
    lines: tuple[Line, ...] = ()
    items: tuple[Line, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline(Record):
    """A whole résumé, top to bottom, one column. Every text stands in exactly one place."""

    name: str
    label: str | None
    contacts: tuple[Contact, ...]
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """What the file calls itself: name and profession."""
        return " – ".join(part for part in (self.name, self.label) if part) or "Résumé"
