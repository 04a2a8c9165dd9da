"""The page that puts two to four careers side by side."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.careers.model import CareerRow
from careerproof.faces.pages.frame import Frame, render


def render_compare(rows: Sequence[CareerRow], frame: Frame) -> str:
    """The page that compares careers; without JavaScript it explains itself and leads to the careers."""
    return render("compare.html.j2", frame, {"rows": rows})
