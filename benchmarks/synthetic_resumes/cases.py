"""Which files are made: each layout and format in each locale, undamaged and with damages in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks.synthetic_resumes.files.damages import damages_of
from benchmarks.synthetic_resumes.files.layouts import read_layouts
from benchmarks.synthetic_resumes.files.make import Case
from benchmarks.synthetic_resumes.people.choices import locales

DAMAGED = 3
"""Damaged files for each layout, format and locale."""
STEP = 5
"""How far apart the damages begin with which two locales meet a layout."""
FEW = 7
"""Of how many files ``--few`` takes one."""


def list_cases(*, held_out: bool, few: bool = False) -> list[Case]:
    """All files of one half, or every seventh of them."""
    return list(_cases(held_out=held_out))[:: FEW if few else 1]


def _cases(*, held_out: bool) -> Iterator[Case]:
    seed = 0
    met: Counter[tuple[str, int]] = Counter()
    for layout in read_layouts(held_out=held_out):
        for format_ in layout.formats:
            damages = [damage.name for damage in damages_of(format_)][1:]
            for number, locale in enumerate(locales()):
                # Each locale goes round all damages by itself, from another one on, so that every pair is met alike.
                turn = number * STEP + met[locale, len(damages)]
                met[locale, len(damages)] += DAMAGED
                for damage in ("none", *(damages[(turn + step) % len(damages)] for step in range(DAMAGED))):
                    seed += 1
                    yield Case(layout=layout, format=format_, locale=locale, damage=damage, seed=seed)
