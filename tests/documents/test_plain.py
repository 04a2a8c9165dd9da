"""Plain text and Markdown stay as they are; lines point into them."""

from __future__ import annotations

import pytest

from careerproof.documents import Document, read_document
from careerproof.documents.model import POINTS_PER_BLANK_LINE
from careerproof.documents.plain import decode_text


def texts(document: Document) -> list[str]:
    """The lines' texts."""
    return [document.text[line.start : line.end] for line in document.lines]


def test_line_breaks_and_indents_stay_in_the_text_and_out_of_the_lines() -> None:
    """Windows line ends, indents and blank lines are unchanged."""
    text = "Robin Example\r\n\r\n  * Wrote software\r\n- Tested it  \n2019. A good year\n"
    document = read_document(text.encode(), name="resume.txt")
    assert document.text == text
    assert texts(document) == ["Robin Example", "Wrote software", "Tested it", "2019. A good year"]
    assert [line.bullet for line in document.lines] == [False, True, True, False]
    assert [line.gap_before for line in document.lines] == [None, POINTS_PER_BLANK_LINE, 0, 0]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
        ("café".encode("utf-16"), "café"),
        ("café".encode("utf-32"), "café"),
        (b"caf\xc3\xa9", "café"),
        (b"caf\xe9 \x80", "café €"),
    ],
)
def test_encodings_are_told_apart(data: bytes, text: str) -> None:
    """The byte order mark decides and is no text; without one UTF-8, else Windows-1252."""
    assert decode_text(data) == text


MARKDOWN = """# Robin Example

**Data analyst**

Summary
=======
Moves *data* and **people**. [Mail](mailto:robin@example.com)

## Skills ##
- Python
  1. SQL
* * *
| Tool | Years |
|------|-------|
| Git  | 5     |
```
# no heading
```
"""


def test_markdown_markers_stay_outside_the_lines() -> None:
    """Headings, items, tables, emphasis and fences are understood, and the text unchanged."""
    document = read_document(MARKDOWN.encode(), name="resume.md")
    assert document.text == MARKDOWN
    assert [(document.text[line.start : line.end], line.level, line.bullet) for line in document.lines] == [
        ("Robin Example", 1, False),
        ("Data analyst", None, False),
        ("Summary", 1, False),
        ("Moves *data* and **people**. [Mail](mailto:robin@example.com)", None, False),
        ("Skills", 2, False),
        ("Python", None, True),
        ("SQL", None, True),
        ("Tool | Years", None, False),
        ("Git  | 5", None, False),
        ("# no heading", None, False),
    ]
    assert [document.text[run.start : run.end] for run in document.runs if run.bold] == ["Data analyst", "people"]
    (link,) = document.links
    assert link.span is not None
    assert (link.target, document.text[link.span.start : link.span.end]) == ("mailto:robin@example.com", "Mail")
    table = [line for line in document.lines if line.cells]
    assert [[document.text[start:end] for start, end in line.cells] for line in table] == [
        ["Tool", "Years"],
        ["Git", "5"],
    ]


def test_the_name_tells_markdown_from_text() -> None:
    """The same bytes are Markdown or plain text by their name."""
    assert read_document(b"# Head", name="a.md").lines[0].level == 1
    assert read_document(b"# Head", name="a.txt").lines[0].level is None
    assert read_document(b"# Head").reader == "text"
