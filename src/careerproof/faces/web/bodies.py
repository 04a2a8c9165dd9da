"""Reads what a request was given: a query, a form with files, or JSON; all of it in memory, within limits."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from careerproof.errors import UsageError, WrongBody
from careerproof.faces.contract.files import held_file, plain_name, text_file
from careerproof.faces.contract.model import Takes
from careerproof.faces.web.model import MEGABYTE
from careerproof.verbs.opening import OpenedFile, opened_file

Given = Mapping[str, Sequence[object]]
FILES = 1000
FIELDS = 1000


class _InMemory(MultiPartParser):
    """The parser of forms, which writes no upload to the disk: a résumé stays in memory."""

    spool_max_size = 1000 * MEGABYTE


async def read_given(request: Request, verb: Takes) -> Given:
    """What a request gives for the parameters of a verb, by name.

    Raises:
        WrongBody: the body is of no type that we read.
        UsageError: the body is broken, or names what it must not.
        BodyTooLarge: it holds more than it may.
    """
    if request.method in ("GET", "HEAD"):
        return _listed(list(request.query_params.multi_items()))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return _from_json(await request.body(), verb)
    if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        return await _from_form(request, verb)
    if not kind and not await request.body():
        return {}
    raise WrongBody(f"{verb.name} does not read a body of type {kind[:60] or 'none'}")


async def read_form(request: Request) -> FormData:
    """The form that was sent, its files in memory; whoever reads it closes it.

    Raises:
        UsageError: it is broken.
    """
    try:
        if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
            parser = _InMemory(
                request.headers, request.stream(), max_files=FILES, max_fields=FIELDS, max_part_size=20 * MEGABYTE
            )
            return await parser.parse()
        return await FormParser(request.headers, request.stream()).parse()
    except (MultiPartException, UnicodeDecodeError, ValueError, KeyError) as error:
        raise UsageError("the form is broken", hint="send it again as multipart/form-data in UTF-8") from error


async def _from_form(request: Request, verb: Takes) -> Given:
    form = await read_form(request)
    try:
        items: list[tuple[str, object]] = []
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                items.append((name, opened_file(plain_name(value.filename or name), await value.read())))
            else:
                items.append((name, _as_file(verb, name, value)))
    finally:
        await form.close()
    return _listed(items)


def _from_json(body: bytes, verb: Takes) -> Given:
    try:
        values = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except RecursionError as error:
        raise UsageError("the JSON is nested too deeply", hint="send an object of the parameters") from error
    except (UnicodeDecodeError, ValueError) as error:
        raise UsageError("the body is not JSON in UTF-8", hint="send an object of the parameters") from error
    if not isinstance(values, dict):
        raise UsageError("the body is not a JSON object", hint="send an object of the parameters")
    return {
        name: [_as_file(verb, name, item) for item in (value if isinstance(value, list) else [value])]
        for name, value in values.items()
    }


def _as_file(verb: Takes, name: str, value: object) -> object:
    """The value, made a file where the parameter is one: a text, or an object with a name and a text or base64."""
    parameter = verb.parameter(name)
    if parameter is None or parameter.kind != "file" or isinstance(value, OpenedFile) or value in (None, ""):
        return value
    if isinstance(value, str):
        return text_file(name, value)
    if isinstance(value, dict):
        return held_file(name, value)
    raise UsageError(f"{name} is no file", hint='send a part with a file, a text, or {"name": …, "base64": …}')


def _listed(items: Sequence[tuple[str, object]]) -> Given:
    given: dict[str, list[object]] = defaultdict(list)
    for name, value in items:
        given[name].append(value)
    return given


def _no_number(word: str) -> float:
    raise ValueError(word)
