"""All attacks with their twins."""

from __future__ import annotations

from benchmarks.attacks.model import Case
from benchmarks.attacks.pdf import list_pdf_cases
from benchmarks.attacks.text import list_text_cases
from benchmarks.attacks.web import list_web_cases
from benchmarks.attacks.word import list_word_cases


def list_cases() -> list[Case]:
    """The cases of all formats."""
    return [*list_pdf_cases(), *list_word_cases(), *list_web_cases(), *list_text_cases()]
