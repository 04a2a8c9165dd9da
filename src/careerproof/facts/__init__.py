"""Here lives what the world says of occupations: the sources, the build, and one read-only artifact that answers for
them; not here: any judgement of an occupation, any text of a person or of an employer.
"""

from careerproof.facts.model import Occupation, Projection, Title, Wages
from careerproof.facts.store import Facts, open_facts

__all__ = ["Facts", "Occupation", "Projection", "Title", "Wages", "open_facts"]
