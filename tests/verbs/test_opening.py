"""What a verb works on: files by path, or bytes that somebody sent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from careerproof.errors import FactsMissing, FileUnreadable, TooLarge
from careerproof.settings import SHIPPED_FACTS, Settings
from careerproof.verbs.inspect import inspect
from careerproof.verbs.opening import open_file, open_store, opened_file

RESUME = b"Maya Okonkwo\nmaya@example.com\n\nExperience\nData Analyst, Northwind\n2019 - 2023\n- Wrote SQL reports\n"


def test_bytes_stand_in_for_a_path(tmp_path: Path) -> None:
    """A verb gives the same answer for bytes with a name as for the file of that name."""
    path = tmp_path / "maya.txt"
    path.write_bytes(RESUME)
    assert inspect(opened_file(str(path), RESUME)) == inspect(path)


def test_an_open_file_stays_as_it_is() -> None:
    """Opening what is open gives it back; the limit of bytes holds for it too."""
    file = opened_file("maya.txt", RESUME)
    assert open_file(file) is file
    assert str(file) == "maya.txt"
    with pytest.raises(TooLarge):
        open_file(file, limit=10)


def test_a_name_of_sent_bytes_opens_no_file() -> None:
    """The name of bytes is only shown: a path in it is never followed."""
    assert open_file(opened_file("/etc/hostname", RESUME)).data == RESUME
    with pytest.raises(FileUnreadable):
        open_file("/no/such/file")


def test_the_facts_are_opened_once(tmp_path: Path) -> None:
    """A second verb finds the facts open, with what was worked out from them; another build is opened anew."""
    mine = tmp_path / "facts.sqlite"
    shutil.copy(SHIPPED_FACTS, mine)
    settings = Settings(facts=mine)
    first = open_store(settings)
    assert open_store(settings) is first
    replacement = tmp_path / "other.sqlite"
    shutil.copy(SHIPPED_FACTS, replacement)
    replacement.replace(mine)
    assert open_store(settings) is not first
    mine.unlink()
    with pytest.raises(FactsMissing):
        open_store(settings)
