"""Denies every connection but loopback, in the tests' own process and in each Python process that they start.

The interpreter imports a module of this name at its start when its folder is on PYTHONPATH; `tests/conftest.py` puts it
there, and imports it too.
"""

from __future__ import annotations

import socket

LOOPBACK = ("127.", "::1", "localhost")


class NetworkDenied(AssertionError):
    """A test tried to reach another machine."""


def check_address(address: object) -> None:
    """Raises NetworkDenied for an address that is neither loopback nor a path."""
    host = address[0] if isinstance(address, tuple) and address else address
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if isinstance(host, str) and not host.startswith((*LOOPBACK, "/")):
        raise NetworkDenied(f"a connection to {host!r} was attempted; tests reach loopback only")


_connect, _connect_ex, _lookup, _sendto = (
    socket.socket.connect,
    socket.socket.connect_ex,
    socket.getaddrinfo,
    socket.socket.sendto,
)


def _guarded_connect(self: socket.socket, address: object) -> None:
    check_address(address)
    _connect(self, address)  # type: ignore[arg-type]


def _guarded_connect_ex(self: socket.socket, address: object) -> int:
    check_address(address)
    return _connect_ex(self, address)  # type: ignore[arg-type]


def _guarded_lookup(host: object, *args: object, **kwargs: object) -> object:
    check_address((host,))
    return _lookup(host, *args, **kwargs)  # type: ignore[arg-type]


def _guarded_sendto(self: socket.socket, data: bytes, *args: object) -> int:
    check_address(args[-1])
    sent: int = _sendto(self, data, *args)  # type: ignore[call-overload]
    return sent


for _name, _guard in (
    ("connect", _guarded_connect),
    ("connect_ex", _guarded_connect_ex),
    ("sendto", _guarded_sendto),
):
    setattr(socket.socket, _name, _guard)
socket.getaddrinfo = _guarded_lookup  # type: ignore[assignment]
