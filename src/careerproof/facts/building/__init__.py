"""Here lives how an artifact is made: collect the sources, join them, derive our measures, pack one file; not here: how
files are read (`sources`), how an artifact is read (`store`).
"""

from careerproof.facts.building.build import BuildReport, build_facts

__all__ = ["BuildReport", "build_facts"]
