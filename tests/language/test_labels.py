"""Tests of `language.labels`."""

from __future__ import annotations

import pytest

from careerproof.language.labels import bare_label, stem_key, technology_spellings, telling_words


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("Python (computer programming)", "Python"),
        ("Python", "Python"),
        ("(all)", ""),
        ("use (a) tool", "use (a) tool"),
    ],
)
def test_a_label_loses_its_qualifier(label: str, bare: str) -> None:
    """Only parentheses at the end are a qualifier."""
    assert bare_label(label) == bare


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Structured query language SQL", ("Structured query language SQL", "Structured query language", "SQL")),
        ("Microsoft Excel", ("Microsoft Excel",)),
        ("Tableau software", ("Tableau",)),
        ("Customer relationship management CRM software", (
            "Customer relationship management CRM", "Customer relationship management", "CRM",
        )),
        ("Atlas OPS", ("Atlas OPS",)),
    ],
)  # fmt: skip
def test_a_technology_goes_by_its_long_form_and_acronym(name: str, spellings: tuple[str, ...]) -> None:
    """An acronym counts only where its letters are those of the long form."""
    assert technology_spellings(name) == spellings


def test_names_in_another_number_have_one_key() -> None:
    """The key keeps every word; the telling words leave out those that any label has."""
    assert stem_key("managing teams") == stem_key("manage team") != stem_key("team")
    assert telling_words("use of the spreadsheets software") == {"spreadsheet"}
