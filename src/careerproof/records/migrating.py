"""Brings a database of records to a layout: the steps are Alembic's, under `migrations`."""

from __future__ import annotations

from pathlib import Path

from careerproof.errors import MissingExtra

HEAD = "0002"
"""The layout that this version writes."""
KNOWN = ("0001", "0002")


def migrate_records(connection: object, *, to: str = HEAD) -> None:
    """Lay or upgrade the tables, within the transaction that `connection` is in."""
    try:
        from alembic import command
        from alembic.config import Config
    except ImportError as error:
        raise MissingExtra("Alembic", extra="records") from error
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
