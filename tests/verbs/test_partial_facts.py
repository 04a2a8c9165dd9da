"""Facts that lack a source answer with what they have: no verb fails, and what cannot be given says why."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from careerproof.evidence import Estimate, Missing
from careerproof.faces.cli.pages.profile import profile_page
from careerproof.facts.coverage import NOT_AMONG_THE_FILES
from careerproof.language.retrieval import NgramIndex
from careerproof.settings import SHIPPED_FACTS, Settings, load_settings
from careerproof.verbs.check import check
from careerproof.verbs.match import match
from careerproof.verbs.paths import paths
from careerproof.verbs.profile import profile
from careerproof.verbs.score import score, score_every_career
from careerproof.verbs.skills import skills

ABSENT = {
    "measures": ["DELETE FROM measure"],
    "a measure": ["DELETE FROM measure WHERE measure = 'exposure'"],
    "ESCO": [
        "DELETE FROM esco_match",
        "DELETE FROM esco_occupation",
        "DELETE FROM esco_skill",
        "DELETE FROM esco_link",
    ],
    "wages": ["DELETE FROM wage"],
    "the wage survey": ["DELETE FROM wage", "DELETE FROM industry", "UPDATE occupation SET survey = NULL"],
    "projections": ["DELETE FROM projection", "UPDATE occupation SET matrix = NULL"],
    "tasks": ["DELETE FROM occupation_activity", "DELETE FROM activity"],
    "ratings": ["DELETE FROM rating", "DELETE FROM element"],
    "skill ratings": ["DELETE FROM rating WHERE domain = 0", "DELETE FROM element WHERE domain = 0"],
    "job zones": ["UPDATE occupation SET job_zone = NULL, job_zone_source = NULL"],
    "software": [
        "DELETE FROM occupation_technology",
        "DELETE FROM technology",
        "UPDATE occupation SET technologies = 0",
    ],
    "schooling": ["DELETE FROM education", "DELETE FROM programme", "DELETE FROM related"],
}
ABSENT["nearly everything"] = [statement for statements in ABSENT.values() for statement in statements]
CAREERS = ("15-1252.00", "55-3016.00", "15-1299.00", "prompt-engineer")
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def lacking(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings with facts that lack what the parameter names, as a build without those files leaves them."""
    path = tmp_path / "facts.sqlite"
    path.write_bytes(SHIPPED_FACTS.read_bytes())
    connection = sqlite3.connect(path)
    for statement in ABSENT[request.param]:
        connection.execute(statement)
    if not connection.execute("SELECT count(*) FROM esco_skill").fetchone()[0]:
        empty = NgramIndex.build([]).to_bytes()
        connection.execute("UPDATE ready_index SET content = ? WHERE name = 'esco_skills'", (empty,))
    connection.commit()
    connection.close()
    return load_settings(facts=path)


QUICK = ("ratings", "nearly everything")
"""The two that leave least to stand on; the others are told apart in the long run."""


@pytest.mark.parametrize(
    "lacking",
    [pytest.param(name, marks=() if name in QUICK else pytest.mark.long) for name in sorted(ABSENT)],
    indirect=True,
)
def test_no_verb_fails(lacking: Settings) -> None:
    """Every verb answers for an ordinary, a military, an unsurveyed and an emerging career, and for a résumé."""
    for career in CAREERS:
        assert score(career, settings=lacking).to_dict()
        assert profile_page(profile(career, settings=lacking))
        assert profile(career, settings=lacking).to_dict()
        assert paths(career, settings=lacking).to_dict()
        assert paths(into=career, settings=lacking).to_dict()
        assert paths(career, to="15-2051.00", settings=lacking).to_dict()
    assert match("data analyst", settings=lacking)[0].to_dict()
    for taxonomy in ("esco", "onet"):
        assert skills("Writes reports in Python and SQL.", taxonomy=taxonomy, settings=lacking).to_dict()
    resume = EXAMPLES / "resumes" / "maya-okonkwo.docx"
    posting = EXAMPLES / "postings" / "machine-learning-engineer.md"
    assert check(resume, posting=posting, today="2026-01-01", settings=lacking).to_dict()


@pytest.mark.parametrize("lacking", ["a measure"], indirect=True)
def test_what_cannot_be_scored_says_why_and_keeps_its_axes(lacking: Settings) -> None:
    """Without the measure of exposure there is no score; the other axes are the ones that the whole facts give."""
    found = score("15-1252.00", settings=lacking)
    whole = score("15-1252.00")
    assert isinstance(found.score, Missing)
    assert found.score.reason == "these facts hold no measure of exposure"
    assert isinstance(found.axes.exposure, Missing)
    for axis in ("automation", "human_necessity", "demand", "ai_creation"):
        assert isinstance(getattr(found.axes, axis), Estimate)
        assert getattr(found.axes, axis) == getattr(whole.axes, axis)
    plain = found.to_dict()
    assert plain["score"] is None
    assert plain["reason"] == found.score.reason
    assert all(isinstance(each.score, Missing) for each in score_every_career(settings=lacking))


@pytest.mark.parametrize("lacking", ["wages"], indirect=True)
def test_a_table_that_is_absent_is_the_reason(lacking: Settings) -> None:
    """The page says that the facts were built without the table, not that the survey leaves the career out."""
    connection = sqlite3.connect(lacking.facts)
    connection.execute("INSERT INTO label SELECT max(number) + 1, ? FROM label", (NOT_AMONG_THE_FILES,))
    connection.execute(
        "INSERT OR REPLACE INTO absence SELECT 'wage', number, (SELECT max(number) FROM label) FROM occupation"
    )
    connection.commit()
    connection.close()
    page = profile("15-1252.00", settings=lacking)
    assert page.salary.mid is None
    assert NOT_AMONG_THE_FILES in (page.salary.reason or "")


def test_the_publishers_texts_are_shown_where_the_facts_hold_them(tmp_path: Path) -> None:
    """Description, tasks and reasons stand on the page and in the JSON, each with its source; elsewhere none do."""
    path = tmp_path / "facts.sqlite"
    path.write_bytes(SHIPPED_FACTS.read_bytes())
    connection = sqlite3.connect(path)
    for kind, rank, text in (
        ("description", 1, "Makes kites fly by programs."),
        ("task", 1, "Write the wind."),
        ("task", 2, "Read the string."),
        ("factor", 1, "Share rises - kites are wanted."),
    ):
        connection.execute(
            "INSERT INTO passage SELECT occupation.number, ?, ?, ?, source.number FROM occupation, source "
            "WHERE code = '15-1252.00' AND id = 'onet-29.3'",
            (kind, rank, text),
        )
    connection.commit()
    connection.close()
    found = profile("15-1252.00", settings=load_settings(facts=path))
    plain = found.to_dict()
    assert plain["description"] == {"text": "Makes kites fly by programs.", "sources": ["onet-29.3"]}
    assert [task.text for task in found.tasks] == ["Write the wind.", "Read the string."]
    assert [factor.sources for factor in found.growth.factors] == [("onet-29.3",)]
    page = profile_page(found)
    assert "Its tasks, in the publisher's words (onet-29.3)" in page
    assert "Share rises - kites are wanted." in page
    bare = profile("15-1252.00")
    assert (bare.description, bare.tasks, bare.growth.factors) == (None, (), ())
    assert "publisher's words" not in profile_page(bare)
