"""How a web page draws its letters besides their colour: filled otherwise, with an outline, with a shadow, as a window
onto the background.

Why: letters of the colour of their paper, or of none, are seen where anything else of them is drawn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import isnan

from careerproof.documents.web.colors import are_alike, read_color
from careerproof.documents.web.lengths import read_pixels
from careerproof.documents.web.styles import Style

FILL = "-webkit-text-fill-color"
_STROKE, _SHADOW = "-webkit-text-stroke", "text-shadow"
_PART = re.compile(r"[^\s(]+(?:\([^)]*\))?")
_COLOR = re.compile(r"#[0-9a-f]{3,8}|rgba?\([^)]*\)|[a-z]+")
_BESIDE = re.compile(r",(?![^(]*\))")
_LEAST_STROKE = 0.2
_FARTHEST = 40.0
"""CSS pixels: a thinner outline is not seen, and a shadow that is farther off or more blurred draws no letters."""
_FAINT = 0.06
_WIDTHS = {"thin": 1.0, "medium": 3.0, "thick": 5.0}
_NONE = ("none", "initial", "unset")


@dataclass(frozen=True, slots=True)
class Lettering:
    """What elements inherit of it, as style sheets write it; empty where nothing is said."""

    fill: str = ""
    stroke: str = ""
    shadow: str = ""

    def shows(self, style: Style, *, ink: int | None, paper: int | None, clear: bool) -> bool:
        """Whether an outline, a shadow or the background seen through the letters shows them.

        Args:
            style: the element's own; what lies behind it is not inherited.
            ink, paper: the colour of the text, which outlines without one have, and of what lies beneath.
            clear: whether the letters themselves are clear, as they must be to be looked through.
        """
        if clear and is_window(style):
            behind = [style[name] for name in ("background", "background-color", "background-image") if name in style]
            return any(_is_seen(value, (None, 1.0), paper) for value in behind if value not in _NONE)
        drawn = [self.stroke] if self.stroke and _most(self.stroke) >= _LEAST_STROKE else []
        drawn.extend(one for one in _BESIDE.split(self.shadow) if one and _most(one) <= _FARTHEST)
        current = (ink, read_color(style.get("color", ""))[1])
        return any(_is_seen(value, current, paper) for value in drawn)


def is_window(style: Style) -> bool:
    """Whether the element's background is cut to its letters."""
    return "text" in (style.get("background-clip"), style.get("-webkit-background-clip"))


def read_lettering(style: Style, above: Lettering) -> Lettering:
    """What holds within an element of that style, given what holds around it."""
    found = above
    if FILL in style:
        fill = style[FILL]
        found = replace(found, fill="" if fill in (*_NONE, "currentcolor", "inherit") else fill)
    stroke = " ".join(style[name] for name in (_STROKE, f"{_STROKE}-width", f"{_STROKE}-color") if name in style)
    if stroke and stroke != "inherit":
        found = replace(found, stroke="" if stroke in _NONE else stroke)
    if style.get(_SHADOW, "inherit") != "inherit":
        found = replace(found, shadow="" if style[_SHADOW] in _NONE else style[_SHADOW])
    return found


def _most(value: str) -> float:
    """The longest of the lengths in the value, 0 where there is none."""
    lengths = [_WIDTHS.get(part, abs(read_pixels(part))) for part in _PART.findall(value)]
    return max((length for length in lengths if not isnan(length)), default=0.0)


def _is_seen(value: str, current: tuple[int | None, float], paper: int | None) -> bool:
    """Whether one of the colours in the value, or that of the text where it has none, differs from the paper."""
    colors = [current if name == "currentcolor" else read_color(name) for name in _COLOR.findall(value)]
    known = [(color, alpha) for color, alpha in colors if color is not None or alpha == 0]
    return any(
        alpha > _FAINT and (color is None or paper is None or not are_alike(color, paper))
        for color, alpha in known or [current]
    )
