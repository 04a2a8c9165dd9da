"""Word documents that hide words, one for each way that the format has, and their honest twins."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.attacks.model import LINES, PLANTED, Case
from careerproof.testing import build_docx

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_SPACE = f'xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}"'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Resume</dc:title><cp:keywords>{}</cp:keywords>'
    "</cp:coreProperties>"
)
_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property name="Skills"><vt:lpwstr>{}</vt:lpwstr></property></Properties>'
)
_MUCH = f"{PLANTED} Python Java Rust React Angular Docker"
_BASE = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)


def list_word_cases() -> Iterator[Case]:
    """The cases of Word documents."""
    for method, attack, twin, found in (
        ("marked as hidden", "<w:vanish/>", "<w:webHidden/>", "marked"),
        ("white", '<w:color w:val="FFFFFF"/>', '<w:color w:val="A6A6A6"/>', "same_color"),
        ("nearly white", '<w:color w:val="F7F7F7"/>', '<w:color w:val="BFBFBF"/>', "same_color"),
        ("the theme's white", '<w:color w:val="FFFFFF" w:themeColor="background1"/>',
         '<w:color w:val="FFFFFF" w:themeColor="background1"/><w:shd w:val="clear" w:fill="1F3864"/>', "same_color"),
        ("the colour of its shade", '<w:color w:val="1F3864"/><w:shd w:val="clear" w:fill="203964"/>',
         '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>', "same_color"),
        ("one point", '<w:sz w:val="2"/>', '<w:sz w:val="12"/>', "tiny"),
        ("squeezed", '<w:w w:val="1"/>', '<w:w w:val="80"/>', "tiny"),
    ):  # fmt: skip
        yield _case(method, _written(attack), _written(twin), found)
    yield _case("hidden by its style", _styled("<w:vanish/>"), _styled("<w:b/>"), "marked")
    yield _case("in a frame off the page", _framed(-30_000), _framed(1_000), "off_page")
    yield _case("white in a text box", _boxed(""), _boxed('<a:solidFill><a:srgbClr val="203050"/></a:solidFill>'),
                "same_color")  # fmt: skip
    dark, light = (f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' for fill in ("203050", "FFFFFF"))
    yield _case("white in a white box in a dark cell", _boxed(light, cell="203050"), _boxed(dark, cell="203050"),
                "same_color")  # fmt: skip
    yield _case("the colour of its cell", _celled("1F3864"), _celled("D9E2F3"), "same_color")
    yield from _beside_the_text()


def _case(method: str, attack: bytes, twin: bytes, *ids: str, hides: bool = True) -> Case:
    found = tuple(f"tampering.hidden_{one}" for one in ids)
    return Case(method=method, kind="docx", attack=attack, twin=twin, ids=found, hides=hides)


def _written(look: str) -> bytes:
    return build_docx(f"{_BASE}<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{PLANTED}</w:t></w:r></w:p>")


def _styled(look: str) -> bytes:
    style = f'<w:style w:type="character" w:styleId="Note"><w:name w:val="Note"/><w:rPr>{look}</w:rPr></w:style>'
    run = f'<w:r><w:rPr><w:rStyle w:val="Note"/></w:rPr><w:t>{PLANTED}</w:t></w:r>'
    return build_docx(f"{_BASE}<w:p>{run}</w:p>", styles=style)


def _framed(left: int) -> bytes:
    frame = f'<w:pPr><w:framePr w:w="2000" w:x="{left}" w:y="1000"/></w:pPr>'
    return build_docx(f"{_BASE}<w:p>{frame}<w:r><w:t>{PLANTED}</w:t></w:r></w:p>")


def _celled(fill: str, inside: str = "") -> bytes:
    run = f'<w:r><w:rPr><w:color w:val="203964"/></w:rPr><w:t>{PLANTED}</w:t></w:r>'
    shade = f'<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>'
    cell = f"<w:tc>{shade}{inside or f'<w:p>{run}</w:p>'}</w:tc>"
    return build_docx(f"{_BASE}<w:tbl><w:tr>{cell}</w:tr></w:tbl>")


def _boxed(fill: str, *, cell: str = "") -> bytes:
    inside = f'<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{PLANTED}</w:t></w:r></w:p>'
    box = (
        '<w:r><w:drawing><wp:inline xmlns:wp="{0}"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/'
        '2006/main"><a:graphicData><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:spPr>{1}</wps:spPr><wps:txbx><w:txbxContent>{2}</w:txbxContent></wps:txbx>'
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    paragraph = f"<w:p>{box.format(_DRAWING, fill, inside)}</w:p>"
    return _celled(cell, paragraph) if cell else build_docx(_BASE + paragraph)


def _beside_the_text() -> Iterator[Case]:
    yield _case("in a data part", _with_parts({"customXml/item1.xml": f"<data>{PLANTED}</data>"}),
                _with_parts({"customXml/item1.xml": f"<data>{LINES[0]}</data>"}), "part", hides=False)  # fmt: skip
    yield _case("in a header that no page shows", _margin(PLANTED, used=False), _margin("Boston office", used=True),
                "part", hides=False)  # fmt: skip
    yield _case("in comments", _commented(PLANTED), _commented("Please check the dates of this one"), "comment",
                hides=False)  # fmt: skip
    yield _case("in a picture's description", _pictured(PLANTED), _pictured("A photograph of Robin Example"),
                "assistive", hides=False)  # fmt: skip
    for method, part, text in (
        ("the file's keywords", "docProps/core.xml", _CORE),
        ("the file's own properties", "docProps/custom.xml", _CUSTOM),
    ):
        yield _case(method, _with_parts({part: text.format(_MUCH)}), _with_parts({part: text.format("resume, Boston")}),
                    "properties", hides=False)  # fmt: skip


def _with_parts(parts: dict[str, str], *, body: str = _BASE, relations: str = "") -> bytes:
    return build_docx(body, parts=parts, relations=relations)


def _margin(text: str, *, used: bool) -> bytes:
    mark = '<w:sectPr><w:headerReference w:type="default" r:id="rH"/></w:sectPr>' if used else ""
    return _with_parts(
        {"word/header1.xml": f"<w:hdr {_SPACE}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>"}, body=_BASE + mark,
        relations=f'<Relationship Id="rH" Type="{_RELATIONS}/header" Target="header1.xml"/>',
    )  # fmt: skip


def _commented(text: str) -> bytes:
    comment = f'<w:comment w:id="0" w:author="A"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
    return _with_parts(
        {"word/comments.xml": f"<w:comments {_SPACE}>{comment}</w:comments>"},
        relations=f'<Relationship Id="rC" Type="{_RELATIONS}/comments" Target="comments.xml"/>',
    )


def _pictured(text: str) -> bytes:
    picture = f'<wp:inline xmlns:wp="{_DRAWING}"><wp:docPr id="1" name="P" descr="{text}"/></wp:inline>'
    return build_docx(f"{_BASE}<w:p><w:r><w:drawing>{picture}</w:drawing></w:r></w:p>")
