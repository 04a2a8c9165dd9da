"""Charts that keep the size of their words: scales are round, shapes stand where the figures say, words are escaped."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import etree

from careerproof.faces.plots import (
    Bubble,
    Scale,
    Tick,
    bubble_map,
    histogram,
    interval_strip,
    round_scale,
    share_strip,
    spread_plot,
    step_strip,
)


def _parse(drawing: str) -> Any:
    # What XPath finds is of many types; each test says which it looks for.
    return etree.fromstring(drawing)


@pytest.mark.parametrize(
    ("values", "low", "expected"),
    [
        ([3.0, 97.0], None, (0.0, 100.0, 20.0)),
        ([42_640.0, 108_510.0], 0.0, (0.0, 125_000.0, 25_000.0)),
        ([50.0, 50.0], None, (50.0, 51.0, 1.0)),
        ([20.35, 132.56], 0.0, (0.0, 150.0, 50.0)),
    ],
)
def test_a_scale_has_round_ends(values: list[float], low: float | None, expected: tuple[float, float, float]) -> None:
    """The ends are multiples of a round step and hold all values."""
    scale = round_scale(values, low=low)
    assert (scale.low, scale.high, scale.step) == expected
    assert scale.low <= min(values)
    assert max(values) <= scale.high
    assert scale.values()[0] == scale.low
    assert scale.values()[-1] == scale.high


def test_a_value_beyond_a_scale_stands_at_its_end() -> None:
    """Places are shares of the length, never beyond it."""
    scale = Scale(low=10, high=20, step=5)
    assert [scale.place(value) for value in (0, 10, 15, 20, 99)] == [0.0, 0.0, 0.5, 1.0, 1.0]


def test_a_strip_draws_the_interval_and_is_passed_by_screen_readers() -> None:
    """The band runs from low to high, the dot stands at the figure, and the words beside say both."""
    drawn = _parse(interval_strip(40, 25, 60, tone="good"))
    assert drawn.get("aria-hidden") == "true"
    assert drawn.get("class") == "strip good"
    band, dot = drawn.xpath("*[@class='range']")[0], drawn.xpath("*[contains(@class, 'dot')]")[0]
    assert (band.get("x"), band.get("width"), dot.get("cx")) == ("25%", "35%", "40%")


@pytest.mark.parametrize(("start", "end", "left", "wide"), [(0.0, 0.6, "0%", "60%"), (0.6, 0.45, "45%", "15%")])
def test_a_step_runs_from_the_lesser_to_the_greater_place(start: float, end: float, left: str, wide: str) -> None:
    """A step down is drawn over the stretch that it takes away."""
    bar = _parse(step_strip(start, end, tone="bad"))[1]
    assert (bar.get("x"), bar.get("width")) == (left, wide)


def test_nothing_is_drawn_so_small_that_it_cannot_be_seen() -> None:
    """A share of nearly nothing keeps a visible bar."""
    assert _parse(share_strip(0.0001))[1].get("width") == "0.4%"


def test_a_histogram_marks_one_bar_and_leaves_out_empty_ones() -> None:
    """Heights follow the counts; the marked bar alone is filled; the label is its text for a screen reader."""
    drawn = _parse(
        histogram([0, 5, 10], marked=1, tone="quiet", said='one & "two"', ticks=[Tick(place=0, label="<0>")])
    )
    bars = drawn.xpath("rect")
    assert [bar.get("class") for bar in bars] == ["fill", "bin"]
    assert int(bars[0].get("height")) * 2 == int(bars[1].get("height"))
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == 'one & "two"'
    assert drawn.xpath("string(text)") == "<0>"


def test_a_spread_draws_box_middle_and_ends() -> None:
    """The box holds the middle half; without outer tenths there are no ends to it."""
    places = {10: 0.1, 25: 0.3, 50: 0.5, 75: 0.6, 90: 0.9}
    drawn = _parse(spread_plot(places, usual=Tick(place=0.4, label="usual"), ticks=[], tone="accent", said="spread"))
    box, middle = drawn.xpath("*[@class='box']")[0], drawn.xpath("*[@class='middle']")[0]
    assert (box.get("x"), box.get("width"), middle.get("x1")) == ("30%", "30%", "50%")
    assert len(drawn.xpath("*[@class='reach']")) == 3
    quartiles = spread_plot({25: 0.3, 50: 0.5, 75: 0.6}, usual=None, ticks=[], tone="accent", said="spread")
    assert len(_parse(quartiles).xpath("*[@class='reach']")) == 1


def test_a_map_draws_the_reader_last() -> None:
    """Each bubble carries its mark in the tone of its category; the ring of the page's own career lies over them."""
    bubbles = [
        Bubble(x=0.2, y=0.9, radius=12, mark="1", tone="at-risk"),
        Bubble(x=0.8, y=0.1, radius=15, mark="2", tone="good"),
    ]
    here = Bubble(x=0.5, y=0.5, radius=9, mark="", tone="here")
    drawn = _parse(bubble_map(bubbles, here=here, across=[], upward=[], said="map"))
    circles = drawn.xpath("circle")
    assert [circle.get("class") for circle in circles] == ["fill bubble good", "fill bubble at-risk", "here"]
    assert [text.text for text in drawn.xpath("text")] == ["2", "1"]
    assert float(circles[1].get("cy")) < float(circles[0].get("cy"))


def test_places_are_shares_of_the_width() -> None:
    """No chart has a fixed width or a view box, so that its words keep their size on a phone."""
    for drawn in (interval_strip(1, 0, 2), share_strip(0.5), step_strip(0, 1, tone="good")):
        assert 'width="100%"' in drawn
        assert not re.search(r"viewBox", drawn)
