"""Dates of résumés: forms, languages, open ends, and only real dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.resumes.dates import find_date_ranges, parse_date_range

RANGES = [
    ("Jan 2020 – Present", "2020-01", None, True),
    ("01/2020-03/2021", "2020-01", "2021-03", False),
    ("2019", "2019", None, False),
    ("Summer 2018", "2018", None, False),
    ("'19", "2019", None, False),
    ("Jan '19 - Feb '20", "2019-01", "2020-02", False),
    ("2020.03", "2020-03", None, False),
    ("Since 2021", "2021", None, True),
    ("2015 bis heute", "2015", None, True),
    ("seit 03/2019", "2019-03", None, True),
    ("enero de 2019 - actualidad", "2019-01", None, True),
    ("janvier 2020 à mars 2021", "2020-01", "2021-03", False),
    ("março de 2018 até junho de 2019", "2018-03", "2019-06", False),
    ("2018-19", "2018", "2019", False),
    ("May – Aug 2022", "2022-05", "2022-08", False),
    ("06/2013 to Current", "2013-06", None, True),
    ("2013-09 —Present", "2013-09", None, True),
    ("2016/09 - now", "2016-09", None, True),
    ("1 Jan 2020 to 3 Feb 2021", "2020-01-01", "2021-02-03", False),
    ("2019 –", "2019", None, True),
    ("Mar. 2021 Aug. 2022", "2021-03", "2022-08", False),
    ("13/04/2020 - 25/05/2021", "2020-04-13", "2021-05-25", False),
]


@pytest.mark.parametrize(("text", "start", "end", "current"), RANGES)
def test_a_written_range_is_read(text: str, start: str, end: str | None, current: bool) -> None:
    """Each of the forms that résumés use gives its start, its end and whether it goes on."""
    found = parse_date_range(text)
    assert found is not None
    assert found.first is not None
    assert (found.first.value, found.last.value if found.last else None, found.current) == (start, end, current)


@pytest.mark.parametrize(
    "text",
    [
        "02/30/2020",
        "Feb 30, 2020",
        "2M+ users",
        "607.379.5733",
        "10.1234/neurips.2023.1234",
        "to",
        "a",
        "100M",
        "$2019",
    ],
)
def test_what_is_no_date_is_not_one(text: str) -> None:
    """Impossible days, phones, identifiers, amounts and bare words are no dates."""
    assert find_date_ranges(text) == ()


def test_day_and_month_that_cannot_be_told_apart_leave_the_year() -> None:
    """03/04/2020 is March or April; only its year is certain."""
    found = parse_date_range("03/04/2020")
    assert found is not None
    assert found.first is not None
    assert found.first.value == "2020"


def test_an_end_before_the_start_is_said_and_kept() -> None:
    """A reversed range is kept as written, and says so."""
    found = parse_date_range("Mar 2021 - Jan 2020")
    assert found is not None
    assert found.first is not None
    assert found.last is not None
    assert (found.first.value, found.last.value, found.is_reversed) == ("2021-03", "2020-01", True)


@given(st.text(alphabet="0123456789/-. JanuaryMarch20Preset–'", max_size=60))
def test_every_date_lies_in_the_text_and_in_the_calendar(text: str) -> None:
    """Offsets are ordered and inside the text, months are 1 to 12, ranges do not overlap."""
    position = 0
    for found in find_date_ranges(text):
        assert position <= found.start < found.end <= len(text)
        position = found.end
        for point in (found.first, found.last):
            if point is not None:
                assert found.start <= point.start < point.end <= found.end
                assert len(point.value) == 4 or 1 <= int(point.value[5:7]) <= 12
