"""How a screen weighs: a policy is a file of numbers, named by the digest of its content.

A new variant is a file beside `policies/proven.toml`, or one of the user's own; never a class.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from careerproof.errors import FileUnreadable, UsageError
from careerproof.evidence import Record
from careerproof.postings.model import Importance, RequirementKind

FOLDER = Path(__file__).parent / "policies"
DEFAULT_POLICY = "proven"
"""The shipped policy that follows people's own scores best (docs/screening.md)."""
_MATCHES = ("exact", "inflected", "alias", "related", "inferred")
"""The ways of saying a term, the surest first: none may count more than one before it, or more evidence would lower a
score."""
_TABLES: dict[str, tuple[str, ...]] = {
    "importance": get_args(Importance),
    "kinds": get_args(RequirementKind),
    "matches": _MATCHES,
    "thresholds": ("related", "most_implied"),
    "experience": ("subject_undated",),
    "education": ("other_field", "below", "equivalent"),
    "depth": ("listed", "positions", "years", "study"),
}
_SHARES = frozenset({"matches", "thresholds", "experience", "education", "depth.listed", "depth.study"})
"""Tables and numbers that are shares, 0..1; the others are weights from 0 up."""
_AMOUNTS = frozenset({"depth.positions", "depth.years"})
"""Numbers that are divided by, and so more than 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy(Record):
    """The numbers of a screen. `sha256` is the digest of the content, whatever the file's spacing and comments."""

    name: str
    description: str
    importance: Mapping[str, float]
    kinds: Mapping[str, float]
    matches: Mapping[str, float]
    thresholds: Mapping[str, float]
    experience: Mapping[str, float]
    education: Mapping[str, float]
    depth: Mapping[str, float]
    sha256: str


def load_policy(name: str | Path = DEFAULT_POLICY) -> Policy:
    """The policy of that name, or the one in the file at that path (ending ``.toml``).

    Raises:
        UsageError: no shipped policy has the name, or the file does not hold exactly the numbers that a policy has.
        FileUnreadable: the file cannot be opened.
    """
    path = _path(name)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(f"the policy {path.name} cannot be read") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"the policy {path.name} is not TOML: {error}") from error
    tables = {key: _numbers(path, table, key) for key in _TABLES}
    shares = [tables["matches"][kind] for kind in _MATCHES]
    if shares != sorted(shares, reverse=True):
        raise UsageError(
            f"[matches] of the policy {path.name} must fall in this order: {', '.join(_MATCHES)}", hint=_HINT
        )
    for key in ("name", "description"):
        if not isinstance(table.get(key), str):
            raise UsageError(f"the policy {path.name} has no text {key!r}", hint=_HINT)
    unknown = sorted(set(table) - set(_TABLES) - {"name", "description"})
    if unknown:
        raise UsageError(f"the policy {path.name} has unknown keys: {', '.join(unknown)}", hint=_HINT)
    canonical = json.dumps({"name": table["name"], **tables}, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    return Policy(name=table["name"], description=table["description"], sha256=digest, **tables)


_HINT = "copy a shipped policy and change its numbers"


def _path(name: str | Path) -> Path:
    if isinstance(name, Path) or str(name).endswith(".toml"):
        return Path(name)
    shipped = sorted(path.stem for path in FOLDER.glob("*.toml"))
    if name not in shipped:
        raise UsageError(f"no policy is called {name!r}", hint=f"shipped: {', '.join(shipped)}; or give a .toml file")
    return FOLDER / f"{name}.toml"


def _numbers(path: Path, table: Mapping[str, object], key: str) -> dict[str, float]:
    """The numbers of one table, all there and in range."""
    values = table.get(key)
    if not isinstance(values, dict) or set(values) != set(_TABLES[key]):
        raise UsageError(f"[{key}] of the policy {path.name} must hold: {', '.join(_TABLES[key])}", hint=_HINT)
    numbers: dict[str, float] = {}
    for name in _TABLES[key]:
        value = values[name]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not _is_in_range(f"{key}.{name}", value):
            raise UsageError(f"{key}.{name} of the policy {path.name} is out of range", hint=_HINT)
        numbers[name] = float(value)
    return numbers


def _is_in_range(number: str, value: float) -> bool:
    if number in _AMOUNTS and value == 0:
        return False
    most = 1 if number in _SHARES or number.partition(".")[0] in _SHARES else 1000
    return 0 <= value <= most
