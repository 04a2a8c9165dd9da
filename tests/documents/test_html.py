"""HTML is read as a browser without scripts shows it."""

from __future__ import annotations

import pytest

from careerproof.documents import Document, read_document


def read(body: str, *, head: str = "") -> Document:
    """The document of a page with this body."""
    return read_document(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def texts(document: Document) -> list[str]:
    """The lines' texts."""
    return [document.text[line.start : line.end] for line in document.lines]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>One <b>bold</b>\n word</p><p>Two</p>", ["One bold word", "Two"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("a<br>b<br/>c", ["a", "b", "c"]),
        ("<ul><li>One</li><li><p>Two</p></li></ul>", ["One", "Two"]),
        ("<table><tr><th>Tool<th>Years<tr><td>SQL<td>4</table>", ["Tool\tYears", "SQL\t4"]),
        ("<pre>a\n  b</pre>", ["a", "b"]),
        ("<p>R&amp;D &mdash; caf&eacute;&nbsp;bar</p>", ["R&D — café bar"]),
        ("x<script>var a;</script><style>p{}</style><template>t</template><!-- c -->y", ["xy"]),
    ],
)
def test_the_lines_of_a_page(body: str, lines: list[str]) -> None:
    """Blocks end lines, inline tags do not; what shows nothing is left out."""
    assert texts(read(body)) == lines


def test_headings_bullets_and_cells_are_marked() -> None:
    """Structure is kept beside the text."""
    document = read("<h2>Duties</h2><ul><li></ul><p>Now</p><ol><li>Plan</ol><table><tr><td>a<td>b</table>")
    assert [(line.level, line.bullet, len(line.cells)) for line in document.lines] == [
        (2, False, 0), (None, False, 0), (None, True, 0), (None, False, 2),
    ]  # fmt: skip


def test_title_links_and_structured_data_are_kept() -> None:
    """The title, the targets of links, and JSON-LD as it stands."""
    head = '<title> A  job </title><script type="application/ld+json"> {"@type": "JobPosting"} </script>'
    document = read('<p>Send <a href="mailto:jobs@example.com">a mail</a></p>', head=head)
    (link,) = document.links
    assert link.span is not None
    assert (link.target, document.text[link.span.start : link.span.end]) == ("mailto:jobs@example.com", "a mail")
    assert (document.title, document.structured_data) == ("A job", ('{"@type": "JobPosting"}',))


@pytest.mark.parametrize(
    "tag",
    [
        "<p hidden>{}</p>",
        '<p style="display:none">{}</p>',
        '<div style="visibility: hidden"><p>{}</p></div>',
        '<span style="font-size:0">{}</span>',
        '<p style="opacity: 0">{}</p>',
        '<p style="position:absolute; left:-9999px">{}</p>',
        '<p style="color:#fff;background:#fff">{}</p>',
        '<p class="ghost">{}</p>',
        '<p id="gone">{}</p>',
    ],
)
def test_what_a_browser_does_not_show_is_put_aside(tag: str) -> None:
    """Hidden words are kept apart from the text."""
    head = "<style>.ghost, #gone { display : none } @media print { .seen { display: none } }</style>"
    document = read(f'<p class="seen">Seen</p>{tag.format("Unseen words")}', head=head)
    assert document.text == "Seen"
    assert [hidden.text for hidden in document.hidden] == ["Unseen words"]


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        ("color: white; -webkit-text-stroke: 1px black", True),
        ("color: transparent; -webkit-text-stroke: thin navy", True),
        ("color: white; -webkit-text-stroke: 1px white", False),
        ("color: white; -webkit-text-stroke: 0.01px black", False),
        ("color: white; -webkit-text-stroke: 0", False),
        ("color: transparent; -webkit-text-stroke: 1px", False),
        ("color: black; -webkit-text-fill-color: transparent; -webkit-text-stroke: 1px", True),
        ("color: white; text-shadow: 0 0 2px #fff, 1px 1px rgba(0, 0, 0, 0.8)", True),
        ("color: white; text-shadow: 0 0 2px rgba(0, 0, 0, 0)", False),
        ("color: white; -webkit-text-fill-color: black", True),
        ("color: black; -webkit-text-fill-color: white", False),
        ("color: transparent; background: navy; background-clip: text", True),
        ("color: transparent; background: white; background-clip: text", False),
        ("color: white; background: navy; background-clip: text", False),
    ],
)
def test_letters_are_seen_by_whatever_is_drawn_of_them(style: str, seen: bool) -> None:
    """An outline, a shadow or a background cut to the letters shows them, where its own colour is another one."""
    document = read(f'<p>Seen</p><p style="{style}">Lettering</p>')
    assert ("Lettering" in document.text) == seen
    assert [hidden.text for hidden in document.hidden] == ([] if seen else ["Lettering"])


@pytest.mark.parametrize(
    "data",
    [
        "<html><body>café – bar</body></html>".encode(),
        "<html><body>café – bar</body></html>".encode("cp1252"),
        "<html><head><meta charset=iso-8859-1></head><body>café – bar</body></html>".encode("cp1252"),
        b"\xff\xfe" + "<html><body>café – bar</body></html>".encode("utf-16-le"),
        '<?xml version="1.0" encoding="utf-8"?><html><body>café – bar</body></html>'.encode(),
    ],
)
def test_the_encoding_is_found(data: bytes) -> None:
    """By byte order mark, declaration, UTF-8, Windows-1252, in this order."""
    assert read_document(data, name="page.html").text == "café – bar"


def test_deep_nesting_ends_well() -> None:
    """A page of ten thousand nested tags is read without a crash."""
    assert "deep" in read("start deep" + "<div>" * 10_000 + "bottom").text


def test_an_aside_before_the_head_is_read_behind_the_main_text() -> None:
    """A page whose sidebar stands first in the file is read as it is laid out: the name first, the sidebar last."""
    page = (
        b"<html><body><div><aside><h3>Interests</h3><p>Chess</p></aside>Hello<nav>Skills</nav> there"
        b"<main><h1>Robin Example</h1><h2>Work</h2><p>Gardener</p></main>Bye</div>"
        b"<footer>printed</footer></body></html>"
    )
    document = read_document(page, name="resume.html")
    assert [document.text[line.start : line.end] for line in document.lines] == [
        "Hello there", "Robin Example", "Work", "Gardener", "Bye", "Interests", "Chess", "Skills", "printed",
    ]  # fmt: skip


def test_an_accent_is_part_of_its_letter() -> None:
    """A letter and a combining accent are one character, as a search for the name expects it."""
    document = read_document("<html><body><p>Jose\u0301 Nu\u0301n\u0303ez</p></body></html>".encode(), name="a.html")
    assert document.text == "Jos\u00e9 N\u00fa\u00f1ez"
