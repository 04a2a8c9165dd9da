"""An unexpected error is laid on the facts only where they are damaged."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from careerproof.facts.checking.damage import find_damage
from careerproof.facts.store import Facts, open_facts
from careerproof.settings import SHIPPED_FACTS


def _fail(facts: Facts | None) -> Exception:
    """The error of code that worked with these facts."""
    try:
        raise ValueError(f"wrong in {facts}")
    except ValueError as error:
        return error


def test_sound_facts_are_not_to_blame(facts: Facts) -> None:
    """An error over sound facts, or over none, is not damage."""
    assert find_damage(_fail(facts)) is None
    assert find_damage(_fail(None)) is None
    assert find_damage(ValueError("raised nowhere")) is None


def test_changed_rows_are_told(tmp_path: Path) -> None:
    """Rows that are not those of the version are damage, though every page is whole."""
    path = tmp_path / "facts.sqlite"
    shutil.copyfile(SHIPPED_FACTS, path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE esco_skill SET kind = 'knowledce' WHERE number = 3")
    connection.commit()
    connection.close()
    with open_facts(path) as facts:
        damage = find_damage(_fail(facts))
    assert damage is not None
    assert str(path) in damage.message
