"""A publisher's server of our own, on this machine, that serves well or misbehaves as it is told."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from careerproof.facts.downloading.download import download_sources
from careerproof.facts.downloading.model import Address, AddressTable, Clock, Download, Fetched, Limits
from careerproof.testing import build_zip

Behaviour = Callable[[BaseHTTPRequestHandler], None]

QUICK = Limits(read_seconds=1.0, file_seconds=90.0, attempts=3, redirects=3, longest_wait_seconds=60.0)


def _send(handler: BaseHTTPRequestHandler, code: int, headers: Mapping[str, str], body: bytes = b"") -> None:
    """Sends an answer; the length is stated where the headers do not say something else."""
    handler.send_response(code)
    for name, value in headers.items():
        handler.send_header(name, value)
    if not {"Content-Length", "Transfer-Encoding", "X-No-Length"} & headers.keys():
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@dataclass
class Publisher:
    """The server: what it does at each path, one request after the other (the last goes on), and what it was asked."""

    host: str
    pages: dict[str, list[Behaviour]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    scheme: str = "http"

    def serve(self, path: str, *behaviours: Behaviour) -> None:
        """From now on the path behaves like that."""
        self.pages[path] = list(behaviours)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Behaves as told; a path that nobody told of is not there."""
        self.asked.append((handler.path, {name.lower(): value for name, value in handler.headers.items()}))
        waiting = self.pages.get(handler.path, [self.status(404)])
        behaviour = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        handler.close_connection = True
        behaviour(handler)

    @staticmethod
    def status(code: int, **headers: str) -> Behaviour:
        """A status and a page of excuse."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return lambda handler: _send(handler, code, {"Content-Type": "text/html", **named}, b"<html>no</html>")

    @staticmethod
    def good(body: bytes, *, etag: str | None = '"1"', modified: str | None = None, ranges: bool = True) -> Behaviour:
        """Serves the file as it should be: whole, or the rest, or "not modified"."""

        def behave(handler: BaseHTTPRequestHandler) -> None:
            named = {"ETag": etag, "Last-Modified": modified, "Content-Type": "application/octet-stream"}
            headers = {name: value for name, value in named.items() if value is not None}
            asked = handler.headers
            if etag is not None and asked.get("If-None-Match") == etag:
                _send(handler, 304, headers)
                return
            wanted = asked.get("Range", "")
            if ranges and wanted and asked.get("If-Range") in (etag, modified):
                start = int(wanted.removeprefix("bytes=").removesuffix("-"))
                _send(
                    handler,
                    206,
                    {**headers, "Content-Range": f"bytes {start}-{len(body) - 1}/{len(body)}"},
                    body[start:],
                )
                return
            _send(handler, 200, headers, body)

        return behave

    @staticmethod
    def cut(body: bytes, at: int, *, etag: str | None = '"1"', modified: str | None = None) -> Behaviour:
        """States the whole length, sends less, and hangs up."""

        def behave(handler: BaseHTTPRequestHandler) -> None:
            named = {"ETag": etag, "Last-Modified": modified, "Content-Length": str(len(body))}
            _send(handler, 200, {name: value for name, value in named.items() if value is not None}, body[:at])

        return behave

    @staticmethod
    def drip(body: bytes, *, pause: float, piece: int = 600) -> Behaviour:
        """Sends a little at a time, for a while."""

        def behave(handler: BaseHTTPRequestHandler) -> None:
            _send(handler, 200, {"ETag": '"1"', "Content-Length": str(len(body))})
            for start in range(0, min(len(body), 40 * piece), piece):
                handler.wfile.write(body[start : start + piece])
                time.sleep(pause)

        return behave

    @staticmethod
    def raw(code: int, body: bytes, **headers: str) -> Behaviour:
        """Sends exactly this."""
        return lambda handler: _send(
            handler, code, {name.replace("_", "-"): value for name, value in headers.items()}, body
        )

    @staticmethod
    def workbook(seed: int = 1, size: int = 60_000) -> bytes:
        """The bytes of something that is a workbook by its looks, not to be packed any smaller."""
        noise = random.Random(seed).randbytes(size)  # noqa: S311 - noise for a file
        return build_zip({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": noise})

    def address(self, name: str = "book", **fields: Any) -> Address:
        """One file of the server."""
        kind = fields.pop("kind", "xlsx")
        given = {
            "id": name,
            "publisher": "Example Bureau",
            "title": f"The table {name}",
            "edition": "1",
            "licence": "CC0",
            "feeds": "tests",
            "kind": kind,
            "file": f"tables/{name}.{kind}",
            "page": "https://example.com/tables",
            "address": f"{self.scheme}://{self.host}/{name}",
        }
        return Address(**{**given, **fields})


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Publisher]:
    """A server that stops by itself; over TLS where there is a certificate (a file that holds its key too)."""
    here: Publisher

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def do_GET(self) -> None:
            try:
                here.answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    here = Publisher(host=f"127.0.0.1:{server.server_address[1]}", scheme="https" if certificate else "http")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """A server over plain HTTP."""
    with serving() as here:
        yield here


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for this machine that nobody vouches for, with its key."""
    if shutil.which("openssl") is None:
        pytest.skip("NOT RUN: no openssl here to make a certificate with")
    files = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(files[0]), "-out", str(files[1])],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    both = tmp_path / "both.pem"
    both.write_bytes(files[0].read_bytes() + files[1].read_bytes())
    return both


@pytest.fixture
def safe_publisher(certificate: Path) -> Iterator[Publisher]:
    """A server over HTTPS, under that certificate."""
    with serving(certificate) as here:
        yield here


@dataclass
class SteadyClock:
    """A clock on which sleeping takes no time; it remembers how long was slept."""

    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Notes the wish."""
        self.slept.append(seconds)

    @property
    def clock(self) -> Clock:
        """The clock as a download takes it."""
        return Clock(sleep=self.sleep)


@dataclass
class Folder:
    """A folder of downloads: runs a download into it, and holds it to what every run promises."""

    path: Path
    clock: SteadyClock = field(default_factory=SteadyClock)

    def run(self, *files: Address, redirect_hosts: tuple[str, ...] = (), **wishes: Any) -> Download:
        """A download of the files, after which the folder is held to its promise."""
        table = AddressTable(files=files, redirect_hosts=redirect_hosts)
        wishes.setdefault("limits", QUICK)
        wishes.setdefault("clock", self.clock.clock)
        wishes.setdefault("today", date(2026, 11, 22))
        try:
            return download_sources(self.path, table, **wishes)
        finally:
            self.hold()

    def one(self, wanted: Address, **wishes: Any) -> Fetched:
        """What came of the only file."""
        (fetched,) = self.run(wanted, **wishes).files
        return fetched

    def files(self) -> dict[str, bytes]:
        """Every file with its bytes, the notes of the download left out."""
        return {
            path.relative_to(self.path).as_posix(): path.read_bytes()
            for path in sorted(self.path.rglob("*"))
            if path.is_file() and path.name != "downloads.json" and not path.name.endswith((".part", ".part.json"))
        }

    def manifest(self) -> list[dict[str, Any]]:
        """The entries of downloads.json."""
        path = self.path / "downloads.json"
        entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["files"] if path.exists() else []
        return entries

    def hold(self) -> None:
        """downloads.json is sorted and says the truth of every file that it names; no scratch is left."""
        entries = self.manifest()
        names = [entry["file"] for entry in entries]
        assert names == sorted(set(names))
        for entry in entries:
            content = (self.path / entry["file"]).read_bytes()
            assert entry["size"] == len(content)
            assert entry["sha256"] == hashlib.sha256(content).hexdigest()
            assert (entry["address"] is None) == (entry["fetched"] is None)
        assert list(self.path.rglob(".*")) == []


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder that is not there yet."""
    return Folder(tmp_path / "downloads")


@pytest.fixture(autouse=True)
def no_proxy_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that the machine is told to use is none of the tests' business."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
