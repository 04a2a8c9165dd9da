"""Here lives how a résumé stands against a posting: knock-outs, requirements with their evidence, points, missing
terms, and the policies that weigh them; not here: how either is read (`resumes`, `postings`), which skills exist
(`skills`), what to change (`optimizing`).
"""

from careerproof.screening.held import SkillMatcher
from careerproof.screening.model import Verdict
from careerproof.screening.policy import Policy, load_policy
from careerproof.screening.screen import screen_resume

__all__ = ["Policy", "SkillMatcher", "Verdict", "load_policy", "screen_resume"]
