"""Which occupation is this title?"""

from __future__ import annotations

from careerproof.occupations.match import match_title
from careerproof.occupations.model import OccupationMatch
from careerproof.settings import Settings
from careerproof.verbs.opening import open_store


def match(*titles: str, top: int = 5, settings: Settings | None = None) -> tuple[OccupationMatch, ...]:
    """The occupations that each title may mean, best first, in the order of the titles."""
    facts = open_store(settings)
    return tuple(match_title(facts, title, top=top) for title in titles)
