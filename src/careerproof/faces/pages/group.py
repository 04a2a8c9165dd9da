"""The page of a category of careers, and of an industry."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.careers.model import CareerRow
from careerproof.faces.pages.frame import Frame, render


def render_category(name: str, rows: Sequence[CareerRow], frame: Frame) -> str:
    """The page of a category: what it means, its rules, its careers; `rows` are all careers."""
    return render("group.html.j2", frame, {"title": name, "rows": [row for row in rows if row.category == name]})


def render_industry(slug: str, title: str, rows: Sequence[CareerRow], frame: Frame) -> str:
    """The page of an industry by the slug of its rows; `rows` are all careers."""
    return render("group.html.j2", frame, {"title": title, "rows": [row for row in rows if row.industry == slug]})
