"""Listens at an address, and serves an application there until it is asked to end."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from typing import TYPE_CHECKING

import uvicorn

from careerproof.errors import UsageError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

GRACE = 5
"""Seconds that running calls have to end when the server is asked to."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at the address, taken before anything else is made ready.

    Raises:
        UsageError: the address is taken, or there is none such.
    """
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two servers take one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
    except (OSError, OverflowError) as error:
        listener.close()
        why = error.strerror if isinstance(error, OSError) and error.strerror else "no such address"
        raise UsageError(f"{host}:{port} cannot be served ({why})", hint="choose another: --port 8123") from error
    return listener


def serve_app(app: ASGIApp, listener: socket.socket) -> None:
    """Serve the application until SIGTERM or Ctrl-C, which end it well; the socket is closed then."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(name)s: %(message)s")
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # a broken form is told to who sent it
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,  # what people look up is theirs
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=64_000,
    )
    # The server raises the signal again for those before it, which here is nobody.
    before = {number: signal.signal(number, _ignore) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        listener.close()


def _ignore(_: int, __: object) -> None:
    return
