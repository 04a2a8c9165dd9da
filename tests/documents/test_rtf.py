"""RTF files are read as a word processor shows them."""

from __future__ import annotations

import time

import pytest

from careerproof.documents import Document, Limits, read_document
from careerproof.errors import DamagedDocument, EmptyDocument, ScannedDocument, TooLarge, WrongType

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset204 Times;}"
    r"{\f2\fnil\fcharset2 Symbol;}{\f3\fmodern\fcharset128 Gothic;}}"
    r"{\colortbl;\red255\green255\blue255;\red0\green0\blue128;}"
    r"{\stylesheet{\s0\fs22 Normal;}{\s1\sbasedon0\b heading 1;}{\s5 Title;}}"
)


def read(body: str) -> Document:
    """The document of a body under the usual head."""
    return read_document((HEAD + body + "}").encode("latin-1"))


def texts(document: Document) -> list[str]:
    """The lines' texts."""
    return [document.text[line.start : line.end] for line in document.lines]


CASES = [
    ("letters of the code page", r"Jos\'e9 \'80 5\par", ["José € 5"]),
    ("letters of a font's own character set", r"\f1\'cf\'f0\'e8\'e2\'e5\'f2\par", ["Привет"]),
    ("letters of two bytes, cut by an escape", r"\f3\'93\'fa\'96\'7b\par", ["日本"]),
    ("a Unicode letter hides its substitute", r"Garc\u237 ia L\u243\'3fpez\par", ["García López"]),
    ("a substitute of several characters", r"{\uc3\u8364 EUR}100\par", ["€100"]),
    ("no substitute at all", r"{\uc0\u8364}100\par", ["€100"]),
    ("a letter beyond the first plane", r"\u-10179?\u-8704?\par", ["😀"]),
    ("marks by word", r"a\emdash b\endash c\~d\_e\-f\rquote s\par", ["a—b–c d-ef’s"]),
    ("a break and a tab", r"Acme\tab 2019\line Analyst\par", ["Acme\t2019", "Analyst"]),
    ("line ends of the file are nothing", "One\r\n line\\par", ["One line"]),
    ("an escaped line end is a paragraph", "One\\\nTwo\\par", ["One", "Two"]),
    ("braces and backslashes", r"\{a\}\\b\par", [r"{a}\b"]),
    ("groups that may be skipped", r"{\*\generator X;}{\*\unknownword text}{\info{\title T}{\author A}}Words\par",
     ["Words"]),
    ("pictures, also binary", "{\\pict\\bin4 }{{{}{\\*\\shppict{\\pict 0102}}Words\\par", ["Words"]),
    ("the Unicode form of two", r"{\upr{ansi}{\*\ud{\u252 u\u241 n}}}\par", ["üñ"]),
    ("deletions out, insertions in", r"{\deleted old}{\revised new}\par", ["new"]),
    ("notes after the body", r"Body{\footnote Note}\par More\par", ["Body", "More", "Note"]),
    ("headers first, footers last, each once",
     r"{\footer Foot\par}{\header Robin\par}{\headerf Robin\par}Body\par", ["Robin", "Body", "Foot"]),
    ("a short row is one line", r"\trowd\cellx9\cellx99\intbl Python\cell 6 years\cell\row\pard After\par",
     ["Python\t6 years", "After"]),
    ("a long row is read cell by cell", r"\trowd\cellx9\cellx99\intbl 2019\cell One\par Two\cell\row\pard",
     ["2019", "One", "Two"]),
    ("a table in a table",
     r"\trowd\cellx9\intbl Out\cell\pard\intbl\itap2 in\nestcell side\nestcell"
     r"{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}{\nonesttables\par}\pard\intbl\itap1\cell\row\pard",
     ["Out", "in\tside"]),
    ("a file that ends without a paragraph mark", "Words", ["Words"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "lines"), CASES, ids=[case[0] for case in CASES])
def test_the_lines_of_a_document(name: str, body: str, lines: list[str]) -> None:
    """Each structure gives its lines, in order."""
    assert texts(read(body)) == lines


def test_headings_lists_and_looks() -> None:
    """Styles named as headings have levels, list marks are no text, sizes come from the style if need be."""
    document = read(
        r"\pard\plain\s5\fs40 Robin Example\par\pard\plain\s1 Skills\par\pard\plain\s0"
        r"{\pntext\f2\'b7\tab}{\i\cf2 Python}\par{\listtext\u8226 ?\tab}\ls1 SQL\par\pard\plain\s0 \u8226 ? By hand\par"
    )
    assert texts(document) == ["Robin Example", "Skills", "Python", "SQL", "By hand"]
    assert [(line.level, line.bullet, line.size, line.bold) for line in document.lines] == [
        (1, False, 20.0, False), (1, False, 11.0, True), (None, True, 11.0, False), (None, True, 11.0, False),
        (None, True, 11.0, False),
    ]  # fmt: skip
    run = next(run for run in document.runs if run.italic)
    assert (document.text[run.start : run.end], run.color) == ("Python", 0x80)


def test_cells_boxes_and_findings() -> None:
    """Cells are stretches of the text; a text box is read once, after the paragraph that it hangs on."""
    old = r"{\shprslt{\*\do{\dptxbxtext Call\par}}}"
    box = rf"{{\shp{{\*\shpinst{{\sp{{\sn fFilled}}{{\sv 0}}}}{{\shptxt Call 212-555-0101\par}}}}{old}}}"
    document = read(rf"Before{box} me\par\trowd\cellx9\cellx99\intbl Python\cell SQL\cell\row\pard")
    assert texts(document) == ["Before me", "Call 212-555-0101", "Python\tSQL"]
    assert [line.place for line in document.lines] == ["body", "textbox", "table"]
    assert [document.text[start:end] for start, end in document.lines[2].cells] == ["Python", "SQL"]
    assert [finding.id for finding in document.findings] == ["layout.table", "layout.textbox"]


def test_links_have_their_target() -> None:
    """A field is its result, and the result points to where the code leads."""
    document = read(
        r'Mail {\field{\*\fldinst{ HYPERLINK "mailto:robin@example.com" }}{\fldrslt{\ul me}}} or '
        r"{\field{\*\fldinst PAGE}{\fldrslt 7}}\par"
    )
    assert texts(document) == ["Mail me or 7"]
    ((target, words),) = [
        (link.target, link.span and document.text[link.span.start : link.span.end]) for link in document.links
    ]
    assert (target, words) == ("mailto:robin@example.com", "me")


@pytest.mark.parametrize(
    ("body", "how"),
    [
        (r"{\v Zebra}", "marked as hidden"),
        (r"{\cf1 Zebra}", "white on white"),
        (r"{\fs2 Zebra}", "smaller than 2 points"),
        (r"\trowd\cellx9\clcbpat2\cellx99\intbl{\cf1 Zebra}\cell b\cell\row\pard", "white on white"),
    ],
)
def test_hidden_text_is_kept_apart(body: str, how: str) -> None:
    """What nobody sees is not in the text, and is told with how it was hidden."""
    document = read(rf"Robin\par {body}\par")
    assert "Zebra" not in document.text
    assert [(item.text, item.how) for item in document.hidden] == [("Zebra", how)]


@pytest.mark.parametrize(
    "body",
    [
        r"{\cf1\highlight2 Robin}",
        r"{\cf1\chcbpat2 Robin}",
        r"\pard\cbpat2{\cf1 Robin}",
        r"\trowd\clcbpat2\cellx9\intbl{\cf1 Robin}\cell\row",
        r"{\*\background{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 8388608}}}}}{\cf1 Robin}",
        r"{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 128}}{\shptxt{\cf1 Robin\par}}}}",
    ],
)
def test_white_text_on_a_dark_ground_is_read(body: str) -> None:
    """White is hidden on white only."""
    document = read(rf"{body}\par")
    assert (document.text, document.hidden) == ("Robin", ())


def test_files_that_hold_no_text_or_are_cut_off() -> None:
    """Nothing, pictures only, a missing end, braces that do not match: each has its error."""
    for data, error in (
        (HEAD + r"\par}", EmptyDocument),
        (HEAD + r"{\pict 00}}", ScannedDocument),
        (HEAD + r"Words\par", DamagedDocument),
        (HEAD + "Words}}", DamagedDocument),
        (HEAD + "{" * 5000, DamagedDocument),
        (HEAD + "Words\\", DamagedDocument),
        (HEAD + "{\\pict\\bin99999 x}}", DamagedDocument),
    ):
        with pytest.raises(error):
            read_document(data.encode("latin-1"))
    with pytest.raises(TooLarge):
        read_document((HEAD + "a" * 101 + "}").encode("latin-1"), limits=Limits(characters=100))
    with pytest.raises(WrongType):
        read_document(b"just words", name="resume.rtf")


def test_an_rtf_file_under_the_name_of_word_is_read() -> None:
    """Many programs save RTF under .doc; the bytes decide."""
    assert read_document((HEAD + "Words}").encode(), name="resume.doc").reader == "rtf"


@pytest.mark.parametrize(
    "body",
    [
        r"{\fonttbl{\f0 " + r"\'41" * 200_000 + ";}}",
        r"{\stylesheet{\s0 " + r"\'41" * 200_000 + ";}}",
        r"{\field{\*\fldinst " + r"{\b A}" * 200_000 + "}}",
        r"{\*\background}" * 100_000,
        "{" * 1_900 + r"\trowd\intbl\itap20 a\nestcell" * 9_000 + "}" * 1_900,
    ],
)
def test_files_made_to_take_forever_are_read_at_once(body: str) -> None:
    """Names, codes and groups without end cost no more than their length."""
    start = time.perf_counter()
    assert "Words" in read(body + r"Words\par").text
    assert time.perf_counter() - start < 10.0


def test_a_large_file_is_read_in_time() -> None:
    """Hundreds of thousands of tokens take seconds at most."""
    body = r"{\b Word}\'e9 \u237 ?{\i a}\par " * 20_000
    start = time.perf_counter()
    assert len(read(body).lines) == 20_000
    assert time.perf_counter() - start < 15.0
