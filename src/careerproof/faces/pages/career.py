"""The page of a career as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.careers.model import CareerProfile, CareerRow
from careerproof.evidence import Missing
from careerproof.faces.pages.crowd import see_crowd
from careerproof.faces.pages.drawings import draw_moves, draw_pay, draw_places, draw_steps, give_percentiles, say_pay
from careerproof.faces.pages.frame import Frame, render
from careerproof.faces.pages.references import References
from careerproof.faces.plots import interval_strip, share_strip
from careerproof.safety.model import AXES, SafetyScore

STRENGTHS = ("judgement", "empathy", "creativity", "physical_presence", "accountability")

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
            "places": draw_places(profile, crowd, words),
            "map": draw_moves(profile, words),
            "crowd": crowd,
            "sentence": _sentence,
            "cite": references.cite,
            "listed": references.listed,
            "interval_strip": interval_strip,
            "share_strip": share_strip,
        },
    )


def _sentence(text: str) -> str:
    """A note of the profile as a sentence: a capital at its start, one full stop at its end."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _tone(safety: SafetyScore) -> str:
    """Which of the page's headings fits the score: "unknown", "firm", "fair" or "weak"."""
    if safety.score10 is None:
        return "unknown"
    return "firm" if safety.score10 >= FIRM else "fair" if safety.score10 >= FAIR else "weak"


def _all_sources(safety: SafetyScore) -> list[str]:
    """Every source behind the score."""
    return sorted({source for reason in safety.reasons for source in reason.sources})
