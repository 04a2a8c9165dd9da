"""Reading takes time by the length of a text and not by its square, whatever stands in it."""

from __future__ import annotations

import re
import time

import pytest

from careerproof.documents.model import Document
from careerproof.documents.read import read_document
from careerproof.language.model import Mention
from careerproof.postings.model import Posting
from careerproof.postings.read import read_posting
from careerproof.resumes.read import read_resume

FEW, MANY = 4_000, 16_000
GROWTH = 8.0
"""Four times the text may take twice the time that it would take by its length; by the square it would be 16."""
NOTHING = 0.25
"""Seconds of processor time that are too few to judge by."""

HOSTILE = {
    "one word": "a",
    "commas": "a, ",
    "dashes": "- ",
    "digits": "1 ",
    "dates": "Jan 2020 - ",
    "years": "2019-2020 ",
    "at signs": "a@",
    "dots": "a.",
    "addresses": "a.b@c.",
    "web addresses": "http://",
    "brackets": "(",
    "bars": "a | ",
    "lines": "x\n",
    "bullets": "- did a thing in 2020\n",
    "headings": "EXPERIENCE\nEDUCATION\n",
    "jobs": "Engineer, Acme Corp\nJan 2020 - Mar 2021\n- did\n",
    "titles": "Engineer at ",
    "degrees": "Bachelor of Science in ",
    "phones": "+1 512 555 0100 ",
    "labels": "Skills: ",
    "quotes": "'\"",
    "zero width": "a\u200b",
    "slashes": "a/",
    "named slashes": "Python/",
    "named commas": "Excel, ",
    "named semicolons": "Excel; ",
    "named lines": "- Excel\n",
    "short degrees": "BS, ",
    "years of things": "5 years of Python, ",
    "strengths": "Excel required, Python preferred, ",
    "degrees or years": "BS or 5 years or ",
    "spaces": "Python required and" + " " * 300,
}

NAMED = re.compile("Python|Excel")


def read_named_posting(document: Document) -> Posting:
    """The text as the qualifications of a posting, with the mentions of its known terms."""
    text = document.text
    found = [
        Mention(text=name.group(), start=name.start(), end=name.end(), kind="technology", term=None, confidence=1.0)
        for name in NAMED.finditer(text)
    ]
    return read_posting(document, mentions=found)


@pytest.mark.parametrize("read", [read_resume, read_named_posting], ids=["resume", "posting"])
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length(piece: str, read: object) -> None:
    """Four times the text takes about four times as long."""
    assert callable(read)
    few, many = (read_document(_text(piece, size).encode(), name="x.txt") for size in (FEW, MANY))
    read(few)  # word lists and patterns are loaded once
    quick = min(_seconds(read, few) for _ in range(2))
    slow = _seconds(read, many)
    if slow > max(NOTHING, GROWTH * quick):
        slow = min(slow, _seconds(read, many))
    assert slow <= max(NOTHING, GROWTH * quick), f"{FEW:,} took {quick:.2f} s, {MANY:,} took {slow:.2f} s"


def _text(piece: str, size: int) -> str:
    return "Requirements\n" + piece * (size // len(piece))


def _seconds(read: object, document: Document) -> float:
    assert callable(read)
    start = time.process_time()
    read(document)
    return time.process_time() - start
