"""What must hold for every résumé that is read: counted on all files, and right where nothing is counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from careerproof.documents.model import Document
from careerproof.resumes.json_resume import from_json_resume
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume

LAWS = {
    "values": "values read",
    "unbacked": "values that their own characters do not give",
    "untold": "values without evidence",
    "unsteady": "files that read otherwise a second time",
    "unlike": "files that their own JSON Resume reads otherwise",
}
"""What is counted; all but the first should be 0."""


def broken_laws(document: Document, resume: Resume) -> Counter[str]:
    """How often each of `LAWS` is broken by one résumé, and how many values it holds."""
    values = dict(text_leaves(resume.to_dict()))
    return Counter(
        values=len(values),
        unbacked=len(unbacked_fields(resume)),
        untold=len(values.keys() - resume.fields.keys()),
        unsteady=read_resume(document) != resume,
        unlike=_is_changed_by_json(resume),
    )


def unbacked_fields(resume: Resume) -> list[str]:
    """The pointers of fields whose characters do not give the value as written: there should be none."""
    leaves = dict(text_leaves(resume.to_dict()))
    wrong = []
    for pointer, evidence in resume.fields.items():
        written = " ".join(resume.text[span.start : span.end] for span in evidence.spans)
        if evidence.spans and written != (leaves.get(pointer) if evidence.raw is None else evidence.raw):
            wrong.append(pointer)
    return wrong


def text_leaves(value: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a plain value with its JSON pointer."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from text_leaves(item, f"{pointer}/{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from text_leaves(item, f"{pointer}/{number}")
    elif isinstance(value, str):
        yield pointer, value


def _is_changed_by_json(resume: Resume) -> bool:
    """True where the résumé, written as JSON Resume and read again, says something else."""
    written = resume.to_dict()
    read = from_json_resume(json.loads(json.dumps(written)))
    return read.to_dict() != written or read.work != resume.work
