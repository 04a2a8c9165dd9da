"""What people type who mean one career before all others: "CNA", "cop", "Uber driver"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data"


@lru_cache(maxsize=4)
def list_everyday(language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """The everyday names of careers by code or slug, as our own list of the language gives them; English ones follow.

    Why: the published lists hold tens of thousands of names, and one name stands for many careers in them. Somebody who
    types "doctor" wants one answer at the top. A name stands for one career only within a language.
    """
    path = _DATA / language / "everyday.tsv"
    found: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        key, _, name = line.partition("\t")
        found[key].append(name)
    if language != "en":
        taken = {name.casefold() for names in found.values() for name in names}
        for key, names in list_everyday().items():
            found[key] += [name for name in names if name.casefold() not in taken]
    return {key: tuple(found[key]) for key in sorted(found)}
