"""Reads the table of addresses: ours, or that of a mirror inside an organisation."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, get_args

from careerproof.errors import FileUnreadable, UsageError
from careerproof.facts.downloading.model import Address, AddressTable, Kind

ADDRESSES = Path(__file__).with_name("addresses.toml")

_TYPES: dict[str, tuple[type, ...]] = {
    "optional": (bool,),
    "megabytes": (int, float),
    "limit_megabytes": (int,),
    "members": (list,),
}
_NEEDED = ("id", "publisher", "title", "edition", "licence", "feeds", "file", "kind", "page")
_SAFE_FILE = re.compile(r"(?:[\w()+-][\w ().,+-]*/)*[\w()+-][\w ().,+-]*")
"""Letters, digits and a few signs; no part of a path begins with a point, so none leads out of the folder."""


def read_addresses(path: Path | None = None) -> AddressTable:
    """The table of addresses in a file; ours when None.

    Raises:
        FileUnreadable: there is no such file.
        UsageError: it is not a table of addresses; the message says what is wrong with which entry.
    """
    chosen = path or ADDRESSES
    try:
        listed = tomllib.loads(chosen.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(f"the table of addresses {chosen} cannot be read") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{chosen} is not TOML: {error}", hint=_HINT) from error
    try:
        return _table(listed)
    except ValueError as error:
        raise UsageError(f"{chosen}: {error}", hint=_HINT) from error


_HINT = "write it like addresses.toml of careerproof"


def choose_addresses(table: AddressTable, only: Iterable[str], *, everything: bool) -> tuple[Address, ...]:
    """The files of these ids; without ids all that are not optional, or with `everything` those too.

    Raises:
        UsageError: an id is not in the table.
    """
    wanted = set(only)
    known = {each.id for each in table.files}
    if unknown := sorted(wanted - known):
        raise UsageError(f"no file goes by the id {unknown[0]!r}", hint=f"known: {', '.join(sorted(known))}")
    if wanted:
        return tuple(each for each in table.files if each.id in wanted)
    return tuple(each for each in table.files if everything or not each.optional)


def _table(listed: Mapping[str, Any]) -> AddressTable:
    publishers = listed.get("publishers", {})
    entries = listed.get("file", [])
    if not isinstance(entries, list) or not entries:
        raise ValueError("there is no [[file]]")
    files = tuple(_address(entry, publishers) for entry in entries)
    for name in ("id", "file"):
        values = [getattr(each, name) for each in files]
        if twice := sorted({value for value in values if values.count(value) > 1}):
            raise ValueError(f"two files have the {name} {twice[0]!r}")
    hosts = listed.get("redirect_hosts", [])
    if not isinstance(hosts, list) or not all(isinstance(host, str) for host in hosts):
        raise ValueError("redirect_hosts is not a list of hosts")
    table = AddressTable(files=files, redirect_hosts=tuple(sorted(host.lower() for host in hosts)))
    for each in files:
        if each.address is not None and not table.permits(each.address):
            raise ValueError(f"{each.id}: {each.address!r} is not an HTTPS address")
    return table


def _address(entry: Mapping[str, Any], publishers: Mapping[str, Any]) -> Address:
    name = entry.get("id", "?")
    shared = publishers.get(entry.get("publisher", ""), {})
    fields = {**shared, **entry, "publisher": shared.get("publisher", entry.get("publisher"))}
    known = {field.name for field in dataclasses.fields(Address)}
    if unknown := sorted(fields.keys() - known):
        raise ValueError(f"{name}: unknown key {unknown[0]!r}")
    if missing := [key for key in _NEEDED if not fields.get(key)]:
        raise ValueError(f"{name}: there is no {missing[0]!r}")
    for key, value in fields.items():
        if not isinstance(value, _TYPES.get(key, (str,))) or (isinstance(value, bool) and key != "optional"):
            raise ValueError(f"{name}: the value of {key!r} has the wrong type")
    address = Address(**{**fields, "members": tuple(fields.get("members", ()))})
    _check(address)
    return address


def _check(address: Address) -> None:
    if address.kind not in get_args(Kind):
        raise ValueError(f"{address.id}: the kind {address.kind!r} is none of {', '.join(get_args(Kind))}")
    if not _SAFE_FILE.fullmatch(address.file) or PurePosixPath(address.file).suffix != f".{address.kind}":
        raise ValueError(f"{address.id}: {address.file!r} is not a plain path of a .{address.kind} file")
    if address.address is None and address.by_hand is None:
        raise ValueError(f"{address.id}: there is neither an address nor by_hand")
    if address.members and address.kind != "zip":
        raise ValueError(f"{address.id}: only a .zip file has members")
