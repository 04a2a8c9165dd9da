"""Would a screen read this file, and does it try to fool one?"""

from __future__ import annotations

from careerproof.settings import Settings
from careerproof.verbs.model import Inspection, Reading
from careerproof.verbs.opening import FilePath
from careerproof.verbs.read import read


def inspect(path: FilePath, *, settings: Settings | None = None) -> Inspection:
    """What is wrong with a résumé file, each finding with its fix.

    Raises:
        DocumentError: the file cannot be read, or is refused.
    """
    return inspection_of(read(path, settings=settings))


def inspection_of(reading: Reading) -> Inspection:
    """The findings of a file that was read; one with an error is not parseable."""
    return Inspection(
        parseable=not any(finding.severity == "error" for finding in reading.findings),
        findings=reading.findings,
    )
