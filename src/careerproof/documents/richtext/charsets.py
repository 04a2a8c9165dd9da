"""Which letters the bytes of an RTF file are: by its code page and by the character set of the font."""

from __future__ import annotations

import codecs

WESTERN = "cp1252"
SYMBOL = "symbol"
"""The character set of dingbat fonts: a byte is a picture there, not a letter."""

_BY_CHARSET = {
    0: WESTERN, 2: SYMBOL, 77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: "gb2312", 81: "big5", 83: "mac_greek",
    85: "mac_cyrillic", 86: "mac_latin2", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Windows character sets by number (RTF 1.9.1, Font Table); 1 is the document's own."""
_BY_PAGE = {
    0: WESTERN,
    708: "iso8859_6",
    936: "gbk",
    1361: "johab",
    10000: "mac_roman",
    20866: "koi8_r",
    65001: "utf-8",
}
_BY_KEYWORD = {"ansi": WESTERN, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_DINGBATS = {0xB7: "•", 0xA7: "▪", 0xA8: "▪", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x76: "❖", 0xD8: "➢", 0xE8: "➔",
             0xF0: "➔", 0xFC: "✓", 0xFE: "✓"}  # fmt: skip
"""The list marks of Symbol and Wingdings; other pictures say nothing to a reader."""


def codec_of_page(page: int) -> str:
    """The codec of a Windows code page; the Western one where there is none."""
    return _known(_BY_PAGE.get(page, f"cp{page}"))


def codec_of_keyword(name: str) -> str:
    """The codec that the file's first words name: ansi, mac, pc, pca."""
    return _BY_KEYWORD[name]


def codec_of_charset(number: int) -> str | None:
    """The codec of a font's character set; None where it is the document's own."""
    return _BY_CHARSET.get(number)


def decode(data: bytes, codec: str) -> str:
    """The text that the bytes are."""
    if codec == SYMBOL:
        return "".join(_DINGBATS.get(code, "") if code > 0x20 else " " for code in data)
    return data.decode(codec, "replace")


def character(code: int) -> str:
    """The character of a Unicode number; a dingbat font's private number is the list mark or nothing."""
    if 0xF020 <= code <= 0xF0FF:
        return _DINGBATS.get(code - 0xF000, "")
    return chr(code) if code > 0x1F else ""


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return WESTERN
