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

_MEETINGS = (
    (re.compile(r"\by (?=«?(?:IA\b|[hH]?[iIíÍ](?![aeouAEOUáéóÁÉÓ])))"), "e "),
    (re.compile(r"\bo (?=«?[hH]?[oOóÓ]|8|11(?!\d))"), "u "),
    (re.compile(r"\b([dD])e el "), r"\1el "),
    (re.compile(r"\b([aA]) el "), r"\1l "),
)
"""What Spanish words become where they meet: "e inspeccionar", "u operar", "del trabajo", "al trabajo"."""

LONG_NAME = 28
"""A longer name is said less often."""

LONG_AGAIN = 4
"""A long name is said again at every so many mentions of a section, a short one at every second."""

_UNSPOKEN = re.compile(r", (?:excepto|incluid[oa]s?)\b.*| \([^)]*\)$")
"""What a Spanish title leaves out or adds, and a sentence does not say."""

_REST = re.compile(r"(otr(?:o|os|as)) ")
_THESE = {"otro": "este", "otros": "estos", "otras": "estas"}
"""What is left over of a group, and how a sentence points at it."""


class Tongue(Protocol):
    """The grammar of one language, as far as the prose of a page needs it."""

    @property
    def others(self) -> Mapping[str, tuple[str, ...]]:
        """The slots that stand for the career or its people, each with what they are called once they are named."""
        ...

    def subject(self, slot: str, key: str, title: str, turn: int) -> str:
        """What stands in such a slot where the career is named; names may take turns."""
        ...

    def career(self, key: str, title: str) -> str:
        """What a sentence calls another career; without a key the title is one of the language already."""
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

    def finish(self, sentence: str) -> str:
        """The sentence with what its words do to each other where they meet."""
        ...


class English:
    """English: the people by a plural noun, activities as -ing forms."""

    others: Mapping[str, tuple[str, ...]] = {
        "they": ("people in this career", "people in this job", "people in this field")
    }

    def subject(self, slot: str, key: str, title: str, turn: int) -> str:  # noqa: ARG002
        """The people of the career, without what their title holds in brackets: "registered nurses"."""
        return plural_name(title).partition(" (")[0]

    def career(self, key: str, title: str) -> str:  # noqa: ARG002
        """The people of the career: "registered nurses"."""
        return plural_name(title)

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

    def finish(self, sentence: str) -> str:
        """The sentence as it is."""
        return sentence


class Spanish:
    """Spanish: the people as those "who work as" what the title says, or their work; activities as infinitives."""

    others: Mapping[str, tuple[str, ...]] = {
        "they": ("quienes se dedican a esto", "quienes trabajan en este campo", "quienes ejercen esta ocupación"),
        "job": ("esta ocupación", "este trabajo", "esta profesión"),
    }

    def __init__(self) -> None:
        self._words: Translation = load_translation("es")

    def subject(self, slot: str, key: str, title: str, turn: int) -> str:
        """The people, {they}: "los electricistas", by turns "quienes trabajan como electricistas"; the work, {job}."""
        written = self._words.title(key, title)
        name = lower_first(_UNSPOKEN.sub("", written))
        rest = _REST.match(name)
        if rest is not None:
            group = f"grupo {self.quoted(written)}" if turn % 3 == 0 else f"{_THESE[rest[1]]} {name[rest.end() :]}"
            return self._rest(slot, group)
        if name.startswith("personal "):  # One word for many people: the sentences speak in the plural.
            return f"{'quienes trabajan como' if slot == 'they' else 'el trabajo del'} {name}"
        people = f"{'las' if name.split()[0].rstrip(',') in self.traits('words')['feminine'] else 'los'} {name}"
        if name.startswith("trabajador"):  # Nobody works as a worker.
            return people if slot == "they" else f"la labor de {people}"
        if slot == "they":
            return people if turn % 3 else f"quienes trabajan como {name}"
        return f"el trabajo de {people}"

    def _rest(self, slot: str, group: str) -> str:
        """What is left over of a group ("Otros gerentes"): "estos gerentes", or those who work in the group."""
        if group.startswith("grupo "):
            return f"{'quienes trabajan en el' if slot == 'they' else 'el trabajo del'} {group}"
        if group.startswith("estos "):
            return group if slot == "they" else f"el trabajo de {group}"
        if group.startswith("este "):
            return f"quienes forman {group}" if slot == "they" else f"el trabajo de {group}"
        return f"quienes trabajan en {group}" if slot == "they" else f"el trabajo en {group}"

    def career(self, key: str, title: str) -> str:
        """The title in quotation marks: "«Electricistas»"."""
        return self.quoted(self._words.title(key, title))

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
        mark = ";" if any("," in word for word in words) and len(words) > 2 else ","
        return self.finish(f"{f'{mark} '.join(words[:-1])} y {words[-1]}")

    def number(self, value: float, digits: int = 0) -> str:
        """A figure as the United States and Mexico write it: "189,100", "4.1"."""
        return f"{value:,.{digits}f}"

    def traits(self, family: str) -> Mapping[str, Any]:
        """The words of `traits.toml`."""
        found: Mapping[str, Any] = _traits("es").get(family, {})
        return found

    def finish(self, sentence: str) -> str:
        """The sentence with "e" and "u" before the same sound, and "del" and "al" in one word."""
        for pattern, written in _MEETINGS:
            sentence = pattern.sub(written, sentence)
        return sentence


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
