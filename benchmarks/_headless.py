"""Postings whose lists are known from their headings, with the headings taken away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks._sources import read_rows
from careerproof.documents import read_document
from careerproof.documents.model import Document
from careerproof.postings import Posting, read_posting
from careerproof.postings.passages import split_passages

Place = tuple[int, int, str]


@dataclass(frozen=True, kw_only=True)
class Headless:
    """A posting without headings; `places` are its lines with what each asks under its heading."""

    origin: str
    id: int
    text: str
    places: tuple[Place, ...]

    @property
    def has_both(self) -> bool:
        """Whether it has two lists, and not one only."""
        return {gold for _, _, gold in self.places} == {"required", "preferred"}


def google_postings(folder: Path, *, headed: bool, parted: bool) -> Iterator[Headless]:
    """Google's postings, laid out from their three columns."""
    for number, row in enumerate(read_rows(folder / "postings_google" / "job_skills.csv")):
        text = f"{row['Title'] or 'Open position'}\n" + ("\n" if parted else "")
        places: list[Place] = []
        for name, gold in (
            ("Responsibilities", ""),
            ("Minimum Qualifications", "required"),
            ("Preferred Qualifications", "preferred"),
        ):
            text += f"{name}\n" if headed else ""
            for line in filter(None, map(str.strip, row[name].splitlines())):
                if gold:
                    places.append((len(text), len(text) + len(line), gold))
                text += f"{line}\n"
            text += "\n" if parted else ""
        yield Headless(origin="Google", id=number, text=text, places=tuple(places))


def other_postings(folder: Path, *, parted: bool) -> Iterator[Headless]:
    """Glassdoor's and Virginia's postings that have headings: with both lists, or with one of least only.

    What a line asks is what its words and its heading say together, as it is read with the heading.
    """
    for origin, texts in (("Glassdoor", glassdoor_texts(folder)), ("Virginia", virginia_texts(folder))):
        for number, text in enumerate(texts):
            document = _document(text)
            passages = [item for item in split_passages(document) if item.section in ("requirements", "preferred")]
            order = [item.section for item in passages]
            if len(order) < 4 or order != sorted(order, reverse=True):
                continue  # the least does not come first, or there is no list
            posting = read_posting(document)
            yield _without_headings(origin, number, document, posting, parted=parted)


def glassdoor_texts(folder: Path) -> list[str]:
    """The texts of Glassdoor's postings."""
    rows = read_rows(folder / "postings_glassdoor_ds" / "jobs.csv")
    return [f"{row['Job Title']}\n\n{row['Job Description']}" for row in rows]


def virginia_texts(folder: Path) -> list[str]:
    """The texts of Virginia's postings."""
    with (folder / "postings_skillsml_va" / "50_sample.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [f"{row['title']}\n\n{row['jobDescription']}" for row in rows]


def majority(posting: Posting, start: int, end: int) -> str | None:
    """What most requirements of a place ask: its importance, or None where none stands there."""
    own = [item.importance for item in posting.requirements if any(s.start < end and start < s.end for s in item.spans)]
    return max(own, key=own.count) if own else None


def _document(text: str) -> Document:
    return read_document(text.encode(), name="posting.txt")


def _without_headings(origin: str, number: int, document: Document, posting: Posting, *, parted: bool) -> Headless:
    """The posting with every line left out that no passage stands on, and headings in running text cut off."""
    passages = split_passages(document)
    title = posting.title_span
    pieces: list[str] = []
    places: list[Place] = []
    length = 0
    for line in document.lines:
        own = [item for item in passages if item.start < line.end and line.start < item.end]
        is_title = title is not None and title.start < line.end and line.start < title.end
        if not own and not is_title:
            continue
        blank = parted and _is_behind_blank(document, line.start)
        begin = line.start if is_title else max(line.start, own[0].start)
        written = ("\n" if blank and pieces else "") + document.text[begin : line.end].strip() + "\n"
        offset = length + (1 if blank and pieces else 0) - begin
        for item in own:
            low, high = max(item.start, line.start), min(item.end, line.end)
            gold = majority(posting, low, high) if item.section in ("requirements", "preferred") else None
            if gold in ("required", "preferred"):
                places.append((low + offset, high + offset, gold))
        pieces.append(written)
        length += len(written)
    return Headless(origin=origin, id=number, text="".join(pieces), places=tuple(places))


def _is_behind_blank(document: Document, start: int) -> bool:
    before = document.text[:start]
    return before[len(before.rstrip()) :].count("\n") > 1


def lines_right(posting: Headless) -> int:
    """How many of its lines give requirements that carry their list's importance."""
    read = read_posting(_document(posting.text))
    return sum(majority(read, start, end) == gold for start, end, gold in posting.places)
