"""Whatever a server does, in whatever order: whole and right files, or parts; and a note that is true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerproof.facts.downloading.model import Limits

if TYPE_CHECKING:
    from pathlib import Path

    from tests.facts.downloading.conftest import Behaviour, Folder, Publisher

VERSIONS = (1, 2)
"""Two editions of the file; each is served under a mark of its own."""


def _behaviour(publisher: Publisher, kind: str, version: int, at: int) -> Behaviour:
    body, etag = publisher.workbook(version, 9_000), f'"{version}"'
    cut_at = at % len(body)
    made: dict[str, Behaviour] = {
        "good": publisher.good(body, etag=etag),
        "whole": publisher.good(body, etag=etag, ranges=False),
        "unmarked": publisher.good(body, etag=None),
        "cut": publisher.cut(body, cut_at, etag=etag),
        "cut unmarked": publisher.cut(body, cut_at, etag=None),
        "cut unstated": publisher.raw(200, body[:cut_at], ETag=etag, X_No_Length="1"),
        "wrong rest": publisher.raw(206, body[cut_at:], ETag=etag, Content_Range=f"bytes 0-8/{len(body)}"),
        "page": publisher.raw(200, b"<html>please wait</html>", ETag=etag),
        "fault": publisher.status(500),
        "missing": publisher.status(404),
        "elsewhere": publisher.status(302, Location="https://example.com/"),
    }
    return made[kind]


KINDS = ["good", "whole", "unmarked", "cut", "cut unmarked", "cut unstated", "wrong rest", "page", "fault", "missing",
         "elsewhere"]  # fmt: skip
STEP = st.tuples(st.sampled_from(KINDS), st.sampled_from(VERSIONS), st.integers(0, 9_000))
WISHES = st.fixed_dictionaries({"refresh": st.booleans(), "limits": st.builds(Limits, attempts=st.integers(1, 3))})


@given(steps=st.lists(STEP, max_size=5), wishes=WISHES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_folder_holds_whole_files_or_parts(
    steps: list[tuple[str, int, int]], wishes: dict[str, Any], publisher: Publisher, folder: Folder, tmp_path: Path
) -> None:
    """After every run the file is one of the editions, whole, or is not there; a good server ends it well."""
    folder.path = tmp_path / str(len(list(tmp_path.iterdir())))
    editions = [publisher.workbook(version, 9_000) for version in VERSIONS]
    for step in steps:
        publisher.serve("/book", _behaviour(publisher, *step))
        fetched = folder.one(publisher.address(), **wishes)
        stands = folder.files().get("tables/book.xlsx")
        assert stands is None or stands in editions
        assert (fetched.outcome == "failed") == (fetched.finding is not None)
        assert stands is not None or fetched.outcome == "failed"
    publisher.serve("/book", publisher.good(editions[0], etag='"1"'))
    last = folder.one(publisher.address(), refresh=True)
    assert last.outcome in ("fetched", "unchanged")
    assert folder.files() == {"tables/book.xlsx": editions[0]}
    assert list(folder.path.rglob("*.part*")) == []
