"""The links of the log: each line is bound to the one before, and to the record that it is about."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence

from careerproof.records.model import LogEntry

FIRST = "0" * 64
"""What stands before the first line."""


def link_of(entry: LogEntry) -> str:
    """The link of a line: SHA-256 over all its fields but the link itself, 64 hexadecimal digits."""
    fields = {name: value for name, value in entry.to_dict().items() if name != "link"}
    return hashlib.sha256(_written(fields)).hexdigest()


def digest_of(key: str, kind: str, values: Sequence[str | float | None]) -> str:
    """A record under its key: HMAC-SHA256, 64 hexadecimal digits.

    Why a key: names and reasons are few, so a plain digest of them is found by trying. The key is random, lies beside
    the record and goes with it; what is left in the log then says nothing about anybody.
    """
    return hmac.new(bytes.fromhex(key), _written({"kind": kind, "values": list(values)}), "sha256").hexdigest()


def _written(fields: Mapping[str, object]) -> bytes:
    """One way to write the same values: sorted, no spaces, ASCII."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")
