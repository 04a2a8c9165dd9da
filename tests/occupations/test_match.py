"""Tests of `occupations.match`."""

from __future__ import annotations

from typing import Any

import pytest

from careerproof.facts.store import Facts, open_facts
from careerproof.occupations.match import match_title
from careerproof.settings import SHIPPED_FACTS


def test_every_official_title_is_its_own_code(facts: Facts) -> None:
    """All 1,016 official titles come back as themselves, with the top confidence."""
    for occupation in facts.occupations()[::7]:
        best = match_title(facts, occupation.title, top=3).candidates[0]
        assert best.code == occupation.code, occupation.title
        assert best.confidence > 0.9


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Registered Nurse", "29-1141.00"),
        ("RN", "29-1141.00"),
        ("Sr. SWE", "15-1252.00"),
        ("data analyst", "15-2051.00"),
        ("Marketing Manager", "11-2021.00"),
        ("Director, Marketing", "11-2021.00"),
        ("electrician", "47-2111.00"),
        ("Cashier (part time)", "41-2011.00"),
        ("CNA", "31-1131.00"),
        ("AR clerk", "43-3031.00"),
        ("HR generalist", "13-1071.00"),
        ("HR Clerk", "43-4161.00"),
        ("Full Stack Developer", "15-1252.00"),
        ("Sr. Mktg Mgr", "11-2021.00"),
        ("Software Developper", "15-1252.00"),
        ("Registred Nurse", "29-1141.00"),
        ("sofware developer", "15-1252.00"),
        ("barista, starbucks", "35-3023.01"),
        ("bookseller, corner books inc", "41-2031.00"),
    ],
)
def test_common_titles(facts: Facts, title: str, code: str) -> None:
    """What people write is understood: rank, short forms, typing errors, an employer behind a comma."""
    assert match_title(facts, title).candidates[0].code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "asdf",
        "hello world",
        "Bachelor of Arts",
        "MBA",
        "thank you",
        "Chicago",
        "microsoft excel",
        "12345",
        "!!!",
        "Python",
        "JavaScript",
        "Excel",
    ],
)
def test_what_is_no_occupation(facts: Facts, text: str) -> None:
    """Words that name no work have no candidates."""
    assert match_title(facts, text).candidates == ()


def test_confidences_fall_and_sum_to_at_most_one(facts: Facts) -> None:
    """Candidates are best first, each code once, with a reason."""
    for title in ("teacher", "project manager", "financial analyst", "chef", "Machine Learning Engineer", "driver"):
        candidates = match_title(facts, title).candidates
        values = [candidate.confidence for candidate in candidates]
        assert values == sorted(values, reverse=True)
        assert 0 < sum(values) <= 1.0001
        assert len({candidate.code for candidate in candidates}) == len(candidates)
        assert all(candidate.why for candidate in candidates)


def test_an_emerging_career_brings_its_official_codes(facts: Facts) -> None:
    """The codes beside an emerging career are those of its mixture."""
    match = match_title(facts, "Senior ML Engineer")
    assert match.emerging is not None and match.emerging.slug == "machine-learning-engineer"
    assert {candidate.code for candidate in match.candidates} == {part.code for part in match.emerging.mixture}
    assert match.to_dict()["emerging"] == {"slug": "machine-learning-engineer", "title": "Machine Learning Engineer"}


def test_the_employer_tips_the_scales(facts: Facts) -> None:
    """A hospital makes a supervisor or manager a likelier health manager than an unnamed employer does."""
    plain = match_title(facts, "manager", top=30).candidates
    hospital = match_title(facts, "manager", company="Mercy Hospital", top=30).candidates
    share = {c.code: c.confidence / sum(x.confidence for x in plain) for c in plain}
    shifted = {c.code: c.confidence / sum(x.confidence for x in hospital) for c in hospital}
    assert shifted.get("11-9111.00", 0) > share.get("11-9111.00", 0)


def test_fewer_candidates_on_request(facts: Facts) -> None:
    """`top` bounds the list."""
    assert len(match_title(facts, "driver", top=2).candidates) == 2


def test_the_parts_are_reported(facts: Facts) -> None:
    """Rank, level, hours and place stand beside the candidates."""
    match = match_title(facts, "Senior Data Engineer III (Contract) - Denver, CO")
    assert (match.seniority, match.level, match.employment_type, match.location) == (
        "senior",
        "III",
        "contract",
        "Denver, CO",
    )


@pytest.mark.parametrize(
    ("title", "known", "code"),
    [
        (
            "Analyst",
            {"context": ["Covered semiconductor stocks", "Wrote equity research, valued companies"]},
            "13-2051",
        ),
        ("Technician", {"context": "replaced brake pads, diagnosed engine faults"}, "49-3023"),
        ("Consultant", {"skills": ["SAP", "ERP software", "systems analysis"]}, "15-1211"),
        ("Manager", {"company": "Luigi's Restaurant"}, "11-9051"),
        ("Manager", {"industry": "72"}, "11-9051"),
        ("Manager", {"industry": "health care"}, "11-9111"),
    ],
)
def test_what_is_known_beside_a_title_moves_it(facts: Facts, title: str, known: dict[str, Any], code: str) -> None:
    """Employer, industry, skills and description make the fitting occupation the first, and likelier than without."""

    def confidence(**beside: Any) -> float:
        found = match_title(facts, title, top=50, **beside).candidates
        return next((each.confidence for each in found if each.soc == code), 0.0)

    assert match_title(facts, title, **known).candidates[0].soc == code
    assert confidence(**known) > confidence()


def test_dashboards_move_an_analyst_from_money_to_data(facts: Facts) -> None:
    """SQL and dashboards raise the odds of mathematical against financial analysts by half and more."""

    def odds(*context: str) -> float:
        found = match_title(facts, "Analyst", context=context, top=50).candidates
        of_data, of_money = (
            sum(each.confidence for each in found if each.soc.startswith(group)) for group in ("15-2", "13-2051")
        )
        return of_data / of_money

    assert odds("Built Tableau dashboards", "Wrote SQL queries", "Python") > 1.5 * odds()


def test_a_description_outvotes_no_official_title(facts: Facts) -> None:
    """A nurse who writes queries is a nurse."""
    assert match_title(facts, "Registered Nurse", context="SQL, Tableau dashboards").candidates[0].code == "29-1141.00"


def test_candidates_carry_the_codes_of_other_classifications(facts: Facts) -> None:
    """SOC, ISCO-08 and ESCO stand beside the O*NET-SOC code where a crosswalk gives them."""
    best = match_title(facts, "Registered Nurse").candidates[0]
    assert best.soc == "29-1141"
    assert "2221" in best.isco
    assert best.esco
    assert all(address.startswith("http://data.europa.eu/esco/occupation/") for address in best.esco)


@pytest.mark.parametrize(
    ("title", "part", "value"),
    [
        ("AVP, Marketing", "seniority", "vice president"),
        ("Jr. Accountant", "seniority", "junior"),
        ("Staff SWE", "seniority", "staff"),
        ("Nurse (per diem)", "employment_type", "per diem"),
        ("Data Engineer - Remote", "location", "Remote"),
        ("Engineer II", "level", "II"),
        ("Manager, Payroll", "department", "payroll"),
    ],
)
def test_parts_are_told_apart(facts: Facts, title: str, part: str, value: str) -> None:
    """Rank, hours, place, level and department are reported, each in its own field."""
    assert getattr(match_title(facts, title), part) == value


def test_the_same_title_gives_the_same_answer(facts: Facts) -> None:
    """Nothing depends on what was asked before."""
    with open_facts(SHIPPED_FACTS) as fresh:
        assert match_title(fresh, "Ops Mgr").to_dict() == match_title(facts, "Ops Mgr").to_dict()
