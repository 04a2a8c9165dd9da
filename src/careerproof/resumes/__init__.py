"""Here lives the reading of résumés: Document → Resume with a span behind every field; JSON Resume in.

Not here: reading files (`documents`), what a skill is (`skills`), how a résumé stands against a posting (`screening`).
"""

from careerproof.resumes.model import Resume, Statement
from careerproof.resumes.read import read_resume

__all__ = ["Resume", "Statement", "read_resume"]
