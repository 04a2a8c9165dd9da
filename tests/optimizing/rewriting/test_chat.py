"""The client of a chat endpoint, against one that tells the truth, breaks off, stalls, floods and sends elsewhere."""

from __future__ import annotations

import json
import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerproof.optimizing.rewriting.chat import ChatRewriter
from careerproof.optimizing.rewriting.endpoint import read_endpoint
from careerproof.optimizing.rewriting.model import Ask, Limits, Refusal, Rewritten

if TYPE_CHECKING:
    from tests.optimizing.rewriting.conftest import Model

KEY = "sk-not-a-real-key"
NEW = "Put the model behind REST APIs on k8s for 40,000 quotes a day."


def _rewriter(address: str, key: str | None = KEY) -> ChatRewriter:
    return ChatRewriter(read_endpoint(address), model="small", key=key, limits=Limits(answer_bytes=4000))


def test_a_true_answer_comes_back(model: Model, ask: Ask) -> None:
    """The line is what the model said, without the spaces around it."""
    model.says(f"  {NEW}\n")
    assert _rewriter(model.address).rewrite(ask, seconds=5) == Rewritten(text=NEW)


def test_what_is_shown_is_what_is_sent(model: Model, ask: Ask) -> None:
    """Every header and the body stand in the request as they were shown; the key alone was not."""
    model.says(NEW)
    rewriter = _rewriter(model.address)
    shown_head, _, shown_body = rewriter.show(ask).partition("\n\n")
    rewriter.rewrite(ask, seconds=5)
    assert model.body == shown_body.encode()
    head = model.requests[0].partition(b"\r\n\r\n")[0].decode()
    for line in shown_head.splitlines()[1:]:
        assert line.replace("(CAREERPROOF_REWRITER_KEY)", KEY) in head
    assert KEY not in rewriter.show(ask)
    assert head.startswith("POST /v1/chat/completions HTTP/1.1")
    known = ("host", "content-length", "user-agent", "content-type", "accept", "accept-encoding", "authorization")
    assert {line.split(":")[0].lower() for line in head.splitlines()[1:]} <= set(known)


def test_only_the_line_and_its_terms_are_told(model: Model, ask: Ask) -> None:
    """Beside our own words the request holds the bullet and the terms, and not where the bullet stands."""
    model.says(NEW)
    _rewriter(model.address).rewrite(ask, seconds=5)
    body = json.loads(model.body)
    assert set(body) == {"model", "messages", "temperature", "stream"}
    assert json.loads(body["messages"][1]["content"]) == {"statement": ask.statement, "terms": list(ask.terms)}
    assert ask.where.encode() not in model.body


def test_without_a_key_no_authorization_is_sent(model: Model, ask: Ask) -> None:
    """A local model needs none."""
    model.says(NEW)
    _rewriter(model.address, key=None).rewrite(ask, seconds=5)
    assert b"authorization" not in model.requests[0].lower()


@pytest.mark.parametrize(
    ("status", "is_final"),
    [("500 Oops", False), ("503 Busy", False), ("429 Slow down", True), ("401 No", True), ("404 None", True)],
)
def test_a_status_of_failure_is_told_once(model: Model, ask: Ask, status: str, is_final: bool) -> None:
    """One request, no second try; the server's own words are not repeated."""
    model.sends(b'{"error": "secret words"}', status=status)
    answer = _rewriter(model.address).rewrite(ask, seconds=5)
    assert answer == Refusal(
        reason="server", detail=f"the rewriter answers with status {status[:3]}", is_final=is_final
    )
    assert len(model.requests) == 1


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
def test_no_redirect_is_followed(model: Model, ask: Ask, status: str) -> None:
    """What was sent here goes nowhere else, not even to the same host."""
    model.sends(b"", status=status, head=f"Location: {model.address}/chat/completions\r\n")
    answer = _rewriter(model.address).rewrite(ask, seconds=5)
    assert isinstance(answer, Refusal)
    assert (answer.reason, answer.is_final) == ("server", True)
    assert len(model.requests) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "unreadable"),
        (b"not JSON", "unreadable"),
        (b'{"choices": [{"message": {"content": "Put the', "unreadable"),
        (b"[" * 3900, "unreadable"),
        (b"\xff\xfe", "unreadable"),
        (b'{"choices": 9' + b"9" * 3800 + b"}", "unreadable"),
        (b'{"choices": []}', "unreadable"),
        (b'{"choices": [7]}', "unreadable"),
        (b'"text"', "unreadable"),
        (b'{"choices": [{"message": {"content": null}}]}', "declined"),
        (b'{"choices": [{"message": {"content": ""}}]}', "declined"),
        (b'{"choices": [{"message": {"content": "x", "refusal": "no"}}]}', "declined"),
        (b'{"choices": [{"message": {"content": "x"}, "finish_reason": "length"}]}', "unreadable"),
        (b'{"choices": [{"message": {"content": "UNCHANGED."}}]}', "unchanged"),
        (b"x" * 4001, "unreadable"),
    ],
)
def test_an_odd_body_is_a_refusal(model: Model, ask: Ask, body: bytes, reason: str) -> None:
    """Whatever comes instead of a completion gets a reason, and no error."""
    model.sends(body)
    answer = _rewriter(model.address).rewrite(ask, seconds=5)
    assert isinstance(answer, Refusal)
    assert answer.reason == reason


def test_an_answer_that_breaks_off_is_no_answer(model: Model, ask: Ask) -> None:
    """Fewer bytes than announced are not read as if they were all, even where they are whole JSON."""
    whole = json.dumps({"choices": [{"message": {"content": NEW}}]}).encode()
    model.sends(whole, length=len(whole) + 10)
    assert _reason(_rewriter(model.address), ask) == "no_answer"


@pytest.mark.parametrize(
    "data", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"]
)
def test_what_is_no_http_is_no_answer(model: Model, ask: Ask, data: bytes) -> None:
    """A closed line, other words and broken chunks end in a reason."""
    model.behaviour = lambda line: line.sendall(data)
    assert _reason(_rewriter(model.address), ask) == "no_answer"


def test_a_packed_answer_is_not_unpacked(model: Model, ask: Ask) -> None:
    """A few bytes could become millions; none were asked for."""
    model.sends(b"x", head="Content-Encoding: gzip\r\n")
    assert _reason(_rewriter(model.address), ask) == "unreadable"


def test_an_endless_answer_is_read_to_the_limit_only(model: Model, ask: Ask) -> None:
    """A flood ends at the limit, long before its time."""
    model.drips(b"x" * 9000, first=b"HTTP/1.1 200 OK\r\n\r\n")
    started = time.monotonic()
    assert _reason(_rewriter(model.address), ask, seconds=20) == "unreadable"
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("first", "piece"),
    [
        (b"", b""),
        (b"HTTP/1.1 200 OK\r\n", b"X-Drip: 1\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3000\r\n\r\n", b" "),
    ],
)
def test_who_stalls_or_drips_is_left_in_time(model: Model, ask: Ask, first: bytes, piece: bytes) -> None:
    """Silence, endless headers, endless promises and a slow body all end with the seconds given."""
    model.drips(piece, first=first)
    started = time.monotonic()
    assert _reason(_rewriter(model.address), ask, seconds=0.3) == "no_answer"
    assert time.monotonic() - started < 5


def test_nobody_there_is_told_at_once(ask: Ask) -> None:
    """A port where nothing listens ends the asking: the next bullet would fare no better."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = line.getsockname()[1]
    answer = _rewriter(f"http://127.0.0.1:{port}/v1").rewrite(ask, seconds=5)
    assert isinstance(answer, Refusal)
    assert (answer.reason, answer.is_final) == ("no_answer", True)


def test_proxies_of_the_environment_are_not_used(model: Model, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The request goes to the address named, whatever the surroundings say."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    model.says(NEW)
    assert _rewriter(model.address).rewrite(ask, seconds=5) == Rewritten(text=NEW)


def test_a_name_of_this_machine_that_leads_elsewhere_gets_nothing(
    model: Model, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the connection ends is looked at before anything is sent."""
    model.says(NEW)
    monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("192.0.2.1", 80))
    answer = _rewriter(model.address).rewrite(ask, seconds=5)
    assert isinstance(answer, Refusal)
    assert answer.reason == "server"
    assert all(not request.startswith(b"POST") for request in model.requests)


@pytest.mark.parametrize("is_vouched_for", [False, True])
def test_only_a_certificate_that_somebody_vouches_for_is_trusted(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, is_vouched_for: bool
) -> None:
    """A server that cannot show who it is hears nothing of the bullet; the same one, once vouched for, is asked."""
    certificate = _certificate(tmp_path)
    if is_vouched_for:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_serve_safely, args=(listener, certificate, heard), daemon=True)
        thread.start()
        address = f"https://127.0.0.1:{listener.getsockname()[1]}/v1"
        answer = _rewriter(address).rewrite(ask, seconds=5)
        thread.join(5)
    if is_vouched_for:
        assert answer == Rewritten(text=NEW)
    else:
        detail = "the certificate of 127.0.0.1 is not to be trusted"
        assert answer == Refusal(reason="server", detail=detail, is_final=True)
    assert bool(heard) == is_vouched_for


def _certificate(folder: Path) -> Path:
    """A certificate for this machine that nobody vouches for, with its key."""
    if shutil.which("openssl") is None:
        pytest.skip("NOT RUN: no openssl here to make a certificate with")
    names = ("-keyout", str(folder / "key.pem"), "-out", str(folder / "only.pem"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", *names],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    both = folder / "both.pem"
    both.write_bytes((folder / "key.pem").read_bytes() + (folder / "only.pem").read_bytes())
    return both


def _serve_safely(listener: socket.socket, certificate: Path, heard: list[bytes]) -> None:
    """Answers one request over TLS, and notes it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    body = json.dumps({"choices": [{"message": {"content": NEW}}]}).encode()
    with listener.accept()[0] as plain, suppress(OSError):
        plain.settimeout(5)
        with context.wrap_socket(plain, server_side=True) as line:
            data = line.recv(65536)
            while not data.endswith(b"}"):
                data += line.recv(65536)
            heard.append(data)
            line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def _reason(rewriter: ChatRewriter, ask: Ask, seconds: float = 5) -> str:
    answer = rewriter.rewrite(ask, seconds=seconds)
    assert isinstance(answer, Refusal)
    return answer.reason
