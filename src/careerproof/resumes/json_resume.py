"""JSON Resume → Resume: strict dates, every unknown key kept, the same statements as from a document."""

from __future__ import annotations

import json
from collections.abc import Mapping

from careerproof.resumes.model import Resume
from careerproof.resumes.patterns import lazy
from careerproof.resumes.structured.make import Ranges, escape_key, make_resume


def from_json_resume(data: Mapping[str, object], text: str | None = None) -> Resume:
    """The résumé that a JSON Resume object holds; what has the wrong type or is no real date becomes a finding.

    Args:
        data: the parsed object.
        text: the JSON text it was parsed from; then each value knows where it stands there.
    """
    return make_resume(data, text=text or "", places=_string_places(text) if text is not None else {})


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
