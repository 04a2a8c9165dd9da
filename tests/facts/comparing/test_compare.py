"""Two artifacts are compared part by part: every kind of change is found, and nothing beside it."""

# ruff: noqa: S608 - every statement is made of words of ours

from __future__ import annotations

import shutil
import sqlite3
import struct
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from careerproof.errors import FactsDamaged
from careerproof.facts.building.build import build_facts
from careerproof.facts.comparing.compare import compare_facts
from careerproof.facts.comparing.lineage import DRAWN_TABLES
from careerproof.facts.comparing.model import Change, FactsDiff, RowsChange
from careerproof.facts.comparing.rows import SUBJECTS
from careerproof.facts.store import open_facts
from careerproof.facts.tables import TABLES

FIGURES = frozenset({"occupation", "wage", "projection", "measure", "rating", "source"})
"""Tables that are compared figure by figure."""
NURSES, PROGRAMMERS, COATS = "29-1141.00", "15-1251.00", "51-6052.00"
_NUMBER = f"(SELECT number FROM occupation WHERE code = '{NURSES}')"

FIGURE_CASES: dict[str, tuple[str, str, tuple[str, str, object, object]]] = {
    "median pay": (
        "UPDATE wage SET p50 = p50 * 2 WHERE survey = '29-1141'", "pay", (NURSES, "wage.p50", 91_201, 182_402)
    ),
    "workers": (
        "UPDATE wage SET employment = 7 WHERE survey = '29-1141'", "pay", (NURSES, "wage.employment", ..., 7)
    ),
    "a floor": (
        "UPDATE wage SET top_coded = 'p90' WHERE survey = '29-1141'", "pay", (NURSES, "wage.floors", None, "p90")
    ),
    "a reason": (
        "UPDATE wage SET reason = 'too few answers' WHERE survey = '29-1141'", "pay",
        (NURSES, "wage.reason", None, "too few answers"),
    ),
    "pay that became unknown": (
        "UPDATE wage SET p50 = NULL WHERE survey = '29-1141'", "pay", (NURSES, "wage.p50", 91_201, None)
    ),
    "hourly pay": (
        "UPDATE wage SET hourly_p50 = 4000 WHERE survey = '15-1299'", "pay",
        ("15-1299.00", "wage.hourly_p50", 44.86, 40.0),
    ),
    "projected change": (
        "UPDATE projection SET change_pct = -55 WHERE matrix = '29-1141'", "projections",
        (NURSES, "projection.change_pct", 7.0, -5.5),
    ),
    "openings": (
        "UPDATE projection SET annual_openings = NULL WHERE matrix = '29-1141'", "projections",
        (NURSES, "projection.annual_openings", 85_000, None),
    ),
    "a reason that names AI": (
        "UPDATE projection SET names_ai = 1 - names_ai WHERE matrix = '29-1141'", "projections",
        (NURSES, "projection.names_ai", ..., ...),
    ),
    "the period of one line": (
        "UPDATE projection SET from_year = 2025, to_year = 2035 WHERE matrix = '29-1141'", "projections",
        (NURSES, "projection.period", "2024–2034", "2025–2035"),
    ),
    "a job zone": (
        f"UPDATE occupation SET job_zone = 5 WHERE code = '{NURSES}'", "occupations",
        (NURSES, "occupation.job_zone", 4, 5),
    ),
    "an official title": (
        f"UPDATE occupation SET title = 'Coast Nurses' WHERE code = '{NURSES}'", "occupations",
        (NURSES, "occupation.title", "Island Nurses", "Coast Nurses"),
    ),
    "a measure": (
        f"UPDATE measure SET value = 123456 WHERE measure = 'exposure' AND occupation = {_NUMBER}", "measures",
        (NURSES, "measure.exposure", ..., 0.123456),
    ),
    "the interval of a measure": (
        f"UPDATE measure SET low = 0, high = 1000000, studies = 9 WHERE measure = 'theta' AND occupation = {_NUMBER}",
        "measures", (NURSES, "measure.theta.interval", ..., ...),
    ),
}  # fmt: skip
"""What is altered, the part that must tell it, and how: code, what, old and new value (``...``: whatever it is)."""

ROW_CASES: dict[str, str] = {
    "missing": "INSERT INTO missing VALUES ('a workbook', 'its figures')",
    "source_file": "UPDATE source_file SET sha256 = 'other' WHERE path = (SELECT min(path) FROM source_file)",
    "absence": "DELETE FROM absence WHERE subject = (SELECT min(subject) FROM absence)",
    "title": f"DELETE FROM title WHERE kind > 0 AND occupation = {_NUMBER}",
    "isco": f"UPDATE occupation_isco SET isco = '9999' WHERE occupation = {_NUMBER}",
    "census": f"DELETE FROM occupation_census WHERE occupation = {_NUMBER}",
    "passage": f"INSERT INTO passage VALUES ({_NUMBER}, 'task', 1, 'words of ours', 1)",
    "element": "UPDATE element SET name = name || ' of another name' WHERE number = (SELECT min(number) FROM element)",
    "activity": f"UPDATE occupation_activity SET weight = weight + 1 WHERE occupation = {_NUMBER}",
    "activity_list": "UPDATE activity SET gwa_title = 'of another kind' WHERE number = 3",
    "technology": f"DELETE FROM occupation_technology WHERE NOT hot AND NOT in_demand AND occupation = {_NUMBER}",
    "technology_hot": f"UPDATE occupation_technology SET hot = 1 - hot WHERE occupation = {_NUMBER}",
    "technology_in_demand": f"UPDATE occupation_technology SET in_demand = 1 - in_demand WHERE occupation = {_NUMBER}",
    "technology_list": "INSERT INTO technology SELECT 999, 'Hammers', category, 1, 1, '', '', '', source "
    "FROM technology WHERE number = (SELECT min(number) FROM technology)",
    "education": f"UPDATE education SET share = share - 1 WHERE occupation = {_NUMBER}",
    "related": f"UPDATE related SET rank = rank + 10 WHERE occupation = {_NUMBER}",
    "industry": "UPDATE industry SET share = share - 1 WHERE survey = '29-1141' AND rank = 1",
    "industry_pay": "UPDATE industry SET p50 = p50 + 1 WHERE survey = '29-1141' AND rank = 1",
    "programme": "DELETE FROM programme WHERE soc = '29-1141'",
    "field_of_study": "UPDATE field_of_study SET title = 'Another field' WHERE number = "
    "(SELECT min(number) FROM field_of_study)",
    "area": "UPDATE area SET title = 'Another place' WHERE kind = 'state'",
    "price_parity": "UPDATE price_parity SET housing = 1111",
    "area_wage": "UPDATE area_wage SET p50 = 1 WHERE survey = (SELECT min(survey) FROM area_wage)",
    "esco_match": f"DELETE FROM esco_match WHERE occupation = {_NUMBER}",
    "esco_occupation": "UPDATE esco_occupation SET label = 'another label' WHERE number = 0",
    "esco_skill": "UPDATE esco_skill SET alternates = 'by another name' WHERE number = 0",
    "esco_link": "UPDATE esco_link SET optional = X'' WHERE esco IN (SELECT esco FROM esco_link WHERE optional <> X'')",
}
"""What is altered in each list."""

SOURCE_CASES: dict[str, tuple[str, tuple[str, str, str | None]]] = {
    "another edition": (
        "UPDATE source SET edition = 'May 2031' WHERE id = 'cip-2020'", ("cip-2020", "edition", None)
    ),
    "another licence": (
        "UPDATE source SET licence = 'all theirs' WHERE id = 'webb-2020'", ("webb-2020", "entry", "licence")
    ),
    "the next edition": (
        "UPDATE source SET id = 'cip-2031', edition = '2031', title = 'CIP 2031' WHERE id = 'cip-2020'",
        ("cip-2020 → cip-2031", "edition", None),
    ),
    "another source": (
        "UPDATE source SET id = 'somebody-2031' WHERE id = 'webb-2020'", ("somebody-2031", "added", None)
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def artifact(small_files: Mapping[str, tuple[str, bytes]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An artifact of the tiny sources: every table but that of texts has rows."""
    folder = tmp_path_factory.mktemp("comparing")
    for path, (_, content) in small_files.items():
        (folder / "sources" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "sources" / path).write_bytes(content)
    build_facts(folder / "sources", folder / "facts.sqlite")
    return folder / "facts.sqlite"


Alter = Callable[..., FactsDiff]


@pytest.fixture
def alter(artifact: Path, tmp_path: Path) -> Alter:
    """Compares the artifact with a copy after some SQL; backwards on request."""

    def altered(*statements: str, backwards: bool = False) -> FactsDiff:
        copy = tmp_path / "altered.sqlite"
        shutil.copyfile(artifact, copy)
        connection = sqlite3.connect(copy)
        changed = 0
        for statement in statements:
            changed += max(0, connection.execute(statement).rowcount)
        connection.commit()
        connection.close()
        assert changed or not statements, "the case must alter something"
        with open_facts(artifact) as first, open_facts(copy) as second:
            return compare_facts(*((second, first) if backwards else (first, second)))

    return altered


def _parts(found: FactsDiff) -> set[str]:
    """The parts that differ; of the tables only those that are no list."""
    names = {"sources", "occupations", "measures", "ratings"}
    told = {name for name in names if getattr(found, name)}
    told |= {name for name in ("pay", "projections") if getattr(found, name).changes}
    return told | {rows.subject for rows in found.rows}


def _rows(found: FactsDiff, subject: str) -> RowsChange:
    return next(rows for rows in found.rows if rows.subject == subject)


@pytest.mark.parametrize("case", sorted(FIGURE_CASES))
def test_a_figure_that_moved_is_told_and_nothing_else(alter: Alter, case: str) -> None:
    """One altered figure is one change, in its own part, with the value before and after."""
    statement, part, (code, what, old, new) = FIGURE_CASES[case]
    found = alter(statement)
    assert _parts(found) == {part}
    (change,) = found.changes()
    assert (change.code, change.what) == (code, what)
    assert old in (..., change.old)
    assert new in (..., change.new)
    assert not found.tables


@pytest.mark.parametrize("subject", sorted(ROW_CASES))
def test_a_list_that_differs_is_told_and_nothing_else(alter: Alter, subject: str) -> None:
    """One altered list is told by its own name, with whose entries came, went or say something else."""
    found = alter(ROW_CASES[subject])
    # Software that is hot or in demand is a list of its own, since that is what people ask about.
    assert _parts(found) == {subject}
    rows = _rows(found, subject)
    assert rows.gained + rows.lost + rows.altered > 0
    assert rows.new_rows - rows.old_rows == rows.gained - rows.lost


@pytest.mark.parametrize("case", sorted(SOURCE_CASES))
def test_a_source_that_differs_is_told(alter: Alter, case: str) -> None:
    """An edition, a licence, a successor by its id, a stranger."""
    statement, expected = SOURCE_CASES[case]
    found = alter(statement)
    assert expected in {(change.id, change.what, change.field) for change in found.sources}
    assert _parts(found) == {"sources"}


def test_every_table_is_compared_or_drawn_from_others() -> None:
    """No table is forgotten: each is compared figure by figure, as a list, or follows from the others."""
    lists = {table for subject in SUBJECTS for table in subject.tables}
    assert {table.name for table in TABLES} == lists | FIGURES | DRAWN_TABLES
    assert {subject.name for subject in SUBJECTS} == ROW_CASES.keys()


def test_a_rating_that_moved_is_told_with_its_name(alter: Alter) -> None:
    """The largest move of a family is named, on its scale; what came and went is counted."""
    packed = struct.pack("<H", 123).hex()
    found = alter(
        f"UPDATE rating SET importance = CAST(X'{packed}' || substr(importance, 3) AS BLOB) "
        f"WHERE domain = 0 AND occupation = {_NUMBER}"
    )
    (rating,) = found.ratings
    assert _parts(found) == {"ratings"}
    assert (rating.code, rating.domain, rating.moved, rating.scale, rating.new) == (
        NURSES,
        "skill",
        1,
        "importance",
        1.23,
    )
    assert rating.name
    lost = alter(f"UPDATE rating SET level = X'' WHERE domain = 0 AND occupation = {_NUMBER}").ratings[0]
    assert (lost.moved, lost.gained, lost.element, lost.old) == (0, 0, "", None)
    assert lost.lost > 0


def test_a_code_that_is_gone_is_told_with_its_successor(alter: Alter) -> None:
    """A renamed code is one that came and one that went, with a hint from the title; its figures are not told twice."""
    found = alter(f"UPDATE occupation SET code = '51-6052.99' WHERE code = '{COATS}'")
    assert {(change.what, change.code) for change in found.occupations} == {
        ("occupation.gone", COATS),
        ("occupation.added", "51-6052.99"),
    }
    (hint,) = found.successors
    assert (hint.code, hint.codes) == (COATS, ("51-6052.99",))
    assert _parts(found) <= {"occupations", "related"}
    assert not found.pay.changes


def test_a_period_that_moved_for_all_is_told_once(alter: Alter) -> None:
    """The next period of the projections is no change of each occupation, and still a difference."""
    found = alter("UPDATE projection SET from_year = 2025, to_year = 2035")
    assert (found.projections.old_periods, found.projections.new_periods) == (((2024, 2034),), ((2025, 2035),))
    assert not list(found.changes())
    assert not found.is_empty


def test_pay_is_told_beside_the_move_of_all(alter: Alter) -> None:
    """When all pay rises by a tenth and one by a fifth, the median says so, and the one stands out."""
    found = alter(
        "UPDATE wage SET mean = mean * 11 / 10, p10 = p10 * 11 / 10, p25 = p25 * 11 / 10, p75 = p75 * 11 / 10, "
        "p50 = p50 * CASE survey WHEN '29-1141' THEN 12 ELSE 11 END / 10"
    )
    assert found.pay.median_pct == pytest.approx(10, abs=0.01)
    moves = {change.code: change for change in found.pay.changes if change.what == "wage.p50"}
    assert moves[NURSES].change == pytest.approx(20, abs=0.01)
    assert moves[NURSES].relative == pytest.approx(100 * (1.2 / 1.1 - 1), abs=0.01)
    assert moves[PROGRAMMERS].relative == pytest.approx(0, abs=0.01)


def test_a_floor_is_no_number_to_measure_a_move_by(alter: Alter) -> None:
    """Where either year gives only a floor, the values are told and no per cent is made of them."""
    (change,) = alter("UPDATE wage SET p90 = 208000 WHERE survey = '15-1252'").changes()
    assert (change.what, change.old, change.new, change.change) == ("wage.p90", 239_200, 208_000, None)


def test_an_artifact_does_not_differ_from_itself(alter: Alter) -> None:
    """No part tells anything, and the comparison says so."""
    found = alter()
    assert found.is_empty
    assert _parts(found) == set()
    assert str(found).endswith("no difference")


def test_numbers_mean_nothing(alter: Alter) -> None:
    """An artifact whose labels and skills have other numbers says the same."""
    shifted = (
        ("label", "number"), ("technology", "category"), ("education", "label"), ("related", "tier"),
        ("industry", "title"), ("measure", "sources"), ("esco_match", "match"), ("absence", "reason"),
    )  # fmt: skip
    assert alter(*(f"UPDATE {table} SET {column} = {column} + 500" for table, column in shifted)).is_empty


@pytest.mark.parametrize("case", sorted(FIGURE_CASES.keys() | ROW_CASES.keys() | SOURCE_CASES.keys()))
def test_the_comparison_mirrors_itself(alter: Alter, case: str) -> None:
    """Read backwards, what came has gone, old is new, and every difference has the other sign."""
    statement = ROW_CASES[case] if case in ROW_CASES else (FIGURE_CASES | SOURCE_CASES)[case][0]
    there, back = alter(statement), alter(statement, backwards=True)
    assert _figures(there) == [(code, what, new, old) for code, what, old, new in _figures(back)]
    assert [(rows.subject, rows.gained, rows.lost, rows.altered) for rows in there.rows] == [
        (rows.subject, rows.lost, rows.gained, rows.altered) for rows in back.rows
    ]
    assert [(table.table, table.old_rows, table.new_rows) for table in there.tables] == [
        (table.table, table.new_rows, table.old_rows) for table in back.tables
    ]
    points = [[change.change for change in found.changes() if change.unit == "points"] for found in (there, back)]
    assert points[0] == [None if value is None else pytest.approx(-value) for value in points[1]]


def _figures(found: FactsDiff) -> list[tuple[str, str, object, object]]:
    changes: list[Change] = [*found.occupations, *found.pay.changes, *found.projections.changes, *found.measures]
    return [(change.code, change.what, change.old, change.new) for change in changes]


def test_progress_rises_to_the_end(artifact: Path) -> None:
    """Whoever watches is told shares that never fall and end at one."""
    shares: list[float] = []
    with open_facts(artifact) as first, open_facts(artifact) as second:
        compare_facts(first, second, progress=lambda _, share: shares.append(share))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_table_that_is_broken_is_told_as_damage(alter: Alter) -> None:
    """An artifact without one of its tables is damaged, not merely different."""
    with pytest.raises(FactsDamaged):
        alter("UPDATE measure SET value = 1", "DROP TABLE programme")
