"""Files at an address that fsspec knows ("s3://…", "memory://…"): only a source that is written so reaches out."""

from __future__ import annotations

import re
from typing import Any

from careerproof.errors import FileUnreadable, MissingExtra

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_remote(source: str) -> bool:
    """Whether the source is an address and no path."""
    return _ADDRESS.match(source) is not None


def list_remote(source: str) -> list[str]:
    """The addresses of the files that a pattern or a folder names, sorted.

    Raises:
        MissingExtra: fsspec, or its library for this kind of address, is not installed.
        FileUnreadable: nothing is there, or it does not answer.
    """
    system, path = _open(source)
    try:
        if any(sign in path for sign in "*?["):
            found = [name for name in system.glob(path) if system.isfile(name)]
        elif system.isdir(path):
            found = [name for name in system.ls(path, detail=False) if system.isfile(name)]
        else:
            found = [path]
    except OSError as error:
        raise FileUnreadable(f"{source} cannot be listed") from error
    if not found:
        raise FileUnreadable(f"there is nothing at {source}")
    return sorted(system.unstrip_protocol(name) for name in found)


def read_remote(address: str, most_bytes: int) -> bytes:
    """The bytes at an address, one more than the most where there are more.

    Raises:
        FileUnreadable: nothing is there, or it does not answer.
    """
    system, path = _open(address)
    try:
        with system.open(path, "rb") as stream:
            data: bytes = stream.read(most_bytes + 1)
            return data
    except OSError as error:
        raise FileUnreadable(f"{address} cannot be read") from error


def _open(address: str) -> tuple[Any, str]:
    try:
        import fsspec  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtra("fsspec", extra="ray") from error
    try:
        opened: tuple[Any, str] = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise MissingExtra(f"what fsspec needs for {address.partition(':')[0]} addresses", extra="ray") from error
    except ValueError as error:
        raise FileUnreadable(f"no library knows the address {address}") from error
    return opened
