"""Stands before every page and call: who may ask, how much, and what a browser may do with the answer."""

from __future__ import annotations

import hmac
import time
from collections import OrderedDict

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from careerproof.errors import BodyTooLarge, CareerproofError, ForeignHost, ForeignOrigin, TokenNeeded, TooFast
from careerproof.faces.web.model import MEGABYTE, Serving
from careerproof.faces.web.problems import problem

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with none at all a browser would not say that its own form comes from here
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""What every answer carries. Bars and charts place themselves by style attributes, which can run nothing."""
READING = frozenset({"GET", "HEAD"})
OPEN_PATHS = ("/assets/", "/healthz")
"""What is answered without the token: nothing in it is anybody's."""
CALLERS = 10_000
"""How many callers' rates are remembered."""


class Guard:
    """An ASGI middleware that refuses foreign hosts and origins, callers without the token, haste and bulk."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self._app = app
        self._serving = serving
        self._hosts = frozenset(_named(name, serving.port) for name in serving.hosts)
        self._rates = _Rates(serving.rate, serving.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = _Guarded(self._serving.body_bytes, receive, send)
        try:
            self._admit(scope)
            await self._app(scope, guarded.receive, guarded.send)
        except CareerproofError as error:
            if guarded.has_begun:
                raise
            await problem(error)(scope, receive, guarded.send)

    def _admit(self, scope: Scope) -> None:
        """Raises what speaks against the request."""
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if host not in self._hosts:
            raise ForeignHost("this server does not go by that host name")
        origin = headers.get("origin")
        is_own = origin is None or origin.lower().removeprefix(f"{scope['scheme']}://") == host
        if not is_own or (
            scope["method"] not in READING and headers.get("sec-fetch-site") in ("cross-site", "same-site")
        ):
            raise ForeignOrigin("a page of another site sent this request")
        caller = scope["client"][0] if scope.get("client") else ""
        if not self._rates.admit(caller, time.monotonic()):
            raise TooFast("there are too many requests at once")
        if self._serving.token is not None and not scope["path"].startswith(OPEN_PATHS):
            _check_token(headers, self._serving.token)
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > self._serving.body_bytes:
            raise BodyTooLarge(f"the request holds more than {self._serving.body_bytes // MEGABYTE} MB")


class _Guarded:
    """The two ends of one request: bytes that come are counted, what goes carries the headers."""

    def __init__(self, most: int, receive: Receive, send: Send) -> None:
        self._most, self._receive, self._send = most, receive, send
        self._received = 0
        self.has_begun = False

    async def receive(self) -> Message:
        """The next part of the body."""
        message = await self._receive()
        self._received += len(message.get("body", b""))
        if self._received > self._most:
            raise BodyTooLarge(f"the request holds more than {self._most // MEGABYTE} MB")
        return message

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            self.has_begun = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await self._send(message)


class _Rates:
    """How many requests each caller has left: a bucket that fills with time."""

    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, burst
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def admit(self, caller: str, now: float) -> bool:
        """Whether the caller may send one more request now."""
        left, since = self._left.pop(caller, (float(self._burst), now))
        left = min(float(self._burst), left + (now - since) * self._rate)
        self._left[caller] = (max(0.0, left - 1), now)
        if len(self._left) > CALLERS:
            self._left.popitem(last=False)
        return left >= 1


def _check_token(headers: Headers, token: str) -> None:
    kind, _, shown = headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not hmac.compare_digest(shown.strip().encode(), token.encode()):
        raise TokenNeeded("this server asks for a token")


def _named(name: str, port: int) -> str:
    """A host as a request names it: with its port, an address of version 6 in brackets."""
    host = f"[{name}]" if ":" in name else name
    return host.lower() if port == 80 else f"{host.lower()}:{port}"
