"""Typst sources → PDF, with Typst's own fonts only: the same bytes on every machine."""

from __future__ import annotations

WRITTEN_ON = 1_772_323_200
"""1 March 2026, in seconds: no clock reaches the file."""


def typeset(source: bytes) -> bytes:
    """The PDF of a Typst source."""
    import typst

    written: bytes = typst.compile(source, ignore_system_fonts=True, format="pdf", timestamp=WRITTEN_ON)
    return written
