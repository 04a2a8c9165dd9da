"""The verbs as tools: what each takes, what each gives, and the call itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from careerproof.faces.contract.arguments import read_arguments
from careerproof.faces.contract.calls import Calls
from careerproof.faces.contract.model import Parameter, Verb
from careerproof.faces.contract.results import DRAFT, enveloped, result_schema
from careerproof.faces.contract.shapes import Schema
from careerproof.faces.contract.values import value_schema
from careerproof.faces.contract.verbs import RANKING, VERBS
from careerproof.faces.mcp.files import AllowedFiles

TOOLS = (*VERBS, RANKING)

_FILE: Schema = {
    "anyOf": [
        {"type": "string", "description": "the path of a file in a folder that the person has allowed"},
        {
            "type": "object",
            "description": "the file itself: a name, and its text or its bytes as base64",
            "properties": {"name": {"type": "string"}, "text": {"type": "string"}, "base64": {"type": "string"}},
            "additionalProperties": False,
        },
    ]
}


def input_schema(verb: Verb) -> Schema:
    """What a tool takes: an object of the verb's parameters."""
    return {
        "$schema": DRAFT,
        "type": "object",
        "properties": {parameter.name: _value(parameter) for parameter in verb.parameters},
        "required": [parameter.name for parameter in verb.parameters if parameter.required],
        "additionalProperties": False,
    }


@cache
def output_schema(name: str) -> Schema:
    """What a tool gives: the result in its envelope; of a verb of rows that gave several, all of them under `rows`."""
    verb = next(verb for verb in TOOLS if verb.name == name)
    schema = result_schema(verb.result)
    if not verb.rows:
        return schema
    row = enveloped(verb.result)
    several: Schema = {"type": "object", "properties": {"rows": {"type": "array", "items": row}}, "required": ["rows"]}
    return {"$schema": DRAFT, "type": "object", "anyOf": [row, several], "$defs": schema["$defs"]}


async def call_verb(verb: Verb, given: Mapping[str, object], files: AllowedFiles, calls: Calls) -> dict[str, Any]:
    """The answer of a verb as a tool gives it: an object.

    Raises:
        CareerproofError: the call is wrong, a file may not or cannot be read, or what the verb itself raises.
    """
    opened: dict[str, list[object]] = {}
    for name, value in given.items():
        parameter = verb.parameter(name)
        values = value if isinstance(value, list) else [value]
        is_file = parameter is not None and parameter.kind == "file"
        opened[name] = [files.open(name, item) if is_file and item is not None else item for item in values]
    answer = json.loads(await calls.answer(verb, read_arguments(verb, opened)))
    return {"rows": answer} if isinstance(answer, list) else cast("dict[str, Any]", answer)


def _value(parameter: Parameter) -> Schema:
    schema = _FILE if parameter.kind == "file" else value_schema(parameter)
    if parameter.many:
        schema = {"anyOf": [schema, {"type": "array", "items": schema, "minItems": 1}]}
    return {**schema, "description": parameter.meaning}
