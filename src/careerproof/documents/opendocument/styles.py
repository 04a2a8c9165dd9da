"""How the text of an OpenDocument file looks: styles, what they inherit, and which are headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import Any

from lxml import etree

from careerproof.documents.opendocument.names import DRAW, FO, STYLE, TEXT

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75}
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt|in|cm|mm|pc|px)$")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%$")
_BASE_LIMIT = 30
"""Longest chain of parent styles followed; a chain of a real document has three or four."""
_WHITE = 0xF0


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What is said about characters and their paragraph; None = not said here. `scale` is a size relative to the
    style beneath. `shaded` is true where something other than the page lies behind the text.
    """

    font: str | None = None
    size: float | None = None
    scale: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    color: int | None = None
    vanish: bool | None = None
    shaded: bool | None = None
    capitals: bool | None = None
    level: int | None = None
    space_before: float | None = None
    space_after: float | None = None

    def over(self, base: Look) -> Look:
        """This look on top of another: what is not said here comes from there."""
        said: dict[str, Any] = {
            item.name: value for item in fields(self) if (value := getattr(self, item.name)) is not None
        }
        if self.size is not None:
            said["scale"] = None
        elif self.scale is not None and base.size is not None:
            said.update(size=round(base.size * self.scale, 2), scale=None)
        elif self.scale is not None:
            said["scale"] = self.scale * (base.scale or 1.0)
        return replace(base, **said)


@dataclass(slots=True)
class StyleSheet:
    """The styles by family and name, resolved on demand."""

    defaults: dict[str, Look] = field(default_factory=dict)
    own: dict[tuple[str, str], Look] = field(default_factory=dict)
    parents: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, root: etree._Element) -> None:
        """Reads the styles of a part; those of the file itself come after the common ones."""
        for item in root.iter(f"{STYLE}default-style", f"{STYLE}style"):
            family = item.get(f"{STYLE}family", "")
            look = _read_look(item)
            if item.tag == f"{STYLE}default-style":
                self.defaults[family] = look
                continue
            key = (family, item.get(f"{STYLE}name", ""))
            self.own[key] = look
            parent = item.get(f"{STYLE}parent-style-name")
            if parent:
                self.parents[key] = parent

    def look(self, family: str, name: str | None) -> Look:
        """The look that a style gives, with what it inherits and the family's default."""
        return self.said(family, name).over(self.defaults.get(family, Look()))

    def said(self, family: str, name: str | None) -> Look:
        """What a style and those that it inherits from say, without the default."""
        chain: list[Look] = []
        for _ in range(_BASE_LIMIT):
            if name is None:
                break
            chain.append(self.own.get((family, name), Look()))
            name = self.parents.get((family, name))
        look = Look()
        for item in reversed(chain):
            look = item.over(look)
        return look


def is_coloured(value: str | None) -> bool:
    """Whether a background value is a colour other than white."""
    color = read_color(value)
    return color is not None and min(color >> 16, color >> 8 & 0xFF, color & 0xFF) < _WHITE


def read_color(value: str | None) -> int | None:
    """``#rrggbb`` as 0xRRGGBB; None for "transparent" and where nothing is said."""
    return int(value[1:], 16) if value and re.fullmatch(r"#[0-9a-fA-F]{6}", value) else None


def read_length(value: str | None) -> float | None:
    """A length in points."""
    found = _LENGTH.match(value or "")
    return round(float(found[1]) * _POINTS[found[2]], 2) if found else None


def _read_look(item: etree._Element) -> Look:
    said: dict[str, object] = {}
    for part in item:
        if part.tag == f"{STYLE}text-properties":
            said.update(_of_characters(part))
        elif part.tag == f"{STYLE}paragraph-properties":
            said["space_before"] = read_length(part.get(f"{FO}margin-top"))
            said["space_after"] = read_length(part.get(f"{FO}margin-bottom"))
        elif part.tag == f"{STYLE}graphic-properties":
            fill = part.get(f"{DRAW}fill")
            color = part.get(f"{DRAW}fill-color")
            said["shaded"] = (
                True if fill in ("gradient", "bitmap") or (fill == "solid" and is_coloured(color)) else None
            )
        if is_coloured(part.get(f"{FO}background-color")):
            said["shaded"] = True
    said["level"] = _level(item)
    return Look(**said)  # type: ignore[arg-type]


def _of_characters(part: etree._Element) -> dict[str, object]:
    weight, slant = part.get(f"{FO}font-weight"), part.get(f"{FO}font-style")
    size = part.get(f"{FO}font-size")
    percent = _PERCENT.match(size or "")
    transform, shown = part.get(f"{FO}text-transform"), part.get(f"{TEXT}display")
    color = part.get(f"{FO}color")
    return {
        "font": part.get(f"{STYLE}font-name") or part.get(f"{FO}font-family"),
        "size": read_length(size),
        "scale": float(percent[1]) / 100 if percent else None,
        "bold": None if weight is None else weight == "bold" or (weight.isdigit() and int(weight) >= 600),
        "italic": None if slant is None else slant in ("italic", "oblique"),
        # With the window's own colour the text is black, whatever colour stands beside it.
        "color": 0 if part.get(f"{STYLE}use-window-font-color") == "true" else read_color(color),
        "vanish": None if shown is None else shown == "none",
        "capitals": None if transform is None else transform == "uppercase",
        "shaded": True if is_coloured(part.get(f"{FO}background-color")) else None,
    }


def _level(item: etree._Element) -> int | None:
    """The heading level that a style names: its outline level, or that it is the title."""
    level = item.get(f"{STYLE}default-outline-level") or ""
    if level.isdigit() and 1 <= int(level) <= 10:
        return int(level)
    name = item.get(f"{STYLE}display-name") or item.get(f"{STYLE}name") or ""
    return {"title": 1, "subtitle": 2}.get(name.lower())
