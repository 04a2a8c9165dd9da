"""OpenDocument texts are walked in order, every mark once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from careerproof.documents import Document, Limits, read_document
from careerproof.errors import (
    DamagedDocument,
    DocumentError,
    EmptyDocument,
    EncryptedDocument,
    ScannedDocument,
    TooLarge,
    UnsupportedType,
    WrongType,
)
from careerproof.testing import build_zip

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
STYLES = (
    '<style:style style:name="White" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>'
    '<style:style style:name="Dark" style:family="text"><style:text-properties fo:color="#FFFFFF" '
    'fo:background-color="#000080"/></style:style>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Tiny" style:family="text"><style:text-properties fo:font-size="5%"/></style:style>'
    '<style:style style:name="Big" style:family="paragraph" style:parent-style-name="Base"><style:text-properties '
    'fo:font-size="150%" fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Base" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.5in"/>'
    "</style:style>"
    '<style:style style:name="Name" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="Blue" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#000080"/></style:style>'
    '<style:style style:name="Box" style:family="graphic"><style:graphic-properties draw:fill="solid" '
    'draw:fill-color="#000080"/></style:style>'
)
COMMON = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:default-style>'
    '<style:style style:name="Title" style:family="paragraph"/>'
)


def build_odt(body: str, *, page: str = "", parts: Mapping[str, bytes] | None = None) -> bytes:
    """An OpenDocument text with the XML as its body; `page` is what its page style holds."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>"
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {SPACES}><office:styles>{COMMON}</office:styles><office:master-styles>"
        f"<style:master-page>{page}</style:master-page></office:master-styles></office:document-styles>"
    )
    return build_zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "styles.xml": styles.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
        | dict(parts or {})
    )


def p(text: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def span(text: str, style: str) -> str:
    """Words in a style of their own."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def row(*cells: str) -> str:
    """A table of one row."""
    inner = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table><table:table-row>{inner}</table:table-row></table:table>"


def texts(document: Document) -> list[str]:
    """The lines' texts."""
    return [document.text[line.start : line.end] for line in document.lines]


CASES = [
    ("spans of one paragraph are one line", p(f"One {span('line', 'X')} of\n words"), ["One line of words"]),
    ("tabs, spaces and breaks", p('Acme<text:tab/>2019<text:line-break/>a<text:s text:c="3"/>b'),
     ["Acme\t2019", "a b"]),
    ("sections and soft page breaks", f"<text:section>{p('a')}<text:soft-page-break/>{p('b')}</text:section>",
     ["a", "b"]),
    ("what was deleted is out",
     f'<text:tracked-changes><text:changed-region><text:deletion>{p("old")}</text:deletion></text:changed-region>'
     f"</text:tracked-changes>{p('<text:change-start/>new<text:change-end/>')}", ["new"]),
    ("remarks are out", p("Words<office:annotation><text:p>no</text:p></office:annotation>"), ["Words"]),
    ("notes after the body", p("Body<text:note><text:note-citation>1</text:note-citation><text:note-body>"
                               "<text:p>Note</text:p></text:note-body></text:note>") + p("More"),
     ["Body", "More", "Note"]),
    ("a short row is one line", row(p("Python"), p("6 years")), ["Python\t6 years"]),
    ("a long row is read cell by cell", row(p("2019"), p("One") + p("Two")), ["2019", "One", "Two"]),
    ("a table in a table", row(p("a"), row(p("b"), p("c"))), ["a", "b\tc"]),
    ("rows of a heading", f"<table:table><table:table-header-rows>{row(p('a'), p('b'))[13:-14]}"
     "</table:table-header-rows></table:table>", ["a\tb"]),
    ("fields are their result", p("Page <text:page-number>7</text:page-number>"), ["Page 7"]),
    ("contents that are built", f"<text:table-of-content><text:index-body>{p('Skills')}</text:index-body>"
     "</text:table-of-content>", ["Skills"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "lines"), CASES, ids=[case[0] for case in CASES])
def test_the_lines_of_a_document(name: str, body: str, lines: list[str]) -> None:
    """Each structure gives its lines, in order."""
    assert texts(read_document(build_odt(body))) == lines


def test_headings_lists_and_looks() -> None:
    """Headings have their level, the first paragraph of an item is a bullet, styles inherit and scale."""
    items = f"<text:list-item>{p('Python')}{p('since 2010')}<text:list><text:list-item>{p('Pandas')}</text:list-item>"
    body = (
        p("Robin Example", "Name")
        + '<text:h text:outline-level="2" text:style-name="Big">Skills</text:h>'
        + f"<text:list>{items}</text:list></text:list-item></text:list>"
    )
    document = read_document(build_odt(body))
    assert [(line.level, line.bullet, line.size, line.bold) for line in document.lines] == [
        (1, False, 10.0, False), (2, False, 15.0, True), (None, True, 10.0, False), (None, False, 10.0, False),
        (None, True, 10.0, False),
    ]  # fmt: skip
    assert document.lines[1].gap_before == 36.0


def test_boxes_links_headers_and_findings() -> None:
    """A frame's text follows its paragraph, headers come first, footers last, each place is known."""
    frame = "<draw:frame><draw:text-box><text:p>Call 212-555-0101</text:p></draw:text-box></draw:frame>"
    page = (
        f"<style:header>{p('Robin')}</style:header><style:header-first>{p('Robin')}</style:header-first>"
        f"<style:footer>{p('Foot')}</style:footer>"
    )
    link = '<text:a xlink:href="https://example.com">site</text:a>'
    document = read_document(build_odt(p(f"My {link}{frame} now") + row(p("a"), p("b")), page=page))
    assert texts(document) == ["Robin", "My site now", "Call 212-555-0101", "a\tb", "Foot"]
    assert [line.place for line in document.lines] == ["header", "body", "textbox", "table", "footer"]
    assert [finding.id for finding in document.findings] == ["layout.table", "layout.textbox"]
    ((target, found),) = [(link.target, link.span) for link in document.links]
    assert target == "https://example.com"
    assert found is not None
    assert document.text[found.start : found.end] == "site"


@pytest.mark.parametrize(
    ("body", "how"),
    [
        (p(span("Zebra", "Gone")), "marked as hidden"),
        (p(span("Zebra", "White")), "white on white"),
        (p(span("Zebra", "Tiny")), "smaller than 2 points"),
        (f'<text:section text:display="none">{p("Zebra")}</text:section>', "marked as hidden"),
        (p('<text:hidden-text text:is-hidden="true" text:string-value="Zebra"/>'), "marked as hidden"),
        (p('<text:hidden-paragraph text:is-hidden="true"/>Zebra'), "marked as hidden"),
    ],
)
def test_hidden_text_is_kept_apart(body: str, how: str) -> None:
    """What nobody sees is not in the text, and is told with how it was hidden."""
    document = read_document(build_odt(p("Robin") + body))
    assert document.text == "Robin"
    assert [(item.text, item.how) for item in document.hidden] == [("Zebra", how)]


@pytest.mark.parametrize(
    "body",
    [
        p(span("Robin", "Dark")),
        f'<table:table><table:table-row><table:table-cell table:style-name="Blue">{p(span("Robin", "White"))}'
        "</table:table-cell></table:table-row></table:table>",
        f'<draw:frame draw:style-name="Box"><draw:text-box>{p(span("Robin", "White"))}</draw:text-box></draw:frame>',
    ],
)
def test_white_text_on_a_dark_ground_is_read(body: str) -> None:
    """White is hidden on white only."""
    document = read_document(build_odt(body))
    assert (document.text, document.hidden) == ("Robin", ())


def test_a_flat_file_is_read_like_its_container() -> None:
    """The same text as one XML file."""
    flat = f"<?xml version='1.0'?><office:document {SPACES}><office:body><office:text>{p('Robin')}</office:text>"
    document = read_document(f"{flat}</office:body></office:document>".encode(), name="resume.fodt")
    assert (document.text, document.reader) == ("Robin", "odt")


def test_files_that_cannot_be_read_are_told_apart() -> None:
    """Nothing, pictures only, a password, another kind, a broken part, a bomb: each has its error."""
    sheet = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
    cases: list[tuple[bytes, type[DocumentError]]] = [
        (build_odt(p("")), EmptyDocument),
        (build_odt(p(""), parts={"Pictures/1.png": b"x"}), ScannedDocument),
        (build_odt(p("a"), parts={"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), EncryptedDocument),
        (build_odt(p("a"), parts=sheet), UnsupportedType),
        (build_odt(p("a"), parts={"content.xml": b"<broken"}), DamagedDocument),
        (build_odt(p("a"), parts={"content.xml": b"<a/>"}), DamagedDocument),
        (build_odt(p(" " * 30_000_000)), TooLarge),
        (build_odt("<text:section>" * 300 + "</text:section>" * 300), DamagedDocument),
    ]
    for number, (data, error) in enumerate(cases):
        with pytest.raises(error):
            raise AssertionError(f"case {number} was read: {read_document(data)}")
    with pytest.raises(TooLarge):
        read_document(build_odt(p("a" * 101)), limits=Limits(characters=100))
    with pytest.raises(WrongType):
        read_document(build_odt(p("a")), name="resume.docx")
