"""Checks an artifact against itself: whole file, known sources, figures within their ranges, shares that sum to one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from careerproof.errors import FactsDamaged
from careerproof.evidence import Finding, Record
from careerproof.facts.checking import CHECKS, Check, Tally
from careerproof.facts.progress import Progress
from careerproof.facts.store import Facts

"""Told what is being checked and how far the check is, 0..1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckResult(Record):
    """What a check found: of how many values, and how many of them failed. `claim` holds where none did."""

    id: str
    claim: str
    values: str
    tried: int
    failed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification(Record):
    """Every check of an artifact with its findings; `sha256` is the digest of the file as it lies."""

    path: str
    version: str
    sha256: str
    bytes: int
    checks: tuple[CheckResult, ...]
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """True where nothing is wrong."""
        return not self.findings

    def __str__(self) -> str:
        return f"facts {self.version}: {'sound' if self.is_sound else f'{len(self.findings)} faults'}"


def verify_facts(facts: Facts) -> tuple[Finding, ...]:
    """Everything that is wrong with the artifact; () when nothing is."""
    return check_facts(facts).findings


def check_facts(facts: Facts, progress: Progress | None = None) -> Verification:
    """Every check of the artifact, whatever the others find."""
    results: list[CheckResult] = []
    findings: dict[str, Finding] = {}
    for place, check in enumerate(CHECKS):
        if progress is not None:
            progress(check.claim, place / len(CHECKS))
        tally, found = _run(check, facts)
        results.append(
            CheckResult(id=check.id, claim=check.claim, values=check.values, tried=tally.tried, failed=tally.failed)
        )
        findings |= {finding.message: finding for finding in found if finding.message not in findings}
    content = facts.path.read_bytes()
    return Verification(
        path=str(facts.path),
        version=facts.version,
        sha256=hashlib.sha256(content).hexdigest(),
        bytes=len(content),
        checks=tuple(results),
        findings=tuple(findings.values()),
    )


def _run(check: Check, facts: Facts) -> tuple[Tally, list[Finding]]:
    """What one check counts and finds; where the file is too broken to look, that is the finding.

    A cell of another type than its column's (only damage puts one there) ends a check with any of these errors.
    """
    tally = Tally()
    try:
        check.look(facts, tally)
    except FactsDamaged as error:
        tally.failed += 1
        return tally, [_finding("facts.damaged", error.message)]
    except (TypeError, ValueError, KeyError, AttributeError, IndexError):
        tally.failed += 1
        return tally, [_finding("facts.damaged", f"the facts in {facts.path} are damaged: {check.claim!r} is not so")]
    return tally, [_finding(check.id, message) for message in tally.messages]


def _finding(identifier: str, message: str) -> Finding:
    return Finding(id=identifier, severity="error", message=message, fix=FactsDamaged.default_hint)
