"""Serves until it is asked to end."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import replace

from careerproof.errors import MissingExtra, UsageError
from careerproof.faces.web.model import LOOPBACK, Serving

GRACE = 5
"""Seconds that running calls have to end when the server is asked to."""


def serve(serving: Serving, *, told: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl-C; `told` hears the address once it can be called.

    Raises:
        MissingExtra: the libraries of a server are not installed.
        UsageError: a host other than this machine's own without a token, or an address that is taken.
    """
    try:
        import uvicorn

        from careerproof.faces.web.app import build_app
    except ImportError as error:
        raise MissingExtra("the web server", extra="serve") from error
    if serving.host not in LOOPBACK and serving.token is None:
        raise UsageError(
            f"{serving.host} can be reached from other machines",
            hint="set CAREERPROOF_TOKEN to a secret that callers must show, or leave out --host",
        )
    listener = _listen(serving)
    bound = replace(serving, port=listener.getsockname()[1], hosts=_hosts(serving))
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(name)s: %(message)s")
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # a broken form is told to who sent it
    config = uvicorn.Config(
        build_app(bound),
        log_config=None,
        access_log=False,  # what people look up is theirs
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=64_000,
        lifespan="on",
    )
    told(f"http://{_in_brackets(bound.host)}:{bound.port}/")
    # The server ends well when it is asked to; it raises the signal again for those before it, which here is nobody.
    before = {number: signal.signal(number, _ignore) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        listener.close()


def _listen(serving: Serving) -> socket.socket:
    """A socket that listens at the address, taken before anything else is made ready."""
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two servers take one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((serving.host, serving.port))
        listener.listen(1024)
    except (OSError, OverflowError) as error:
        listener.close()
        why = error.strerror if isinstance(error, OSError) and error.strerror else "no such address"
        raise UsageError(
            f"{serving.host}:{serving.port} cannot be served ({why})", hint="choose another: --port 8123"
        ) from error
    return listener


def _hosts(serving: Serving) -> tuple[str, ...]:
    """The names that the server answers to: its own address, and on loopback all that loopback goes by."""
    return LOOPBACK if serving.host in LOOPBACK else (*LOOPBACK, serving.host, *serving.hosts)


def _in_brackets(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _ignore(_: int, __: object) -> None:
    return
