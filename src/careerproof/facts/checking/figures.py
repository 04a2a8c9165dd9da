"""Checks of the figures: within their ranges, percentiles that rise, intervals around values, sums of shares."""

from __future__ import annotations

from careerproof.facts.checking.model import Check, Tally, count_of
from careerproof.facts.schema import DOMAINS, HUNDREDTHS, MILLIONTHS, PERCENTILES
from careerproof.facts.store import Facts

_SCALES = {
    "skill": (1, 5),
    "knowledge": (1, 5),
    "ability": (1, 5),
    "activity": (1, 5),
    "work_style": (1, 5),
    "interest": (1, 7),
    "work_context": (0, 100),
}
"""O*NET scales IM, OI and the 0–100 form of work context; levels (LV) are 0..7 everywhere."""

_LEVELS = (0, 7)
_SHARES = (
    ("occupation_activity", "occupation", "weight", 0, "activity weights of an occupation"),
    ("education", "occupation", "share", 2_000, "education shares of an occupation"),
)
"""Shares that sum to one: table, group, column, how many millionths rounding by the publisher may take or add."""

_PAY_TABLES = ("wage", "area_wage")
_YEARLY = (10_000, 1_000_000)
"""US dollars: nobody works a full year for less, and no survey publishes more."""
_HOURLY = (500, 100_000)
"""US cents an hour, in proportion."""
_PARITIES = (200, 4_000)
"""Tenths of an index: rents of the dearest area are 2.1 times the nation's, of the cheapest 0.4 times."""
_YEARS = (1990, 2100)

_RANGES: tuple[tuple[str, str, int, int], ...] = (
    ("occupation", "job_zone", 1, 5),
    ("occupation", "surveyed", 0, 1),
    ("occupation_activity", "weight", 0, MILLIONTHS),
    ("occupation_activity", "exposure", 0, MILLIONTHS),
    ("occupation_activity", "automation", 0, MILLIONTHS),
    ("occupation_activity", "physical", 0, MILLIONTHS),
    ("occupation_activity", "tasks", 1, 1_000),
    ("occupation_activity", "core_tasks", 0, 1_000),
    ("education", "level", 1, 12),
    ("education", "share", 0, MILLIONTHS),
    ("industry", "share", 0, MILLIONTHS),
    ("related", "rank", 1, 1_000),
    *((table, name, *_YEARLY) for table in _PAY_TABLES for name in ("mean", *PERCENTILES)),
    *((table, f"hourly_{name}", *_HOURLY) for table in _PAY_TABLES for name in PERCENTILES),
    *((table, "employment", 0, 200_000_000) for table in (*_PAY_TABLES, "industry")),
    *(("industry", name, *_YEARLY) for name in ("mean", "p50")),
    ("industry", "hourly_p50", *_HOURLY),
    *(("price_parity", name, *_PARITIES) for name in ("all_items", "goods", "housing", "utilities", "other")),
    ("price_parity", "year", *_YEARS),
    ("projection", "employment", 0, 200_000_000),
    ("projection", "employment_projected", 0, 200_000_000),
    ("projection", "annual_openings", 0, 20_000_000),
    ("projection", "change_pct", -1_000, 5_000),
    ("projection", "from_year", *_YEARS),
    ("projection", "to_year", *_YEARS),
    ("measure", "value", 0, MILLIONTHS),
    ("measure", "low", 0, MILLIONTHS),
    ("measure", "high", 0, MILLIONTHS),
    ("measure", "inferred", 0, 1),
)
"""Table, column, lowest and highest value in the column's own unit. Text sorts above numbers and is told too."""

_AFTER = (
    ("projection", "from_year < to_year", "do not end after they begin"),
    ("occupation_activity", "core_tasks <= tasks", "have more core tasks than tasks"),
)
"""What must hold between two columns, and what is said of rows where it does not."""


def _ranges(facts: Facts, tally: Tally) -> None:
    for table, column, low, high in _RANGES:
        out = count_of(facts, table, f"{column} NOT BETWEEN ? AND ?", (low, high))
        count = count_of(facts, table, f"{column} IS NOT NULL")
        tally.count(count, out, f"{out} rows of {table} have a {column} outside {low} to {high}")
    for table, holds, otherwise in _AFTER:
        out = count_of(facts, table, f"NOT ({holds})")
        tally.count(count_of(facts, table), out, f"{out} rows of {table} {otherwise}")


def _ratings(facts: Facts, tally: Tally) -> None:
    margin = 0.5 / HUNDREDTHS
    for domain in DOMAINS:
        matrix = facts.rating_matrix(domain)
        for values, (low, high), scale in (
            (matrix.importance, _SCALES[domain], "importance"),
            (matrix.level, _LEVELS, "level"),
        ):
            out = int(((values < low - margin) | (values > high + margin)).sum())
            count = int((values == values).sum())  # noqa: PLR0124 - where there is no rating stands a NaN
            tally.count(count, out, f"{out} ratings of {domain} have an {scale} outside {low} to {high}")


def _percentiles(facts: Facts, tally: Tally) -> None:
    for table in _PAY_TABLES:
        for names in (PERCENTILES, tuple(f"hourly_{name}" for name in PERCENTILES)):
            rows = facts.query(f"SELECT survey, {', '.join(names)} FROM {table} ORDER BY survey")  # noqa: S608
            known = {survey: [value for value in values if value is not None] for survey, *values in rows}
            falling = [survey for survey, values in known.items() if values != sorted(values)]
            message = f"the pay percentiles of {', '.join(falling[:3])} do not rise ({table})"
            tally.count(sum(map(len, known.values())), len(falling), message)


def _top_codes(facts: Facts, tally: Tally) -> None:
    """What is called a floor is a percentile, or the mean, and has a value."""
    allowed = {"mean", *PERCENTILES, *(f"hourly_{name}" for name in PERCENTILES)}
    for table in _PAY_TABLES:
        rows = facts.query(f"SELECT top_coded FROM {table} WHERE top_coded <> ''")  # noqa: S608
        strange = sum(not allowed.issuperset(joined.split()) for (joined,) in rows)
        tally.count(len(rows), strange, f"{strange} rows of {table} call something a floor that is no percentile")
        silent = count_of(facts, table, "p50 IS NULL AND hourly_p50 IS NULL AND reason IS NULL")
        tally.count(count_of(facts, table), silent, f"{silent} rows of {table} have no median and no reason why")


def _sectors(facts: Facts, tally: Tally) -> None:
    """A sector's median is by the year or by the hour, and only a median that is there is a floor."""
    both = count_of(facts, "industry", "p50 IS NOT NULL AND hourly_p50 IS NOT NULL")
    strange = count_of(
        facts,
        "industry",
        "top_coded NOT IN ('', 'p50') OR (top_coded = 'p50' AND p50 IS NULL AND hourly_p50 IS NULL)",
    )
    tally.count(count_of(facts, "industry"), both, f"{both} sectors have a median by the year and one by the hour")
    floors = count_of(facts, "industry", "top_coded <> ''")
    tally.count(floors, strange, f"{strange} sectors call something a floor that is no median")


def _intervals(facts: Facts, tally: Tally) -> None:
    out = count_of(facts, "measure", "NOT (low <= value AND value <= high)")
    tally.count(count_of(facts, "measure"), out, f"{out} measures lie outside their interval")


def _sums(facts: Facts, tally: Tally) -> None:
    for table, group, column, slack, what in _SHARES:
        rows = facts.query(f"SELECT {group}, sum({column}) FROM {table} GROUP BY {group}")  # noqa: S608 - names of ours
        out = sum(abs(total - MILLIONTHS) > slack for _, total in rows)
        tally.count(len(rows), out, f"the {what} do not sum to one in {out} cases")


FIGURE_CHECKS = (
    Check(id="facts.range", claim="figures lie in their ranges", values="figures", look=_ranges),
    Check(id="facts.rating", claim="ratings lie on their scales", values="ratings", look=_ratings),
    Check(id="facts.percentiles", claim="percentiles of pay rise", values="percentiles", look=_percentiles),
    Check(id="facts.pay", claim="pay that is absent has a reason", values="rows", look=_top_codes),
    Check(id="facts.sectors", claim="pay by sector is of one kind", values="sectors", look=_sectors),
    Check(id="facts.interval", claim="values lie in their intervals", values="measures", look=_intervals),
    Check(id="facts.sum", claim="shares sum to one", values="sums", look=_sums),
)
