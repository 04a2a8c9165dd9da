"""The check of an artifact finds nothing in the shipped one, and every kind of fault in a spoilt copy."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from careerproof.facts.store import Facts, open_facts
from careerproof.facts.verify import verify_facts
from careerproof.settings import SHIPPED_FACTS

FAULTS = {
    "facts.occupations": "DELETE FROM occupation WHERE code = '11-1011.00'",
    "facts.source": "UPDATE wage SET source = 999 WHERE survey = '15-1252'",
    "facts.licence": "UPDATE source SET licence = '' WHERE id = 'onet-29.3'",
    "facts.range": "UPDATE projection SET change_pct = 99999 WHERE matrix = '15-1252'",
    "facts.percentiles": "UPDATE wage SET p25 = 999999 WHERE survey = '15-1252'",
    "facts.interval": "UPDATE measure SET low = value + 1 WHERE measure = 'exposure'",
    "facts.sum": "UPDATE occupation_activity SET weight = weight / 2 WHERE occupation = 5",
    "facts.version": "UPDATE occupation SET title = 'Chief' WHERE code = '11-1011.00'",
}


def test_the_shipped_facts_are_sound(facts: Facts) -> None:
    """Nothing is wrong with the artifact in the package."""
    assert verify_facts(facts) == ()


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_each_fault_is_found(tmp_path: Path, fault: str) -> None:
    """A copy with one fault is told by the finding of that fault."""
    path = tmp_path / "facts.sqlite"
    path.write_bytes(SHIPPED_FACTS.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute(FAULTS[fault])
    connection.commit()
    connection.close()
    with open_facts(path) as facts:
        findings = {finding.id: finding for finding in verify_facts(facts)}
    assert fault in findings
    assert findings[fault].fix
