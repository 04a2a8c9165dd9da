"""`optimize --rewriter`: shown before it is sent, sent only with a yes, and the key and the person stay here."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from careerproof.documents.read import read_document
from careerproof.faces.cli import rewriter as options
from careerproof.faces.cli.main import main
from careerproof.faces.contract.results import result_schema
from careerproof.faces.contract.verbs import VERBS
from careerproof.resumes.read import read_resume

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAIRS = {
    "maya-okonkwo.pdf": "machine-learning-engineer.md",
    "ines-valdez-novak.docx": "nurse-care-coordinator.html",
    "graham-whitlock.pdf": "staff-accountant.txt",
}
KEY = "sk-not-a-real-key"
LIE = " Certified in Terraform."


@dataclass
class Endpoint:
    """A model that says the posting's words where it may, and lies about one bullet in two."""

    address: str = ""
    bodies: list[str] = field(default_factory=list)
    keys: set[str | None] = field(default_factory=set)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    """The model, while the test runs."""
    here = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            here.bodies.append(body)
            here.keys.add(self.headers["Authorization"])
            line = json.loads(json.loads(body)["messages"][1]["content"])["statement"]
            new = line.replace("RESTful services", "REST APIs").replace("k8s", "Kubernetes") + LIE * (
                len(here.bodies) % 2 == 0
            )
            data = json.dumps({"choices": [{"message": {"content": new}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()
    thread.join(5)


def _optimize(*arguments: str, resume: str = "maya-okonkwo.pdf", said: str | None = None) -> Result:
    files = [str(EXAMPLES / "resumes" / resume), "--posting", str(EXAMPLES / "postings" / PAIRS[resume])]
    return CliRunner().invoke(main, ["optimize", *files, "--today", "2026-01-31", *arguments], input=said)


def _of(endpoint: Endpoint) -> list[str]:
    return ["--rewriter", endpoint.address, "--rewriter-model", "small"]


@pytest.mark.parametrize("resume", PAIRS)
def test_what_would_be_sent_is_shown_and_tells_nothing_of_the_person(resume: str, endpoint: Endpoint) -> None:
    """Nothing is sent; no name, mail, phone, employer, school or key stands in what is printed."""
    run = _optimize(*_of(endpoint), "--show-request", resume=resume)
    assert run.exit_code == 0, run.output
    assert endpoint.bodies == []
    assert 1 <= run.stdout.count("POST http://127.0.0.1") <= 10
    path = EXAMPLES / "resumes" / resume
    person = read_resume(read_document(path.read_bytes(), name=path.name), mentions=())
    told = [person.basics.name, person.basics.email, person.basics.phone, *(person.basics.name or "").split()]
    told += [job.name for job in person.work] + [school.institution for school in person.education]
    assert len(list(filter(None, told))) > 6
    assert [detail for detail in told if detail and detail in run.stdout] == []


def test_answers_are_guarded_and_kept(endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """True ones become edits to be confirmed, the lies are named; what was kept is not asked again, to the file."""
    monkeypatch.setenv("CAREERPROOF_REWRITER_KEY", KEY)
    kept, better = tmp_path / "answers.json", tmp_path / "better.md"
    run = _optimize(*_of(endpoint), "--send", "--rewriter-answers", str(kept), "--format", "json")
    assert run.exit_code == 0, run.output
    result = json.loads(run.stdout)
    jsonschema.validate(result, result_schema("Proposal"))
    rewrites = [edit for edit in result["edits"] if edit["kind"] == "rewrite"]
    assert [edit["needs_confirmation"] for edit in rewrites] == [True] * len(rewrites)
    assert "REST APIs" in rewrites[0]["new"]
    reasons = {item["reason"] for item in result["rejected"]}
    assert {"unproven", "unchanged"} <= reasons
    assert LIE.strip() not in run.stdout
    assert endpoint.keys == {f"Bearer {KEY}"}
    assert KEY not in run.output + kept.read_text(encoding="utf-8")

    asked = len(endpoint.bodies)
    again = ("--apply", rewrites[0]["id"], "--output", str(better))
    run = _optimize(*_of(endpoint), "--send", "--rewriter-answers", str(kept), *again)
    assert run.exit_code == 0, run.output
    run = _optimize("--rewriter-answers", str(kept), *again)
    assert run.exit_code == 0, run.output
    assert len(endpoint.bodies) == asked
    assert "REST APIs written with FastAPI" in better.read_text(encoding="utf-8").replace("\n", " ")


@pytest.mark.parametrize(("said", "is_sent"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_a_person_is_asked_first(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, said: str, is_sent: bool) -> None:
    """At a terminal all requests are printed on standard error, and only a yes sends them."""
    monkeypatch.setattr(options, "_has_terminal", lambda: True)
    run = _optimize(*_of(endpoint), said=said)
    assert run.exit_code == 0, run.output
    shown, _, told = run.stderr.partition("Send ")
    assert shown.count("POST http://127.0.0.1") >= 3
    assert ("asking the rewriter about bullet 1 of" in told) is is_sent
    assert bool(endpoint.bodies) is is_sent
    assert all(body in shown for body in endpoint.bodies)
    assert ("you did not agree to send it" in run.stdout) is not is_sent


def test_a_rewriter_that_is_not_there_costs_no_other_edit(endpoint: Endpoint) -> None:
    """One line says so, the edits by rule come all the same."""
    port = endpoint.address.split(":")[2].split("/")[0]
    nobody = endpoint.address.replace(port, "9")
    run = _optimize("--rewriter", nobody, "--rewriter-model", "small", "--send", "--format", "html")
    assert run.exit_code == 0
    assert run.stderr.count("nothing answers at 127.0.0.1") == 1
    assert "Use the standard term" in run.stdout
    assert "Bullets for which the rewriter gave no edit" in run.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--rewriter", "http://127.0.0.1:9/v1", "--send"), "needs --rewriter-model"),
        (("--rewriter-model", "small"), "belong to --rewriter"),
        (("--send",), "belong to --rewriter"),
        (("--rewriter", "http://127.0.0.1:9/v1", "--rewriter-model", "m"), "add --send"),
        (("--rewriter", "http://127.0.0.1:9/v1", "--rewriter-model", "m", "--show-request", "--send"), "give it alone"),
        (("--rewriter", "http://127.0.0.1:9/v1", "--rewriter-model", "m", "--show-request", "--letter", "a.md"),
         "give it alone"),
    ],
)  # fmt: skip
def test_options_that_do_not_fit_are_refused_first(arguments: tuple[str, ...], words: str) -> None:
    """Before a file is read or a line is opened."""
    run = _optimize(*arguments)
    assert run.exit_code == 2
    assert words in run.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--rewriter", "https://llm.example.com/v1", "--rewriter-model", "m", "--send"), "not on this machine"),
        (
            ("--rewriter", "http://llm.example.com/v1", "--rewriter-model", "m", "--rewriter-remote", "--send"),
            "in clear",
        ),
        (("--rewriter", "http://k:pass@127.0.0.1/v1", "--rewriter-model", "m", "--send"), "holds more than"),
        (("--rewriter-answers", "no-such.json"), "cannot be read"),
    ],
)
def test_an_address_that_is_not_permitted_is_refused(arguments: tuple[str, ...], words: str) -> None:
    """With what to do instead, and without what may be a password."""
    run = _optimize(*arguments)
    assert words in str(run.exception)
    assert "pass@" not in str(run.exception)


def test_a_key_that_is_none_is_refused_unsaid(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable is named, its content is not."""
    monkeypatch.setenv("CAREERPROOF_REWRITER_KEY", f"{KEY}\r\nX-More: 1")
    run = _optimize(*_of(endpoint), "--send")
    assert "CAREERPROOF_REWRITER_KEY" in str(run.exception)
    assert KEY not in str(run.exception)
    assert endpoint.bodies == []


def test_a_silent_rewriter_is_left_after_the_seconds_given() -> None:
    """All together wait five times as long, and the edits by rule come all the same."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        started = time.monotonic()
        run = _optimize("--rewriter", address, "--rewriter-model", "m", "--rewriter-seconds", "0.3", "--send")
        took = time.monotonic() - started
    assert run.exit_code == 0
    assert 2 <= run.stderr.count("no whole answer within 0.") <= 6
    assert run.stdout.count("the time for all requests was over") >= 2
    assert 1.4 < took < 30
    assert "Use the standard term" in run.stdout


def test_servers_and_assistants_offer_no_rewriter() -> None:
    """What others call never opens a connection to a third party: no parameter of any verb names one."""
    names = [parameter.name for verb in VERBS for parameter in verb.parameters]
    assert len(names) > 30
    assert [name for name in names if "rewrit" in name or name == "send"] == []
