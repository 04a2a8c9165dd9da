"""Word documents are walked in order, every mark once."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from careerproof.documents import Document, read_document
from careerproof.errors import ScannedDocument

Maker = Callable[..., bytes]
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def p(text: str, *, run: str = "", paragraph: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def texts(document: Document) -> list[str]:
    """The lines' texts."""
    return [document.text[line.start : line.end] for line in document.lines]


CASES = [
    ("runs of one paragraph are one line", "<w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>line</w:t></w:r></w:p>",
     ["One line"]),
    ("a break ends the line", "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>", ["a", "b"]),
    ("a tab is a tab", "<w:p><w:r><w:t>Acme</w:t><w:tab/><w:t>2019</w:t></w:r></w:p>", ["Acme\t2019"]),
    ("a hyphen that does not break", "<w:p><w:r><w:t>Smith</w:t><w:noBreakHyphen/><w:t>Jones</w:t></w:r></w:p>",
     ["Smith-Jones"]),
    ("insertions are in, deletions out",
     "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>",
     ["new"]),
    ("a content control around paragraphs",
     f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{p('a')}{p('b')}</w:sdtContent></w:sdt>", ["a", "b"]),
    ("a content control within a paragraph",
     "<w:p><w:sdt><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>side</w:t></w:r></w:p>",
     ["inside"]),
    ("a short row is one line", f"<w:tbl><w:tr><w:tc>{p('Python')}</w:tc><w:tc>{p('6 years')}</w:tc></w:tr></w:tbl>",
     ["Python\t6 years"]),
    ("a long row is read cell by cell",
     f"<w:tbl><w:tr><w:tc>{p('2019')}</w:tc><w:tc>{p('One')}{p('Two')}</w:tc></w:tr></w:tbl>", ["2019", "One", "Two"]),
    ("a table in a table",
     f"<w:tbl><w:tr><w:tc>{p('a')}<w:tbl><w:tr><w:tc>{p('b')}</w:tc><w:tc>{p('c')}</w:tc></w:tr></w:tbl></w:tc></w:tr>"
     "</w:tbl>", ["a", "b\tc"]),
    ("field codes are no text",
     '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
     '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
     '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', ["7"]),
    ("capitals by format are capitals", p("summary", run="<w:caps/>"), ["SUMMARY"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "lines"), CASES, ids=[case[0] for case in CASES])
def test_the_lines_of_a_document(make_docx: Maker, name: str, body: str, lines: list[str]) -> None:
    """Each structure gives its lines, in order."""
    assert texts(read_document(make_docx(body))) == lines


def test_a_text_box_is_read_once(make_docx: Maker) -> None:
    """The copy for older programs is left out; the lines know that they stand in a box, and a finding says so."""
    box = f"<w:txbxContent>{p('Call 212-555-0101')}</w:txbxContent>"
    body = (
        f"<w:p {SPACE}><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:txbx>"
        f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox>"
        f"</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>{p('After')}"
    )
    document = read_document(make_docx(body))
    assert texts(document) == ["Before", "Call 212-555-0101", "After"]
    assert [line.place for line in document.lines] == ["body", "textbox", "body"]
    assert [finding.id for finding in document.findings] == ["layout.textbox"]


def test_cells_know_their_offsets(make_docx: Maker) -> None:
    """A row's cells are listed as stretches of the text."""
    row = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("Spanish", "", "fluent"))
    document = read_document(make_docx(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"))
    (line,) = document.lines
    assert line.place == "table"
    assert [document.text[start:end] for start, end in line.cells] == ["Spanish", "fluent"]


def test_links_have_their_target(make_docx: Maker) -> None:
    """Links by relation and links by field both point to their words."""
    relation = f'<Relationship Id="h1" Type="{R}/hyperlink" TargetMode="External" Target="mailto:robin@example.com"/>'
    body = (
        f'<w:p xmlns:r="{R}"><w:hyperlink r:id="h1"><w:r><w:t>Mail me</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.com" '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Web</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> site</w:t></w:r></w:p>'
    )
    document = read_document(make_docx(body, relations=relation))
    found = [(link.target, link.span and document.text[link.span.start : link.span.end]) for link in document.links]
    assert found == [("mailto:robin@example.com", "Mail me"), ("https://example.com", "Web")]


def test_headers_footers_and_notes_have_their_places(make_docx: Maker) -> None:
    """Headers come first, notes after the body, footers last; the same header twice is read once."""
    kinds = [("h1", "header", "header1.xml"), ("h2", "header", "header2.xml"), ("f1", "footer", "footer1.xml"),
             ("n1", "footnotes", "footnotes.xml")]  # fmt: skip
    relations = "".join(f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{name}"/>' for key, kind, name in kinds)
    sections = "".join(f'<w:{kind}Reference r:id="{key}"/>' for key, kind, _ in kinds[:3])
    body = (
        '<w:p><w:r><w:t>Body</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        f'<w:sectPr xmlns:r="{R}">{sections}</w:sectPr>'
    )
    parts = {
        "word/header1.xml": f"<w:hdr {SPACE}>{p('Robin Example')}</w:hdr>",
        "word/header2.xml": f"<w:hdr {SPACE}>{p('Robin Example')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {SPACE}>{p('Page')}</w:ftr>",
        "word/footnotes.xml": f'<w:footnotes {SPACE}><w:footnote w:id="1">{p("unused")}</w:footnote>'
        f'<w:footnote w:id="2">{p("a note")}</w:footnote></w:footnotes>',
    }
    document = read_document(make_docx(body, relations=relations, parts=parts))
    assert texts(document) == ["Robin Example", "Body", "a note", "Page"]
    assert [line.place for line in document.lines] == ["header", "body", "body", "footer"]


def test_styles_say_level_size_weight_and_list(make_docx: Maker) -> None:
    """What a style says holds through the styles that it is based on; what stands at the run wins."""
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:sz w:val="22"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    body = (
        p("Experience", paragraph='<w:pStyle w:val="H2"/>')
        + p("Item", paragraph='<w:pStyle w:val="L"/>')
        + p("No item", paragraph='<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("Plain", run='<w:b w:val="0"/>', paragraph='<w:pStyle w:val="Loop"/>')
    )
    heading, item, no_item, plain = read_document(make_docx(body, styles=styles)).lines
    assert (heading.level, heading.bold, heading.size) == (2, True, 14)
    assert (item.bullet, item.level, item.size) == (True, None, None)
    assert (no_item.bullet, plain.bold) == (False, False)


@pytest.mark.parametrize(
    ("run", "how"),
    [
        ("<w:vanish/>", "marked as hidden"),
        ('<w:color w:val="FFFFFF"/>', "white on white"),
        ('<w:color w:val="auto" w:themeColor="background1"/>', "white on white"),
        ('<w:sz w:val="2"/>', "smaller than 2 points"),
    ],
)
def test_hidden_runs_are_put_aside(make_docx: Maker, run: str, how: str) -> None:
    """What a person does not see is not in the text."""
    document = read_document(make_docx(p("Plain words") + p("Kubernetes guru", run=run)))
    assert document.text == "Plain words"
    assert [(hidden.text, hidden.how) for hidden in document.hidden] == [("Kubernetes guru", how)]


@pytest.mark.parametrize(
    "body",
    [
        p("Robin", run='<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>'),
        p("Robin", run='<w:color w:val="FFFFFF"/>', paragraph='<w:shd w:val="clear" w:fill="1F3864"/>'),
        '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>'
        + p("Robin", run='<w:color w:val="FFFFFF"/>')
        + "</w:tc></w:tr></w:tbl>",
    ],
)
def test_white_letters_on_a_shade_are_read(make_docx: Maker, body: str) -> None:
    """White is hidden on white only."""
    document = read_document(make_docx(body))
    assert (document.text, document.hidden) == ("Robin", ())


def test_a_field_within_a_link_keeps_the_link(make_docx: Maker) -> None:
    """The text of an inner field leads where the outer one does; what follows the outer one leads nowhere."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def code(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    def shown(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'

    inner = mark("begin") + code("PAGE") + mark("separate") + shown("7") + mark("end")
    link = mark("begin") + code('HYPERLINK "https://example.com"') + mark("separate")
    document = read_document(make_docx(f"<w:p>{link}{shown('page ')}{inner}{mark('end')}{shown(' of it')}</w:p>"))
    assert document.text == "page 7 of it"
    spans = [(found.target, found.span) for found in document.links]
    assert [(target, document.text[span.start : span.end]) for target, span in spans if span is not None] == [
        ("https://example.com", "page 7")
    ]


def boxed(shape: str, *, floats: bool = False) -> str:
    """A text box with white words in a shape with these properties."""
    kind = "anchor" if floats else "inline"
    inside = p("Robin", run='<w:color w:val="FFFFFF"/>')
    return (
        f'<w:p><w:r><w:drawing><wp:{kind} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:{kind}></w:drawing></w:r></w:p>"
    )


def celled(fill: str, inside: str, *, table: str = "") -> str:
    """A table of one cell."""
    shade = f'<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>'
    return f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:tc>{shade}{inside}</w:tc></w:tr></w:tbl>"


def old_box(look: str) -> str:
    """A text box of older programs with white words."""
    inside = p("Robin", run='<w:color w:val="FFFFFF"/>')
    return (
        f'<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" {look}><v:textbox><w:txbxContent>{inside}'
        "</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
    )


WHITE_RUN = '<w:color w:val="FFFFFF"/>'
DARK_SHAPE = '<wps:spPr><a:solidFill><a:srgbClr val="1F3864"/></a:solidFill></wps:spPr>'
WHITE_SHAPE = '<wps:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></wps:spPr>'
THEME_WHITE = '<wps:spPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></wps:spPr>'
THEME_SHAPE = '<wps:spPr/><wps:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style>'
BARE_SHAPE = "<wps:spPr><a:noFill/></wps:spPr>"
PICTURE = (
    '<w:p><w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="5000000" cy="900000"/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    "</wp:anchor></w:drawing></w:r></w:p>"
)
STYLED_TABLE = '<w:tblStyle w:val="Own"/>'


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (celled("1F3864", boxed(WHITE_SHAPE)), False),
        (celled("1F3864", boxed(THEME_WHITE)), False),
        (celled("1F3864", boxed(BARE_SHAPE)), True),
        (boxed(BARE_SHAPE), False),
        (boxed(BARE_SHAPE, floats=True), False),
        (PICTURE + boxed(BARE_SHAPE, floats=True), True),
        (boxed(DARK_SHAPE), True),
        (boxed(THEME_SHAPE), True),
        (celled("1F3864", old_box("")), False),
        (celled("1F3864", old_box('fillcolor="#fff"')), False),
        (celled("1F3864", old_box('filled="f"')), True),
        (old_box('fillcolor="#1f3864 [3204]"'), True),
        (celled("1F3864", celled("FFFFFF", p("Robin", run=WHITE_RUN))), False),
        (celled("1F3864", p("Robin", run='<w:color w:val="203964"/>')), False),
        (celled("000000", p("Robin", run='<w:color w:val="auto"/>')), True),
        (celled("auto", p("Robin", run=WHITE_RUN)), False),
        (celled("auto", p("Robin", run=WHITE_RUN), table=STYLED_TABLE), True),
        (celled("auto", p("Robin", run=WHITE_RUN), table='<w:shd w:val="clear" w:fill="1F3864"/>'), True),
    ],
)
def test_words_are_compared_with_what_lies_beneath_them(make_docx: Maker, body: str, seen: bool) -> None:
    """The innermost of box, cell, table and page that has a colour counts; one that is not known accuses nobody."""
    shade = '<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>'
    styles = (
        f'<w:style w:type="table" w:styleId="Base"><w:tblStylePr w:type="firstRow">{shade}</w:tblStylePr></w:style>'
        '<w:style w:type="table" w:styleId="Own"><w:basedOn w:val="Base"/></w:style>'
    )
    document = read_document(make_docx(p("Seen") + body, styles=styles))
    assert ("Robin" in document.text) == seen
    assert [hidden.text for hidden in document.hidden] == ([] if seen else ["Robin"])


def test_a_document_of_pictures_is_a_scan(make_docx: Maker) -> None:
    """No text beside pictures is refused as such."""
    with pytest.raises(ScannedDocument):
        read_document(make_docx("<w:p/>", parts={"word/media/image1.png": "x"}))


def test_a_document_written_by_python_docx_is_read_whole() -> None:
    """End to end on a file of the usual library: headings, list, table, in document order."""
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("Robin Example", level=0)
    made.add_heading("Experience", level=1)
    made.add_paragraph("Moved the billing platform", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for row, words in enumerate((("Python", "6 years"), ("SQL", "4 years"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    made.add_paragraph("The end")
    buffer = io.BytesIO()
    made.save(buffer)
    document = read_document(buffer.getvalue(), name="resume.docx")
    assert texts(document) == [
        "Robin Example", "Experience", "Moved the billing platform", "Python\t6 years", "SQL\t4 years", "The end",
    ]  # fmt: skip
    assert [(line.level, line.bullet, line.place) for line in document.lines[:4]] == [
        (1, False, "body"), (1, False, "body"), (None, True, "body"), (None, False, "table"),
    ]  # fmt: skip


D = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def test_symbols_are_their_bullets_and_letters(make_docx: Maker) -> None:
    """A sign of a picture font that marks a list is a bullet, a picture of a telephone is nothing, an accent stays."""
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:t> Moved the platform</w:t></w:r></w:p>'
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F028"/><w:t>212-555-0101</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>Caf</w:t><w:sym w:font="Arial" w:char="00E9"/></w:r></w:p>'
        '<w:p><w:r><w:sym w:font="Symbol" w:char="F062"/><w:t>-test</w:t></w:r></w:p>' + p("\uf0b7 Tested it")
    )
    document = read_document(make_docx(body))
    assert texts(document) == ["Moved the platform", "212-555-0101", "Café", "β-test", "Tested it"]
    assert [line.bullet for line in document.lines] == [True, False, False, False, True]


def test_the_words_of_a_diagram_and_of_lettering_are_read(make_docx: Maker) -> None:
    """SmartArt keeps its words in another part, old lettering in an attribute; a watermark is no text of the résumé."""
    model = (
        f'<dgm:dataModel xmlns:dgm="{D}" xmlns:a="{A}"><dgm:ptLst>'
        "<dgm:pt><dgm:t><a:p><a:r><a:t>Plan</a:t></a:r><a:r><a:t>ning</a:t></a:r></a:p></dgm:t></dgm:pt>"
        '<dgm:pt type="sibTrans"><dgm:t><a:p><a:r><a:t>arrow</a:t></a:r></a:p></dgm:t></dgm:pt>'
        "</dgm:ptLst></dgm:dataModel>"
    )
    shape = '<w:r><w:pict><v:shape id="{}"><v:textpath string="{}"/></v:shape></w:pict></w:r>'
    body = (
        f'<w:p {SPACE} xmlns:dgm="{D}" xmlns:r="{R}"><w:r><w:t>Before</w:t></w:r>'
        '<w:r><w:drawing><dgm:relIds r:dm="d1"/></w:drawing></w:r>'
        f"{shape.format('s1', 'Robin Example')}{shape.format('PowerPlusWaterMarkObject1', 'DRAFT')}</w:p>"
    )
    relation = f'<Relationship Id="d1" Type="{R}/diagramData" Target="diagrams/data1.xml"/>'
    document = read_document(make_docx(body, relations=relation, parts={"word/diagrams/data1.xml": model}))
    assert texts(document) == ["Before", "Planning", "Robin Example"]
    assert [line.place for line in document.lines] == ["body", "textbox", "textbox"]


def test_a_header_that_no_page_shows_is_hidden(make_docx: Maker) -> None:
    """The header of a first page counts only where the section sets its first page apart."""
    relations = "".join(f'<Relationship Id="h{at}" Type="{R}/header" Target="header{at}.xml"/>' for at in (1, 2))
    parts = {f"word/header{at}.xml": f"<w:hdr {SPACE}>{p(text)}</w:hdr>" for at, text in ((1, "Robin"), (2, "Guru"))}
    references = '<w:headerReference w:type="default" r:id="h1"/><w:headerReference w:type="first" r:id="h2"/>'
    found = []
    for switch in ("", "<w:titlePg/>", '<w:titlePg w:val="0"/>'):
        body = f'{p("Body")}<w:sectPr xmlns:r="{R}">{references}{switch}</w:sectPr>'
        document = read_document(make_docx(body, relations=relations, parts=parts))
        found.append((texts(document), [(hidden.text, hidden.how) for hidden in document.hidden]))
    put_aside = (["Robin", "Body"], [("Guru", "in a header that is not shown")])
    assert found == [put_aside, (["Robin", "Guru", "Body"], []), put_aside]


def test_columns_of_a_section_are_told(make_docx: Maker) -> None:
    """What follows a column break stands in the next column until the section ends."""
    turn = '<w:p><w:r><w:br w:type="column"/><w:t>Skills</w:t></w:r></w:p>'
    end = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>Python</w:t></w:r></w:p>"
    document = read_document(make_docx(p("Work") + p("Gardener") + turn + end + p("After")))
    assert [line.column for line in document.lines] == [0, 0, 1, 1, 0]
    assert [finding.id for finding in document.findings] == ["layout.columns"]


def test_the_base_of_small_signs_above_words_is_read(make_docx: Maker) -> None:
    """How a name sounds is written above it; the name is the text."""
    ruby = (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>tanaka</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>田中</w:t></w:r></w:rubyBase>"
        "</w:ruby></w:r></w:p>"
    )
    assert read_document(make_docx(ruby)).text == "田中"


@pytest.mark.parametrize("name", ["resume.docm", "resume.dotx", "resume.docx", "resume"])
def test_macro_files_templates_and_the_strict_standard_are_read(make_docx: Maker, name: str) -> None:
    """The kind is told by the parts, not by the name; the strict standard names the same elements otherwise."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    main = f'<w:document xmlns:w="{strict}"><w:body>{p("Robin Example")}</w:body></w:document>'
    data = make_docx("", parts={"word/document.xml": main, "word/vbaProject.bin": "macro"})
    assert read_document(data, name=name).text == "Robin Example"
