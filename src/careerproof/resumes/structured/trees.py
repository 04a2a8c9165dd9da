"""The trees that stand beside a document's text: rows and elements whose values know where they stand in it."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from careerproof.documents.model import Document, Line
from careerproof.resumes.structured.shelf import Leaf, Written

Row = Mapping[str, Leaf]
"""A row of a table: its values by column, in small letters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """An element of a file: its value, or the elements within."""

    name: str
    leaf: Leaf | None = None
    children: tuple[Element, ...] = ()

    def all(self, path: str) -> Iterator[Element]:
        """The elements at a path of names below this one, in their order."""
        name, _, rest = path.partition("/")
        for child in self.children:
            if child.name == name:
                yield from child.all(rest) if rest else (child,)

    def value(self, *paths: str) -> Leaf | None:
        """The first value at one of the paths."""
        for path in paths:
            for element in self.all(path):
                if element.leaf is not None:
                    return element.leaf
        return None

    def leaves(self) -> Iterator[Leaf]:
        """All values below, in their order."""
        if self.leaf is not None:
            yield self.leaf
        for child in self.children:
            yield from child.leaves()


def read_tree(document: Document, kind: str) -> Any:
    """The tree of this kind beside the document, as JSON has it; None where there is none."""
    for block in document.structured_data:
        try:
            tree = json.loads(block)
        except (ValueError, RecursionError):  # a page's own data may be anything
            continue
        if isinstance(tree, dict) and tree.get("kind") == kind:
            return tree
    return None


def make_tables(document: Document, tree: Mapping[str, Any]) -> dict[str, list[Row]]:
    """The tables by name, their values as they stand in the document."""
    lines = _Lines(document)
    return {
        name: [{column: lines.leaf(places) for column, places in row.items()} for row in rows]
        for name, rows in tree["tables"].items()
    }


def make_elements(document: Document, tree: Mapping[str, Any]) -> Element:
    """The root element, its values as they stand in the document."""
    lines = _Lines(document)
    return _element(tree["root"], lambda item: lines.leaf(item["places"]))


def make_attached(tree: Mapping[str, Any], locate: Callable[[Sequence[str], str], Leaf | None]) -> Element:
    """The root element of an attachment; `locate` gives for the lines of a value, and its element's name, the value as
    it stands in the document, or None where it does not.
    """
    return _element(tree["root"], lambda item: locate(item["lines"], item["name"]))


def _element(item: Mapping[str, Any], leaf: Callable[[Mapping[str, Any]], Leaf | None]) -> Element:
    if "children" in item:
        return Element(name=item["name"], children=tuple(_element(child, leaf) for child in item["children"]))
    return Element(name=item["name"], leaf=leaf(item))


class _Lines:
    """The lines of a document, by where they stand."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._lines: Sequence[Line] = document.lines

    def leaf(self, places: Sequence[Sequence[int]]) -> Leaf:
        lines = [
            Written(text=self._text[start:end], ranges=((start, end),), bullet=self._lines[self.at(start)].bullet)
            for start, end in places
        ]
        return Leaf(lines=tuple(lines), label=self._label(places[0][0]))

    def at(self, offset: int) -> int:
        """Which line stands there."""
        return max(0, bisect_right(self._lines, offset, key=attrgetter("start")) - 1)

    def _label(self, start: int) -> tuple[int, int] | None:
        """The label before the value, on its line or the one above; both end in a colon."""
        number = self.at(start)
        line = self._lines[number]
        if line.start < start:
            return (line.start, start - 2)
        above = self._lines[number - 1] if number else line
        return (above.start, above.end - 1) if self._text[above.end - 1] == ":" else None
