"""Tests of `language.normalise`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.language.normalise import normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Sr. Data  Analyst", "sr data analyst"),
        ("Front-End Engineer", "front end engineer"),
        ("C++, C# and .NET (ASP.NET)", "c++ c# and .net asp.net"),
        ("R&D / CI/CD", "r&d ci/cd"),
        ("Sales & Marketing", "sales and marketing"),
        ("Node.js. Then Vue.js!", "node.js then vue.js"),
        ("Bachelor’s degree", "bachelors degree"),
        ("Résumé, Straße, Łódź, Ångström", "resume strasse lodz angstrom"),
        ("ﬁnance ２０２５", "finance 2025"),
        ("Ph.D.", "ph.d"),
        ("5+ years", "5+ years"),
        ("", ""),
        (" -- … ", ""),
    ],
)
def test_normal_forms(text: str, normal: str) -> None:
    """Signs that belong to a term stay, all others separate."""
    assert normalise(text) == normal


@given(st.text(max_size=60))
def test_twice_is_once(text: str) -> None:
    """A normal form is its own normal form."""
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(alphabet="aéB +#&/.'-’ﬃİ", max_size=20))
def test_twice_is_once_on_hard_signs(text: str) -> None:
    """Also for texts made of nothing but the signs that have rules."""
    once = normalise(text)
    assert normalise(once) == once
