"""Here lives how each publisher's files are found and read, one module per publisher, and how the studies come to one
classification; not here: the joining of sources, which is the build's.
"""

from careerproof.facts.sources.folder import Loaded, SourceFolder, open_folder
from careerproof.facts.sources.studies import StudyTable, load_studies

__all__ = ["Loaded", "SourceFolder", "StudyTable", "load_studies", "open_folder"]
