"""A real server on loopback for the tests of this folder, and its client."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
RESUME = EXAMPLES / "resumes" / "maya-okonkwo.pdf"
POSTING = EXAMPLES / "postings" / "machine-learning-engineer.md"


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a server that runs as a user starts it; it ends by itself on SIGTERM, in good order."""
    process = subprocess.Popen(
        [sys.executable, "-m", "careerproof", "serve", "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert found
        yield found.group()
    finally:
        process.send_signal(signal.SIGTERM)
        rest = process.communicate(timeout=30)[1]
    assert process.returncode == 0
    assert rest == "", "the server has nothing to say of what people ask it"


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """A client of that server."""
    with httpx.Client(base_url=address, timeout=60) as open_client:
        yield open_client
