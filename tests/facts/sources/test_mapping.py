"""Values find their way from old and foreign classifications to the current one."""

from __future__ import annotations

import pytest

from careerproof.facts.sources.crosswalks import Link
from careerproof.facts.sources.mapping import CodeMap


@pytest.fixture
def code_map() -> CodeMap:
    """Two old codes joined into one, one old code split in two, and the current codes below them."""
    return CodeMap(
        codes=("15-1252.00", "15-1253.00", "29-1141.00", "29-1141.01"),
        onet_soc=(
            Link("15-1252.00", "15-1252"),
            Link("15-1253.00", "15-1253"),
            Link("29-1141.00", "29-1141"),
            Link("29-1141.01", "29-1141"),
        ),
        onet_2010=(
            Link("15-1132.00", "15-1252.00"),
            Link("15-1133.00", "15-1252.00"),
            Link("15-1133.00", "15-1253.00"),
            Link("29-1141.00", "29-1141.00"),
        ),
        soc_2010=(
            Link("15-1132", "15-1252"),
            Link("15-1133", "15-1252"),
            Link("15-1133", "15-1253"),
            Link("29-1141", "29-1141"),
        ),
        isco=(Link("2512", "15-1132"), Link("2513", "15-1132"), Link("2221", "29-1141")),
        workers_2010={"15-1132": 100.0, "15-1133": 400.0, "29-1141": 50.0},
        workers_2018={"15-1252": 300.0, "15-1253": 100.0, "29-1141": 50.0},
    )


def test_joined_codes_get_the_mean_weighted_by_workers(code_map: CodeMap) -> None:
    """Three quarters of the 400 workers of the split code went where three quarters of its successors' workers are."""
    mapped = code_map.from_soc_2010({"15-1132": 1.0, "15-1133": 2.0})
    assert mapped["15-1252.00"] == pytest.approx((100 * 1.0 + 300 * 2.0) / 400)
    assert mapped["15-1253.00"] == 2.0
    assert "29-1141.00" not in mapped


def test_every_code_below_a_soc_code_gets_its_value(code_map: CodeMap) -> None:
    """A specialty has the value of its occupation."""
    assert code_map.from_soc_2018({"29-1141": 0.3}) == {"29-1141.00": 0.3, "29-1141.01": 0.3}


def test_a_predecessor_without_value_does_not_count(code_map: CodeMap) -> None:
    """What one predecessor says stands alone where the other says nothing."""
    assert code_map.from_soc_2010({"15-1132": 1.0})["15-1252.00"] == 1.0
    assert code_map.from_onet_2010({"15-1133.00": 2.0}) == {"15-1252.00": 2.0, "15-1253.00": 2.0}


def test_a_broad_code_stands_for_its_detailed_ones(code_map: CodeMap) -> None:
    """Only for those that have no value of their own; the narrower of two broad codes is heard first."""
    mapped = code_map.from_soc_2010({"15-1130": 5.0, "15-1100": 9.0, "15-1133": 2.0})
    assert mapped["15-1253.00"] == 2.0
    assert mapped["15-1252.00"] == pytest.approx((100 * 5.0 + 300 * 2.0) / 400)


def test_isco_groups_weigh_the_same(code_map: CodeMap) -> None:
    """The crosswalk says nothing of sizes, so it is equal parts."""
    mapped = code_map.from_isco({"2512": 0.2, "2513": 0.6, "2221": 0.1})
    assert mapped == pytest.approx({"15-1252.00": 0.4, "29-1141.00": 0.1, "29-1141.01": 0.1})


def test_unknown_workers_weigh_the_same(code_map: CodeMap) -> None:
    """Without any count of workers, predecessors count alike."""
    blank = CodeMap(
        codes=code_map.codes,
        onet_soc=code_map.onet_soc,
        onet_2010=code_map.onet_2010,
        soc_2010=(Link("15-1132", "15-1252"), Link("15-1133", "15-1252")),
        isco=code_map.isco,
        workers_2010={},
        workers_2018={},
    )
    assert blank.from_soc_2010({"15-1132": 1.0, "15-1133": 2.0})["15-1252.00"] == 1.5
