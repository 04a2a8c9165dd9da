"""Here lives the way from a job title to official occupations and emerging careers; not here: what the facts say of an
occupation (`facts`), or how safe it is (`safety`).
"""

from careerproof.occupations.emerging import find_emerging, load_emerging
from careerproof.occupations.likeness import TitleSpace
from careerproof.occupations.match import match_title
from careerproof.occupations.model import Candidate, EmergingCareer, OccupationMatch
from careerproof.occupations.resolve import Career, resolve_career

__all__ = [
    "Candidate",
    "Career",
    "EmergingCareer",
    "OccupationMatch",
    "TitleSpace",
    "find_emerging",
    "load_emerging",
    "match_title",
    "resolve_career",
]
