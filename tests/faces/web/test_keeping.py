"""Applications over HTTP: kept only when asked for, whole after a crash, all out and all gone at a word."""

from __future__ import annotations

import contextlib
import io
import os
import re
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.faces.loops import apart

from careerproof.faces.web.app import build_app
from careerproof.faces.web.model import Serving
from careerproof.settings import load_settings
from careerproof.workspace.store import open_workspace

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
RESUME = EXAMPLES / "resumes" / "maya-okonkwo.pdf"
POSTING = EXAMPLES / "postings" / "machine-learning-engineer.md"


@contextlib.contextmanager
def browser(address: str) -> Iterator[httpx.Client]:
    """A browser without anything dropped."""
    with httpx.Client(base_url=address, timeout=60, follow_redirects=True) as client:
        yield client


def token(page: httpx.Response) -> str:
    """The secret of a page's forms."""
    found = re.search(r'name="token" value="([^"]+)"', page.text)
    assert found, page.text[:400]
    return found[1]


def add(client: httpx.Client, **fields: str) -> httpx.Response:
    """Send the form of a new application, as its page gives it."""
    return client.post("applications", data={"token": token(client.get("applications/new")), **fields})


def path_of(page: httpx.Response) -> str:
    """The path of an application, from its page."""
    return page.url.path.lstrip("/")


def test_a_check_is_saved_with_its_posting_and_the_edited_file(address: str) -> None:
    """From the choices to the workspace: what lies there is the posting's bytes, and the file with those edits."""
    with browser(address) as client:
        files = {"resume": (RESUME.name, RESUME.read_bytes()), "posting": (POSTING.name, POSTING.read_bytes())}
        result = client.post("check", data={"token": token(client.get("check"))}, files=files)
        assert 'href="/applications/new"' in result.text
        edits = client.get("check/edits")
        first = re.search(r'name="edit" value="([^"]+)"', edits.text)
        assert first
        client.post("check/edits", data={"token": token(edits), "edit": first[1], "choice": "accepted"})
        written = client.get("check/resume.docx").content
        page = add(client, with_files="yes", sent="docx", state="applied", on="2026-02-03", notes="by Ms Lee")
        assert page.status_code == 200
        assert "Machine Learning Engineer" in page.text
        assert all(text in page.text for text in (first[1], "maya-okonkwo.docx", POSTING.name, "2026-02-03"))
        links = re.findall(r'href="(/applications/\d+/files/\d+)"', page.text)
        posting, sent = (client.get(link) for link in links)
        assert (posting.content, sent.content) == (POSTING.read_bytes(), written)
        assert all(kept.headers["content-disposition"].startswith("attachment; ") for kept in (posting, sent))
        assert sent.headers["content-type"] == "application/octet-stream"
        kept = page_with_version = client.post(path_of(page), data={"token": token(page), "act": "sent", "sent": "md"})
        assert "maya-okonkwo.md" in page_with_version.text
        with zipfile.ZipFile(io.BytesIO(client.get("applications/everything.zip").content)) as archive:
            assert {"applications.csv", "applications.json"} < set(archive.namelist())
            assert written in [archive.read(name) for name in archive.namelist()]
        other = add(client, title="Another")
        foreign = links[1].replace(path_of(kept), path_of(other))
        assert client.get(foreign).status_code == 404, "a file is given by its own application only"


def test_steps_notes_and_states_are_written_and_filtered(address: str) -> None:
    """In both languages; a text of the person's is never taken for markup."""
    with browser(address) as client:
        page = add(client, title="<b>Baker</b>", employer="Acme Corp", link="javascript:alert(1)", on="2026-02-03")
        assert "<b>Baker" not in page.text
        assert 'href="javascript' not in page.text
        path = path_of(page)
        client.post(path, data={"token": token(page), "act": "move", "state": "offer", "on": "2026-02-05"})
        page = client.post(f"es/{path}", data={"token": token(page), "act": "note", "notes": "a--b", "next_on": ""})
        assert ("propuesta" in page.text, ">a--b</textarea>" in page.text) == (True, True)
        assert f'href="/{path}"' in client.get("applications?state=offer").text
        assert f'href="/{path}"' not in client.get("applications?state=hired").text
        wrong = client.post(path, data={"token": token(page), "act": "move", "state": "king"})
        assert (wrong.status_code, "<h1" in wrong.text) == (400, True)
        assert client.get("applications/99999", headers={"accept": "text/html"}).status_code == 404
        empty = add(client, employer="Acme Corp")
        assert (empty.status_code, 'value="Acme Corp"' in empty.text) == (400, True)


def test_nothing_changes_without_the_secret_of_a_page(address: str) -> None:
    """Neither a new one, nor a change, nor an end."""
    with browser(address) as client:
        path = path_of(add(client, title="Kept"))
        sent = {"token": "guess", "act": "move", "state": "offer", "title": "x"}
        for place in ("applications", path, f"{path}/remove", "applications/erase"):
            assert client.post(place, data=sent).status_code == 403
        assert "Kept" in client.get("applications").text
        assert client.get("applications/erase").status_code == 200


def test_one_goes_and_everything_goes(tmp_path: Path) -> None:
    """Each after a question; the file itself is gone at the end, and the empty page says how to begin."""
    workspace = tmp_path / "mine.sqlite"
    with serving(workspace) as (address, _), browser(address) as client:
        assert "Nothing is kept yet" in client.get("applications").text
        assert not workspace.exists(), "to look makes nothing"
        first, second = (path_of(add(client, title=title)) for title in ("First", "Second"))
        sure = client.get(f"{first}/remove")
        assert "First" in client.get("applications").text, "a question removes nothing"
        left = client.post(f"{first}/remove", data={"token": token(sure)})
        assert ("First" in left.text, "Second" in left.text) == (False, True)
        client.post("applications/erase", data={"token": token(client.get("es/applications/erase"))})
        assert not workspace.exists()
        assert client.get(second).status_code == 404


def test_a_killed_server_loses_nothing_that_it_said_it_kept(tmp_path: Path) -> None:
    """Killed amid saving, every application whose page was given is there, and at most one more."""
    workspace = tmp_path / "mine.sqlite"
    with serving(workspace) as (address, process), browser(address) as client:
        secret = token(client.get("applications/new"))
        told: list[int] = []
        ended = threading.Timer(1.5, lambda: os.kill(process.pid, signal.SIGKILL))
        ended.start()
        with contextlib.suppress(httpx.TransportError):
            while True:
                fields = {"token": secret, "title": f"job {len(told)}", "notes": "x" * 9_000}
                page = client.post("applications", data=fields, follow_redirects=False)
                told.append(int(page.headers["location"].rpartition("/")[2]))
        ended.join()
        process.wait(timeout=10)
    assert len(told) > 5
    with open_workspace(workspace) as opened:
        found = opened.applications()
    assert {item.id for item in found} >= set(told)
    assert len(found) <= len(told) + 1
    assert all(len(item.notes) == 9_000 for item in found)


@pytest.mark.parametrize("keeps", [True, False])
def test_a_server_for_others_keeps_nothing_unless_told(keeps: bool, tmp_path: Path) -> None:
    """Without it no address of it answers, no page names it."""
    serving = Serving(settings=load_settings(workspace=tmp_path / "mine.sqlite"), port=8123, keeps=keeps)

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(build_app(serving))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8123") as client:
            return [await client.get(path) for path in ("/applications/new", "/check")]

    form, check = apart(ask)
    assert form.status_code == (200 if keeps else 404)
    assert ("/applications" in check.text) is keeps


@contextlib.contextmanager
def serving(workspace: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server of its own with a workspace of its own."""
    command = [sys.executable, "-m", "careerproof", "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen([*command, "--workspace", str(workspace)], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert found
        try:
            yield found.group(), process
        finally:
            process.kill()
