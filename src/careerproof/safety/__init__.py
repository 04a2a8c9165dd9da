"""Here lives the AI-safety score, five axes, a category and reasons that sum; not here: the measures behind the axes.

Those are derived when the facts are built (`facts.building.deriving`). Which occupation a title is, is asked of
`occupations`; what a score means for a career page, of `careers`.
"""

from careerproof.safety.model import SafetyScore, Subject
from careerproof.safety.policy import SafetyPolicy, load_policy
from careerproof.safety.score import CreationSignals, score_all, score_career

__all__ = [
    "CreationSignals",
    "SafetyPolicy",
    "SafetyScore",
    "Subject",
    "load_policy",
    "score_all",
    "score_career",
]
