"""Brings rows of releases before 25.1 from O*NET-SOC 2010 to O*NET-SOC 2019."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from careerproof.facts.sources.crosswalks import Link, read_onet_2010
from careerproof.facts.sources.folder import SourceFolder

CodedRow = TypeVar("CodedRow")
Successors = Mapping[str, Sequence[str]]
"""The codes of 2019 that each code of 2010 went into."""


def read_successors(folder: SourceFolder) -> Successors:
    """What the official crosswalk says.

    Raises:
        SourceAbsent: the crosswalk is not among the files.
    """
    return successors_of(read_onet_2010(folder).rows)


def successors_of(links: Iterable[Link]) -> Successors:
    """The links, gathered by the code of 2010."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        found[link.origin].add(link.target)
    return {code: sorted(successors) for code, successors in found.items()}


def renumber(rows: Sequence[CodedRow], successors: Successors, *, by: tuple[str, ...]) -> list[CodedRow]:
    """The rows by their new codes. A code that was split hands its rows to each part; where codes were joined, the
    rows that agree in the columns `by` become one: a number is their mean, a flag holds if it held for one of them.
    """
    groups: dict[tuple[object, ...], list[Any]] = defaultdict(list)
    for row in rows:
        old: Any = row
        for code in successors.get(old.code, ()):
            moved = old._replace(code=code)
            groups[tuple(getattr(moved, name) for name in by)].append(moved)
    return [_joined(group, by) for group in groups.values()]


def _joined(group: list[Any], by: tuple[str, ...]) -> Any:
    first = group[0]
    others = (name for name in first._fields if name not in by)
    return first._replace(**{name: _agreed([getattr(row, name) for row in group]) for name in others})


def _agreed(values: list[Any]) -> Any:
    """One value for several; where they are whole numbers the mean is rounded, a half upwards."""
    if isinstance(values[0], bool):
        return any(values)
    numbers = [value for value in values if isinstance(value, int | float)]
    if not numbers:
        return values[0]
    mean = sum(numbers) / len(numbers)
    return math.floor(mean + 0.5) if all(isinstance(number, int) for number in numbers) else mean
