"""The items of a list: what stands between separators, between cells, or on lines by themselves."""

from __future__ import annotations

import re
from itertools import pairwise

from careerproof.resumes.flow import Flow, Found
from careerproof.resumes.patterns import lazy

SEPARATED = lazy(r"[,;|•·●▪∣¦]|\t| \* ")
"""What stands between two items of one line."""

_ITEM = lazy(r"(?:\([^()]*\)|\[[^\[\]]*\]|[^,;|•·●▪\t∣¦*]|(?<=\d),(?=\d)|\*(?=\w))+")
_DOTS = lazy(r"[●○◯•★☆■□⬤⚫⚪]{2,}|\d{1,3}\s?%$|\b\d\s?/\s?(?:5|10)$")
_TECHNICAL = lazy(r"[^\W\d_][A-Z0-9+#]|[^\W\d_]\.[^\W\d_]|^\d+$")
_KEPT_DOT = lazy(r"\.\w|\b\w\.$|[A-Z]\.$")


def split_items(flow: Flow, start: int = 0) -> list[Found]:
    """The items of a flow from an offset on, without marks, dots of a rating and full stops."""
    items = []
    for low, high in _stretches(flow, start):
        for match in _ITEM.finditer(flow.text, low, high):
            found = flow.found(*_bare_item(flow.text, *match.span()))
            if found is not None and re.search(r"\w", found.value):
                items.append(found)
    return items


def split_at_spaces(flow: Flow, item: Found) -> list[Found]:
    """The terms of an item that lists them with nothing but spaces ("MySQL NoSQL ORM Redis S3"), else the item alone.

    Only where at least half of five words or more have the shape of a technology's name, and none is a small word: in
    "Machine Learning Data Mining" nothing tells where a term ends. A number stays with the word before it ("HTML 5"),
    a word with the two capitals of a maker ("MS Project").
    """
    words = list(re.finditer(r"\S+", item.value))
    shaped = sum(_TECHNICAL.search(word.group()) is not None for word in words)
    if len(words) < 5 or 2 * shaped < len(words) or len(item.ranges) > 1 or SEPARATED.search(item.value):
        return [item]
    if any(word.group().islower() or not word.group()[0].isalnum() for word in words):
        return [item]
    bounds: list[tuple[int, int]] = []
    for word in words:
        before = item.value[slice(*bounds[-1])] if bounds else ""
        joined = word.group().isdigit() or (re.fullmatch(r"[A-Z]{2}", before) and word.group().istitle())
        if bounds and joined:
            bounds[-1] = (bounds[-1][0], word.end())
        else:
            bounds.append(word.span())
    whole = Flow(flow.source, item.ranges)
    return [found for low, high in bounds if (found := whole.found(low, high)) is not None]


def _stretches(flow: Flow, start: int) -> list[tuple[int, int]]:
    """The parts that no item crosses: with separators the whole, else each line or cell by itself."""
    whole = [(start, len(flow.text))]
    if SEPARATED.search(flow.text[start:]):
        return whole
    if len(flow.ranges) > 1 and "\t" not in flow.source[flow.ranges[0][0] : flow.ranges[-1][1]]:
        return whole
    bounds = sorted({start, *(edge for edge in _edges(flow) if edge > start), len(flow.text)})
    return list(pairwise(bounds))


def _edges(flow: Flow) -> list[int]:
    """The offsets at which the stretches of a flow begin."""
    edges, offset = [], 0
    for low, high in flow.ranges:
        edges.append(offset)
        offset += high - low + 1
    return edges


def _bare_item(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip(" .:–—-"))
    last = end - (len(words) - len(words.rstrip(" :–—-")))
    if last - first > 1 and text[last - 1] == "." and not _KEPT_DOT.search(text[first:last]):
        last -= 1
    dots = _DOTS.search(text, first, last)
    return (first, dots.start()) if dots and dots.end() == last else (first, last)
