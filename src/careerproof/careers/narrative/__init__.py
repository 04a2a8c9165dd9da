"""Here lives the prose of a career's page, a module for each section; not here: the figures it tells.

The wording is data: `data/<language>/patterns.toml`, filled by `writer` with words of the language (`tongues`).
"""

from careerproof.careers.narrative.write import Narrative, write_narrative

__all__ = ["Narrative", "write_narrative"]
