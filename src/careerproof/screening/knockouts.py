"""The yes-or-no requirements, before any score: met, not met, or unknown.

"unknown" is the answer wherever the résumé is silent; it never counts against the person.
"""

from __future__ import annotations

from typing import Literal

from careerproof.postings.model import Requirement
from careerproof.resumes.experience import months_of_experience
from careerproof.screening.held import Held
from careerproof.screening.judge import Judgement, required_months, shown_months, takes_equivalent
from careerproof.screening.match import quotes_of
from careerproof.screening.model import Knockout

Answer = Literal["met", "not_met", "unknown"]


def judge_knockout(requirement: Requirement, judgement: Judgement, held: Held, *, today: str) -> Knockout:
    """The answer that the résumé gives to a yes-or-no requirement, with the words that give it."""
    if requirement.kind == "experience":
        answer = _experience(requirement, judgement, held, today)
    elif requirement.kind == "education":
        answer = _education(requirement, held)
    else:
        answer = "met" if judgement.share > 0 and judgement.match in ("exact", "inflected", "alias") else "unknown"
    evidence = judgement.evidence if answer != "unknown" else ()
    return Knockout(
        requirement=requirement.id,
        kind=requirement.kind,
        result=answer,
        evidence=tuple(item.quote() for item in quotes_of(held, evidence)),
        text=requirement.text,
    )


def _experience(requirement: Requirement, judgement: Judgement, held: Held, today: str) -> Answer:
    """Met by positions that show the subject long enough; not met where all positions together are too short."""
    asked, total = required_months(requirement), months_of_experience(held.resume, today).months
    if total == 0:
        return "unknown"  # no dated position: the résumé does not say
    if total < asked:
        return "not_met"
    if not judgement.groups or shown_months(judgement, held, today) >= asked:
        return "met"
    return "unknown"


def _education(requirement: Requirement, held: Held) -> Answer:
    highest = held.highest
    if highest is None or requirement.minimum is None:
        return "unknown"
    if highest.level >= requirement.minimum.value:
        return "met"
    return "unknown" if takes_equivalent(requirement) else "not_met"
