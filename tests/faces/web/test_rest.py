"""REST: each verb over HTTP gives what the command line gives, and a failure is told in the same words."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from careerproof.errors import CareerproofError
from careerproof.faces.web.problems import PROBLEM, status_of

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
RESUME = EXAMPLES / "resumes" / "maya-okonkwo.pdf"
POSTING = EXAMPLES / "postings" / "machine-learning-engineer.md"
TODAY = "2026-01-31"


def part(path: Path) -> tuple[str, bytes]:
    """A file as a part of a form."""
    return path.name, path.read_bytes()


def printed(*words: str) -> Any:
    """What the command line prints for the same call, run where the files are, so that they have the same names."""
    command = [sys.executable, "-m", "careerproof", *words, "--format", "json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def renamed(value: object) -> object:
    """The same with files by their bare names: the command line shows the paths that it was given."""
    if isinstance(value, dict):
        return {key: renamed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [renamed(item) for item in value]
    return Path(value).name if isinstance(value, str) and value in (str(RESUME), str(POSTING)) else value


def test_a_check_is_that_of_the_command_line(client: httpx.Client) -> None:
    """The main job over a form with two files gives the same JSON as the command line."""
    answer = client.post("v1/check", files={"resume": part(RESUME), "posting": part(POSTING)}, data={"today": TODAY})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    plain = printed("check", str(RESUME), "--posting", str(POSTING), "--today", TODAY)
    told = answer.json()
    for result in (plain, told):  # made of the digests of both files
        assert result["screen"]["input_sha256"]
    assert told == renamed(plain)


@pytest.mark.parametrize(
    ("verb", "body", "words"),
    [
        ("match", {"title": "Sr. SWE II", "top": 2}, ["match", "Sr. SWE II", "--top", "2"]),
        ("match", {"title": ["nurse", "welder"]}, ["match", "nurse", "welder"]),
        ("score", {"career": "data analyst"}, ["score", "data analyst"]),
        ("profile", {"career": "29-1141.00", "place": "TX"}, ["profile", "29-1141.00", "--place", "TX"]),
        ("paths", {"from": "cashier", "limit": 2}, ["paths", "--from", "cashier", "--limit", "2"]),
    ],
)
def test_text_verbs_are_those_of_the_command_line(
    client: httpx.Client, verb: str, body: dict[str, object], words: list[str]
) -> None:
    """By GET, by JSON and by form alike."""
    plain = printed(*words)
    assert client.post(f"v1/{verb}", json=body).json() == plain
    assert client.post(f"v1/{verb}", data=body).json() == plain
    assert client.get(f"v1/{verb}", params=body).json() == plain  # type: ignore[arg-type]


def test_files_may_come_as_json(client: httpx.Client) -> None:
    """A program may send a file's text, or its bytes as base64."""
    packed = {"name": RESUME.name, "base64": base64.b64encode(RESUME.read_bytes()).decode()}
    by_json = client.post("v1/inspect", json={"file": packed, "posting": POSTING.read_text(encoding="utf-8")})
    by_form = client.post("v1/inspect", files={"file": part(RESUME), "posting": part(POSTING)})
    assert by_json.status_code == by_form.status_code == 200
    assert by_json.json() == by_form.json()


def test_rows_come_in_order_with_the_bad_one_in_its_place(client: httpx.Client) -> None:
    """A batch: one row a résumé in their order; what cannot be read is a row with its error."""
    files = [
        ("posting", part(POSTING)),
        ("resume", ("empty.pdf", b"")),
        ("resume", part(RESUME)),
        ("resume", ("broken.docx", b"PK\x03\x04 no archive")),
        ("resume", part(EXAMPLES / "resumes" / "graham-whitlock.docx")),
    ]
    rows = client.post("v1/screen", files=files, data={"today": TODAY}).json()
    assert [row["resume"] for row in rows] == ["empty.pdf", RESUME.name, "broken.docx", "graham-whitlock.docx"]
    assert [row["error"]["code"] if "error" in row else "ok" for row in rows] == [
        "document.empty",
        "ok",
        rows[2]["error"]["code"],
        "ok",
    ]
    assert all(row["decision"] is None for row in rows)
    lines = client.post("v1/screen", files=files, data={"today": TODAY}, headers={"accept": "application/jsonl"})
    assert lines.headers["content-type"] == "application/jsonl"
    assert [json.loads(line) for line in lines.text.splitlines()] == rows


def test_careers_come_in_pages(client: httpx.Client) -> None:
    """The pages follow each other without a gap, and each says how many careers there are."""
    first, second = (
        client.get("v1/careers", params={"sort": "title", "limit": 30, "page": page}).json() for page in (1, 2)
    )
    both = client.get("v1/careers", params={"sort": "title", "limit": 60}).json()
    assert first["found"] == second["found"] == both["found"] > 1000
    assert first["careers"] + second["careers"] == both["careers"]
    assert client.get("v1/careers", params={"page": 2000}).json()["careers"] == []


def test_what_did_not_change_is_not_sent_again(client: httpx.Client) -> None:
    """An answer from the facts has an ETag; who has it already gets 304 and no body."""
    first = client.get("v1/profile", params={"career": "15-2051.00"})
    again = client.get("v1/profile", params={"career": "15-2051.00"}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("v1/profile", params={"career": "29-1141.00"}, headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        (("GET", "v1/score/x", {}), 404, "request.not_found"),
        (("PUT", "v1/score", {}), 405, "request.method"),
        (("POST", "v1/score", {"json": {}}), 400, "usage"),
        (("POST", "v1/score", {"json": {"career": "xqzzy"}}), 404, "input.unknown_occupation"),
        (("POST", "v1/score", {"json": []}), 400, "usage"),
        (("POST", "v1/score", {"content": b"{", "headers": {"content-type": "application/json"}}), 400, "usage"),
        (("POST", "v1/score", {"content": b"\xff", "headers": {"content-type": "application/json"}}), 400, "usage"),
        (
            ("POST", "v1/score", {"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}),
            400,
            "usage",
        ),
        (("POST", "v1/score", {"content": b"x", "headers": {"content-type": "text/xml"}}), 415, "request.body"),
        (("POST", "v1/score", {"content": b"x", "headers": {"content-type": "multipart/form-data"}}), 400, "usage"),
        (("POST", "v1/read", {"files": {"file": ("a.pdf", b"")}}), 422, "document.empty"),
        (("POST", "v1/read", {"files": {"file": ("a.exe", b"MZ\x90\x00" * 90)}}), 415, "document.unsupported"),
        (("POST", "v1/read", {"files": {"file": ("a.txt", b"a" * 20_000_001)}}), 413, "document.too_large"),
        (("POST", "v1/read", {"data": {"file": "/etc/hostname", "as": "letter"}}), 400, "usage"),
        (("POST", "v1/check", {"json": {"resume": "Ann Lee", "policy": "/etc/hostname"}}), 400, "usage"),
    ],
)
def test_failures_are_problems(
    client: httpx.Client, request_: tuple[str, str, dict[str, Any]], status: int, code: str
) -> None:
    """A failure has its status, the type of problem details, and the words of the error."""
    method, path, options = request_
    answer = client.request(method, path, **options)
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    body = answer.json()
    assert body["error"]["code"] == code
    assert body["status"] == status
    assert body["title"] == body["error"]["message"]


def test_a_text_that_names_a_file_is_a_text(client: httpx.Client) -> None:
    """Nothing that is sent is taken for a path of the server's: the words stand for themselves."""
    read = client.post("v1/read", json={"file": str(RESUME)}).json()
    assert "Okonkwo" not in json.dumps(read)
    assert client.post("v1/paths", json={"from": str(RESUME)}).status_code == 404


def test_every_error_has_a_status() -> None:
    """No error of the house is left to be our bug by oversight."""
    kinds = [CareerproofError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    ours = {kind.__name__ for kind in kinds if status_of(kind.__new__(kind)) == 500}
    assert ours == {"CareerproofError", "ServerFault"}


def test_the_description_holds_every_verb(client: httpx.Client) -> None:
    """The published OpenAPI has a path for each verb that gives plain data."""
    described = client.get("openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert {f"/v1/{verb}" for verb in ("check", "profile", "score", "match", "skills", "paths", "read")} <= set(
        described["paths"]
    )
