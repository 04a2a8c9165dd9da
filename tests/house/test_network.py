"""No network: neither the tests nor the processes they start reach another machine."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

ELSEWHERE = "192.0.2.1"
"""An address of the block that is kept for documentation (RFC 5737); the guard stops the attempt before it leaves."""


@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_this_process_reaches_loopback_only(kind: socket.SocketKind) -> None:
    """A connection elsewhere fails at once; one to a listener here works."""
    with socket.socket(socket.AF_INET, kind) as outward, pytest.raises(AssertionError, match="loopback only"):
        outward.connect((ELSEWHERE, 9))
    with socket.socket(socket.AF_INET, kind) as listener, socket.socket(socket.AF_INET, kind) as inward:
        listener.bind(("127.0.0.1", 0))
        if kind == socket.SOCK_STREAM:
            listener.listen(1)
        inward.connect(listener.getsockname())


def test_a_name_is_not_looked_up() -> None:
    """A look-up is a connection too."""
    with pytest.raises(AssertionError, match="loopback only"):
        socket.getaddrinfo("example.com", 80)


def test_a_process_that_a_test_starts_is_held_too() -> None:
    """The command line runs in processes of its own, under the same guard."""
    code = f"import socket; socket.create_connection(({ELSEWHERE!r}, 9), timeout=1)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode != 0
    assert b"NetworkDenied" in run.stderr
