"""Which facts, from where, how old? Build them again; verify them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from careerproof.evidence import Finding
from careerproof.facts.building.build import BuildReport, build_facts
from careerproof.facts.store import Facts
from careerproof.facts.verify import verify_facts
from careerproof.settings import Settings
from careerproof.verbs.opening import open_store


def info(*, settings: Settings | None = None) -> Facts:
    """The opened facts, which say their version, sources and tables."""
    return open_store(settings)


def build(sources: Path, output: Path, *, progress: Callable[[str, float], None] | None = None) -> BuildReport:
    """The facts built again from a folder of official files; an interruption leaves the old artifact in place.

    Raises:
        SourcesIncomplete: a file or a column is not there.
    """
    return build_facts(sources, output, progress=progress)


def verify(*, settings: Settings | None = None) -> tuple[Finding, ...]:
    """What is wrong with the facts; () when nothing is."""
    return verify_facts(open_store(settings))
