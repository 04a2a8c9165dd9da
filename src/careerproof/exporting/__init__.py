"""Here lives the writing of a résumé as a clean file that people and screens read: DOCX, PDF, JSON, YAML, Markdown,
HTML, plain text; not here: what should change in it (`optimizing`), reading it back (`documents`, `resumes`).
"""

from careerproof.exporting.export import FORMATS, PAPERS, Format, Paper, export_resume
from careerproof.exporting.model import Outline
from careerproof.exporting.outline import outline_resume
from careerproof.exporting.template import list_templates

__all__ = [
    "FORMATS",
    "PAPERS",
    "Format",
    "Outline",
    "Paper",
    "export_resume",
    "list_templates",
    "outline_resume",
]
