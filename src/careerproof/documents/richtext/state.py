"""What holds at a place of an RTF file: where text goes, how characters and their paragraph look."""

from __future__ import annotations

from dataclasses import dataclass, field

from careerproof.documents.richtext.streams import Stream


@dataclass(slots=True)
class State:
    """What holds in a group; a copy of it is kept while inner groups are read.

    `sink` says what text is here: "text" to read, "skip", or a part of "fonts", "colors", "styles", a field's "code", a
    "shape" with its names ("sn") and values ("sv"). `outer` is the sink to go back to; sizes and spaces are in points.
    """

    stream: Stream
    sink: str = "text"
    outer: str = "text"
    shape: dict[str, str] = field(default_factory=dict)
    name: str = ""
    skipped_after_unicode: int = 1
    shaded: bool = False
    # characters
    font: int | None = None
    size: float = 12.0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    vanish: bool = False
    deleted: bool = False
    color: int = 0
    marked: bool = False
    target: str | None = None
    # paragraphs
    level: int | None = None
    bullet: bool = False
    depth: int = 0
    filled: bool = False
    before: float = 0.0
    after: float = 0.0
