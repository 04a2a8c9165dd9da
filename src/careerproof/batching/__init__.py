"""Here lives one function over items that may hurt: in a process of its own, within limits; not here: what it does.

A failure is a row like any other, and the order is kept.
"""

from careerproof.batching.local import map_limited
from careerproof.batching.model import Outcome, WorkLimits
from careerproof.batching.worker import run_limited

__all__ = ["Outcome", "WorkLimits", "map_limited", "run_limited"]
