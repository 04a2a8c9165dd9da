"""The guards: the database itself refuses to change a record, and to change, remove or fork a line of the log."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

_FIRST = "0" * 64
_RECORDS = ("requisition", "candidate", "screen", "decision")
_LAST = f"coalesce((SELECT link FROM log ORDER BY number DESC LIMIT 1), '{_FIRST}')"
_NEXT = "coalesce((SELECT max(number) FROM log), 0) + 1"
_FORKS = f"NEW.previous <> {_LAST} OR NEW.number <> {_NEXT}"


def upgrade() -> None:
    """Make the log append-only, and records unchangeable."""
    statements = _postgresql() if op.get_context().dialect.name == "postgresql" else _sqlite()
    for statement in statements:
        op.execute(statement)


def _sqlite() -> list[str]:
    refused = [("log", "UPDATE"), ("log", "DELETE"), *((table, "UPDATE") for table in _RECORDS)]
    guards = [
        f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'careerproof refuses {act} on {table}'); END"
        for table, act in refused
    ]
    fork = (
        f"CREATE TRIGGER log_refuses_fork BEFORE INSERT ON log WHEN {_FORKS} "
        "BEGIN SELECT RAISE(ABORT, 'careerproof refuses a line that does not follow the last'); END"
    )
    return [*guards, fork]


def _postgresql() -> list[str]:
    refuse = (
        "CREATE FUNCTION careerproof_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'careerproof refuses % on %', TG_OP, TG_TABLE_NAME; END $$"
    )
    fork = (
        f"CREATE FUNCTION careerproof_refuse_fork() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {_FORKS} THEN "
        "RAISE EXCEPTION 'careerproof refuses a line that does not follow the last'; END IF; RETURN NEW; END $$"
    )
    return [
        refuse,
        fork,
        "CREATE TRIGGER log_refuses_change BEFORE UPDATE OR DELETE ON log FOR EACH ROW "
        "EXECUTE FUNCTION careerproof_refuse()",
        "CREATE TRIGGER log_refuses_fork BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION careerproof_refuse_fork()",
        *(
            f"CREATE TRIGGER {table}_refuses_update BEFORE UPDATE ON {table} FOR EACH ROW "
            "EXECUTE FUNCTION careerproof_refuse()"
            for table in _RECORDS
        ),
        *(
            f"CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT "
            "EXECUTE FUNCTION careerproof_refuse()"
            for table in (*_RECORDS, "log")
        ),
    ]
