"""The table of addresses: official, safe, complete; and what a wrong table of one's own is told."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from careerproof.errors import FileUnreadable, UsageError
from careerproof.facts.downloading.addresses import ADDRESSES, choose_addresses, read_addresses
from careerproof.facts.sources.folder import open_folder

ENTRY = {
    "id": '"one"',
    "publisher": '"Example Bureau"',
    "title": '"Table one"',
    "edition": '"1"',
    "licence": '"CC0"',
    "feeds": '"tests"',
    "file": '"tables/one.csv"',
    "kind": '"csv"',
    "page": '"https://example.com/"',
    "address": '"https://example.com/one.csv"',
}


def table_with(tmp_path: Path, **changes: str | None) -> Path:
    """A table of one file, with some keys changed, or left out where the value is None."""
    lines = [f"{key} = {value}" for key, value in {**ENTRY, **changes}.items() if value is not None]
    path = tmp_path / "addresses.toml"
    path.write_text("[[file]]\n" + "\n".join(lines), encoding="utf-8")
    return path


def test_every_address_is_official_and_every_file_is_described() -> None:
    """HTTPS only, a licence, an edition and a page for each; what has no address says what a person has to do."""
    table = read_addresses()
    assert len(table.files) > 25
    assert {"www.onetcenter.org", "www.bls.gov", "nces.ed.gov"} <= table.hosts
    for each in table.files:
        assert each.address is None or table.permits(each.address)
        assert each.address is not None or each.by_hand
        assert all((each.licence, each.edition, each.feeds, each.confirmed))
        assert each.page.startswith("https://")


def test_the_readers_find_the_files_by_their_names(tmp_path: Path) -> None:
    """What is fetched is found by the studies that need it, under the name that the table gives it."""
    for each in read_addresses().files:
        path = tmp_path / each.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if each.kind != "zip":
            path.touch()
    folder = open_folder(tmp_path)
    studies = ADDRESSES.parent.parent / "sources" / "studies.toml"
    needed = tomllib.loads(studies.read_text(encoding="utf-8")).values()
    assert len(needed) > 8
    for entry in needed:
        assert folder.find_all(*entry["patterns"]), entry["file"]


def test_optional_files_are_fetched_on_demand() -> None:
    """The large tables come with `everything` or by their id; an unknown id is told with those there are."""
    table = read_addresses()
    usual = {each.id for each in choose_addresses(table, (), everything=False)}
    every = {each.id for each in choose_addresses(table, (), everything=True)}
    assert {"oews-states", "oews-metros"} <= every - usual
    assert {"onet", "oews-national", "projections"} <= usual
    assert [each.id for each in choose_addresses(table, ["oews-states"], everything=False)] == ["oews-states"]
    with pytest.raises(UsageError, match="'onett'") as told:
        choose_addresses(table, ["onett"], everything=False)
    assert "onet" in told.value.hint


@pytest.mark.parametrize(
    ("address", "is_permitted"),
    [
        ("https://www.bls.gov/any/where.zip", True),
        ("https://WWW.BLS.GOV/any/where.zip", True),
        ("http://www.bls.gov/any/where.zip", False),
        ("https://www.bls.gov:8443/x", False),
        ("https://www.bls.gov@example.com/x", False),
        ("https://user@www.bls.gov/x", False),
        ("https://www.bls.gov.example.com/x", False),
        ("https://example.com/www.bls.gov", False),
        ("http://127.0.0.1/x", False),
        ("file:///www.bls.gov/x", False),
        ("//www.bls.gov/x", False),
        ("https://[bad/x", False),
        ("", False),
    ],
)
def test_only_official_hosts_over_https_are_permitted(address: str, is_permitted: bool) -> None:
    """A name that only looks like an official host is a foreign one; there is no loopback in our own table."""
    assert read_addresses().permits(address) is is_permitted


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"licence": None}, "no 'licence'"),
        ({"address": None}, "neither an address nor by_hand"),
        ({"address": '"http://example.com/one.csv"'}, "not an HTTPS address"),
        ({"address": '"file:///one.csv"'}, "not an HTTPS address"),
        ({"address": "3"}, "wrong type"),
        ({"file": '"../one.csv"'}, "not a plain path"),
        ({"file": '"/one.csv"'}, "not a plain path"),
        ({"file": '"a/.hidden.csv"'}, "not a plain path"),
        ({"file": r'"a\\one.csv"'}, "not a plain path"),
        ({"file": '"one.xlsx"'}, "not a plain path of a .csv file"),
        ({"kind": '"pdf"'}, "none of zip"),
        ({"members": '["a"]'}, "only a .zip file"),
        ({"optional": '"yes"'}, "wrong type"),
        ({"limit_megabytes": "true"}, "wrong type"),
        ({"mirror": '"x"'}, "unknown key 'mirror'"),
        ({"id": None}, "no 'id'"),
        ({"title": '"'}, "not TOML"),
    ],
)
def test_a_wrong_table_is_told(changes: dict[str, str | None], message: str, tmp_path: Path) -> None:
    """The message says which entry is wrong, and how."""
    with pytest.raises(UsageError, match=re.escape(message)):
        read_addresses(table_with(tmp_path, **changes))


def test_a_table_needs_files_and_no_two_of_one_name(tmp_path: Path) -> None:
    """An empty table, a doubled one and a missing one are told."""
    path = table_with(tmp_path)
    assert [each.id for each in read_addresses(path).files] == ["one"]
    path.write_text(path.read_text() + "\n" + path.read_text())
    with pytest.raises(UsageError, match="two files have the id 'one'"):
        read_addresses(path)
    path.write_text("redirect_hosts = []")
    with pytest.raises(UsageError, match="no \\[\\[file\\]\\]"):
        read_addresses(path)
    with pytest.raises(FileUnreadable):
        read_addresses(tmp_path / "none.toml")
