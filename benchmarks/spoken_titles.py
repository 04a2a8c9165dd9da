"""Job titles as people write them, each with the occupation it means: our own list, in `benchmarks/spoken_titles/`.

Every line was written by hand from general knowledge of the working world, without sight of any benchmark set: a code,
a title, and (for two thirds) an employer of the kind that has such workers, well known or made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

FOLDER = Path(__file__).parent / "spoken_titles"
FOLDS = 5
_CODE = re.compile(r"\d\d-\d{4}\.\d\d")


@dataclass(frozen=True, slots=True)
class SpokenTitle:
    """A title as it may stand on a résumé, the employer ("" where none is said) and the O*NET-SOC code."""

    code: str
    title: str
    employer: str

    @property
    def fold(self) -> int:
        """The part that the title is held out in; a title with any employer falls into one part."""
        return crc32(" ".join(self.title.lower().split()).encode()) % FOLDS


def read_spoken_titles(folder: Path = FOLDER) -> Sequence[SpokenTitle]:
    """All lines, by file.

    Raises:
        ValueError: a line has not three columns, no code, or no title.
    """
    found = []
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            parts = line.split("\t")
            if len(parts) != 3 or not _CODE.fullmatch(parts[0]) or not parts[1].strip():
                raise ValueError(f"{path.name}:{number} is no code, title and employer")
            found.append(SpokenTitle(*(part.strip() for part in parts)))
    return found
