"""The list of what a build wrote: read again as written, refused where it is not ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from careerproof.errors import UsageError
from careerproof.faces.site.manifest import NAME, Manifest, digest_file, digest_inputs, read_manifest

MANIFEST = Manifest(
    inputs="0" * 64,
    facts_version="3.x",
    languages=("en", "es"),
    base_url="",
    whole=True,
    files={"index.html": "b" * 64, "careers/a.html": "a" * 64},
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """The manifest comes back as it was, and no folder without one has one."""
    assert read_manifest(tmp_path) is None
    (tmp_path / NAME).write_bytes(MANIFEST.to_bytes())
    assert read_manifest(tmp_path) == MANIFEST
    assert list(json.loads(MANIFEST.to_bytes())["files"]) == ["careers/a.html", "index.html"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"schema": "other/1"}', MANIFEST.to_bytes().decode().replace("careers/a", "../careers/a")]
    + [MANIFEST.to_bytes().decode().replace("index.html", path) for path in ("/etc/x", "a\\\\b", "c:x", "./x", "")],
)
def test_a_foreign_list_is_refused(tmp_path: Path, text: str) -> None:
    """Another program's site.json, or one that names files outside the folder: nothing is removed by it."""
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="not the list of a site"):
        read_manifest(tmp_path)


def test_inputs_tell_facts_and_options_apart(tmp_path: Path) -> None:
    """One digest for the same facts and options; another as soon as either moves."""
    facts = tmp_path / "facts.sqlite"
    facts.write_bytes(b"1")
    first = digest_inputs(facts, {"languages": ["en"]})
    assert digest_inputs(facts, {"languages": ["en"]}) == first
    assert digest_inputs(facts, {"languages": ["es"]}) != first
    facts.write_bytes(b"2")
    assert digest_inputs(facts, {"languages": ["en"]}) != first
    assert digest_file(tmp_path / "absent") is None
    assert digest_file(tmp_path) is None
