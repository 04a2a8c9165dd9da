"""Every source with what it is used for."""

from __future__ import annotations

from careerproof.careers.sources import list_sources
from careerproof.facts.store import open_facts
from careerproof.safety.score import FEEDS
from careerproof.settings import SHIPPED_FACTS


def test_every_source_of_the_facts_is_listed_once() -> None:
    """None is forgotten, none told twice, and those of this project come last."""
    with open_facts(SHIPPED_FACTS) as facts:
        listed = list_sources(facts)
        known = sorted(source.id for source in facts.sources())
    public = [use.source.id for use in listed if not use.own]
    assert public == known
    assert [use.own for use in listed] == sorted(use.own for use in listed)
    assert all(use.uses for use in listed if use.own)


def test_every_measure_of_the_score_has_its_sources() -> None:
    """Whatever feeds an axis leads to at least one source."""
    with open_facts(SHIPPED_FACTS) as facts:
        used = {name for use in list_sources(facts) for name in use.uses}
    wanted = {"projection" if name == "demand" else f"measure.{name}" for feeds in FEEDS.values() for name in feeds}
    assert wanted <= used


def test_a_study_is_used_for_measures_and_the_survey_for_pay() -> None:
    """What a source is used for is read off the figures that name it."""
    with open_facts(SHIPPED_FACTS) as facts:
        uses = {use.source.id: use.uses for use in list_sources(facts)}
    assert "measure.exposure" in uses["eloundou-2023"]
    assert "wage" in uses["oews-2025"]
    assert "measure.automation_routine" in uses["webb-2020"]
