"""The course of a career by its months: the time between positions, and positions held at once."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.resumes.model import Work

LONGEST_CHANGE = 6
"""Months: what lies between two positions for longer than this is a gap that screens ask about."""

LONGEST_HANDOVER = 3
"""Months: two positions overlap that much where one is handed over or only years are kept in mind."""

_NEVER = 9999 * 12


def find_gaps(work: Sequence[Work]) -> tuple[tuple[str, str, int], ...]:
    """The gaps between positions: when one ended, when the next began, and the months between, the latest first."""
    known = sorted(stretch for stretch in map(_stretch, work) if stretch is not None)
    gaps = []
    reached = known[0][1] if known else _NEVER
    for start, end in known[1:]:
        if start - reached - 1 > LONGEST_CHANGE:
            gaps.append((_written(reached), _written(start), start - reached - 1))
        reached = max(reached, end)
    return tuple(reversed(gaps))


def find_overlaps(work: Sequence[Work]) -> tuple[tuple[int, int, int], ...]:
    """The pairs of positions at different employers that overlap: their indices and the months in common."""
    found = []
    for one, first in enumerate(work):
        for other in range(one + 1, len(work)):
            second = work[other]
            a, b = _stretch(first), _stretch(second)
            if a is None or b is None or first.name is None or second.name is None or first.name == second.name:
                continue
            end = min(a[1], b[1])
            months = end - max(a[0], b[0]) + 1
            if months > LONGEST_HANDOVER and end < _NEVER:
                found.append((one, other, months))
    return tuple(found)


def _stretch(job: Work) -> tuple[int, int] | None:
    """The first and the last month of a position; None where either is not known to the month."""
    start = _month(job.start_date)
    end = _NEVER if job.current else _month(job.end_date)
    return None if start is None or end is None or end < start else (start, end)


def _month(date: str | None) -> int | None:
    return None if date is None or len(date) < len("2020-01") else int(date[:4]) * 12 + int(date[5:7]) - 1


def _written(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02d}"
