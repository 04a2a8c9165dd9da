"""Here lives whether an artifact is sound: the checks of it against itself, and whether a failure came of damage; not
here: what it holds and who says so (`describing`).
"""

from __future__ import annotations

from careerproof.facts.checking.figures import FIGURE_CHECKS
from careerproof.facts.checking.model import Check, Tally
from careerproof.facts.checking.sources import SOURCE_CHECKS
from careerproof.facts.checking.structure import STRUCTURE_CHECKS
from careerproof.facts.checking.texts import TEXT_CHECKS

CHECKS: tuple[Check, ...] = (*STRUCTURE_CHECKS, *SOURCE_CHECKS, *FIGURE_CHECKS, *TEXT_CHECKS)
"""Every check, in the order in which they run."""

__all__ = ("CHECKS", "Check", "Tally")
