"""A figure stays what it was, as often as it was, beside what it counted."""

from __future__ import annotations

import pytest

from careerproof.optimizing.rewriting.figures import find_moved_figures, pieces_of

NUMERALS = ("two", "nine")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("I migrated 12 servers, cutting costs by 40%.", "Cut costs by 40% by migrating 12 servers."),
        ("Ran k8s and S3 for 3 firms.", "Ran S3 for 3 firms."),
        ("Grew sales over 24% each year and profit by over 30% each year.",
         "Each year grew profit by over 30% each year and sales over 24%."),
        ("Led two of nine teams.", "Led teams, two of nine teams."),
    ],
)  # fmt: skip
def test_figures_that_keep_their_words_may_move(old: str, new: str) -> None:
    """A result may come first; digits within a name are no figures."""
    assert find_moved_figures(new, old, numerals=NUMERALS) == ()


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("Ran 3 fairs.", "Ran 4 fairs.", {"3", "4"}),
        ("Ran 3 fairs.", "Ran 3+ fairs.", {"3", "3+"}),
        ("Ran 3 fairs.", "Ran 3 fairs in 3 towns.", {"3"}),
        ("Ran 3 fairs.", "Ran fairs.", {"3"}),
        ("Cut errors from 40% to 5%.", "Cut errors from 5% to 40%.", {"5%", "40%"}),
        ("Led two of nine teams.", "Led nine of two teams.", {"two", "nine"}),
        ("Was $27 million ($17 million in shops).", "Was $17 million ($27 million in shops).", {"$17", "$27"}),
        ("Grew sales over 24% each year and profit by over 30% each year.",
         "Grew sales over 30% each year and profit by over 24% each year.", {"24%", "30%"}),
        ("Grew sales over 24% each year and profit by over 30% each year.",
         "Grew profit over 24% each year and sales by over 30% each year.", {"24%"}),
    ],
)  # fmt: skip
def test_figures_that_change_or_change_places_are_named(old: str, new: str, moved: set[str]) -> None:
    """Also where the word beside them is the same for both, and where the words change places instead."""
    assert moved <= set(find_moved_figures(new, old, numerals=NUMERALS))


def test_pieces_are_words_and_figures_with_their_signs() -> None:
    """What ends a sentence is no part of a figure; a sign before or behind it is."""
    assert pieces_of("Saved ~$4.5M (12%), twice.") == ["Saved", "~$4.5M", "12%", "twice"]
