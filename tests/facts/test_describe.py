"""The page about the facts is the one that the shipped artifact gives."""

from __future__ import annotations

from pathlib import Path

from careerproof.facts.describe import describe_facts
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
        assert all(
            f"| `{column.name}` | {column.type} | {column.about}".replace("with | between", "with \\| between") in page
            for column in note.columns
        )
    assert "{" not in page
