"""The pages over HTTP: every career by its code or slug, kept and not sent twice."""

from __future__ import annotations

import re

import httpx
import pytest

HTML = {"accept": "text/html"}


def test_every_career_has_its_page(client: httpx.Client) -> None:
    """Codes and slugs of the list lead to pages; a sample of both, in both languages."""
    listed = client.get("v1/careers", params={"sort": "title", "limit": 200}).json()["careers"]
    keys = [career["slug"] or career["code"] for career in listed][::25]
    for key in keys:
        for folder in ("", "es/"):
            answer = client.get(f"{folder}careers/{key}", headers=HTML)
            assert answer.status_code == 200, key
            assert answer.headers["content-type"] == "text/html; charset=utf-8"
            assert "<h1" in answer.text


def test_links_lead_somewhere(client: httpx.Client) -> None:
    """What a page links to and loads is there."""
    seen: set[str] = set()
    for path in ("", "careers/29-1141.00", "es/careers/29-1141.00", "compare", "method"):
        text = client.get(path, headers=HTML).text
        seen |= set(re.findall(r'(?:href|src)="(/[^"#?]*)', text))
    assert len(seen) > 100
    few = sorted(seen)[::40] + sorted(path for path in seen if path.startswith("/assets/"))
    assert {path: client.get(path, headers=HTML).status_code for path in few} == dict.fromkeys(few, 200)


def test_a_page_that_one_has_is_not_sent_again(client: httpx.Client) -> None:
    """Pages and assets have ETags."""
    for path in ("careers/29-1141.00", "assets/site.css", "assets/careers.es.js"):
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


@pytest.mark.parametrize(
    "path",
    ["careers/nothing", "careers/", "fr/", "assets/nothing.css", "assets/careers.xx.js", "assets/..%2Fframe.py",
     "..%2f..%2fetc/hostname", "careers/%2e%2e/%2e%2e/x", "careers/29-1141.00.html", "es/es/"],
)  # fmt: skip
def test_nothing_else_is_served(client: httpx.Client, path: str) -> None:
    """No path leads out of the pages; a person is told on a page, a program in problem details."""
    for_people, for_programs = client.get(path, headers=HTML), client.get(path)
    assert for_people.status_code == for_programs.status_code == 404
    assert for_people.headers["content-type"].startswith("text/html")
    assert for_programs.json()["error"]["code"] == "request.not_found"
