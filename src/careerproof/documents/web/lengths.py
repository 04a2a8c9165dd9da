"""Lengths as style sheets write them."""

from __future__ import annotations

import re

_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|em|rem|%|ch|vw|vh|in|cm|mm)?$")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 8.0, "ch": 8.0, "vw": 10.0, "vh": 8.0,
           "in": 96.0, "cm": 38.0, "mm": 3.8}  # fmt: skip
"""CSS pixels of each unit; those that depend on a screen or a font as on a usual one."""


def read_pixels(length: str) -> float:
    """The length in CSS pixels; not a number where there is none."""
    found = _LENGTH.match(length)
    return float(found[1]) * _PIXELS[found[2] or ""] if found else float("nan")
