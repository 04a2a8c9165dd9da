"""A template as its data file says it: typefaces, sizes, colours, rules, and the order of the parts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from careerproof.errors import UsageError
from careerproof.evidence import Record

FOLDER = Path(__file__).parent / "templates"
DEFAULT_TEMPLATE = "classic"
READABLE = 9.0
"""Points: text of a résumé is never smaller."""
KINDS = (
    "summary", "work", "projects", "skills", "education", "certificates", "languages", "volunteer", "awards",
    "publications", "interests", "references", "unknown",
)  # fmt: skip
"""The parts of a résumé in their usual order; "unknown" are those that no field holds."""

Align = Literal["left", "center"]
Weight = Literal["regular", "semibold", "bold"]
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Typeface(Record):
    """A typeface under one name: the family inside typst, the one that Word has, and the list for a browser."""

    pdf: str
    docx: str
    html: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Text(Record):
    """Running text: sizes in points, distances in parts of the size. `smallest` is as far as fitting to pages goes."""

    typeface: Typeface
    size: float
    smallest: float
    leading: float
    gap: float
    bullet: str = "•"


@dataclass(frozen=True, kw_only=True, slots=True)
class Margins(Record):
    """The margins of a page, in inches."""

    side: float
    top: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Colours(Record):
    """Colours as "#rrggbb": of text, of headings, of places and employers, and behind headings."""

    text: str
    accent: str
    quiet: str
    band: str = "#ffffff"


@dataclass(frozen=True, kw_only=True, slots=True)
class Name(Record):
    """The name at the top, in points; the contact line stands as it does."""

    typeface: Typeface
    size: float
    weight: Weight = "bold"
    align: Align = "left"
    capitals: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading(Record):
    """The headings of parts: in points, with a rule under them, a band behind them, or neither."""

    typeface: Typeface
    size: float
    style: Literal["rule", "band", "plain"]
    weight: Weight = "bold"
    align: Align = "left"
    capitals: bool = False
    above: float = 1.3
    below: float = 0.7


@dataclass(frozen=True, kw_only=True, slots=True)
class Entries(Record):
    """Jobs and courses: how their titles look, and whether their dates stand beside them or below, after the employer.

    Why not at the right edge: poppler's pdftotext then reads the dates after the job, and so would a screen.
    """

    dates: Literal["beside", "below"]
    weight: Weight = "bold"
    above: float = 1.1


@dataclass(frozen=True, kw_only=True, slots=True)
class Template(Record):
    """A look, the same for PDF, Word and HTML; the order of the parts is that of every format."""

    name: str
    description: str
    order: tuple[str, ...]
    text: Text
    margins: Margins
    colours: Colours
    heading: Heading
    person: Name
    entries: Entries

    def scaled(self, scale: float) -> Template:
        """The same look with every size of letters, and the margins, in this proportion."""
        text = replace(self.text, size=round(self.text.size * scale, 2))
        return replace(
            self,
            text=text,
            heading=replace(self.heading, size=round(max(self.heading.size * scale, text.size), 2)),
            person=replace(self.person, size=round(self.person.size * scale, 2)),
            margins=Margins(side=round(self.margins.side * scale, 3), top=round(self.margins.top * scale, 3)),
        )

    @property
    def smallest_scale(self) -> float:
        """How far the sizes may shrink."""
        return self.text.smallest / self.text.size


def list_templates() -> tuple[Template, ...]:
    """Every template that comes with us, the default first, then by name."""
    names = sorted((path.stem for path in (FOLDER / "looks").glob("*.toml")), key=lambda n: (n != DEFAULT_TEMPLATE, n))
    return tuple(load_template(name) for name in names)


@cache
def load_template(name: str = DEFAULT_TEMPLATE) -> Template:
    """The template of that name.

    Raises:
        UsageError: there is none.
        ValueError: its data file is wrong; the message says where.
    """
    names = sorted(path.stem for path in (FOLDER / "looks").glob("*.toml"))
    if name not in names:
        raise UsageError(f"there is no template {name!r}", hint=f"use one of: {', '.join(names)}")
    data = tomllib.loads((FOLDER / "looks" / f"{name}.toml").read_text(encoding="utf-8"))
    return make_template(name, data)


def make_template(name: str, data: Mapping[str, object]) -> Template:
    """The template that the values of a data file make.

    Raises:
        ValueError: a key is missing or unknown, a value of the wrong kind, or text smaller than can be read.
    """
    made: Template = _make(Template, {"name": name, **data}, name)
    if sorted(made.order) != sorted(KINDS):
        raise ValueError(f"{name}.order names each part once: {', '.join(KINDS)}")
    if not READABLE <= made.text.smallest <= made.text.size:
        raise ValueError(f"{name}.text.smallest is from {READABLE:g} to {name}.text.size points")
    return made


@cache
def _typefaces() -> dict[str, Typeface]:
    data = tomllib.loads((FOLDER / "typefaces.toml").read_text(encoding="utf-8"))
    return {name: _make(Typeface, values, name) for name, values in data.items()}


def _make(record: type[Any], data: Mapping[str, object], at: str) -> Any:
    """The record that a table holds, every key of it known and none missing."""
    hints = get_type_hints(record)
    needed = {field.name for field in fields(record) if field.default is MISSING}
    if unknown := set(data) - set(hints):
        raise ValueError(f"{at} has no key {sorted(unknown)[0]}")
    if missing := needed - set(data):
        raise ValueError(f"{at}.{sorted(missing)[0]} is missing")
    return record(**{key: _value(hints[key], value, f"{at}.{key}") for key, value in data.items()})


def _value(hint: Any, value: object, at: str) -> object:
    """The value as its field has it."""
    if hint is Typeface and isinstance(value, str) and value in _typefaces():
        return _typefaces()[value]
    if isinstance(hint, type) and issubclass(hint, Record) and hint is not Typeface and isinstance(value, dict):
        return _make(hint, value, at)
    if hint == tuple[str, ...] and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    if hint is bool and isinstance(value, bool):
        return value
    if hint is str and isinstance(value, str) and (".colours." not in at or _COLOUR.fullmatch(value)):
        return value
    if get_origin(hint) is Literal and value in get_args(hint):
        return value
    raise ValueError(f"{at} cannot be {value!r}")
