"""No network: neither the tests nor the processes they start reach another machine, and one module could at all."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys
from pathlib import Path

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


NETWORK = frozenset(
    {"aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket"}
    | {"fsspec", "pg8000", "ray", "socketserver", "sqlalchemy", "ssl", "telnetlib", "urllib3", "uvicorn", "websockets"}
    | {"xmlrpc"}
)
"""Libraries that can open a connection; of `urllib` only `urllib.request` can."""

OPENERS = {
    "batching/on_ray.py": "careerproof screen --engine ray",
    "faces/contract/listening.py": "careerproof serve",
    "faces/web/rest.py": "careerproof serve",
    "facts/downloading/client.py": "careerproof facts build --download",
    "optimizing/rewriting/chat.py": "careerproof optimize --rewriter",
    "records/database.py": "careerproof records --records postgresql://...",
    "streams/remote.py": "careerproof screen POSTING s3://…",
}
"""The modules that open the network, with the command whose words say so; a server answers and calls nobody."""


def openers(source: Path) -> tuple[list[str], int]:
    """The modules under `source` that import something that can open a connection, and how many were read."""
    found = []
    files = sorted(source.rglob("*.py"))
    for path in files:
        names: list[str] = []
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.extend(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.extend((node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)))
        if any(name.split(".")[0] in NETWORK or name.startswith("urllib.request") for name in names):
            found.append(path.relative_to(source).as_posix())
    return found, len(files)


def test_few_modules_open_the_network(repository: Path) -> None:
    """No other verb can: nothing else imports what a connection needs."""
    found, files = openers(repository / "src" / "careerproof")
    assert files > 100
    assert found == list(OPENERS)


@pytest.mark.parametrize(
    "line",
    ["import socket", "import urllib.request", "from urllib import request", "from http.client import HTTPException",
     "def f() -> None:\n    from requests import get"],
)  # fmt: skip
def test_the_guard_sees_an_opener(line: str, tmp_path: Path) -> None:
    """The guard is shown to fail, also for an import inside a function."""
    (tmp_path / "bad.py").write_text(line, encoding="utf-8")
    (tmp_path / "good.py").write_text("from urllib.parse import urlsplit\n", encoding="utf-8")
    assert openers(tmp_path) == (["bad.py"], 2)


EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
RESUME = str(EXAMPLES / "resumes" / "maya-okonkwo.pdf")
POSTING = str(EXAMPLES / "postings" / "machine-learning-engineer.md")
ANSWERS = "answers.json"


@pytest.mark.parametrize(
    "arguments",
    [
        ("facts", "info"),
        ("facts", "verify"),
        ("facts", "build", "--download", "--list", "--all"),
        ("facts", "build", "--sources", ".", "--output", "facts.sqlite"),
        ("score", "cashiers"),
        ("optimize", RESUME, "--posting", POSTING),
        ("optimize", RESUME, "--posting", POSTING, "--rewriter-answers", ANSWERS),
    ],
)
def test_no_socket_is_made_without_a_word_that_says_so(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """Not even to this machine, and the modules that could are not loaded."""
    (tmp_path / ANSWERS).write_text("{}", encoding="utf-8")
    code = (
        "import socket, sys\n"
        "def refuse(*_, **__): raise SystemExit('a socket was made')\n"
        "socket.socket.__init__ = socket.create_connection = socket.getaddrinfo = refuse\n"
        "from careerproof.faces.cli.main import run\n"
        "try:\n"
        f"    run({list(arguments)!r})\n"
        "except SystemExit as end:\n"
        "    assert end.code in (0, 4), end.code\n"
        "assert 'careerproof.facts.downloading.client' not in sys.modules\n"
        "assert 'careerproof.optimizing.rewriting.chat' not in sys.modules\n"
        "print('quiet')\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=tmp_path, check=False, timeout=120)
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout.decode().splitlines()[-1] == "quiet"
