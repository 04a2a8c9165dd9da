"""Where the second of two lists without headings begins: what is only preferred, behind what is least.

The weights are learnt from postings of several employers whose headings are known (``python -m
benchmarks._border_training`` prints and writes them); they are one number for each sign below.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

WEIGHTS = Path(__file__).parent / "lexicon" / "borders.toml"
HIGHER = 7
"""From this level of education on a degree is more than a first one (European Qualifications Framework)."""
LONGEST = 120
"""Lines. More are taken as one list: nobody asks for that much twice, and each border is weighed against all lines."""
_OPENINGS = {
    "experience": r"(?:[\w/-]{1,40} ){0,2}experience\b|experienced\b",
    "knowledge": r"(?:\w{1,40} ){0,2}(?:knowledge|understanding|familiar\w*|expertise|background|exposure)\b",
    "ability": r"(?:\w{1,40} ){0,2}(?:ability|able|capab\w+|willing\w*|capacity)\b",
    "praise": r"(?:excellent|strong|effective|outstanding|exceptional|great|superior|self|passion\w*|creative)\b",
    "proof": r"(?:proven|demonstrated|track record|success\w*)\b",
    "must": r"(?:must|required|minimum|at least)\b",
}
_OPENS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _OPENINGS.items()}
_SKILLS = re.compile(r"\bskills\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedLine:
    """A line that asks for something: its words, its run of lines, what facets it holds, and its own strength."""

    text: str
    block: int
    kinds: frozenset[str]
    level: float
    """The level of education that it names, 0 for none."""
    is_preferred: bool
    """True where its own words say "preferred", "a plus"."""


def find_border(lines: Sequence[AskedLine]) -> int:
    """The index of the first line of the second list; ``len(lines)`` where there is one list only."""
    if len(lines) > LONGEST:
        return len(lines)
    weights = load_weights()
    scores = [_sum(line_signs(line), weights) for line in lines]
    behind = [*reversed(list(accumulate(reversed(scores)))), 0.0]
    total = [behind[at] + _sum(border_signs(lines, at), weights) for at in range(1, len(lines) + 1)]
    return 1 + max(range(len(total)), key=total.__getitem__)


def line_signs(line: AskedLine) -> dict[str, float]:
    """What a line says for standing in the second list, by name."""
    signs = {f"opens {name}": 1.0 for name, pattern in _OPENS.items() if pattern.match(line.text)}
    signs |= {f"has {kind}": 1.0 for kind in line.kinds}
    signs["line"] = 1.0
    signs["higher degree"] = float(line.level >= HIGHER)
    signs["says preferred"] = float(line.is_preferred)
    signs["names skills"] = float(bool(_SKILLS.search(line.text)))
    return signs


def border_signs(lines: Sequence[AskedLine], at: int) -> dict[str, float]:
    """What speaks for the second list beginning at an index, by name."""
    blocks = sum(one.block != two.block for one, two in pairwise(lines))
    if at >= len(lines):
        return {"none": 1.0, "none, one run of lines": float(blocks == 0), "none, few lines": float(len(lines) < 6)}
    first, before = lines[at], lines[:at]
    degrees = [line.level for line in before if line.level]
    years_before = any("experience" in line.kinds for line in before)
    is_apart = first.block != before[-1].block
    after = sum(line.block == first.block for line in lines[at:])
    openings = [next((name for name, one in _OPENS.items() if one.match(line.text)), "") for line in lines]
    return {
        "apart": float(is_apart),
        "apart, the only gap": float(is_apart and blocks == 1),
        "apart, a list behind": float(is_apart and after > 1),
        "within a run": float(not is_apart and blocks > 0),
        "degree again": float(bool(first.level and degrees)),
        "higher degree than before": float(bool(first.level and degrees and first.level > min(degrees))),
        "first degree": float(bool(first.level and not degrees)),
        "no degree before, one behind": float(not degrees and any(line.level for line in lines[at:])),
        "years again": float("experience" in first.kinds and years_before),
        "no amounts before": float(not degrees and not years_before),
        "one line before": float(at == 1),
        "two lines before": float(at == 2),
        "three lines before": float(at == 3),
        "share before": at / len(lines),
        "one line behind": float(at == len(lines) - 1),
        "starts over with experience": float(
            openings[at] == "experience" and openings[at - 1] not in ("", "experience")
        ),
        "same opening": float(bool(openings[at]) and openings[at] == openings[at - 1]),
        "after years": float("experience" in before[-1].kinds and "experience" not in first.kinds),
        "after degree": float(bool(before[-1].level) and not first.level),
        "says preferred at last": float(first.is_preferred and not any(line.is_preferred for line in before)),
    }


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each sign; a sign without one counts nothing."""
    table: dict[str, float] = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return table


def _sum(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in signs.items())
