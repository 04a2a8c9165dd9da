"""Serves the model context protocol: over standard input and output, or over HTTP on this machine."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careerproof.batching.worker import close_workers
from careerproof.errors import MissingExtra, UsageError
from careerproof.settings import Settings

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server

WAITING = 50
HELD_BYTES = 200_000_000


def serve(settings: Settings, folders: Sequence[Path], *, port: int | None = None, told: Callable[[str], None]) -> None:
    """Serve until standard input ends; with a port until SIGTERM or Ctrl-C, on loopback.

    Args:
        settings: which facts, and what the reading of a file may take.
        folders: what an assistant may read, with everything below that is not hidden.
        port: where to listen; None for standard input and output, 0 for any free port.
        told: hears the address once it can be called.

    Raises:
        MissingExtra: the library of the protocol is not installed.
        UsageError: a folder is none, or the port is taken.
    """
    try:
        import anyio
        from mcp.server.stdio import stdio_server

        from careerproof.faces.contract.calls import Calls
        from careerproof.faces.mcp.files import AllowedFiles
        from careerproof.faces.mcp.server import build_server
    except ImportError as error:
        raise MissingExtra("the model context protocol", extra="mcp") from error
    for folder in folders:
        if not folder.expanduser().is_dir():
            raise UsageError(f"{folder} is no folder", hint="name a folder that exists: --allow ~/Documents/jobs")
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR, format="%(name)s: %(message)s")
    workers = max(1, os.cpu_count() or 1)

    async def run() -> None:
        calls = Calls(settings, workers=workers, waiting=WAITING, held_bytes=HELD_BYTES)
        server = build_server(calls, AllowedFiles(folders))
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    try:
        if port is None:
            anyio.run(run)
        else:
            calls = Calls(settings, workers=workers, waiting=WAITING, held_bytes=HELD_BYTES)
            _serve_http(build_server(calls, AllowedFiles(folders)), port, told)
    finally:
        close_workers()


def _serve_http(server: Server[Any], port: int, told: Callable[[str], None]) -> None:
    """Serve over HTTP on loopback; the library itself refuses foreign hosts and origins there."""
    from careerproof.faces.contract.listening import listen, serve_app

    listener = listen("127.0.0.1", port)
    app = server.streamable_http_app(json_response=True, max_request_body_size=40_000_000)
    told(f"http://127.0.0.1:{listener.getsockname()[1]}/mcp")
    serve_app(app, listener)
