"""What a page says of itself to machines."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from careerproof.careers.listing.directory import list_careers
from careerproof.careers.model import CareerProfile, CareerRow
from careerproof.careers.profile import build_profile
from careerproof.evidence import Sentence, Source
from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.pages.frame import About, Frame, Links
from careerproof.faces.pages.structured import describe_career, newest_month, shorten
from careerproof.facts.store import open_facts
from careerproof.occupations.resolve import resolve_career
from careerproof.settings import SHIPPED_FACTS

Case = tuple[CareerProfile, CareerRow, Frame]


@pytest.fixture(scope="module")
def nurse() -> Case:
    """The page of registered nurses, with its surroundings."""
    with open_facts(SHIPPED_FACTS) as facts:
        row = next(row for row in list_careers(facts) if row.key == "29-1141.00")
        frame = Frame(
            catalogue=load_catalogue("en"),
            links=Links(root="../", suffix=".html"),
            path="careers/29-1141.00.html",
            base_url="",
            facts_version="x",
        )
        return build_profile(facts, resolve_career(facts, "29-1141.00")), row, frame


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Short.", 160, "Short."),
        ("two\n lines", 160, "two lines"),
        ("one two three", 9, "one two…"),
        ("one, two three", 6, "one…"),
        ("a" * 200, 160, "…"),
    ],
)
def test_descriptions_are_cut_after_a_word(text: str, length: int, short: str) -> None:
    """A long text ends after a whole word with a sign that it was cut."""
    assert shorten(text, length) == short
    assert len(shorten(text, length)) <= length


def test_a_page_is_as_new_as_its_newest_source(nurse: Case) -> None:
    """The newest month that an edition names, never the clock; none where no edition names one."""
    source = nurse[0].sources[0]

    def editions(*texts: str) -> list[Source]:
        return [replace(source, edition=text) for text in texts]

    assert newest_month(editions("2023", "30.0 (August 2025)", "30.1 (December 2025)", "v1, May 2024")) == "2025-12"
    assert newest_month(editions("28 August 2025")) == "2025-08"
    assert newest_month(editions("2023", "24.x")) is None
    assert newest_month([]) is None


def test_tasks_of_a_publisher_are_not_given_on(nurse: Case) -> None:
    """Facts built with the publisher's texts show them on the page; the data does not hold them."""
    profile, row, frame = nurse
    told = replace(profile, tasks=(Sentence(text="A task as the publisher words it."),))
    about = describe_career(told, row, frame)
    assert "publisher words it" not in json.dumps(about.data)
    assert "responsibilities" not in about.data[0]


def test_pay_that_is_only_a_floor_is_no_figure(nurse: Case) -> None:
    """What lies above the survey's top is left out of the data; where that is all, so is the salary."""
    profile, row, frame = nurse
    whole = {"percentile10", "percentile25", "median", "percentile75", "percentile90"}

    def salary(*topped: int) -> set[str]:
        pays = tuple(replace(pay, top_coded=pay.percentile in topped) for pay in profile.salary.percentiles)
        bare = replace(profile.salary, entry=None, mid=None, senior=None, percentiles=pays)
        told = describe_career(replace(profile, salary=bare), row, frame).data[0].get("estimatedSalary", {})
        return set(told) & whole if isinstance(told, dict) else set()

    assert salary() == whole
    assert salary(75, 90) == {"percentile10", "percentile25", "median"}
    assert salary(10, 25, 50, 75, 90) == set()


def test_a_career_that_nothing_is_written_of_has_a_description(nurse: Case) -> None:
    """Without prose the catalogue's own sentence stands: with the score, or saying that there is none."""
    profile, row, frame = nurse
    bare = replace(profile, why_safe=())
    assert "8 out of 10" in describe_career(bare, replace(row, score10=8), frame).description
    assert "no AI-safety score" in describe_career(bare, replace(row, score10=None), frame).description


def test_no_text_ends_the_script_that_holds_it() -> None:
    """A title with markup stays within its script element, and is the same when read."""
    text = "</script><script>alert(1)</script> & <!-- \u2028"
    (script,) = About(title="t", description="d", data=({"name": text},)).scripts
    assert "<" not in script
    assert "\u2028" not in script
    assert json.loads(script) == {"name": text}
