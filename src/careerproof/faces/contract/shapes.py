"""JSON Schemas in few words: what the definitions of the results are written with."""

from __future__ import annotations

from collections.abc import Mapping

Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
WHOLE: Schema = {"type": "integer"}
FLAG: Schema = {"type": "boolean"}
ANYTHING: Schema = {"type": "object"}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
OF_HUNDRED: Schema = {"type": "number", "minimum": 0, "maximum": 100}


def ref(name: str) -> Schema:
    """The definition of that name."""
    return {"$ref": f"#/$defs/{name}"}


def listed(items: Schema, least: int = 0) -> Schema:
    """A list of such items."""
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def mapped(values: Schema) -> Schema:
    """An object with any keys and such values."""
    return {"type": "object", "additionalProperties": values}


def nullable(schema: Schema) -> Schema:
    """The same, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(*words: str) -> Schema:
    """One of these words."""
    return {"type": "string", "enum": list(words)}


def said(schema: Schema, meaning: str) -> Schema:
    """The same, with what it means."""
    return {"allOf": [schema], "description": meaning} if "$ref" in schema else {**schema, "description": meaning}


def entries(promised: Mapping[str, Schema], further: Mapping[str, Schema] | None = None, meaning: str = "") -> Schema:
    """An object that has all that is promised, and may have more."""
    return {
        "type": "object",
        **({"description": meaning} if meaning else {}),
        "properties": {**promised, **(further or {})},
        "required": list(promised),
    }
