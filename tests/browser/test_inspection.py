"""The page of `inspect --report` in a real browser: on a phone, by day and by night, without a script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerproof.faces.inspection_report import inspection_report
from careerproof.verbs.inspect import inspect_with_pictures

if TYPE_CHECKING:
    from tests.browser.conftest import Scheme, Visitor

RESUMES = Path(__file__).resolve().parents[2] / "examples" / "resumes"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages of a PDF and of a Word file."""
    target = tmp_path_factory.mktemp("inspections")
    for name in ("ines-valdez-novak.pdf", "graham-whitlock.docx"):
        page = inspection_report(inspect_with_pictures(RESUMES / name), facts_version="test")
        (target / f"{name}.html").write_text(page, encoding="utf-8")
    return target


@pytest.mark.parametrize("name", ["ines-valdez-novak.pdf", "graham-whitlock.docx"])
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_page_fits_and_has_no_barrier(visit: Visitor, folder: Path, name: str, width: int, scheme: Scheme) -> None:
    """Nothing reaches over the window, axe-core finds nothing serious, and nothing is loaded."""
    visited = visit(f"{name}.html", width=width, scheme=scheme, home=f"{folder.as_uri()}/")
    assert visited.overhang() == []
    assert visited.barriers() == []
    assert visited.left(f"{folder.as_uri()}/") == []
    assert visited.errors == []


def test_a_value_leads_to_its_box_without_a_script(visit: Visitor, folder: Path) -> None:
    """A click on a value marks its box and brings it into view; the switch shows the reading order."""
    visited = visit("ines-valdez-novak.pdf.html", width=1280, scheme="light", scripts=False, home=f"{folder.as_uri()}/")
    page = visited.page
    page.get_by_role("link", name="Lindenhof Care Home").first.click()
    box = page.locator(".box:target")
    assert box.count() == 1
    assert "Lindenhof Care Home" in (box.get_attribute("aria-label") or "")
    first = page.locator("#l1")
    assert not first.is_visible()
    page.get_by_text("Reading order", exact=True).click()
    assert first.is_visible()
