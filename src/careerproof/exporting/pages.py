"""Writes an outline as text that needs no library of its own: plain text, Markdown, HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from careerproof.exporting.model import Entry, Line, Outline
from careerproof.exporting.outline import SEPARATOR
from careerproof.exporting.template import FOLDER, Template

_MARKS = re.compile(r"([\\`*\[<])")
_LEADING = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s)")


def write_text(outline: Outline) -> str:
    """Plain text, as forms take it: headings in capitals, bullets with a dash."""
    blocks = [_given(outline.name, outline.label, _contacts(outline))]
    for part in outline.parts:
        lines = [part.heading.upper()]
        lines += [_plain_line(line) for line in part.lines]
        lines += [f"- {_plain_line(line)}" for line in part.items]
        for number, entry in enumerate(part.entries):
            lines += [""] if number else []
            lines += _plain_entry(entry)
        blocks.append(lines)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def write_markdown(outline: Outline) -> str:
    """CommonMark: one heading for the name, one for each section and entry."""
    # No bold and no link markup: what reads the file as plain text shall find no marks among the words.
    head = _given(outline.label, _contacts(outline))
    blocks = [*([f"# {_escape(outline.name)}"] if outline.name else []), *map(_escape, head)]
    for part in outline.parts:
        blocks.append(f"## {_escape(part.heading)}")
        blocks += [_escape(_plain_line(line)) for line in part.lines]
        blocks += _list([_plain_line(line) for line in part.items])
        for entry in part.entries:
            blocks += _marked_entry(entry)
    return "\n\n".join(blocks) + "\n"


def write_html(outline: Outline, *, template: Template) -> str:
    """One page that loads nothing from elsewhere, for the screen and for printing."""
    html: str = _page().render(outline=outline, separator=SEPARATOR, look=template, weights=_WEIGHTS)
    return html


_WEIGHTS = {"regular": 400, "semibold": 600, "bold": 700}


@cache
def _page() -> Any:
    from jinja2 import Environment, StrictUndefined

    # Jinja2's own escaping is on: nothing in a résumé becomes markup.
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    text = (FOLDER / "resume.html.jinja").read_text(encoding="utf-8")
    return environment.from_string(text)


def _contacts(outline: Outline) -> str:
    """Web addresses in full, so that whatever shows the text can make links of them."""
    shown = (item.target if item.target and "://" in item.target else item.text for item in outline.contacts)
    return SEPARATOR.join(shown)


def _plain_line(line: Line) -> str:
    return f"{line.label}: {line.text}" if line.label else line.text


def _plain_entry(entry: Entry) -> list[str]:
    title = SEPARATOR.join(_given(entry.title, entry.period))
    lines = [title, SEPARATOR.join(entry.where), *(_plain_line(line) for line in entry.lines)]
    return [line for line in lines if line] + [f"- {bullet}" for bullet in entry.bullets]


def _marked_entry(entry: Entry) -> Iterator[str]:
    if entry.title or entry.period:
        yield "### " + SEPARATOR.join(_escape(text) for text in _given(entry.title, entry.period))
    if entry.where:
        yield SEPARATOR.join(_escape(text) for text in entry.where)
    yield from (_escape(_plain_line(line)) for line in entry.lines)
    yield from _list(entry.bullets)


def _list(items: Sequence[str]) -> list[str]:
    return ["\n".join(f"- {_escape(item)}" for item in items)] if items else []


def _escape(text: str) -> str:
    """The text with the signs that Markdown would take for markup made plain."""
    return _LEADING.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))


def _given(*values: str | None) -> list[str]:
    return [value for value in values if value]
