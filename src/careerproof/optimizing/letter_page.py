"""Lays out a letter for a word processor, as résumés are laid out: the person on top, paragraphs, a list of proofs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from careerproof.exporting.model import Contact, Line, Outline, Part
from careerproof.optimizing.letter import CONTACT_SEPARATOR, PROOF_MARK
from careerproof.optimizing.model import Letter, LetterLine


def outline_letter(letter: Letter) -> Outline:
    """The letter as an outline: every line of it, in its order, in the style that it has."""
    name, *rest = letter.lines
    head = rest[0] if rest and not rest[0].opens else None
    contacts = head.text.split(CONTACT_SEPARATOR) if head is not None else []
    return Outline(
        name=name.text,
        label=None,
        contacts=tuple(Contact(text=text) for text in contacts),
        parts=tuple(_parts(rest[1:] if head is not None else rest)),
    )


def _parts(lines: Iterable[LetterLine]) -> Iterable[Part]:
    """Runs of paragraphs and of listed proofs, each a part without a heading."""
    for is_listed, run in groupby(lines, key=lambda line: line.text.startswith(PROOF_MARK)):
        told = tuple(Line(text=line.text.removeprefix(PROOF_MARK)) for line in run)
        yield Part(kind="letter", heading="", items=told) if is_listed else Part(kind="letter", heading="", lines=told)
