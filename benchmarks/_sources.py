"""Finds the folder of the official sources and public benchmark sets, the same for every benchmark."""

from __future__ import annotations

import csv
import os
from pathlib import Path


def sources_folder() -> Path:
    """The folder that CAREERPROOF_SOURCES names, else shared/data beside the checkout; it need not be there."""
    chosen = os.environ.get("CAREERPROOF_SOURCES")
    return Path(chosen) if chosen else Path(__file__).resolve().parents[2] / "shared" / "data"


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, each with its columns by name."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
