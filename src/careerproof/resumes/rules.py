"""The rules about what a résumé says, as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from careerproof.documents.rules import Rule, read_rules


@cache
def resume_rules() -> Mapping[str, Rule]:
    """The rules by their ids, in the order of their file."""
    return read_rules(Path(__file__).with_name("rules.toml"))
