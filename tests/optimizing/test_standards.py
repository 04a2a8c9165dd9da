"""The usual form of headings."""

from __future__ import annotations

import pytest

from careerproof.optimizing.standards import load_standards


@pytest.mark.parametrize(
    ("kind", "written", "usual"),
    [
        ("work", "My Journey So Far", "Work Experience"),
        ("work", "WORK EXPERIENCE", None),
        ("work", "Work Experiences", None),
        ("work", "Experience and Education", None),
        ("skills", "Skills / Tools", None),
        ("skills", "What I bring", "Skills"),
        ("publications", "Writing", None),
        ("unknown", "Field notes", None),
    ],
)
def test_headings(kind: str, written: str, usual: str | None) -> None:
    """An unusual heading of a main section gets the usual one; plural, case and half-fitting names stay."""
    assert load_standards().heading_for(kind, written) == usual
