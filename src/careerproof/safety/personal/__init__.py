"""Here lives the score of a person, whose own work moves the figures of their occupation; not here: reading résumés.

What the lines of a résumé tell comes in as plain values (`Person`); which occupation it is, the caller says.
"""

from careerproof.safety.personal.match import match_bullet
from careerproof.safety.personal.model import Bullet, Job, Person
from careerproof.safety.personal.person import score_person

__all__ = ["Bullet", "Job", "Person", "match_bullet", "score_person"]
