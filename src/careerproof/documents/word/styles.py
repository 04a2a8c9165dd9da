"""How a Word document's text looks: styles, what they are based on, and what stands directly at a run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_HEADING_NAME = re.compile(r"heading (\d)$|^(title)$|^(subtitle)$", re.IGNORECASE)
_BASE_LIMIT = 30
"""Longest chain of base styles followed; a chain of a real document has two or three."""

_SAME = 24
"""Colours whose channels all differ by no more than this (of 255) look alike."""
_LEAST_PERCENT = 6.0
"""The width in percent of their own below which letters cannot be told apart."""
_FAR_POINTS = 1_400.0
"""Farther from its place than this, a frame or a line stands off any page."""
_HIGHLIGHTS = {
    "yellow": 0xFFFF00, "green": 0x00FF00, "cyan": 0x00FFFF, "magenta": 0xFF00FF, "blue": 0x0000FF, "red": 0xFF0000,
    "darkBlue": 0x000080, "darkCyan": 0x008080, "darkGreen": 0x008000, "darkMagenta": 0x800080, "darkRed": 0x800000,
    "darkYellow": 0x808000, "darkGray": 0x808080, "lightGray": 0xC0C0C0, "black": 0, "white": 0xFFFFFF,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What is said about characters and their paragraph; None = not said here.

    `automatic` ink is black or white, whichever is seen. `shaded` is true where something other than the page lies
    behind the text, `fill` is that colour where it is one.
    `narrow` letters are squeezed to nothing, and what is `away` stands off the page.
    """

    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: int | None = None
    automatic: bool | None = None
    vanish: bool | None = None
    shaded: bool | None = None
    fill: int | None = None
    narrow: bool | None = None
    away: bool | None = None
    capitals: bool | None = None
    level: int | None = None
    numbered: bool | None = None
    space_before: float | None = None
    space_after: float | None = None

    def over(self, base: Look) -> Look:
        """This look on top of another: what is not said here comes from there."""
        said = {item.name: value for item in fields(self) if (value := getattr(self, item.name)) is not None}
        return replace(base, **said)


@dataclass(slots=True)
class StyleSheet:
    """The styles of a document by id, resolved on demand."""

    defaults: Look = field(default_factory=Look)
    own: dict[str, Look] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    default_paragraph: str | None = None
    shaded_tables: set[str] = field(default_factory=set)
    """The styles of tables that shade some of the cells, without what they are based on."""
    _resolved: dict[tuple[str | None, str | None], Look] = field(default_factory=dict)

    def look(self, paragraph: str | None, character: str | None = None) -> Look:
        """The look that a paragraph style and a character style give together."""
        key = (paragraph or self.default_paragraph, character)
        if key not in self._resolved:
            self._resolved[key] = self._chain(key[1]).over(self._chain(key[0]).over(self.defaults))
        return self._resolved[key]

    def is_shaded_table(self, style: str | None) -> bool:
        """Whether the style shades some of a table's cells."""
        for _ in range(_BASE_LIMIT):
            if style is None or style in self.shaded_tables:
                break
            style = self.based_on.get(style)
        return style in self.shaded_tables

    def _chain(self, style: str | None) -> Look:
        look = Look()
        for _ in range(_BASE_LIMIT):
            if style is None:
                break
            look = look.over(self.own.get(style, Look()))
            style = self.based_on.get(style)
        return look


def read_styles(root: etree._Element | None) -> StyleSheet:
    """The style sheet of word/styles.xml; an empty one where there is none."""
    sheet = StyleSheet()
    if root is None:
        return sheet
    run = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    paragraph = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    sheet.defaults = read_run_look(run).over(read_paragraph_look(paragraph))
    for style in root.iterfind(f"{W}style"):
        name = style.get(f"{W}styleId")
        if name is None:
            continue
        look = read_run_look(style.find(f"{W}rPr")).over(read_paragraph_look(style.find(f"{W}pPr")))
        if look.level is None:
            look = replace(look, level=_level_by_name(_value(style.find(f"{W}name")) or name))
        sheet.own[name] = look
        base = _value(style.find(f"{W}basedOn"))
        if base:
            sheet.based_on[name] = base
        if style.get(f"{W}type") == "table" and any(is_shading(shade) for shade in style.iter(f"{W}shd")):
            sheet.shaded_tables.add(name)
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
            sheet.default_paragraph = name
    return sheet


def read_run_look(properties: etree._Element | None) -> Look:
    """What w:rPr says."""
    if properties is None:
        return Look()
    said: dict[str, object] = {}
    for item in properties:
        reader = _RUN.get(item.tag)
        if reader is not None:
            said.update(reader(item))
    return Look(**said)  # type: ignore[arg-type]


def read_paragraph_look(properties: etree._Element | None) -> Look:
    """What w:pPr says, without its style."""
    if properties is None:
        return Look()
    said: dict[str, object] = {}
    for item in properties:
        reader = _PARAGRAPH.get(item.tag)
        if reader is not None:
            said.update(reader(item))
    return Look(**said)  # type: ignore[arg-type]


def is_shading(item: etree._Element | None) -> bool:
    """Whether w:shd puts a colour other than white behind the text."""
    if item is None:
        return False
    fill = item.get(f"{W}fill") or "auto"
    return fill.lower() not in ("auto", "ffffff") or _value(item) not in (None, "clear", "nil")


def is_on(item: etree._Element | None) -> bool:
    """Whether the switch is there and not off."""
    return item is not None and (_value(item) or "1").lower() not in _OFF


def look_alike(one: int, other: int) -> bool:
    """Whether two colours (0xRRGGBB) cannot be told apart on a screen."""
    return all(abs((one >> shift & 255) - (other >> shift & 255)) <= _SAME for shift in (16, 8, 0))


def _value(item: etree._Element | None) -> str | None:
    return None if item is None else item.get(f"{W}val")


def _number(text: str | None, divisor: float) -> float | None:
    try:
        return float(text) / divisor if text is not None else None
    except ValueError:
        return None


def _font(item: etree._Element) -> Mapping[str, object]:
    return {"font": item.get(f"{W}ascii") or item.get(f"{W}hAnsi")}


def _size(item: etree._Element) -> Mapping[str, object]:
    return {"size": _number(_value(item), 2)}  # w:sz counts half points


def _color(item: etree._Element) -> Mapping[str, object]:
    value = _value(item) or ""
    if item.get(f"{W}themeColor") in ("background1", "light1") and item.get(f"{W}themeShade") is None:
        return {"color": 0xFFFFFF, "automatic": False}
    known = re.fullmatch(r"[0-9A-Fa-f]{6}", value) is not None
    return {"color": int(value, 16) if known else 0, "automatic": not known}


def _highlight(item: etree._Element) -> Mapping[str, object]:
    name = _value(item) or "none"
    return {"shaded": name not in ("none", "white"), "fill": _HIGHLIGHTS.get(name)}


def _shade(item: etree._Element) -> Mapping[str, object]:
    """What lies behind the text; a pattern mixes two colours, so that neither is the fill."""
    fill = item.get(f"{W}fill") or "auto"
    plain = _value(item) in (None, "clear", "nil") and re.fullmatch(r"[0-9A-Fa-f]{6}", fill)
    return {"shaded": is_shading(item), "fill": int(fill, 16) if plain else None}


def _width(item: etree._Element) -> Mapping[str, object]:
    share = _number((_value(item) or "").rstrip("%"), 1)  # percent of the letters' own width
    return {"narrow": share is not None and 0 < share < _LEAST_PERCENT}


def _frame(item: etree._Element) -> Mapping[str, object]:
    places = [_number(item.get(f"{W}{side}"), 20) for side in ("x", "y")]
    return {"away": any(place is not None and abs(place) > _FAR_POINTS for place in places)}


def _indent(item: etree._Element) -> Mapping[str, object]:
    sides = [_number(item.get(f"{W}{side}"), 20) for side in ("left", "start", "firstLine", "hanging")]
    return {"away": any(side is not None and abs(side) > _FAR_POINTS for side in sides) or None}


def _level(item: etree._Element) -> Mapping[str, object]:
    value = _number(_value(item), 1)
    return {"level": int(value) + 1 if value is not None and 0 <= value < 9 else None}


def _numbering(item: etree._Element) -> Mapping[str, object]:
    number = _value(item.find(f"{W}numId"))
    return {"numbered": number != "0"}  # numId 0 takes a style's numbering away (ECMA-376, 17.9.18)


def _spacing(item: etree._Element) -> Mapping[str, object]:
    return {
        "space_before": _number(item.get(f"{W}before"), 20),
        "space_after": _number(item.get(f"{W}after"), 20),
    }


def _level_by_name(name: str) -> int | None:
    found = _HEADING_NAME.search(name)
    if not found:
        return None
    return int(found[1]) if found[1] else (1 if found[2] else 2)


_RUN: dict[str, Callable[[etree._Element], Mapping[str, object]]] = {
    f"{W}rFonts": _font,
    f"{W}sz": _size,
    f"{W}color": _color,
    f"{W}highlight": _highlight,
    f"{W}b": lambda item: {"bold": is_on(item)},
    f"{W}i": lambda item: {"italic": is_on(item)},
    f"{W}vanish": lambda item: {"vanish": is_on(item)},
    f"{W}caps": lambda item: {"capitals": is_on(item)},
    f"{W}shd": _shade,
    f"{W}w": _width,
}
_PARAGRAPH: dict[str, Callable[[etree._Element], Mapping[str, object]]] = {
    f"{W}outlineLvl": _level,
    f"{W}numPr": _numbering,
    f"{W}spacing": _spacing,
    f"{W}shd": lambda item: {**_shade(item), "shaded": is_shading(item) or None},
    f"{W}framePr": _frame,
    f"{W}ind": _indent,
}
