"""The figures of a career: one code's, an emerging career's mixture, a doubtful title's candidates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from careerproof.evidence import Estimate, Missing
from careerproof.facts.model import Measure, Occupation, OverallProjection, Projection
from careerproof.safety.model import Subject
from careerproof.safety.policy import load_policy
from careerproof.safety.score import score_career
from careerproof.safety.signals import MEASURES, CreationSignals, gather_signals

POLICY = load_policy()
AVERAGE = OverallProjection(change_pct=3.1, openings_pct=9.5)
LOW, HIGH, SOLDIER = "11-1111.00", "22-2222.00", "55-5555.00"


@dataclass(frozen=True)
class MadeFacts:
    """Two occupations that differ in everything, and a soldier of whom nothing is known."""

    levels: Mapping[str, float] = field(default_factory=lambda: {LOW: 0.2, HIGH: 0.8})
    changes: Mapping[str, float] = field(default_factory=lambda: {LOW: -10.0, HIGH: 20.0})
    overall: OverallProjection | None = AVERAGE
    openings: int | None = 95

    def codes(self) -> tuple[str, ...]:
        return (LOW, HIGH, SOLDIER)

    def occupation(self, code: str) -> Occupation:
        return Occupation(
            code=code, title=f"Title {code[:2]}", soc=code[:7], major_group=code[:2], field="", surveyed=True,
            job_zone=3, isco=(), sources=(),
        )  # fmt: skip

    def measures(self, code: str) -> dict[str, Measure]:
        if code not in self.levels:
            return {}
        level = self.levels[code]
        return {
            name: Measure(
                name=name, value=level, low=level - 0.1, high=level + 0.1, studies=4, inferred=code == LOW,
                sources=("made",),
            )
            for name in (*MEASURES, "ai_creation")
        }  # fmt: skip

    def projection(self, code: str) -> Projection | None:
        if code not in self.changes:
            return None
        return Projection(
            employment=1000, employment_projected=1100, change_pct=self.changes[code], annual_openings=self.openings,
            from_year=2024, to_year=2034, education=None, experience=None, training=None,
            names_ai=code == LOW, names_automation=False, shared=False, survey_code="", survey_title="",
            source="projections",
        )  # fmt: skip

    def overall_projection(self) -> OverallProjection | None:
        return self.overall


def test_a_mixture_is_the_weighted_mean() -> None:
    """Each figure, its ends, and the projected change are the weighted means of the codes'."""
    signals = gather_signals(MadeFacts(), ((LOW, 0.25), (HIGH, 0.75)), creation=None, policy=POLICY)
    exposure = signals.figures["exposure"]
    assert (exposure.value, exposure.low, exposure.high) == pytest.approx((0.65, 0.55, 0.75))
    assert signals.change_pct == pytest.approx(12.5)
    assert signals.openings_pct == pytest.approx(9.5)
    assert exposure.inferred
    assert signals.names_ai


def test_weights_need_not_sum_to_one_and_order_is_of_no_matter() -> None:
    """Twice the weights in another order give the same figures."""
    one = gather_signals(MadeFacts(), ((LOW, 0.25), (HIGH, 0.75)), creation=None, policy=POLICY)
    other = gather_signals(MadeFacts(), ((HIGH, 1.5), (LOW, 0.5)), creation=None, policy=POLICY)
    assert one == other


def test_a_code_without_measures_leaves_the_mixture_to_the_others() -> None:
    """A soldier in the mixture changes nothing; a soldier alone has no figures, and it is said why."""
    with_soldier = gather_signals(MadeFacts(), ((HIGH, 0.5), (SOLDIER, 0.5)), creation=None, policy=POLICY)
    assert with_soldier == gather_signals(MadeFacts(), ((HIGH, 1.0),), creation=None, policy=POLICY)
    alone = gather_signals(MadeFacts(), ((SOLDIER, 1.0),), creation=None, policy=POLICY)
    assert alone.figures == {}
    assert alone.missing is not None
    assert "Title 55" in alone.missing


def test_demand_rises_with_the_projected_change() -> None:
    """Average growth and openings are demand of a half; more growth is more demand."""
    demands = [
        gather_signals(MadeFacts(changes={HIGH: change}), ((HIGH, 1.0),), creation=None, policy=POLICY).figures[
            "demand"
        ]
        for change in (-20.0, -5.0, AVERAGE.change_pct, 10.0, 40.0)
    ]
    assert [demand.value for demand in demands] == sorted({demand.value for demand in demands})
    assert demands[2].value == pytest.approx(0.5)
    assert all(demand.low < demand.value < demand.high for demand in demands)


@pytest.mark.parametrize("points", [-6.5, 4.0, 12.0])
def test_demand_is_counted_from_the_average_of_its_own_projections(points: float) -> None:
    """Where all occupations together grow as many points more as the career does, its demand is the same."""
    later = MadeFacts(
        changes={HIGH: 20.0 + points}, overall=OverallProjection(change_pct=3.1 + points, openings_pct=9.5)
    )
    before, after = (
        gather_signals(facts, ((HIGH, 1.0),), creation=None, policy=POLICY) for facts in (MadeFacts(), later)
    )
    assert after.figures["demand"].value == pytest.approx(before.figures["demand"].value)
    assert after.figures["demand"].low == pytest.approx(before.figures["demand"].low)
    assert after.all_change_pct == pytest.approx(3.1 + points)


def test_the_reason_names_the_average_of_the_facts() -> None:
    """The change of all occupations beside the career's is that of the same projections; openings only if published."""
    subject = Subject(kind="occupation", code=HIGH, slug=None, title="Title 22")
    for openings, said in (
        (95, "(all occupations: -2.4%), with 10 openings a year"),
        (None, "(all occupations: -2.4%)."),
    ):
        facts = MadeFacts(
            openings=openings,
            overall=OverallProjection(change_pct=-2.4, openings_pct=None if openings is None else 9.5),
        )
        scored = score_career(facts, subject=subject, mixture=[(HIGH, 1.0)])
        assert said in next(reason.text for reason in scored.reasons if reason.axis == "demand")


def test_a_line_without_openings_counts_as_the_average_of_them() -> None:
    """One line that lacks openings has the demand of one with average openings."""
    figures = [
        gather_signals(MadeFacts(openings=openings), ((HIGH, 1.0),), creation=None, policy=POLICY)
        for openings in (None, 95)
    ]
    assert figures[0] == figures[1]


def test_without_projection_there_is_no_demand() -> None:
    """No figure is made up where the projections have none."""
    signals = gather_signals(MadeFacts(changes={}), ((HIGH, 1.0),), creation=None, policy=POLICY)
    assert "demand" not in signals.figures
    assert signals.change_pct is None


def test_without_projection_the_score_stands_with_a_wider_interval() -> None:
    """Demand counts as average, the axis is missing with its reason, a note says so, the interval holds the doubt."""
    subject = Subject(kind="occupation", code=HIGH, slug=None, title="Title 22")
    known = score_career(MadeFacts(changes={HIGH: AVERAGE.change_pct}), subject=subject, mixture=[(HIGH, 1.0)])
    unknown = score_career(MadeFacts(changes={}), subject=subject, mixture=[(HIGH, 1.0)])
    assert isinstance(known.score, Estimate)
    assert isinstance(unknown.score, Estimate)
    assert unknown.score.value == known.score.value
    assert unknown.score.high - unknown.score.low > known.score.high - known.score.low
    assert isinstance(unknown.axes.demand, Missing)
    assert unknown.to_dict()["axes_missing"] == {"demand": unknown.axes.demand.reason}
    assert any("No official projection" in note for note in unknown.notes)


@pytest.mark.parametrize(
    ("role", "least", "most"),
    [("builds", 0.85, 1.0), ("operates", 0.65, 0.95), ("evaluates", 0.65, 0.95), ("governs", 0.55, 0.85),
     ("uses", 0.1, 0.35), ("none", 0.0, 0.1)],
)  # fmt: skip
def test_an_emerging_career_brings_its_own_creation(role: str, least: float, most: float) -> None:
    """The role bounds the figure; its tools decide where within; the codes' own signs are not asked."""
    bare = CreationSignals(titles=("Warehouse Planner",), ai_role=role)
    tooled = CreationSignals(titles=("Machine Learning Engineer",), technologies=("PyTorch", "MLflow"), ai_role=role)
    values = [
        gather_signals(MadeFacts(), ((LOW, 1.0),), creation=creation, policy=POLICY).figures["ai_creation"].value
        for creation in (bare, tooled)
    ]
    assert values[0] == least
    assert least < values[1] <= most
