"""The charts of a career's page stand where its figures say."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from careerproof.careers.listing.directory import list_careers
from careerproof.careers.model import CareerProfile
from careerproof.careers.profile import build_profile
from careerproof.evidence import Missing
from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.pages.crowd import Crowd, see_crowd
from careerproof.faces.pages.drawings import (
    TONES,
    draw_industries,
    draw_moves,
    draw_pay,
    draw_places,
    draw_steps,
    list_tones,
)
from careerproof.facts.store import Facts, open_facts
from careerproof.occupations.resolve import resolve_career
from careerproof.settings import SHIPPED_FACTS

KEYS = ("29-1141.00", "machine-learning-engineer", "55-3016.00", "27-2042.00", "11-1011.00", "43-9021.00", "15-1252.00")
WORDS = load_catalogue("en")


@pytest.fixture(scope="module")
def facts() -> Iterator[Facts]:
    """The facts that the package ships."""
    with open_facts(SHIPPED_FACTS) as opened:
        yield opened


@pytest.fixture(scope="module")
def crowd(facts: Facts) -> Crowd:
    """All careers."""
    return see_crowd(list_careers(facts))


@pytest.fixture(scope="module")
def profiles(facts: Facts) -> dict[str, CareerProfile]:
    """The profiles of the careers, by key."""
    return {key: build_profile(facts, resolve_career(facts, key)) for key in KEYS}


def _parse(drawing: str) -> Any:
    # What XPath finds is of many types; each test says which it looks for.
    return etree.fromstring(drawing)


def _percent(node: Any, name: str) -> float:
    return float(str(node.get(name)).removesuffix("%"))


@pytest.mark.parametrize("key", KEYS)
def test_steps_follow_each_other_to_the_score(profiles: dict[str, CareerProfile], key: str) -> None:
    """Each step starts where the one before ended, and the last ends at the score."""
    safety = profiles[key].safety
    if isinstance(safety.score, Missing):
        assert draw_steps(profiles[key]) == []
        return
    ends = _running([reason.contribution for reason in safety.reasons])
    total, least, wide = 0.0, min(0.0, *ends), max(100.0, *ends) - min(0.0, *ends)
    for step in draw_steps(profiles[key]):
        bar = _parse(step.drawing)[1]
        before, total = total, total + step.reason.contribution
        assert _percent(bar, "x") == pytest.approx(100 * (min(before, total) - least) / wide, abs=0.01)
        if abs(total - before) / wide > 0.004:
            assert _percent(bar, "width") == pytest.approx(100 * abs(total - before) / wide, abs=0.02)
    assert total == pytest.approx(safety.score.value, abs=0.05)


def _running(values: list[float]) -> list[float]:
    return [sum(values[: end + 1]) for end in range(len(values))]


@pytest.mark.parametrize("key", KEYS)
def test_pay_is_drawn_where_it_is_known(profiles: dict[str, CareerProfile], crowd: Crowd, key: str) -> None:
    """The median stands between the quartiles; the comparison with all careers is for yearly pay only."""
    drawn = draw_pay(profiles[key], crowd, WORDS)
    salary = profiles[key].salary
    if salary.mid is None:
        assert drawn is None
        return
    tree = _parse(str(drawn))
    box, middle = tree.xpath("*[@class='box']")[0], tree.xpath("*[@class='middle']")[0]
    start, wide = _percent(box, "x"), _percent(box, "width")
    assert start <= _percent(middle, "x1") <= start + wide
    assert salary.entry is not None
    assert _percent(middle, "x1") / start == pytest.approx(salary.mid.value / salary.entry.value, rel=0.01)
    assert bool(tree.xpath("*[@class='mark']")) == (salary.mid.period == "year")


def test_a_figure_that_is_cut_off_says_so(profiles: dict[str, CareerProfile]) -> None:
    """Where the survey gives only a floor, an industry's pay says "or more"."""
    lines = draw_industries(profiles["11-1011.00"])
    cut = [line for line in lines if line.pay is not None and line.pay.top_coded]
    assert cut
    assert [line.share for line in lines] == sorted((line.share for line in lines), reverse=True)


def test_no_industry_is_told_that_employs_next_to_nobody(facts: Facts) -> None:
    """A line that said "0%" would tell nothing; what the survey gives below half a per cent is left to the rest."""
    profile = build_profile(facts, resolve_career(facts, "47-3013.00"))
    assert any(item.share < 0.005 for item in profile.salary.by_industry)
    lines = draw_industries(profile)
    assert lines
    assert "0%" not in {WORDS.percent(line.share) for line in lines}


@pytest.mark.parametrize("key", KEYS)
def test_the_marked_bar_holds_the_career(profiles: dict[str, CareerProfile], crowd: Crowd, key: str) -> None:
    """In each figure the flag stands in the bar whose range holds the career's value."""
    profile = profiles[key]
    places = {place.name: place for place in draw_places(profile, crowd, WORDS)}
    known = {
        "score": None if isinstance(profile.safety.score, Missing) else (profile.safety.score.value, crowd.scores),
        "pay": (profile.salary.mid.value, crowd.pays)
        if profile.salary.mid is not None and profile.salary.mid.period == "year"
        else None,
        "growth": None if profile.growth.change_pct is None else (profile.growth.change_pct, crowd.changes),
    }
    assert set(places) == {name for name, figure in known.items() if figure is not None}
    for name, place in places.items():
        figure = known[name]
        assert figure is not None
        value, spread = figure
        bar = _parse(place.drawing).xpath("*[local-name()='rect' and @class='fill']")[0]
        low = spread.low + _percent(bar, "x") / 100 * (spread.high - spread.low)
        inside = min(spread.high - 1e-6, max(spread.low, value))
        assert low - 1e-3 <= inside <= low + spread.step + 1e-3
        assert place.below * 100 == pytest.approx(getattr(profile.standing, name))


def test_a_spread_counts_every_career_once(crowd: Crowd) -> None:
    """No career falls out of a histogram, however far out it stands."""
    for spread in (crowd.scores, crowd.pays, crowd.changes):
        assert sum(spread.counts) == len(spread.values)
        assert list(spread.values) == sorted(spread.values)
    assert len(crowd.scores.values) == sum(1 for row in crowd.rows if row.score is not None)


@pytest.mark.parametrize("key", KEYS)
def test_bubbles_stand_apart(profiles: dict[str, CareerProfile], key: str) -> None:
    """On a map of usual width no bubble covers another, nor the ring of the career itself."""
    drawn = draw_moves(profiles[key], WORDS)
    if drawn is None:
        assert key in {"55-3016.00", "27-2042.00"}
        return
    circles = [
        (4.2 * _percent(node, "cx"), float(str(node.get("cy"))), float(str(node.get("r"))))
        for node in _parse(drawn).xpath("*[local-name()='circle']")
    ]
    assert len(circles) >= 5
    for first in range(len(circles)):
        for second in range(first):
            (x, y, r), (u, v, s) = circles[first], circles[second]
            assert math.hypot(x - u, y - v) >= 0.85 * (r + s)
    assert all(0 <= x <= 420 and 0 <= y <= 340 for x, y, _ in circles)


def test_near_careers_share_the_group(crowd: Crowd) -> None:
    """Others of the category and of the industry are of it, nearest in score first, and never the career itself."""
    for key in KEYS:
        row = crowd.by_key[key]
        alike, beside = crowd.alike(key), crowd.beside(key)
        assert all(other.category == row.category and other.key != key for other in alike)
        assert beside
        assert all(other.industry == row.industry and other.key != key for other in beside)
        if row.score is not None:
            far = [abs((other.score or 0) - row.score) for other in beside]
            assert far == sorted(far)


def test_a_crowd_is_reckoned_once(facts: Facts) -> None:
    """A thousand pages of the same careers share one crowd; other careers get another."""
    rows = list_careers(facts)
    assert see_crowd(rows) is see_crowd(rows)
    fewer = rows[:50]
    assert see_crowd(fewer).rows is fewer


def test_tones_name_every_category_once(profiles: dict[str, CareerProfile]) -> None:
    """The legend joins categories that share a tone, and knows all of them."""
    assert sorted(name for alike in TONES for name in alike) == sorted(WORDS.names("names.category"))
    told = dict(list_tones(profiles["15-1252.00"].transitions_out, WORDS))
    assert set(told) <= {alike[0] for alike in TONES}
