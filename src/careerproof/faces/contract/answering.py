"""Answers a call of a verb: its results in their envelopes, the same for every face."""

from __future__ import annotations

from collections.abc import Mapping

from careerproof.faces.contract.model import Plain, Verb
from careerproof.faces.envelope import wrap_reading, wrap_result
from careerproof.settings import Settings


def answer_rows(verb: Verb, arguments: Mapping[str, object], settings: Settings) -> list[Plain]:
    """The results of a verb, each in its envelope, in order.

    Raises:
        CareerproofError: what the verb raises.
    """
    from careerproof.verbs.facts import info

    rows = verb.answer(arguments, settings)
    version = info(settings=settings).version
    if verb.result == "Reading":
        return [wrap_reading(row, version) for row in rows]
    return [wrap_result(verb.envelope, row, facts_version=version) for row in rows]


def answer(verb: Verb, arguments: Mapping[str, object], settings: Settings) -> Plain | list[Plain]:
    """The result of a verb in its envelope; a list of them where there are several, or none."""
    rows = answer_rows(verb, arguments, settings)
    return rows[0] if len(rows) == 1 else rows
