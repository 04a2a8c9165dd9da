"""A result in another language than the facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from careerproof.careers.interpreting import interpret_record
from careerproof.evidence import Record
from careerproof.settings import Settings
from careerproof.verbs.model import Check
from careerproof.verbs.opening import open_store

Kind = TypeVar("Kind", bound=Record)


def interpret(value: Kind, language: str, *, settings: Settings | None = None) -> Kind:
    """The same result with the names and sentences of the facts in that language ("en" or "es")."""
    return value if language == "en" else interpret_record(open_store(settings), value, language)


def check_in_language(answer: Check, language: str, *, settings: Settings | None = None) -> Check:
    """The check with the words of the facts in that language; those of the person and the posting stay as written."""
    if language == "en":
        return answer
    facts = open_store(settings)
    proposal = answer.optimize
    plan = None if proposal is None or proposal.plan is None else interpret_record(facts, proposal.plan, language)
    own = answer.score.subject
    score = interpret_record(facts, answer.score, language)
    return replace(
        answer,
        score=replace(score, subject=own),
        paths=None if answer.paths is None else interpret_record(facts, answer.paths, language),
        optimize=None if proposal is None else replace(proposal, plan=plan),
    )
