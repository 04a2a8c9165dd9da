"""Here lives how a PDF's pages become pictures, and where on them a stretch of the text stands; not here: how the text
is read (`documents.pages`).
"""

from __future__ import annotations

from careerproof.documents.picturing.picture import PagePicture, PicturedPages, picture_pages

__all__ = ["PagePicture", "PicturedPages", "picture_pages"]
