"""The facts as a whole: who, when, how much, may I use it, what is absent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from careerproof.facts.building.build import build_facts
from careerproof.facts.describing.overview import view_facts
from careerproof.facts.store import Facts, open_facts
from careerproof.facts.tables import TABLES

TODAY = date(2026, 11, 22)


def test_every_row_is_counted_for_its_source(facts: Facts) -> None:
    """The rows of the sources sum to the rows of the tables that name one; studies behind measures have none."""
    view = view_facts(facts, TODAY)
    named = {note.name for note in TABLES if any(column.name == "source" for column in note.columns)} - {"source_file"}
    assert sum(info.rows for info in view.sources) == sum(table.rows for table in view.tables if table.name in named)
    assert all(info.rows == 0 for info in view.sources if not info.shipped)
    assert all(info.may_be_passed_on for info in view.sources if info.shipped)
    assert any(not info.may_be_passed_on for info in view.sources)
    assert {info.source.id: info.age for info in view.sources}["oews-2025"] == "18 months old"


def test_the_shipped_facts_are_known_as_such(facts: Facts) -> None:
    """No passage of a publisher is among them; coverage is a share of the occupations."""
    view = view_facts(facts, TODAY)
    assert view.is_shipped
    assert view.passages == 0
    assert view.bytes == facts.path.stat().st_size
    coverage = {table.name: view.coverage(table) for table in view.tables}
    assert coverage["wage"] == 0.9793
    assert coverage["source"] is None


def test_attribution_names_what_its_licence_asks_for(facts: Facts) -> None:
    """O*NET in one line with all its releases, ESCO in its publisher's words, every other source by its citation."""
    view = view_facts(facts, TODAY)
    text = "\n".join(view.attribution)
    assert view.attribution[0].startswith("This product includes information from the O*NET ")
    assert "29.3, 30.0 and 30.1 Databases" in view.attribution[0]
    assert "has not approved, endorsed, or tested these modifications" in view.attribution[0]
    assert "This service uses the ESCO classification of the European Commission." in view.attribution
    assert all(
        info.source.citation.rstrip(".") in text for info in view.sources if not info.source.title.startswith("O*NET ")
    )
    assert len(view.attribution) == len(set(view.attribution))


def test_own_facts_say_what_they_lack(small: Path, tmp_path: Path) -> None:
    """A build without a file says so, with what is lost, and whose each file is; its JSON is plain."""
    (small / "oews/national_M2025_dl.xlsx").unlink()
    build_facts(small, tmp_path / "facts.sqlite")
    with open_facts(tmp_path / "facts.sqlite") as facts:
        view = view_facts(facts, TODAY)
    assert not view.is_shipped
    assert "all pay" in {part.lost for part in view.missing if "the national OEWS workbook" in part.what}
    owners = {each.file.path: each.source for each in view.files}
    assert owners["esco/1.2.0/occupations_en.csv"] == "esco-1.2"
    plain = view.to_dict()
    assert isinstance(plain["tables"], list)
    assert {table["coverage"] for table in plain["tables"] if table["name"] == "occupation"} == {1.0}
