"""Brings any text to the one form that every look-up compares."""

from __future__ import annotations

import re
import unicodedata

_WORD = r"[^\W_]+(?:['’ʼ`][^\W_]+)*[+#]*"
"""Letters and digits, an apostrophe inside, and the signs that end a name: bachelor's, c++, c#."""

TERM_PATTERN = rf"\.?{_WORD}(?:\.{_WORD}|[&/]\.?{_WORD})*"
"""One term: words joined by a point, an ampersand or a slash without space (node.js, r&d, ci/cd, .net)."""

_TERMS = re.compile(rf"{TERM_PATTERN}|&")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`")
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not take apart into a plain letter and an accent."""


def normalise(text: str) -> str:
    """The text in lower case without accents, its terms one space apart.

    Signs that belong to a term stay (c++, c#, .net, r&d, ci/cd, node.js), a lone ampersand becomes "and", an
    apostrophe inside a word goes (bachelor's → bachelors), every other sign separates.

    Law: ``normalise(normalise(text)) == normalise(text)``.
    """
    spaced = text.replace("-", " ")
    # Most texts are plain words, and those need no pattern.
    if spaced.isascii() and spaced.replace(" ", "").isalnum():
        return " ".join(spaced.lower().split())
    terms: list[str] = _TERMS.findall(fold(text))
    if "&" in terms:
        terms = ["and" if term == "&" else term for term in terms]
    return " ".join(terms).translate(_APOSTROPHES)


def fold(text: str) -> str:
    """The text in lower case without accents; signs and spaces stay. Its length may differ from the text's."""
    if text.isascii():
        return text.lower()
    # Twice, because folding the case can bring out letters that take apart again (the ligature ﬃ, the dotted İ).
    return unicodedata.normalize("NFC", _strip_accents(_strip_accents(text).casefold()).translate(_LETTERS))


def _strip_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
