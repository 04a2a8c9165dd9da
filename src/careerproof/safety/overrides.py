"""Reads the table ``personal`` of a policy: figures of the personal score that are other than the shipped ones.

Why here and not beside the personal score: a policy is refused when it is read, whether or not a person is scored.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PERSONAL = Path(__file__).parent / "personal" / "personal.toml"
"""The shipped figures, each with its reason."""
Override = tuple[str, str, float]
SHARE, COUNT = (0.0, 1.0), (0.0, 1000.0)
RANGES = {
    "mix": {
        "prior_bullets": COUNT,
        "half_life_years": (0.1, 100.0),
        "undated_months": (0.0, 1200.0),
        "undated_years_ago": (0.0, 100.0),
        "longest_months": (1.0, 1200.0),
    },
    "match": {
        "threshold": (0.01, 1.0),
        "most": (1.0, 20.0),
        "full": (0.02, 1.0),
        "full_points": (0.1, 1000.0),
        **dict.fromkeys(("near", "related", "field", "other", "family", "wider_words", "meaning"), SHARE),
    },
    "pool": dict.fromkeys(("labels_detailed", "labels_wider", "others_detailed", "others_wider"), (0.01, 1000.0)),
    "doubt": {"bullet": (0.0, 10.0), "entry_points": (0.0, 100.0)},
    "stage": dict.fromkeys(("entry_months", "early_months"), (0.0, 1200.0)),
    "told": {**dict.fromkeys(("activities", "carries", "protects", "more"), COUNT), "more_share": SHARE},
}
"""Between which values each figure lies. Slopes are measured and words are no figures: neither can be replaced."""
WHOLE = frozenset({"most", "activities", "carries", "protects", "more"})
RISING = (("match", "threshold", "full"), ("stage", "entry_months", "early_months"))
"""Of these two figures of a table the second is the greater."""


def read_overrides(given: Mapping[str, object]) -> tuple[Override, ...]:
    """The figures that a table ``personal`` sets, as (table, key, figure), sorted. Keys in ``why`` are reasons.

    Raises:
        ValueError: a table or key that is none, or a figure out of its range.
        TypeError: a figure that is no number.
    """
    found = []
    for table, rows in sorted(given.items()):
        if table not in RANGES or not isinstance(rows, Mapping):
            raise ValueError(f"[personal] has unknown keys: {table}")
        for key, value in sorted(rows.items()):
            if key.endswith("why"):
                continue
            if key not in RANGES[table]:
                raise ValueError(f"[personal.{table}] has unknown keys: {key}")
            found.append((table, key, _figure(f"personal.{table}.{key}", value, RANGES[table][key], key in WHOLE)))
    _check_rising({(table, key): figure for table, key, figure in found})
    return tuple(found)


@cache
def shipped_figures() -> Mapping[str, Mapping[str, object]]:
    """The shipped figures of the personal score, as the file has them."""
    return tomllib.loads(PERSONAL.read_text(encoding="utf-8"))


def _figure(name: str, value: object, ends: tuple[float, float], whole: bool) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{name} is {value!r}, which is no number")
    low, high = ends
    if not low <= value <= high:
        raise ValueError(f"{name} is {value:g}, and must lie between {low:g} and {high:g}")
    if whole and value != int(value):
        raise ValueError(f"{name} is {value:g}, and must be a whole number")
    return float(value)


def _check_rising(figures: Mapping[tuple[str, str], float]) -> None:
    for table, less, more in RISING if figures else ():
        low, high = (figures.get((table, key), shipped_figures()[table][key]) for key in (less, more))
        if not (isinstance(low, int | float) and isinstance(high, int | float) and low < high):
            raise ValueError(f"personal.{table}.{less} must be less than personal.{table}.{more}")
