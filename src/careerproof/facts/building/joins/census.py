"""Joins the Census occupation codes, under which the American Community Survey counts people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.rows import Numbering, Rows, Value
from careerproof.facts.sources.crosswalks import Link


def join_census(collected: Collected, numbers: Numbering) -> Rows:
    """The Census codes of every occupation, by its SOC 2018 code, else by its line of the matrix."""
    soc = {link.origin: link.target for link in collected.onet_soc.rows}
    lines = {row.code: row.matrix_code for row in collected.matrix.rows}
    listed = _by_beginning(collected.census.rows)
    source = numbers.of(collected.census)
    rows: list[tuple[Value, ...]] = []
    for code, number in numbers.occupations.items():
        found = _longest(listed, soc.get(code, code[:7])) or _longest(listed, lines.get(code, ""))
        rows.extend((number, census, source) for census in sorted(found))
    return {"occupation_census": rows}


def _by_beginning(links: Iterable[Link]) -> dict[str, set[str]]:
    """The Census codes by the beginning of their SOC codes: 11-903 of "11-9030", 13-20 of "13-20XX"."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        found[link.origin.rstrip("X" if "X" in link.origin else "0")].add(link.target)
    return found


def _longest(listed: dict[str, set[str]], soc: str) -> set[str]:
    """What the longest beginning of a code says: a group's rest is what has no line of its own."""
    for length in range(len(soc), 2, -1):
        if soc[:length] in listed:
            return listed[soc[:length]]
    return set()
