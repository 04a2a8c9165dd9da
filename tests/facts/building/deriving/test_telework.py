"""What can be done from home: a study's judgement joined with descriptors, for codes that it does not cover too."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy
import pytest

from careerproof.facts.building.deriving.columns import Columns, DerivedInputs
from careerproof.facts.building.deriving.derived import RECIPE, derive_measures
from careerproof.facts.building.deriving.kin import ask_kin
from careerproof.facts.building.deriving.telework import predict_judgement, read_telework
from careerproof.facts.model import Measure, RatingMatrix
from careerproof.facts.store import Facts, open_facts
from careerproof.settings import SHIPPED_FACTS

DESK, HANDS = "activity:Working with Computers", "activity:Handling and Moving Objects"
STUDY = {"study": "Dingel and Neiman", "parts": {"dingel_neiman": 1.0}}
RECIPE_OF_TWO = {
    "level_share": 0.25,
    "readings": [STUDY, {"study": "O*NET", "parts": {DESK: 1.0}}, {"study": "O*NET", "parts": {HANDS: 1.0}}],
}


def _inputs(*, judged: dict[str, float], desk: dict[str, float]) -> DerivedInputs:
    """Codes rated for work at a desk, the work of hands being its contrary; a code without a rating has none."""
    codes = tuple(sorted({*judged, *desk}))
    rated = sorted(desk)
    table = numpy.array([[desk[code], 6.0 - desk[code]] for code in rated], dtype=numpy.float32)
    names = tuple(name.partition(":")[2] for name in (DESK, HANDS))
    return DerivedInputs(
        codes=codes,
        studies={"dingel_neiman": judged},
        study_sources={"dingel_neiman": "dingel-neiman-2020"},
        ratings={
            "activity": RatingMatrix(codes=tuple(rated), elements=names, names=names, importance=table, level=table)
        },
        domain_sources={"activity": "onet"},
        activities={},
        technologies={},
        alternate_titles={},
        job_zones={},
        table_sources=dict.fromkeys(
            ("activity_labels", "physical_labels", "technology", "title", "job_zone"), "tables"
        ),
    )


JUDGED = {f"15-10{place:02}.00": 1.0 for place in range(10, 20)} | {f"47-20{place}.00": 0.0 for place in range(10, 20)}
RATED = {code: (4.0 if judged else 2.0) + int(code[5:7]) / 100 for code, judged in JUDGED.items()}
NEW_DESK, UNRATED = "15-1099.00", "47-2099.00"
INPUTS = _inputs(judged=JUDGED, desk=RATED | {NEW_DESK: 4.5})


def test_the_judgement_leads_and_the_descriptors_temper() -> None:
    """Judged codes keep their side, a code that the study lacks follows its descriptors, with a wider interval."""
    found, lacking = read_telework(RECIPE_OF_TWO, Columns(INPUTS))
    assert found is not None
    assert lacking == ()
    values = dict(zip(INPUTS.codes, found.value, strict=True))
    assert all((values[code] > 0.5) == (judged > 0.5) for code, judged in JUDGED.items())
    assert values[NEW_DESK] > 0.8
    widths = dict(zip(INPUTS.codes, found.high - found.low, strict=True))
    assert widths[NEW_DESK] > widths["15-1019.00"]
    assert found.judged.sum() == len(JUDGED)
    assert found.sources == ("dingel-neiman-2020", "onet")


def test_a_judgement_against_the_descriptors_is_doubted() -> None:
    """A yes for work of the hands stays a yes, with a wider interval than a yes for work at a desk."""
    odd = "47-2010.00"
    found, _ = read_telework(RECIPE_OF_TWO, Columns(_inputs(judged={**JUDGED, odd: 1.0}, desk=RATED)))
    assert found is not None
    value, width = (dict(zip(sorted(JUDGED), each, strict=True)) for each in (found.value, found.high - found.low))
    assert 0.5 < value[odd] < value["15-1010.00"]
    assert width[odd] > width["15-1010.00"]


def test_without_descriptors_relatives_speak() -> None:
    """A code that is neither judged nor rated has what its relatives have; one without relatives has nothing."""
    soldier = "55-1010.00"
    inputs = replace(INPUTS, codes=tuple(sorted([*INPUTS.codes, UNRATED, soldier])))
    found, _ = read_telework(RECIPE_OF_TWO, Columns(inputs))
    assert found is not None
    values = dict(zip(inputs.codes, found.value, strict=True))
    assert values[UNRATED] < 0.2
    assert numpy.isnan(values[soldier])


@pytest.mark.parametrize("lost", ["study", "descriptors"])
def test_nothing_is_made_of_half_of_it(lost: str) -> None:
    """Without the study there is no definition, without descriptors nothing of our own: no figure, and the reason."""
    inputs = replace(INPUTS, studies={}) if lost == "study" else replace(INPUTS, ratings={})
    found, lacking = read_telework(RECIPE_OF_TWO, Columns(inputs))
    assert found is None
    assert lacking == (("dingel_neiman",) if lost == "study" else (DESK, HANDS))


def test_the_measures_say_what_they_lack() -> None:
    """The derivation as a whole tells why there is no figure of telework."""
    told = derive_measures(replace(INPUTS, studies={})).affected["telework"]
    assert told.startswith("not derived: it lacks dingel_neiman")


def test_the_curve_rises_with_what_speaks_for_it() -> None:
    """More of a feature that goes with a yes never lowers the chance; features nobody has give no chance."""
    feature = numpy.linspace(-2.0, 2.0, 41)[:, None]
    judged = (feature[:, 0] > 0.3).astype(float)
    chance = predict_judgement(numpy.vstack([feature, [[numpy.nan]]]), numpy.append(judged, numpy.nan))
    assert (numpy.diff(chance[:-1]) > 0).all()
    assert numpy.isnan(chance[-1])


def test_kin_leave_themselves_out() -> None:
    """What relatives say of a code is made of the others, the nearest weighing most."""
    codes = ("15-1010.00", "15-1011.00", "15-2010.00")
    assert ask_kin(codes, numpy.array([1.0, 0.0, 0.0]))[0] == 0.0
    assert numpy.isnan(ask_kin(("15-1010.00", "47-1010.00"), numpy.array([numpy.nan, 1.0]))[0])


@pytest.fixture(scope="module")
def shipped() -> Facts:
    return open_facts(SHIPPED_FACTS)


@pytest.mark.parametrize(
    ("code", "at_home"),
    [
        ("15-1252.00", True), ("13-2011.00", True), ("23-1011.00", True), ("27-3042.00", True), ("15-2051.00", True),
        ("29-1141.00", False), ("47-2111.00", False), ("53-3032.00", False), ("35-2014.00", False),
    ],
)  # fmt: skip
def test_well_known_occupations_are_on_their_side(shipped: Facts, code: str, at_home: bool) -> None:
    """Nobody doubts these: desks with a computer, and wards, vehicles, kitchens."""
    measure = shipped.measures(code)["telework"]
    assert (measure.value > 0.7) if at_home else (measure.value < 0.3)
    assert "dingel-neiman-2020" in measure.sources


def test_the_shipped_figures_cover_every_civilian_occupation(shipped: Facts) -> None:
    """All but the armed forces, about as many of them at home as the study counted (37 per cent of jobs)."""
    found: dict[str, Measure] = shipped.measure("telework")
    assert len(found) == sum(not code.startswith("55-") for code in shipped.codes())
    assert 0.30 < sum(measure.value for measure in found.values()) / len(found) < 0.45
    assert sum(measure.inferred for measure in found.values()) < 100


@pytest.mark.sources
def test_descriptors_foretell_a_judgement_that_they_have_not_seen(sources: Path, shipped: Facts) -> None:
    """Held out in ten parts, the curve puts a yes above a no in 9 of 10 pairs; relatives alone in fewer."""
    from careerproof.facts.building.deriving.derive import gather_inputs
    from careerproof.facts.building.deriving.telework import _inputs as read_inputs
    from careerproof.facts.sources.studies import load_studies

    inputs = gather_inputs(shipped, load_studies(sources))
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))["telework"]
    judged, features, _, lacking = read_inputs(recipe, Columns(inputs))
    assert judged is not None
    assert not lacking
    table, part = numpy.stack(features, axis=1), numpy.arange(len(judged)) % 10
    said, kin = numpy.full((2, len(judged)), numpy.nan)
    for held in range(10):
        seen = numpy.where(part == held, numpy.nan, judged)
        said[part == held] = predict_judgement(table, seen)[part == held]
        kin[part == held] = ask_kin(inputs.codes, seen)[part == held]
    known = ~numpy.isnan(judged) & ~numpy.isnan(said) & ~numpy.isnan(kin)
    assert known.sum() > 850
    ours, theirs = (_pairs_won(each[known], judged[known] > 0.5) for each in (said, kin))
    assert ours > 0.92
    assert ours > theirs


def _pairs_won(score: numpy.ndarray, yes: numpy.ndarray) -> float:
    """The share of pairs of a yes and a no in which the yes has the higher score (the area under the curve)."""
    place = numpy.argsort(numpy.argsort(score))
    count = int(yes.sum())
    return float((place[yes].sum() - count * (count - 1) / 2) / (count * (len(yes) - count)))
