"""Here lives the learnt eye for skills: which stretches of a sentence say what a person can do or knows, whether a
taxonomy holds them or not; not here: what a stretch is called in a taxonomy (`skills.rank`), or the terms themselves.
"""

from careerproof.skills.spans.model import FreeSpan, Hint

__all__ = ["FreeSpan", "Hint"]
