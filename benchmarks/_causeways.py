"""Our moves beside those that Nesta modelled: between sectors, and how many safe and desirable ones each career has.

Nesta's Mapping Career Causeways (2021) models moves between ESCO occupations in Europe by essential skills, activities
and job zones, with risk by suitability for machine learning (2018) and pay of the United Kingdom. It is another model,
not observed moves: agreement says that two ways of reckoning see the same map, no more. The official crosswalk between
ESCO and O*NET ties the two.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
from numpy.typing import NDArray

from careerproof.careers.figures.education import preparation_years
from careerproof.careers.figures.pay import median_pay
from careerproof.careers.landscape import see_landscape
from careerproof.careers.moves.distances import STEP_FACTOR, measure_all
from careerproof.careers.moves.transitions import WITHIN_REACH
from careerproof.careers.moves.weighing import LEAST_PAY_CHANGE
from careerproof.careers.scores import score_key
from careerproof.facts.store import Facts

OCCUPATIONS = Path("mobility") / "nesta_mcc_transitions_Occupation_data.csv"
MATRICES = {
    "14 sectors": (Path("mobility") / "nesta_mcc_transitions_Matrix_sectors.csv", "skills_based_sector"),
    "54 sub-sectors": (Path("mobility") / "nesta_mcc_transitions_Matrix_subsectors.csv", "sub_sector"),
}
MATCHES = {"exactMatch": 1.0, "closeMatch": 0.8, "narrowMatch": 0.6, "broadMatch": 0.4}
FIRST = 20
"""How many moves of each occupation count between sectors."""

Table = NDArray[numpy.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Map:
    """Official occupations only: their codes, feasibility and pay ratio of every move, and who is at risk."""

    codes: tuple[str, ...]
    feasibility: Table
    pay_ratio: Table
    job_zone: Table
    at_risk: NDArray[numpy.bool_]


def compare_with_causeways(facts: Facts, folder: Path) -> list[str]:
    """The lines of the comparison; none where the folder has no such files."""
    if not (folder / OCCUPATIONS).is_file():
        return []
    rows = {row["concept_uri"]: row for row in _read(folder / OCCUPATIONS)}
    ours = _see_map(facts)
    matched = _match(facts, ours.codes, rows)
    lines = [f"{'Nesta, moves between sectors':38} {'cells':>6} {'correlation':>11} {'off diagonal':>12}"]
    for name, (path, column) in MATRICES.items():
        lines += _compare_sectors(name, _read_matrix(folder / path), column, ours, matched)
    return [*lines, "", *_compare_counts(ours, matched)]


def _see_map(facts: Facts) -> Map:
    """All moves at once, with schooling as each move alone counts it."""
    landscape = see_landscape(facts)
    count = len(landscape.keys) - len(landscape.emerging)
    keys = landscape.keys[:count]
    near = measure_all(landscape)[:count, :count].astype(numpy.float64)
    zones = (landscape.job_zone[None, :count] - landscape.job_zone[:count, None]).astype(numpy.float64)
    years = numpy.array([numpy.nan if (year := preparation_years(facts, key)) is None else year for key in keys])
    schooling = (years[None, :] - years[:, None]) / 2
    schooling = numpy.where(numpy.isnan(schooling), zones, schooling)
    steps = (numpy.maximum(zones, 0) + numpy.maximum(schooling, 0)) / 2
    pay = numpy.array([numpy.nan if (each := median_pay(facts, key)) is None else each for key in keys])
    feasibility = near * STEP_FACTOR ** (steps - numpy.maximum(zones, 0))
    numpy.fill_diagonal(feasibility, 0.0)
    feasibility[:, ~landscape.has_own_work[:count]] = 0.0
    return Map(
        codes=keys,
        feasibility=feasibility,
        pay_ratio=pay[None, :] / pay[:, None],
        job_zone=landscape.job_zone[:count].astype(numpy.float64),
        at_risk=numpy.array([score_key(facts, key).category == "at-risk" for key in keys]),
    )


def _match(
    facts: Facts, codes: Sequence[str], rows: Mapping[str, Mapping[str, str]]
) -> list[list[tuple[Mapping[str, str], float]]]:
    """For each code the rows of its best-matched ESCO occupations, with weights that sum to one."""
    matched = []
    for code in codes:
        known = [(rows[item.uri], MATCHES[kind]) for item, kind in facts.esco_occupations(code) if item.uri in rows]
        best = max((weight for _, weight in known), default=0.0)
        near = [(row, weight) for row, weight in known if weight == best]
        matched.append([(row, 1 / len(near)) for row, _ in near])
    return matched


def _compare_sectors(
    name: str,
    theirs: tuple[Sequence[str], Table],
    column: str,
    ours: Map,
    matched: Sequence[Sequence[tuple[Mapping[str, str], float]]],
) -> list[str]:
    sectors, table = theirs
    places = {_plain(sector): place for place, sector in enumerate(sectors)}
    member = numpy.zeros((len(ours.codes), len(sectors)))
    for line, found in enumerate(matched):
        for row, weight in found:
            member[line, places[_plain(row[column])]] += weight
    is_known = member.sum(axis=1) > 0
    near = numpy.where(is_known[None, :], ours.feasibility, 0.0)
    is_good = (near >= WITHIN_REACH) & ~(ours.pay_ratio < 1 + LEAST_PAY_CHANGE)
    first = numpy.argsort(-numpy.where(is_good, near, 0.0), axis=1, kind="stable")[:, :FIRST]
    chosen = numpy.zeros_like(near)
    numpy.put_along_axis(chosen, first, 1.0, axis=1)
    chosen *= is_good
    groups = numpy.array([code[:2] for code in ours.codes])
    same = (groups[None, :] == groups[:, None]) & is_known[None, :]
    numpy.fill_diagonal(same, False)
    any_one = numpy.broadcast_to(is_known[None, :], near.shape)
    # A sector that no official occupation is matched to has no moves of ours to compare.
    told = table[member.sum(axis=0) > 0]
    lines = []
    for way, moves in (("our moves out", chosen), ("same major group", same), ("any occupation", any_one)):
        flows = (member.T @ moves.astype(numpy.float64) @ member)[member.sum(axis=0) > 0]
        shares = flows / numpy.maximum(flows.sum(axis=1, keepdims=True), 1e-9)
        off = ~numpy.eye(len(sectors), dtype=bool)[member.sum(axis=0) > 0]
        both = _pearson(told.ravel(), shares.ravel()), _pearson(told[off], shares[off])
        lines.append(f"{name + ', ' + way:38} {told.size:6} {both[0]:11.2f} {both[1]:12.2f}")
    return lines


def _compare_counts(ours: Map, matched: Sequence[Sequence[tuple[Mapping[str, str], float]]]) -> list[str]:
    """Rank correlation over occupations of how many moves each has, with the job zone alone as the baseline."""
    lines = []
    is_desirable = (ours.feasibility >= WITHIN_REACH) & (ours.pay_ratio > 1 + LEAST_PAY_CHANGE)
    counts = {
        "n_desirable": is_desirable.sum(axis=1),
        "n_safe_desirable": (is_desirable & ~ours.at_risk[None, :]).sum(axis=1),
    }
    lines.append(f"{'Nesta, moves of each occupation':38} {'known':>6} {'our count':>11} {'job zone':>12}")
    for column, count in counts.items():
        lines_known = [line for line, found in enumerate(matched) if found]
        theirs = numpy.array([sum(w * float(row[column]) for row, w in matched[line]) for line in lines_known])
        rank = _spearman(theirs, count[lines_known].astype(numpy.float64))
        baseline = _spearman(theirs, ours.job_zone[lines_known])
        lines.append(f"{column + ', rank correlation':38} {len(lines_known):6} {rank:11.2f} {baseline:12.2f}")
    return lines


def _spearman(one: Table, other: Table) -> float:
    return _pearson(_ranks(one), _ranks(other))


def _pearson(one: Table, other: Table) -> float:
    return float(numpy.corrcoef(one, other)[0, 1])


def _ranks(values: Table) -> Table:
    """The rank of each value; equal ones share their mean rank."""
    _, place, counts = numpy.unique(values, return_inverse=True, return_counts=True)
    ends = numpy.cumsum(counts)
    return (ends - (counts - 1) / 2)[place]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _read_matrix(path: Path) -> tuple[list[str], Table]:
    """The sectors, and the share of moves from each (row) to each."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        _, *rows = csv.reader(stream)
    return [row[0] for row in rows], numpy.array([[float(cell or 0) for cell in row[1:]] for row in rows])


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
