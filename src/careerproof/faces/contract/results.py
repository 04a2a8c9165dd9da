"""The shape of every result as JSON Schema (2020-12): what INTERFACE promises is required, more may stand beside it."""

from __future__ import annotations

from functools import cache
from typing import cast

from careerproof.faces.contract.measures import MEASURES
from careerproof.faces.contract.readings import READINGS, SCREENS
from careerproof.faces.contract.shapes import Schema, ref
from careerproof.faces.contract.shared import SHARED

DRAFT = "https://json-schema.org/draft/2020-12/schema"

DEFINITIONS: dict[str, Schema] = {**SHARED, **MEASURES, **READINGS, **SCREENS}
"""Every definition by its name; they point at each other by ``#/$defs/NAME``."""

BARE = frozenset({"Reading"})
"""What carries its envelope within itself: the root is another standard's."""


def enveloped(name: str) -> Schema:
    """The schema of a result as it is given out: the result in its envelope."""
    return ref(name) if name in BARE else {"allOf": [ref(name), ref("Envelope")]}


@cache
def result_schema(name: str) -> Schema:
    """The whole schema of a result, with every definition that it needs: an object at its root."""
    needed: dict[str, Schema] = {}
    waiting = [name, *(() if name in BARE else ("Envelope",))]
    while waiting:
        wanted = waiting.pop()
        if wanted not in needed:
            needed[wanted] = DEFINITIONS[wanted]
            waiting += _pointed_at(DEFINITIONS[wanted])
    return {"$schema": DRAFT, "type": "object", **enveloped(name), "$defs": dict(sorted(needed.items()))}


def _pointed_at(schema: object) -> list[str]:
    """The names of the definitions that a schema points at."""
    if isinstance(schema, dict):
        own = [cast("str", schema["$ref"]).rpartition("/")[2]] if "$ref" in schema else []
        return own + [name for value in schema.values() for name in _pointed_at(value)]
    if isinstance(schema, list):
        return [name for value in schema for name in _pointed_at(value)]
    return []
