"""Compares two artifacts of facts: what came, went and moved between them."""

from __future__ import annotations

from careerproof.facts.comparing.lineage import compare_sources, compare_tables
from careerproof.facts.comparing.model import FactsDiff
from careerproof.facts.comparing.occupations import compare_occupations, find_successors
from careerproof.facts.comparing.outcomes import compare_measures, compare_pay, compare_projections
from careerproof.facts.comparing.ratings import compare_ratings
from careerproof.facts.comparing.rows import SUBJECTS, compare_rows
from careerproof.facts.progress import Progress, tell_nobody
from careerproof.facts.store import Facts

_FIGURES_SHARE = 0.2
"""The figures take about a fifth of the time; the lists, read row by row, the rest."""


def compare_facts(old: Facts, new: Facts, *, progress: Progress | None = None) -> FactsDiff:
    """What differs between two opened artifacts; empty in every part where they say the same.

    Args:
        old: the facts as they were.
        new: the facts as they are.
        progress: told what is compared and which share (0..1) of the work is done.

    Raises:
        FactsDamaged: one of the files is broken where its rows should be.
    """
    tell = progress or tell_nobody
    tell("figures", 0.0)
    occupations, successors = compare_occupations(old, new), find_successors(old, new)
    pay, projections, measures = compare_pay(old, new), compare_projections(old, new), compare_measures(old, new)
    ratings = compare_ratings(old, new)
    rows = []
    for place, subject in enumerate(SUBJECTS):
        tell(subject.name.replace("_", " "), _FIGURES_SHARE + (1 - _FIGURES_SHARE) * place / len(SUBJECTS))
        found = compare_rows(old, new, subject)
        if found is not None:
            rows.append(found)
    sources, tables = compare_sources(old, new), compare_tables(old, new)
    tell("facts compared", 1.0)
    return FactsDiff(
        old_version=old.version,
        new_version=new.version,
        sources=sources,
        tables=tables,
        occupations=occupations,
        successors=successors,
        pay=pay,
        projections=projections,
        measures=measures,
        ratings=ratings,
        rows=tuple(rows),
    )
