"""The shape of what a parameter takes, as JSON Schema."""

from __future__ import annotations

from careerproof.faces.contract.model import Parameter
from careerproof.faces.contract.shapes import Schema

_TYPES = {"flag": "boolean", "whole": "integer", "number": "number"}


def value_schema(parameter: Parameter) -> Schema:
    """The schema of one value of a parameter that is no file."""
    schema: Schema = {"type": _TYPES.get(parameter.kind, "string")}
    if parameter.kind == "date":
        schema["format"] = "date"
    elif parameter.choices:
        schema["enum"] = list(parameter.choices)
    elif parameter.kind == "text":
        schema["minLength"] = 1
        if parameter.most is not None:
            schema["maxLength"] = int(parameter.most)
    else:
        if parameter.least is not None:
            schema["minimum"] = parameter.least
        if parameter.most is not None:
            schema["maximum"] = parameter.most
    if parameter.default is not None:
        schema["default"] = parameter.default
    if parameter.example is not None:
        schema["examples"] = [parameter.example]
    return schema
