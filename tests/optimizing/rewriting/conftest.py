"""A rewriter's endpoint on this machine that does what a test tells it to, byte for byte."""

from __future__ import annotations

import json
import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from careerproof.optimizing.rewriting.model import Ask

Behaviour = Callable[[socket.socket], None]


@dataclass
class Model:
    """A server of one behaviour, and the requests that reached it."""

    address: str
    behaviour: Behaviour | None = None
    requests: list[bytes] = field(default_factory=list)

    def says(self, text: object, **rest: object) -> None:
        """Answer as a chat completion with this content."""
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop", **rest}
        self.sends(json.dumps({"choices": [choice]}).encode())

    def sends(self, body: bytes, *, status: str = "200 OK", head: str = "", length: int | None = None) -> None:
        """Answer with these bytes."""
        size = len(body) if length is None else length
        data = f"HTTP/1.1 {status}\r\nContent-Length: {size}\r\n{head}\r\n".encode() + body
        self.behaviour = lambda line: line.sendall(data)

    def drips(self, piece: bytes, *, first: bytes = b"") -> None:
        """Answer in small pieces, without an end."""

        def drip(line: socket.socket) -> None:
            line.sendall(first)
            for _ in range(400):
                line.sendall(piece)
                time.sleep(0.02)

        self.behaviour = drip

    @property
    def body(self) -> bytes:
        """The body of the last request."""
        return self.requests[-1].partition(b"\r\n\r\n")[2]


class _Handler(socketserver.BaseRequestHandler):
    """Reads a request to its end, notes it, and does what the model does."""

    def handle(self) -> None:
        """Serves one connection."""
        model: Model = self.server.model  # type: ignore[attr-defined]
        data = b""
        with suppress(OSError):
            self.request.settimeout(5)
            while b"\r\n\r\n" not in data:
                data += self.request.recv(65536) or b"\r\n\r\n"
            head, _, body = data.partition(b"\r\n\r\n")
            sizes = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
            while sizes and len(body) < int(sizes[0].split(b":")[1]):
                body += self.request.recv(65536)
            model.requests.append(head + b"\r\n\r\n" + body)
            if model.behaviour is not None:
                model.behaviour(self.request)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False


@pytest.fixture
def model() -> Iterator[Model]:
    """The endpoint, while the test runs."""
    server = _Server(("127.0.0.1", 0), _Handler)
    made = Model(address=f"http://127.0.0.1:{server.server_address[1]}/v1")
    server.model = made  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def ask() -> Ask:
    """A bullet of the small résumé with the terms that it proves."""
    return Ask(
        where="/work/0/highlights/0",
        statement="Put the model behind RESTful services on k8s for 40,000 quotes a day.",
        terms=("REST APIs", "Kubernetes"),
    )
