"""careerproof facts build --download, in a process of its own, against a server on this machine."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from careerproof.testing import build_zip

FILES = {
    "onet": ("onet/db_99_0_text.zip", build_zip({"db_99_0_text/Skills.txt": b"O*NET-SOC Code\tTitle\n" * 40})),
    "pay": ("oews/pay.csv", b"OCC_CODE,A_MEDIAN\n" * 200_000),
}
ENTRY = """
[[file]]
id = "{id}"
publisher = "Example Bureau"
title = "The table {id}"
edition = "1"
licence = "CC0"
feeds = "tests"
file = "{file}"
kind = "{kind}"
page = "https://example.com/tables"
{rest}
"""


@dataclass
class Mirror:
    """A mirror of the official files: the folder that it serves, its table of addresses, and a place to work in."""

    served: Path
    addresses: Path
    work: Path
    host: str

    def careerproof(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command, ended."""
        return subprocess.run(self.command(*arguments), **self.how, check=False, timeout=120)  # type: ignore[call-overload,no-any-return]

    def command(self, *arguments: str) -> list[str]:
        """The words of the command."""
        return [sys.executable, "-m", "careerproof", "facts", "build", "--addresses", str(self.addresses), *arguments]

    @property
    def how(self) -> dict[str, object]:
        """How a process is started: in the place to work in, its words caught, without a proxy of the machine."""
        surroundings = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        return {"cwd": self.work, "env": surroundings, "capture_output": True, "text": True}


class SlowHandler(SimpleHTTPRequestHandler):
    """Serves the folder; what lies under slow/ comes in small pieces."""

    def log_message(self, *_: object) -> None:
        """Keeps quiet."""

    def do_GET(self) -> None:
        """Serves a file, at its own pace; a listener that has gone is no matter."""
        try:
            if not self.path.startswith("/slow/"):
                super().do_GET()
                return
            body = Path(self.translate_path(self.path)).read_bytes()
            start = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
            self.send_response(206 if start else 200)
            self.send_header("ETag", '"slow"')
            self.send_header("Content-Length", str(len(body) - start))
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
            self.end_headers()
            for place in range(start, len(body), 40_000):
                self.wfile.write(body[place : place + 40_000])
                time.sleep(0 if start else 0.02)
        except (BrokenPipeError, ConnectionResetError):
            return


@pytest.fixture
def mirror(tmp_path: Path) -> Iterator[Mirror]:
    """The mirror, while the test runs."""
    served, work = tmp_path / "served", tmp_path / "work"
    work.mkdir()
    for path, content in FILES.values():
        for place in (served / path, served / "slow" / path):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(SlowHandler, directory=str(served)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    host = f"127.0.0.1:{server.server_address[1]}"
    made = Mirror(served=served, addresses=tmp_path / "mirror.toml", work=work, host=host)
    write_addresses(made)
    yield made
    server.shutdown()
    server.server_close()
    thread.join(5)


def write_addresses(mirror: Mirror, below: str = "") -> None:
    """The mirror's own table: its files, one that it does not have, and one that a person must fetch."""
    given = [(name, path, f'address = "http://{mirror.host}{below}/{path}"') for name, (path, _) in FILES.items()]
    given.append(("gone", "soc/gone.xlsx", f'address = "http://{mirror.host}/soc/gone.xlsx"'))
    given.append(("esco", "esco/esco.zip", 'by_hand = "ask for it by mail"\noptional = true'))
    mirror.addresses.write_text(
        "".join(
            ENTRY.format(id=name, file=path, kind=path.rpartition(".")[2], rest=rest) for name, path, rest in given
        ),
        encoding="utf-8",
    )


def test_what_can_be_fetched_is_there_and_the_rest_is_told(mirror: Mirror) -> None:
    """Files and notes stand in the folder, what is missing stands on stderr with what to do, and the code is 3."""
    run = mirror.careerproof("--download", "--sources", "new/downloads", "--all")
    assert run.returncode == 3, run.stderr
    assert run.stdout == ""
    folder = mirror.work / "new" / "downloads"
    for path, content in FILES.values():
        assert (folder / path).read_bytes() == content
    listed = json.loads((folder / "downloads.json").read_text(encoding="utf-8"))["files"]
    assert [entry["file"] for entry in listed] == ["oews/pay.csv", "onet/db_99_0_text.zip"]
    assert listed[0]["sha256"] == hashlib.sha256(FILES["pay"][1]).hexdigest()
    lines = run.stderr.splitlines()
    assert "fetching pay" in lines
    (gone,) = [line for line in lines if line.startswith("not fetched: The table gone")]
    assert str(Path("new") / "downloads" / "soc" / "gone.xlsx") in gone
    assert "[download.not_found]" in gone
    assert any(line.startswith("by hand: The table esco") for line in lines)
    assert lines[-1].endswith("2 fetched, 0 there already, 1 not to be had")
    again = mirror.careerproof("--download", "--sources", "new/downloads", "--only", "pay", "--only", "onet")
    assert again.returncode == 0
    assert again.stderr.splitlines()[-1].endswith("0 fetched, 2 there already, 0 not to be had")


def test_a_build_after_the_download_says_what_it_lacks(mirror: Mirror) -> None:
    """The build runs on what is there; where that is too little it says so itself, and writes nothing."""
    run = mirror.careerproof("--download", "--sources", "downloads", "--output", "facts.sqlite", "--only", "onet")
    assert run.returncode == 4
    assert "error facts" in run.stderr
    assert sorted(path.name for path in mirror.work.iterdir()) == ["downloads"]


def test_a_list_asks_nobody_and_makes_nothing(mirror: Mirror) -> None:
    """What would be fetched, from where, under which licence; the addresses stand whole on a line."""
    run = mirror.careerproof("--download", "--list", "--all")
    assert run.returncode == 0
    assert f"    from http://{mirror.host}/oews/pay.csv" in run.stdout.splitlines()
    assert "CC0" in run.stdout
    assert "by hand: ask for it by mail" in run.stdout
    assert list(mirror.work.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--sources", "."),
        ("--output", "facts.sqlite"),
        ("--sources", ".", "--output", "facts.sqlite"),
        ("--download",),
        ("--download", "--sources", ".", "--only", "none-of-them"),
        ("--download", "--sources", ".", "--contact", "a\nb"),
    ],
)
def test_words_that_make_no_sense_together_are_refused(arguments: tuple[str, ...], mirror: Mirror) -> None:
    """Options of the download without it, no folder, no output without a download, an id that there is not."""
    run = mirror.careerproof(*arguments)
    assert run.returncode == 2, run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert list(mirror.work.iterdir()) == []


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_killed_download_is_gone_on_with(share: float, mirror: Mirror) -> None:
    """Killed without warning at any moment, there is a part and no file; the next run goes on from there."""
    write_addresses(mirror, below="/slow")
    path, content = FILES["pay"]
    wanted = ("--download", "--sources", "downloads", "--only", "pay")
    part = mirror.work / "downloads" / f"{path}.part"
    with subprocess.Popen(mirror.command(*wanted), cwd=mirror.work, stderr=subprocess.DEVNULL) as process:
        for _ in range(2000):
            if part.exists() and part.stat().st_size > share * len(content):
                break
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    begun = part.read_bytes()
    assert 0 < len(begun) < len(content)
    assert content.startswith(begun)
    assert not (mirror.work / "downloads" / path).exists()
    run = mirror.careerproof(*wanted)
    assert run.returncode == 0, run.stderr
    assert (mirror.work / "downloads" / path).read_bytes() == content
    assert not part.exists()
