"""The page that shows what a machine reads in a résumé."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from careerproof.faces.cli.main import main
from careerproof.faces.inspection_report import inspection_report
from careerproof.testing import build_pdf, write_text
from careerproof.verbs.inspect import inspect_with_pictures

RESUMES = Path(__file__).resolve().parents[2] / "examples" / "resumes"


class _Ids(HTMLParser):
    """The ids of a page, its links into itself, and what it names elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found[name] or "" for name in ("href", "src") if name in found]


def _parse(page: str) -> _Ids:
    parser = _Ids()
    parser.feed(page)
    return parser


@pytest.mark.parametrize("name", ["maya-okonkwo.pdf", "ines-valdez-novak.pdf", "graham-whitlock.docx"])
def test_each_value_leads_to_its_place(name: str) -> None:
    """Every link of the page leads to something on it, ids are given once, and nothing runs or is loaded."""
    page = inspection_report(inspect_with_pictures(RESUMES / name), facts_version="test")
    parsed = _parse(page)
    assert len(parsed.ids) == len(set(parsed.ids))
    inside = [link[1:] for link in parsed.links if link.startswith("#")]
    assert len([link for link in inside if link.startswith("m")]) > 30
    assert set(inside) <= set(parsed.ids)
    assert all(link.startswith(("#", "data:image/png;base64,")) for link in parsed.links)
    assert "script" not in parsed.tags
    assert len(page) < 2_000_000
    assert page == inspection_report(inspect_with_pictures(RESUMES / name), facts_version="test")


@pytest.fixture
def attack(tmp_path: Path) -> Path:
    """A résumé with white words, and a name that would be markup."""
    lines = [
        write_text(60, 740, "Jane Doe", size=20),
        write_text(60, 720, "jane@example.com | (212) 555-0143"),
        write_text(60, 690, "Experience", size=14),
        write_text(60, 670, "Data Analyst, Acme Corp, Jan 2020 - Present"),
        write_text(60, 655, "- Wrote <b onclick=alert(1)> reports for five offices"),
        write_text(60, 500, "kubernetes terraform golang rust haskell", before="1 1 1 rg"),
    ]
    path = tmp_path / "attack.pdf"
    path.write_bytes(build_pdf(["".join(lines)]))
    return path


def test_hidden_words_are_hatched_and_told(attack: Path) -> None:
    """The place of hidden words is shown, their text is listed, and no word of the file becomes markup."""
    page = inspection_report(inspect_with_pictures(attack), facts_version="test")
    assert re.search(r'class="box k-hidden" style="left:9\.80%', page)
    assert "<q>kubernetes terraform golang rust haskell</q>" in page
    assert "&lt;b onclick=alert(1)&gt;" in page
    assert "<b onclick" not in page


def test_the_command_writes_the_page(attack: Path, tmp_path: Path) -> None:
    """`inspect --report` writes it beside its answer."""
    target = tmp_path / "read.html"
    run = CliRunner().invoke(main, ["inspect", str(attack), "--report", str(target)])
    assert run.exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
