"""A download against a server of our own: what it keeps, fetches and notes, and what it says of a bad server."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from careerproof.errors import FactsError, UsageError
from careerproof.facts.downloading.client import Client
from careerproof.facts.downloading.model import AddressTable, Limits, Progress
from careerproof.testing import build_zip

if TYPE_CHECKING:
    from pathlib import Path

    from tests.facts.downloading.conftest import Behaviour, Folder, Publisher

    Case = Callable[[Publisher], Behaviour]

TABLE = b"code,title\n" + b"11-1011.00,Chief Executives\n" * 2000
FAR_AWAY = "http://192.0.2.1/book"
"""An address of the block that is kept for documentation (RFC 5737)."""


def test_a_file_is_fetched_with_its_digest_and_kept_ever_after(publisher: Publisher, folder: Folder) -> None:
    """The bytes are those of the server, the note says where they came from, and nobody is asked a second time."""
    body = publisher.workbook()
    publisher.serve("/book", publisher.good(body, modified="Sun, 01 Nov 2026 00:00:00 GMT"))
    told: list[tuple[str, int, int | None]] = []
    report = folder.run(publisher.address(), progress=lambda *each: told.append(each))
    assert report.files[0].outcome == "fetched"
    assert folder.files() == {"tables/book.xlsx": body}
    assert told[0] == ("book", 0, None)
    assert told[-1] == ("book", len(body), len(body))
    (entry,) = folder.manifest()
    assert entry["address"] == entry["final_address"] == f"http://{publisher.host}/book"
    assert (entry["etag"], entry["last_modified"]) == ('"1"', "Sun, 01 Nov 2026 00:00:00 GMT")
    assert entry["fetched"] == "2026-11-22"
    assert folder.one(publisher.address()).outcome == "kept"
    assert len(publisher.asked) == 1


def test_the_request_says_who_asks(publisher: Publisher, folder: Folder) -> None:
    """The program, its version and the contact stand in the request; the bytes are wanted as they are."""
    publisher.serve("/book", publisher.good(publisher.workbook()))
    folder.run(publisher.address(), contact="ana@example.com")
    ((_, headers),) = publisher.asked
    assert headers["user-agent"].startswith("careerproof/")
    assert "ana@example.com" in headers["user-agent"]
    assert headers["accept-encoding"] == "identity"
    with pytest.raises(UsageError, match="contact"):
        folder.run(publisher.address(), contact="ana@example.com\r\nX-Evil: 1")


FAILURES: dict[str, tuple[str, Case, int]] = {
    "moved": ("download.not_found", lambda it: it.status(404), 1),
    "gone": ("download.not_found", lambda it: it.status(410), 1),
    "refused": ("download.refused", lambda it: it.status(403), 1),
    "broken for good": ("download.server", lambda it: it.status(500), 3),
    "too busy for today": ("download.busy", lambda it: it.status(429, Retry_After="86400"), 1),
    "a page of excuse": ("download.wrong_type", lambda it: it.raw(200, b"<!DOCTYPE html><p>no", Content_Type="x/y"), 1),
    "no bytes": ("download.wrong_type", lambda it: it.raw(200, b""), 1),
    "no content": ("download.status", lambda it: it.status(204), 1),
    "a rest that nobody asked for": ("download.status", lambda it: it.raw(206, it.workbook()[100:]), 1),
    "another archive": ("download.wrong_type", lambda it: it.raw(200, build_zip({"a.txt": b"text"})), 1),
    "cut every time": ("download.truncated", lambda it: it.cut(it.workbook(), 20_000, etag=None), 3),
    "damaged": ("download.damaged", lambda it: it.raw(200, _damaged(it.workbook())), 3),
    "declared too large": ("download.too_large", lambda it: it.raw(200, b"PK\3\4", Content_Length="9000000000"), 1),
    "too large unasked": (
        "download.too_large",
        lambda it: it.raw(200, it.workbook(size=1_100_000), X_No_Length="1"),
        1,
    ),
    "elsewhere": ("download.redirect", lambda it: it.status(302, Location=FAR_AWAY), 1),
    "another port": ("download.redirect", lambda it: it.status(302, Location="http://127.0.0.1:9/book"), 1),
    "a file of this machine": ("download.redirect", lambda it: it.status(302, Location="file:///etc/passwd"), 1),
    "nowhere": ("download.redirect", lambda it: it.status(302), 4),
    "round and round": ("download.redirect", lambda it: it.status(307, Location="/book"), 4),
    "packed as nobody knows": ("download.wrong_type", lambda it: it.raw(200, b"x" * 900, Content_Encoding="br"), 1),
    "packed and cut": (
        "download.truncated",
        lambda it: it.raw(200, gzip.compress(it.workbook())[:-20], Content_Encoding="gzip"),
        3,
    ),
    "packed badly": ("download.damaged", lambda it: it.raw(200, b"x" * 900, Content_Encoding="gzip"), 3),
    "silent": ("download.slow", lambda it: it.drip(it.workbook(), pause=1.5), 3),
}


def _damaged(body: bytes) -> bytes:
    return body[:30_000] + bytes(100) + body[30_100:]


@pytest.mark.parametrize("case", list(FAILURES))
def test_what_is_not_the_file_is_told_and_leaves_nothing(case: str, publisher: Publisher, folder: Folder) -> None:
    """One finding with something to do now; other files go on; no file stands under the name; patience is bounded."""
    code, make, requests = FAILURES[case]
    publisher.serve("/book", make(publisher))
    publisher.serve("/table", publisher.good(TABLE))
    limits = Limits(read_seconds=0.3, attempts=3, redirects=3, backoff_seconds=0.01)
    wanted = publisher.address(limit_megabytes=1)
    failed, fine = folder.run(wanted, publisher.address("table", kind="csv"), limits=limits).files
    assert failed.outcome == "failed"
    assert failed.finding is not None
    assert (failed.finding.id, failed.finding.severity) == (code, "error")
    assert len(failed.finding.message) > 20
    assert len(failed.finding.fix) > 20
    assert fine.outcome == "fetched"
    assert folder.files() == {"tables/table.csv": TABLE}
    assert [path for path, _ in publisher.asked].count("/book") == requests


@pytest.mark.parametrize(
    ("body", "content_type"),
    [(b"<html>moved</html>", "text/csv"), (TABLE, "text/html"), (b'{"error": 1}', "text/csv"), (b"no\n" * 200, "x/y")],
)
def test_a_table_is_not_a_page(body: bytes, content_type: str, publisher: Publisher, folder: Folder) -> None:
    """A page, a message, or a text without delimiters is no table, whatever its status and type say."""
    publisher.serve("/table", publisher.raw(200, body, Content_Type=content_type))
    failed = folder.one(publisher.address("table", kind="csv"))
    assert failed.finding is not None
    assert failed.finding.id == "download.wrong_type"


def test_a_slow_drip_is_stopped_and_gone_on_with(publisher: Publisher, folder: Folder) -> None:
    """Bytes that come too slowly are stopped by the time that a file may take; the next run asks for the rest only."""
    body = publisher.workbook()
    publisher.serve("/book", publisher.drip(body, pause=0.05), publisher.good(body))
    failed = folder.one(publisher.address(), limits=Limits(file_seconds=0.4, read_seconds=2))
    assert failed.finding is not None
    assert failed.finding.id == "download.slow"
    assert folder.files() == {}
    assert folder.one(publisher.address()).outcome == "fetched"
    assert publisher.asked[1][1]["range"].startswith("bytes=")
    assert folder.files() == {"tables/book.xlsx": body}


@pytest.mark.parametrize(
    ("first", "least"),
    [
        (lambda it: it.status(500), 2.0),
        (lambda it: it.status(503), 2.0),
        (lambda it: it.status(429, Retry_After="7"), 7.0),
        (lambda it: it.status(429, Retry_After="soon"), 2.0),
        (
            lambda it: it.raw(
                429, b"", Date="Sun, 22 Nov 2026 10:00:00 GMT", Retry_After="Sun, 22 Nov 2026 10:00:30 GMT"
            ),
            30.0,
        ),
        (lambda it: it.cut(it.workbook(), 200), 2.0),
        (lambda it: it.raw(200, _damaged(it.workbook())), 2.0),
    ],
)
def test_a_passing_fault_is_waited_out(first: Case, least: float, publisher: Publisher, folder: Folder) -> None:
    """A fault, a busy server or a broken connection is tried again, no sooner than the server asks."""
    body = publisher.workbook()
    publisher.serve("/book", first(publisher), publisher.good(body))
    assert folder.one(publisher.address()).outcome == "fetched"
    assert folder.files() == {"tables/book.xlsx": body}
    assert len(publisher.asked) == 2
    assert len(folder.clock.slept) == 1
    assert folder.clock.slept[0] >= least


@pytest.mark.parametrize("modified", [None, "Sun, 01 Nov 2026 00:00:00 GMT"])
def test_a_cut_file_is_gone_on_with(modified: str | None, publisher: Publisher, folder: Folder) -> None:
    """The rest is asked for by the number of bytes that are here, under the server's own mark; the bytes are right."""
    body = publisher.workbook()
    etag = None if modified else '"1"'
    publisher.serve(
        "/book",
        publisher.cut(body, 30_000, etag=etag, modified=modified),
        publisher.good(body, etag=etag, modified=modified),
    )
    assert folder.one(publisher.address()).outcome == "fetched"
    assert folder.files() == {"tables/book.xlsx": body}
    assert publisher.asked[1][1]["range"] == "bytes=30000-"
    assert publisher.asked[1][1]["if-range"] == (modified or '"1"')


def test_another_run_goes_on_too_and_a_whole_part_asks_nobody(publisher: Publisher, folder: Folder) -> None:
    """A part lasts over runs; one that is whole already is only put in its place."""
    body = publisher.workbook()
    once = Limits(attempts=1)
    publisher.serve("/book", publisher.cut(body, 30_000), publisher.good(body))
    assert folder.one(publisher.address(), limits=once).outcome == "failed"
    part = folder.path / "tables" / "book.xlsx.part"
    assert part.read_bytes() == body[:30_000]
    part.write_bytes(body)
    assert folder.one(publisher.address(), limits=once).outcome == "fetched"
    assert len(publisher.asked) == 1
    assert not part.exists()
    assert folder.files() == {"tables/book.xlsx": body}


CHANGES: dict[str, tuple[Callable[[Publisher, bytes], Behaviour], int]] = {
    "ranges are ignored": (lambda it, new: it.good(new, ranges=False), 2),
    "the file has changed": (lambda it, new: it.good(new, etag='"2"'), 2),
    "the rest of another file": (lambda it, new: _rest(it, new[3000:], 3000, len(new), etag='"2"'), 3),
    "the rest from elsewhere": (lambda it, new: _rest(it, new[10 : len(new) - 2990], 10, len(new)), 3),
    "the rest of another length": (lambda it, new: _rest(it, new[3000:] + b"more", 3000, len(new) + 4), 3),
    "a rest that is too long": (lambda it, new: _rest(it, new[3000:] + b"more", 3000, len(new)), 3),
    "no place for a rest": (lambda it, _: it.status(416), 3),
    "a rest without its place": (lambda it, new: it.raw(206, new[3000:], ETag='"1"'), 3),
    "a packed rest": (lambda it, new: _rest(it, gzip.compress(new[3000:]), 3000, len(new), packed="gzip"), 3),
}


def _rest(it: Publisher, body: bytes, start: int, total: int, *, etag: str = '"1"', packed: str = "") -> Behaviour:
    headers = {"Content_Encoding": packed} if packed else {}
    return it.raw(206, body, ETag=etag, Content_Range=f"bytes {start}-{total - 1}/{total}", **headers)


@pytest.mark.parametrize("case", list(CHANGES))
def test_a_part_is_never_mixed_with_another_file(case: str, publisher: Publisher, folder: Folder) -> None:
    """Where the server has another file by now, or answers something else, the file is fetched from its start.

    Both editions are tables of one length: nothing in the bytes would show that they were mixed.
    """
    make, requests = CHANGES[case]
    old, new = TABLE, TABLE.replace(b"Chief", b"Other")
    publisher.serve("/table", publisher.cut(old, 3000), make(publisher, new), publisher.good(new, etag='"2"'))
    assert folder.one(publisher.address("table", kind="csv")).outcome == "fetched"
    assert folder.files() == {"tables/table.csv": new}
    assert len(publisher.asked) == requests


def test_a_wait_beyond_the_time_of_a_file_is_not_begun(publisher: Publisher, folder: Folder) -> None:
    """Where the server asks to wait longer than the file may take, the file is left for another run at once."""
    publisher.serve("/book", publisher.status(503, Retry_After="50"))
    failed = folder.one(publisher.address(), limits=Limits(file_seconds=10))
    assert failed.finding is not None
    assert "in 50 s" in failed.finding.message
    assert folder.clock.slept == []
    assert len(publisher.asked) == 1


@pytest.mark.parametrize("etag", [None, 'W/"1"'])
def test_a_part_without_a_mark_starts_over(etag: str | None, publisher: Publisher, folder: Folder) -> None:
    """Where the server vouches for nothing, or only weakly, the file is fetched from its start."""
    body = publisher.workbook()
    publisher.serve("/book", publisher.cut(body, 30_000, etag=etag), publisher.good(body, etag=etag))
    assert folder.one(publisher.address()).outcome == "fetched"
    assert "range" not in publisher.asked[1][1]
    assert folder.files() == {"tables/book.xlsx": body}


def test_an_interruption_leaves_a_part_to_go_on_from(publisher: Publisher, folder: Folder) -> None:
    """Ctrl-C in the middle: no file under the name, no note of it, and the next run asks for the rest only."""
    body = publisher.workbook(size=400_000)
    publisher.serve("/book", publisher.good(body))

    def interrupt(_: str, done: int, __: int | None) -> None:
        if done > 100_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.run(publisher.address(), progress=interrupt)
    assert folder.files() == {}
    assert folder.manifest() == []
    assert folder.one(publisher.address()).outcome == "fetched"
    assert int(publisher.asked[1][1]["range"].removeprefix("bytes=").removesuffix("-")) > 100_000
    assert folder.files() == {"tables/book.xlsx": body}


def test_a_packed_answer_is_unpacked(publisher: Publisher, folder: Folder) -> None:
    """A server that packs although it was asked not to sends the same file."""
    publisher.serve("/table", publisher.raw(200, gzip.compress(TABLE * 20), Content_Encoding="gzip"))
    fetched = folder.one(publisher.address("table", kind="csv"))
    assert (fetched.outcome, fetched.finding) == ("fetched", None)
    assert folder.files() == {"tables/table.csv": TABLE * 20}


def test_a_file_of_unknown_length_is_proved_by_itself_or_doubted(publisher: Publisher, folder: Folder) -> None:
    """An archive proves that it is whole; of a table without a stated length a person is told."""
    body = publisher.workbook()
    publisher.serve("/book", publisher.raw(200, body, X_No_Length="1"))
    publisher.serve("/table", publisher.raw(200, TABLE, X_No_Length="1"))
    pieces = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in (TABLE[:999], TABLE[999:])) + b"0\r\n\r\n"
    publisher.serve("/pieces", publisher.raw(200, pieces, Transfer_Encoding="chunked"))
    files = (publisher.address(), publisher.address("table", kind="csv"), publisher.address("pieces", kind="csv"))
    book, table, chunked = folder.run(*files).files
    assert (book.finding, chunked.finding) == (None, None)
    assert table.finding is not None
    assert (table.finding.id, table.finding.severity) == ("download.no_length", "warning")
    assert folder.files() == {"tables/book.xlsx": body, "tables/pieces.csv": TABLE, "tables/table.csv": TABLE}


def test_a_cut_archive_of_unknown_length_is_seen(publisher: Publisher, folder: Folder) -> None:
    """Nothing but the archive itself says that its end is missing."""
    publisher.serve("/book", publisher.raw(200, publisher.workbook()[:-500], X_No_Length="1"))
    failed = folder.one(publisher.address())
    assert failed.finding is not None
    assert failed.finding.id == "download.damaged"


def test_an_archive_must_hold_what_it_is_fetched_for(publisher: Publisher, folder: Folder) -> None:
    """An archive of another release, or of something else, is told before it takes the place of the right one."""
    body = build_zip({"oesm99nat/national_M2099_dl.xlsx": publisher.workbook()})
    publisher.serve("/pay", publisher.good(body))
    wanted = publisher.address("pay", kind="zip", members=("National_M*_dl.xlsx",))
    assert folder.one(wanted).outcome == "fetched"
    publisher.serve("/other", publisher.good(body))
    failed = folder.one(publisher.address("other", kind="zip", members=("natsector_M*_dl.xlsx",)))
    assert failed.finding is not None
    assert "natsector_M*_dl.xlsx" in failed.finding.message


def test_a_redirect_within_the_hosts_is_followed_and_noted(publisher: Publisher, folder: Folder) -> None:
    """The note says both addresses."""
    body = publisher.workbook()
    publisher.serve("/book", publisher.status(301, Location="/new place"), publisher.status(404))
    publisher.serve("/moved", publisher.status(302, Location="/there"))
    publisher.serve("/there", publisher.good(body))
    odd, fine = folder.run(publisher.address(), publisher.address("moved")).files
    assert odd.outcome == "failed"
    assert fine.outcome == "fetched"
    (entry,) = folder.manifest()
    assert entry["address"].endswith("/moved")
    assert entry["final_address"].endswith("/there")


def test_refresh_asks_whether_a_file_has_changed(publisher: Publisher, folder: Folder) -> None:
    """Unchanged: not sent again. Changed: replaced, and said. Not to be had: the old one stays."""
    old, new = publisher.workbook(1), publisher.workbook(2)
    publisher.serve("/book", publisher.good(old))
    wanted = publisher.address()
    folder.run(wanted)
    assert folder.one(wanted, refresh=True).outcome == "unchanged"
    assert publisher.asked[-1][1]["if-none-match"] == '"1"'
    publisher.serve("/book", publisher.good(old, etag='"again"'))
    assert folder.one(wanted, refresh=True, today=date(2026, 12, 1)).outcome == "unchanged"
    assert folder.manifest()[0]["etag"] == '"again"'
    publisher.serve("/book", publisher.status(404))
    assert folder.one(wanted, refresh=True).outcome == "failed"
    assert folder.files() == {"tables/book.xlsx": old}
    publisher.serve("/book", publisher.good(new, etag='"2"'))
    report = folder.run(wanted, refresh=True)
    assert report.files[0].outcome == "fetched"
    assert report.notes == ("tables/book.xlsx has changed at its publisher since 2026-12-01",)
    assert folder.files() == {"tables/book.xlsx": new}


def test_a_file_that_a_person_put_there_is_kept_and_noted(publisher: Publisher, folder: Folder) -> None:
    """By hand: first asked for, then kept with its digest; a page saved under its name is told, and left alone."""
    wanted = publisher.address("esco", address=None, by_hand="ask for it by mail")
    asked = folder.one(wanted)
    assert asked.outcome == "by_hand"
    assert asked.finding is not None
    assert "ask for it by mail" in asked.finding.fix
    assert str(folder.path / "tables" / "esco.xlsx") in asked.finding.fix
    target = folder.path / "tables" / "esco.xlsx"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(publisher.workbook())
    assert folder.one(wanted).outcome == "kept"
    assert folder.manifest()[0]["address"] is None
    target.write_bytes(b"<html>please sign in</html>")
    failed = folder.one(wanted, refresh=True)
    assert failed.finding is not None
    assert failed.finding.id == "download.wrong_type"
    assert folder.manifest() == []
    assert target.exists()
    assert publisher.asked == []


def test_the_note_follows_what_lies_there(publisher: Publisher, folder: Folder) -> None:
    """A file that was changed since is noted as it is, one that was deleted is fetched again, a broken note mended."""
    publisher.serve("/book", publisher.good(publisher.workbook()))
    target, note = folder.path / "tables" / "book.xlsx", folder.path / "downloads.json"
    folder.run(publisher.address())
    target.write_bytes(publisher.workbook(7))
    report = folder.run(publisher.address())
    assert report.files[0].outcome == "kept"
    assert report.notes == ("tables/book.xlsx is not the file that was fetched on 2026-11-22; it is kept",)
    target.unlink()
    assert folder.one(publisher.address()).outcome == "fetched"
    for broken in (b"{", b"[]", b'{"schema": "careerproof.downloads/1", "files": [{"file": 3}]}', b"\xff"):
        note.write_bytes(broken)
        report = folder.run(publisher.address())
        assert report.files[0].outcome == "kept"
        assert "written anew" in report.notes[0]


def test_a_note_that_was_not_written_any_more_is_made_good(publisher: Publisher, folder: Folder) -> None:
    """Killed between file and note: what stands beside the part still says where the file came from."""
    body = publisher.workbook()
    publisher.serve("/book", publisher.cut(body, 30_000), publisher.good(body))
    wanted = publisher.address()
    folder.run(wanted, limits=Limits(attempts=1))
    (folder.path / "tables" / "book.xlsx.part").rename(folder.path / "tables" / "book.xlsx")
    (folder.path / "tables" / "book.xlsx").write_bytes(body)
    assert folder.one(wanted).outcome == "kept"
    assert folder.manifest()[0]["address"] == wanted.address
    assert list(folder.path.rglob("*.part*")) == []


def test_a_host_is_asked_slowly_and_one_that_is_not_there_once(publisher: Publisher, folder: Folder) -> None:
    """There is a pause between two files of one host; a host that cannot be reached is not asked for every file."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        closed = f"127.0.0.1:{listener.getsockname()[1]}"
    for name in ("a", "b"):
        publisher.serve(f"/{name}", publisher.good(publisher.workbook()))
    silent = [publisher.address(name, address=f"http://{closed}/{name}") for name in ("c", "d", "e")]
    limits = Limits(attempts=3, backoff_seconds=5, pause_seconds=2)
    report = folder.run(publisher.address("a"), publisher.address("b"), *silent, limits=limits)
    assert [each.outcome for each in report.files] == ["fetched", "fetched", "failed", "failed", "failed"]
    assert {each.finding.id for each in report.failed if each.finding} == {"download.unreachable"}
    assert folder.clock.slept == [2, 5]
    assert str(report).endswith("2 fetched, 0 there already, 3 not to be had")


def test_a_host_that_is_not_in_the_table_is_never_asked(publisher: Publisher, folder: Folder) -> None:
    """Plain HTTP and foreign hosts are refused before any connection; the tests' guard would end it otherwise."""
    client = Client(AddressTable(files=(publisher.address(),)), Limits())
    for foreign in (FAR_AWAY, "https://192.0.2.1/book", f"https://u:p@{publisher.host}/book", "ftp://127.0.0.1/book"):
        with pytest.raises(Exception, match="neither HTTPS nor a host") as told:
            client.ask(foreign, {})
        assert told.type.__name__ == "Trouble"
    assert publisher.asked == []
    assert folder.one(publisher.address(address=FAR_AWAY)).outcome == "failed"


def test_a_server_without_a_safe_connection_is_told(publisher: Publisher, folder: Folder) -> None:
    """HTTPS that is none does not fall back to anything."""
    failed = folder.one(publisher.address(address=f"https://{publisher.host}/book"))
    assert failed.finding is not None
    assert failed.finding.id == "download.untrusted"


def test_a_certificate_that_nobody_vouches_for_is_told(safe_publisher: Publisher, folder: Folder) -> None:
    """Certificates are verified, and a wrong one is not tried again."""
    failed = folder.one(safe_publisher.address())
    assert failed.finding is not None
    assert failed.finding.id == "download.untrusted"
    assert "certificate" in failed.finding.message
    assert folder.clock.slept == []
    assert safe_publisher.asked == []


def test_a_certificate_that_is_vouched_for_is_taken(
    safe_publisher: Publisher, folder: Folder, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same server, with its certificate among those that this machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_name("certificate.pem")))
    safe_publisher.serve("/book", safe_publisher.good(safe_publisher.workbook()))
    assert folder.one(safe_publisher.address()).outcome == "fetched"


def test_a_folder_that_cannot_be_written_is_told(publisher: Publisher, folder: Folder) -> None:
    """A file in the place of the folder, or no room on the disk, ends the run with an error, not with a finding."""
    folder.path.parent.mkdir(exist_ok=True)
    folder.path.write_text("no folder")
    with pytest.raises(FactsError, match="cannot be written"):
        folder.run(publisher.address())
    folder.path.unlink()
    publisher.serve("/book", publisher.good(publisher.workbook()))

    def full(_: str, __: int, ___: int | None) -> None:
        raise OSError(28, "No space left on device")

    no_room: Progress = full
    with pytest.raises(FactsError, match="No space left"):
        folder.run(publisher.address(), progress=no_room)
    assert folder.files() == {}
