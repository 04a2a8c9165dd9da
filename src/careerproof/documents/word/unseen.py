"""What a Word document holds besides what it shows: comments, descriptions of pictures, data parts, unused margins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from careerproof.documents.model import HiddenText
from careerproof.documents.word.archive import Archive
from careerproof.documents.word.names import WP, R, W
from careerproof.documents.word.parts import find_main_part, read_part, read_relations

_DATA = re.compile(r"^customXml/item\d+\.xml$")
_PLUMBING = re.compile(r"^\{?(?:https?://schemas\.(?:microsoft|openxmlformats)\.|urn:schemas-microsoft)")
"""Namespaces of what Word and its servers keep for themselves; their short values are settings."""
_PROSE = 200
"""Characters from which even such a part holds text."""
_PROPERTIES = ("docProps/core.xml", "docProps/custom.xml")
_KEPT = frozenset(("title", "subject", "description", "keywords", "category", "creator", "lpwstr", "lpstr"))
_MARGINS = re.compile(r"/(?:header|footer)$")


def read_unseen(archive: Archive) -> tuple[HiddenText, ...]:
    """The texts of the document that no page shows, with the way in which each is kept."""
    main = find_main_part(archive)
    relations = read_relations(archive, main)
    root = read_part(archive, main)
    return (
        *_comments(archive, relations),
        *_descriptions(root),
        *_data_parts(archive),
        *_unused_margins(archive, relations, root),
    )


def read_properties(archive: Archive) -> tuple[tuple[str, str], ...]:
    """The document's properties that hold text, by name, in the order of the file."""
    found: list[tuple[str, str]] = []
    for name in _PROPERTIES:
        if name in archive.names:
            for item in read_part(archive, name).iter():
                tag = etree.QName(item).localname
                text = " ".join((item.text or "").split())
                if tag in _KEPT and text:
                    parent = item.getparent()
                    found.append((tag if parent is None else parent.get("name", tag), text))
    return tuple(found)


def _comments(archive: Archive, relations: dict[str, tuple[str, str]]) -> Iterator[HiddenText]:
    for name in sorted({target for target, kind in relations.values() if kind.endswith("/comments")}):
        if name in archive.names:
            for comment in read_part(archive, name).iter(f"{W}comment"):
                yield from _told(comment, "a comment")


def _descriptions(root: etree._Element) -> Iterator[HiddenText]:
    for picture in root.iter(f"{WP}docPr"):
        text = " ".join(f"{picture.get('title', '')} {picture.get('descr', '')}".split())
        if text:
            yield HiddenText(text=text, how="the description of a picture")


def _data_parts(archive: Archive) -> Iterator[HiddenText]:
    for name in archive.names:
        if _DATA.match(name):
            root = read_part(archive, name)
            text = " ".join(" ".join(str(part) for part in root.itertext()).split())
            if text and (not _PLUMBING.match(str(root.tag)) or len(text) > _PROSE):
                yield HiddenText(text=text, how="a part that is not shown")


def _unused_margins(
    archive: Archive, relations: dict[str, tuple[str, str]], root: etree._Element
) -> Iterator[HiddenText]:
    """Headers and footers that no section shows."""
    used = {item.get(f"{R}id", "") for item in root.iter(f"{W}headerReference", f"{W}footerReference")}
    shown = {relations[item][0] for item in used if item in relations}
    margins = {target for target, kind in relations.values() if _MARGINS.search(kind)}
    for name in sorted(margins - shown):
        if name in archive.names:
            yield from _told(read_part(archive, name), "a part that is not shown")


def _told(item: etree._Element, how: str) -> Iterator[HiddenText]:
    paragraphs = ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in item.iter(f"{W}p")]
    text = " ".join(" ".join(paragraphs).split())
    if text:
        yield HiddenText(text=text, how=how)
