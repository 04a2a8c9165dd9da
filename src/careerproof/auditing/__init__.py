"""Here lives whether decisions are fair: selection and scoring rates, impact ratios, how sure they are; not here: the
screen itself, files and tables, and any guess at who a person is.
"""

from careerproof.auditing.bias import audit_bias
from careerproof.auditing.model import Applicant, BiasAudit, Category, Comparison

__all__ = ["Applicant", "BiasAudit", "Category", "Comparison", "audit_bias"]
