"""Here lives the reading of résumés: Document → Resume with a span behind every field, and JSON Resume in;
not here: reading files (`documents`), what a skill is (`skills`), how a résumé stands against a posting (`screening`).
"""

from careerproof.resumes.experience import highest_education, months_of_experience
from careerproof.resumes.json_resume import from_json_resume
from careerproof.resumes.model import Resume, Statement
from careerproof.resumes.read import read_resume

__all__ = ["Resume", "Statement", "from_json_resume", "highest_education", "months_of_experience", "read_resume"]
