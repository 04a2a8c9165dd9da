"""The guard: who may ask, how much, and what a browser may do with the answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from tests.faces.loops import apart

from careerproof.faces.web.app import build_app
from careerproof.faces.web.model import Serving
from careerproof.settings import load_settings

SERVING = Serving(settings=load_settings(), port=8123)
HOME = "http://127.0.0.1:8123"


def ask(serving: Serving, *requests: httpx.Request) -> list[httpx.Response]:
    """The answers of an application that was told to serve so, one after the other."""

    async def send() -> list[httpx.Response]:
        transport = httpx.ASGITransport(build_app(serving))
        async with httpx.AsyncClient(transport=transport) as client:
            return [await client.send(request) for request in requests]

    return apart(send)


def get(path: str = "/healthz", **headers: str) -> httpx.Request:
    """A request for a page with headers."""
    return httpx.Request("GET", f"{HOME}{path}", headers={name.replace("_", "-"): headers[name] for name in headers})


@pytest.mark.parametrize("host", ["127.0.0.1:8123", "localhost:8123", "[::1]:8123", "LOCALHOST:8123"])
def test_its_own_names_are_answered(host: str) -> None:
    """The names that loopback goes by, with the port."""
    assert ask(SERVING, get(host=host))[0].status_code == 200


@pytest.mark.parametrize(
    "host", ["example.com", "example.com:8123", "127.0.0.1", "127.0.0.1:8124", "", "a@localhost:8123"]
)
def test_a_foreign_host_is_refused(host: str) -> None:
    """A name that was bent to this machine (DNS rebinding) is not ours."""
    answer = ask(SERVING, get(host=host))[0]
    assert (answer.status_code, answer.json()["error"]["code"]) == (421, "request.foreign_host")


@pytest.mark.parametrize("origin", ["http://example.com", "null", "http://localhost:8124", "https://127.0.0.1:8123"])
def test_a_foreign_origin_is_refused(origin: str) -> None:
    """A page of another site can neither call nor read; a program sends no origin."""
    answer = ask(SERVING, get(origin=origin))[0]
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "request.foreign_origin")
    assert ask(SERVING, get(origin=HOME))[0].status_code == 200


def test_a_form_of_another_site_is_refused() -> None:
    """A browser says where a request comes from even where it sends no origin."""
    sent = httpx.Request("POST", f"{HOME}/v1/score", json={"career": "nurse"}, headers={"sec-fetch-site": "cross-site"})
    assert ask(SERVING, sent)[0].status_code == 403


def test_every_answer_carries_the_headers() -> None:
    """Also a refusal: nothing inline runs, nothing is framed, nothing is kept."""
    for answer in ask(SERVING, get(), get("/nothing"), get(host="example.com")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy.replace("style-src-attr 'unsafe-inline'", "")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"


def test_a_token_is_asked_for() -> None:
    """With a token nothing but health and assets is answered without it; it is compared whole."""
    serving = replace(SERVING, token="a long secret")  # noqa: S106 - nobody's
    none, wrong, part, right, health = ask(
        serving,
        get("/openapi.json"),
        get("/openapi.json", authorization="Bearer other"),
        get("/openapi.json", authorization="Bearer a long"),
        get("/openapi.json", authorization="Bearer a long secret"),
        get(),
    )
    assert [answer.status_code for answer in (none, wrong, part, right, health)] == [401, 401, 401, 200, 200]
    assert "a long secret" not in repr(serving)
    assert "a long secret" not in none.text + wrong.text


def test_haste_is_refused() -> None:
    """A caller has so many requests at once, and more as time goes by."""
    serving = replace(SERVING, burst=3, rate=0.001)
    answers = ask(serving, *[get() for _ in range(5)])
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].headers["retry-after"]


def test_bulk_is_refused_before_it_is_read() -> None:
    """A body that says it is too large is refused at once; one that does not say is refused where it grows."""
    serving = replace(SERVING, body_bytes=1000)

    async def parts() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 100

    said = httpx.Request("POST", f"{HOME}/v1/score", content=b"x" * 1001)
    unsaid = httpx.Request("POST", f"{HOME}/v1/score", content=parts(), headers={"content-type": "application/json"})
    for answer in ask(serving, said, unsaid):
        assert (answer.status_code, answer.json()["error"]["code"]) == (413, "request.too_large")


def test_more_than_can_wait_is_turned_away() -> None:
    """Calls beyond those that run and wait are told to come again; those before them are answered."""
    serving = replace(SERVING, workers=1, waiting=1)

    async def send() -> list[int]:
        transport = httpx.ASGITransport(build_app(serving))
        async with httpx.AsyncClient(transport=transport, timeout=60) as client:
            calls = [client.get(f"{HOME}/v1/match", params={"title": "nurse"}) for _ in range(4)]
            return [answer.status_code for answer in await asyncio.gather(*calls)]

    assert sorted(apart(send)) == [200, 200, 503, 503]
