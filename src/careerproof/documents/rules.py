"""The rules of a good file, as data: what each one finds, who loses by it, and what to do about it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from careerproof.evidence import Finding, Record, Severity, Span

Loser = Literal["every machine", "many machines", "some machines", "a person who reads it"]
"""Who loses something: how sure we are that it matters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule(Record):
    """A rule: `title` names it, `message` and `fix` are what a finding says, `why` what is lost, `loser` by whom."""

    id: str
    severity: Severity
    title: str
    message: str
    why: str
    loser: Loser
    fix: str

    def finding(
        self,
        *,
        spans: tuple[Span, ...] = (),
        severity: Severity | None = None,
        **words: object,
    ) -> Finding:
        """A finding by this rule, the words put in their places.

        Args:
            severity: another than usual, where this one is graver or lighter.
        """
        return Finding(
            id=self.id,
            severity=severity or self.severity,
            message=self.message.format(**words),
            fix=self.fix.format(**words),
            spans=spans,
        )


def read_rules(path: Path) -> Mapping[str, Rule]:
    """The rules of a file by their ids, in its order."""
    rules = [Rule(**entry) for entry in tomllib.loads(path.read_text(encoding="utf-8"))["rules"]]
    for rule in rules:
        if rule.severity not in get_args(Severity) or rule.loser not in get_args(Loser):
            raise ValueError(f"the rule {rule.id} is none")
    return {rule.id: rule for rule in rules}


@cache
def document_rules() -> Mapping[str, Rule]:
    """The rules about how a file is made."""
    return read_rules(Path(__file__).with_name("rules.toml"))
