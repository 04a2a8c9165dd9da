"""The one shape of results that every face gives out, and the one map from errors to exit codes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from careerproof.errors import CareerproofError, FactsError, InputError, UsageError
from careerproof.version import __version__

FINE = 0
UNDER_THRESHOLD = 1
USAGE = 2
UNREADABLE = 3
FACTS = 4
OUR_BUG = 70

EXIT_CODES: tuple[tuple[type[CareerproofError], int], ...] = (
    (UsageError, USAGE),
    (InputError, UNREADABLE),
    (FactsError, FACTS),
)


def wrap_result(schema: str, result: Mapping[str, object], *, facts_version: str) -> dict[str, object]:
    """The result's own fields plus `schema` ("careerproof.score/1"), `code_version` and `facts_version`."""
    return {
        **result,
        "schema": f"careerproof.{schema}/1",
        "code_version": __version__,
        "facts_version": facts_version,
    }


def wrap_reading(result: Mapping[str, object], facts_version: str) -> dict[str, object]:
    """A reading in its envelope, which stands under `meta.careerproof`: the root is JSON Resume's own."""
    meta = result.get("meta")
    ours = meta.get("careerproof") if isinstance(meta, Mapping) else None
    if not isinstance(meta, Mapping) or not isinstance(ours, Mapping):
        raise TypeError("a reading holds meta.careerproof")
    return {**result, "meta": {**meta, "careerproof": wrap_result("read", ours, facts_version=facts_version)}}


def to_json(value: object, *, compact: bool = False) -> str:
    """The value as JSON text: the same value gives the same text; compact is one line."""
    if compact:
        line = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        # Some readers take these for line ends; a row must stay a row.
        return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)


def exit_code(error: CareerproofError) -> int:
    """The exit code of a failure; an error of no family is our bug."""
    for family, code in EXIT_CODES:
        if isinstance(error, family):
            return code
    return OUR_BUG


def failure_line(error: CareerproofError) -> str:
    """The one line that a person reads: ``error CODE: what — what to do now``."""
    return " ".join(f"error {error.code}: {error.message} — {error.hint}".split())
