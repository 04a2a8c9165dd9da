"""Licences and certifications."""

from __future__ import annotations

import pytest

from careerproof.careers.qualifications.credentials import HOW_NEEDED, credentials_naming, credentials_of
from careerproof.facts.store import Facts
from careerproof.occupations.emerging import load_emerging


@pytest.mark.parametrize(
    ("code", "words", "kind"),
    [
        ("29-1141.00", "RN", "required"),
        ("23-1011.00", "Bar admission", "required"),
        ("53-3032.00", "CDL", "required"),
        ("25-2021.00", "teaching licence", "required"),
        ("13-2011.00", "CPA", "usual"),
        ("47-2111.00", "electrician", "usual"),
        ("13-1082.00", "PMP", "valued"),
        ("15-1212.00", "CISSP", "valued"),
        ("33-3031.00", "Peace officer", "required"),
        ("47-5012.00", "WellSharp", "usual"),
        ("19-3091.00", "Archaeologist", "valued"),
        ("51-9071.06", "Gemologist", "valued"),
        ("ai-evaluation-engineer", "CT-AI", "valued"),
        ("ai-auditor", "42001", "valued"),
    ],
)
def test_well_known_credentials_are_named(facts: Facts, code: str, words: str, kind: str) -> None:
    """The credential that everyone in the field knows is there, with how far it is needed."""
    assert any(words in item.label and item.kind == kind for item in credentials_of(facts, code))


def test_every_listed_credential_belongs_to_a_career(facts: Facts) -> None:
    """Each beginning of a code fits an official code or is an emerging slug; no career has one twice."""
    from careerproof.careers.qualifications.credentials import _credentials

    slugs = {career.slug for career in load_emerging()}
    listed = _credentials()
    assert len(listed) > 550
    for item in listed:
        assert item.kind in HOW_NEEDED and item.by
        for start in item.codes:
            assert start in slugs or any(code.startswith(start) for code in facts.codes()), (item.label, start)
    held = {key: [item.label for item in credentials_of(facts, key)] for key in (*facts.codes(), *slugs)}
    assert all(len(labels) == len(set(labels)) for labels in held.values())
    assert sum(bool(held[code]) for code in facts.codes()) >= 800
    assert sum(bool(held[slug]) for slug in slugs) >= 55


@pytest.mark.parametrize(
    ("code", "term", "label"),
    [
        ("13-2011.00", "CPA", "Certified Public Accountant (CPA)"),
        ("13-2011.00", "public accountants", "Certified Public Accountant (CPA)"),
        ("13-1082.00", "project management certification", "Project Management Professional (PMP)"),
        ("13-2011.00", "juggling", None),
        ("13-2011.00", "certification", None),
        ("29-1141.00", "CPA", None),
    ],
)
def test_credentials_are_found_by_the_words_of_their_names(
    facts: Facts, code: str, term: str, label: str | None
) -> None:
    """A term finds the career's credentials whose names hold all its words, and words of any credential find none."""
    found = [item.label for item in credentials_naming(facts, code, term)]
    assert (label in found) if label is not None else not found
