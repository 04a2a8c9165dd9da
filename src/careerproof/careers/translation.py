"""The names of things in another language: careers, activities, descriptors, labels of closed sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from careerproof.errors import UsageError
from careerproof.evidence import Source

LANGUAGES = ("en", "es")
"""The languages that a career's page can be written in."""

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, kw_only=True, slots=True)
class Translation:
    """What a language calls things. A name without a translation stays what it was: `default`, in English."""

    language: str
    titles: Mapping[str, str]
    activities: Mapping[str, str]
    elements: Mapping[str, str]
    labels: Mapping[str, str]

    def title(self, key: str, default: str) -> str:
        """The title of a career, by code or slug."""
        return self.titles.get(key, default)

    def activity(self, dwa: str, default: str) -> str:
        """A detailed work activity as an infinitive phrase, by its id."""
        return self.activities.get(dwa, default)

    def element(self, code: str, default: str) -> str:
        """A descriptor (skill, knowledge, ability), by its element id."""
        return self.elements.get(code, default)

    def label(self, text: str) -> str:
        """A label of a closed set or a fixed sentence, by its English text."""
        return self.labels.get(text, text)

    def source(self, source: Source) -> Source:
        """A source with its licence in words, and a list of this project by name; publishers name their own works."""
        named = replace(source, licence=self.label(source.licence))
        if not source.id.startswith("careerproof-"):
            return named
        return replace(named, title=self.label(source.title), citation=self.label(source.citation))


@lru_cache(maxsize=4)
def load_translation(language: str) -> Translation:
    """The names in a language; English names everything by itself.

    Raises:
        UsageError: there is no such language.
    """
    if language not in LANGUAGES:
        raise UsageError(f"there is no language {language!r}", hint=f"one of {', '.join(LANGUAGES)}")
    folder = _DATA / language
    names = {name: _read(folder / f"{name}.tsv") for name in ("titles", "activities", "elements", "labels")}
    return Translation(language=language, **names)


@lru_cache(maxsize=4)
def load_phrases(language: str) -> Mapping[str, str]:
    """The sentences that other modules compose, form by form; {n1} and the like stand for figures, names and lists."""
    return _read(_DATA / language / "phrases.tsv")


def _read(path: Path) -> dict[str, str]:
    """The rows of a table of two columns; a language may do without one, and then its names stay English."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: text for name, _, text in (line.partition("\t") for line in lines if line)}
