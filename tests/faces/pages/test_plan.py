"""The pages of a site, in order."""

from __future__ import annotations

import pytest

from careerproof.careers.listing.directory import list_careers
from careerproof.careers.model import CareerRow
from careerproof.faces.pages.plan import plan_site
from careerproof.facts.store import open_facts
from careerproof.settings import SHIPPED_FACTS


@pytest.fixture(scope="module")
def rows() -> tuple[CareerRow, ...]:
    """All careers."""
    with open_facts(SHIPPED_FACTS) as facts:
        return list_careers(facts)


def test_every_career_and_group_has_a_page(rows: tuple[CareerRow, ...]) -> None:
    """The top first, then guides, groups and careers; no file twice."""
    pages = plan_site(rows, ["en"])
    files = [page.file for page in pages]
    assert files[:2] == ["index.html", "compare.html"]
    assert len(set(files)) == len(files)
    assert {f"careers/{row.key}.html" for row in rows} < set(files)
    assert {f"industries/{row.industry}.html" for row in rows} < set(files)
    assert sum(page.kind == "category" for page in pages) == 6


def test_other_languages_stand_in_folders(rows: tuple[CareerRow, ...]) -> None:
    """The first language stands at the top, whichever it is; the same paths stand under the others."""
    pages = plan_site(rows, ["es", "en"], keys=["29-1141.00"])
    spanish = [page for page in pages if page.language == "es"]
    english = [page for page in pages if page.language == "en"]
    assert [page.path for page in spanish] == [page.path for page in english]
    assert [page.file for page in spanish] == [page.path for page in spanish]
    assert [page.file for page in english] == [f"en/{page.path}" for page in english]
    assert [page.file for page in pages if page.kind == "career"] == [
        "careers/29-1141.00.html",
        "en/careers/29-1141.00.html",
    ]
