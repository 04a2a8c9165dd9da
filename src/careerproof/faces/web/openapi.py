"""The published description of the REST interface, made of the contract: OpenAPI 3.1."""

from __future__ import annotations

from functools import cache

from careerproof.faces.contract.model import Parameter, Takes, Verb
from careerproof.faces.contract.results import DEFINITIONS, enveloped
from careerproof.faces.contract.shapes import Schema
from careerproof.faces.contract.values import value_schema
from careerproof.faces.contract.verbs import RANKING, VERBS
from careerproof.faces.contract.writing import MEDIA, WRITERS, Writer
from careerproof.faces.web.problems import PROBLEM
from careerproof.version import __version__

ROWS = "application/jsonl"
BOTH = (*VERBS, RANKING)
ADDRESS = 2000
"""The most characters of a text in an address; longer ones go into a body."""
FAILURES = {
    "400": "the call itself is wrong",
    "401": "a token is needed",
    "403": "a page of another site sent the request",
    "404": "no occupation goes by that name, or nothing is at this address",
    "413": "a file or the request is too large",
    "415": "a file or the body is of a type that is not read",
    "421": "the request names a foreign host",
    "422": "the input cannot be read, or is refused",
    "429": "too many requests",
    "500": "a fault of ours",
    "501": "an optional library or program is not installed",
    "503": "the server is busy, or its facts cannot be used",
}


@cache
def describe_interface() -> Schema:
    """The OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "careerproof",
            "version": __version__,
            "summary": "How AI-safe is a career, what does a screen read in a résumé, and which true edits raise it?",
            "description": "Everything runs on the machine that serves it; files stay in memory and are forgotten with "
            "the answer. Each result carries its schema and the versions of code and facts.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {
            **{f"/v1/{verb.name}": _operations(verb) for verb in BOTH},
            **{f"/v1/{writer.path}": {"post": _writing(writer)} for writer in WRITERS},
        },
        "components": {
            "schemas": {
                **{name: _moved(schema) for name, schema in sorted(DEFINITIONS.items())},
                "Problem": _PROBLEM,
                "File": _FILE,
            },
            "responses": {
                f"Failure{status}": {
                    "description": meaning,
                    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }
                for status, meaning in FAILURES.items()
            },
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "only where the server asks for one"}
            },
        },
    }


_PROBLEM: Schema = {
    "type": "object",
    "description": "Problem details (RFC 9457); `error` holds the same words as every other face.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "error": {"$ref": "#/components/schemas/Error"},
    },
    "required": ["type", "title", "status", "detail", "error"],
}
_FILE: Schema = {
    "description": "A file in JSON: its text, or an object with a name and its text or base64.",
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {"name": {"type": "string"}, "text": {"type": "string"}},
            "required": ["text"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"name": {"type": "string"}, "base64": {"type": "string", "contentEncoding": "base64"}},
            "required": ["base64"],
            "additionalProperties": False,
        },
    ],
}


def _operations(verb: Verb) -> Schema:
    operations: Schema = {
        "post": {
            "operationId": verb.name,
            "summary": verb.question,
            "requestBody": _request(verb),
            "responses": _responses(verb),
        }
    }
    if not verb.needs_file:
        operations["get"] = {
            "operationId": f"get_{verb.name}",
            "summary": verb.question,
            "parameters": [
                {
                    "name": parameter.name,
                    "in": "query",
                    "required": parameter.required,
                    "description": parameter.meaning,
                    "schema": _many(parameter, _query_value(parameter)),
                    **({"style": "form", "explode": True} if parameter.many else {}),
                }
                for parameter in verb.parameters
                if parameter.kind != "file"
            ],
            "responses": _responses(verb) | {"304": {"description": "what you have is still so (by its ETag)"}},
        }
    return operations


def _writing(writer: Writer) -> Schema:
    """The operation of a call that gives a file."""
    return {
        "operationId": writer.path.replace("/", "_"),
        "summary": writer.question,
        "requestBody": _request(writer),
        "responses": {
            "200": {
                "description": "the file, named by the Content-Disposition",
                "content": {kind.partition(";")[0]: {"schema": {}} for kind in MEDIA.values()},
            },
            **{status: {"$ref": f"#/components/responses/Failure{status}"} for status in FAILURES},
        },
    }


def _request(call: Takes) -> Schema:
    return {
        "required": any(parameter.required for parameter in call.parameters),
        "content": {
            "application/json": {"schema": _body(call, in_json=True)},
            "multipart/form-data": {"schema": _body(call, in_json=False)},
        },
    }


def _responses(verb: Verb) -> Schema:
    row = _moved(enveloped(verb.result))
    content: Schema = {"application/json": {"schema": _rows_or_one(row) if verb.rows else row}}
    if verb.rows:
        content[ROWS] = {"schema": {"type": "string", "description": "a result a line, as they come"}}
    answered: Schema = {
        "200": {
            "description": "the result in its envelope" + (", a list of them unless it is alone" if verb.rows else ""),
            "content": content,
        }
    }
    return answered | {status: {"$ref": f"#/components/responses/Failure{status}"} for status in FAILURES}


def _rows_or_one(row: Schema) -> Schema:
    return {"anyOf": [row, {"type": "array", "items": row}]}


def _body(verb: Takes, *, in_json: bool) -> Schema:
    return {
        "type": "object",
        "properties": {
            parameter.name: _many(parameter, {**_value(parameter, in_json=in_json), "description": parameter.meaning})
            for parameter in verb.parameters
        },
        "required": [parameter.name for parameter in verb.parameters if parameter.required],
        "additionalProperties": False,
    }


def _many(parameter: Parameter, schema: Schema) -> Schema:
    return {"type": "array", "items": schema, "minItems": 1} if parameter.many else schema


def _query_value(parameter: Parameter) -> Schema:
    """The schema of one value in an address, which holds no long text."""
    schema = _value(parameter, in_json=False)
    return {**schema, "maxLength": min(ADDRESS, int(parameter.most or ADDRESS))} if "maxLength" in schema else schema


def _value(parameter: Parameter, *, in_json: bool) -> Schema:
    """The schema of one value of a parameter."""
    if parameter.kind == "file":
        if in_json:
            return {"$ref": "#/components/schemas/File"}
        return {"type": "string", "contentMediaType": "application/octet-stream"}
    return value_schema(parameter)


def _moved(schema: object) -> Schema:
    """The schema with its pointers led to where OpenAPI keeps schemas."""
    return _move(schema)  # type: ignore[return-value]


def _move(value: object) -> object:
    if isinstance(value, dict):
        return {
            key: item.replace("#/$defs/", "#/components/schemas/")
            if key == "$ref" and isinstance(item, str)
            else _move(item)
            for key, item in value.items()
        }
    return [_move(item) for item in value] if isinstance(value, list) else value
