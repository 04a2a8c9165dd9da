"""Every figure of an occupation has a source, and every gap a reason."""

from __future__ import annotations

import pytest

from careerproof.errors import UnknownOccupation
from careerproof.facts.coverage import SUBJECTS
from careerproof.facts.describing.lineage import trace_occupation
from careerproof.facts.store import Facts

DEVELOPERS, SOLDIERS, MUSICIANS = "15-1252.00", "55-3016.00", "27-2042.00"


def test_figures_are_those_of_the_facts(facts: Facts) -> None:
    """Pay, projection and measures stand there with the source that the facts name."""
    lineage = trace_occupation(facts, DEVELOPERS)
    traced = {figure.what: figure for figure in lineage.figures}
    wages, projection = facts.wages(DEVELOPERS), facts.projection(DEVELOPERS)
    assert wages is not None
    assert projection is not None
    assert (traced["median pay"].value, traced["median pay"].sources) == (wages.p50, (wages.source,))
    assert traced["openings"].value == projection.annual_openings
    assert traced["measure: exposure"].sources == facts.measures(DEVELOPERS)["exposure"].sources
    assert traced["software"].value == len(facts.technologies(DEVELOPERS))
    assert {source.id for source in lineage.sources} == {name for figure in lineage.figures for name in figure.sources}


def test_every_subject_is_traced_or_absent(facts: Facts) -> None:
    """Law: for every occupation each subject has figures or a reason, never both; every figure names a source."""
    for code in facts.codes()[::7]:
        lineage = trace_occupation(facts, code)
        traced = {figure.subject for figure in lineage.figures} & set(SUBJECTS)
        absent = {each.subject for each in lineage.absent}
        assert traced | absent == set(SUBJECTS)
        assert not traced & absent
        assert all(figure.sources for figure in lineage.figures)
        assert all(each.reason for each in lineage.absent)


def test_hourly_pay_stays_hourly(facts: Facts) -> None:
    """Where the survey publishes pay by the hour only, the unit says so."""
    units = {figure.unit for figure in trace_occupation(facts, MUSICIANS).figures if figure.what == "median pay"}
    assert units == {"US dollars an hour"}


def test_soldiers_have_no_pay_and_a_reason(facts: Facts) -> None:
    """A gap is told in the words of the facts."""
    reasons = {each.subject: each.reason for each in trace_occupation(facts, SOLDIERS).absent}
    assert reasons["wage"] == "the wage survey leaves the armed forces out"
    assert "measure" in reasons


def test_no_lineage_of_an_unknown_code(facts: Facts) -> None:
    """A code that no occupation has is an error, not an empty answer."""
    with pytest.raises(UnknownOccupation):
        trace_occupation(facts, "99-9999.99")
