"""The server as an ASGI application: pages and calls behind one guard."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from careerproof.batching.worker import close_workers
from careerproof.errors import CareerproofError, NoSuchPage, RequestRefused, ServerFault, WrongMethod
from careerproof.faces.contract.calls import Calls
from careerproof.faces.web.desk import Desk
from careerproof.faces.web.guarding import Guard
from careerproof.faces.web.keeping import Keeping
from careerproof.faces.web.model import Serving
from careerproof.faces.web.pages import Pages
from careerproof.faces.web.problems import problem
from careerproof.faces.web.rest import rest_routes
from careerproof.faces.web.sessions import Sessions
from careerproof.verbs.facts import info

LOG = logging.getLogger("careerproof.web")


def build_app(serving: Serving) -> ASGIApp:
    """The application that a server runs.

    Raises:
        FactsError: the facts are missing or damaged.
    """
    calls = Calls(serving.settings, workers=serving.workers, waiting=serving.waiting, held_bytes=serving.held_bytes)
    version = info(settings=serving.settings).version
    sessions = Sessions()
    pages = Pages(calls, serving.settings, keeps=serving.keeps)
    desk = Desk(calls, serving.settings, version, sessions, keeps=serving.keeps)
    keeping = Keeping(calls, serving.settings, version, sessions).routes() if serving.keeps else []

    async def tell_absence(request: Request, error: Exception) -> Response:
        return await pages.missing(request) or await _tell_failure(request, error)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        calls.prepare()
        yield
        close_workers()

    app = Starlette(
        routes=[
            Route("/healthz", _health, methods=["GET"]),
            *rest_routes(calls, version),
            *desk.routes(),
            *keeping,
            *pages.routes(),
        ],
        exception_handlers={
            NoSuchPage: tell_absence,
            CareerproofError: _tell_failure,
            HTTPException: _tell_refusal,
            Exception: _tell_fault,
        },
        lifespan=lifespan,
    )
    return Guard(app, serving)


async def _health(_: Request) -> Response:
    return PlainTextResponse("ok\n")


async def _tell_failure(_: Request, error: Exception) -> Response:
    return problem(error if isinstance(error, CareerproofError) else ServerFault("the server failed on this call"))


async def _tell_refusal(request: Request, error: Exception) -> Response:
    """What the router itself refuses, in our words."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    refused: RequestRefused = NoSuchPage(f"there is nothing at {request.url.path[:80]}")
    if status == 405:
        refused = WrongMethod(f"{request.url.path[:80]} does not answer {request.method[:20]}")
    answer = problem(refused)
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


async def _tell_fault(_: Request, error: Exception) -> Response:
    """A fault of ours: its kind and place go to the log, never its text, which may quote a résumé."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "nowhere" if trace is None else f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
    LOG.error("%s at %s", type(error).__name__, place)
    return problem(ServerFault("the server failed on this call"))
