"""Signs in a Word document that stand for letters: symbols of picture fonts, bullets typed by hand."""

from __future__ import annotations

from lxml import etree

from careerproof.documents.word.names import W

_BULLETS = {0xB7: "•", 0xA7: "▪", 0xA8: "□", 0x6E: "■", 0x6C: "●", 0x71: "❑", 0x76: "❖", 0xD8: "➢", 0xE0: "→",
            0xE8: "➔", 0xFC: "✓", 0xFE: "☑", 0x6F: "□", 0x9F: "•", 0xA1: "○"}  # fmt: skip
"""Signs of Wingdings by their code; Symbol has its bullet at the first one."""
_GREEK = dict(zip(map(ord, "abgdezhqiklmnxoprstufcyw"), "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
"""The small letters of Symbol, whose codes are those of the Latin letters that sound alike."""
_PRIVATE = 0xF000
TYPED = {_PRIVATE + code: sign for code, sign in _BULLETS.items()}
"""The same signs where they stand in the text itself, as private code points."""


def read_symbol(item: etree._Element) -> str:
    """The text of w:sym: its bullet or its letter; empty for a picture, which says nothing to a reader of text."""
    font = (item.get(f"{W}font") or "").lower()
    try:
        code = int(item.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    if code >= _PRIVATE:
        code -= _PRIVATE
    if "wingdings" in font:
        return _BULLETS.get(code, "")
    if font == "symbol":
        return "•" if code == 0xB7 else _GREEK.get(code, chr(code) if 0x20 <= code < 0x7F else "")
    if "webdings" in font or not 0x20 <= code < 0xE000:
        return ""
    return chr(code)
