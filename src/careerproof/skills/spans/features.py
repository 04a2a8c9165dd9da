"""Turns sentences into numbered features: what each word looks like, what stands around it, which known term it is in.

Every property of a word is a 32-bit code; a feature is the number of its template mixed with one to three of them. All
words of all sentences of a text are done at once.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from careerproof.language import stem
from careerproof.skills.spans.model import Hint
from careerproof.skills.spans.sentences import Sentence

Keys = NDArray[numpy.uint32]
Template = tuple[Keys, tuple[tuple[NDArray[numpy.intp], NDArray[numpy.intp]], ...]]

_WORD = ("word", "stem", "shape", "end2", "end3", "end4", "start3", "start4", "class0", "class1", "class2", "class3",
         "opens", "closes")  # fmt: skip
_AROUND = ("hint", "maker", "sure", "long", "family", "cue", "far", "about", "first", "opening", "place", "rest",
           "length")  # fmt: skip
ATOMS = {name: number for number, name in enumerate((*_WORD, *_AROUND))}
_REACH = 3
_SINGLE = (
    *(("word", offset) for offset in range(-3, 4)), ("stem", 0), ("stem", -1), ("stem", 1),
    *(("shape", offset) for offset in (-1, 0, 1)), ("end2", 0), *(("end3", offset) for offset in range(-2, 3)),
    ("end4", 0), ("start3", 0), ("start4", 0),
    *((f"class{level}", offset) for level in range(4) for offset in range(-2, 3)),
    ("opens", 0), ("opens", -1), ("opens", 1), ("closes", 0), ("closes", 1),
    *(("hint", offset) for offset in range(-2, 3)),
    ("maker", 0), ("sure", 0), ("long", 0), ("family", 0), ("family", -1),
    ("cue", 0), ("far", 0), ("about", 0), ("first", 0),
    ("place", 0), ("rest", 0), ("length", 0),
)  # fmt: skip
_DOUBLE = (
    ("word", -1, "word", 0), ("word", 0, "word", 1), ("word", -2, "word", -1), ("word", 1, "word", 2),
    ("end2", -1, "end3", 0), ("end3", 0, "end3", 1),
    *((f"class{level}", offset, f"class{level}", offset + 1) for level in (0, 1) for offset in (-1, 0)),
    ("hint", 0, "word", -1), ("hint", 0, "class1", -1), ("hint", 0, "hint", 1), ("hint", -1, "hint", 0),
    ("cue", 0, "class1", 0), ("about", 0, "class1", 0), ("opening", 0, "class0", 0), ("place", 0, "class1", 0),
)  # fmt: skip
_TRIPLE = tuple(("class0", offset, "class0", offset + 1, "class0", offset + 2) for offset in (-2, -1, 0))
WIDTH = len(_SINGLE) + len(_DOUBLE) + len(_TRIPLE)
"""Features a word."""
_REMEMBERED = 50_000

# fmt: off
_CUES = frozenset([
    "experience", "knowledge", "understanding", "skills", "skill", "familiar", "familiarity", "proficient",
    "proficiency", "ability", "able", "expertise", "background", "degree", "fluent", "passion", "responsible",
    "interest", "interested", "technologies", "tools", "tasks", "responsibilities", "requirements", "qualifications",
    "you", "we", "will", "your", "our", "who", "track",
])
# fmt: on
_YOU, _US, _ASKED = frozenset({"you", "your"}), frozenset({"we", "our"}), frozenset({"experience", "knowledge"})
_BULLETS = frozenset("*·•-–\x95")


@dataclass(frozen=True, slots=True)
class WordClasses:
    """What is known of words from other texts: the classes of words used alike (coarse to fine), and how often one
    opens or closes the name of a skill (in powers of two). One row a word, the row of strange words last."""

    numbers: Mapping[str, int]
    rows: NDArray[numpy.int16]

    def of(self, word: str) -> int:
        """The row of a word, or of its singular."""
        number = self.numbers.get(word)
        return self.numbers.get(word.rstrip("s"), len(self.rows) - 1) if number is None else number


@dataclass(frozen=True, slots=True)
class Described:
    """The words of some sentences, described.

    Args (as stored):
        atoms: uint32 of shape (rows, properties): a row a word, and rows of "outside" around each sentence.
        rows: the row of each word.
        known: the row of each word among the word classes.
    """

    atoms: Keys
    rows: NDArray[numpy.intp]
    known: NDArray[numpy.intp]

    def codes(self, name: str) -> Keys:
        """One property of each word, uint32 of shape (words,)."""
        codes: Keys = self.atoms[self.rows, ATOMS[name]]
        return codes

    def features(self) -> Keys:
        """The features of the words, uint32 of shape (words, WIDTH)."""
        return combined(_TEMPLATES, lambda names, offsets: self.atoms[self.rows[:, None] + offsets, names])


class Describer:
    """Sentences in, described words out; remembers the words it has seen."""

    def __init__(self, classes: WordClasses) -> None:
        self._classes = classes
        self._seen: dict[str, tuple[str, Keys, int]] = {}
        self._codes: dict[str, int] = {}

    def describe(self, sentences: Sequence[Sentence], hints: Sequence[Hint]) -> Described:
        """The words of the sentences; the hints stand in order and do not overlap."""
        total = sum(len(sentence.words) for sentence in sentences)
        atoms = numpy.full(
            (total + _REACH * (len(sentences) + 1), len(ATOMS)), self._code("outside"), dtype=numpy.uint32
        )
        rows = numpy.empty(total, dtype=numpy.intp)
        known = numpy.array([self._word(word)[2] for each in sentences for word in each.words], dtype=numpy.intp)
        row, done, hint = _REACH, 0, 0
        for sentence in sentences:
            length = len(sentence.words)
            while hint < len(hints) and hints[hint].end <= sentence.places[0][0]:
                hint += 1
            self._fill(atoms[row : row + length], sentence, hints, hint)
            rows[done : done + length] = numpy.arange(row, row + length)
            row, done = row + length + _REACH, done + length
        return Described(atoms, rows, known)

    def _fill(self, atoms: Keys, sentence: Sentence, hints: Sequence[Hint], hint: int) -> None:
        known = [self._word(word) for word in sentence.words]
        words = [word for word, _, _ in known]
        atoms[:, : len(_WORD)] = [codes for _, codes, _ in known]
        places = self._hinted(sentence, hints, hint)
        code, length = self._code, len(words)
        have = frozenset(words)
        about = code(f"{bool(have & _YOU)}{bool(have & _US)}{bool(have & _ASKED)}")
        opening = 1 if words[0] in _BULLETS and length > 1 else 0
        first, opens = code(words[opening]), int(known[opening][1][ATOMS["class1"]])
        size = code(f"length{min(length // 5, 8)}")
        cue, far = "none", 0
        around = []
        for place, word in enumerate(words):
            around.append((
                *places[place], code(cue), code(f"{cue}{min(far, 6)}"), about, first, opens,
                code(f"from start {min(place, 4)}"), code(f"to end {min(length - place, 4)}"), size,
            ))  # fmt: skip
            cue, far = (word, 0) if word in _CUES else (cue, far + 1)
        atoms[:, len(_WORD) :] = around

    def _hinted(self, sentence: Sentence, hints: Sequence[Hint], hint: int) -> list[tuple[int, ...]]:
        """For each word what the known term says that it is in."""
        nothing: tuple[int, ...] = (self._code("no hint"),) * 5
        found = [nothing] * len(sentence.words)
        place, last = 0, sentence.places[-1][1]
        while hint < len(hints) and hints[hint].start < last:
            term = hints[hint]
            hint += 1
            while place < len(found) and sentence.places[place][1] <= term.start:
                place += 1
            stop = place
            while stop < len(found) and sentence.places[stop][0] < term.end:
                stop += 1
            for each in range(place, stop):
                found[each] = self._term(term, each == place, each + 1 == stop, stop - place)
            place = stop
        return found

    def _term(self, term: Hint, begins: bool, ends: bool, length: int) -> tuple[int, ...]:
        where = f"{begins}{ends}{term.kind}"
        sure = int(term.confidence * 10) // 2
        return tuple(
            self._code(f"{where}{each}")
            for each in ("", term.taxonomy, f"{term.meant}{sure}", min(length, 4), term.family)
        )

    def _word(self, written: str) -> tuple[str, Keys, int]:
        known = self._seen.get(written)
        if known is None:
            word = re.sub(r"\d", "0", written.lower())
            texts = (word, stem(word), _shape(written), word[-2:], word[-3:], word[-4:], word[:3], word[:4])
            codes = [zlib.crc32(text.encode()) for text in texts]
            row = self._classes.of(word)
            codes += [zlib.crc32(f"class {number}".encode()) for number in self._classes.rows[row].tolist()]
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            known = self._seen[written] = (word, numpy.array(codes, dtype=numpy.uint32), row)
        return known

    def _code(self, text: str) -> int:
        code = self._codes.get(text)
        if code is None:
            code = self._codes[text] = zlib.crc32(text.encode())
        return code


def _shape(word: str) -> str:
    """How a word is written: Aa for Word, AA for SQL, AaA for GitHub, A0 for S3."""
    marks = [
        "A" if letter.isupper() else "a" if letter.isalpha() else "0" if letter.isdigit() else letter for letter in word
    ]
    kept = [mark for place, mark in enumerate(marks) if place == 0 or mark != marks[place - 1]]
    return "".join(kept[:8]) + ("+" if word.isupper() and len(word) > 1 else "")


def combined(templates: Sequence[Template], atoms: Callable[[NDArray[numpy.intp], NDArray[numpy.intp]], Keys]) -> Keys:
    """The features by mixing atoms as the templates say; `atoms` gives those of some properties at some offsets."""
    mixed = []
    for seeds, parts in templates:
        keys: Keys = seeds[None, :]
        for names, offsets in parts:
            keys = _mixed(keys ^ atoms(names, offsets))
        mixed.append(keys)
    return numpy.concatenate(mixed, axis=1)


def template(rows: Sequence[tuple[str | int, ...]], names: Mapping[str, int], *, begin: int) -> Template:
    """Templates of one size, each a row of (property, offset, property, offset, …), numbered from `begin`."""
    seeds = _mixed(numpy.arange(begin, begin + len(rows), dtype=numpy.uint32))
    parts = []
    for place in range(0, len(rows[0]), 2):
        numbers = numpy.array([names[str(row[place])] for row in rows], dtype=numpy.intp)
        offsets = numpy.array([int(row[place + 1]) for row in rows], dtype=numpy.intp)
        parts.append((numbers, offsets))
    return seeds, tuple(parts)


def _mixed(keys: Keys) -> Keys:
    keys = keys * numpy.uint32(0x9E3779B1)
    keys = (keys ^ (keys >> numpy.uint32(15))) * numpy.uint32(0x85EBCA77)
    return keys ^ (keys >> numpy.uint32(13))


_TEMPLATES = (
    template(_SINGLE, ATOMS, begin=1), template(_DOUBLE, ATOMS, begin=1001), template(_TRIPLE, ATOMS, begin=2001),
)  # fmt: skip
