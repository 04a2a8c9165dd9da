"""The page of a career as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.careers.model import CareerProfile, CareerRow
from careerproof.faces.pages.frame import Frame, render


def render_career(profile: CareerProfile, rows: Sequence[CareerRow], frame: Frame) -> str:
    """The page of a career; `rows` are all careers, among which the page shows where this one stands."""
    return render("career.html.j2", frame, {"profile": profile, "rows": rows})
