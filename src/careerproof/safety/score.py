"""Scores how AI-safe a career is: five axes with intervals, a category, and reasons that sum to the score."""

from __future__ import annotations

import bisect
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from careerproof.evidence import Estimate, Missing, Reason
from careerproof.safety.axes import Range, bend_scale, count_points, measure_axes, spread_ranges
from careerproof.safety.categories import WORDS, name_category
from careerproof.safety.model import AXES, Axes, SafetyScore, Subject
from careerproof.safety.phrasing import phrase_notes, phrase_reasons
from careerproof.safety.policy import STRENGTHS, SafetyPolicy, load_policy
from careerproof.safety.signals import MEASURES, CreationSignals, SafetyFacts, Signals, gather_signals

__all__ = ["CreationSignals", "count_career", "score_all", "score_career"]

REFERENCE = Path(__file__).parent / "reference.json"
"""Quantiles of each axis over the occupations of the shipped facts, so that one career can be ranked alone."""
FEEDS = {
    "exposure": ("exposure",),
    "automation": ("automation_ai", "automation_routine"),
    "human_necessity": ("theta", *STRENGTHS),
    "demand": ("demand",),
    "ai_creation": ("ai_creation",),
    "robotics": ("automation_routine",),
}
POINTS_DECIMALS = 2
"""Points are rounded to this many decimals before they are summed, so that what is shown adds up exactly."""


def score_career(
    facts: SafetyFacts,
    *,
    subject: Subject,
    mixture: Sequence[tuple[str, float]],
    creation: CreationSignals | None = None,
    doubt: float = 0.0,
    policy: SafetyPolicy | None = None,
    given: Mapping[str, float] | None = None,
) -> SafetyScore:
    """The AI-safety score of a career: a rank-like scale of 0..100, not a probability.

    Args:
        facts: the opened facts.
        subject: who or what is scored; passed on unchanged.
        mixture: codes with weights: one code, an emerging career's parts, or a doubtful title's candidates with their
            confidences.
        creation: what an emerging career says of its own work with AI; it stands in for the codes' signs.
        doubt: 0..1, how much is not known about which occupation it is; it widens the interval. Candidates of a title
            bring their own: what the likeliest of them leaves open is added.
        policy: weights and rules; the shipped ones when None.
        given: axes (0..1, by name) to take as given instead of measuring them: what would the score be if.

    Returns:
        The score with axes, strengths, category and reasons. Where no code of the mixture has data or relatives with
        data (military occupations), the score is Missing and says so.
    """
    policy = policy or load_policy()
    signals = gather_signals(facts, mixture, creation=creation, policy=policy)
    if signals.missing is not None:
        unscored = leave_unscored(subject, signals.missing)
        return replace(unscored, axes=_known_axes(signals, policy), policy_sha256=policy.sha256)
    figures = signals.figures
    doubt = _title_doubt(subject, mixture, doubt)
    held = dict(given or {})
    levels = {name: figure.value for name, figure in figures.items()}

    def measure(moved: Mapping[str, float]) -> dict[str, float]:
        return measure_axes(moved, policy) | held

    shares = measure(levels)
    reasons = _reasons(shares, signals, policy, held)
    candidates = _candidates(facts, mixture, doubt, policy)
    score = _score(reasons, signals, policy, measure=measure, doubt=doubt, candidates=candidates)
    if doubt > 0 and subject.slug is None:
        likeliest = max(mixture, key=lambda part: part[1])[0]
        alone = score_career(
            facts, subject=subject, mixture=((likeliest, 1.0),), creation=creation, policy=policy, given=given
        )
        score = _no_surer(score, alone.score, doubt * policy.title_points)
    ranges = spread_ranges(figures, measure)
    hundred = {name: 100.0 * share for name, share in shares.items()}
    hundred |= {name: 100.0 * figures[name].value for name in STRENGTHS}
    called = name_category({"demand": 50.0, "ai_creation": 0.0} | hundred, policy)
    return SafetyScore(
        subject=subject,
        score10=_mark(score.value),
        score=score,
        category=called.category,
        runner_up=called.runner_up,
        category_rule=called.rule,
        axes=_axes(ranges, signals, policy),
        strengths={name: _strength(signals, name, policy) for name in STRENGTHS},
        robotics=_estimate("robotics", ranges["robotics"], signals, policy),
        reasons=reasons,
        notes=phrase_notes(
            signals,
            official=creation is None,
            candidates=[(facts.occupation(code).title, weight) for code, weight in mixture],
            doubt=doubt,
        ),
        rules=called.rules,
        policy_sha256=policy.sha256,
    )


def count_career(
    facts: SafetyFacts,
    *,
    mixture: Sequence[tuple[str, float]],
    creation: CreationSignals | None = None,
    policy: SafetyPolicy | None = None,
) -> float | None:
    """The points of a career alone, the very value of `score_career`; None where there is no score.

    Why: a comparison with all careers needs their points and nothing else, and intervals cost twenty times as much.
    """
    policy = policy or load_policy()
    signals = gather_signals(facts, mixture, creation=creation, policy=policy)
    if signals.missing is not None:
        return None
    shares = measure_axes({name: figure.value for name, figure in signals.figures.items()}, policy)
    return _total((*_rounded_points(shares, policy).values(), _bent(shares, policy)))


def score_all(facts: SafetyFacts, *, policy: SafetyPolicy | None = None) -> tuple[SafetyScore, ...]:
    """The scores of all occupations, by code, each the same as `score_career` gives it."""
    return tuple(
        score_career(
            facts,
            subject=Subject(kind="occupation", code=code, slug=None, title=facts.occupation(code).title),
            mixture=((code, 1.0),),
            policy=policy,
        )
        for code in facts.codes()
    )


def _reasons(
    shares: Mapping[str, float], signals: Signals, policy: SafetyPolicy, given: Mapping[str, float]
) -> tuple[Reason, ...]:
    """The reasons, rounded as they are shown; near an end of the scale one more says what the bend takes or gives."""
    points = _rounded_points(shares, policy)
    reasons = tuple(
        replace(
            reason, text=f"Taken as given: {WORDS[reason.axis]} {100.0 * given[reason.axis]:.0f} of 100.", sources=()
        )
        if reason.axis in given
        else reason
        for reason in phrase_reasons(points, shares, signals)
    )
    bent = _bent(shares, policy)
    if not bent:
        return reasons
    end = "100" if bent < 0 else "0"
    return (*reasons, Reason(axis="scale", contribution=bent, text=f"The scale bends towards its end at {end}."))


def _rounded_points(shares: Mapping[str, float], policy: SafetyPolicy) -> dict[str, float]:
    """The points of each step as they are shown."""
    return {step: round(value, POINTS_DECIMALS) for step, value in count_points(shares, policy).items()}


def _bent(shares: Mapping[str, float], policy: SafetyPolicy) -> float:
    """What the bend of the scale takes or gives, as it is shown."""
    total = sum(_rounded_points(shares, policy).values())
    return round(bend_scale(total, policy) - total, POINTS_DECIMALS)


def _total(contributions: Iterable[float]) -> float:
    """What is shown adds up exactly to this."""
    return round(sum(contributions), POINTS_DECIMALS) + 0.0  # never a negative zero


def _score(
    reasons: Sequence[Reason],
    signals: Signals,
    policy: SafetyPolicy,
    *,
    measure: Callable[[Mapping[str, float]], Mapping[str, float]],
    doubt: float,
    candidates: float,
) -> Estimate:
    """The sum of the reasons with its interval: figures, weights and title each add their doubt."""
    figures = dict(signals.figures)

    def total(levels: Mapping[str, float]) -> dict[str, float]:
        return {"score": bend_scale(sum(count_points(measure(levels), policy).values()), policy)}

    moved = spread_ranges(figures, total)["score"]
    weights = sum((policy.weight_doubt * reason.contribution) ** 2 for reason in reasons if reason.axis in AXES)
    title = (doubt * policy.title_points) ** 2 + (doubt * candidates) ** 2
    demand = 0.0
    if "demand" not in measure({name: figure.value for name, figure in figures.items()}):
        demand = (policy.demand * (policy.missing_demand[1] - policy.missing_demand[0]) / 2.0) ** 2
    more = weights + title + demand
    value = _total(reason.contribution for reason in reasons)
    low = value - math.sqrt((moved.value - moved.low) ** 2 + more)
    high = value + math.sqrt((moved.high - moved.value) ** 2 + more)
    return Estimate(
        value=value,
        low=round(max(0.0, min(low, value)), POINTS_DECIMALS),
        high=round(min(100.0, max(high, value)), POINTS_DECIMALS),
        level=policy.level,
        unit="points",
        percentile=_percentile("score", value),
        sources=tuple(sorted({source for reason in reasons for source in reason.sources})),
    )


def _no_surer(score: Estimate, alone: Estimate | Missing, doubt: float) -> Estimate:
    """The score with an interval no narrower than the likeliest code's own, joined with the doubt about the title.

    Why: a candidate whose figures are surer, or an end of the scale that cuts the interval, would otherwise make a
    doubtful title look surer than its code. What is lacking goes to both ends, as far as the scale lets it.
    """
    if isinstance(alone, Missing):
        return score
    wanted = min(100.0, math.hypot(alone.high - alone.low, 2.0 * doubt))
    lacking = wanted - (score.high - score.low)
    if lacking <= 0:
        return score
    low, high = score.low - lacking / 2.0, score.high + lacking / 2.0
    low, high = low - max(0.0, high - 100.0), high + max(0.0, -low)
    return replace(score, low=round(max(0.0, low), POINTS_DECIMALS), high=round(min(100.0, high), POINTS_DECIMALS))


def _candidates(facts: SafetyFacts, mixture: Sequence[tuple[str, float]], doubt: float, policy: SafetyPolicy) -> float:
    """How far the candidates of a doubtful title lie apart: the weighted standard deviation of their points."""
    if doubt <= 0 or len(mixture) < 2:
        return 0.0
    rows = []
    for code, weight in mixture:
        signals = gather_signals(facts, ((code, 1.0),), creation=None, policy=policy)
        if signals.missing is None and weight > 0:
            levels = {name: figure.value for name, figure in signals.figures.items()}
            rows.append((weight, sum(count_points(measure_axes(levels, policy), policy).values())))
    total = sum(weight for weight, _ in rows)
    mean = sum(weight * value for weight, value in rows) / total
    return math.sqrt(sum(weight * (value - mean) ** 2 for weight, value in rows) / total)


def _title_doubt(subject: Subject, mixture: Sequence[tuple[str, float]], doubt: float) -> float:
    """All the doubt about the occupation: what was said of it, and what the likeliest candidate leaves open.

    The parts of an emerging career are no candidates: it is all of them.
    """
    if subject.slug is not None:
        return doubt
    total = sum(weight for _, weight in mixture)
    return 1.0 - (1.0 - doubt) * max(weight for _, weight in mixture) / total


def _mark(value: float) -> int:
    """The score out of ten: a tenth of the points, halves rounded up."""
    return min(10, max(0, math.floor(value / 10.0 + 0.5)))


def _known_axes(signals: Signals, policy: SafetyPolicy) -> Axes:
    """The axes whose figures are all there, where others are not and no score can be made."""
    figures = signals.figures
    ranges: dict[str, Range] = {}
    for axis in AXES:
        if all(name in figures for name in FEEDS[axis]):
            # Each axis is measured from its own figures alone, beside which the others may have any level.
            fed = {name: figures[name] for name in FEEDS[axis]}
            ranges[axis] = spread_ranges(
                fed,
                lambda moved, axis=axis: {axis: measure_axes(dict.fromkeys(MEASURES, 0.5) | moved, policy)[axis]},  # type: ignore[misc]
            )[axis]
    return _axes(ranges, signals, policy)


def _axes(ranges: Mapping[str, Range], signals: Signals, policy: SafetyPolicy) -> Axes:
    lacking = dict.fromkeys(AXES, Missing(reason=signals.missing or "")) | {
        "demand": Missing(reason="no official projection covers this career"),
        "ai_creation": Missing(reason="no titles, technologies or activities are known"),
    }
    if not signals.figures:
        lacking = dict.fromkeys(AXES, Missing(reason=signals.missing or ""))
    values = {
        name: _estimate(name, ranges[name], signals, policy) if name in ranges else lacking[name] for name in AXES
    }
    return Axes(
        exposure=values["exposure"],
        automation=values["automation"],
        human_necessity=values["human_necessity"],
        demand=values["demand"],
        ai_creation=values["ai_creation"],
    )


def _estimate(name: str, share: Range, signals: Signals, policy: SafetyPolicy) -> Estimate:
    """An axis as an estimate of 0..100."""
    sources = {source for feed in FEEDS[name] if feed in signals.figures for source in signals.figures[feed].sources}
    value = 100.0 * share.value
    return Estimate(
        value=value,
        low=min(value, max(0.0, 100.0 * share.low)),
        high=max(value, min(100.0, 100.0 * share.high)),
        level=policy.level,
        unit="of 100",
        percentile=_percentile(name, value),
        sources=tuple(sorted(sources)),
    )


def _strength(signals: Signals, name: str, policy: SafetyPolicy) -> Estimate:
    figure = signals.figures[name]
    return Estimate(
        value=100.0 * figure.value,
        low=100.0 * min(figure.low, figure.value),
        high=100.0 * max(figure.high, figure.value),
        level=policy.level,
        unit="of 100",
        sources=figure.sources,
    )


def leave_unscored(subject: Subject, reason: str) -> SafetyScore:
    """The score of what cannot be scored: Missing everywhere, with the reason."""
    missing = Missing(reason=reason)
    return SafetyScore(
        subject=subject, score10=None, score=missing, category=None, runner_up=None, category_rule=None,
        axes=Axes(exposure=missing, automation=missing, human_necessity=missing, demand=missing, ai_creation=missing),
        strengths={}, robotics=missing, reasons=(),
    )  # fmt: skip


def _percentile(name: str, value: float) -> float | None:
    """The share of occupations, in per cent, that lie below the value, from the published quantiles."""
    quantiles = _reference().get(name)
    if quantiles is None:
        return None
    left, right = bisect.bisect_left(quantiles, value), bisect.bisect_right(quantiles, value)
    if left < right:  # the value itself is a quantile, perhaps several: many occupations share it
        place = (left + right - 1) / 2.0
    elif left in (0, len(quantiles)):
        place = 0.0 if left == 0 else len(quantiles) - 1.0
    else:
        place = left - 1 + (value - quantiles[left - 1]) / (quantiles[left] - quantiles[left - 1])
    return round(100.0 * place / (len(quantiles) - 1), 1)


@cache
def _reference() -> dict[str, list[float]]:
    """The quantiles of each axis and of the score, evenly spaced from least to greatest."""
    plain = json.loads(REFERENCE.read_text(encoding="utf-8"))
    return {name: [float(value) for value in quantiles] for name, quantiles in plain["quantiles"].items()}
