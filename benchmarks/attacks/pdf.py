"""PDF files that hide words, one for each way that the format has, and their honest twins."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.attacks.model import PLANTED, Case
from benchmarks.attacks.sheets import Parts, dictionary, form, picture, rectangle, stream, words, write_sheet

_X, _Y = 50, 480
"""Where the planted words stand."""
_BANNER = (40, 470, 540, 26)
_DARK, _WHITE, _BLACK = "0.1 0.2 0.4 rg", "1 1 1 rg", "0 0 0 rg"
_LAYERS = "/OCProperties << /OCGs [6 0 R] /D << /{} [6 0 R] /Order [6 0 R] >> >>"
_LAYER = "<< /Type /OCG /Name (Notes) >>"


def list_pdf_cases() -> Iterator[Case]:
    """The cases of PDF."""
    yield from _by_color()
    yield from _by_size_and_place()
    yield from _by_state()
    yield from _by_painting_over()
    yield from _by_clipping()
    yield from _by_structure()
    yield from _by_fonts()
    yield from _beside_the_text()


def _case(method: str, attack: bytes, twin: bytes, *ids: str) -> Case:
    return Case(
        method=method, kind="pdf", attack=attack, twin=twin, ids=tuple(f"tampering.hidden_{one}" for one in ids)
    )


def _planted(state: str = "", *, inside: str = "", size: float = 10, x: float = _X, y: float = _Y) -> str:
    return words(x, y, PLANTED, state=state, inside=inside, size=size)


def _also(parts: Parts, more: Parts) -> Parts:
    """The parts with more of them."""
    return {**parts, **more}


def _by_color() -> Iterator[Case]:
    banner = rectangle(*_BANNER, _DARK)
    yield _case("white on white", write_sheet(_planted(_WHITE)), write_sheet(banner + _planted(_WHITE)), "same_color")
    yield _case(
        "nearly white on white",
        write_sheet(_planted("0.96 0.96 0.97 rg")), write_sheet(_planted("0.7 0.7 0.7 rg")), "same_color",
    )  # fmt: skip
    yield _case(
        "the banner's own colour",
        write_sheet(banner + _planted("0.12 0.2 0.38 rg")), write_sheet(banner + _planted("0.8 0.85 0.95 rg")),
        "same_color",
    )  # fmt: skip
    grey: Parts = {"resources": "/XObject << /Im1 6 0 R >>", "objects": [picture(128)]}
    show = "q 540 0 0 26 40 470 cm /Im1 Do Q\n"
    yield _case(
        "the colour of a picture beneath",
        write_sheet(show + _planted("0.5 0.5 0.5 rg"), **grey), write_sheet(show + _planted(_WHITE), **grey),
        "same_color",
    )  # fmt: skip
    shade = (
        "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [40 0 580 0] /Extend [true true] /Function "
        "<< /FunctionType 2 /Domain [0 1] /C0 [{}] /C1 [{}] /N 1 >> >>"
    )
    paint = "q 40 470 540 26 re W n /Sh1 sh Q\n"
    light: Parts = {"resources": "/Shading << /Sh1 6 0 R >>", "objects": [shade.format("1 1 1", "0.95 0.95 0.95")]}
    dark: Parts = {"resources": "/Shading << /Sh1 6 0 R >>", "objects": [shade.format("0.1 0.1 0.3", "0.4 0.1 0.4")]}
    yield _case(
        "white on a pale gradient", write_sheet(paint + _planted(_WHITE), **light),
        write_sheet(paint + _planted(_WHITE), **dark), "same_color",
    )  # fmt: skip


def _by_size_and_place() -> Iterator[Case]:
    yield _case("one point", write_sheet(_planted(size=1)), write_sheet(_planted(size=6)), "tiny")
    yield _case(
        "squeezed", write_sheet(_planted(inside="1 Tz")), write_sheet(_planted(inside="85 Tz")), "tiny", "same_color"
    )
    yield _case("off the page", write_sheet(_planted(x=-700)), write_sheet(_planted(x=5)), "off_page")
    yield _case(
        "outside the crop box",
        write_sheet(_planted(y=30), page="/CropBox [0 100 612 792]"),
        write_sheet(_planted(y=130), page="/CropBox [0 100 612 792]"), "off_page",
    )  # fmt: skip


def _by_state() -> Iterator[Case]:
    yield _case(
        "not painted (mode 3)", write_sheet(_planted(inside="3 Tr")),
        write_sheet(_planted("0.3 w", inside="2 Tr")), "invisible",
    )  # fmt: skip
    cut = f"q BT /F1 10 Tf 7 Tr {_X} {_Y} Td ({PLANTED}) Tj ET {{}} 30 470 560 30 re f Q\n"
    yield _case(
        "a window cut to the letters, onto white", write_sheet(cut.format(_WHITE)), write_sheet(cut.format(_DARK)),
        "invisible",
    )  # fmt: skip
    clear: Parts = {"resources": "/ExtGState << /G1 6 0 R >>", "objects": ["<< /Type /ExtGState /ca 0.02 /CA 0.02 >>"]}
    pale: Parts = {"resources": "/ExtGState << /G1 6 0 R >>", "objects": ["<< /Type /ExtGState /ca 0.5 /CA 0.5 >>"]}
    yield _case(
        "transparent", write_sheet(_planted("/G1 gs"), **clear), write_sheet(_planted("/G1 gs"), **pale), "invisible"
    )
    screen: Parts = {"resources": "/ExtGState << /G1 6 0 R >>", "objects": ["<< /Type /ExtGState /BM /Screen >>"]}
    multiply: Parts = {"resources": "/ExtGState << /G1 6 0 R >>", "objects": ["<< /Type /ExtGState /BM /Multiply >>"]}
    paper = rectangle(0, 0, 612, 792, _WHITE)
    yield _case(
        "a blend mode that leaves white", write_sheet(_planted("/G1 gs"), before=paper, **screen),
        write_sheet(_planted("/G1 gs"), before=paper, **multiply), "invisible",
    )  # fmt: skip
    inside = words(_X, _Y, PLANTED)
    group = "/Group << /S /Transparency >>"
    for method, state_of_attack, state_of_twin in (
        ("a transparent group", "/ca 0", "/ca 0.6"),
        ("behind a mask", _mask("0 g"), _mask("1 g")),
    ):
        yield _case(
            method, _grouped(inside, group, state_of_attack), _grouped(inside, group, state_of_twin), "invisible"
        )


def _mask(shade: str) -> str:
    return f"/SMask << /Type /Mask /S /Luminosity /G 8 0 R >> % {shade}"


def _grouped(inside: str, group: str, state: str) -> bytes:
    shade = state.partition("% ")[2] or "1 g"
    return write_sheet(
        "q /G1 gs /X1 Do Q\n",
        resources="/ExtGState << /G1 6 0 R >> /XObject << /X1 7 0 R >>",
        objects=[
            f"<< /Type /ExtGState {state.partition('% ')[0]} >>",
            form(inside, entries=group),
            form(f"{shade} 0 0 612 792 re f", entries="/Group << /S /Transparency /CS /DeviceGray >>"),
        ],
    )


def _by_painting_over() -> Iterator[Case]:
    plate = rectangle(*_BANNER, _WHITE)
    yield _case("under a white shape", write_sheet(_planted() + plate), write_sheet(plate + _planted()), "covered")
    photo: Parts = {"resources": "/XObject << /Im1 6 0 R >>", "objects": [picture(200)]}
    show = "q 540 0 0 26 40 470 cm /Im1 Do Q\n"
    yield _case(
        "under a picture", write_sheet(_planted() + show, **photo), write_sheet(show + _planted(), **photo), "covered"
    )
    leaf = "q 1 1 1 rg 30 460 m 30 500 40 505 50 505 c 580 505 l 590 505 600 500 600 460 c h f Q\n"
    yield _case("under a rounded shape", write_sheet(_planted() + leaf), write_sheet(leaf + _planted()), "covered")
    signs = "/Fz << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>"
    squares = f"q {_WHITE} BT /Fz 30 Tf -4 Tc {_X - 8} {_Y - 8} Td ({28 * 'n'}) Tj ET Q\n"  # "n" is a filled square
    yield _case(
        "under filled squares of a font", write_sheet(_planted() + squares, fonts=signs),
        write_sheet(squares + _planted(), fonts=signs), "covered",
    )  # fmt: skip
    line = words(_X - 10, _Y + 29, "____", size=260, state=_WHITE)
    yield _case("under the strokes of huge letters", write_sheet(_planted() + line), write_sheet(line + _planted()),
                "covered")  # fmt: skip


def _by_clipping() -> Iterator[Case]:
    yield _case(
        "cut off by a rectangle", write_sheet(_planted("300 300 40 40 re W n")),
        write_sheet(_planted("30 460 560 40 re W n")), "clipped",
    )  # fmt: skip
    triangle = "{} m {} l {} l h W n"
    yield _case(
        "cut off by a triangle", write_sheet(_planted(triangle.format("300 300", "340 300", "320 340"))),
        write_sheet(_planted(triangle.format("0 400", "612 400", "300 760"))), "clipped",
    )  # fmt: skip
    inside = words(_X, _Y, PLANTED)
    resources = "/XObject << /X1 6 0 R >>"
    yield _case(
        "outside its form", write_sheet("/X1 Do\n", resources=resources, objects=[form(inside, box="300 300 340 340")]),
        write_sheet("/X1 Do\n", resources=resources, objects=[form(inside)]), "clipped",
    )  # fmt: skip


def _by_structure() -> Iterator[Case]:
    marked = f"/OC /L1 BDC {_planted()} EMC\n"
    layer: Parts = {"resources": "/Properties << /L1 6 0 R >>", "objects": [_LAYER]}
    yield _case(
        "in a layer that is off", write_sheet(marked, **_also(layer, {"catalogue": _LAYERS.format("OFF")})),
        write_sheet(marked, **_also(layer, {"catalogue": _LAYERS.format("ON")})), "layer",
    )  # fmt: skip
    inside = form(words(_X, _Y, PLANTED), entries="/OC 6 0 R")
    drawn: Parts = {"resources": "/XObject << /X1 7 0 R >>", "objects": [_LAYER, inside]}
    yield _case(
        "a form in a layer that is off", write_sheet("/X1 Do\n", **_also(drawn, {"catalogue": _LAYERS.format("OFF")})),
        write_sheet("/X1 Do\n", **_also(drawn, {"catalogue": _LAYERS.format("ON")})), "layer",
    )  # fmt: skip
    other = "".join(_replaced(word, f"{at:02d}xyzuvq"[: len(word)], at) for at, word in enumerate(PLANTED.split()))
    same = "".join(_replaced(word, word, at) for at, word in enumerate(PLANTED.split()))
    yield _case("other words than are drawn", write_sheet(other), write_sheet(same), "replaced")


def _replaced(says: str, draws: str, at: int) -> str:
    return f"/Span << /ActualText ({says}) >> BDC {words(_X + 52 * at, _Y, draws, size=8)} EMC\n"


def _by_fonts() -> Iterator[Case]:
    letters = sorted({letter for letter in PLANTED if letter.isalpha()})
    drawn = PLANTED
    yield _case("letters without a shape", _typed(letters, drawn, ""), _typed(letters, drawn, "0 0 600 700 re f"),
                "invisible")  # fmt: skip
    wrong = str.maketrans("abcdefghijklmnopqrstuvwxyz", "qmkwtzhijgxyanlbprsdeofvcu")
    yield _case(
        "a font whose map lies", _mapped(PLANTED.lower(), PLANTED.lower().translate(wrong)),
        _mapped(PLANTED.lower(), PLANTED.lower()), "replaced",
    )  # fmt: skip


def _typed(letters: list[str], text: str, shape: str) -> bytes:
    """The text in a font whose letters are drawn by operators, all with the same shape."""
    procedures = " ".join(f"/{letter} 7 0 R" for letter in letters)
    differences = " ".join(f"{ord(letter)} /{letter}" for letter in letters)
    widths = " ".join(["600"] * 91)
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] "
        f"/CharProcs << {procedures} >> /Encoding << /Type /Encoding /Differences [{differences}] >> "
        f"/FirstChar 32 /LastChar 122 /Widths [{widths}] /Resources << >> /ToUnicode 8 0 R >>"
    )
    content = words(_X, _Y, text, size=8).replace("/F1", "/F2")
    return write_sheet(
        content, fonts="/F2 6 0 R",
        objects=[font, stream(f"600 0 0 0 600 700 d1 {shape}"), _map({ord(one): one for one in [*letters, " "]})],
    )  # fmt: skip


def _mapped(says: str, draws: str) -> bytes:
    """Letters that are drawn as one word and mapped to another."""
    pairs = {ord(drawn): said for drawn, said in zip(draws, says, strict=True)}
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>"
    return write_sheet(words(_X, _Y, draws).replace("/F1", "/F2"), fonts="/F2 6 0 R", objects=[font, _map(pairs)])


def _map(pairs: dict[int, str]) -> str:
    """A font's Unicode map."""
    lines = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for code, letter in sorted(pairs.items()))
    return stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{lines}\nendbfchar\nendcmap end end"
    )


def _beside_the_text() -> Iterator[Case]:
    note = "<< /Type /Annot /Subtype /FreeText /Rect [50 470 560 496] /DA (/Helv 9 Tf 0 g) /F {} /Contents ({}) >>"
    yield _aside(
        "an annotation that is not shown",
        write_sheet("", page="/Annots [6 0 R]", objects=[note.format(2, PLANTED)]),
        write_sheet("", page="/Annots [6 0 R]", objects=[note.format(4, "Please check the dates")]), "part",
    )  # fmt: skip
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (skills) /V ({}) /Rect [50 470 560 496] "
    field += "/F {} /DA (/Helv 9 Tf 0 g) >>"
    fields: Parts = {"page": "/Annots [6 0 R]", "catalogue": "/AcroForm << /Fields [6 0 R] /DA (/Helv 9 Tf 0 g) >>"}
    yield _aside(
        "a form field that is not shown", write_sheet("", **_also(fields, {"objects": [field.format(PLANTED, 2)]})),
        write_sheet("", **_also(fields, {"objects": [field.format("Boston", 4)]})), "part",
    )  # fmt: skip
    much = f"{PLANTED} Python Java Rust React Angular Docker"
    yield _aside(
        "the file's keywords",
        write_sheet("", trailer="/Info 6 0 R", objects=[dictionary({"Keywords": much})]),
        write_sheet("", trailer="/Info 6 0 R", objects=[dictionary({"Keywords": "resume, logistics, Boston"})]),
        "properties",
    )  # fmt: skip
    yield _aside("the file's XMP packet", _with_packet(much), _with_packet("resume, logistics"), "properties")


def _aside(method: str, attack: bytes, twin: bytes, *ids: str) -> Case:
    found = _case(method, attack, twin, *ids)
    return Case(method=method, kind="pdf", attack=found.attack, twin=found.twin, ids=found.ids, hides=False)


def _with_packet(keywords: str) -> bytes:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"<pdf:Keywords>{keywords}</pdf:Keywords></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    return write_sheet("", catalogue="/Metadata 6 0 R", objects=[stream(packet, "/Type /Metadata /Subtype /XML")])
