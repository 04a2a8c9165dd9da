"""Findings about text that a person cannot see: which way, how much, how grave."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careerproof.documents.model import Document, HiddenText
from careerproof.evidence import Finding, Severity
from careerproof.tampering.orders import find_orders
from careerproof.tampering.stuffing import absent_words, is_list

_METHODS = Path(__file__).with_name("methods.toml")
_TRACE = 3
"""Letters up to which hidden text is a trace of the program that made the file (a page number off the page)."""
_SCRAP = 12
"""Letters up to which it is too little to change a screen, and is told without alarm."""
_FIX = "delete it or make it visible; it was not read here, and other screens take it for a trick"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Method:
    """A way of hiding, as `methods.toml` says it."""

    id: str
    words: str
    severity: Severity


def find_hidden(document: Document) -> Iterator[Finding]:
    """One finding for each way in which text is hidden, and one for orders among it."""
    groups: dict[_Method, list[HiddenText]] = {}
    seen = _words(document.text)
    for passage in document.hidden:
        groups.setdefault(_method(passage.how), []).append(passage)
    told = [passage for passage in document.hidden if find_orders(passage.text)]
    asked = [name for name, value in document.properties if find_orders(value)]
    if told or asked:
        yield Finding(
            id="tampering.hidden_instruction",
            severity="error",
            message=f"hidden text gives orders to a language model{_on_pages(told)}",
            fix="delete it; screens look for it, and people who find it reject the application",
        )
    for method, passages in sorted(groups.items(), key=lambda item: item[0].id):
        yield from _judge(method, passages, seen)
    yield from _properties(document)


def _judge(method: _Method, passages: Sequence[HiddenText], seen: str) -> Iterator[Finding]:
    copies = [passage for passage in passages if _words(passage.text) in seen]
    own = [passage for passage in passages if passage not in copies]
    letters = sum(_letters(passage.text) for passage in own)
    if letters > _TRACE:
        severity: Severity = method.severity
        if letters <= _SCRAP:
            severity = "info"
        elif severity == "info" and any(is_list(passage.text) for passage in own):
            severity = "warning"
        yield Finding(
            id=f"tampering.hidden_{method.id}",
            severity=severity,
            message=f"{method.words}: {letters} letters that a person does not see{_on_pages(own)}",
            fix=_FIX,
        )
    elif sum(_letters(passage.text) for passage in copies) > _SCRAP:
        yield Finding(
            id=f"tampering.hidden_{method.id}",
            severity="info",
            message=f"{method.words}: a copy of what the page shows elsewhere{_on_pages(copies)}",
            fix="export the file again; a copy that nobody sees may be read twice",
        )


def _properties(document: Document) -> Iterator[Finding]:
    """Words in the file's properties that its text does not hold, where they are many."""
    stuffed = {name: count for name, value in document.properties if (count := absent_words(value, document.text))}
    if stuffed:
        yield Finding(
            id="tampering.hidden_properties",
            severity="warning",
            message=f"the file's properties hold {sum(stuffed.values())} words that its text does not: "
            f"{', '.join(sorted(stuffed))}",
            fix="keep the title and your name there, and write your skills in the text",
        )


@lru_cache(maxsize=1)
def _methods() -> dict[str, _Method]:
    table = tomllib.loads(_METHODS.read_text(encoding="utf-8"))
    return {
        how: _Method(item["id"], item["words"], item["severity"]) for item in table["methods"] for how in item["how"]
    }


def _method(how: str) -> _Method:
    """The method of that name; a way that is not in the list counts as marked, so that nothing goes untold."""
    known = _methods()
    return known.get(how, known["marked as hidden"])


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _on_pages(passages: Sequence[HiddenText]) -> str:
    pages = sorted({passage.page for passage in passages if passage.page})
    return f", page {', '.join(map(str, pages))}" if pages else ""
