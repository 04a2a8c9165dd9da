"""Every table that speaks of occupations is a subject, or is told under others."""

from __future__ import annotations

from careerproof.facts.coverage import SUBJECTS, cover_subjects
from careerproof.facts.schema import DOMAINS
from careerproof.facts.store import Facts
from careerproof.facts.tables import TABLES

TOLD_OTHERWISE = {"occupation", "title", "rating", "absence", "passage"}


def test_every_table_by_occupation_is_a_subject() -> None:
    """A new table cannot be forgotten: it is a subject from the day that it stands in the list of tables."""
    tables = {note.name for note in TABLES if note.per_occupation or note.joined_by}
    assert set(SUBJECTS) == (tables - TOLD_OTHERWISE) | set(DOMAINS) | {"job_zone"}


def test_subjects_cover_what_the_store_answers(facts: Facts) -> None:
    """An occupation is covered exactly where the store has an answer."""
    covered = cover_subjects(facts.query)
    numbers = dict(facts.query("SELECT code, number FROM occupation"))
    for code in facts.codes():
        number = numbers[code]
        assert (number in covered["wage"]) == (facts.wages(code) is not None)
        assert (number in covered["projection"]) == (facts.projection(code) is not None)
        assert (number in covered["job_zone"]) == (facts.occupation(code).job_zone is not None)
        assert (number in covered["measure"]) == bool(facts.measures(code))
    for domain in DOMAINS:
        assert {code for code in facts.codes() if numbers[code] in covered[domain]} == set(
            facts.rating_matrix(domain).codes
        )
