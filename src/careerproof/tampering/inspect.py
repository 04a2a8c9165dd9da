"""Document → findings: does it show a machine something else than a person, or speak to the machine?"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careerproof.documents.model import Document
from careerproof.evidence import Finding, Severity, Span

_PATTERNS = Path(__file__).with_name("patterns.toml")
_MOST_SPANS = 20
_IN_A_ROW = re.compile(r"\b([^\W\d_][\w+#-]{2,30})(?:[\s,;|/•·]{1,3}\1\b){4}", re.IGNORECASE)
"""A word five times running: no sentence and no list says that."""
_WORD = re.compile(r"[^\W\d_]{2,}(?:[+#]+)?")
_TRACE = 3
"""Letters up to which hidden text is a trace of the program that made the file (a page number off the page)."""
_SCRAP = 12
"""Letters up to which it is too little to change a screen, and is told without alarm."""
_HOW_IDS = {
    "the colour of what lies beneath": "same_color",
    "white on white": "same_color",
    "its own background's colour": "same_color",
    "smaller than 2 points": "tiny",
    "too narrow for its letters": "tiny",
    "not painted": "invisible",
    "transparent": "invisible",
    "opacity: 0": "invisible",
    "covered": "covered",
    "off the page": "off_page",
}
_MARKED = "marked"
_HOW_WORDS = {
    "same_color": "text in the colour of its background",
    "tiny": "text too small to see",
    "invisible": "text that is not painted",
    "covered": "text under a shape",
    "off_page": "text off the page",
    "marked": "text marked as hidden",
}


def inspect_document(document: Document) -> tuple[Finding, ...]:
    """What looks like an attempt to fool a reader, graver findings first, then by id.

    The messages hold no text of the document, since they end in logs; the spans say where it stands. Hidden text is
    not part of the document's text, so its findings name pages instead of spans.
    """
    text = document.text
    found = [
        *_hidden_text(document),
        *_invisible(document),
        *_look_alikes(document),
        *_instructions(document, text),
        *_stuffing(document, text),
    ]
    order: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}
    return tuple(sorted(found, key=lambda finding: (order[finding.severity], finding.id)))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Policy:
    """What `patterns.toml` says."""

    instructions: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
    """What must occur, in small letters, before the pattern is tried; and the pattern."""
    invisible: re.Pattern[str]
    direction: re.Pattern[str]
    common: frozenset[str]
    share: float
    least: int
    repeats: int
    run_terms: int
    run_repeats: int


@lru_cache(maxsize=1)
def _policy() -> _Policy:
    table = tomllib.loads(_PATTERNS.read_text(encoding="utf-8"))
    signs, stuffing = table["invisible"], table["stuffing"]
    always = "".join(map(chr, signs["characters"]))
    ranges = "".join(f"{chr(low)}-{chr(high)}" for low, high in (signs["tag_range"], signs["selector_range"]))
    joiners = "".join(map(chr, signs["joiners"]))
    mark = chr(signs["byte_order_mark"])
    return _Policy(
        instructions=tuple(
            (tuple(item["needs"]), re.compile(item["pattern"], re.IGNORECASE)) for item in table["instructions"]
        ),
        invisible=re.compile(f"[{always}{ranges}{mark}]+|(?<=[A-Za-z])[{joiners}]+(?=[A-Za-z])"),
        direction=re.compile(f"[{''.join(map(chr, signs['direction']))}]+"),
        common=frozenset(stuffing["common"]),
        share=stuffing["share"],
        least=stuffing["least"],
        repeats=stuffing["repeats"],
        run_terms=stuffing["run_terms"],
        run_repeats=stuffing["run_repeats"],
    )


def _hidden_text(document: Document) -> Iterator[Finding]:
    """One finding for each way in which text is hidden."""
    pages: dict[str, set[int]] = {}
    letters: Counter[str] = Counter()
    for hidden in document.hidden:
        way = _HOW_IDS.get(hidden.how, _MARKED)
        letters[way] += sum(character.isalnum() for character in hidden.text)
        pages.setdefault(way, set()).update({hidden.page} if hidden.page else set())
        if _orders(hidden.text):
            pages.setdefault("instruction", set()).update({hidden.page} if hidden.page else set())
    if "instruction" in pages:
        yield Finding(
            id="tampering.hidden_instruction",
            severity="error",
            message=f"hidden text gives orders to a language model{_on_pages(pages['instruction'])}",
            fix="delete it; screens look for it, and people who find it reject the application",
        )
    for way, count in sorted(letters.items()):
        if count <= _TRACE:
            continue
        markup = way == _MARKED and document.reader == "html"  # menus and dialogs of any web page
        severity: Severity = "info" if markup or count <= _SCRAP else "warning" if way == _MARKED else "error"
        yield Finding(
            id=f"tampering.hidden_{way}",
            severity=severity,
            message=f"{_HOW_WORDS[way]}: {count} letters that a person does not see{_on_pages(pages[way])}",
            fix="delete it or make it visible; it was not read here, and other screens take it for a trick",
        )


def _on_pages(pages: set[int]) -> str:
    if not pages:
        return ""
    return f", page {', '.join(map(str, sorted(pages)))}"


def _invisible(document: Document) -> Iterator[Finding]:
    spans = [found.span() for found in _policy().invisible.finditer(document.text)]
    if spans:
        yield Finding(
            id="tampering.zero_width",
            severity="warning",
            message=f"{len(spans)} places hold characters that show nothing and break words apart",
            fix="type the words again, or paste them through a plain-text editor",
            spans=_spans(document, spans),
        )
    turned = [found.span() for found in _policy().direction.finditer(document.text)]
    if turned:
        yield Finding(
            id="tampering.direction",
            severity="warning",
            message=f"{len(turned)} places turn the direction of writing, so that eye and machine read it differently",
            fix="type the words again, or paste them through a plain-text editor",
            spans=_spans(document, turned),
        )


def _look_alikes(document: Document) -> Iterator[Finding]:
    """Words that mix Latin letters with Cyrillic or Greek ones."""
    if document.text.isascii():
        return
    spans = [found.span() for found in re.finditer(r"[^\W\d_]{2,}", document.text) if _mixes_scripts(found[0])]
    if spans:
        yield Finding(
            id="tampering.look_alike",
            severity="error",
            message=f"{len(spans)} words mix letters of different alphabets that look alike",
            fix="type these words again on one keyboard layout; no search finds them as they are",
            spans=_spans(document, spans),
        )


def _mixes_scripts(word: str) -> bool:
    if word.isascii():
        return False
    scripts = {_script(character) for character in word}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})


def _script(character: str) -> str:
    """The script of a letter by its Unicode name; signs of science ("µ", "Ω") belong to none."""
    if character in "µΩ":
        return ""
    name = unicodedata.name(character, "")
    return "LATIN" if name.startswith("FULLWIDTH LATIN") else name.split(" ")[0]


def _instructions(document: Document, text: str) -> Iterator[Finding]:
    spans = _orders(text)
    if spans:
        yield Finding(
            id="tampering.instruction",
            severity="error",
            message=f"{len(spans)} passages give orders to a language model",
            fix="delete them; screens look for them, and people who find them reject the application",
            spans=_spans(document, spans),
        )


def _orders(text: str) -> list[tuple[int, int]]:
    """Where the text gives orders to a language model; stretches that overlap are one."""
    flat = re.sub(r"\s", " ", text)  # one character for one, so that offsets stay
    small = flat.lower()
    found = sorted(
        match.span()
        for needs, pattern in _policy().instructions
        if any(need in small for need in needs)
        for match in pattern.finditer(flat)
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _stuffing(document: Document, text: str) -> Iterator[Finding]:
    places: dict[str, list[tuple[int, int]]] = {}
    total = 0
    for found in _WORD.finditer(text):
        total += 1
        places.setdefault(found[0].casefold(), []).append(found.span())
    policy = _policy()
    spans: list[tuple[int, int]] = []
    for word, at in sorted(places.items()):
        if word not in policy.common and len(at) >= policy.least and len(at) > policy.share * total:
            spans.extend(at)
    spans.extend(_repeated_terms(document, text))
    spans.extend(found.span() for found in _IN_A_ROW.finditer(text))
    if spans:
        yield Finding(
            id="tampering.keyword_stuffing",
            severity="warning",
            message="the same terms are repeated far beyond what prose needs",
            fix="name each skill once in the list and once where you used it",
            spans=_spans(document, sorted(set(spans))),
        )


def _repeated_terms(document: Document, text: str) -> Iterator[tuple[int, int]]:
    """Terms between commas that come again and again, alone or in the same run."""
    policy = _policy()
    terms: dict[str, list[tuple[int, int]]] = {}
    runs: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for line in document.lines:
        parts = [
            (found[0].strip().casefold(), line.start + found.start(), line.start + found.end())
            for found in re.finditer(r"[^,;|•·]+", text[line.start : line.end])
            if found[0].strip()
        ]
        if len(parts) < policy.run_terms:
            continue
        for term, start, end in parts:
            terms.setdefault(term, []).append((start, end))
        for at in range(len(parts) - policy.run_terms + 1):
            window = parts[at : at + policy.run_terms]
            runs.setdefault(tuple(term for term, _, _ in window), []).append((window[0][1], window[-1][2]))
    for _, places in sorted(terms.items()):
        if len(places) >= policy.repeats:
            yield from places
    for _, places in sorted(runs.items()):
        if len(places) >= policy.run_repeats:
            yield from places


def _spans(document: Document, places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(document.span(start, end) for start, end in places[:_MOST_SPANS])
