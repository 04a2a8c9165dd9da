"""Projects: their names, dates, descriptions and what they were built with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume

Plain = Callable[[str], Document]
HEAD = "Jane Doe\njane@example.com\n\nSkills\n\nPython, SQL\n\nProjects\n\n"

DATES = [
    ("Creek Gauge\tJan 2023\n- Built it\n", ("2023-01", None)),
    ("Creek Gauge\tJan 2023 – Mar 2023\n- Built it\n", ("2023-01", "2023-03")),
    ("Creek Gauge\tCompleted Jan 2023\n- Built it\n", (None, "2023-01")),
    ("- Creek Gauge (Jan 2023): a forecaster for public river gauges in nine counties\n", ("2023-01", None)),
    ("- Creek Gauge (2021 – 2022): a forecaster for public river gauges in nine counties\n", ("2021", "2022")),
]


@pytest.mark.parametrize(("told", "dates"), DATES)
def test_one_date_gets_no_invented_end(plain: Plain, told: str, dates: tuple[str | None, str | None]) -> None:
    """A date alone is the start; only a range or a word like "completed" tells the end."""
    (project,) = read_resume(plain(HEAD + told)).projects
    assert (project.start_date, project.end_date) == dates


def test_a_paragraph_describes_and_bullets_are_highlights(plain: Plain) -> None:
    """Also below an address: the paragraph is the description."""
    told = "Creek Gauge\tJan 2023\nhttps://example.com/creek\nA flood-level forecaster for river gauges.\n- Nightly\n"
    (project,) = read_resume(plain(HEAD + told)).projects
    assert (project.name, project.url) == ("Creek Gauge", "https://example.com/creek")
    assert project.description == "A flood-level forecaster for river gauges."
    assert project.highlights == ("Nightly",)


LISTS = [
    ("A forecaster of floods. Python, LightGBM, AWS.", ("Python", "LightGBM", "AWS")),
    ("A forecaster of floods. Used in Austin, Dallas.", ()),
    ("A forecaster of floods. Serves Austin, Dallas, Waco.", ()),
    ("Python, LightGBM, AWS.", ()),
]


@pytest.mark.parametrize(("told", "keywords"), LISTS)
def test_a_last_sentence_that_only_lists_technologies_is_keywords(
    plain: Plain, told: str, keywords: tuple[str, ...]
) -> None:
    """Names with commas between, one with the shape of a technology's, are what the project was built with."""
    (project,) = read_resume(plain(f"{HEAD}- Creek Gauge (Jan 2023): {told}\n")).projects
    assert project.keywords == keywords
    assert project.description == ("A forecaster of floods." if keywords else told)


@pytest.mark.parametrize("told", ["Weather app:\n", "- Weather app:\n"])
def test_a_name_before_a_colon_and_nothing_else_has_no_description(plain: Plain, told: str) -> None:
    """Nothing is told of such a project, and nothing is made up."""
    (project,) = read_resume(plain(HEAD + told)).projects
    assert (project.name, project.description) == ("Weather app", None)
