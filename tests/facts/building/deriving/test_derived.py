"""Our own measures, derived from made-up studies and descriptors whose truth is known."""

from __future__ import annotations

import dataclasses
import tomllib
from functools import cache

import numpy

from careerproof.facts.building.deriving.derived import (
    RECIPE,
    DerivedInputs,
    DerivedMeasure,
    derive_exposure,
    derive_measures,
)
from careerproof.facts.building.deriving.latent import normal_share
from careerproof.facts.model import Activity, Domain, RatingMatrix, Technology

NAMES = {
    "exposure", "automation_ai", "automation_routine", "theta", "judgement", "empathy", "creativity",
    "physical_presence", "accountability", "ai_creation", "telework",
}  # fmt: skip
GROUPS = ("11", "15", "29", "43", "51", "53")
UNSURVEYED = "15-1299.00"
SOLDIER = "55-3016.00"


def _named(kind: str) -> dict[str, list[str]]:
    """What the recipes name: descriptors by domain, or studies."""
    found: dict[str, list[str]] = {}
    for recipe in tomllib.loads(RECIPE.read_text(encoding="utf-8")).values():
        for reading in recipe["readings"]:
            for part in reading["parts"]:
                family, _, item = part.removeprefix("-").partition(":")
                named = "study" if not item else family
                if item and family in ("pooled", "own"):
                    continue
                found.setdefault(named, [])
                name = item or family
                if name not in found[named] and name != "job_zone":
                    found[named].append(name)
    return {name: items for name, items in found.items() if (name == "study") == (kind == "study")}


@cache
def _world() -> tuple[DerivedInputs, dict[str, float]]:
    """Made-up occupations of six major groups with a known exposure, and one code each without data and kin."""
    chance = numpy.random.default_rng(11)
    codes = [f"{group}-{10 + minor}{broad}1.00" for group in GROUPS for minor in range(5) for broad in range(1, 7)]
    centre = {group: place for place, group in enumerate(GROUPS)}
    truth = {code: 2.5 - centre[code[:2]] + 0.6 * float(chance.normal()) for code in codes}
    studies = {
        study: {code: truth[code] + float(chance.normal()) for code in codes if chance.random() > 0.1}
        for study in _named("study")["study"]
    }
    studies["dingel_neiman"] = {code: float(value > 0) for code, value in truth.items()}  # a judgement, yes or no
    ratings: dict[Domain, RatingMatrix] = {}
    for domain, names in _named("descriptor").items():
        table = chance.normal(size=(len(codes), len(names))).astype(numpy.float32)
        ratings[domain] = RatingMatrix(  # type: ignore[index]
            codes=tuple(codes), elements=tuple(names), names=tuple(names), importance=table, level=table
        )
    activities = {code: _activities(truth[code], chance) for code in codes}
    inputs = DerivedInputs(
        codes=tuple(sorted([*codes, UNSURVEYED, SOLDIER])),
        studies=studies,
        study_sources={study: study for study in studies},
        ratings=ratings,
        domain_sources={domain: domain for domain in ratings},
        activities=activities,
        technologies={codes[40]: [_technology("PyTorch"), _technology("Keras")], codes[41]: [_technology("Ajax")]},
        alternate_titles={codes[40]: ["Machine Learning Engineer"]},
        job_zones={code: 1 + int(chance.integers(5)) for code in codes},
        table_sources={
            "activity_labels": "labels", "physical_labels": "physical", "technology": "tools", "title": "titles",
            "job_zone": "zones",
        },
    )  # fmt: skip
    return inputs, truth


def _activities(exposure: float, chance: numpy.random.Generator) -> tuple[Activity, ...]:
    """Four of forty activities, chosen so that exposed occupations share the exposed ones."""
    chosen = sorted({int(min(39, max(0, 8 * (exposure + 2.5) + 4 * chance.normal()))) for _ in range(4)})
    return tuple(
        Activity(
            dwa=f"D{number}", title=f"Do {number}.", iwa=f"I{number // 4}", iwa_title="",
            gwa=f"G{number // 20}", gwa_title="",
            tasks=2, core_tasks=1, weight=1.0 / len(chosen), exposure=number / 40.0, automation=number / 50.0,
            physical=1.0 - number / 40.0, sources=(),
        )
        for number in chosen
    )  # fmt: skip


def _technology(name: str) -> Technology:
    return Technology(name=name, category="", hot=False, in_demand=False, source="")


@cache
def _rows() -> dict[tuple[str, str], DerivedMeasure]:
    return {(row.code, row.name): row for row in derive_measures(_world()[0]).measures}


def _correlation(one: dict[str, float], other: dict[str, float]) -> float:
    both = sorted(one.keys() & other.keys())
    return float(numpy.corrcoef([one[code] for code in both], [other[code] for code in both])[0, 1])


def test_every_code_with_data_or_kin_has_every_measure() -> None:
    """All measures of all codes but the soldier's, of whom nobody near is known."""
    inputs, _ = _world()
    assert {name for _, name in _rows()} == NAMES
    assert {code for code, _ in _rows()} == set(inputs.codes) - {SOLDIER}
    assert len(_rows()) == len(NAMES) * (len(inputs.codes) - 1)


def test_figures_are_shares_within_their_intervals() -> None:
    """0 <= low <= value <= high <= 1 in every row, and each names its sources."""
    for row in _rows().values():
        assert 0.0 <= row.low <= row.value <= row.high <= 1.0, row
        assert row.sources


def test_exposure_follows_the_truth_better_than_any_study() -> None:
    """The consensus is closer to what the studies were made from than the best of them."""
    inputs, truth = _world()
    ours = {code: row.value for (code, name), row in _rows().items() if name == "exposure" and code in truth}
    normal = {code: float(numpy.clip(value, 0.001, 0.999)) for code, value in ours.items()}
    scores = {code: float(numpy.log(value / (1 - value))) for code, value in normal.items()}
    assert _correlation(scores, truth) > max(_correlation(dict(table), truth) for table in inputs.studies.values())


def test_a_code_without_data_lies_among_its_kin_with_a_wider_interval() -> None:
    """The unsurveyed code is marked as inferred, lies inside its group's range, and is less sure than most."""
    kin = [row for (code, name), row in _rows().items() if name == "exposure" and code.startswith("15-12")]
    inferred = _rows()[UNSURVEYED, "exposure"]
    surveyed = [row for row in kin if row.code != UNSURVEYED]
    assert inferred.inferred
    assert not any(row.inferred for row in surveyed)
    assert min(row.value for row in surveyed) <= inferred.value <= max(row.value for row in surveyed)
    assert inferred.high - inferred.low > float(numpy.median([row.high - row.low for row in surveyed]))


def test_studies_are_counted_by_author_not_by_table() -> None:
    """Two tables of one paper are one study."""
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))["exposure"]
    papers = {reading["study"] for reading in recipe["readings"]}
    assert max(row.studies for (_, name), row in _rows().items() if name == "exposure") == len(papers)


def test_a_study_left_out_is_not_heard() -> None:
    """Leaving a study out gives the same as a world in which it says the opposite."""
    inputs, _ = _world()
    turned = {code: -value for code, value in inputs.studies["ilo_2025"].items()}
    opposite = dataclasses.replace(inputs, studies={**inputs.studies, "ilo_2025": turned})
    assert derive_exposure(inputs, without={"ILO"}) == derive_exposure(opposite, without={"ILO"})
    assert derive_exposure(inputs) != derive_exposure(opposite)


def test_the_interval_covers_what_the_others_alone_would_say() -> None:
    """With any study left out, nine in ten occupations or more stay within the stated interval."""
    inputs, truth = _world()
    papers = {reading["study"] for reading in tomllib.loads(RECIPE.read_text(encoding="utf-8"))["exposure"]["readings"]}
    assert len(papers) >= 5
    for paper in sorted(papers):
        scores = derive_exposure(inputs, without={paper})
        rows = [
            (_rows()[code, "exposure"], float(normal_share(numpy.array([scores[code]]))[0])) for code in sorted(truth)
        ]
        assert sum(row.low <= value <= row.high for row, value in rows) >= 0.9 * len(rows), paper


def test_ai_creation_reads_signs_and_nothing_else() -> None:
    """The occupation with frameworks and an AI title stands out; one with Ajax stands at zero."""
    inputs, _ = _world()
    shown, lookalike = list(inputs.technologies)
    assert _rows()[shown, "ai_creation"].value > 0.25
    assert _rows()[lookalike, "ai_creation"].value == 0.0


def test_relabelled_studies_of_equal_order_give_the_same() -> None:
    """Only the order within a study matters: a stretched scale changes no figure."""
    inputs, _ = _world()
    stretched = {code: float(numpy.exp(value)) for code, value in inputs.studies["lm_aioe"].items()}
    again = derive_measures(dataclasses.replace(inputs, studies={**inputs.studies, "lm_aioe": stretched}))
    assert {(row.code, row.name): row for row in again.measures} == _rows()
    assert again.affected == {}


def test_a_missing_study_is_told_and_the_rest_stands_in() -> None:
    """What a recipe names and the inputs do not hold is told with the measure; its reading is of the other parts."""
    inputs, _ = _world()
    fewer = {study: table for study, table in inputs.studies.items() if study not in ("webb_robot", "lm_aioe")}
    derived = derive_measures(dataclasses.replace(inputs, studies=fewer))
    assert derived.affected == {
        "exposure": "made without lm_aioe",
        "automation_routine": "its part manual is made without webb_robot",
    }
    rows = {(row.code, row.name): row for row in derived.measures}
    assert rows.keys() == _rows().keys()
    assert all(row == _rows()[key] for key, row in rows.items() if key[1] not in derived.affected)
    assert any(row != _rows()[key] for key, row in rows.items() if key[1] == "exposure")


def test_a_study_without_values_is_a_missing_one() -> None:
    """A study that no road leads from to current codes gives the same as one that is not there."""
    inputs, _ = _world()
    without = {study: table for study, table in inputs.studies.items() if study != "schaal_auto"}
    empty: dict[str, dict[str, float]] = {**without, "schaal_auto": {}}  # type: ignore[dict-item]
    assert derive_measures(dataclasses.replace(inputs, studies=empty)) == derive_measures(
        dataclasses.replace(inputs, studies=without)
    )


def test_a_measure_without_any_reading_is_not_derived() -> None:
    """Without ratings the strengths are absent and said to be; automation stands on depth alone and says so."""
    inputs, _ = _world()
    derived = derive_measures(dataclasses.replace(inputs, ratings={}, job_zones={}))
    assert {row.name for row in derived.measures} & {"judgement", "empathy", "creativity", "theta"} == set()
    assert derived.affected["judgement"].startswith("not derived: it lacks skill:Judgment and Decision Making")
    few = {
        study: table
        for study, table in inputs.studies.items()
        if study not in ("frey_osborne", "schaal_routine_cognitive")
    }
    derived = derive_measures(dataclasses.replace(inputs, ratings={}, job_zones={}, studies=few))
    assert derived.affected["automation_ai"].startswith("its part routine is not derived")
    assert derived.affected["automation_routine"].startswith("not derived: ")
    assert "automation_routine" not in {row.name for row in derived.measures}
    assert "automation_ai" in {row.name for row in derived.measures}


def test_a_measure_of_which_too_little_is_there_is_not_derived() -> None:
    """Half of a recipe may be absent; with less than half there is no such measure, instead of another one."""
    inputs, _ = _world()
    order = ("schaal_auto", "eisfeldt_total", "aioe", "lm_aioe", "eloundou_gpt4_beta", "eloundou_human_beta")
    given = []
    for count in range(len(order) + 1):
        studies = {study: table for study, table in inputs.studies.items() if study not in order[:count]}
        derived = derive_measures(dataclasses.replace(inputs, studies=studies))
        given.append("exposure" in {row.name for row in derived.measures})
        told = derived.affected.get("exposure", "")
        assert told.startswith("not derived" if not given[-1] else "made without" if count else "")
    # Of the seven readings go, one after the other: Schaal, Eisfeldt, half and all of Felten, most of two of Eloundou.
    assert given == [True, True, True, True, True, False, False]


def test_routine_content_alone_is_no_automation_by_ai() -> None:
    """Where nothing says how deep models reach into the work, there is no measure of it."""
    inputs, _ = _world()
    shallow = ("eloundou_automation", "eloundou_human_alpha", "eloundou_gpt4_alpha", "eisfeldt_core", "schaal_auto")
    studies = {study: table for study, table in inputs.studies.items() if study not in shallow}
    derived = derive_measures(dataclasses.replace(inputs, studies=studies))
    assert "automation_ai" not in {row.name for row in derived.measures}
    assert derived.affected["automation_ai"].startswith("not derived: its part depth is not derived")
    assert "automation_routine" in {row.name for row in derived.measures}


def test_nothing_at_all_gives_nothing_at_all() -> None:
    """With no inputs but the codes there are no measures, and each says why."""
    inputs, _ = _world()
    bare = dataclasses.replace(
        inputs, studies={}, ratings={}, activities={}, technologies={}, alternate_titles={}, job_zones={},
        table_sources=dict.fromkeys(inputs.table_sources, ""),
    )  # fmt: skip
    derived = derive_measures(bare)
    assert derived.measures == ()
    assert derived.affected.keys() == NAMES
