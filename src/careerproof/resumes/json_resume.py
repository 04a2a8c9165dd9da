"""JSON Resume → Resume: strict dates, every unknown key kept, the same statements as from a document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import get_args

from careerproof.resumes.model import Resume, SectionKind
from careerproof.resumes.patterns import lazy
from careerproof.resumes.structured.make import Ranges, Rest, escape_key, make_resume

UNPLACED = "unplaced"
"""The key under `meta.careerproof` with the lines of a page that belong to no field."""


def from_json_resume(data: Mapping[str, object], text: str | None = None) -> Resume:
    """The résumé that a JSON Resume object holds; what has the wrong type or is no real date becomes a finding.

    Args:
        data: the parsed object.
        text: the JSON text it was parsed from; then each value knows where it stands there.
    """
    if text is None:
        return make_resume(data)
    places = _string_places(text)
    kept, unplaced = _without_unplaced(data)
    return make_resume(kept, text=text, places=places, rest=tuple(_rest(unplaced, places)))


def _without_unplaced(data: Mapping[str, object]) -> tuple[Mapping[str, object], object]:
    """The object without the lines that our export keeps beside the fields, and these."""
    meta = data.get("meta")
    ours = meta.get("careerproof") if isinstance(meta, Mapping) else None
    if not isinstance(meta, Mapping) or not isinstance(ours, Mapping) or UNPLACED not in ours:
        return data, ()
    others = {key: value for key, value in ours.items() if key != UNPLACED}
    left = {**{key: value for key, value in meta.items() if key != "careerproof"}}
    left |= {"careerproof": others} if others else {}
    kept = {key: value for key, value in data.items() if key != "meta"}
    return {**kept, **({"meta": left} if left else {})}, ours[UNPLACED]


def _rest(unplaced: object, places: Mapping[str, Ranges]) -> Iterator[Rest]:
    """The kept lines, each with where it stands in the JSON text; what has another shape is left out."""
    for number, group in enumerate(unplaced if isinstance(unplaced, list) else ()):
        if not isinstance(group, Mapping):
            continue
        section = next((kind for kind in get_args(SectionKind) if kind == group.get("section")), None)
        if section is None:
            continue
        owner, heading, lines = (group.get(key) for key in ("owner", "heading", "lines"))
        stem = f"/meta/careerproof/{UNPLACED}/{number}/lines"
        ranges = [places.get(f"{stem}/{line}", ()) for line in range(len(lines) if isinstance(lines, list) else 0)]
        yield Rest(
            owner=owner if isinstance(owner, str) else "",
            heading=heading if isinstance(heading, str) else "",
            ranges=tuple(place for found in ranges for place in found),
            section=section,
        )


def parse_json_resume(text: str) -> Mapping[str, object] | None:
    """The JSON Resume object that a text is as a whole, or None when it is something else."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return None
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):  # nested deeper than any résumé
        return None
    if not isinstance(data, dict) or not {"basics", "work", "education", "skills"} & data.keys():
        return None
    return data


_TOKEN = lazy(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def _string_places(text: str) -> dict[str, Ranges]:
    """Where each string value of a valid JSON text stands (without its quotes), by JSON pointer."""
    places: dict[str, Ranges] = {}
    stack: list[tuple[str, str | int]] = []
    key: str | None = None
    awaiting = False
    for match in _TOKEN.finditer(text):
        lexeme = match.group()
        if lexeme in "{[":
            stack.append((lexeme, "" if lexeme == "{" else 0))
            awaiting = False
        elif lexeme in "}]":
            stack.pop()
        elif lexeme == ":":
            awaiting = True
        elif lexeme == ",":
            kind, at = stack[-1]
            stack[-1] = (kind, at + 1 if isinstance(at, int) else at)
            awaiting = False
        elif lexeme.startswith('"') and stack and stack[-1][0] == "{" and not awaiting:
            key = json.loads(lexeme)
            stack[-1] = ("{", escape_key(key or ""))
        elif lexeme.startswith('"'):
            pointer = "".join(f"/{at}" for _, at in stack)
            places[pointer] = ((match.start() + 1, match.end() - 1),)
    return places
