"""What goes wrong with résumés on their way: each damage changes how a person writes, or the finished text or page."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from benchmarks.synthetic_resumes.files.marks import without_marks
from benchmarks.synthetic_resumes.files.write import Manner
from benchmarks.synthetic_resumes.people.choices import Chooser, Tree, read_language, read_locale
from benchmarks.synthetic_resumes.people.model import Format, Person

ALL: tuple[Format, ...] = ("pdf", "docx", "html", "markdown", "text", "rtf", "odt")
TEXT: tuple[Format, ...] = ("text",)
PAGES: tuple[Format, ...] = ("pdf",)
ODD_BULLETS = ("▪", "➢", "✓", "–", "·", "»", "→", "◦", "‣", "*", "■", "\uf0b7", "❖", "−")
LINE = 76
"""Where a wrapped text breaks its lines at the latest."""

Write = Callable[[Manner, Chooser, Person], Manner]
Spoil = Callable[[str], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Damage:
    """A damage by its name: `write` changes the manner, `spoil` the marked text, `style` is a class of the page,
    `encoding` how the text becomes bytes.
    """

    name: str
    formats: tuple[Format, ...] = ALL
    write: Write | None = None
    spoil: Spoil | None = None
    style: str = ""
    encoding: str = "utf-8"


def _other_dates(manner: Manner, choose: Chooser, person: Person) -> Manner:
    place = read_locale(person.locale)
    speech = read_language(place["language"])
    return replace(manner, dates=choose.pick(place["more_dates"]), join=choose.pick(speech["joins"]))


def _since(manner: Manner, choose: Chooser, person: Person) -> Manner:
    return replace(manner, since=choose.pick(_speech(person)["since"]))


def _other_headings(manner: Manner, choose: Chooser, _: Person) -> Manner:
    return replace(manner, heading=choose.number(1, 6))


def _no_headings(manner: Manner, _: Chooser, __: Person) -> Manner:
    return replace(manner, headings=False)


def _capitals(manner: Manner, _: Chooser, __: Person) -> Manner:
    return replace(manner, upper=True)


def _odd_bullets(manner: Manner, choose: Chooser, _: Person) -> Manner:
    return replace(manner, bullet=choose.pick(ODD_BULLETS))


def _spelled(spell: Callable[[str], str]) -> Write:
    return lambda manner, _, __: replace(manner, spell=spell)


def _speech(person: Person) -> Tree:
    return read_language(read_locale(person.locale)["language"])


def _smart_quotes(text: str) -> str:
    return re.sub(r'"([^"]*)"', "“\\1”", text).replace("'", "’").replace(" - ", " — ").replace("...", "…")


def _no_break_spaces(text: str) -> str:
    """Every other space made a no-break space; all of them would leave no place to break a line."""
    count = itertools.count()
    return re.sub(" ", lambda _: "\u00a0" if next(count) % 2 else " ", text)


def _soft_hyphens(text: str) -> str:
    """A soft hyphen in the middle of each long word."""
    return re.sub(r"([^\W\d_]{5})(?=[^\W\d_]{4})", "\\1\u00ad", text)


def _ligatures(text: str) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def _wrapped(marked: str) -> str:
    """Lines broken at a space before they grow too long, as a mail program does; nothing else changes."""
    return "\n".join(_wrapped_line(line) for line in marked.split("\n"))


def _wrapped_line(line: str) -> str:
    words = line.split(" ")
    out, length = words[0], len(without_marks(words[0]))
    for word in words[1:]:
        size = len(without_marks(word))
        fits = length + 1 + size <= LINE
        out += (" " if fits else "\n") + word
        length = length + 1 + size if fits else size
    return out


DAMAGES: Mapping[str, Damage] = {
    damage.name: damage
    for damage in (
        Damage(name="none"),
        Damage(name="other_dates", write=_other_dates),
        Damage(name="since", write=_since),
        Damage(name="other_headings", write=_other_headings),
        Damage(name="no_headings", write=_no_headings),
        Damage(name="capitals", write=_capitals),
        Damage(name="odd_bullets", write=_odd_bullets),
        Damage(name="smart_quotes", write=_spelled(_smart_quotes)),
        Damage(name="no_break_spaces", write=_spelled(_no_break_spaces)),
        Damage(name="soft_hyphens", write=_spelled(_soft_hyphens)),
        Damage(name="ligatures", write=_spelled(_ligatures)),
        Damage(name="decomposed", write=_spelled(lambda text: unicodedata.normalize("NFD", text))),
        Damage(name="carriage_returns", formats=TEXT, spoil=lambda text: text.replace("\n", "\r\n")),
        Damage(name="no_blank_lines", formats=TEXT, spoil=lambda text: re.sub(r"\n{2,}", "\n", text)),
        Damage(name="spaces_for_tabs", formats=TEXT, spoil=lambda text: text.replace("\t", "      ")),
        Damage(name="wrapped", formats=TEXT, spoil=_wrapped),
        Damage(name="utf_16", formats=TEXT, encoding="utf-16"),
        Damage(name="byte_order_mark", formats=TEXT, encoding="utf-8-sig"),
        Damage(name="justified", formats=PAGES, style="justified"),
        Damage(name="tight", formats=PAGES, style="tight"),
        Damage(name="columns", formats=PAGES, style="columns"),
    )
}


def damages_of(format_: Format) -> tuple[Damage, ...]:
    """The damages that a file of the format can have, none first."""
    return tuple(damage for damage in DAMAGES.values() if format_ in damage.formats)
