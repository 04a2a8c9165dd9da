"""A file that is no artifact, a newer one, or a damaged one is told as such, never by a traceback."""

from __future__ import annotations

import random
import sqlite3
import struct
from pathlib import Path

import pytest

from careerproof.errors import CareerproofError, FactsDamaged, FactsForeign, FactsMissing
from careerproof.facts.checking.verify import verify_facts
from careerproof.facts.schema import APPLICATION_ID, DOMAINS, SCHEMA
from careerproof.facts.store import open_facts
from careerproof.settings import SHIPPED_FACTS

CODE = "15-1252.00"


@pytest.fixture(scope="module")
def content() -> bytes:
    """The bytes of the shipped artifact."""
    return SHIPPED_FACTS.read_bytes()


def _written(folder: Path, content: bytes) -> Path:
    path = folder / "facts.sqlite"
    path.write_bytes(content)
    return path


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """No file, or a folder in its place, is FactsMissing with what to do."""
    with pytest.raises(FactsMissing, match="there is no facts artifact"):
        open_facts(tmp_path / "none.sqlite")
    with pytest.raises(FactsMissing, match="a folder"):
        open_facts(tmp_path)


@pytest.mark.parametrize("size", [0, 10, 50, 99, 100, 4096, 5000, 1_000_000])
def test_a_truncated_file_is_told(tmp_path: Path, content: bytes, size: int) -> None:
    """Wherever the file is cut, it is damaged."""
    with pytest.raises(FactsDamaged):
        open_facts(_written(tmp_path, content[:size]))


@pytest.mark.parametrize("text", [b"%PDF-1.7 ...", b"PK\x03\x04" + bytes(200), "résumé".encode() * 50, bytes(4096)])
def test_a_file_of_another_kind_is_foreign(tmp_path: Path, text: bytes) -> None:
    """Bytes that are no database are not ours."""
    with pytest.raises(FactsForeign, match="not a facts artifact"):
        open_facts(_written(tmp_path, text))


def test_a_database_of_another_program_is_foreign(tmp_path: Path) -> None:
    """A good database without our mark is not ours."""
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(FactsForeign, match="another program"):
        open_facts(path)


@pytest.mark.parametrize(("layout", "word"), [(SCHEMA + 1, "newer"), (0, "older")])
def test_another_layout_is_foreign(tmp_path: Path, content: bytes, layout: int, word: str) -> None:
    """An artifact of a later or earlier version says which layout it has."""
    changed = content[:60] + struct.pack(">I", layout) + content[64:]
    with pytest.raises(FactsForeign, match=f"the {word} layout {layout}"):
        open_facts(_written(tmp_path, changed))


def test_our_mark_without_our_tables_is_damaged(tmp_path: Path) -> None:
    """The right mark over the wrong tables is damage."""
    path = tmp_path / "empty.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(
        f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={SCHEMA}; CREATE TABLE other (a);"
    )
    connection.close()
    with pytest.raises(FactsDamaged):
        open_facts(path)


@pytest.mark.parametrize("seed", range(6))
def test_pages_overwritten_with_noise_are_told_or_survived(tmp_path: Path, content: bytes, seed: int) -> None:
    """Noise anywhere gives FactsDamaged or an answer, and `verify` always notices."""
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on it
    pages = bytearray(content)
    for _ in range(400):
        start = chance.randrange(1, len(pages) // 4096) * 4096
        pages[start : start + 4096] = chance.randbytes(4096)
    path = _written(tmp_path, bytes(pages))
    try:
        facts = open_facts(path)
    except FactsDamaged:
        return
    for ask in (
        facts.sources,
        facts.codes,
        facts.occupations,
        facts.titles,
        facts.activity_rows,
        facts.technology_rows,
        facts.skill_terms,
        facts.tables,
        lambda: facts.wages(CODE),
        lambda: facts.projection(CODE),
        lambda: facts.measure("exposure"),
        lambda: [facts.rating_matrix(domain) for domain in DOMAINS],
        lambda: [facts.occupation_skills(code) for code in facts.codes()],
        lambda: facts.index("titles"),
    ):
        try:
            ask()
        except CareerproofError as error:
            assert error.code.startswith(("facts", "input.unknown"))
    assert verify_facts(facts)
    facts.close()


def test_a_number_that_stands_for_nothing_is_damage(tmp_path: Path, content: bytes) -> None:
    """A figure whose source was taken away is told, not guessed."""
    path = _written(tmp_path, content)
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM source WHERE id LIKE 'oews%'")
    connection.commit()
    connection.close()
    with open_facts(path) as facts, pytest.raises(FactsDamaged, match="nothing has the number"):
        facts.wages(CODE)
