"""How a web page keeps an element from the eye: by its style, by its colours, by what it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from careerproof.documents.web.styles import UNKNOWN, Style

_COLORS = {
    "white": 0xFFFFFF, "black": 0, "silver": 0xC0C0C0, "gray": 0x808080, "grey": 0x808080, "red": 0xFF0000,
    "maroon": 0x800000, "yellow": 0xFFFF00, "olive": 0x808000, "lime": 0xFF00, "green": 0x8000, "aqua": 0xFFFF,
    "teal": 0x8080, "blue": 0xFF, "navy": 0x80, "fuchsia": 0xFF00FF, "purple": 0x800080, "orange": 0xFFA500,
    "snow": 0xFFFAFA, "ivory": 0xFFFFF0, "ghostwhite": 0xF8F8FF, "whitesmoke": 0xF5F5F5, "floralwhite": 0xFFFAF0,
    "azure": 0xF0FFFF, "mintcream": 0xF5FFFA, "seashell": 0xFFF5EE, "aliceblue": 0xF0F8FF, "lightgray": 0xD3D3D3,
    "lightgrey": 0xD3D3D3, "darkgray": 0xA9A9A9, "darkgrey": 0xA9A9A9,
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3,8})$")
_CHANNELS = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+%?))?\s*\)")
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%|ch|vw|vh|in|cm|mm)?$")
_MOVED = re.compile(r"translate(?:x|y|3d)?\(([^)]*)\)")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 8.0, "ch": 8.0, "vw": 10.0, "vh": 8.0,
           "in": 96.0, "cm": 38.0, "mm": 3.8}  # fmt: skip
"""CSS pixels of each unit; those that depend on a screen or a font as on a usual one."""
_FAR = -400.0
"""CSS pixels from which an element is moved off any page."""
_TINY = 2.0
_FAINT = 0.06
_SAME = 24
"""Colours whose channels all differ by no more than this (of 255) look alike on a screen."""
_CLOSED_TAGS = frozenset(("nav", "dialog", "menu", "form"))
_CLOSED = re.compile(
    r"\b(?:modal|dialog|menu|nav(?:bar)?|dropdown|drop-down|tooltip|popup|pop-up|popover|cookie|banner|overlay|drawer"
    r"|offcanvas|tab-?pane|carousel|accordion|collapse|toast|alert|spinner|loading|lightbox|search|filter)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Surface:
    """What lies beneath an element and what it is written in: 0xRRGGBB, None where that is not known."""

    paper: int | None = 0xFFFFFF
    ink: int | None = 0
    closed: bool = False
    """Inside a part of the page that opens on demand: a menu, a dialog."""


def find_surface(item: etree._Element, style: Style, above: Surface) -> Surface:
    """What holds within the element, given what holds around it."""
    surface = above
    if not surface.closed and (str(item.tag) in _CLOSED_TAGS or _is_closed(item)):
        surface = replace(surface, closed=True)
    if not style:
        return surface
    if style.get("position") in ("absolute", "fixed", "sticky") or style.get("float") in ("left", "right"):
        surface = replace(surface, paper=None)  # it may lie over anything
    behind = style.get("background-color", style.get("background", ""))
    if "background-image" in style or behind == UNKNOWN or "url(" in behind or "gradient(" in behind:
        surface = replace(surface, paper=None)
    elif behind:
        color, alpha = _color(behind.split(" ")[0] if "(" not in behind else behind)
        if alpha > 0:
            surface = replace(surface, paper=color if alpha == 1 else None)
    if "color" in style and style["color"] != "inherit":
        color, alpha = _color(style["color"])
        surface = replace(surface, ink=color)
    return surface


def how_hidden(item: etree._Element, style: Style, surface: Surface) -> str:
    """How the element is kept from the eye; empty where it is not."""
    if item.get("hidden") is not None and item.get("hidden") != "until-found":
        return _closed("marked as hidden", surface)
    if not style and surface.ink is None:
        return ""
    for judge in (_switched_off, _assistive, _moved, _shrunk, _faint):
        how = judge(style)
        if how:
            return _closed(how, surface)
    if surface.ink is not None and surface.paper is not None and _alike(surface.ink, surface.paper):
        return "the colour of what lies beneath"
    return ""


def _closed(how: str, surface: Surface) -> str:
    return "a part of the page that opens on demand" if surface.closed and how != "for screen readers only" else how


def _is_closed(item: etree._Element) -> bool:
    says = f"{item.get('class') or ''} {item.get('id') or ''} {item.get('role') or ''}"
    return bool(says.strip()) and bool(_CLOSED.search(says))


def _switched_off(style: Style) -> str:
    if style.get("display") == "none":
        return "display: none"
    if style.get("visibility") in ("hidden", "collapse") or style.get("content-visibility") == "hidden":
        return "visibility: hidden"
    return ""


def _assistive(style: Style) -> str:
    """The usual recipe for text that only screen readers read: a box of one pixel, cut off."""
    small = all(0 <= _pixels(style.get(side, "")) <= 1 for side in ("width", "height"))
    cut = style.get("clip", "").startswith("rect(") or style.get("clip-path", "").startswith("inset(")
    if style.get("position") == "absolute" and (small and (cut or style.get("overflow") in ("hidden", "clip"))):
        return "for screen readers only"
    return ""


def _moved(style: Style) -> str:
    if _pixels(style.get("text-indent", "")) < _FAR:
        return "off the page"
    sides = ("left", "top", "right", "bottom") if style.get("position") in ("absolute", "fixed", "relative") else ()
    moves = [style.get(side, "") for side in (*sides, "margin-left", "margin-top")]
    shift = _MOVED.search(style.get("transform", ""))
    if shift:
        moves.extend(shift[1].split(","))
    return "off the page" if any(_pixels(move.strip()) < _FAR for move in moves) else ""


def _shrunk(style: Style) -> str:
    size = _pixels(style.get("font-size", ""))
    if 0 <= size < _TINY and not style.get("font-size", "").endswith(("em", "%")):
        return "smaller than 2 points"
    if size == 0 or _is_scaled_away(style.get("transform", "")):
        return "smaller than 2 points"
    path = style.get("clip-path", "")
    if path.startswith(("inset(100%", "inset(50%", "circle(0", "polygon(0 0, 0 0", "polygon(0 0,0 0")):
        return "cut off by a clipping path"
    flat = any(_pixels(style.get(side, "")) == 0 for side in ("height", "max-height", "width", "max-width"))
    if flat and style.get("overflow") in ("hidden", "clip"):
        return "cut off by a clipping path"
    return ""


def _is_scaled_away(transform: str) -> bool:
    found = re.search(r"scale(?:x|y|3d)?\(\s*(\d*\.?\d+)", transform)
    return found is not None and float(found[1]) <= _FAINT


def _faint(style: Style) -> str:
    clear = style.get("opacity", "")
    value = _share(clear) if clear else 1.0
    found = re.search(r"opacity\(\s*([\d.]+%?)", style.get("filter", ""))
    if value <= _FAINT or (found and _share(found[1]) <= _FAINT):
        return "opacity: 0"
    if "color" in style and _color(style["color"])[1] <= _FAINT:
        return "transparent"
    return ""


def _pixels(length: str) -> float:
    """The length in CSS pixels; not a number where there is none."""
    found = _LENGTH.match(length)
    return float(found[1]) * _PIXELS[found[2] or ""] if found else float("nan")


def _share(text: str) -> float:
    try:
        return float(text.rstrip("%")) / (100.0 if text.endswith("%") else 1.0)
    except ValueError:
        return 1.0


def _color(text: str) -> tuple[int | None, float]:
    """The colour (None where it is not understood) and how opaque it is, 0 to 1."""
    if text in ("transparent", "none"):
        return None, 0.0
    if text in _COLORS:
        return _COLORS[text], 1.0
    found = _HEX.match(text)
    if found:
        digits = found[1] if len(found[1]) > 4 else "".join(2 * digit for digit in found[1])
        alpha = int(digits[6:8], 16) / 255 if len(digits) == 8 else 1.0
        return int(digits[:6], 16), alpha
    channels = _CHANNELS.match(text)
    if channels:
        red, green, blue = (min(255, int(channels[at])) for at in (1, 2, 3))
        return red << 16 | green << 8 | blue, _share(channels[4]) if channels[4] else 1.0
    return None, 1.0


def _alike(one: int, other: int) -> bool:
    return all(abs((one >> shift & 255) - (other >> shift & 255)) <= _SAME for shift in (16, 8, 0))
