"""Two lists without headings: where the second begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.documents import read_document
from careerproof.postings import read_posting
from careerproof.postings.borders import LONGEST, AskedLine, border_signs, find_border, line_signs, load_weights

TWO_LISTS = """Payroll Analyst

BA degree or equivalent practical experience.
4 years of experience in payroll.
Experience with tax filings.

Master's degree in Accounting.
Experience with mergers.
Knowledge of labour law.
Excellent communication skills.
"""
KINDS = st.frozensets(st.sampled_from(["education", "experience", "language", "travel", "soft_skill"]))


def line(text: str, *, block: int = 0, kinds: frozenset[str] = frozenset(), level: float = 0.0) -> AskedLine:
    """A line that asks for something."""
    return AskedLine(text=text, block=block, kinds=kinds, level=level, is_preferred=False)


@pytest.mark.parametrize(
    ("text", "importances"),
    [
        (TWO_LISTS, ["required"] * 3 + ["preferred"] * 4),
        (TWO_LISTS.replace("skills.", "skills required."), ["required"] * 3 + ["preferred"] * 4),
        (TWO_LISTS.replace("tax filings.", "tax filings preferred."), ["required"] * 2 + ["preferred"] * 5),
    ],
)
def test_the_second_list_is_preferred(text: str, importances: list[str]) -> None:
    """A list that starts over with a higher degree, apart from the first, holds what is better; own words overrule."""
    read = read_posting(read_document(text.encode(), name="posting.txt"))
    assert [item.importance for item in read.requirements][:2] == importances[:2]
    assert [item.importance for item in read.requirements if "Knowledge" in item.text] == ["preferred"]
    assert [item.importance for item in read.requirements if "tax" in item.text] == [importances[2]]


def test_one_run_of_lines_without_amounts_is_one_list() -> None:
    """A plain list of things asked for is not parted: nothing in it starts over."""
    lines = [line(text) for text in ("Must know ladders", "Must own boots", "Must know knots", "Must be kind")]
    assert find_border(lines) == len(lines)


def test_every_weight_is_of_a_sign_that_is_looked_for() -> None:
    """A weight of a sign that nothing gives would be a remnant; at least the signs of real lines have weights."""
    lines = [
        line("BA degree", kinds=frozenset({"education"}), level=6.0),
        line("5 years of experience", kinds=frozenset({"experience"})),
        line("MBA", block=1, kinds=frozenset({"education"}), level=7.0),
    ]
    named = {name for at in (1, 2, 3) for name in border_signs(lines, at)}
    own = {name for item in lines for name in line_signs(item) if not name.startswith(("has ", "opens "))}
    weighed = {name for name in load_weights() if not name.startswith(("has ", "opens "))}
    assert weighed <= named | own
    assert len(weighed) > 10


def test_very_long_lists_are_one_list() -> None:
    """What no posting is that long for is not searched, so that hostile text costs no more than its length."""
    lines = [line("Knowledge of ledgers", block=at // 50) for at in range(LONGEST + 1)]
    assert find_border(lines) == len(lines)


@given(
    st.lists(st.tuples(st.text(max_size=20), st.integers(0, 3), KINDS, st.sampled_from([0.0, 6.0, 7.0])), min_size=4)
)
def test_a_border_is_always_a_place_in_the_list(rows: list[tuple[str, int, frozenset[str], float]]) -> None:
    """The first line is never preferred, and the border is at most behind the last."""
    lines = [line(text, block=block, kinds=kinds, level=level) for text, block, kinds, level in rows]
    assert 1 <= find_border(lines) <= len(lines)
