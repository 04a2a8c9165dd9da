"""The way in: schooling, preparation, fields of study, and what a mixture of occupations has of them."""

from __future__ import annotations

from careerproof.careers.figures.education import give_education, preparation_years
from careerproof.careers.figures.growth import give_growth
from careerproof.careers.figures.pay import give_salary
from careerproof.facts.store import Facts


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
