"""Hands the facts and the studies to `derived` and brings back the rows of the table of measures.

Why between the two: `derived` knows plain mappings only, so that it can be tested and read without an artifact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from careerproof.facts.building.deriving.derived import Derivation, DerivedInputs, derive_measures
from careerproof.facts.model import Domain, RatingMatrix
from careerproof.facts.schema import DOMAINS
from careerproof.facts.sources.studies import StudyTable
from careerproof.facts.store import Facts


def derive_from_facts(facts: Facts, studies: Mapping[str, StudyTable]) -> Derivation:
    """Our own measures of every occupation, from an artifact that has none yet and from the studies."""
    return derive_measures(gather_inputs(facts, studies))


def gather_inputs(facts: Facts, studies: Mapping[str, StudyTable]) -> DerivedInputs:
    """What the measures are derived from, out of an artifact and the studies."""
    codes = facts.codes()
    return DerivedInputs(
        codes=codes,
        studies={name: table.values for name, table in studies.items()},
        study_sources={name: table.source.id for name, table in studies.items()},
        ratings=_ratings(facts),
        domain_sources=_domain_sources(facts),
        activities={code: facts.activities(code) for code in codes if facts.activities(code)},
        technologies={code: facts.technologies(code) for code in codes},
        alternate_titles={code: [title.text for title in facts.titles(code)] for code in codes},
        job_zones={each.code: each.job_zone for each in facts.occupations() if each.job_zone is not None},
        table_sources={
            "activity_labels": facts.label_sources[0],
            "physical_labels": facts.label_sources[1],
            "technology": _source_of(facts, "occupation_technology"),
            "title": _source_of(facts, "title"),
            "job_zone": _source_of(facts, "occupation", "job_zone_source"),
        },
    )


def _ratings(facts: Facts) -> dict[Domain, RatingMatrix]:
    matrices = {domain: facts.rating_matrix(domain) for domain in DOMAINS}
    return {domain: matrix for domain, matrix in matrices.items() if matrix.codes}


def _domain_sources(facts: Facts) -> dict[Domain, str]:
    """The source that most of a family's ratings are from."""
    sources: dict[Domain, str] = {}
    for domain in DOMAINS:
        rows = facts.query(
            "SELECT source.id FROM rating JOIN source ON source.number = source WHERE domain = ?",
            (DOMAINS.index(domain),),
        )
        if rows:
            sources[domain] = _commonest([identifier for (identifier,) in rows])
    return sources


def _source_of(facts: Facts, table: str, column: str = "source") -> str:
    """The source that most rows of a table are from; "" where it has no rows."""
    rows = facts.query(
        f"SELECT source.id FROM {table} AS t JOIN source ON source.number = t.{column}"  # noqa: S608 - names of ours
    )
    return _commonest([identifier for (identifier,) in rows]) if rows else ""


def _commonest(identifiers: list[str]) -> str:
    counts = Counter(identifiers)
    return min(counts, key=lambda identifier: (-counts[identifier], identifier))
