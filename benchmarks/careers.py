"""How well moves agree with published lists of near occupations and modelled moves, and how long they take.

    python -m benchmarks.careers

The hit rate is the share of a list's occupations among our first ten or twenty moves out (of as many as the list names,
where it is shorter). Neither list is used in making the moves. Beside it stand two baselines of the same run: any
surveyed occupations by a fixed shuffle, and those of the same major group; and our feasibility alone, without what the
order of moves adds (pay, preparation thrown away, kind of work). A wish to fit would show as a gap between the halves
of the origins: the measure was shaped while looking at one half only, chosen by digest; the other half is printed too.

The Career Changers Matrix and the tables of Nesta's Mapping Career Causeways are read from the folder of the sources
(CAREERPROOF_SOURCES, else shared/data beside the repository) and left out where there are none.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean, median
from time import perf_counter

import numpy

from benchmarks._causeways import compare_with_causeways
from benchmarks._sources import sources_folder
from careerproof.careers import build_profile, find_moves
from careerproof.careers.landscape import see_landscape
from careerproof.careers.moves.distances import measure_all
from careerproof.careers.moves.routes import find_routes
from careerproof.careers.moves.transitions import WITHIN_REACH, weigh_move
from careerproof.facts.store import Facts, open_facts
from careerproof.occupations.resolve import Career
from careerproof.settings import SHIPPED_FACTS

DEPTHS = (10, 20)
REPOSITORY = Path(__file__).resolve().parent.parent
MATRIX = Path("mobility") / "onet_25_career_changers_matrix.xlsx"

Lists = Mapping[str, Sequence[str]]


def main() -> int:
    """Prints a table of hit rates, then the speeds; 0 when there was something to compare with."""
    with open_facts(SHIPPED_FACTS) as facts:
        started = perf_counter()
        find_moves(facts, _career(facts, "15-1251.00"), safer_only=True)
        cold = perf_counter() - started
        codes = [item.code for item in facts.occupations() if item.surveyed]
        nearest = _by_feasibility(facts)
        ways: dict[str, Callable[[str], Sequence[str]]] = {
            "our moves out": lambda code: _moves(facts, code),
            "feasibility alone": lambda code: nearest[code],
            "same major group": lambda code: _shuffled(code, [other for other in codes if other[:2] == code[:2]]),
            "any occupation": lambda code: _shuffled(code, codes),
        }
        print(f"{'list':28} {'way':18} {'origins':>7} {'top 10':>7} {'top 20':>7}")
        for name, lists in _published(facts).items():
            for way, moves in ways.items():
                rates = hit_rates(lists, moves, frozenset(codes))
                print(f"{name:28} {way:18} {rates[0]:7} {rates[1]:7.1%} {rates[2]:7.1%}")
            for half in ("looked at", "not looked at"):
                part = {code: listed for code, listed in lists.items() if _was_looked_at(code) == (half == "looked at")}
                rates = hit_rates(part, ways["our moves out"], frozenset(codes))
                print(f"{'  half ' + half:28} {'our moves out':18} {rates[0]:7} {rates[1]:7.1%} {rates[2]:7.1%}")
        for line in compare_with_causeways(facts, sources_folder()):
            print(line)
        _print_routes(facts, codes)
        _print_speeds(facts, codes, cold)
    return 0


def hit_rates(lists: Lists, moves: Callable[[str], Sequence[str]], known: frozenset[str]) -> tuple[int, float, float]:
    """How many origins were compared, and the mean share of each list that the first ten and twenty moves hold."""
    shares: dict[int, list[float]] = {depth: [] for depth in DEPTHS}
    for code, listed in sorted(lists.items()):
        wanted = [other for other in listed if other in known and other != code]
        if code not in known or not wanted:
            continue
        found = moves(code)
        for depth in DEPTHS:
            shares[depth].append(len(set(wanted) & set(found[:depth])) / min(depth, len(wanted)))
    return len(shares[DEPTHS[0]]), mean(shares[DEPTHS[0]]), mean(shares[DEPTHS[1]])


def _career(facts: Facts, code: str) -> Career:
    return Career(kind="occupation", code=code, slug=None, title=facts.occupation(code).title, mixture=((code, 1.0),))


def _moves(facts: Facts, code: str) -> list[str]:
    """Official destinations only, as the lists name no others; a third of the moves may be to emerging careers."""
    moves = find_moves(facts, _career(facts, code), limit=2 * max(DEPTHS))
    return [move.code for move in moves if move.code is not None]


def _by_feasibility(facts: Facts) -> Mapping[str, Sequence[str]]:
    """For each official occupation the others by feasibility alone, and how long all pairs take."""
    landscape = see_landscape(facts)
    started = perf_counter()
    table = measure_all(landscape)
    print(f"feasibility of all {table.size} pairs: {perf_counter() - started:.2f} s (goal 1)\n")
    official = numpy.array([item.surveyed for item in facts.occupations()])
    nearest = {}
    for row, code in enumerate(facts.codes()):
        near = numpy.where(official, table[row, : len(official)], -1.0)
        near[row] = -1.0
        nearest[code] = [landscape.keys[place] for place in numpy.argsort(-near, kind="stable")[: max(DEPTHS)]]
    return nearest


def _was_looked_at(code: str) -> bool:
    """Whether an origin belongs to the half by which the measure was shaped."""
    return int(hashlib.sha256(code.encode()).hexdigest(), 16) % 2 == 0


def _print_routes(facts: Facts, codes: Sequence[str]) -> None:
    """How often a way of two or three leaps is found where the direct one is too far, and how long the search takes."""
    found, times, gains = 0, [], []
    pairs = [(code, codes[(place * 37 + 400) % len(codes)]) for place, code in enumerate(codes[::10])]
    far = [
        (origin, target, direct.feasibility)
        for origin, target in pairs
        if (direct := weigh_move(facts, _career(facts, origin), _career(facts, target))).feasibility < WITHIN_REACH
    ]
    for origin, target, reach in far:
        started = perf_counter()
        routes = find_routes(facts, _career(facts, origin), _career(facts, target))
        times.append(perf_counter() - started)
        if routes:
            found += 1
            gains.append(routes[0].feasibility - reach)
    print(f"\nways of two or three leaps: found for {found} of {len(far)} pairs taken at random that are too far")
    print(f"their hardest leap is {mean(gains):.2f} more feasible than the direct one (mean)")
    print(f"time: {1000 * median(times):.0f} ms (median), {1000 * max(times):.0f} ms at most")


def _shuffled(code: str, codes: Sequence[str]) -> list[str]:
    others = (other for other in codes if other != code)
    return sorted(others, key=lambda other: hashlib.sha256(f"{code} {other}".encode()).digest())


def _published(facts: Facts) -> dict[str, Lists]:
    related = {code: [item.code for item in facts.related(code)] for code in facts.codes()}
    published: dict[str, Lists] = {"O*NET 29.3 related": {code: listed for code, listed in related.items() if listed}}
    folder = sources_folder()
    if (folder / MATRIX).is_file():
        published["Career Changers Matrix (25)"] = _read_matrix(folder / MATRIX)
    else:
        print("the Career Changers Matrix is not here; only O*NET's related occupations are compared", file=sys.stderr)
    return published


def _read_matrix(path: Path) -> Lists:
    import python_calamine  # the extra "build"

    rows = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    header = [str(cell) for cell in rows[0]]
    origin, target = header.index("O*NET-SOC Code"), header.index("Related O*NET-SOC Code")
    lists: dict[str, list[str]] = {}
    for row in rows[1:]:
        lists.setdefault(str(row[origin]), []).append(str(row[target]))
    return lists


def _print_speeds(facts: Facts, codes: Sequence[str], cold: float) -> None:
    moves, pages = [], []
    for code in codes[::40]:
        started = perf_counter()
        find_moves(facts, _career(facts, code), direction="into")
        moves.append(perf_counter() - started)
        started = perf_counter()
        build_profile(facts, _career(facts, code))
        pages.append(perf_counter() - started)
    print(f"moves to safer careers, first of an opened store: {1000 * cold:.0f} ms (goal 150)")
    print(f"moves, later ones: {1000 * median(moves):.1f} ms; a whole page: {1000 * median(pages):.1f} ms (medians)")


if __name__ == "__main__":
    sys.exit(main())
