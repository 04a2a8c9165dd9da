"""Joins the ratings of descriptors, family by family, packed as the artifact holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

import numpy

from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.rows import Numbering, Rows
from careerproof.facts.schema import ABSENT, DOMAINS, HUNDREDTHS, NUMBERS
from careerproof.facts.sources.onet import OnetRating


def join_ratings(collected: Collected, numbers: Numbering) -> Rows:
    """A later list wins over an earlier one where both rate the same element of the same occupation."""
    values: dict[tuple[int, int, str], tuple[OnetRating, int]] = {}
    names: dict[tuple[int, str], tuple[str, int]] = {}
    for loaded in collected.ratings:
        source = numbers.of(loaded)
        for row in loaded.rows:
            if row.code in numbers.occupations:
                domain = DOMAINS.index(row.domain)
                values[domain, numbers.occupations[row.code], row.element] = (row, source)
                names[domain, row.element] = (row.name, source)
    elements: dict[int, dict[str, int]] = defaultdict(dict)
    for domain, element in sorted(names):
        elements[domain][element] = len(elements[domain])
    groups: dict[tuple[int, int, int], list[OnetRating]] = defaultdict(list)
    for (domain, occupation, _), (row, source) in values.items():
        groups[domain, occupation, source].append(row)
    return {
        "element": [
            (number, domain, element, *names[domain, element])
            for number, (domain, element) in enumerate(sorted(names), start=1)
        ],
        "rating": [
            (*key, _packed(rows, "importance", elements[key[0]]), _packed(rows, "level", elements[key[0]]))
            for key, rows in groups.items()
        ],
    }


def _packed(rows: Iterable[OnetRating], scale: Literal["importance", "level"], places: Mapping[str, int]) -> bytes:
    """The ratings on one scale in hundredths, in the order of the elements; nothing where there are none at all."""
    packed = numpy.full(len(places), ABSENT, dtype=NUMBERS)
    for row in rows:
        value: float | None = getattr(row, scale)
        if value is not None:
            packed[places[row.element]] = round(value * HUNDREDTHS)
    return packed.tobytes() if bool((packed != ABSENT).any()) else b""
