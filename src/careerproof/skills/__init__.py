"""Here lives the way from a text to the skills it names, and what the taxonomies know of each; not here: any notion of
a résumé or a posting (a text is a string), or how important a skill is to an occupation (`facts`).
"""

from careerproof.skills.lexicon import Concept
from careerproof.skills.taxonomy import Skills, open_skills

__all__ = ["Concept", "Skills", "open_skills"]
