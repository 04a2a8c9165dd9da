"""Colours as style sheets write them."""

from __future__ import annotations

import re

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
_SAME = 24
"""Colours whose channels all differ by no more than this (of 255) look alike on a screen."""


def read_color(text: str) -> tuple[int | None, float]:
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
        return red << 16 | green << 8 | blue, read_share(channels[4]) if channels[4] else 1.0
    return None, 1.0


def are_alike(one: int, other: int) -> bool:
    """Whether the eye takes the two colours for one."""
    return all(abs((one >> shift & 255) - (other >> shift & 255)) <= _SAME for shift in (16, 8, 0))


def read_share(text: str) -> float:
    """A number or a percentage, 1 where it is neither."""
    try:
        return float(text.rstrip("%")) / (100.0 if text.endswith("%") else 1.0)
    except ValueError:
        return 1.0
