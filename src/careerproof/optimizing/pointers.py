"""Reads and replaces the value that a JSON pointer names in a résumé, and tells its statements anew."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from careerproof.resumes.model import Resume
from careerproof.resumes.statements import build_statements

_ATTRIBUTES = {
    "postalCode": "postal_code",
    "countryCode": "country_code",
    "startDate": "start_date",
    "endDate": "end_date",
    "studyType": "study_type",
    "releaseDate": "release_date",
}


def place_in(pointer: str) -> int:
    """The place in its list of the entry, section or group that the pointer leads into."""
    return int(pointer.strip("/").split("/")[1])


def value_at(resume: Resume, pointer: str) -> object:
    """The value at the pointer; None where a list ends before it."""
    node: Any = resume
    for part in pointer.strip("/").split("/"):
        if isinstance(node, tuple):
            if int(part) >= len(node):
                return None
            node = node[int(part)]
        else:
            node = getattr(node, _ATTRIBUTES.get(part, part))
    return node


def with_value(resume: Resume, pointer: str, value: object) -> Resume:
    """The résumé with another value at the pointer; its text and evidence stay."""
    changed: Resume = _replaced(resume, pointer.strip("/").split("/"), value)
    return changed


def is_field(resume: Resume, pointer: str) -> bool:
    """True where the pointer names a field that résumés have, false for unknown keys and for stray lines."""
    kind, *rest = pointer.strip("/").split("/")
    node = getattr(resume, _ATTRIBUTES.get(kind, kind), None)
    if isinstance(node, tuple):
        node, rest = (node[0] if node else None), rest[1:]
    name = _ATTRIBUTES.get(rest[0], rest[0]) if rest else ""
    return kind != "sections" and hasattr(node, name)


def retell(resume: Resume, pointer: str) -> Resume:
    """The résumé with its statements at and below the pointer made anew from the fields; all others stay."""

    def is_told(name: str) -> bool:
        return _is_below(name, pointer) and is_field(resume, name)

    told = [item for item in build_statements(resume) if is_told(item.pointer)]
    places = [number for number, item in enumerate(resume.statements) if is_told(item.pointer)]
    kept = [item for item in resume.statements if not is_told(item.pointer)]
    place = places[0] if places else len(kept)
    return dataclasses.replace(resume, statements=(*kept[:place], *told, *kept[place:]))


def _is_below(name: str, pointer: str) -> bool:
    return name == pointer or name.startswith(pointer + "/")


def _replaced(node: Any, parts: Sequence[str], value: object) -> Any:
    if not parts:
        return value
    if isinstance(node, tuple):
        number = int(parts[0])
        return (*node[:number], _replaced(node[number], parts[1:], value), *node[number + 1 :])
    name = _ATTRIBUTES.get(parts[0], parts[0])
    return dataclasses.replace(node, **{name: _replaced(getattr(node, name), parts[1:], value)})
