"""A result in another language than the facts."""

from __future__ import annotations

from typing import TypeVar

from careerproof.careers.interpreting import interpret_record
from careerproof.evidence import Record
from careerproof.settings import Settings
from careerproof.verbs.opening import open_store

Kind = TypeVar("Kind", bound=Record)


def interpret(value: Kind, language: str, *, settings: Settings | None = None) -> Kind:
    """The same result with the names and sentences of the facts in that language ("en" or "es")."""
    return value if language == "en" else interpret_record(open_store(settings), value, language)
