"""Everything about one career."""

from __future__ import annotations

from careerproof.careers.model import CareerProfile
from careerproof.careers.profile import build_profile
from careerproof.occupations.resolve import resolve_career
from careerproof.settings import Settings
from careerproof.verbs.opening import open_store


def profile(career: str, *, settings: Settings | None = None) -> CareerProfile:
    """The whole page of a career, by title, O*NET-SOC code or slug.

    Raises:
        UnknownOccupation: nothing goes by that title or code.
    """
    facts = open_store(settings)
    return build_profile(facts, resolve_career(facts, career))
