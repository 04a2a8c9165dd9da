"""Here lives what would raise the result and is true: proposed edits bound to their evidence, the guard that lets no
claim through that the résumé does not prove, and the change itself; not here: the score, the file that is written.
"""

from careerproof.optimizing.apply import apply_edits, choose_edits
from careerproof.optimizing.claims import find_unproven
from careerproof.optimizing.letter import draft_letter
from careerproof.optimizing.model import Edit, Letter, Proposal
from careerproof.optimizing.propose import propose_edits

__all__ = [
    "Edit",
    "Letter",
    "Proposal",
    "apply_edits",
    "choose_edits",
    "draft_letter",
    "find_unproven",
    "propose_edits",
]
