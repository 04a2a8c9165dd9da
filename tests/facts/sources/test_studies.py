"""Every study is read from its own file and brought to current codes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.studies import StudyTable, load_studies

pytestmark = pytest.mark.sources

SHARES = ("eloundou_human_beta", "eloundou_gpt4_alpha", "eloundou_automation", "ilo_2025", "frey_osborne")
COVERED = {
    "aioe": 945,
    "lm_aioe": 945,
    "image_aioe": 945,
    "dingel_neiman": 915,
    "eisfeldt_total": 958,
    "eisfeldt_core": 958,
    "eisfeldt_supplemental": 958,
    "eloundou_automation": 923,
    "eloundou_gpt4_alpha": 923,
    "eloundou_gpt4_beta": 923,
    "eloundou_human_alpha": 923,
    "eloundou_human_beta": 923,
    "frey_osborne": 926,
    "ilo_2023": 988,
    "ilo_2025": 988,
    "schaal_auto": 923,
    "schaal_routine_cognitive": 750,
    "schaal_routine_manual": 750,
    "sml": 911,
    "webb_ai": 911,
    "webb_robot": 911,
    "webb_software": 911,
}


@pytest.fixture(scope="module")
def studies(sources: Path) -> Mapping[str, StudyTable]:
    """All studies of the source files."""
    return load_studies(sources)


def test_each_study_covers_what_its_classification_allows(studies: Mapping[str, StudyTable]) -> None:
    """All 22 indices are there, each at as many current codes as its crosswalk reaches."""
    assert {name: len(table.values) for name, table in studies.items()} == COVERED


@pytest.mark.parametrize(
    ("study", "code", "value"),
    [
        ("eloundou_human_beta", "11-1011.00", 0.35),  # occ_level.csv, first row
        ("eloundou_gpt4_alpha", "11-1011.00", 0.1),
        ("aioe", "11-1011.00", 1.334246),  # Appendix A, first row: a code that never changed
        ("lm_aioe", "11-2011.00", 1.217224),
        ("eisfeldt_core", "11-1021.00", 0.11764706),
        ("frey_osborne", "29-1141.00", 0.009),  # printed there under SOC 2000's 29-1111
        ("frey_osborne", "29-1125.00", 0.0028),
        ("schaal_auto", "13-1199.06", 1.28807471264368),
    ],
)
def test_values_of_unchanged_codes_are_the_published_ones(
    studies: Mapping[str, StudyTable], study: str, code: str, value: float
) -> None:
    """Where a code has one predecessor, its value is the figure printed in the file."""
    assert studies[study].values[code] == pytest.approx(value)


def test_joined_codes_lie_between_their_predecessors(studies: Mapping[str, StudyTable]) -> None:
    """Software developers of 2018 come from two codes of 2010 (0.042 and 0.13 by Frey and Osborne)."""
    assert 0.042 <= studies["frey_osborne"].values["15-1252.00"] <= 0.13


def test_shares_are_shares(studies: Mapping[str, StudyTable]) -> None:
    """Indices that are shares or probabilities stay between 0 and 1."""
    for name in SHARES:
        assert 0 <= min(studies[name].values.values()) <= max(studies[name].values.values()) <= 1


def test_studies_say_their_source_and_direction(studies: Mapping[str, StudyTable]) -> None:
    """Each names authors, edition, licence, citation, and what a high value means."""
    for table in studies.values():
        source = table.source
        assert all((source.publisher, source.edition, source.licence, source.citation, table.higher_means))


def test_a_missing_study_is_named(linked: Path) -> None:
    """Without its file the error says which study it is."""
    (linked / "exposure" / "eisfeldt2023_genaiexp_occscores.csv").unlink()
    with pytest.raises(SourcesIncomplete, match="the scores of Eisfeldt"):
        load_studies(linked)
