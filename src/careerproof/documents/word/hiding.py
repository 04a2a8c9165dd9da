"""How a Word document keeps characters from the eye."""

from __future__ import annotations

from careerproof.documents.word.papers import WHITE, Paper
from careerproof.documents.word.styles import Look, look_alike

_NEARLY_WHITE = 0xF0
"""The least of a colour's channels from which it is not seen on white."""
_HIDDEN_POINTS = 2.0


def how_hidden(look: Look, paper: Paper) -> str:
    """How characters of that look are kept from the reader's eye; empty where they are not.

    Args:
        paper: what lies beneath their paragraph.
    """
    if look.vanish:
        return "marked as hidden"
    if look.size is not None and look.size < _HIDDEN_POINTS:
        return "smaller than 2 points"
    if look.narrow:
        return "too narrow for its letters"
    if look.away:
        return "off the page"
    color = look.color
    beneath = look.fill if look.fill is not None else None if look.shaded else paper
    if color is None or beneath is None or look.automatic:
        return ""
    if look.fill is None and beneath == WHITE:
        white = min(color >> 16, color >> 8 & 0xFF, color & 0xFF) >= _NEARLY_WHITE
        return "white on white" if white else ""
    return "the colour of what lies beneath" if look_alike(color, beneath) else ""
