"""Document → Resume where the file is data already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from careerproof.documents.model import Document
from careerproof.resumes.json_resume import from_json_resume, parse_json_resume
from careerproof.resumes.model import Resume
from careerproof.resumes.patterns import lazy
from careerproof.resumes.structured.make import Ranges, escape_key, make_resume
from careerproof.resumes.structured.shelf import Shelf
from careerproof.resumes.structured.trees import make_elements, make_tables, read_tree

if TYPE_CHECKING:
    from careerproof.resumes.structured.yaml_tree import Tree

_YAML = lazy(r"^(?:cv:[ \t]*(?:#.*)?|basics:[ \t]*(?:#.*)?\r?\n(?:[ \t]*\r?\n)*[ \t]+[a-z_A-Z]+:.*)$", re.MULTILINE)
"""A key of a file's own at the start of a line: the person in RenderCV, or in JSON Resume written as YAML."""
_YAML_LINE = lazy(r"[\w$-]+[ \t]*:(?:[ \t]|$)|[ \t#\-%]|\.\.\.|$|[\]}]")
"""How a line of a YAML mapping begins: with a key, an indent, a remark, the mark of an item or of a document."""


def read_structured(document: Document) -> Resume | None:
    """The résumé of a file that is data: JSON Resume, RenderCV's YAML, LinkedIn's export, Europass XML, also where
    it is attached to a PDF that shows the same. None where the document is to be read as a page.
    """
    if document.reader == "text":
        data = parse_json_resume(document.text)
        if data is not None:
            return from_json_resume(data, document.text)
        if _YAML.search(document.text):
            return _read_yaml(document)
    if document.reader == "tables" and (tree := read_tree(document, "tables")):
        from careerproof.resumes.structured.linkedin import read_linkedin

        return _resume(document, read_linkedin(document.text, make_tables(document, tree)))
    if document.reader == "xml" and (tree := read_tree(document, "elements")):
        from careerproof.resumes.structured.europass import read_europass

        return _resume(document, read_europass(document.text, make_elements(document, tree)))
    if document.reader == "pdf" and (tree := read_tree(document, "attached elements")):
        return _read_attached(document, tree)
    return None


def _read_yaml(document: Document) -> Resume | None:
    """The résumé of a YAML text: RenderCV's, or JSON Resume written as YAML; None where it is neither."""
    from careerproof.resumes.structured.rendercv import read_rendercv
    from careerproof.resumes.structured.yaml_tree import read_yaml

    if not all(_YAML_LINE.match(line) for line in document.text.splitlines()):
        return None
    tree = read_yaml(document.text)
    if not isinstance(tree, dict):
        return None
    if "cv" in tree:
        return _resume(document, read_rendercv(document.text, tree))
    places: dict[str, Ranges] = {}
    data = _flattened(tree, "", places)
    return make_resume(data, text=document.text, places=places) if isinstance(data, dict) else None


def _flattened(tree: Tree, pointer: str, places: dict[str, Ranges]) -> object:
    """The tree as JSON has it; where each value stands is noted by its pointer."""
    if isinstance(tree, dict):
        return {key: _flattened(value, f"{pointer}/{escape_key(key)}", places) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_flattened(value, f"{pointer}/{number}", places) for number, value in enumerate(tree)]
    places[pointer] = tree.ranges
    return tree.value


def _read_attached(document: Document, tree: Mapping[str, Any]) -> Resume | None:
    from careerproof.resumes.structured.attached import read_attached
    from careerproof.resumes.structured.europass import read_europass

    read = read_attached(document, tree)
    if read is None:
        return None
    resume = _resume(document, read_europass(document.text, read[0]))
    return replace(resume, findings=(*resume.findings, *read[1]))


def _resume(document: Document, shelf: Shelf) -> Resume:
    return make_resume(shelf.data, text=shelf.text, places=shelf.places, rest=shelf.rest, span=document.span)
