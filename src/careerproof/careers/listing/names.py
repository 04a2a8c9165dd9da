"""What people call each career beside its title: the names that find what the title would not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from careerproof.careers.landscape import see_landscape
from careerproof.careers.listing.everyday import list_everyday
from careerproof.careers.translation import load_translation
from careerproof.facts.keeping import kept
from careerproof.facts.model import TitleKind
from careerproof.facts.store import Facts
from careerproof.language import normalise, stem

NAMES = 8
"""How many other names a career is given: with more, the list of all would not load at once on a phone."""

_LONGEST = 34
"""Longer names are typed by nobody."""

_SAID: Mapping[TitleKind, float] = {
    "reported": 3.0,
    "soc_direct": 2.0,
    "esco": 2.0,
    "short": 1.5,
    "alternate": 1.0,
    "esco_alternate": 0.5,
}
"""What each list says of how usual a name is: names that workers reported most."""


@kept(8)
def list_names(facts: Facts, language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """The other names of each career by code or slug, the most usual first, each with a word that is new.

    Everyday names (`everyday.list_everyday`) are not among them, nor what adds no word to those.
    All are English, as the lists are; where the career has a title in another language, its English one comes first.
    """
    landscape = see_landscape(facts)
    if language != "en":
        translation, english = load_translation(language), list_names(facts)
        titles = zip(landscape.keys, landscape.titles, strict=True)
        return {
            key: english[key] if translation.title(key, title) == title else (title, *english[key])
            for key, title in titles
        }
    said, everyday = _said(facts), list_everyday()
    found = {}
    for key, title in zip(landscape.keys, landscape.titles, strict=True):
        emerging = landscape.emerging.get(key)
        names: Iterable[str] = said[key] if emerging is None else emerging.titles
        found[key] = _telling((title, *everyday.get(key, ())), names)
    return found


def _said(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """The names of each official occupation, those first that the most lists give."""
    points: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    written: dict[str, str] = {}
    for title in facts.titles():
        if title.kind != "official":
            # "Intensive Care Unit Nurse (ICU Nurse)" holds its short form, which is listed by itself.
            text = title.text.partition(" (")[0]
            name = normalise(text)
            points[title.code][name] += _SAID[title.kind]
            written[name] = min(written.get(name, text), text)
    return {
        code: tuple(written[name] for name in sorted(names, key=lambda name: (-names[name], len(name), name)))
        for code, names in points.items()
    }


def _telling(held: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """The first names that bring a word which neither the names that are held nor those before them have."""
    known = {word for name in held for word in _stems(name)}
    chosen: list[str] = []
    for name in names:
        words = _stems(name)
        if len(name) <= _LONGEST and words - known:
            chosen.append(name)
            known |= words
        if len(chosen) == NAMES:
            break
    return tuple(chosen)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in normalise(text).replace("/", " ").split()}
