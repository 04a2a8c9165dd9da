"""The shapes of the artifact's tables and columns, the units that figures are stored in, and the SQL of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from careerproof.evidence import Record
from careerproof.facts.model import AreaKind, Domain, TitleKind

SCHEMA = 4
"""Raised whenever a table or the meaning of a column changes; a newer artifact is refused."""

APPLICATION_ID = 0x63707266
"""Marks the file as ours ("cprf") in the SQLite header."""

PAGE_SIZE = 4096

TITLE_KINDS: tuple[TitleKind, ...] = get_args(TitleKind)
DOMAINS: tuple[Domain, ...] = get_args(Domain)
"""Kinds and domains are stored as places in these tuples, from 0."""

AREA_KINDS: tuple[AreaKind, ...] = get_args(AreaKind)
"""From the widest area to the narrowest."""

HUNDREDTHS = 100
"""Ratings and hourly pay are published with two decimals and stored as whole hundredths."""

MILLIONTHS = 1_000_000
"""Shares are stored as whole millionths."""

TENTHS = 10
"""The projected change (in percent) and price parities (nation = 100) are stored as whole tenths."""

NUMBERS = "<u2"
"""How several numbers stand in one BLOB: unsigned, 16 bits, lowest byte first."""

ABSENT = 65_535
"""Stands in such a BLOB where there is no rating."""

LINE = "\n"
"""Stands between several texts in one cell; no name has it."""

PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
"""The percentiles of pay that the survey publishes; p50 is the median."""

ESCO_ADDRESS = "http://data.europa.eu/esco/"
"""What every ESCO URI begins with."""

ColumnType = Literal["INTEGER", "TEXT", "BLOB", "REAL"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnNote(Record):
    """A column: its name, SQL type, and what it says, unit first. `null` is true where a value may be absent."""

    name: str
    type: ColumnType
    about: str
    null: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TableNote(Record):
    """A table: what a row says, its columns, its key. `per_occupation` names the column that holds an occupation.

    `joined_by` names the column by which occupations without their own rows find theirs.
    """

    name: str
    about: str
    columns: tuple[ColumnNote, ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    per_occupation: str | None = None
    joined_by: str | None = None

    @property
    def statement(self) -> str:
        """The SQL that makes the table."""
        lines = [f"{column.name} {column.type}{'' if column.null else ' NOT NULL'}" for column in self.columns]
        types = {column.name: column.type for column in self.columns}
        if len(self.key) == 1 and types[self.key[0]] == "INTEGER":
            lines = [
                line.replace(" INTEGER NOT NULL", " INTEGER PRIMARY KEY")
                if line.startswith(f"{self.key[0]} ")
                else line
                for line in lines
            ]
            return f"CREATE TABLE {self.name} ({', '.join(lines)})"
        return f"CREATE TABLE {self.name} ({', '.join(lines)}, PRIMARY KEY ({', '.join(self.key)})) WITHOUT ROWID"

    @property
    def index_statements(self) -> tuple[str, ...]:
        """The SQL of the table's indexes."""
        return tuple(
            f"CREATE INDEX {self.name}_by_{'_'.join(columns)} ON {self.name} ({', '.join(columns)})"
            for columns in self.indexes
        )
