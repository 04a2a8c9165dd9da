"""Any subset of the files gives facts with the rest absent and flagged, or says exactly what is missing."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerproof.errors import SourcesIncomplete
from careerproof.facts.building.build import build_facts
from careerproof.facts.building.collect import Collected
from careerproof.facts.building.readers import OPTIONAL, REQUIRED
from careerproof.facts.checking.verify import verify_facts
from careerproof.facts.coverage import NOT_AMONG_THE_FILES, SUBJECTS, cover_subjects
from careerproof.facts.store import Facts, open_facts

SmallFiles = Mapping[str, tuple[str, bytes]]
EXAMPLES = 40
REQUIRED_NAMES = {reader.what for reader in REQUIRED}


def _write(folder: Path, files: SmallFiles, *, without: frozenset[str] = frozenset()) -> Path:
    for path, (_, content) in files.items():
        if path not in without:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return folder


def check_absences(facts: Facts) -> None:
    """Holds for every (subject, occupation): either rows or an absence with a reason, never both, never neither."""
    everyone = {number for (number,) in facts.query("SELECT number FROM occupation")}
    assert everyone
    absent = facts.query("SELECT subject, occupation, text FROM absence JOIN label ON label.number = reason")
    assert {subject for subject, _, _ in absent} <= set(SUBJECTS)
    assert all(reason for _, _, reason in absent)
    for subject, present in cover_subjects(facts.query).items():
        gaps = {occupation for name, occupation, _ in absent if name == subject}
        assert gaps == everyone - present, subject


def test_the_folder_is_complete(small: Path, tmp_path: Path) -> None:
    """With all the files nothing is missing, nothing is wrong, and every table of figures has rows."""
    report = build_facts(small, tmp_path / "facts.sqlite")
    assert report.missing == {}
    assert {name for name, rows in report.rows.items() if not rows} == {"missing", "passage"}
    with open_facts(tmp_path / "facts.sqlite") as facts:
        assert verify_facts(facts) == ()
        check_absences(facts)


def test_every_table_has_its_reader() -> None:
    """What is collected and what is read are the same tables: none can be forgotten."""
    read = {reader.name for reader in (*REQUIRED, *OPTIONAL)}
    assert read == set(Collected.__slots__) - {"passages", "factors", "missing"}
    assert all(reader.lost for reader in (*REQUIRED, *OPTIONAL))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.frozensets(st.integers(0, 99), max_size=60), with_taxonomy=st.booleans())
def test_any_subset_of_the_files_is_told(small_files: SmallFiles, places: frozenset[int], with_taxonomy: bool) -> None:
    """Without the taxonomy one error names all of it; without the rest the facts are sound and flag what is absent."""
    chosen = [path for place, path in enumerate(sorted(small_files)) if place in places]
    without = frozenset(path for path in chosen if not (with_taxonomy and small_files[path][0] in REQUIRED_NAMES))
    named = {small_files[path][0] for path in without}
    with tempfile.TemporaryDirectory() as place:
        folder = _write(Path(place) / "small", small_files, without=without)
        folder.mkdir(exist_ok=True)
        output = Path(place) / "facts.sqlite"
        if named & REQUIRED_NAMES:
            with pytest.raises(SourcesIncomplete) as caught:
                build_facts(folder, output)
            assert {name for name in REQUIRED_NAMES if name in caught.value.message} == named & REQUIRED_NAMES
            assert all(name in str(caught.value.at["file"]) for name in named & REQUIRED_NAMES)
            assert os.listdir(place) == [folder.name] or os.listdir(place) == []  # noqa: PTH208 - names only
            return
        report = build_facts(folder, output)
        assert named <= report.missing.keys()
        assert all(report.missing.values())
        with open_facts(output) as facts:
            assert verify_facts(facts) == ()
            check_absences(facts)


@pytest.mark.parametrize(
    ("path", "subject"),
    [
        ("oews/national_M2025_dl.xlsx", "wage"),
        ("projections/occupation_2024_34.xlsx", "projection"),
        ("onet/29_3/Abilities.csv", "ability"),
        ("onet/29_3/Tasks to DWAs.csv", "occupation_activity"),
        ("onet/29_3/Job Zones.csv", "job_zone"),
        ("crosswalks/CIP2020_SOC2018_Crosswalk.xlsx", "programme"),
        ("crosswalks/esco_onet_crosswalk_official.csv", "esco_match"),
    ],
)
def test_what_is_not_among_the_files_is_absent_everywhere(
    small: Path, small_files: SmallFiles, tmp_path: Path, path: str, subject: str
) -> None:
    """Every occupation says so, and the file is named with what is lost for want of it."""
    (small / path).unlink()
    report = build_facts(small, tmp_path / "facts.sqlite")
    assert report.missing[small_files[path][0]]
    with open_facts(tmp_path / "facts.sqlite") as facts:
        reasons = facts.query("SELECT text FROM absence JOIN label ON number = reason WHERE subject = ?", (subject,))
        assert len(reasons) == len(facts.codes())
        assert set(reasons) == {(NOT_AMONG_THE_FILES,)}


def test_a_column_that_is_absent_stays_an_error(small: Path, tmp_path: Path) -> None:
    """A file that is there and lacks a column is damage, not an absence: file and column are named."""
    path = small / "onet/29_3/Job Zones.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Job Zone", "Level"), encoding="utf-8")
    with pytest.raises(SourcesIncomplete, match=r"Job Zones\.csv has no column 'Job Zone'"):
        build_facts(small, tmp_path / "facts.sqlite")


def test_reasons_are_precise(small: Path, tmp_path: Path) -> None:
    """Soldiers, "all other" codes, and a code that the survey does not publish each have their own reason."""
    build_facts(small, tmp_path / "facts.sqlite")
    with open_facts(tmp_path / "facts.sqlite") as facts:
        found = {
            (code, subject): text
            for code, subject, text in facts.query(
                "SELECT code, subject, text FROM absence JOIN occupation ON occupation.number = occupation "
                "JOIN label ON label.number = reason"
            )
        }
    assert found["55-3016.00", "wage"] == "the wage survey leaves the armed forces out"
    assert found["55-3016.00", "projection"] == "the projections leave the armed forces out"
    assert found["55-3016.00", "skill"] == "O*NET does not survey military occupations"
    assert found["15-1299.00", "skill"] == 'O*NET does not survey occupations that gather "all other" work'
    assert found["29-1292.00", "wage"] == "the survey does not publish this occupation"
    assert found["51-6052.00", "education"] == "O*NET has not asked its workers about schooling in this release"
    assert ("15-1251.00", "wage") not in found


def test_a_measure_without_a_study_says_how_it_is_affected(small: Path, tmp_path: Path) -> None:
    """The measure stands on the others; without any of its inputs it is not derived; both are told."""
    for path in (small / "exposure").glob("webb2020*"):
        path.unlink()
    report = build_facts(small, tmp_path / "some.sqlite")
    told = report.missing["inputs of the measure automation_routine"]
    assert "webb_robot" in told
    for path in [*(small / "onet/29_3").glob("Work *.csv"), *(small / "onet/29_3").glob("[SKA]*s.csv")]:
        path.unlink()
    (small / "onet/29_3/Knowledge.csv").unlink()
    (small / "onet/29_3/Job Zones.csv").unlink()
    report = build_facts(small, tmp_path / "few.sqlite")
    assert report.missing["inputs of the measure judgement"].startswith("not derived")
    with open_facts(tmp_path / "few.sqlite") as facts:
        assert facts.measure("judgement") == {}
        assert facts.measure("exposure")
        assert verify_facts(facts) == ()
        check_absences(facts)


def test_the_shipped_facts_flag_every_gap(facts: Facts) -> None:
    """The law holds for all occupations and subjects of the artifact in the package, whose passages are empty."""
    check_absences(facts)
    assert facts.query("SELECT count(*) FROM passage") == [(0,)]


FAMILIES = {
    "what is known of skills and exposure": ("exposure", "esco", "onet/30_0"),
    "what is known of pay and growth": ("oews", "projections"),
}
"""Whole folders by what their publishers tell; the price parities are not among the links at all."""


@pytest.mark.sources
@pytest.mark.long
@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_whole_families_of_the_real_sources_may_be_absent(linked: Path, tmp_path: Path, family: str) -> None:
    """Without their publishers' whole folders the real files still give sound facts that flag what is absent."""
    for folder in FAMILIES[family]:
        shutil.rmtree(linked / folder)
    report = build_facts(linked, tmp_path / "facts.sqlite")
    assert report.missing
    with open_facts(tmp_path / "facts.sqlite") as facts:
        assert verify_facts(facts) == ()
        check_absences(facts)
