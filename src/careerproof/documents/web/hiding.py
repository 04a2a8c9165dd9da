"""How a web page keeps an element from the eye: by its style, by its colours, by what it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from careerproof.documents.web.colors import are_alike, read_color, read_share
from careerproof.documents.web.lengths import read_pixels
from careerproof.documents.web.lettering import FILL, Lettering, is_window, read_lettering
from careerproof.documents.web.styles import UNKNOWN, Style

_MOVED = re.compile(r"translate(?:x|y|3d)?\(([^)]*)\)")
_FAR = -400.0
"""CSS pixels from which an element is moved off any page."""
_TINY = 2.0
_FAINT = 0.06
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
    lettering: Lettering = field(default_factory=Lettering)
    """How letters are drawn besides their colour."""


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
    if is_window(style):
        pass  # what is behind is seen through the letters alone
    elif "background-image" in style or behind == UNKNOWN or "url(" in behind or "gradient(" in behind:
        surface = replace(surface, paper=None)
    elif behind:
        color, alpha = read_color(behind.split(" ")[0] if "(" not in behind else behind)
        if alpha > 0:
            surface = replace(surface, paper=color if alpha == 1 else None)
    if "color" in style and style["color"] != "inherit":
        color, alpha = read_color(style["color"])
        surface = replace(surface, ink=color)
    lettering = read_lettering(style, surface.lettering)
    return surface if lettering is surface.lettering else replace(surface, lettering=lettering)


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
    clear = _is_clear(style, surface)
    if surface.lettering.shows(style, ink=surface.ink, paper=surface.paper, clear=clear):
        return ""
    if clear:
        return _closed("transparent", surface)
    ink = read_color(surface.lettering.fill)[0] if surface.lettering.fill else surface.ink
    if ink is not None and surface.paper is not None and are_alike(ink, surface.paper):
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
    small = all(0 <= read_pixels(style.get(side, "")) <= 1 for side in ("width", "height"))
    cut = style.get("clip", "").startswith("rect(") or style.get("clip-path", "").startswith("inset(")
    if style.get("position") == "absolute" and (small and (cut or style.get("overflow") in ("hidden", "clip"))):
        return "for screen readers only"
    return ""


def _moved(style: Style) -> str:
    if read_pixels(style.get("text-indent", "")) < _FAR:
        return "off the page"
    sides = ("left", "top", "right", "bottom") if style.get("position") in ("absolute", "fixed", "relative") else ()
    moves = [style.get(side, "") for side in (*sides, "margin-left", "margin-top")]
    shift = _MOVED.search(style.get("transform", ""))
    if shift:
        moves.extend(shift[1].split(","))
    return "off the page" if any(read_pixels(move.strip()) < _FAR for move in moves) else ""


def _shrunk(style: Style) -> str:
    size = read_pixels(style.get("font-size", ""))
    if 0 <= size < _TINY and not style.get("font-size", "").endswith(("em", "%")):
        return "smaller than 2 points"
    if size == 0 or _is_scaled_away(style.get("transform", "")):
        return "smaller than 2 points"
    path = style.get("clip-path", "")
    if path.startswith(("inset(100%", "inset(50%", "circle(0", "polygon(0 0, 0 0", "polygon(0 0,0 0")):
        return "cut off by a clipping path"
    flat = any(read_pixels(style.get(side, "")) == 0 for side in ("height", "max-height", "width", "max-width"))
    if flat and style.get("overflow") in ("hidden", "clip"):
        return "cut off by a clipping path"
    return ""


def _is_scaled_away(transform: str) -> bool:
    found = re.search(r"scale(?:x|y|3d)?\(\s*(\d*\.?\d+)", transform)
    return found is not None and float(found[1]) <= _FAINT


def _faint(style: Style) -> str:
    clear = style.get("opacity", "")
    value = read_share(clear) if clear else 1.0
    found = re.search(r"opacity\(\s*([\d.]+%?)", style.get("filter", ""))
    if value <= _FAINT or (found and read_share(found[1]) <= _FAINT):
        return "opacity: 0"
    return ""


def _is_clear(style: Style, surface: Surface) -> bool:
    """Whether the element's own style makes its letters clear."""
    own = style.get(FILL) or ("" if surface.lettering.fill else style.get("color", ""))
    return bool(own) and read_color(own)[1] <= _FAINT
