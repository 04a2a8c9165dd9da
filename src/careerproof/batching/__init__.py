"""Here lives one function over items that may hurt: in a process of its own, within limits, on this machine or a
cluster; not here: what it does.

A failure is a row like any other, and the order is kept.
"""

from careerproof.batching.engine import Engine, open_engine
from careerproof.batching.local import map_limited
from careerproof.batching.model import Outcome, WorkLimits
from careerproof.batching.worker import run_limited

__all__ = ["Engine", "Outcome", "WorkLimits", "map_limited", "open_engine", "run_limited"]
