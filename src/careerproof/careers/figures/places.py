"""Which place people mean: a state by name or abbreviation, a metropolitan area by one of its cities."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from careerproof.errors import UsageError
from careerproof.facts.model import Area
from careerproof.facts.store import Facts

_STATES = Path(__file__).parent.parent / "data" / "states.toml"
_SHOWN = 8
"""How many places an error names: as many as one line holds."""


def find_place(facts: Facts, text: str) -> Area:
    """The one area that a text means: "Texas", "TX", "48", "Austin", "Portland, ME".

    A whole name or code comes first ("New York" is the state), then a city of an area's name, then any words of it.

    Raises:
        UsageError: no area goes by that name, or several do; the hint lists them.
    """
    wanted = " ".join(text.split()).casefold()
    areas = facts.areas()
    if not areas:
        raise UsageError(
            "these facts hold no places", hint="build them with the price parities of states and metropolitan areas"
        )
    for found in (
        [area for area in areas if wanted in {area.code, area.title.casefold()}],
        [area for area in areas if area.kind == "state" and wanted == _abbreviations().get(area.code)],
        [area for area in areas if area.kind == "metro" and _is_city(wanted, area.title)],
        list(facts.find_areas(wanted)),
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(f"several places are called {text!r}", hint=f"one of {_list(found)}")
    raise UsageError(f"there is no place {text!r}", hint=_near(wanted, areas))


def _is_city(wanted: str, title: str) -> bool:
    """Whether the text is a city in the name of an area ("Austin-Round Rock, TX"), with or without its state."""
    _, _, states = title.casefold().rpartition(", ")
    city, _, state = wanted.partition(",")
    return city.strip() in _cities(title) and (not state or state.strip() in states.split("-"))


def _cities(title: str) -> list[str]:
    """The cities in the name of a metropolitan area, in lower case; none in that of a state."""
    cities, _, _ = title.casefold().rpartition(", ")
    return [city for city in re.split("[-/]", cities) if city]


def _near(wanted: str, areas: Sequence[Area]) -> str:
    """Places whose names are spelt much like it; else what a place is."""
    names: dict[str, Area] = {}
    for area in areas:
        for name in (area.title.casefold(), *_cities(area.title)):
            names.setdefault(name, area)
    close = list(dict.fromkeys(names[name].title for name in get_close_matches(wanted, sorted(names), n=_SHOWN)))
    if close:
        return f"did you mean {'; '.join(close)}?"
    return 'name a state ("Texas", "TX") or a metropolitan area of the United States by one of its cities ("Austin")'


def _list(areas: Sequence[Area]) -> str:
    """The first places by name, and how many more there are."""
    titles = sorted(area.title for area in areas)
    more = f" and {len(titles) - _SHOWN} more" if len(titles) > _SHOWN else ""
    return "; ".join(titles[:_SHOWN]) + more


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    """The postal abbreviation of each state in lower case, by FIPS code."""
    raw: dict[str, str] = tomllib.loads(_STATES.read_text(encoding="utf-8"))["abbreviations"]
    return {code: name.casefold() for code, name in raw.items()}
