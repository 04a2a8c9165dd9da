"""The tables: requisitions, candidates, screens, decisions, the log."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    """CREATE TABLE requisition (
        id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, posting TEXT NOT NULL, at TEXT NOT NULL,
        digest_key TEXT NOT NULL)""",
    """CREATE TABLE candidate (
        id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, at TEXT NOT NULL, digest_key TEXT NOT NULL)""",
    """CREATE TABLE screen (
        id TEXT PRIMARY KEY, requisition TEXT NOT NULL REFERENCES requisition (id),
        candidate TEXT NOT NULL REFERENCES candidate (id), at TEXT NOT NULL, score {real}, policy_sha256 TEXT NOT NULL,
        input_sha256 TEXT NOT NULL, content TEXT NOT NULL, digest_key TEXT NOT NULL)""",
    "CREATE INDEX screen_of ON screen (candidate, requisition)",
    """CREATE TABLE decision (
        id TEXT PRIMARY KEY, requisition TEXT NOT NULL REFERENCES requisition (id),
        candidate TEXT NOT NULL REFERENCES candidate (id), at TEXT NOT NULL, outcome TEXT NOT NULL,
        reason TEXT NOT NULL, decided_by TEXT NOT NULL, screen TEXT REFERENCES screen (id),
        digest_key TEXT NOT NULL)""",
    "CREATE INDEX decision_of ON decision (candidate, requisition)",
    "CREATE INDEX decision_about ON decision (screen)",
    """CREATE TABLE log (
        number BIGINT PRIMARY KEY, at TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL, digest TEXT NOT NULL,
        details TEXT NOT NULL, previous TEXT NOT NULL, link TEXT NOT NULL UNIQUE)""",
    "CREATE INDEX log_about ON log (subject)",
)
_PERSONAL = (("candidate", "name"), ("screen", "content"), ("decision", "reason"), ("decision", "decided_by"))


def upgrade() -> None:
    """Lay the tables of an empty database."""
    postgresql = op.get_context().dialect.name == "postgresql"
    for statement in _TABLES:
        op.execute(statement.format(real="DOUBLE PRECISION" if postgresql else "REAL"))
    if postgresql:
        # The planner keeps samples of a column in its own tables, where an erased name would live on.
        for table, column in _PERSONAL:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
