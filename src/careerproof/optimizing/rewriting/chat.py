"""Asks a chat endpoint of the OpenAI kind to reword a bullet, the only module of this room that opens a connection.

Why the standard library's plain client: it knows no proxies and follows no redirects, so that what is sent goes to the
address that was named and to no other.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import queue
import socket
import ssl
import threading
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

from careerproof.optimizing.rewriting.answers import read_answer
from careerproof.optimizing.rewriting.endpoint import Endpoint
from careerproof.optimizing.rewriting.model import Ask, Limits, Refusal, Rewritten
from careerproof.version import __version__

_OK = 200
_MOVED = range(300, 400)
_HOPELESS = frozenset({400, 401, 402, 403, 404, 405, 407, 422, 429})
"""Another bullet would be answered the same way: a wrong key, a wrong model, a quota."""
_PIECE = 8192


class ChatRewriter:
    """A rewriter behind an endpoint; it holds no connection between asks."""

    def __init__(self, endpoint: Endpoint, *, model: str, key: str | None, limits: Limits) -> None:
        self._endpoint = endpoint
        self._model = model
        self._key = key
        self._limits = limits

    def show(self, ask: Ask) -> str:
        """The request word for word; the key alone is not shown."""
        headers = self._headers() | ({"Authorization": "Bearer (CAREERPROOF_REWRITER_KEY)"} if self._key else {})
        lines = [f"POST {self._endpoint}", *(f"{name}: {value}" for name, value in headers.items())]
        return "\n".join([*lines, "", self._body(ask)])

    def rewrite(self, ask: Ask, *, seconds: float) -> Rewritten | Refusal:
        """The endpoint's wording, or why there is none: it may lie, stall, break off, send anything, send nobody.

        The exchange runs beside us, because no time limit of a socket ends an answer that drips, nor a look-up.
        """
        exchange = _Exchange(self._endpoint, self._limits, seconds)
        answers: queue.SimpleQueue[Rewritten | Refusal | Exception] = queue.SimpleQueue()
        secret = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        body = self._body(ask).encode()

        def run() -> None:
            try:
                answers.put(exchange.ask(body, self._headers() | secret))
            except Exception as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
                answers.put(error)

        threading.Thread(target=run, name="rewriter", daemon=True).start()
        try:
            answer = answers.get(timeout=seconds)
        except queue.Empty:
            exchange.abandon()
            return Refusal(reason="no_answer", detail=f"no whole answer within {seconds:.3g} seconds")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _headers(self) -> dict[str, str]:
        return {
            "User-Agent": f"careerproof/{__version__}",
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
        }

    def _body(self, ask: Ask) -> str:
        told = json.dumps({"statement": ask.statement, "terms": list(ask.terms)}, ensure_ascii=False)
        messages = [{"role": "system", "content": _load_prompt()}, {"role": "user", "content": told}]
        body = {"model": self._model, "messages": messages, "temperature": 0, "stream": False}
        return json.dumps(body, ensure_ascii=False, indent=1)


class _Exchange:
    """One request and its answer."""

    def __init__(self, endpoint: Endpoint, limits: Limits, seconds: float) -> None:
        self._endpoint = endpoint
        self._most = limits.answer_bytes
        self._until = time.monotonic() + seconds
        self._is_abandoned = False
        where = (endpoint.host, endpoint.port)
        self._connection = (
            http.client.HTTPSConnection(*where, timeout=seconds, context=ssl.create_default_context())
            if endpoint.scheme == "https"
            else http.client.HTTPConnection(*where, timeout=seconds)
        )

    def ask(self, body: bytes, headers: dict[str, str]) -> Rewritten | Refusal:
        """What came of the request."""
        try:
            self._connection.connect()
            if self._leads_elsewhere():
                return _server("the name of the rewriter leads to another machine")
            self._connection.request("POST", self._endpoint.path, body=body, headers=headers)
            response = self._connection.getresponse()
            return _judge_status(response) or self._read(response)
        except (OSError, http.client.HTTPException, ValueError) as error:
            return _trouble(error, self._endpoint.host)
        finally:
            self._connection.close()

    def abandon(self) -> None:
        """Ends the connection from outside, so that nothing more is read or sent."""
        self._is_abandoned = True
        line = self._connection.sock
        if isinstance(line, socket.socket):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _leads_elsewhere(self) -> bool:
        """True where an address of this machine was asked for and another one was reached, or nobody waits any more."""
        line = self._connection.sock
        if self._is_abandoned or not isinstance(line, socket.socket):
            return True
        return self._endpoint.is_here and not ipaddress.ip_address(line.getpeername()[0]).is_loopback

    def _read(self, response: http.client.HTTPResponse) -> Rewritten | Refusal:
        """The body, read to its limit and not beyond."""
        if response.getheader("Content-Encoding", "identity").lower() != "identity":
            return Refusal(reason="unreadable", detail="the answer is packed, which was not asked for")
        data = b""
        while len(data) <= self._most and time.monotonic() < self._until:
            piece = response.read1(_PIECE)
            if not piece:
                break
            data += piece
        if len(data) > self._most:
            return Refusal(reason="unreadable", detail=f"the answer is longer than {self._most} bytes")
        length = response.getheader("Content-Length")
        if length is not None and length.isascii() and length.isdigit() and int(length) != len(data):
            return Refusal(reason="no_answer", detail="the answer broke off")
        return read_answer(data)


def _judge_status(response: http.client.HTTPResponse) -> Refusal | None:
    status = response.status
    if status == _OK:
        return None
    if status in _MOVED:
        return _server("the rewriter sends us to another address, where nothing is sent")
    return _server(f"the rewriter answers with status {status}", is_final=status in _HOPELESS)


def _server(detail: str, *, is_final: bool = True) -> Refusal:
    return Refusal(reason="server", detail=detail, is_final=is_final)


def _trouble(error: Exception, host: str) -> Refusal:
    """What a broken connection means; never the words of the other side."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _server(f"the certificate of {host} is not to be trusted")
    if isinstance(error, ssl.SSLError):
        return _server(f"no safe connection to {host} came about")
    if isinstance(error, ConnectionRefusedError | socket.gaierror):
        return Refusal(reason="no_answer", detail=f"nothing answers at {host}; is the rewriter running?", is_final=True)
    if isinstance(error, TimeoutError):
        return Refusal(reason="no_answer", detail="no whole answer in time")
    return Refusal(reason="no_answer", detail="the answer broke off, or is no HTTP")


@cache
def _load_prompt() -> str:
    return (Path(__file__).parent / "prompt.txt").read_text(encoding="utf-8")
