"""Here lives how a posting is read: Document → Posting, with required, preferred and implied requirements;
not here: how a résumé stands against them (`screening`), which skills exist (`skills`), how files are opened
(`documents`).
"""

from careerproof.postings.model import Minimum, Posting, Requirement, Salary
from careerproof.postings.read import read_posting

__all__ = ["Minimum", "Posting", "Requirement", "Salary", "read_posting"]
