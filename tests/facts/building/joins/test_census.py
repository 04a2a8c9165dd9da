"""A Census code is that of the occupation itself, else of the narrowest group that holds it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from careerproof.evidence import Source
from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.census import join_census
from careerproof.facts.building.joins.rows import Numbering
from careerproof.facts.sources.bls.matrix import MatrixRow
from careerproof.facts.sources.crosswalks import Link
from careerproof.facts.sources.folder import Loaded

SOURCE = Source(id="census", title="", publisher="", edition="", licence="", url="", citation="")
LINKS = (
    Link("13-2011", "0800"),
    Link("13-2070", "0910"),
    Link("13-20XX", "0960"),
    Link("15-124X", "1065"),
    Link("15-1000", "1999"),
    Link("55-1010", "9800"),
    Link("11-9198", "0440"),
)


@pytest.mark.parametrize(
    ("code", "line", "census"),
    [
        ("13-2011.01", None, ["0800"]),  # its own
        ("13-2072.00", None, ["0910"]),  # a broad occupation's
        ("13-2054.00", None, ["0960"]),  # the rest of a minor group
        ("13-2154.00", None, []),  # X stands for digits, the 0 before it for itself
        ("15-1243.00", None, ["1065"]),  # the narrower of two groups
        ("15-1299.00", None, ["1999"]),
        ("55-1011.00", None, ["9800"]),
        ("11-9199.00", "11-9198", ["0440"]),  # by the line of the matrix, where the list has no place for the code
        ("11-9199.00", None, []),
    ],
)
def test_the_narrowest_group_counts(code: str, line: str | None, census: list[str]) -> None:
    """Of all groups of the list that hold the occupation the longest beginning decides."""
    parts = SimpleNamespace(
        onet_soc=Loaded(source=SOURCE, rows=(Link(code, code[:7]),)),
        matrix=Loaded(source=SOURCE, rows=(MatrixRow(code, line, "x"),) if line else ()),
        census=Loaded(source=SOURCE, rows=LINKS),
    )
    rows = join_census(cast("Collected", parts), Numbering({"census": 7}, {code: 3}, {}))
    assert rows == {"occupation_census": [(3, each, 7) for each in census]}
