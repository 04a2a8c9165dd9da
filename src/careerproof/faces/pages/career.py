"""The page of a career as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.careers.model import CareerProfile, CareerRow, Preparation
from careerproof.evidence import Missing
from careerproof.faces.catalogue import Catalogue
from careerproof.faces.pages.crowd import see_crowd
from careerproof.faces.pages.drawings import (
    Place,
    draw_industries,
    draw_moves,
    draw_pay,
    draw_places,
    draw_steps,
    give_percentiles,
    list_tones,
    say_pay,
)
from careerproof.faces.pages.frame import Frame, render
from careerproof.faces.pages.references import References
from careerproof.faces.plots import interval_strip, share_strip
from careerproof.safety.model import AXES, SafetyScore

STRENGTHS = ("judgement", "empathy", "creativity", "physical_presence", "accountability")

EDGE = 0.005
"""A share this near to none or all would be printed as 0 or 100 per cent."""

FIRM, FAIR = 7, 4
"""The least score out of ten at which a page says "why it is AI-safe", and the least at which it says "how far"."""


def render_career(profile: CareerProfile, rows: Sequence[CareerRow], frame: Frame) -> str:
    """The page of a career; `rows` are all careers, among which the page shows where this one stands."""
    crowd, words = see_crowd(rows), frame.catalogue
    key = profile.slug or profile.code or ""
    references = References(profile.sources, words)
    safety = profile.safety
    return render(
        "career.html.j2",
        frame,
        {
            "profile": profile,
            "key": key,
            "row": crowd.by_key[key],
            "safety": safety,
            "score": None if isinstance(safety.score, Missing) else safety.score,
            "axes": [(name, getattr(safety.axes, name)) for name in AXES],
            "strengths": [(name, safety.strengths[name]) for name in STRENGTHS if name in safety.strengths],
            "tone": _tone(safety),
            "all_sources": _all_sources(safety),
            "rule": next((rule for rule in safety.rules if rule.category == safety.category), None),
            "steps": draw_steps(profile),
            "pay_plot": draw_pay(profile, crowd, words),
            "percentiles": give_percentiles(profile),
            "pay_text": lambda pay: say_pay(pay, words),
            "industries": draw_industries(profile),
            "places": draw_places(profile, crowd, words),
            "map": draw_moves(profile, words),
            "legend": list_tones(profile.transitions_out, words),
            "crowd": crowd,
            "sentence": _sentence,
            "rank": lambda place: _rank(place, words),
            "time": lambda preparation: say_time(preparation, words),
            "own_list": () if profile.official else ("careerproof-emerging",),
            "move_sources": _move_sources(profile),
            "cite": references.cite,
            "listed": references.listed,
            "interval_strip": interval_strip,
            "share_strip": share_strip,
        },
    )


def _sentence(text: str) -> str:
    """A note of the profile as a sentence: a capital at its start, one full stop at its end."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def say_time(preparation: Preparation, words: Catalogue) -> str:
    """How long a move takes in words: in whole and half years where both ends are, else in months."""
    low, high = preparation.months_low, preparation.months_high
    if high <= 0:
        return words.say("career.moves.time.none")
    unit = "years" if high >= 12 and low % 6 == high % 6 == 0 else "months"
    first, last = (_count(months, unit, words) for months in (low, high))
    one = "one_" if last == "1" else ""
    if low <= 0:
        return words.say(f"career.moves.time.up_to_{one}{unit}", last=last)
    if low == high:
        return words.say(f"career.moves.time.{one}{unit}", last=last)
    return words.say(f"career.moves.time.{one}{unit}_range", first=first, last=last)


def _count(months: int, unit: str, words: Catalogue) -> str:
    if unit == "months":
        return words.number(months)
    return words.number(months / 12, 0 if months % 12 == 0 else 1)


def _rank(place: Place, words: Catalogue) -> str:
    """Where the career stands in words; nearly none and nearly all are told as such, not as 0 or 100 per cent."""
    if place.below < EDGE:
        return words.say(f"career.standing.{place.name}_least")
    if place.below > 1 - EDGE:
        return words.say(f"career.standing.{place.name}_most")
    return words.say(f"career.standing.{place.name}", share=words.percent(place.below))


def _move_sources(profile: CareerProfile) -> list[str]:
    """Every source behind feasibility, pay and score of the moves."""
    skills = {source for skill in profile.core_skills for source in skill.sources}
    needs = {
        source
        for move in (*profile.transitions_out, *profile.transitions_in)
        if move.preparation is not None
        for need in move.preparation.needs
        for source in need.sources
    }
    return sorted(skills | needs | set(profile.salary.sources) | set(_all_sources(profile.safety)))


def _tone(safety: SafetyScore) -> str:
    """Which of the page's headings fits the score: "unknown", "firm", "fair" or "weak"."""
    if safety.score10 is None:
        return "unknown"
    return "firm" if safety.score10 >= FIRM else "fair" if safety.score10 >= FAIR else "weak"


def _all_sources(safety: SafetyScore) -> list[str]:
    """Every source behind the score."""
    return sorted({source for reason in safety.reasons for source in reason.sources})
