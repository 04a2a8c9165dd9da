"""Here lives what the facts mean for one career: its page, its prose, and the moves between careers.

It is the room of derived words and distances; not here: the score itself (`safety`), which career a title means
(`occupations`), and where the figures come from (`facts`).
"""

from careerproof.careers.model import CareerProfile, Paths, Transition
from careerproof.careers.moves.transitions import find_moves
from careerproof.careers.profile import build_profile

__all__ = ["CareerProfile", "Paths", "Transition", "build_profile", "find_moves"]
