"""The pages beside the careers: how to check one's own score, how to optimize a résumé, the method, the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from careerproof.careers.model import CareerRow
from careerproof.careers.sources import SourceUse
from careerproof.careers.translation import load_translation
from careerproof.evidence import Source
from careerproof.faces.catalogue import Catalogue
from careerproof.faces.pages.crowd import see_crowd
from careerproof.faces.pages.excerpt import load_excerpt
from careerproof.faces.pages.frame import Frame, render
from careerproof.faces.plots import Scale, Tick, histogram, interval_strip
from careerproof.safety.model import AXES
from careerproof.safety.policy import STRENGTHS, Condition, Rule, SafetyPolicy
from careerproof.safety.score import FEEDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Distribution:
    """The scores of all careers: a drawing, the careers in each step, the quartiles, how many have none."""

    drawing: Markup
    steps: tuple[tuple[int, int, int], ...]
    scored: int
    unscored: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class AxisRecipe:
    """How an axis is made, in words with the figures of the policy, and the sources that it rests on."""

    name: str
    made: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleWords:
    """A category's rule: its conditions in words, and how many careers are in the category."""

    category: str
    conditions: tuple[str, ...]
    careers: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceGroup:
    """Sources that are told together: "official" (with figures in the facts), "behind" or "own"."""

    name: str
    uses: tuple[SourceUse, ...]


def render_check(frame: Frame) -> str:
    """The page that says how to check one's own AI risk score, on one's own machine."""
    excerpt = load_excerpt()
    # The report is in English, as the résumé is; the careers have names in every language.
    title = load_translation(frame.catalogue.language).title
    moves = tuple(replace(move, title=title(move.key, move.title)) for move in excerpt.moves)
    excerpt = replace(excerpt, moves=moves)
    strips = {name: interval_strip(axis.value, axis.low, axis.high) for name, axis in excerpt.axes}
    return render("check.html.j2", frame, {"excerpt": excerpt, "strips": strips})


def render_optimize(frame: Frame) -> str:
    """The page that says how to optimize one's résumé for a posting, on one's own machine."""
    return render("optimize.html.j2", frame, {"excerpt": load_excerpt()})


def render_method(
    frame: Frame, *, policy: SafetyPolicy, rows: Sequence[CareerRow], sources: Sequence[SourceUse]
) -> str:
    """The page that says how the score is made.

    Args:
        frame: the surroundings.
        policy: the weights and rules, which the page reads and never repeats.
        rows: all careers, whose scores the page shows as a distribution.
        sources: all sources with what they are used for (`careers.sources.list_sources`).
    """
    words = frame.catalogue
    values = {
        "all": _distribution(rows, words),
        "axes": [
            AxisRecipe(name=axis, made=_made(axis, words, policy), sources=_sources_of(axis, sources)) for axis in AXES
        ],
        "weights": {name: plain_number(words, getattr(policy, name)) for name in _WEIGHTS},
        "figures": {name: plain_number(words, getattr(policy, name)) for name in _FIGURES},
        "level": words.percent(policy.level),
        "weight_doubt": words.percent(policy.weight_doubt),
        "rules": _rules(policy, rows, words),
    }
    return render("method.html.j2", frame, values)


def render_sources(frame: Frame, *, sources: Sequence[SourceUse]) -> str:
    """The page that names every source: who, which edition, under which licence, and what it is used for."""
    words = load_translation(frame.catalogue.language)
    said = [replace(use, source=words.source(use.source)) for use in sources]
    return render("sources.html.j2", frame, {"groups": _group_sources(said)})


def render_not_found(frame: Frame) -> str:
    """The page for an address that leads nowhere."""
    return render("not_found.html.j2", frame, {})


_WEIGHTS = ("base", "automatable", "necessity", "enhancement", "demand", "ai_creation")
_FIGURES = ("bend", "projection_error", "title_points", "close")


def plain_number(words: Catalogue, value: float) -> str:
    """A figure of the policy with as many decimals as it was written with."""
    _, _, decimals = f"{value:.6g}".partition(".")
    return words.number(value, len(decimals))


def _distribution(rows: Sequence[CareerRow], words: Catalogue) -> Distribution | None:
    """The scores of all careers; None where none has one."""
    spread = see_crowd(rows).scores
    if not spread.values:
        return None
    low, middle, high = (spread.values[len(spread.values) * quarter // 4] for quarter in (1, 2, 3))
    scale = Scale(low=spread.low, high=spread.high, step=4 * spread.step)
    drawing = histogram(
        spread.counts,
        marked=spread.bin_of(middle),
        tone="accent",
        said=words.say("guide.method.all_label"),
        ticks=[Tick(place=scale.place(value), label=words.number(value)) for value in scale.values()],
    )
    starts = [int(spread.low + number * spread.step) for number in range(len(spread.counts))]
    return Distribution(
        drawing=drawing,
        steps=tuple(
            (start, start + int(spread.step), count) for start, count in zip(starts, spread.counts, strict=True)
        ),
        scored=len(spread.values),
        unscored=len(rows) - len(spread.values),
        low=low,
        middle=middle,
        high=high,
    )


def _made(axis: str, words: Catalogue, policy: SafetyPolicy) -> str:
    """The recipe of an axis with the policy's figures in it."""

    def number(value: float) -> str:
        return plain_number(words, value)

    shares = dict(policy.strengths)
    strengths = " + ".join(
        words.say("guide.method.strength_term", share=number(shares[name]), name=words.say(f"names.strength.{name}"))
        for name in STRENGTHS
    )
    return words.say(
        f"guide.method.{axis}_made",
        robotics=number(policy.robotics_share),
        centre=number(policy.necessity_centre),
        spread=number(policy.necessity_spread),
        theta=number(policy.theta_share),
        rest=number(1 - (policy.theta_share if axis == "human_necessity" else policy.openings_share)),
        strengths=strengths,
        change=number(policy.change_spread),
        share=number(policy.openings_share),
        openings=number(policy.openings_spread),
    )


def _sources_of(axis: str, sources: Sequence[SourceUse]) -> tuple[Source, ...]:
    """What an axis rests on: the sources of the measures that feed it, or the projections."""
    feeds = {"projection" if name == "demand" else f"measure.{name}" for name in FEEDS[axis]}
    return tuple(use.source for use in sources if feeds & set(use.uses))


def _rules(policy: SafetyPolicy, rows: Sequence[CareerRow], words: Catalogue) -> tuple[RuleWords, ...]:
    careers = Counter(row.category for row in rows)
    return tuple(
        RuleWords(category=rule.category, conditions=rule_words(rule, words), careers=careers[rule.category])
        for rule in policy.rules
    )


def rule_words(rule: Rule, words: Catalogue) -> tuple[str, ...]:
    """The conditions that all must hold, and the choice of one where the rule has such."""
    said = [_condition(condition, words) for condition in rule.all_of]
    if rule.any_of:
        choice, *others = [_condition(condition, words) for condition in rule.any_of]
        for other in others:
            choice = words.say("guide.method.rule_or", first=choice, second=other)
        said.append(choice)
    return tuple(said)


def _condition(condition: Condition, words: Catalogue) -> str:
    if condition.name == "robotics":
        name = words.say("guide.method.figure_robotics")
    else:
        name = words.say(f"names.{'strength' if condition.name in STRENGTHS else 'axis'}.{condition.name}")
    side = "least" if condition.side == ">=" else "most"
    return words.say(f"guide.method.rule_{side}", name=name, threshold=plain_number(words, condition.threshold))


def _group_sources(sources: Sequence[SourceUse]) -> tuple[SourceGroup, ...]:
    """The sources by what they are to the facts; a group without any is left out."""
    groups: dict[str, list[SourceUse]] = {"official": [], "behind": [], "own": []}
    for use in sources:
        has_figures = any(not name.startswith("measure.") for name in use.uses)
        groups["own" if use.own else "official" if has_figures else "behind"].append(use)
    return tuple(SourceGroup(name=name, uses=tuple(uses)) for name, uses in groups.items() if uses)
