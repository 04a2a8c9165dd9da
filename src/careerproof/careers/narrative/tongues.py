"""What a sentence needs of a language: how people and activities are named, lists joined, figures written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from careerproof.careers.phrasing import gerund, infinitive, join_words, plural_name
from careerproof.careers.translation import Translation, load_translation
from careerproof.facts.model import Activity

DATA = Path(__file__).parent.parent / "data"

LONG_NAME = 28
"""A longer name is said once in a section."""


class Tongue(Protocol):
    """The grammar of one language, as far as the prose of a page needs it."""

    @property
    def others(self) -> tuple[str, ...]:
        """What a career or its people are called once they are named."""
        ...

    def career(self, key: str, title: str, *, short: bool = False) -> str:
        """What stands for {they}: the people of the career, or the career."""
        ...

    def activity(self, activity: Activity) -> str:
        """An activity as a noun."""
        ...

    def term(self, text: str, element: str) -> str:
        """A descriptor inside a sentence, by its English name and its element id."""
        ...

    def label(self, text: str) -> str:
        """A label of a closed set or a fixed sentence, by its English text."""
        ...

    def quoted(self, text: str) -> str:
        """The text in the language's quotation marks."""
        ...

    def trait(self, family: str, element: str, name: str) -> str:
        """A descriptor of people by our words for it, else its own name."""
        ...

    def join(self, words: Sequence[str]) -> str:
        """A list."""
        ...

    def number(self, value: float, digits: int = 0) -> str:
        """A figure."""
        ...

    def traits(self, family: str) -> Mapping[str, Any]:
        """What descriptors of a family are called, by element id."""
        ...


class English:
    """English: the people by a plural noun, activities as -ing forms."""

    others = ("people in this career", "people in this job", "people in this field")

    def career(self, key: str, title: str, *, short: bool = False) -> str:  # noqa: ARG002
        """The people of the career: "registered nurses"."""
        name = plural_name(title)
        return name.partition(" (")[0] if short else name

    def activity(self, activity: Activity) -> str:
        """The -ing form: "monitoring patient conditions"."""
        return gerund(activity.title)

    def term(self, text: str, element: str) -> str:  # noqa: ARG002
        """The name in lower case, but for the names of languages."""
        return infinitive(text)

    def label(self, text: str) -> str:
        """The text as it is."""
        return text

    def quoted(self, text: str) -> str:
        """The text in double quotation marks."""
        return f"“{text}”"

    def trait(self, family: str, element: str, name: str) -> str:
        """Our words for the descriptor, else its name in lower case."""
        return str(self.traits(family).get(element, name.lower().replace("/", " and ")))

    def join(self, words: Sequence[str]) -> str:
        """A list with "and"."""
        return join_words(words)

    def number(self, value: float, digits: int = 0) -> str:
        """A figure with commas at the thousands: "189,100", "4.1"."""
        return f"{value:,.{digits}f}"

    def traits(self, family: str) -> Mapping[str, Any]:
        """The words of `traits.toml`."""
        found: Mapping[str, Any] = _traits("en").get(family, {})
        return found


class Spanish:
    """Spanish: the career by its title, so that no gender is given to anybody; activities as infinitives."""

    others = ("esta ocupación", "esta profesión", "esta carrera")

    def __init__(self) -> None:
        self._words: Translation = load_translation("es")

    def career(self, key: str, title: str, *, short: bool = False) -> str:  # noqa: ARG002
        """The career by its title, feminine and singular: "la ocupación «Electricistas»"."""
        return f"la ocupación «{self._words.title(key, title)}»"

    def activity(self, activity: Activity) -> str:
        """The infinitive: "comprobar el estado de pacientes"; what nobody has translated stays English."""
        return lower_first(self._words.activity(activity.dwa, gerund(activity.title)))

    def term(self, text: str, element: str) -> str:
        """The translated name in lower case, but for acronyms; what nobody has translated stays English."""
        return lower_first(self._words.element(element, infinitive(text)))

    def label(self, text: str) -> str:
        """The translated text."""
        return self._words.label(text)

    def quoted(self, text: str) -> str:
        """The text in angular quotation marks."""
        return f"«{text}»"

    def trait(self, family: str, element: str, name: str) -> str:
        """Our words for the descriptor, else its translated name."""
        return str(self.traits(family).get(element) or self.term(name, element))

    def join(self, words: Sequence[str]) -> str:
        """A list with "y", or "e" before the sound of an i."""
        if len(words) < 2:
            return "".join(words)
        last = "e" if re.match(r"h?i(?![aeou])", words[-1].casefold()) else "y"
        mark = ";" if any("," in word for word in words) and len(words) > 2 else ","
        return f"{f'{mark} '.join(words[:-1])} {last} {words[-1]}"

    def number(self, value: float, digits: int = 0) -> str:
        """A figure as the United States and Mexico write it: "189,100", "4.1"."""
        return f"{value:,.{digits}f}"

    def traits(self, family: str) -> Mapping[str, Any]:
        """The words of `traits.toml`."""
        found: Mapping[str, Any] = _traits("es").get(family, {})
        return found


@lru_cache(maxsize=4)
def tongue_of(language: str) -> Tongue:
    """The grammar of a language.

    Raises:
        UsageError: there is no such language.
    """
    load_translation(language)
    return Spanish() if language == "es" else English()


@lru_cache(maxsize=4)
def patterns_of(language: str) -> Mapping[str, Sequence[str]]:
    """The patterns of each slot in a language."""
    return tomllib.loads((DATA / language / "patterns.toml").read_text(encoding="utf-8"))


def lower_first(text: str) -> str:
    """The text with its first letter in lower case, unless its first word is an acronym or a name like "eBay"."""
    head, space, rest = text.partition(" ")
    return text if sum(letter.isupper() for letter in head) > 1 else f"{head[:1].lower()}{head[1:]}{space}{rest}"


@lru_cache(maxsize=4)
def _traits(language: str) -> Mapping[str, Any]:
    return tomllib.loads((DATA / language / "traits.toml").read_text(encoding="utf-8"))
