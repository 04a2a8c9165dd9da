"""Serves until it is asked to end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from careerproof.errors import MissingExtra, UsageError
from careerproof.faces.web.model import LOOPBACK, Serving


def serve(serving: Serving, *, told: Callable[[str], None]) -> None:
    """Serve until SIGTERM or Ctrl-C; `told` hears the address once it can be called.

    Raises:
        MissingExtra: the libraries of a server are not installed.
        UsageError: a host other than this machine's own without a token, or an address that is taken.
    """
    try:
        from careerproof.faces.contract.listening import listen, serve_app
        from careerproof.faces.web.app import build_app
    except ImportError as error:
        raise MissingExtra("the web server", extra="serve") from error
    if serving.host not in LOOPBACK and serving.token is None:
        raise UsageError(
            f"{serving.host} can be reached from other machines",
            hint="set CAREERPROOF_TOKEN to a secret that callers must show, or leave out --host",
        )
    listener = listen(serving.host, serving.port)
    bound = replace(serving, port=listener.getsockname()[1], hosts=_hosts(serving))
    app = build_app(bound)
    told(f"http://{_in_brackets(bound.host)}:{bound.port}/")
    serve_app(app, listener)


def _hosts(serving: Serving) -> tuple[str, ...]:
    """The names that the server answers to: its own address, and on loopback all that loopback goes by."""
    return LOOPBACK if serving.host in LOOPBACK else (*LOOPBACK, serving.host, *serving.hosts)


def _in_brackets(host: str) -> str:
    return f"[{host}]" if ":" in host else host
