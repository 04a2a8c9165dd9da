"""Here lives the AI-safety score: five axes, a category and reasons that sum. Not here: the measures behind the axes
(`facts.derived`), which occupation a title is (`occupations`), what a score means for a career page (`careers`).
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
