"""Failures as programs on the web read them: problem details with our own words in them."""

from __future__ import annotations

from starlette.responses import Response

from careerproof.errors import (
    BodyTooLarge,
    Busy,
    CareerproofError,
    FactsError,
    ForeignHost,
    ForeignOrigin,
    InputError,
    MissingExtra,
    MissingProgram,
    NoSuchPage,
    RequestRefused,
    TokenNeeded,
    TooFast,
    TooLarge,
    UnknownOccupation,
    UnsupportedType,
    UsageError,
    WorkspaceBusy,
    WorkspaceMissing,
    WrongBody,
    WrongMethod,
    WrongType,
)
from careerproof.faces.envelope import to_json

PROBLEM = "application/problem+json"
STATUSES: tuple[tuple[type[CareerproofError], int], ...] = (
    (MissingExtra, 501),
    (MissingProgram, 501),
    (UsageError, 400),
    (UnknownOccupation, 404),
    (TooLarge, 413),
    (WrongType, 415),
    (UnsupportedType, 415),
    (WorkspaceMissing, 404),
    (WorkspaceBusy, 503),
    (InputError, 422),
    (FactsError, 503),
    (ForeignHost, 421),
    (ForeignOrigin, 403),
    (TokenNeeded, 401),
    (NoSuchPage, 404),
    (WrongMethod, 405),
    (BodyTooLarge, 413),
    (WrongBody, 415),
    (TooFast, 429),
    (Busy, 503),
    (RequestRefused, 400),
)
"""The first family that an error belongs to says its status."""


def status_of(error: CareerproofError) -> int:
    """The HTTP status of a failure; an error of no family is our bug."""
    return next((status for family, status in STATUSES if isinstance(error, family)), 500)


def problem(error: CareerproofError) -> Response:
    """The failure as problem details (RFC 9457), with the same words as on every other face under `error`."""
    status = status_of(error)
    body = {
        "type": f"urn:careerproof:error:{error.code}",
        "title": error.message,
        "status": status,
        "detail": error.hint,
        "error": error.to_dict(),
    }
    headers = {"cache-control": "no-store"}
    if status in (429, 503):
        headers["retry-after"] = "2"
    if status == 401:
        headers["www-authenticate"] = "Bearer"
    return Response(to_json(body, compact=True), status_code=status, media_type=PROBLEM, headers=headers)
