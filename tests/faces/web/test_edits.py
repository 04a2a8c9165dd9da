"""Accepting and rejecting edits over HTTP: the score is that of the file, and the file holds what was accepted."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import html

from careerproof.faces.contract.writing import MEDIA, PAPERS, TEMPLATES
from careerproof.faces.pages import edits as edits_page
from careerproof.faces.web.choices import Choices
from careerproof.optimizing.model import Edit, Proposal
from careerproof.verbs.export import export
from careerproof.verbs.optimize import apply, optimize

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
RESUME = EXAMPLES / "resumes" / "maya-okonkwo.pdf"
POSTING = EXAMPLES / "postings" / "machine-learning-engineer.md"


@pytest.fixture
def person(address: str) -> Iterator[httpx.Client]:
    """A browser that has dropped a résumé and a posting."""
    with httpx.Client(base_url=address, timeout=60, follow_redirects=True) as client:
        files = {"resume": (RESUME.name, RESUME.read_bytes()), "posting": (POSTING.name, POSTING.read_bytes())}
        assert client.post("check", data={"token": token(client.get("check"))}, files=files).status_code == 200
        yield client


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    """What the verb proposes for the same files."""
    return optimize(RESUME, posting=POSTING)


def token(page: httpx.Response) -> str:
    """The secret of a page's forms."""
    found = re.search(r'name="token" value="([^"]+)"', page.text)
    assert found
    return found[1]


def choose(client: httpx.Client, top: str = "check", **fields: str) -> httpx.Response:
    """Send one choice, and get the list that comes of it."""
    return client.post(f"{top}/edits", data={"token": token(client.get(f"{top}/edits")), **fields})


def score(page: httpx.Response) -> float:
    """The score that a page shows, with the signs of its language."""
    root: Any = html.fromstring(page.text)
    return float(root.xpath("string(//*[@data-score])").replace(",", "."))


def test_each_choice_moves_the_score_to_that_of_the_file(person: httpx.Client, proposal: Proposal) -> None:
    """Accept, reject, take back, all safe ones: the score on the page is what `optimize --apply` gives for them."""
    first, second = proposal.edits[0], proposal.edits[2]
    assert score(person.get("check/edits")) == round(proposal.before, 1)
    one = choose(person, edit=first.id, choice="accepted")
    expected = apply(RESUME, posting=POSTING, ids=first.id, name="resume.docx")[0].after
    assert score(one) == round(expected, 1) > round(proposal.before, 1)
    assert one.url.fragment == f"edit-{first.id}"
    both = choose(person, edit=second.id, choice="accepted")
    expected = apply(RESUME, posting=POSTING, ids=f"{first.id},{second.id}", name="resume.docx")[0].after
    assert score(both) == round(expected, 1) > score(one)
    assert score(choose(person, act="undo")) == score(one)
    assert score(choose(person, edit=first.id, choice="rejected")) == round(proposal.before, 1)
    safe = choose(person, "es/check", act="safe")
    others = ",".join(edit.id for edit in proposal.edits if edit.id != first.id and not edit.needs_confirmation)
    assert score(safe) == round(apply(RESUME, posting=POSTING, ids=others, name="resume.docx")[0].after, 1)
    assert score(choose(person, act="clear")) == round(proposal.before, 1)


def test_the_files_hold_the_accepted_edits_and_no_others(person: httpx.Client) -> None:
    """Every format, before and after a choice; what was not accepted stands in none."""
    before = {ending: person.get(f"check/resume.{ending}") for ending in ("docx", "md", "txt", "json", "pdf")}
    assert "REST APIs" not in before["md"].text
    page = person.get("check/edits").text
    root: Any = html.fromstring(page)
    card = next(
        card for card in root.xpath("//li[@id][contains(@class, 'edit ')]") if "REST APIs" in card.text_content()
    )
    choose(person, edit=card.get("id").removeprefix("edit-"), choice="accepted")
    for ending, clean in before.items():
        edited = person.get(f"check/resume.{ending}")
        assert edited.content != clean.content
        assert f"filename*=UTF-8''resume.{ending}" in edited.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(person.get("check/resume.docx").content)) as archive:
        text = archive.read("word/document.xml").decode()
    for written in (text, person.get("check/resume.json").text, person.get("check/resume.txt").text):
        assert "REST APIs" in written
        assert "Kubernetes" not in written


def test_choices_belong_to_one_session(person: httpx.Client, proposal: Proposal, address: str) -> None:
    """No choice without the page's own secret, none for an edit that is not there, none that another browser sees."""
    edit = proposal.edits[0].id
    assert person.post("check/edits", data={"token": "guess", "edit": edit, "choice": "accepted"}).status_code == 403
    assert choose(person, edit="nothing", choice="accepted").status_code == 404
    assert choose(person, edit=edit, choice="maybe").status_code == 404
    with httpx.Client(base_url=address, timeout=60) as other:
        assert other.get("check/edits").status_code == 404
        assert other.post("check/edits", data={"edit": edit, "choice": "accepted"}).status_code == 404
    assert score(person.get("check/edits")) == round(proposal.before, 1)


def test_without_a_posting_there_is_nothing_to_accept_but_a_file_to_take(address: str) -> None:
    """The page says so, and gives the clean copy."""
    with httpx.Client(base_url=address, timeout=60, follow_redirects=True) as client:
        client.post(
            "check", data={"token": token(client.get("check"))}, files={"resume": (RESUME.name, RESUME.read_bytes())}
        )
        page = client.get("check/edits").text
        assert "data-score" not in page
        assert "There is nothing to accept" in page
        assert client.get("check/resume.md").text.startswith("# Maya Okonkwo")


def test_every_step_can_be_taken_back() -> None:
    """Choices, all safe ones at once and a fresh start are steps; one that changes nothing is none."""
    edits = tuple(
        Edit(
            id=name, kind="bullet", where="/work/0/highlights/0", old="a", new=name, because="", points=1.0,
            needs_confirmation=name == "c", evidence=(),
        )
        for name in "abc"
    )  # fmt: skip
    choices = Choices(proposal=Proposal(before=1.0, after=2.0, edits=edits, have_but_unsaid=(), lacking=()))
    assert choices.choose("b", "rejected")
    choices.accept_safe()
    assert (choices.accepted, choices.possible) == (("a",), ("a", "c"))
    assert choices.choose("c", "accepted")
    choices.accept_safe()
    assert choices.accepted == ("a", "c")
    choices.clear()
    seen = [choices.accepted]
    for _ in range(5):
        choices.undo()
        seen.append(choices.accepted)
    assert seen == [(), ("a", "c"), ("a",), (), (), ()]
    assert not choices.choose("d", "accepted")


def test_the_file_is_taken_in_any_look(person: httpx.Client) -> None:
    """What the form offers is all that there is, and what is chosen is what comes; anything else is no page."""
    assert (set(edits_page.MADE), edits_page.LOOKS, edits_page.PAPERS) == (set(MEDIA), TEMPLATES, PAPERS)
    asked = {"format": "html", "template": "modern", "paper": "a4"}
    made = person.get("check/file", params=asked)
    assert made.headers["content-disposition"].endswith("resume.html")
    assert made.content == export(RESUME, name="resume.html", template="modern", paper="a4")
    for name in asked:
        assert person.get("check/file", params={**asked, name: "unheard"}).status_code == 404
