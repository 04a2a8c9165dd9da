"""What all pages rest on: every source, and what it is used for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from careerproof.careers.profile import OWN_SOURCES
from careerproof.evidence import Record, Source
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.safety.signals import MEASURES

_BOOKKEEPING = frozenset({"source_file", "measure"})
"""Tables that name sources for others: the files that were read, and the measures, which are told one by one."""

_OWN_USES = {
    "careerproof-credentials": "credentials",
    "careerproof-emerging": "emerging",
    "careerproof-ai-skills": "ai_skills",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceUse(Record):
    """A source and what it is used for: names of tables of the facts, "measure.NAME" of our own measures, sorted.

    `own` is true for the lists of this project. A source without uses was read by the build, and its figures stand
    behind others.
    """

    source: Source
    uses: tuple[str, ...]
    own: bool


@kept(4)
def list_sources(facts: Facts) -> tuple[SourceUse, ...]:
    """Every source of the facts by id, then the lists of this project."""
    uses: dict[str, set[str]] = defaultdict(set)
    for table in facts.tables():
        if table.name not in _BOOKKEEPING:
            for source in table.sources:
                uses[source].add(table.name)
    for name in (*MEASURES, "ai_creation", "telework"):
        for measure in facts.measure(name).values():
            for source in measure.sources:
                uses[source].add(f"measure.{name}")
    public = [
        SourceUse(source=source, uses=tuple(sorted(uses[source.id])), own=False)
        for source in sorted(facts.sources(), key=lambda source: source.id)
    ]
    own = [
        SourceUse(source=source, uses=(_OWN_USES[source.id],), own=True) for _, source in sorted(OWN_SOURCES.items())
    ]
    return (*public, *own)
