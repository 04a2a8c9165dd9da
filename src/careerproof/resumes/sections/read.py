"""Blocks → drafts: each section read by the reader of its kind, words and addresses made whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from careerproof.documents.model import Document
from careerproof.language.model import Mention
from careerproof.resumes.sections.certificates import read_awards, read_certificates
from careerproof.resumes.sections.draft import NOTES, Draft
from careerproof.resumes.sections.education import read_education
from careerproof.resumes.sections.interests import read_interests
from careerproof.resumes.sections.languages import read_languages
from careerproof.resumes.sections.links import complete
from careerproof.resumes.sections.projects import read_projects
from careerproof.resumes.sections.publications import read_publications
from careerproof.resumes.sections.references import read_references
from careerproof.resumes.sections.rows import Row, Styles
from careerproof.resumes.sections.skills import read_skills
from careerproof.resumes.sections.split import Block
from careerproof.resumes.sections.work import read_work

_LISTS: dict[str, Callable[[str, Sequence[Row]], list[Draft]]] = {
    "skills": read_skills,
    "languages": read_languages,
    "certificates": read_certificates,
    "awards": read_awards,
    "publications": read_publications,
    "interests": read_interests,
    "references": read_references,
}
_VOLUNTEER_NAMES = {"name": "organization"}


def read_sections(document: Document, blocks: Sequence[Block], mentions: Sequence[Mention]) -> dict[str, list[Draft]]:
    """The entries of each kind of section, in the order of the page."""
    styles = Styles(document)
    drafts: dict[str, list[Draft]] = {}
    for block in blocks:
        found = _read_block(document, block, styles, mentions)
        drafts.setdefault(block.kind, []).extend(
            draft for draft in found if draft.values or draft.lists.keys() - {NOTES}
        )
    _mend_hyphens(document.text, drafts)
    for listed in drafts.values():
        for draft in listed:
            if "url" in draft.values:
                draft.values["url"] = complete(draft.values["url"], document.links)
    return drafts


def whole_words(text: str) -> frozenset[str]:
    """The words of a text, without the halves that a line's end made."""
    return frozenset(re.findall(r"(?<![-­‐]\n)(?<![^\W_])[^\W\d_]+(?![^\W_]|[-­‐]\n)", text))


def _read_block(document: Document, block: Block, styles: Styles, mentions: Sequence[Mention]) -> list[Draft]:
    if block.kind == "work":
        return read_work(document, block.rows, styles)
    if block.kind == "volunteer":
        return [_renamed(draft) for draft in read_work(document, block.rows, styles)]
    if block.kind == "education":
        return read_education(document, block.rows, styles)
    if block.kind == "projects":
        return read_projects(document, block.rows, styles, mentions)
    return _LISTS[block.kind](document.text, block.rows) if block.kind in _LISTS else []


def _renamed(draft: Draft) -> Draft:
    """A position as voluntary work: its employer is an organization."""
    draft.values = {_VOLUNTEER_NAMES.get(name, name): value for name, value in draft.values.items()}
    return draft


def _mend_hyphens(text: str, drafts: Mapping[str, Sequence[Draft]]) -> None:
    """Words that a line's end cut in two are put together in the values; the written form stays their `raw`."""
    if not re.search(r"[-­‐]\n", text):
        return
    vocabulary = whole_words(text)
    for listed in drafts.values():
        for draft in listed:
            draft.values = {name: found.unhyphenated(vocabulary) for name, found in draft.values.items()}
            draft.lists = {
                name: [item.unhyphenated(vocabulary) for item in items] for name, items in draft.lists.items()
            }
