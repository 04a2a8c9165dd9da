"""What a career pays: percentiles with their floors, sectors, prices of a place; mixtures stay between their parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from careerproof.careers.figures.pay import _sector_pay, give_median, give_salary, median_pay
from careerproof.careers.figures.places import find_place
from careerproof.careers.landscape import see_landscape
from careerproof.careers.profile import build_profile
from careerproof.facts.model import IndustryShare
from careerproof.facts.store import Facts, open_facts
from careerproof.occupations.resolve import resolve_career
from careerproof.settings import SHIPPED_FACTS


def test_percentiles_rise_and_hold_the_stages(facts: Facts) -> None:
    """From the 10th to the 90th, never falling; the stages are three of them; the median is the mid stage."""
    seen = 0
    for key in see_landscape(facts).keys:
        salary = give_salary(facts, key)
        values = [pay.value for pay in salary.percentiles]
        assert values == sorted(values), key
        stages = [pay for pay in (salary.entry, salary.mid, salary.senior) if pay is not None]
        assert set(stages) <= set(salary.percentiles), key
        assert give_median(facts, key) == salary.mid
        seen += len(values) == 5
    assert seen > 900


def test_a_sector_gives_the_best_figure_that_enough_of_its_workers_have() -> None:
    """The median, else the mean, else the median by the hour; of too few workers nothing; one floor makes a floor."""
    plain = _sector(median=60_000, mean=70_000)
    only_mean, hourly, nothing = _sector(mean=70_000), _sector(hourly_median=20.5), _sector()
    floor = _sector(median=239_200, top_coded=True)
    cases = (
        ([(1.0, plain)], (60_000, "median", "year", False)),
        ([(1.0, only_mean)], (70_000, "mean", "year", False)),
        ([(1.0, hourly)], (20.5, "median", "hour", False)),
        ([(1.0, nothing)], None),
        ([(0.4, plain), (0.6, nothing)], None),
        ([(0.6, plain), (0.4, nothing)], (60_000, "median", "year", False)),
        ([(0.4, plain), (0.6, only_mean)], (70_000, "mean", "year", False)),
        ([(0.5, plain), (0.5, floor)], (149_600, "median", "year", True)),
    )
    for found, expected in cases:
        pay = _sector_pay("Farming", found)
        assert (pay and (pay.value, pay.figure, pay.period, pay.top_coded)) == expected


def _sector(
    *,
    median: int | None = None,
    mean: int | None = None,
    hourly_median: float | None = None,
    top_coded: bool = False,
) -> IndustryShare:
    return IndustryShare(
        naics="11",
        title="Farming",
        share=1.0,
        source="survey",
        employment=100,
        mean=mean,
        median=median,
        hourly_median=hourly_median,
        top_coded=top_coded,
        vintage="May 2024",
    )


def test_official_careers_are_counted_and_mixtures_are_not(facts: Facts) -> None:
    """Workers and the mean stand there for a surveyed occupation; a mixture has the mean of its parts' means."""
    nurses = give_salary(facts, "29-1141.00")
    assert nurses.employment and nurses.employment > 3_000_000
    assert nurses.mean and nurses.mid and nurses.mean > nurses.mid.value
    mixed = give_salary(facts, "machine-learning-engineer")
    means = [mean for code in ("15-2051.00", "15-1252.00", "15-1221.00") if (mean := give_salary(facts, code).mean)]
    assert mixed.derived and mixed.employment is None
    assert mixed.mean and min(means) <= mixed.mean <= max(means)


def test_sectors_come_best_paid_first(facts: Facts) -> None:
    """Each with its share of workers and its edition, which is older than that of the nation's figures."""
    salary = give_salary(facts, "29-1141.00")
    values = [sector.value for sector in salary.by_industry]
    assert values == sorted(values, reverse=True) and len(values) == 6
    health = next(sector for sector in salary.by_industry if sector.title.startswith("Health Care"))
    assert health.share > 0.8 and health.figure == "median" and health.vintage == "May 2024"
    assert health.sources == ("oews-sectors-2024",)
    assert salary.vintage == "May 2025"


def test_sectors_of_every_career_are_honest(facts: Facts) -> None:
    """Shares are shares, yearly pay comes before pay by the hour, a floor is the survey's highest figure at least."""
    figures = set()
    for key in see_landscape(facts).keys:
        sectors = give_salary(facts, key).by_industry
        periods = [sector.period for sector in sectors]
        assert periods == sorted(periods, reverse=True), key
        assert len(sectors) <= 6 and sum(sector.share for sector in sectors) <= 1.0001, key
        figures |= {(sector.figure, sector.period) for sector in sectors}
        if key in facts.codes():
            assert all(sector.value == 239_200 for sector in sectors if sector.top_coded and sector.period == "year")
    assert {("median", "year"), ("median", "hour")} <= figures


def test_a_sector_of_a_mixture_lies_between_its_parts(facts: Facts) -> None:
    """The sector's pay is weighted by how many of its workers each part brings."""
    mixed = {sector.title: sector for sector in give_salary(facts, "machine-learning-engineer").by_industry}
    assert mixed
    for title, sector in mixed.items():
        parts = [
            part.median
            for code in ("15-2051.00", "15-1252.00", "15-1221.00")
            for part in facts.industries(code)
            if part.title == title and part.median is not None
        ]
        assert not parts or min(parts) <= sector.value <= max(parts), title


@pytest.mark.parametrize("key", ["29-1141.00", "machine-learning-engineer", "27-2011.00"])
def test_pay_is_worth_what_prices_leave(facts: Facts, key: str) -> None:
    """In a dear place the pay buys less, in a cheap one more, by the price level; the pay itself stays what it is."""
    plain = give_salary(facts, key)
    for text, dearer in (("CA", True), ("Mississippi", False)):
        salary = give_salary(facts, key, find_place(facts, text))
        place = salary.place
        assert place is not None and place.parity is not None and place.mid is not None and salary.mid is not None
        assert salary.mid == plain.mid and plain.place is None
        assert (place.parity > 100) == dearer == (place.mid.value < salary.mid.value)
        assert place.mid.value * place.parity / 100 == pytest.approx(salary.mid.value, rel=1e-3)
        assert place.mid.period == salary.mid.period
        assert place.sources and place.parity_year


def test_the_nation_is_its_own_measure(facts: Facts) -> None:
    """Where prices are the nation's, pay is worth its number."""
    salary = give_salary(facts, "15-1252.00", find_place(facts, "United States"))
    assert salary.place is not None and salary.place.mid == salary.mid


def test_a_place_without_wages_says_why(facts: Facts) -> None:
    """The shipped facts hold no pay by place; a career without any pay says that instead."""
    texas = find_place(facts, "TX")
    place = give_salary(facts, "15-1252.00", texas).place
    soldier = give_salary(facts, "55-3016.00", texas).place
    assert place is not None and place.wages == () and "no pay by place" in (place.reason or "")
    assert soldier is not None and soldier.mid is None and "no pay" in (soldier.reason or "")


def test_no_pay_is_no_pay(facts: Facts) -> None:
    """A soldier has no percentile, no mean, no sector and no median."""
    salary = give_salary(facts, "55-3016.00")
    assert salary.percentiles == () and salary.mean is None and salary.by_industry == () and salary.reason
    assert give_median(facts, "55-3016.00") is None and median_pay(facts, "55-3016.00") is None


@pytest.fixture(scope="module")
def with_wages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """The shipped facts with pay of Texas for two of the parts of the machine learning engineer, and for nurses."""
    path = tmp_path_factory.mktemp("wages") / "facts.sqlite"
    path.write_bytes(SHIPPED_FACTS.read_bytes())
    connection = sqlite3.connect(path)
    for survey in ("29-1141", "15-1252", "15-2051"):
        connection.execute(
            "INSERT INTO area_wage SELECT area.number, ?, 1000, 90000, 50000, 60000, 80000, 100000, 239200, "
            "NULL, NULL, NULL, NULL, NULL, 'p90', NULL, wage.source FROM area, wage "
            "WHERE area.code = '48' AND area.kind = 'state' AND wage.survey = ?",
            (survey, survey),
        )
    connection.commit()
    connection.close()
    with open_facts(path) as opened:
        yield opened


def test_a_place_tells_its_own_pay_where_the_facts_hold_it(with_wages: Facts) -> None:
    """Every percentile, floors marked, with the survey's edition; what the national pay buys stands beside it."""
    place = give_salary(with_wages, "29-1141.00", find_place(with_wages, "TX")).place
    assert place is not None and place.reason is None and place.mid is not None
    assert [(pay.percentile, pay.value, pay.top_coded) for pay in place.wages] == [
        (10, 50_000, False),
        (25, 60_000, False),
        (50, 80_000, False),
        (75, 100_000, False),
        (90, 239_200, True),
    ]
    assert place.wages_vintage == "May 2025" and len(place.sources) == 2


@pytest.mark.parametrize(("key", "text"), [("machine-learning-engineer", "TX"), ("29-1141.00", "Ohio")])
def test_half_a_mixture_is_no_pay_of_the_place(with_wages: Facts, key: str, text: str) -> None:
    """Where a part of a mixture, or the occupation, has no pay there, the reason names the place."""
    area = find_place(with_wages, text)
    place = give_salary(with_wages, key, area).place
    assert place is not None and place.wages == ()
    assert place.reason == f"the survey gives no pay of this career for {area.title}"


def test_pay_that_is_not_surveyed_says_why(facts: Facts) -> None:
    """Soldiers have no figure in the civilian survey, and the page says so."""
    salary = give_salary(facts, "55-3016.00")
    assert salary.mid is None and salary.reason


def test_pay_by_the_hour_stays_pay_by_the_hour(facts: Facts) -> None:
    """Actors' pay is given an hour, with cents, and the definition says why; no yearly figure is made of it."""
    salary = give_salary(facts, "27-2011.00")
    pays = [pay for pay in (salary.entry, salary.mid, salary.senior) if pay is not None]
    assert [(pay.value, pay.percentile, pay.period) for pay in pays] == [
        (20.34, 25, "hour"),
        (29.05, 50, "hour"),
        (97.95, 75, "hour"),
    ]
    assert salary.reason is None and "by the hour" in salary.definition
    assert salary.vintage == "May 2025" and salary.sources == ("oews-2025",)
    assert median_pay(facts, "27-2011.00") is None


def test_pay_by_the_hour_and_by_the_year_are_not_compared(facts: Facts) -> None:
    """A move away from acting says why it has no change of pay; moves that have one say nothing of the kind."""
    page = build_profile(facts, resolve_career(facts, "27-2011.00"))
    assert page.transitions_out
    for move in page.transitions_out:
        assert move.pay_change is None
        assert any("cannot be compared" in reason and "Actors" in reason for reason in move.why)
    for move in build_profile(facts, resolve_career(facts, "15-2051.00")).transitions_out:
        assert (move.pay_change is None) == any("cannot be compared" in reason for reason in move.why)


def test_yearly_pay_is_in_whole_dollars(facts: Facts) -> None:
    """Where the survey gives pay by the year nothing changes: whole dollars, no reason."""
    salary = give_salary(facts, "15-2051.00")
    assert salary.mid is not None and salary.reason is None
    assert (salary.mid.period, salary.mid.value) == ("year", int(salary.mid.value))
    assert isinstance(salary.mid.value, int)
