"""Why a figure of a career is absent, or is of more than the career."""

from __future__ import annotations

from careerproof.careers.landscape import parts_of
from careerproof.careers.relatives import Basis
from careerproof.facts.coverage import NOT_AMONG_THE_FILES
from careerproof.facts.store import Facts


def why_absent(facts: Facts, key: str, subject: str) -> str | None:
    """The reason where the facts were built without a subject's table; None where the career itself is the reason."""
    reasons = {facts.absences(code).get(subject) for code, _ in parts_of(facts, key)}
    return f"there is none: {NOT_AMONG_THE_FILES}" if reasons == {NOT_AMONG_THE_FILES} else None


def say_wider(facts: Facts, parts: Basis, surveyed: str) -> str | None:
    """The survey's occupation where it is a wider one than the career; a mixture says what it is made of elsewhere."""
    return (
        surveyed if len(parts) == 1 and facts.occupation(parts[0][0]).title.casefold() != surveyed.casefold() else None
    )
