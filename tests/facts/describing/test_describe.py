"""The page about the facts is the one that the shipped artifact gives."""

from __future__ import annotations

from pathlib import Path

from careerproof.facts.checking import CHECKS
from careerproof.facts.describing.describe import describe_facts, unit_of
from careerproof.facts.store import Facts
from careerproof.facts.tables import TABLES


def test_the_page_is_fresh(facts: Facts, repository: Path) -> None:
    """docs/facts.md is what `make docs` writes now."""
    assert (repository / "docs" / "facts.md").read_text(encoding="utf-8") == describe_facts(facts)


def test_it_names_every_source_table_and_column(facts: Facts) -> None:
    """Nothing of the artifact goes unsaid, and no place of the frame stays open."""
    page = describe_facts(facts)
    assert all(f"`{source.id}`" in page and source.licence in page for source in facts.sources())
    for note in TABLES:
        assert f"### {note.name}\n" in page
        for column in note.columns:
            said = column.about.replace("|", "\\|")
            assert f"| `{column.name}` | {unit_of(column)} | {column.type} | {said}" in page
    assert all(f"`{check.id}`" in page for check in CHECKS)
    assert all(f"| {file.path} | `{file.sha256[:12]}…`" in page for file in facts.source_files())
    assert "{" not in page


UNITS = {
    ("wage", "p50"): "US dollars a year",
    ("wage", "hourly_p50"): "US cents an hour",
    ("wage", "employment"): "persons",
    ("wage", "source"): "row number",
    ("projection", "change_pct"): "tenths of a percent",
    ("projection", "annual_openings"): "persons a year",
    ("projection", "to_year"): "year",
    ("price_parity", "housing"): "tenths, nation = 1000",
    ("measure", "low"): "millionths",
    ("measure", "studies"): "count",
    ("rating", "importance"): "hundredths, 16 bits each",
    ("esco_link", "optional"): "row numbers, 16 bits each",
    ("occupation", "job_zone"): "1 to 5",
    ("technology", "tool"): "0 or 1",
    ("title", "kind"): "place, from 0",
    ("ready_index", "content"): "bytes",
}


def test_every_figure_has_its_unit() -> None:
    """No number goes without a unit, and the units are those of the figures."""
    units = {(note.name, column.name): unit_of(column) for note in TABLES for column in note.columns}
    assert {place: units[place] for place in UNITS} == UNITS
    assert [place for place, unit in units.items() if unit == "bytes"] == [("ready_index", "content")]
