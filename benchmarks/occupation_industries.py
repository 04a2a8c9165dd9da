"""How much commoner each occupation is in an industry than elsewhere, from the wage survey's table of both.

`careerproof.facts` holds sectors; this reads the survey's industries of three to five digits where the sources are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy
from numpy.typing import NDArray

from benchmarks._sources import sources_folder
from careerproof.facts.sources.folder import SourceFolder, open_folder
from careerproof.facts.store import Facts
from careerproof.occupations.words import Industries, load_words

SPLIT = (
    "2211", "2213", "2381", "2382", "2383", "3116", "3118", "3254", "3344", "3345", "3361", "3364", "3366", "3391",
    "4234", "4413", "4811", "4854", "4881", "5132", "5222", "5241", "5242", "5321", "5411", "5412", "5413", "5414",
    "5415", "5416", "5417", "5418", "5419", "54194", "5611", "5612", "5613", "5614", "5615", "5616", "5617", "5619",
    "6111", "6112", "6113", "6114", "6115", "6116", "6117", "6211", "6212", "6213", "62132", "62133", "62134",
    "6214", "62142", "6215", "6216", "6219", "6221", "6222", "6223", "6231", "6232", "6233", "6239", "6241", "6242",
    "6243", "6244", "7111", "7112", "7131", "7132", "7139", "7223", "7224", "7225", "8111", "8121", "8122", "8131",
    "8139", "9991", "9992", "9993",
)  # fmt: skip
"""Industries told apart below three digits, because their occupations differ from their neighbours'."""
WHOLE = frozenset({"541", "561", "611", "621", "622", "623", "624", "713", "722", "999"})
"""Industries of three digits that are nothing but their parts in `SPLIT`."""
ARMED_FORCES, IN_UNIFORM = "928", 1_280_000
"""NAICS 928 and its active duty strength (US Department of Defense, 2024); the survey leaves the armed forces out."""
DOUBT = 200
"""So many workers, spread as all workers are, are added to an occupation's own: small cells say little."""
_TABLE = r"oews\d{4}occupationbyindustry\.parquet"

Cells = Mapping[str, Mapping[str, int]]


def industry_odds(facts: Facts) -> Industries:
    """The odds of all occupations in the facts; those that ship already where the sources are absent."""
    folder = sources_folder() / "oews"
    if not folder.is_dir():
        print("no sources: the industries that ship are kept")
        return load_words().industries
    cells = _cells(open_folder(folder))
    surveyed = {code: wages.survey_code if (wages := facts.wages(code)) else code[:7] for code in facts.codes()}
    codes = _industry_codes(cells)
    rows = {survey: _workers(cells.get(survey, {}), codes) for survey in sorted(set(surveyed.values()))}
    sizes = numpy.sum([row for row, _ in rows.values()], axis=0)
    sizes[codes.index(ARMED_FORCES)] = IN_UNIFORM
    odds = {survey: _log_odds(survey, row, rest, codes, sizes) for survey, (row, rest) in rows.items()}
    return Industries(
        codes=tuple(codes),
        workers=sizes.astype(numpy.float32),
        log_odds=numpy.array([odds[surveyed[code]] for code in facts.codes()], dtype=numpy.float32),
    )


def _cells(folder: SourceFolder) -> Cells:
    """Workers by survey code and industry; the largest figure where the survey tells owners apart."""
    cells: dict[str, dict[str, int]] = defaultdict(dict)
    for subject, target, data in folder.parquet(
        folder.find("the table of occupations by industry", _TABLE), ("from", "to", "data")
    ):
        survey, naics = str(subject).removeprefix("occupation/")[:7], str(target).removeprefix("industry/")
        employed = int(json.loads(str(data))["employment"])
        cells[survey][naics] = max(employed, cells[survey].get(naics, 0))
    return cells


def _industry_codes(cells: Cells) -> list[str]:
    """The industries told apart: no two share a worker, and together they are all."""
    known = {naics for row in cells.values() for naics in row}
    whole = {naics for naics in known if len(naics) == 3 and naics.isdigit()} - WHOLE
    missing = set(SPLIT) - known
    if missing:
        raise ValueError(f"the survey has no industries {sorted(missing)}")
    return sorted({*whole, *SPLIT, ARMED_FORCES})


def _workers(row: Mapping[str, int], codes: Sequence[str]) -> tuple[NDArray[numpy.float64], dict[str, float]]:
    """An occupation's workers by industry, and by sector those whose industry the survey does not publish."""
    found = numpy.zeros(len(codes))
    for place, code in enumerate(codes):
        inside = _inside(code, codes)
        found[place] = max(0, row.get(code, 0) - sum(row.get(each, 0) for each in inside))
    rest: dict[str, float] = {}
    for sector, employed in row.items():
        if len(sector) == 2 or "-" in sector:
            places = _of_sector(sector, codes)
            rest[sector] = max(0.0, employed - float(found[places].sum()))
    return found, rest


def _inside(code: str, codes: Sequence[str]) -> list[str]:
    """The industries directly below one, as they stand apart from it."""
    below = [each for each in codes if each != code and each.startswith(code)]
    return [each for each in below if not any(each != other and each.startswith(other) for other in below)]


def _of_sector(sector: str, codes: Sequence[str]) -> list[int]:
    first, _, last = sector.partition("-")
    numbers = {str(number) for number in range(int(first), int(last or first) + 1)}
    return [place for place, code in enumerate(codes) if code[:2] in numbers]


def _log_odds(
    survey: str,
    row: NDArray[numpy.float64],
    rest: Mapping[str, float],
    codes: Sequence[str],
    sizes: NDArray[numpy.float64],
) -> NDArray[numpy.float64]:
    """The logarithm of an occupation's share of each industry over that of all workers; zeros where it is not known."""
    full = row.copy()
    for sector, employed in rest.items():
        # What is not published is small; it is shared out among the industries of the sector without a figure.
        empty = [place for place in _of_sector(sector, codes) if not row[place]]
        full[empty] += employed * sizes[empty] / max(float(sizes[empty].sum()), 1.0)
    if survey.startswith("55-"):
        full[codes.index(ARMED_FORCES)] = IN_UNIFORM
    if not full.any():
        return full
    usual = sizes / sizes.sum()
    shares = (full + DOUBT * usual) / (full.sum() + DOUBT)
    odds: NDArray[numpy.float64] = numpy.log(shares / usual)
    return odds
