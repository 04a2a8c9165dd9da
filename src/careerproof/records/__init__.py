"""Here lives what an employer keeps of a hiring: requisitions, candidates, screens, what people decided and why, and a
log that shows a change; not here: the screen itself (`screening`), what an applicant keeps (`workspace`), any decision.
"""

from careerproof.records.database import open_database
from careerproof.records.model import OUTCOMES, Decision, Outcome, Verification
from careerproof.records.store import Records
from careerproof.records.verifying import verify_records

__all__ = ["OUTCOMES", "Decision", "Outcome", "Records", "Verification", "open_database", "verify_records"]
