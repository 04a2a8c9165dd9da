"""Growth in words, preparation in years, credentials as common knowledge has them."""

from __future__ import annotations

import pytest

from careerproof.careers.credentials import HOW_NEEDED, credentials_of
from careerproof.careers.figures import (
    give_education,
    give_growth,
    give_telework,
    outlook_word,
    preparation_years,
    telework_words,
)
from careerproof.careers.pay import give_salary, median_pay
from careerproof.careers.profile import build_profile
from careerproof.facts.store import Facts
from careerproof.occupations.emerging import load_emerging
from careerproof.occupations.resolve import resolve_career


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (33.5, "much faster than average"),
        (6.5, "faster than average"),
        (6.6, "much faster than average"),
        (4.9, "faster than average"),
        (3.1, "about as fast as average"),
        (1.0, "slower than average"),
        (0.4, "little or no change"),
        (-0.5, "little or no change"),
        (-0.6, "decline"),
        (-12.0, "decline"),
    ],
)
def test_growth_has_its_word(change: float, word: str) -> None:
    """The word follows from the rounded percentage by the documented thresholds."""
    assert outlook_word(change) == word


def test_preparation_grows_with_schooling_and_training(facts: Facts) -> None:
    """A surgeon's way is longer than a nurse's, an electrician's apprenticeship counts beside a cashier's none."""
    surgeon, nurse = preparation_years(facts, "29-1249.00"), preparation_years(facts, "29-1141.00")
    electrician, cashier = preparation_years(facts, "47-2111.00"), preparation_years(facts, "41-2011.00")
    assert surgeon is not None and nurse is not None and electrician is not None and cashier is not None
    assert surgeon > nurse > electrician > cashier


def test_a_mixture_lies_between_its_parts(facts: Facts) -> None:
    """An emerging career's pay and growth are within the range of the occupations it is made of."""
    key = "machine-learning-engineer"
    parts = ("15-2051.00", "15-1252.00", "15-1221.00")
    medians = [pay.value for part in parts if (pay := give_salary(facts, part).mid)]
    changes = [change for part in parts if (change := give_growth(facts, part).change_pct) is not None]
    mid, change = give_salary(facts, key).mid, give_growth(facts, key).change_pct
    assert mid is not None and min(medians) <= mid.value <= max(medians)
    assert change is not None and min(changes) <= change <= max(changes)


@pytest.mark.parametrize(
    ("code", "words", "kind"),
    [
        ("29-1141.00", "RN", "required"),
        ("23-1011.00", "Bar admission", "required"),
        ("53-3032.00", "CDL", "required"),
        ("25-2021.00", "teaching licence", "required"),
        ("13-2011.00", "CPA", "usual"),
        ("47-2111.00", "electrician", "usual"),
        ("13-1082.00", "PMP", "valued"),
        ("15-1212.00", "CISSP", "valued"),
        ("33-3031.00", "Peace officer", "required"),
        ("47-5012.00", "WellSharp", "usual"),
        ("19-3091.00", "Archaeologist", "valued"),
        ("51-9071.06", "Gemologist", "valued"),
        ("ai-evaluation-engineer", "CT-AI", "valued"),
        ("ai-auditor", "42001", "valued"),
    ],
)
def test_well_known_credentials_are_named(facts: Facts, code: str, words: str, kind: str) -> None:
    """The credential that everyone in the field knows is there, with how far it is needed."""
    assert any(words in item.label and item.kind == kind for item in credentials_of(facts, code))


def test_every_listed_credential_belongs_to_a_career(facts: Facts) -> None:
    """Each beginning of a code fits an official code or is an emerging slug; no career has one twice."""
    from careerproof.careers.credentials import _credentials

    slugs = {career.slug for career in load_emerging()}
    listed = _credentials()
    assert len(listed) > 550
    for item in listed:
        assert item.kind in HOW_NEEDED and item.by
        for start in item.codes:
            assert start in slugs or any(code.startswith(start) for code in facts.codes()), (item.label, start)
    held = {key: [item.label for item in credentials_of(facts, key)] for key in (*facts.codes(), *slugs)}
    assert all(len(labels) == len(set(labels)) for labels in held.values())
    assert sum(bool(held[code]) for code in facts.codes()) >= 800
    assert sum(bool(held[slug]) for slug in slugs) >= 55


def test_growth_counts_jobs_of_official_occupations(facts: Facts) -> None:
    """Employment now and projected make the change; those of a mixture nobody counts."""
    growth = give_growth(facts, "29-1141.00")
    assert growth.employment and growth.employment_projected and growth.change_pct is not None
    ratio = 100.0 * (growth.employment_projected / growth.employment - 1.0)
    assert ratio == pytest.approx(growth.change_pct, abs=0.1)
    mixed = give_growth(facts, "machine-learning-engineer")
    assert mixed.derived and mixed.employment is None and mixed.employment_projected is None


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "mostly possible from home"),
        (0.7, "mostly possible from home"),
        (0.69, "partly possible from home"),
        (0.3, "partly possible from home"),
        (0.29, "hardly possible from home"),
        (0.0, "hardly possible from home"),
    ],
)
def test_telework_has_its_words(share: float, words: str) -> None:
    """The words follow from the share by the documented thresholds."""
    assert telework_words(share) == words


def test_telework_of_a_mixture_lies_between_its_parts(facts: Facts) -> None:
    """An emerging career's share is its parts' weighted mean, marked derived, with the study among its sources."""
    found = give_telework(facts, "machine-learning-engineer")
    parts = [give_telework(facts, code).share for code in ("15-2051.00", "15-1252.00", "15-1221.00")]
    known = [share for share in parts if share is not None]
    assert found.share is not None and min(known) <= found.share <= max(known)
    assert found.derived and "dingel-neiman-2020" in found.sources
    assert found.low is not None and found.high is not None and found.low <= found.share <= found.high


def test_nobody_says_whether_soldiers_work_from_home(facts: Facts) -> None:
    """Military occupations were not judged, nor has any relative of theirs been: the reason stands there."""
    found = give_telework(facts, "55-3016.00")
    assert found.share is None and found.words is None and found.reason and not found.derived


def test_fields_of_study_have_their_codes(facts: Facts) -> None:
    """All fields of the crosswalk are given with CIP codes; the page's short list is the first of them."""
    path = give_education(facts, "29-1141.00")
    assert {"51.3801"} <= {field.cip for field in path.fields_of_study}
    assert tuple(field.title for field in path.fields_of_study)[: len(path.programmes)] == path.programmes
    assert len(path.fields_of_study) == len({field.cip for field in facts.programmes("29-1141.00")})


def test_every_civilian_career_has_its_way_in(facts: Facts) -> None:
    """Typical level, experience and training are published for every occupation but those of the armed forces."""
    for code in facts.codes():
        path = give_education(facts, code)
        if not code.startswith("55-"):
            assert path.typical and path.experience and path.training, code


def test_pay_that_is_not_surveyed_says_why(facts: Facts) -> None:
    """Soldiers have no figure in the civilian survey, and the page says so."""
    salary = give_salary(facts, "55-3016.00")
    assert salary.mid is None and salary.reason


def test_pay_by_the_hour_stays_pay_by_the_hour(facts: Facts) -> None:
    """Actors' pay is given an hour, with cents, and the definition says why; no yearly figure is made of it."""
    salary = give_salary(facts, "27-2011.00")
    pays = [pay for pay in (salary.entry, salary.mid, salary.senior) if pay is not None]
    assert [(pay.value, pay.percentile, pay.period) for pay in pays] == [
        (20.34, 25, "hour"),
        (29.05, 50, "hour"),
        (97.95, 75, "hour"),
    ]
    assert salary.reason is None and "by the hour" in salary.definition
    assert salary.vintage == "May 2025" and salary.sources == ("oews-2025",)
    assert median_pay(facts, "27-2011.00") is None


def test_pay_by_the_hour_and_by_the_year_are_not_compared(facts: Facts) -> None:
    """A move away from acting says why it has no change of pay; moves that have one say nothing of the kind."""
    page = build_profile(facts, resolve_career(facts, "27-2011.00"))
    assert page.transitions_out
    for move in page.transitions_out:
        assert move.pay_change is None
        assert any("cannot be compared" in reason and "Actors" in reason for reason in move.why)
    for move in build_profile(facts, resolve_career(facts, "15-2051.00")).transitions_out:
        assert (move.pay_change is None) == any("cannot be compared" in reason for reason in move.why)


def test_yearly_pay_is_in_whole_dollars(facts: Facts) -> None:
    """Where the survey gives pay by the year nothing changes: whole dollars, no reason."""
    salary = give_salary(facts, "15-2051.00")
    assert salary.mid is not None and salary.reason is None
    assert (salary.mid.period, salary.mid.value) == ("year", int(salary.mid.value))
    assert isinstance(salary.mid.value, int)
