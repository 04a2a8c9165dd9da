"""Here lives the writing of a résumé as a clean file that people and screens read: DOCX, PDF, JSON, Markdown, HTML,
plain text; not here: what should change in it (`optimizing`), reading it back (`documents`, `resumes`).
"""

from careerproof.exporting.export import FORMATS, Format, export_resume
from careerproof.exporting.model import Outline
from careerproof.exporting.outline import outline_resume

__all__ = ["FORMATS", "Format", "Outline", "export_resume", "outline_resume"]
