"""Here lives what differs between two artifacts of facts, part by part; not here: what that does to a score.

`compare` joins the parts: `lineage` (sources and tables), `occupations`, `pay`, `projections`, `ratings`, `rows`.
"""

from careerproof.facts.comparing.compare import compare_facts
from careerproof.facts.comparing.model import Change, FactsDiff

__all__ = ["Change", "FactsDiff", "compare_facts"]
