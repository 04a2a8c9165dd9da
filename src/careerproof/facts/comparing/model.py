"""The value types of a comparison of two artifacts: what moved, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from careerproof.evidence import Record

Value = float | int | str | None
Unit = Literal["%", "points", ""]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change(Record):
    """One figure or word of one occupation that differs: `what` ("wage.p50"), the value in either artifact.

    `change` is new against old, in `unit` (per cent of the old value, or the difference); None where it is no number or
    one side is unknown or only a floor. `relative` is the same beside the median of all that moved with it: what is
    left when everybody's rise is taken away.
    """

    code: str
    title: str
    what: str
    old: Value
    new: Value
    change: float | None = None
    unit: Unit = ""
    relative: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceChange(Record):
    """A source that came, went, has another edition, or whose entry says something else (`field`)."""

    id: str
    what: Literal["added", "gone", "edition", "entry"]
    old: str | None
    new: str | None
    field: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TableChange(Record):
    """A table with other rows, other coverage or other sources than before; `occupations` as `TableInfo` has it."""

    table: str
    old_rows: int
    new_rows: int
    old_occupations: int | None
    new_occupations: int | None
    sources_gained: tuple[str, ...]
    sources_lost: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Successor(Record):
    """A code that is gone, and the codes of the new facts that go by its title: a hint, not a crosswalk."""

    code: str
    title: str
    codes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PayChanges(Record):
    """Pay that moved. `median_pct` is the median move of median pay over `compared` occupations of the survey.

    Two years of pay differ by inflation too: each move stands beside that median (`Change.relative`).
    """

    old_vintages: tuple[str, ...]
    new_vintages: tuple[str, ...]
    compared: int
    median_pct: float | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectionChanges(Record):
    """Projections that moved. Periods as (first year, last year); a period that moved for all is said here, once.

    `median_points` is the median move of the projected change over `compared` lines of the matrix.
    """

    old_periods: tuple[tuple[int, int], ...]
    new_periods: tuple[tuple[int, int], ...]
    compared: int
    median_points: float | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingChange(Record):
    """A family of descriptors in one occupation: how many ratings moved, came, went, and the largest move.

    `scale` is "importance" or "level"; `old`, `new` are on it. `element` is empty where ratings only came or went.
    """

    code: str
    title: str
    domain: str
    moved: int
    gained: int
    lost: int
    element: str
    name: str
    scale: str
    old: float | None
    new: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerRows(Record):
    """What one occupation (or survey code, ESCO occupation; empty: the list itself) gained, lost, has otherwise."""

    code: str
    title: str
    old_rows: int
    new_rows: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    altered: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RowsChange(Record):
    """A list that differs: how many entries there were and are, how many came, went, say something else, and whose."""

    subject: str
    about: str
    old_rows: int
    new_rows: int
    gained: int
    lost: int
    altered: int
    owners: tuple[OwnerRows, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactsDiff(Record):
    """What differs between two artifacts, part by part; every part is empty where nothing does."""

    old_version: str
    new_version: str
    sources: tuple[SourceChange, ...]
    tables: tuple[TableChange, ...]
    occupations: tuple[Change, ...]
    successors: tuple[Successor, ...]
    pay: PayChanges
    projections: ProjectionChanges
    measures: tuple[Change, ...]
    ratings: tuple[RatingChange, ...]
    rows: tuple[RowsChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all differs."""
        periods = (self.projections.old_periods, self.pay.old_vintages)
        is_dated_alike = periods == (self.projections.new_periods, self.pay.new_vintages)
        return is_dated_alike and not (self.sources or self.tables or any(True for _ in self.changes()))

    def __str__(self) -> str:
        if self.is_empty:
            return f"facts {self.old_version} and {self.new_version}: no difference"
        return f"facts {self.old_version} and {self.new_version} differ"

    def changes(self) -> Iterator[Change]:
        """Every change of an occupation in one shape, part by part; a list counts its entries."""
        for part in (self.occupations, self.pay.changes, self.projections.changes, self.measures):
            yield from part
        for rating in self.ratings:
            yield _rating_change(rating)
        for rows in self.rows:
            for owner in rows.owners:
                yield Change(
                    code=owner.code,
                    title=owner.title,
                    what=f"{rows.subject} (+{len(owner.gained)} -{len(owner.lost)} ~{len(owner.altered)})",
                    old=owner.old_rows,
                    new=owner.new_rows,
                    change=float(owner.new_rows - owner.old_rows),
                )


def _rating_change(rating: RatingChange) -> Change:
    what = f"{rating.domain} (+{rating.gained} -{rating.lost} ~{rating.moved})"
    if rating.old is None or rating.new is None:
        return Change(code=rating.code, title=rating.title, what=what, old=None, new=None)
    return Change(
        code=rating.code,
        title=rating.title,
        what=f"{what} {rating.name} {rating.scale}",
        old=rating.old,
        new=rating.new,
        change=rating.new - rating.old,
        unit="points",
    )
