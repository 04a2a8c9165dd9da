"""Each rule about how a file is made, with a file that breaks it and one that keeps it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from careerproof.documents.findings import Signs, find_faults
from careerproof.documents.model import Line
from careerproof.documents.ocr import Recognised, tell_recognition
from careerproof.documents.read import read_document
from careerproof.documents.rules import document_rules, read_rules
from careerproof.documents.style import find_style_faults
from careerproof.evidence import Finding
from careerproof.testing import build_docx, build_pdf, write_text

Made = Callable[[], Sequence[Finding]]
WORDS = "Analyst of data and of reports at a bank in town"


def _page(*lines: str, size: float = 10) -> str:
    return "".join(write_text(60, 740 - 20 * number, line, size=size) for number, line in enumerate(lines))


def _pdf(*pages: str, width: int = 612, height: int = 792) -> Made:
    return lambda: read_document(build_pdf(pages, width=width, height=height)).findings


def _linked(text: str, *, covers: bool) -> Made:
    """A page with a link to an address, over the page's words or beside them."""
    rectangle = "[55 730 500 760]" if covers else "[400 100 420 120]"
    link = (
        f"<< /Type /Annot /Subtype /Link /Rect {rectangle} /A << /S /URI /URI (https://github.com/jdoe-example) >> >>"
    )
    return lambda: read_document(build_pdf([_page(text)], annotations=[link])).findings


def _text(text: str, name: str = "resume.txt") -> Made:
    return lambda: read_document(text.encode(), name=name).findings


def _word(body: str) -> Made:
    return lambda: read_document(build_docx(body)).findings


def _signs(characters: int, *, unmapped: int = 0, icons: int = 0) -> Made:
    signs = Signs(characters=characters, unmapped=unmapped, icons=icons)
    return lambda: find_faults([], reader="pdf", pages=1, signs=signs)


def _runs(*fonts: str) -> Made:
    """A Word file with a line in each font."""
    body = "".join(
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t>{WORDS}</w:t></w:r></w:p>'
        for font in fonts
    )
    return _word(body)


def _columns(left: int, right: int) -> Made:
    lines = [Line(start=at, end=at, column=int(at >= left)) for at in range(left + right)]
    return lambda: find_faults(lines, reader="pdf", pages=1)


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


_TABLE = f"<w:tbl><w:tr><w:tc>{_paragraph('Acme')}</w:tc><w:tc>{_paragraph('Data Analyst')}</w:tc></w:tr></w:tbl>"
_BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{_paragraph(WORDS)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
_PICTURE = "q 500 0 0 700 50 50 cm /Im1 Do Q"

CASES: Mapping[str, tuple[Made, Made]] = {
    "file.many_pages": (_pdf(*[_page(WORDS)] * 5), _pdf(*[_page(WORDS)] * 2)),
    "layout.page_size": (_pdf(_page(WORDS), width=500), _pdf(_page(WORDS), width=595, height=842)),
    "layout.columns": (_columns(20, 10), _columns(30, 2)),
    "layout.table": (_word(_TABLE), _word(_paragraph(WORDS))),
    "layout.textbox": (_word(_BOX + _paragraph(WORDS)), _word(_paragraph(WORDS))),
    "layout.letter_spaced": (
        _pdf(_page("W O R K   E X P E R I E N C E", WORDS)),
        _pdf(_page("WORK EXPERIENCE", WORDS)),
    ),
    "layout.icons": (_signs(100, icons=4), _signs(100, icons=1)),
    "layout.image_text": (_pdf(*[_page(*[WORDS] * 9)] * 2, _PICTURE), _pdf(_page(*[WORDS] * 9))),
    "layout.hyphenated": (
        _text("He was responsi-\nble for the manage-\nment of all shops\n"),
        _text("He was well-\nKnown in town, part-\ntime and full time\n"),
    ),
    "layout.long_lines": (_pdf(_page(*[WORDS * 4] * 3, size=4)), _pdf(_page(*[WORDS] * 3))),
    "fonts.no_unicode_map": (_signs(100, unmapped=40), _signs(1000, unmapped=2)),
    "fonts.unmapped_letters": (_signs(1000, unmapped=2), _signs(1000)),
    "fonts.small": (_pdf(_page(WORDS, size=7)), _pdf(_page(WORDS, size=10))),
    "fonts.many": (
        _runs("Arial", "Georgia", "Verdana", "Garamond", "Calibri"),
        _runs("Arial", "Arial-BoldMT", "Arial Bold", "ABCDEF+Arial-ItalicMT", "Georgia", "Georgia-Bold"),
    ),
    "fonts.decorative": (_runs("Comic Sans MS"), _runs("Calibri")),
    "characters.lost": (_text("Jos\ufffd Example, Data Analyst\n"), _text("José Example, Data Analyst\n")),
    "characters.emoji": (_text("\U0001f4de 212-555-0143\n"), _text("Phone: 212-555-0143 ☎\n".replace(" ☎", ""))),
    "links.unseen": (_linked(WORDS, covers=False), _linked("See github.com/jdoe-example for all of it", covers=False)),
    "ocr.used": (
        lambda: (tell_recognition(Recognised(pages=(), weights=((3, 80.0),))),),
        _pdf(_page(WORDS)),
    ),
}


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_file_that_breaks_a_rule_is_told_and_one_that_keeps_it_is_not(rule: str) -> None:
    """The finding has the rule's severity and words, with nothing left to fill in."""
    broken, kept = (made() for made in CASES[rule])
    found = [finding for finding in broken if finding.id == rule]
    assert found, [finding.id for finding in broken]
    assert found[0].severity == document_rules()[rule].severity
    assert "{" not in found[0].message + found[0].fix
    assert rule not in {finding.id for finding in kept}


def test_every_rule_has_both() -> None:
    """No rule is without a file that breaks it, and nothing is tested that is no rule."""
    assert set(CASES) == set(document_rules())


def test_a_link_over_words_stands_on_text() -> None:
    """What a person can click on by its words is seen."""
    assert "links.unseen" not in {finding.id for finding in _linked(WORDS, covers=True)()}


def test_a_rule_with_a_word_of_its_own_for_gravity_is_refused(tmp_path: Path) -> None:
    """Severities and losers are closed sets."""
    entry = 'id = "a.b"\nseverity = "fatal"\ntitle = "t"\nmessage = "m"\nwhy = ""\nloser = "every machine"\nfix = ""\n'
    path = tmp_path / "rules.toml"
    path.write_text(f"[[rules]]\n{entry}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.b"):
        read_rules(path)


def test_findings_on_style_are_the_same_each_time() -> None:
    """The same document gives the same findings."""
    document = read_document("\U0001f4de 212-555-0143\nJos\ufffd\n".encode(), name="a.txt")
    assert find_style_faults(document) == find_style_faults(document)
