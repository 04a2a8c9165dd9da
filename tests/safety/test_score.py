"""The AI-safety score on the shipped facts: what must hold for real careers, and laws for all of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import pytest

from careerproof.evidence import Estimate, Missing
from careerproof.facts.model import Measure, Occupation, OverallProjection, Projection
from careerproof.facts.store import Facts, open_facts
from careerproof.occupations.emerging import load_emerging
from careerproof.safety.model import AXES, SafetyScore, Subject
from careerproof.safety.policy import load_policy
from careerproof.safety.score import REFERENCE, CreationSignals, score_all, score_career
from careerproof.settings import SHIPPED_FACTS

SOFTWARE_DEVELOPER, PROGRAMMER, DATA_SCIENTIST = "15-1252.00", "15-1251.00", "15-2051.00"
ML_ENGINEER = "machine-learning-engineer"


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The facts that are shipped."""
    return open_facts(SHIPPED_FACTS)


@pytest.fixture(scope="module")
def scores(facts: Facts) -> dict[str, SafetyScore]:
    """The score of every code."""
    return {score.subject.code or "": score for score in score_all(facts)}


@pytest.fixture(scope="module")
def emerging(facts: Facts) -> dict[str, SafetyScore]:
    """The score of every emerging career."""
    return {
        career.slug: score_career(
            facts,
            subject=Subject(kind="emerging", code=None, slug=career.slug, title=career.title),
            mixture=[(part.code, part.weight) for part in career.mixture],
            creation=CreationSignals(
                titles=(career.title, *career.titles),
                skills=career.skills,
                technologies=career.technologies,
                ai_role=career.ai_role,
            ),
        )
        for career in load_emerging()
    }


def _value(score: SafetyScore) -> float:
    assert isinstance(score.score, Estimate)
    return score.score.value


def _axis(score: SafetyScore, name: str) -> float:
    axis = getattr(score.axes, name)
    assert isinstance(axis, Estimate)
    return axis.value


def _scored(scores: Mapping[str, SafetyScore]) -> list[SafetyScore]:
    return [score for score in scores.values() if isinstance(score.score, Estimate)]


def test_machine_learning_engineer_is_created_by_ai(emerging: dict[str, SafetyScore]) -> None:
    """AI-created, nine or ten of ten, although few occupations are more exposed."""
    score = emerging[ML_ENGINEER]
    assert score.category == "ai-created"
    assert score.score10 in (9, 10)
    assert _axis(score, "exposure") >= 80


def test_the_computing_order_holds(scores: dict[str, SafetyScore], emerging: dict[str, SafetyScore]) -> None:
    """Machine learning engineer, then data scientist, then software developer, and the programmer far behind."""
    ladder = [_value(emerging[ML_ENGINEER])] + [
        _value(scores[code]) for code in (DATA_SCIENTIST, SOFTWARE_DEVELOPER, PROGRAMMER)
    ]
    assert ladder == sorted(ladder, reverse=True)
    assert ladder[1] > ladder[2]
    assert ladder[2] - ladder[3] >= 25


@pytest.mark.parametrize(
    ("code", "title", "bounds", "categories"),
    [
        ("29-1141.00", "Registered Nurses", (65, 90), {"human-essential"}),
        ("29-1123.00", "Physical Therapists", (75, 95), {"human-essential"}),
        ("21-1014.00", "Mental Health Counselors", (80, 98), {"human-essential"}),
        ("47-2111.00", "Electricians", (65, 90), {"hands-on"}),
        ("47-2152.00", "Plumbers, Pipefitters, and Steamfitters", (50, 80), {"hands-on"}),
        ("23-1023.00", "Judges, Magistrate Judges, and Magistrates", (60, 85), {"human-essential", "ai-enhanced"}),
        ("11-1011.00", "Chief Executives", (65, 90), {"ai-enhanced", "human-essential"}),
        ("25-2021.00", "Elementary School Teachers, Except Special Education", (50, 80), {"human-essential"}),
        ("15-1252.00", "Software Developers", (50, 75), {"ai-enhanced"}),
        ("15-2011.00", "Actuaries", (45, 75), {"ai-enhanced"}),
        ("27-3091.00", "Interpreters and Translators", (20, 50), {"transforming", "at-risk"}),
        ("53-3032.00", "Heavy and Tractor-Trailer Truck Drivers", (20, 45), {"transforming", "at-risk"}),
        ("41-2011.00", "Cashiers", (0, 15), {"at-risk"}),
        ("41-9041.00", "Telemarketers", (0, 15), {"at-risk"}),
        ("43-9021.00", "Data Entry Keyers", (0, 15), {"at-risk"}),
        ("43-3031.00", "Bookkeeping, Accounting, and Auditing Clerks", (0, 15), {"at-risk"}),
    ],
)
def test_familiar_careers_land_plausibly(
    scores: dict[str, SafetyScore], code: str, title: str, bounds: tuple[int, int], categories: set[str]
) -> None:
    """Careers that everybody knows lie where a labour economist would look for them."""
    score = scores[code]
    assert score.subject.title == title
    assert bounds[0] <= _value(score) <= bounds[1]
    assert score.category in categories


def test_the_scale_is_used(scores: dict[str, SafetyScore]) -> None:
    """At least eight of the eleven marks occur, none for more than a quarter of the occupations."""
    marks = Counter(score.score10 for score in _scored(scores))
    assert len(marks) >= 8
    assert max(marks.values()) <= 0.25 * sum(marks.values())


def test_every_category_has_members(scores: dict[str, SafetyScore]) -> None:
    """No category is empty, and none swallows half of the occupations."""
    called = Counter(score.category for score in _scored(scores))
    assert len(called) == 6
    assert max(called.values()) < 0.5 * sum(called.values())


def test_only_the_military_has_no_score(scores: dict[str, SafetyScore]) -> None:
    """All 1,016 codes are answered; the 19 military ones, of which nothing is known, say why they have none."""
    assert len(scores) == 1016
    unscored = {code for code, score in scores.items() if isinstance(score.score, Missing)}
    assert unscored == {code for code in scores if code.startswith("55-")}
    assert len(unscored) == 19
    plain = scores["55-3016.00"].to_dict()
    assert plain["score"] is None
    assert "Infantry" in str(plain["reason"])


def test_reasons_sum_to_the_score(scores: dict[str, SafetyScore], emerging: dict[str, SafetyScore]) -> None:
    """For every career the contributions add up to the score, to the last digit that is shown."""
    checked = 0
    for score in [*_scored(scores), *emerging.values()]:
        assert round(sum(reason.contribution for reason in score.explain()), 2) == round(_value(score), 2)
        assert {reason.axis for reason in score.reasons} <= {"base", "scale", *AXES}
        checked += 1
    assert checked > 1000


def test_every_figure_lies_within_its_interval_and_names_its_sources(
    scores: dict[str, SafetyScore], facts: Facts
) -> None:
    """Values lie in their intervals on the scale, and each source id is one that the facts know."""
    known = {source.id for source in facts.sources()}
    for score in _scored(scores):
        figures = [getattr(score.axes, name) for name in AXES] + [
            *score.strengths.values(),
            score.score,
            score.robotics,
        ]
        for figure in figures:
            if isinstance(figure, Estimate):
                assert 0 <= figure.low <= figure.value <= figure.high <= 100
                assert set(figure.sources) <= known
        assert {source for reason in score.reasons for source in reason.sources} <= known


def test_marks_are_tenths_with_halves_rounded_up(scores: dict[str, SafetyScore]) -> None:
    """The mark out of ten is the score's tenth, rounded half up."""
    for score in _scored(scores):
        assert score.score10 is not None
        assert -0.5 <= score.score10 - _value(score) / 10 - 1e-9 <= 0.5


def test_one_career_alone_scores_as_among_all(facts: Facts, scores: dict[str, SafetyScore]) -> None:
    """The scale is fixed: a career scored alone gets what it gets in the full list."""
    for code in ("29-1141.00", "15-1252.00", "11-9199.00", "51-9061.00"):
        subject = Subject(kind="occupation", code=code, slug=None, title=facts.occupation(code).title)
        assert score_career(facts, subject=subject, mixture=[(code, 1.0)]) == scores[code]


def test_doubt_about_the_title_widens_the_interval(facts: Facts) -> None:
    """The less is known of which occupation it is, the wider the interval; the value stays."""
    subject = Subject(kind="occupation", code=SOFTWARE_DEVELOPER, slug=None, title="developer")
    mixture = [(SOFTWARE_DEVELOPER, 0.6), (PROGRAMMER, 0.3)]
    told = [score_career(facts, subject=subject, mixture=mixture, doubt=doubt).score for doubt in (0.0, 0.2, 0.6)]
    widths = [score.high - score.low for score in told if isinstance(score, Estimate)]
    assert widths == sorted(set(widths))
    assert len({score.value for score in told if isinstance(score, Estimate)}) == 1


def test_a_title_with_candidates_is_less_sure_than_its_code(facts: Facts, scores: dict[str, SafetyScore]) -> None:
    """Candidates by confidence widen the interval beyond the likeliest one's own, and a note says so."""
    subject = Subject(kind="occupation", code=SOFTWARE_DEVELOPER, slug=None, title="developer")
    told = score_career(facts, subject=subject, mixture=[(SOFTWARE_DEVELOPER, 0.6), (PROGRAMMER, 0.3)])
    alone = scores[SOFTWARE_DEVELOPER]
    assert isinstance(told.score, Estimate)
    assert isinstance(alone.score, Estimate)
    assert told.score.high - told.score.low > alone.score.high - alone.score.low
    assert any("several occupations" in note for note in told.notes)


def test_titles_with_doubt_are_never_surer_than_their_codes(facts: Facts, scores: dict[str, SafetyScore]) -> None:
    """For every occupation: beside a near one, or with doubt alone, the interval is wider than the code's own."""
    checked = 0
    for code, near in pairwise(sorted(scores)):
        alone = scores[code].score
        if code[:2] != near[:2] or not isinstance(alone, Estimate):
            continue
        subject = Subject(kind="occupation", code=code, slug=None, title=f"nearly {code}")
        candidates = score_career(facts, subject=subject, mixture=((code, 0.7), (near, 0.3))).score
        doubted = score_career(facts, subject=subject, mixture=((code, 1.0),), doubt=0.3).score
        for told in (candidates, doubted):
            assert isinstance(told, Estimate)
            assert told.low <= told.value <= told.high
            assert told.high - told.low > alone.high - alone.low
        checked += 1
    assert checked > 900


def test_a_score_that_cannot_be_given_is_null_with_a_reason_everywhere(scores: dict[str, SafetyScore]) -> None:
    """For each code without inputs: score and axes are null, each with a reason that names the occupation."""
    unscored = [score for score in scores.values() if isinstance(score.score, Missing)]
    assert len(unscored) == 19
    for score in unscored:
        plain = score.to_dict()
        assert plain["score"] is plain["score10"] is plain["category"] is None
        assert score.subject.title in str(plain["reason"])
        axes, missing = plain["axes"], plain["axes_missing"]
        assert isinstance(axes, dict)
        assert isinstance(missing, dict)
        assert set(axes.values()) == {None}
        assert all(missing[name] for name in AXES)
        assert score.reasons == ()


def test_what_is_inferred_has_every_axis_and_a_sentence(scores: dict[str, SafetyScore], facts: Facts) -> None:
    """Codes without a projection count demand as average, say so, and hold all that it could be in the interval."""
    without = [score for score in _scored(scores) if facts.projection(score.subject.code or "") is None]
    for score in without:
        assert isinstance(score.axes.demand, Missing)
        assert isinstance(score.score, Estimate)
        assert any("demand counts as average" in note for note in score.notes)
        assert score.score.high - score.score.low > 25
    for score in _scored(scores):
        for name in ("exposure", "automation", "human_necessity"):
            assert isinstance(getattr(score.axes, name), Estimate)


@dataclass(frozen=True)
class RelabelledFacts:
    """The shipped facts under other code names."""

    facts: Facts
    names: Mapping[str, str]

    def codes(self) -> tuple[str, ...]:
        return tuple(sorted(self.names))

    def occupation(self, code: str) -> Occupation:
        return self.facts.occupation(self.names[code])

    def measures(self, code: str) -> dict[str, Measure]:
        return self.facts.measures(self.names[code])

    def projection(self, code: str) -> Projection | None:
        return self.facts.projection(self.names[code])

    def overall_projection(self) -> OverallProjection | None:
        return self.facts.overall_projection()


def test_relabelling_codes_changes_nothing(facts: Facts, scores: dict[str, SafetyScore]) -> None:
    """Nothing depends on what a code is called: under shuffled names every occupation scores the same."""
    codes = list(facts.codes())[::25]
    names = dict(zip(codes, reversed(codes), strict=True))
    relabelled = score_all(RelabelledFacts(facts=facts, names=names))
    assert len(relabelled) == len(codes)
    for score in relabelled:
        twin = scores[names[score.subject.code or ""]]
        assert (score.score, score.axes, score.category, score.reasons) == (
            twin.score, twin.axes, twin.category, twin.reasons,
        )  # fmt: skip


def test_inferred_occupations_say_so_and_are_less_sure(scores: dict[str, SafetyScore], facts: Facts) -> None:
    """An "All Other" code says that relatives stand in, and its interval is wider than theirs on the median."""
    widths: dict[bool, list[float]] = {True: [], False: []}
    for score in _scored(scores):
        surveyed = facts.occupation(score.subject.code or "").surveyed
        assert isinstance(score.axes.exposure, Estimate)
        widths[surveyed].append(score.axes.exposure.high - score.axes.exposure.low)
        if not surveyed:
            assert any("near relatives" in note for note in score.notes)
    assert len(widths[False]) == 74
    middle = {surveyed: sorted(values)[len(values) // 2] for surveyed, values in widths.items()}
    assert middle[False] > middle[True]


def test_reasons_hold_the_figures_of_the_facts(scores: dict[str, SafetyScore], facts: Facts) -> None:
    """The projected change that a reason names is the one that the facts hold."""
    for code in ("29-1141.00", PROGRAMMER, DATA_SCIENTIST):
        projection = facts.projection(code)
        assert projection is not None
        text = next(reason.text for reason in scores[code].reasons if reason.axis == "demand")
        assert f"{abs(projection.change_pct):.1f}%" in text
        assert ("shrink" in text) is (projection.change_pct < 0)


def test_the_reference_is_that_of_the_shipped_facts(scores: dict[str, SafetyScore]) -> None:
    """The published quantiles match the shipped occupations: a stale reference would rank them wrongly."""
    quantiles = json.loads(REFERENCE.read_text(encoding="utf-8"))["quantiles"]
    for name in ("score", *AXES):
        values = sorted(
            _value(score) if name == "score" else _axis(score, name) for score in _scored(scores)
        )  # fmt: skip
        middle, published = values[len(values) // 2], quantiles[name][len(quantiles[name]) // 2]
        assert abs(middle - published) < 1.0, name
        assert abs(values[0] - quantiles[name][0]) < 1.0
        assert abs(values[-1] - quantiles[name][-1]) < 1.0


def test_percentiles_rise_with_the_score(scores: dict[str, SafetyScore]) -> None:
    """A higher score never has a lower percentile, and the middle occupation lies in the middle."""
    pairs = sorted(
        (_value(score), score.score.percentile) for score in _scored(scores) if isinstance(score.score, Estimate)
    )
    percentiles = [percentile for _, percentile in pairs if percentile is not None]
    assert len(percentiles) == len(pairs)
    assert percentiles == sorted(percentiles)
    assert percentiles[len(percentiles) // 2] == pytest.approx(50, abs=3)


def test_the_plain_form_is_the_promised_one(scores: dict[str, SafetyScore]) -> None:
    """The keys of careerproof.score/1 are there, and the plain form is JSON."""
    plain = scores["29-1141.00"].to_dict()
    assert plain["policy_sha256"] == load_policy().sha256
    assert {"subject", "score10", "score", "category", "axes", "reasons"} <= set(plain)
    assert json.loads(json.dumps(plain)) == plain
