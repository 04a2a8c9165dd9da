"""The way of a person over HTTP: what they drop stays theirs, is told clearly, and is forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html

from careerproof.faces.pages.frame import read_dashes
from careerproof.faces.web.sessions import LIFE, MOST, Sessions
from careerproof.verbs.opening import opened_file

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
RESUME = EXAMPLES / "resumes" / "maya-okonkwo.pdf"
POSTING = EXAMPLES / "postings" / "machine-learning-engineer.md"


@pytest.fixture
def person(address: str) -> Iterator[httpx.Client]:
    """A browser of its own, as far as cookies go."""
    with httpx.Client(base_url=address, timeout=60) as client:
        yield client


def token(client: httpx.Client, top: str = "check") -> str:
    """The secret of the form that the browser was given."""
    found = re.search(r'name="token" value="([^"]+)"', client.get(top).text)
    assert found
    return found[1]


def drop(client: httpx.Client, resume: Path = RESUME, top: str = "check", **fields: str) -> httpx.Response:
    """Drop a résumé, and a posting as text."""
    data = {"token": token(client, top), **fields}
    return client.post(top, data=data, files={"resume": (resume.name, resume.read_bytes())})


@pytest.mark.parametrize("top", ["check", "es/check"])
def test_the_whole_way(person: httpx.Client, top: str) -> None:
    """Drop, see the result and the page as read, take the files, have all forgotten."""
    sent = drop(person, top=top, posting_text=POSTING.read_text(encoding="utf-8"))
    assert (sent.status_code, sent.headers["location"]) == (303, f"/{top}/result")
    result, reading = person.get(f"{top}/result"), person.get(f"{top}/reading")
    assert "Maya Okonkwo" in result.text
    assert ("of 100" if top == "check" else "de 100") in result.text
    assert "data:image/png" in reading.text
    for page in (result, reading):
        assert page.headers["cache-control"] == "no-store"
        policy = page.headers["content-security-policy"]
        assert "unsafe" not in policy.replace("style-src-attr 'unsafe-inline'", "")
        assert "<script" not in page.text
    forgotten = person.post(f"{top}/forget", data={"token": token(person, top)})
    assert forgotten.status_code == 200
    for name in ("result", "reading", "edits", "moves", "resume.docx"):
        gone = person.get(f"{top}/{name}")
        assert gone.status_code == 404
        assert "Maya" not in gone.text


def test_without_a_posting_there_is_no_screen(person: httpx.Client) -> None:
    """Everything but the screen and the edits; the files are clean copies."""
    assert drop(person).status_code == 303
    result = person.get("check/result").text
    assert "How AI-safe is your career?" in result
    assert "Will your résumé pass the screen?" not in result
    assert person.get("check/resume.docx").status_code == 200


def test_what_cannot_be_read_is_told_in_the_page(person: httpx.Client, tmp_path: Path) -> None:
    """An empty file, a program and no file at all: the form again with what to do now, and nothing kept."""
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "tool.exe").write_bytes(b"MZ\x90\x00" * 200)
    for name, status in (("empty.pdf", 422), ("tool.exe", 415)):
        answer = drop(person, tmp_path / name)
        assert answer.status_code == status
        assert 'role="alert"' in answer.text
        assert name in answer.text
        assert person.get("check/result").status_code == 404
    nothing = person.post("check", data={"token": token(person)})
    assert nothing.status_code == 422
    assert "no résumé was dropped" in nothing.text


def test_a_form_from_elsewhere_changes_nothing(person: httpx.Client, address: str) -> None:
    """Without the secret of its own page a form is refused: neither checked nor forgotten."""
    assert drop(person).status_code == 303
    files = {"resume": (RESUME.name, RESUME.read_bytes())}
    with httpx.Client(base_url=address, timeout=60) as other:
        theirs = token(other)
    for secret in ("", "guess", theirs):
        assert person.post("check", data={"token": secret}, files=files).status_code == 403
        assert person.post("check/forget", data={"token": secret}).status_code == 403
    assert person.get("check/result").status_code == 200


def test_two_people_see_their_own(person: httpx.Client, address: str) -> None:
    """Each browser sees what it dropped; one without a cookie, or with a guessed one, sees nothing."""
    drop(person)
    with httpx.Client(base_url=address, timeout=60) as other:
        assert other.get("check/result").status_code == 404
        drop(other, EXAMPLES / "resumes" / "graham-whitlock.pdf")
        assert "Graham Whitlock" in other.get("check/result").text
    assert "Maya Okonkwo" in person.get("check/result").text
    guess = httpx.get(f"{address}check/result", cookies={"careerproof": "A" * 32})
    assert guess.status_code == 404


def test_the_cookie_is_for_this_server_alone(person: httpx.Client) -> None:
    """No script reads it and no other site sends it."""
    cookie = person.get("check").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "expires" not in cookie
    assert "max-age" not in cookie


def test_sessions_are_forgotten_in_time_and_by_number() -> None:
    """After an hour without use, and the oldest where there are too many: with all that they held."""
    now = [0.0]
    sessions = Sessions(clock=lambda: now[0])
    old = sessions.begin()
    old.resume, old.pages = opened_file("a.txt", b"Ann Lee"), {"result": b"Ann Lee"}
    now[0] = LIFE - 1
    assert sessions.find(old.id) is old
    now[0] += LIFE + 1
    assert sessions.find(old.id) is None
    held: tuple[object, ...] = (old.resume, old.pages)
    assert held == (None, {})
    many = [sessions.begin() for _ in range(MOST + 1)]
    assert sessions.find(many[0].id) is None
    assert sessions.find(many[1].id) is many[1]
    assert "Ann" not in repr(old)
    assert len({session.id for session in many} | {session.token for session in many}) == 2 * (MOST + 1)


def test_secrets_survive_the_dashes_of_pages() -> None:
    """Pages write a dash for two hyphens between words: a secret with such hyphens would not come back as it was."""
    sessions = Sessions()
    secrets = [text for session in (sessions.begin() for _ in range(200)) for text in (session.id, session.token)]
    assert all(read_dashes(text) == text and text.isalnum() for text in secrets)


@pytest.mark.parametrize("top", ["check", "es/check"])
def test_the_moves_are_those_that_were_asked_for(person: httpx.Client, top: str) -> None:
    """A map with words, a row for each move, filters that hold, and the way to one of them."""
    assert drop(person, top=top).status_code == 303
    page = person.get(f"{top}/moves", params={"which": "all"})
    root: Any = html.fromstring(page.text)
    titles = root.xpath("//table//th[@scope='row']//a/text()")
    assert len(titles) == len(root.xpath("//select[@id='to']/option")) >= 5
    assert titles[0] in root.xpath("string(//*[@role='img']/@aria-label | //*[@role='img']/*[local-name()='title'])")
    least = 90_000
    paid: Any = html.fromstring(person.get(f"{top}/moves", params={"which": "all", "least_pay": "$90,000"}).text)
    pays = [int(re.sub(r"\D", "", text)) for text in paid.xpath("//table//tr/td[last()]/small/text()")]
    assert pays
    assert all(pay >= least for pay in pays)
    goal = root.xpath("//select[@id='to']/option/@value")[-1]
    way: Any = html.fromstring(person.get(f"{top}/moves", params={"which": "all", "to": goal}).text)
    assert way.xpath("//section[@id='way']//ol[@class='stops']/li/a")[-1].get("href").endswith(goal)


@pytest.mark.parametrize(
    "asked",
    [{"least_pay": "a lot"}, {"to": "no-such-career"}, {"to": "../x"}, {"category": "unheard"}, {"most_years": "9"}],
)
def test_what_no_move_can_be_asked_by_is_left_out(person: httpx.Client, asked: dict[str, str]) -> None:
    """An address may say anything: the page comes, with the moves that the rest asks for."""
    assert drop(person).status_code == 303
    page = person.get("check/moves", params={"which": "all", **asked})
    assert page.status_code == 200
    root: Any = html.fromstring(page.text)
    assert root.xpath("//table//th[@scope='row']")
    assert not root.xpath("//section[@id='way']")


def test_without_a_result_there_are_no_moves(person: httpx.Client) -> None:
    """Who dropped nothing is led to the form."""
    assert person.get("check/moves").status_code == 404
