"""Says a finished page in another language: our own words node by node, a person's words and quotes as they are."""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from careerproof.errors import CareerproofError

_FOLDER = Path(__file__).parent / "phrases"
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?\s*([a-zA-Z0-9]+)")
_SPOKEN = re.compile(r'\b(aria-label|title|alt|placeholder)="([^"]*)"')
_AS_WRITTEN = frozenset({"blockquote", "style", "script", "code", "pre", "q"})
"""Elements whose words are quoted."""
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "wbr", "rect", "line", "circle", "path", "use"})
_PLACE = re.compile(r"\{(\w+)\}")
_LETTER = re.compile(r"[^\W\d_]{2,}")


def translate_page(page: str, language: str) -> str:
    """The page with every text of ours in the language, as far as the phrasebook has it, and marked as such.

    Text in quotes of the person's file, and in elements marked translate="no", stays as it is.
    """
    if language == "en":
        return page
    book = load_phrasebook(language)
    pieces = [book.say_node(piece) if is_ours else piece for piece, is_ours in _nodes(page)]
    told = _SPOKEN.sub(lambda found: f'{found[1]}="{book.say_node(found[2])}"', "".join(pieces))
    return told.replace('<html lang="en">', f'<html lang="{language}">', 1)


def find_unsaid(page: str, language: str) -> tuple[str, ...]:
    """The texts of the page, outside of quotes, that the phrasebook has no words for; each once, in order."""
    book = load_phrasebook(language)
    texts = [html.unescape(piece).strip() for piece, is_ours in _nodes(page) if is_ours]
    texts += [html.unescape(value) for _, value in _SPOKEN.findall(page)]
    return tuple(dict.fromkeys(text for text in texts if _LETTER.search(text) and book.find(text) is None))


def tell_error(error: CareerproofError, language: str) -> tuple[str, str]:
    """What went wrong and what to do now; in another language by the code of the error, in few words."""
    if language == "en":
        return error.message, error.hint
    book, code = load_phrasebook(language), error.code
    while code not in book.errors and "." in code:
        code = code.rpartition(".")[0]
    return book.errors.get(code, (error.message, error.hint))


@cache
def load_phrasebook(language: str) -> Phrasebook:
    """The phrasebook of a language, from its data file."""
    table = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Phrasebook(table["phrases"], table["errors"])


class Phrasebook:
    """Phrases of ours with their words in another language; in a form `{name}` stands for whatever is put there."""

    def __init__(self, phrases: Mapping[str, str], errors: Mapping[str, Sequence[str]]) -> None:
        self.errors = {code: (told[0], told[1]) for code, told in errors.items()}
        self._fixed = {_plain(phrase): said for phrase, said in phrases.items() if not _PLACE.search(phrase)}
        forms = sorted(
            ((phrase, said) for phrase, said in phrases.items() if _PLACE.search(phrase)),
            key=lambda item: (-len(_PLACE.sub("", item[0])), item[0]),
        )
        self._forms = [(_pattern(phrase), said) for phrase, said in forms]

    def find(self, text: str) -> str | None:
        """The text in the language, spaces around it aside; None where the book has no words for it."""
        plain = _plain(text)
        return self._fixed.get(plain) or self._by_form(plain)

    def say_node(self, node: str) -> str:
        """A text of a page, escaped as it is, in the language; unchanged where the book has no words for it."""
        text = html.unescape(node)
        said = self.find(text) if _LETTER.search(text) else None
        if said is None:
            return node
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return html.escape(f"{before}{said}{after}")

    @lru_cache(maxsize=4096)  # noqa: B019 - one book a language, kept for the life of the process
    def _by_form(self, plain: str) -> str | None:
        """The text as a list of notes, by the form that fits it, or by a label of ours before it."""
        if " · " in plain:
            return self._joined(plain, " · ")
        for pattern, form in self._forms:
            found = pattern.fullmatch(plain)
            if found is not None:
                return form.format_map({name: self.find(part) or part for name, part in found.groupdict().items()})
        label, colon, rest = plain.partition(": ")
        if colon and label in self._fixed:
            return f"{self._fixed[label]}: {self.find(rest) or rest}"
        return next((said for mark in ("; ", ", ") if mark in plain and (said := self._joined(plain, mark))), None)

    def _joined(self, plain: str, mark: str) -> str | None:
        parts = [(part, self.find(part)) for part in plain.split(mark)]
        return mark.join(said or part for part, said in parts) if any(said for _, said in parts) else None


def _nodes(page: str) -> Iterator[tuple[str, bool]]:
    """The tags and texts of a page in order, each with whether it is a text of ours."""
    kept: list[str] = []
    for piece in _TAG.split(page):
        if not piece.startswith("<"):
            yield piece, not kept
            continue
        name = _NAME.match(piece)
        if name is not None and not piece.endswith("/>") and name[1] not in _VOID:
            if piece.startswith("</"):
                if kept and kept[-1] == name[1]:
                    kept.pop()
            elif kept or name[1] in _AS_WRITTEN or 'translate="no"' in piece:
                kept.append(name[1])
        yield piece, False


def _plain(text: str) -> str:
    return " ".join(text.split())


def _pattern(form: str) -> re.Pattern[str]:
    parts = _PLACE.split(_plain(form))
    return re.compile(
        "".join(f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    )
