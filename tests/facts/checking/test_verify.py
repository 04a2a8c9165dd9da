"""The check of an artifact finds nothing in the shipped one, and every kind of fault in a spoilt copy."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from careerproof.facts.building.build import build_facts
from careerproof.facts.checking import CHECKS, Tally, texts
from careerproof.facts.checking.verify import check_facts, verify_facts
from careerproof.facts.store import Facts, open_facts
from careerproof.settings import SHIPPED_FACTS

SENTENCES = "They build boats. Then they paint them in the colours of the port"
FAULTS = {
    "occupation gone": ("facts.occupations", "DELETE FROM occupation WHERE code = '11-1011.00'"),
    "occupations out of order": ("facts.occupations", "UPDATE occupation SET number = 99999 WHERE number = 3"),
    "source of pay gone": ("facts.source", "UPDATE wage SET source = 999 WHERE survey = '15-1252'"),
    "source of job zone gone": ("facts.source", "UPDATE occupation SET job_zone_source = 999 WHERE number = 5"),
    "measure by nobody": (
        "facts.source",
        "UPDATE measure SET sources = (SELECT number FROM label WHERE text = 'exactMatch') WHERE occupation = 7",
    ),
    "labels by nobody": ("facts.source", "UPDATE meta SET value = 'hearsay' WHERE key = 'task_label_source'"),
    "no licence": ("facts.licence", "UPDATE source SET licence = '' WHERE id = 'onet-29.3'"),
    "no address": ("facts.licence", "UPDATE source SET url = ' ' WHERE id = 'oews-2025'"),
    "values that may not be passed on": (
        "facts.passed_on",
        "UPDATE wage SET source = (SELECT number FROM source WHERE id = 'felten-2021') WHERE survey = '15-1252'",
    ),
    "closed study called open": ("facts.passed_on", "UPDATE source SET shipped = 1 WHERE id = 'felten-2021'"),
    "change out of range": ("facts.range", "UPDATE projection SET change_pct = 99999 WHERE matrix = '15-1252'"),
    "text for a number": ("facts.range", "UPDATE wage SET p50 = 'high' WHERE survey = '15-1252'"),
    "hourly pay out of range": ("facts.range", "UPDATE wage SET hourly_p50 = 3 WHERE survey = '15-1252'"),
    "prices out of range": ("facts.range", "UPDATE price_parity SET housing = 9 WHERE area = 2"),
    "years turned round": ("facts.range", "UPDATE projection SET from_year = 2050 WHERE matrix = '15-1252'"),
    "rating off its scale": (
        "facts.rating",
        "UPDATE rating SET importance = (SELECT zeroblob(length(importance))) "
        "WHERE domain = 0 AND occupation = (SELECT min(occupation) FROM rating WHERE domain = 0)",
    ),
    "percentiles that fall": ("facts.percentiles", "UPDATE wage SET p25 = 999999 WHERE survey = '15-1252'"),
    "hourly percentiles that fall": (
        "facts.percentiles",
        "UPDATE wage SET hourly_p10 = 9000, hourly_p50 = 4000 WHERE survey = '15-1252'",
    ),
    "no pay and no reason": (
        "facts.pay",
        "UPDATE wage SET p50 = NULL, hourly_p50 = NULL, reason = NULL WHERE survey = '15-1252'",
    ),
    "two medians of a sector": (
        "facts.sectors",
        "UPDATE industry SET hourly_p50 = 4000 WHERE survey = '15-1252' AND rank = 1",
    ),
    "a sector's floor of nothing": (
        "facts.sectors",
        "UPDATE industry SET p50 = NULL, top_coded = 'p50' WHERE survey = '15-1252' AND rank = 1",
    ),
    "sector pay out of range": ("facts.range", "UPDATE industry SET p50 = 3 WHERE survey = '15-1252' AND rank = 1"),
    "a floor of nothing": ("facts.pay", "UPDATE wage SET top_coded = 'p99' WHERE survey = '15-1252'"),
    "value outside its interval": ("facts.interval", "UPDATE measure SET low = value + 1 WHERE measure = 'exposure'"),
    "shares that do not sum": (
        "facts.sum",
        "UPDATE occupation_activity SET weight = weight / 2 WHERE occupation = 5",
    ),
    "a row changed": ("facts.version", "UPDATE occupation SET title = 'Chief' WHERE code = '11-1011.00'"),
    "label of nothing": ("facts.reference", "UPDATE education SET label = 99999 WHERE occupation = 5"),
    "relative of nothing": ("facts.reference", "UPDATE related SET related = 99999 WHERE occupation = 5"),
    "skill of nothing": (
        "facts.reference",
        "DELETE FROM esco_skill WHERE number = 100",
    ),
    "ratings of a wrong number": (
        "facts.reference",
        "UPDATE rating SET importance = zeroblob(2) WHERE domain = 1 AND occupation = 5",
    ),
    "malformed code": ("facts.code", "UPDATE occupation SET soc = '15-12' WHERE code = '15-1252.00'"),
    "malformed digest": ("facts.code", "UPDATE source_file SET sha256 = 'abc'"),
    "gap without a reason": ("facts.absence", "DELETE FROM absence WHERE subject = 'wage'"),
    "reason without a gap": (
        "facts.absence",
        "INSERT INTO absence SELECT 'projection', occupation.number, (SELECT max(number) FROM label) "
        "FROM occupation WHERE code = '15-1252.00'",
    ),
    "prose for a label": ("facts.prose", f"UPDATE activity SET title = '{SENTENCES}' WHERE number = 5"),  # noqa: S608
    "names out of order": ("facts.index", "UPDATE name SET normal = 'zzz' WHERE number = 5"),
    "index of other names": ("facts.index", "DELETE FROM name WHERE number = (SELECT max(number) FROM name)"),
    "index of nothing": ("facts.damaged", "UPDATE ready_index SET content = x'00' WHERE name = 'titles'"),
}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped facts that each test spoils and mends again."""
    path = tmp_path_factory.mktemp("spoilt") / "facts.sqlite"
    shutil.copyfile(SHIPPED_FACTS, path)
    return path


def test_the_shipped_facts_are_sound(facts: Facts) -> None:
    """Nothing is wrong with the artifact in the package; every check looked at something; the digest is the file's."""
    told: list[float] = []
    found = check_facts(facts, lambda _, share: told.append(share))
    assert found.findings == ()
    assert found.is_sound
    assert [check.id for check in found.checks] == [check.id for check in CHECKS]
    assert all(check.tried > 0 and check.failed == 0 for check in found.checks)
    assert found.sha256 == hashlib.sha256(facts.path.read_bytes()).hexdigest()
    assert told == sorted(told)
    assert len(told) == len(CHECKS)


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_each_fault_is_found(spoilt: Path, fault: str) -> None:
    """A copy with one fault is told by the finding of the check that looks for it."""
    identifier, statement = FAULTS[fault]
    check = next((check for check in CHECKS if check.id == identifier), None)
    connection = sqlite3.connect(spoilt, isolation_level=None)
    connection.execute("BEGIN")
    assert connection.execute(statement).rowcount
    facts = Facts(connection, spoilt)
    if check is None:
        assert {finding.id for finding in verify_facts(facts)} == {identifier, "facts.version"}
    else:
        tally = Tally()
        check.look(facts, tally)
        assert tally.failed
        assert tally.messages
    connection.execute("ROLLBACK")
    connection.close()


def test_every_check_has_its_fault() -> None:
    """No check is without a fault that shows it to find something; broken pages are told elsewhere."""
    assert {check.id for check in CHECKS} - {identifier for identifier, _ in FAULTS.values()} == {"facts.integrity"}


def test_a_fault_is_told_with_what_to_do(spoilt: Path, tmp_path: Path) -> None:
    """The findings of a whole verification name the rows, and how to get sound facts."""
    path = tmp_path / "facts.sqlite"
    shutil.copyfile(spoilt, path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE wage SET p25 = 999999 WHERE survey = '15-1252'")
    connection.commit()
    connection.close()
    with open_facts(path) as facts:
        found = check_facts(facts)
    assert [finding.id for finding in found.findings] == ["facts.version", "facts.percentiles"]
    assert "15-1252" in found.findings[1].message
    assert all(finding.fix and finding.severity == "error" for finding in found.findings)
    assert {check.id for check in found.checks if check.failed} == {"facts.version", "facts.percentiles"}


def test_the_shipped_facts_hold_no_passages(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts of publishers are a fault in the artifact of the package, and none in a user's own."""
    check = next(check for check in CHECKS if check.id == "facts.prose")
    connection = sqlite3.connect(spoilt, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("INSERT INTO passage VALUES (1, 'task', 1, ?, 1)", (SENTENCES,))
    facts = Facts(connection, spoilt)
    own, shipped = Tally(), Tally()
    check.look(facts, own)
    monkeypatch.setattr(texts, "SHIPPED_FACTS", spoilt)
    check.look(facts, shipped)
    assert (own.failed, shipped.failed) == (0, 1)
    connection.execute("ROLLBACK")
    connection.close()


def test_facts_of_a_few_occupations_are_sound(small: Path, tmp_path: Path) -> None:
    """The checks ask for no figure of the shipped artifact in particular."""
    build_facts(small, tmp_path / "facts.sqlite")
    with open_facts(tmp_path / "facts.sqlite") as facts:
        assert verify_facts(facts) == ()
