"""Writes a résumé as JSON Resume v1, with what no field of it holds beside the fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from careerproof.exporting.remaining import is_empty
from careerproof.resumes.json_resume import UNPLACED
from careerproof.resumes.model import Resume


def write_json_resume(resume: Resume) -> str:
    """The JSON text. Lines of a page that belong to no field stand under `meta.careerproof.unplaced`, each with its
    section; our reader takes them from there, others may ignore them.
    """
    plain = resume.to_dict()
    groups: dict[tuple[str, str, str], list[str]] = {}
    for statement in resume.statements:
        kind, _, index = statement.pointer.strip("/").partition("/")
        text = " ".join(statement.text.split())
        if not index.isdigit() or is_empty(text):
            continue
        section = resume.sections[int(index)] if kind == "sections" else None
        heading = (section.heading or "").strip() if section is not None else ""
        owner = "" if section is not None else statement.pointer
        groups.setdefault((owner, statement.section, heading), []).append(text)
    unplaced = [
        {"owner": owner, "section": section, "heading": heading, "lines": lines}
        for (owner, section, heading), lines in groups.items()
    ]
    if unplaced:
        plain["meta"] = _with_ours(plain.get("meta"), unplaced)
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _with_ours(meta: object, unplaced: list[dict[str, Any]]) -> dict[str, object]:
    known = dict(meta) if isinstance(meta, Mapping) else {}
    ours = known.get("careerproof")
    return {**known, "careerproof": {**(ours if isinstance(ours, Mapping) else {}), UNPLACED: unplaced}}
