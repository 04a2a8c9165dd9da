"""Pictures of text → lines, by the program tesseract, where a person asks for it."""

from __future__ import annotations

import csv
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pypdfium2

from careerproof.documents.compose import BULLETS, Composer, Piece
from careerproof.documents.model import Box, Limits, Page
from careerproof.documents.rules import document_rules
from careerproof.errors import DamagedDocument, EmptyDocument, MissingProgram, TooLarge
from careerproof.evidence import Finding

_PROGRAM = "tesseract"
_LANGUAGES = ("eng", "spa", "fra", "deu", "por")
"""The languages whose résumés we read, as far as the program has them."""
_DPI = 300
"""Dots per inch of a rendered page, as tesseract's documentation advises (Improving the quality of the output)."""
_MOST_PIXELS = 40_000_000
_SECONDS = 120
"""Time for one page; a full one takes five to ten seconds on a slow core."""
_PICTURE_WIDTH = 612.0
"""A picture file does not say how large its page was: it counts as wide as a page of letter paper."""
_POINTS_PER_INCH = 72
_LEAST_CONFIDENCE = 40.0
"""Lines read with less, of 100, are mostly rules, logos and photographs."""
_WIDE_GAP = 2.5
"""A gap of this many times the height of the letters parts what stands apart on one line."""
_LARGE = 1.35
_MISREAD_BULLETS = frozenset("¢©«»°®¤+*")
"""What the program makes of a bullet; no line of a résumé begins with one of these alone."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read in pictures: the pages, and for each word its length and confidence."""

    pages: tuple[Page, ...]
    weights: tuple[tuple[int, float], ...]

    @property
    def confidence(self) -> float:
        """The mean confidence of all letters, 0 to 100."""
        letters = sum(length for length, _ in self.weights)
        return sum(length * confidence for length, confidence in self.weights) / letters if letters else 0.0


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as the program reads it: where (page, block, paragraph, line), its box in pixels, and how sure."""

    place: tuple[int, int, int, int]
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str


def recognise_pdf(data: bytes, composer: Composer, limits: Limits, *, pages: Sequence[int] | None = None) -> Recognised:
    """What the pages of a PDF show as pictures; their lines are added to the composer.

    Args:
        pages: their numbers from 1; all when None.

    Raises:
        MissingProgram: tesseract is not installed.
        EmptyDocument: it finds no text.
        DamagedDocument: it cannot read a page.
    """
    command = _command()
    read: list[Page] = []
    weights: list[tuple[int, float]] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(1, min(len(document), limits.pages) + 1):
            if pages is not None and number not in pages:
                continue
            page = document[number - 1]
            width, height = page.get_size()
            words, _, pixels = _recognise(command, _render(page, width, height))
            page.close()
            scale = width / pixels if pixels else _POINTS_PER_INCH / _DPI
            read.append(Page(number=number, width=width, height=height))
            weights.extend(_write(composer, words, number, scale))
            _check(composer, limits)
    finally:
        document.close()
    return _found(read, weights)


def recognise_picture(data: bytes, composer: Composer, limits: Limits) -> Recognised:
    """What a picture file shows; its lines are added to the composer.

    Raises:
        MissingProgram: tesseract is not installed.
        EmptyDocument: it finds no text.
        DamagedDocument: it cannot read the picture.
    """
    words, sizes, _ = _recognise(_command(), data)
    read: list[Page] = []
    weights: list[tuple[int, float]] = []
    for number, (pixels, height) in sorted(sizes.items()):
        scale = _PICTURE_WIDTH / pixels
        read.append(Page(number=number, width=_PICTURE_WIDTH, height=round(height * scale, 2)))
        weights.extend(_write(composer, [word for word in words if word.place[0] == number], number, scale))
        _check(composer, limits)
    return _found(read, weights)


def tell_recognition(recognised: Recognised) -> Finding:
    """The finding that says that a text was read in pictures, and how surely."""
    return document_rules()["ocr.used"].finding(confidence=f"{recognised.confidence:.0f}")


def _found(pages: Sequence[Page], weights: Sequence[tuple[int, float]]) -> Recognised:
    if not weights:
        raise EmptyDocument(
            "no text was found in the pictures", hint="scan it again, upright and with 300 dots per inch"
        )
    return Recognised(pages=tuple(pages), weights=tuple(weights))


def _command() -> list[str]:
    program = shutil.which(_PROGRAM)
    if program is None:
        raise MissingProgram(_PROGRAM, hint="install it (Debian, Ubuntu: sudo apt-get install tesseract-ocr)")
    listed = _run([program, "--list-langs"], b"")
    known = [name for name in _LANGUAGES if name in listed.split()]
    if not known:
        raise MissingProgram(
            "a language of tesseract", hint="install one (Debian, Ubuntu: sudo apt-get install tesseract-ocr-eng)"
        )
    return [program, "stdin", "stdout", "-l", "+".join(known), "--dpi", str(_DPI), "tsv"]


def _run(command: Sequence[str], data: bytes) -> str:
    """What the program says of the data; one thread, so that it takes no more of the machine than it is given."""
    try:
        done = subprocess.run(  # noqa: S603 - our own words, no shell; the data comes by standard input
            command, input=data, capture_output=True, timeout=_SECONDS, check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise TooLarge("reading the picture takes too long", hint="give fewer or smaller pages") from error
    if done.returncode:
        raise DamagedDocument("tesseract cannot read the picture", hint="save it as PNG and try that copy")
    return done.stdout.decode("utf-8", "replace")


def _render(page: Any, width: float, height: float) -> bytes:
    """The page as a grey picture (PGM)."""
    scale = min(_DPI / _POINTS_PER_INCH, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    grey = bitmap.to_numpy()
    grey = grey[:, :, 0] if grey.ndim == 3 else grey
    picture: bytes = b"P5 %d %d 255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes()
    bitmap.close()
    return picture


def _recognise(command: Sequence[str], picture: bytes) -> tuple[list[_Word], dict[int, tuple[int, int]], int]:
    """The words of a picture, the size of each of its pages in pixels, and the width of the first."""
    words: list[_Word] = []
    sizes: dict[int, tuple[int, int]] = {}
    for row in csv.DictReader(_run(command, picture).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        number = int(row["page_num"])
        left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
        if row["level"] == "1":
            sizes[number] = (width, height)
        elif row["level"] == "5" and (row["text"] or "").strip():
            place = (number, int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
            words.append(_Word(place, left, top, width, height, float(row["conf"]), row["text"].strip()))
    return words, sizes, sizes[1][0] if 1 in sizes else 0


def _write(composer: Composer, words: Sequence[_Word], page: int, scale: float) -> Iterator[tuple[int, float]]:
    """Writes the words as lines; gives the length and confidence of each word that was written."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.place)]
    lines = [line for line in lines if statistics.fmean(word.confidence for word in line) >= _LEAST_CONFIDENCE]
    heights = [max(word.height for word in line) for line in lines]
    usual = statistics.median(heights) if heights else 0.0
    below: float | None = None
    for line, height in zip(lines, heights, strict=True):
        box = _box(line, scale)
        # A line above the one before it begins another column.
        gap = None if below is None or box[3] < below else max(0.0, round(box[1] - below, 2))
        size = round((height if height > _LARGE * usual else usual) * scale, 1)
        composer.add(_pieces(line, size), page=page, box=box, gap_before=gap)
        below = box[3]
        yield from ((len(word.text), word.confidence) for word in line)


def _pieces(line: Sequence[_Word], size: float) -> Iterator[Piece]:
    """The words with a space between, a tab where they stand apart; a misread bullet as a bullet."""
    before: _Word | None = None
    for word in line:
        if before is not None:
            apart = word.left - before.left - before.width
            yield Piece(text="\t" if apart > _WIDE_GAP * max(word.height, before.height) else " ", size=size)
        misread = before is None and len(line) > 1 and word.text in _MISREAD_BULLETS
        yield Piece(text=BULLETS[0] if misread else word.text, size=size)
        before = word


def _box(line: Iterable[_Word], scale: float) -> Box:
    words = list(line)
    return (
        round(min(word.left for word in words) * scale, 2),
        round(min(word.top for word in words) * scale, 2),
        round(max(word.left + word.width for word in words) * scale, 2),
        round(max(word.top + word.height for word in words) * scale, 2),
    )


def _check(composer: Composer, limits: Limits) -> None:
    if composer.length > limits.characters:
        raise TooLarge("the pictures hold more text than the limit")
