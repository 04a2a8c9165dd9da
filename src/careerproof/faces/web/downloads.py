"""Answers that a browser saves as a file."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response


def download(content: bytes, name: str, kind: str = "application/octet-stream") -> Response:
    """A file to be saved under its own name, with whatever letters that has."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, headers={"content-disposition": disposition, "content-type": kind})
