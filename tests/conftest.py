"""What every test gets: no network but loopback, no configuration of the machine, the folder of the sources."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.", "::1", "localhost")


class NetworkDenied(AssertionError):
    """A test tried to reach another machine."""


def _deny(address: object) -> None:
    host = address[0] if isinstance(address, tuple) and address else address
    if isinstance(host, str) and not host.startswith(LOOPBACK) and not host.startswith("/"):
        raise NetworkDenied(f"a connection to {host!r} was attempted; tests reach loopback only")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Sockets connect to loopback only; names are not looked up."""
    connect, connect_ex, lookup, sendto = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
        socket.socket.sendto,
    )

    def guarded_connect(self: socket.socket, address: object) -> None:
        _deny(address)
        connect(self, address)  # type: ignore[arg-type]

    def guarded_connect_ex(self: socket.socket, address: object) -> int:
        _deny(address)
        return connect_ex(self, address)  # type: ignore[arg-type]

    def guarded_lookup(host: object, *args: object, **kwargs: object) -> object:
        _deny((host,))
        return lookup(host, *args, **kwargs)  # type: ignore[arg-type]

    def guarded_sendto(self: socket.socket, data: bytes, *args: object) -> int:
        _deny(args[-1])
        sent: int = sendto(self, data, *args)  # type: ignore[call-overload]
        return sent

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded_connect)
    patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    patch.setattr(socket.socket, "sendto", guarded_sendto)
    patch.setattr(socket, "getaddrinfo", guarded_lookup)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The machine's own careerproof settings do not reach the tests."""
    for name in list(os.environ):
        if name.startswith("CAREERPROOF_") and name != "CAREERPROOF_SOURCES":
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "no-configuration"))


def sources_folder() -> Path | None:
    """The folder of official source files, where there is one."""
    chosen = os.environ.get("CAREERPROOF_SOURCES")
    folder = Path(chosen) if chosen else REPOSITORY.parent / "shared" / "data"
    return folder if (folder / "onet").is_dir() else None


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of official source files; the test is skipped, loudly, where there is none."""
    folder = sources_folder()
    if folder is None:
        pytest.skip("NOT RUN: the source files are not here; set CAREERPROOF_SOURCES to their folder")
    return folder


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY
