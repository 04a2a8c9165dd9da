"""The one shape of results and failures that every face gives out, and the one map from errors to exit codes."""

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


def wrap_failure(error: CareerproofError) -> dict[str, object]:
    """The failure as ``{"error": {"code", "message", "hint", "at"}}``."""
    return {"error": error.to_dict()}


def to_json(value: object, *, compact: bool = False) -> str:
    """The value as JSON text: the same value gives the same text; compact is one line."""
    if compact:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
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
