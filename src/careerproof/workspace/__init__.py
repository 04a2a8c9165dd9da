"""Here lives what a person keeps if they want to, in one file of theirs: applications, the files that were sent, what
came of them; not here: what an employer keeps of candidates (`records`), reading the files (`documents`, `verbs`).
"""

from careerproof.workspace.archive import pack_workspace
from careerproof.workspace.model import STATES, Application, State
from careerproof.workspace.store import Workspace, open_workspace

__all__ = ["STATES", "Application", "State", "Workspace", "open_workspace", "pack_workspace"]
