"""YAML → values that know where they stand: nothing is constructed, aliases cannot multiply."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from careerproof.errors import DamagedDocument, MissingExtra, TooLarge
from careerproof.resumes.structured.shelf import Leaf, Written

Tree = Leaf | list["Tree"] | dict[str, "Tree"]

_MOST_NODES = 50_000
"""Values that a file may hold, each alias counted with all that it stands for; a résumé has some hundreds."""
_LONGEST = 400_000
"""Characters of YAML; a résumé has some ten thousand, and the parser reads about 200,000 in a second."""
_NOTHING = "tag:yaml.org,2002:null"


def read_yaml(text: str) -> Tree | None:
    """The values of a YAML text: mappings, lists, and scalars as they are written; None where it holds nothing.

    Why no objects are made: a date stays the text that it is, and no tag can run a thing.

    Raises:
        MissingExtra: PyYAML is not installed.
        DamagedDocument: the text is no valid YAML; the message names the line.
        TooLarge: it holds more values than a résumé does, also by aliases of aliases.
    """
    if len(text) > _LONGEST:
        raise TooLarge("the YAML is longer than any résumé")
    try:
        yaml: Any = import_module("yaml")
    except ImportError as error:
        raise MissingExtra("PyYAML", extra="yaml") from error
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark is not None else ""
        raise DamagedDocument(
            f"this is no valid YAML{where}", hint="correct the line; an editor for YAML shows it"
        ) from error
    except RecursionError as error:
        raise DamagedDocument("the file nests deeper than any résumé does") from error
    return _Reader(text, yaml).tree(root) if root is not None else None


class _Reader:
    def __init__(self, text: str, yaml: Any) -> None:
        self._text = text
        self._yaml = yaml
        self._left = _MOST_NODES
        self._open: set[int] = set()

    def tree(self, node: Any) -> Tree:
        """The values below a node."""
        self._left -= 1
        if self._left < 0 or id(node) in self._open:
            raise TooLarge("the YAML holds more values than any résumé, or holds itself")
        if isinstance(node, self._yaml.ScalarNode):
            return self._leaf(node)
        self._open.add(id(node))
        found: Tree
        if isinstance(node, self._yaml.SequenceNode):
            found = [self.tree(item) for item in node.value]
        else:
            found = {str(key.value): self.tree(value) for key, value in node.value}
        self._open.discard(id(node))
        return found

    def _leaf(self, node: Any) -> Leaf:
        """A scalar: its value, and the stretches of its lines without quotes and indents."""
        if node.tag == _NOTHING or not node.value.strip():
            return Leaf(lines=())
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("'", '"'):
            start, end = start + 1, end - 1
        elif node.style in ("|", ">"):  # the first line holds the mark of the block
            start = self._text.find("\n", start, end) + 1
        ranges = tuple(_lines(self._text, start, end))
        if node.style == "|":
            texts = [line.strip() for line in node.value.splitlines() if line.strip()]
            if len(texts) == len(ranges):
                return Leaf(
                    lines=tuple(Written(text=t, ranges=(place,)) for t, place in zip(texts, ranges, strict=True))
                )
        return Leaf(lines=(Written(text=" ".join(node.value.split()), ranges=ranges),))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch line by line, without white space around each and without empty ones."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        bare = line.strip()
        if bare:
            low = at + line.index(bare)
            yield low, low + len(bare)
        at += len(line)
