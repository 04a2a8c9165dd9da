"""What the evidence for an occupation weighs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS_FILE = Path(__file__).parent / "match.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of `match.json`; where each comes from is said in docs/occupations.md.

    `votes`, `words`, `employment` and `industry` are learnt on titles that the model of words was denied;
    `calibration` turns the share and the likeness of a candidate into confidence.
    """

    kinds: Mapping[str, float]
    sharpness: float
    sharing: float
    crowding: float
    floor: float
    agent_floor: float
    head_floor: float
    votes: float
    words: float
    employment: float
    industry: float
    context: float
    calibration: Mapping[str, float]


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    table = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return Weights(**table["weights"], **table["ranking"], calibration=table["calibration"])
