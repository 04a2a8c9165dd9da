"""Joins the publishers' own sentences, for an artifact that its user builds with them."""

from __future__ import annotations

from collections import defaultdict

from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.rows import Numbering, Rows, Value


def join_passages(collected: Collected, numbers: Numbering, lines: dict[int, str]) -> Rows:
    """The texts of every occupation by kind, each numbered in the publisher's order; none where none were read.

    Args:
        lines: the line of the National Employment Matrix of each occupation that has one.
    """
    found: dict[tuple[int, str], list[tuple[str, int]]] = defaultdict(list)
    for loaded in collected.passages:
        for row in loaded.rows:
            if row.code in numbers.occupations:
                found[numbers.occupations[row.code], row.kind].append((row.text, numbers.of(loaded)))
    reasons: dict[str, list[str]] = defaultdict(list)
    for factor in collected.factors.rows:
        if factor.text not in reasons[factor.code]:
            reasons[factor.code].append(factor.text)
    for occupation, line in lines.items():
        source = numbers.of(collected.factors)
        found[occupation, "factor"].extend((text, source) for text in reasons.get(line, ()))
    rows: list[tuple[Value, ...]] = [
        (occupation, kind, rank, text, source)
        for (occupation, kind), texts in found.items()
        for rank, (text, source) in enumerate(texts, start=1)
    ]
    return {"passage": rows}
