"""Which files are made: each layout and format in each locale, undamaged and with damages in turn."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.synthetic_resumes.files.damages import damages_of
from benchmarks.synthetic_resumes.files.layouts import read_layouts
from benchmarks.synthetic_resumes.files.make import Case
from benchmarks.synthetic_resumes.people.choices import locales

DAMAGED = 3
"""Damaged files for each layout, format and locale."""
FEW = 7
"""Of how many files ``--few`` takes one."""


def list_cases(*, held_out: bool, few: bool = False) -> list[Case]:
    """All files of one half, or every seventh of them."""
    return list(_cases(held_out=held_out))[:: FEW if few else 1]


def _cases(*, held_out: bool) -> Iterator[Case]:
    seed, turn = 0, 0
    for layout in read_layouts(held_out=held_out):
        for format_ in layout.formats:
            damages = [damage.name for damage in damages_of(format_)][1:]
            for locale in locales():
                chosen = ["none", *(damages[(turn + step) % len(damages)] for step in range(DAMAGED))]
                turn += DAMAGED
                for damage in chosen:
                    seed += 1
                    yield Case(layout=layout, format=format_, locale=locale, damage=damage, seed=seed)
            # One step aside for each layout: else a locale would meet the same damages in all of them.
            turn += 1
