"""Every source with what it is used for."""

from __future__ import annotations

from careerproof.careers.sources import list_sources
from careerproof.careers.translation import load_translation
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


def test_a_source_has_a_true_address_or_none() -> None:
    """A publisher's page; a list of this project stands in the program alone."""
    with open_facts(SHIPPED_FACTS) as facts:
        listed = list_sources(facts)
    assert any(use.own for use in listed)
    for use in listed:
        address = use.source.url
        assert (address == "") if use.own else address.startswith("https://"), use.source.id
        assert "example.com" not in address, use.source.id


def test_licences_and_own_lists_have_spanish_words() -> None:
    """Licences with names of their own stay; titles of publishers' works do too."""
    words = load_translation("es")
    with open_facts(SHIPPED_FACTS) as facts:
        listed = list_sources(facts)
    for use in listed:
        said = words.source(use.source)
        assert said.licence != use.source.licence or said.licence in {"CC BY 4.0", "MIT", "Apache-2.0"}, said.licence
        assert (said.title != use.source.title) == use.own, said.title
        assert said.url == use.source.url
