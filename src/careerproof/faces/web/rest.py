"""REST: each verb under /v1, with the same words and the same JSON as everywhere else."""

from __future__ import annotations

import asyncio
import datetime
import hashlib
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from careerproof.errors import CareerproofError
from careerproof.faces.contract.arguments import read_arguments
from careerproof.faces.contract.calls import Calls
from careerproof.faces.contract.model import Verb
from careerproof.faces.contract.verbs import RANKING, VERBS
from careerproof.faces.contract.writing import MEDIA, WRITERS, Writer
from careerproof.faces.envelope import to_json
from careerproof.faces.web.bodies import read_given
from careerproof.faces.web.downloads import download
from careerproof.faces.web.openapi import ROWS, describe_interface
from careerproof.version import __version__

JSON = "application/json"
AHEAD = 4
"""How many items of one batch are worked on at once, that of the next row among them."""

Endpoint = Callable[[Request], Awaitable[Response]]


def rest_routes(calls: Calls, facts_version: str) -> list[Route]:
    """The routes of all verbs, of the calls that give a file, and of the description of them."""
    return [
        Route("/openapi.json", _describe, methods=["GET"]),
        *(
            Route(
                f"/v1/{verb.name}",
                _endpoint(verb, calls, facts_version),
                methods=["POST"] if verb.needs_file else ["GET", "POST"],
                name=verb.name,
            )
            for verb in (*VERBS, RANKING)
        ),
        *(
            Route(f"/v1/{writer.path}", _writing(writer, calls), methods=["POST"], name=writer.path)
            for writer in WRITERS
        ),
    ]


async def _describe(_: Request) -> Response:
    return Response(to_json(describe_interface()), media_type=JSON)


def _endpoint(verb: Verb, calls: Calls, facts_version: str) -> Endpoint:
    """What answers the calls of one verb."""

    async def answer(request: Request) -> Response:
        arguments = read_arguments(verb, await read_given(request, verb))
        headers: dict[str, str] = {}
        if request.method in ("GET", "HEAD"):
            tag = _tag(verb, arguments, facts_version)
            headers = {"etag": tag, "cache-control": "private, no-cache"}
            if tag in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=headers)
        if verb.rows and ROWS in request.headers.get("accept", ""):
            return await _stream(_answer_each(verb, arguments, calls))
        if not verb.is_by_item:
            return Response(await calls.answer(verb, arguments), media_type=JSON, headers=headers)
        rows = [row async for row in _answer_each(verb, arguments, calls)]
        body = rows[0] if len(rows) == 1 else b"[" + b",".join(rows) + b"]"
        return Response(body, media_type=JSON, headers=headers)

    return answer


def _writing(writer: Writer, calls: Calls) -> Endpoint:
    """What answers the calls that give a file."""

    async def answer(request: Request) -> Response:
        written = await calls.write(writer, read_arguments(writer, await read_given(request, writer)))
        return download(written.data, written.name, MEDIA[written.format])

    return answer


async def _stream(rows: AsyncIterator[bytes]) -> Response:
    """Rows as they come, one a line. What fails before the first is a failure of the call, later it is a row."""
    first = await anext(rows, None)

    async def lines() -> AsyncIterator[bytes]:
        if first is not None:
            yield first + b"\n"
        try:
            async for row in rows:
                yield row + b"\n"
        except CareerproofError as error:
            yield to_json({"error": error.to_dict()}, compact=True).encode("utf-8") + b"\n"

    return StreamingResponse(lines(), media_type=ROWS)


async def _answer_each(verb: Verb, arguments: Mapping[str, object], calls: Calls) -> AsyncIterator[bytes]:
    """The rows of a verb in order; where it takes items one by one, several are worked on at once."""
    waiting: deque[asyncio.Task[bytes]] = deque()
    try:
        for part in _parts(verb, arguments):
            waiting.append(asyncio.create_task(calls.answer(verb, part)))
            if len(waiting) >= AHEAD:
                yield await waiting.popleft()
        while waiting:
            yield await waiting.popleft()
    finally:
        for task in waiting:
            task.cancel()


def _parts(verb: Verb, arguments: Mapping[str, object]) -> list[dict[str, object]]:
    """The arguments for each item alone."""
    name = next((parameter.name for parameter in verb.parameters if parameter.many), None)
    items = arguments.get(name or "")
    if name is None or not verb.is_by_item or not isinstance(items, tuple):
        return [dict(arguments)]
    return [{**arguments, name: (item,)} for item in items]


def _tag(verb: Verb, arguments: Mapping[str, object], facts_version: str) -> str:
    """What changes with anything that the answer depends on: the call, the facts, the code, and the day."""
    parts = (verb.name, sorted(arguments.items()), facts_version, __version__, datetime.date.today().isoformat())
    return f'"{hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'
