"""Letters that lie: characters that show nothing, writing that is turned around, letters that look like others."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careerproof.documents.model import Document
from careerproof.evidence import Finding, Severity, Span

_LETTERS = Path(__file__).with_name("letters.toml")
MOST_SPANS = 20
"""Places that a finding points to at most."""
_FEW = 2
"""Mixed words up to which a slip of the keyboard is likelier than a trick."""
_LEAST_LATIN = 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_TAG = 0xE0000
_TEXT_TAGS = range(0xE0020, 0xE007F)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Signs:
    """What `letters.toml` says."""

    invisible: re.Pattern[str]
    overrides: re.Pattern[str]
    embeddings: re.Pattern[str]
    look_alikes: dict[int, str]


def find_false_letters(document: Document) -> Iterator[Finding]:
    """The findings about letters that are not what they seem."""
    if not document.text.isascii():
        yield from _invisible(document)
        yield from _turned(document)
        yield from _look_alikes(document)


def read_as_seen(text: str) -> tuple[str, Sequence[int]]:
    """The text as the eye reads it, and for each of its characters the place in the text given.

    Characters that show nothing are left out, look-alike letters become Latin ones, and tag characters, which carry
    hidden messages, become the letters they stand for.
    """
    if text.isascii():
        return text, range(len(text))
    signs = _signs()
    skipped = {at for found in signs.invisible.finditer(text) for at in range(*found.span())}
    skipped.update(at for found in signs.overrides.finditer(text) for at in range(*found.span()))
    kept = [at for at in range(len(text)) if at not in skipped or ord(text[at]) in _TEXT_TAGS]
    shown = "".join(chr(ord(text[at]) - _TAG) if ord(text[at]) in _TEXT_TAGS else text[at] for at in kept)
    return shown.translate(signs.look_alikes), kept


@lru_cache(maxsize=1)
def _signs() -> _Signs:
    table = tomllib.loads(_LETTERS.read_text(encoding="utf-8"))
    signs = table["invisible"]
    always = "".join(map(chr, signs["characters"]))
    ranges = "".join(f"{chr(low)}-{chr(high)}" for low, high in (signs["tag_range"], signs["selector_range"]))
    joiners = "".join(map(chr, signs["joiners"]))
    mark = chr(signs["byte_order_mark"])
    alike = table["look_alikes"]
    return _Signs(
        invisible=re.compile(f"[{always}{ranges}{mark}]+|(?<=[A-Za-z])[{joiners}]+(?=[A-Za-z])"),
        overrides=re.compile(f"[{''.join(map(chr, table['direction']['overrides']))}]+"),
        embeddings=re.compile(f"[{''.join(map(chr, table['direction']['embeddings']))}]+"),
        look_alikes={ord(one): other for one, other in zip(alike["from"], alike["to"], strict=True)},
    )


def _invisible(document: Document) -> Iterator[Finding]:
    text = document.text
    spans = [found.span() for found in _signs().invisible.finditer(text)]
    if not spans:
        return
    hurts = [
        (start, end)
        for start, end in spans
        if (start and text[start - 1].isalnum() and text[end : end + 1].isalnum()) or _speaks(text[start:end])
    ]
    severity: Severity = "warning" if hurts else "info"
    broken = "and break words apart" if hurts else "between words"
    yield Finding(
        id="tampering.zero_width",
        severity=severity,
        message=f"{len(spans)} places hold characters that show nothing {broken}",
        fix="type the words again, or paste them through a plain-text editor",
        spans=spans_of(document, hurts or spans),
    )


def _speaks(characters: str) -> bool:
    """Whether tag characters spell a word."""
    return sum(chr(ord(one) - _TAG).isalpha() for one in characters if ord(one) in _TEXT_TAGS) > 1


def _turned(document: Document) -> Iterator[Finding]:
    turned = [found.span() for found in _signs().overrides.finditer(document.text)]
    marked = [found.span() for found in _signs().embeddings.finditer(document.text)]
    if turned:
        yield Finding(
            id="tampering.direction",
            severity="warning",
            message=f"{len(turned)} places turn the direction of writing, so that eye and machine read it differently",
            fix="type the words again, or paste them through a plain-text editor",
            spans=spans_of(document, turned),
        )
    elif marked and not _RIGHT_TO_LEFT.search(document.text):
        yield Finding(
            id="tampering.direction",
            severity="info",
            message=f"{len(marked)} places hold marks of the direction of writing, as phones add them to numbers",
            fix="type the number again, or paste it through a plain-text editor",
            spans=spans_of(document, marked),
        )


def _look_alikes(document: Document) -> Iterator[Finding]:
    """Words that mix Latin letters with others that look like Latin ones."""
    spans = [found.span() for found in _WORD.finditer(document.text) if _mixes(found[0])]
    if spans:
        severity: Severity = "error" if len(spans) > _FEW else "warning"
        yield Finding(
            id="tampering.look_alike",
            severity=severity,
            message=f"{len(spans)} words mix letters of different alphabets that look alike",
            fix="type these words again on one keyboard layout; no search finds them as they are",
            spans=spans_of(document, spans),
        )


def _mixes(word: str) -> bool:
    if word.isascii():
        return False
    alike = _signs().look_alikes
    foreign = [letter for letter in word if ord(letter) in alike]
    return bool(foreign) and sum(map(_is_latin, word)) >= min(_LEAST_LATIN, len(word) - 1)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def spans_of(document: Document, places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The places as spans, at most `MOST_SPANS`."""
    return tuple(document.span(start, end) for start, end in places[:MOST_SPANS])
