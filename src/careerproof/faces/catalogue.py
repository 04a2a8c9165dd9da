"""The words of the pages in the reader's language: one catalogue a language, the same keys in each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from careerproof.errors import UsageError

CATALOGUES = Path(__file__).parent / "catalogues"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language by dotted key ("career.salary.title"), and how it writes numbers.

    Args:
        language: the BCP 47 tag that the page carries.
        words: the texts; `{name}` in a text stands for a value.
    """

    language: str
    words: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The text of a key with its values in place.

        Raises:
            KeyError: the catalogue has no such key, or the text names a value that is not given.
        """
        return self.words[key].format(**values)

    def names(self, group: str) -> dict[str, str]:
        """The texts right below a key: the names of a closed set ("names.category")."""
        start = f"{group}."
        return {key[len(start) :]: text for key, text in self.words.items() if key.startswith(start)}

    def number(self, value: float, digits: int = 0) -> str:
        """A number with this language's signs: 1,234.5 or 1.234,5; a true minus sign."""
        text = f"{abs(value):,.{digits}f}"
        signs = {",": self.words["signs.thousands"], ".": self.words["signs.decimal"]}
        written = "".join(signs.get(sign, sign) for sign in text)
        return f"−{written}" if value < 0 and any(sign in "123456789" for sign in text) else written

    def signed(self, value: float, digits: int = 0) -> str:
        """A change: "+3.1", "−2.0", and "0" without a sign."""
        written = self.number(value, digits)
        return f"+{written}" if value > 0 and any(sign in "123456789" for sign in written) else written

    def money(self, value: float, digits: int = 0) -> str:
        """An amount of US dollars."""
        return self.say("signs.money", amount=self.number(value, digits))

    def percent(self, share: float, digits: int = 0) -> str:
        """A share of 0..1 as a percentage."""
        return self.say("signs.percent", amount=self.number(100 * share, digits))

    def join(self, items: list[str]) -> str:
        """The items as one phrase: "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return self.say("signs.list", most=", ".join(items[:-1]), last=items[-1])


@cache
def load_catalogue(language: str) -> Catalogue:
    """The catalogue of a language ("en", "es").

    Raises:
        UsageError: there is none for it.
    """
    if language not in languages():
        raise UsageError(f"the pages are not written in {language!r}", hint=f"languages: {', '.join(languages())}")
    table = tomllib.loads((CATALOGUES / f"{language}.toml").read_text(encoding="utf-8"))
    return Catalogue(language=language, words=dict(_flat(table, "")))


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are catalogues for, English first."""
    found = sorted(path.stem for path in CATALOGUES.glob("*.toml"))
    return tuple(sorted(found, key=lambda language: (language != "en", language)))


def _flat(table: Mapping[str, object], start: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{start}{key}.")
        elif isinstance(value, str):
            yield f"{start}{key}", value
        else:
            raise TypeError(f"{start}{key} is no text")
