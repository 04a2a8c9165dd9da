"""What colour lies beneath the text of a Word document: 0xRRGGBB, None where that is not known.

Why not just whether something lies there: white words are hidden in a white box that stands in a dark cell, and dark
words in a cell of their own colour.
"""

from __future__ import annotations

import re

from lxml import etree

from careerproof.documents.word.drawings import has_banner
from careerproof.documents.word.names import WP, A, V, W
from careerproof.documents.word.styles import StyleSheet, is_on

Paper = int | None

WHITE = 0xFFFFFF
_HEX = re.compile(r"#?([0-9A-Fa-f]{6}|(?<=#)[0-9A-Fa-f]{3})\b")
_OFF = ("f", "false", "0")
_PLAIN = (None, "clear", "nil")
_FILLS = frozenset(f"{A}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))


def paper_of_page(root: etree._Element, settings: etree._Element | None) -> Paper:
    """What the pages of the document are made of; not known where programs differ in whether they show its colour."""
    background = root.find(f"{W}background")
    color = _read_hex("FFFFFF" if background is None else background.get(f"{W}color", "auto").replace("auto", "FFFFFF"))
    shown = settings is not None and is_on(settings.find(f"{W}displayBackgroundShape"))
    return color if color == WHITE or shown else None


def paper_of_part(part: etree._Element, page: Paper) -> Paper:
    """What lies beneath the body, a header or a footer on such a page."""
    return None if has_banner(part) else page


def paper_of_table(table: etree._Element, styles: StyleSheet, around: Paper) -> Paper:
    """What lies beneath the cells of the table that have no shade of their own."""
    properties = table.find(f"{W}tblPr")
    if properties is None:
        return around
    style = properties.find(f"{W}tblStyle")
    if style is not None and styles.is_shaded_table(style.get(f"{W}val")):
        around = None  # its rows and columns have different shades
    return paper_of_shade(properties.find(f"{W}shd"), around)


def paper_of_shade(shade: etree._Element | None, around: Paper) -> Paper:
    """What lies beneath the text where w:shd says how it is shaded; a pattern mixes two colours."""
    if shade is None:
        return around
    if shade.get(f"{W}val") not in _PLAIN:
        return None
    color = _read_hex(shade.get(f"{W}fill", ""))
    if color is not None:
        return color
    return None if shade.get(f"{W}themeFill", "none") != "none" else around


def paper_of_box(box: etree._Element, around: Paper, *, painted: bool) -> Paper:
    """What lies beneath the text of a box.

    Args:
        around: what lies beneath the text where the box is anchored.
        painted: whether drawings float in this part of the document that may lie beneath a box that floats.
    """
    floats = False
    for shape in box.iterancestors():
        if shape.tag in (f"{W}drawing", f"{W}pict"):
            break
        found, color = _filling(shape)
        if found:
            return color
        floats = floats or shape.tag == f"{WP}anchor" or shape.tag.endswith(("}wgp", "}grpSp", f"{V}group"))
    return None if floats and painted else around


def _filling(shape: etree._Element) -> tuple[bool, Paper]:
    """Whether the shape is filled, and in which colour."""
    if shape.tag.startswith(V) and shape.tag not in (f"{V}textbox", f"{V}group"):
        return _old_filling(shape)
    for child in shape:
        if child.tag.endswith("}spPr"):
            fills = [part for part in child if part.tag in _FILLS]
            if fills:
                return True, _solid(fills[0])
            if child.find(f"{A}noFill") is None:
                return _filling_by_style(shape)
    return False, None


def _old_filling(shape: etree._Element) -> tuple[bool, Paper]:
    """The same of a shape of older programs (VML), which is white where it says nothing."""
    if shape.get("filled", "t").lower() in _OFF:
        return False, None
    color = shape.get("fillcolor", "white").lower()
    fill = shape.find(f"{V}fill")
    if fill is not None and (fill.get("type", "solid") != "solid" or fill.get("opacity", "1") != "1"):
        return True, None
    return True, WHITE if color.split(" ")[0] in ("white", "window") else _read_hex(color)


def _filling_by_style(shape: etree._Element) -> tuple[bool, Paper]:
    """What the theme fills the shape with: its colours are not looked up."""
    for child in shape:
        if child.tag.endswith("}style"):
            reference = child.find(f"{A}fillRef")
            if reference is not None and reference.get("idx", "0") != "0":
                return True, _solid(reference)
    return False, None


def _solid(fill: etree._Element) -> Paper:
    """The colour of a filling; not known where it is more than one plain colour."""
    colors = list(fill)
    if len(colors) != 1 or len(colors[0]):
        return None
    if colors[0].tag == f"{A}srgbClr":
        return _read_hex(colors[0].get("val", ""))
    return WHITE if colors[0].tag == f"{A}schemeClr" and colors[0].get("val") in ("bg1", "lt1") else None


def _read_hex(text: str) -> Paper:
    found = _HEX.match(text)
    if found is None:
        return None
    digits = found[1] if len(found[1]) > 3 else "".join(2 * digit for digit in found[1])
    return int(digits, 16)
