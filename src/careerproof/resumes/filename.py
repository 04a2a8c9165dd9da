"""What the name and kind of a résumé's file cost: they are the first thing that a form and a person see of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath

from careerproof.evidence import Finding
from careerproof.resumes.rules import resume_rules

_PLAIN = re.compile(r"[A-Za-z0-9._-]+")
_VERSION = re.compile(
    r"(?<![^\W\d_])(?:final|draft|copy|copia|kopie|entwurf|borrador|rascunho|brouillon|old|new|latest|updated|"
    r"v\d{1,2}|version ?\d*|\(\d{1,2}\))(?![^\W\d_])",
    re.IGNORECASE,
)
_DATA = frozenset({"json", "xml", "yaml", "yml", "zip"})
"""The endings of files that hold a résumé as data; an open document is a ZIP too, and no such file."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def find_name_faults(file_name: str, person: str | None) -> tuple[Finding, ...]:
    """The findings about the name of a file.

    Args:
        person: the name read in the résumé; None where none was, and nothing is said about it then.
    """
    return tuple(_faults(PurePath(file_name).name, person))


def _faults(name: str, person: str | None) -> Iterator[Finding]:
    stem = PurePath(name).stem
    rules = resume_rules()
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending in _DATA:
        yield rules["file.data"].finding(ending=ending)
    if not _PLAIN.fullmatch(name):
        yield rules["file.name_characters"].finding()
    version = _VERSION.search(stem.replace("_", " ").replace("-", " "))
    if version:
        yield rules["file.name_version"].finding(word=version.group())
    if person and not _words(person) & _words(stem) and not any(word in _fold(stem) for word in _words(person)):
        yield rules["file.name_anonymous"].finding()


def _words(text: str) -> set[str]:
    """The words of two letters and more without accents, in small letters; "JaneDoe" is two."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return set(_WORD.findall(_fold(parted).replace("_", " ")))


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(character for character in plain if not unicodedata.combining(character)).casefold()
