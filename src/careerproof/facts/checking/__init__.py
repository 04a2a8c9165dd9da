"""The checks of an artifact against itself.

Here lives what each check looks at: the file and its numbers, the sources, the figures, the texts. Not here: in which
order they run and how their findings are told (`facts.verify`).
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
