"""Here lives what shows that a document tries to fool a reader: hidden text, look-alike letters, orders to a language
model, stuffing; not here: faults of layout that only make reading hard (`documents`), and what follows (`screening`).
"""

from __future__ import annotations

from careerproof.tampering.inspect import inspect_document

__all__ = ["inspect_document"]
