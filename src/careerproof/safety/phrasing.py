"""Says the points of a score in plain words, with the figures that a person can check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careerproof.evidence import Reason
from careerproof.safety.axes import STEPS
from careerproof.safety.policy import STRENGTHS
from careerproof.safety.signals import MEASURES, Signals

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NOTED_DOUBT = 0.1
"""Less doubt than this about the title is in the interval, and not worth a sentence."""
STRENGTH_WORDS = {
    "judgement": "judgement",
    "empathy": "empathy",
    "creativity": "creativity",
    "physical_presence": "physical presence",
    "accountability": "accountability",
}


def phrase_reasons(points: Mapping[str, float], axes: Mapping[str, float], signals: Signals) -> tuple[Reason, ...]:
    """A reason for each step of the score, in the order they are counted."""
    texts = {
        "base": "Where every career starts, before anything is known of it.",
        "automation": _automation(axes),
        "human_necessity": _necessity(axes, signals),
        "exposure": _exposure(axes, signals),
        "demand": _demand(signals),
        "ai_creation": _creation(axes, signals),
    }
    sources = _sources(signals)
    return tuple(
        Reason(axis=step, contribution=points[step], text=texts[step], sources=sources.get(step, ())) for step in STEPS
    )


def phrase_notes(
    signals: Signals, *, official: bool, candidates: Sequence[tuple[str, float]], doubt: float
) -> tuple[str, ...]:
    """What to keep in mind beside the score, first of all which occupations a doubtful title was taken for."""
    notes = []
    if official and doubt >= NOTED_DOUBT and len(candidates) > 1:
        total = sum(weight for _, weight in candidates)
        named = ", ".join(f"{title} {weight / total:.0%}" for title, weight in candidates)
        notes.append(f"The title may mean several occupations and is scored as their mix, by likelihood: {named}.")
    elif official and doubt >= NOTED_DOUBT:
        notes.append("The occupation behind the title is not certain; the interval holds that doubt.")
    if not official:
        notes.append(
            "This career has no official code: its figures are weighted means of the occupations it is made of."
        )
    if any(signals.figures[name].inferred for name in MEASURES if name in signals.figures):
        notes.append(
            "For a part of its figures no study or rating covers the occupation itself: near relatives stand in."
        )
    if "demand" not in signals.figures:
        notes.append("No official projection covers it: demand counts as average, and the interval says so.")
    if signals.names_ai:
        notes.append("The published reasons for the projected change name artificial intelligence.")
    if signals.shared:
        notes.append("The projection is of a wider occupation that several careers share.")
    return tuple(notes)


def _automation(axes: Mapping[str, float]) -> str:
    automation, machines = 100 * axes["automation"], 100 * axes["robotics"]
    text = f"{_amount(automation)} of the work could run with no person: automation {automation:.0f} of 100"
    if machines >= 35:
        text += f", a part of it by machines (routine manual work {machines:.0f})"
    return text + "."


def _necessity(axes: Mapping[str, float], signals: Signals) -> str:
    necessity = round(100 * axes["human_necessity"])
    ranked = sorted(STRENGTHS, key=lambda name: (-signals.figures[name].value, name))
    best = " and ".join(f"{STRENGTH_WORDS[name]} ({100 * signals.figures[name].value:.0f})" for name in ranked[:2])
    if necessity >= 60:
        opening = "The work needs a person more than most"
    elif necessity >= 40:
        opening = "The work needs a person about as much as most"
    else:
        opening = "The work needs a person less than most"
    return f"{opening}: human necessity {necessity} of 100, strongest in {best}."


def _exposure(axes: Mapping[str, float], signals: Signals) -> str:
    exposure, studies = 100 * axes["exposure"], signals.figures["exposure"].studies
    stays = axes["human_necessity"] >= 0.5
    ending = "and a person stays at the centre of it" if stays else "and less of it needs a person than elsewhere"
    said = f"{_count(studies)} {'study' if studies == 1 else 'studies'}"
    return (
        f"AI can speed up {_amount(exposure).lower()} of this work: exposure {exposure:.0f} of 100, {said}; {ending}."
    )


def _demand(signals: Signals) -> str:
    if signals.change_pct is None or signals.all_change_pct is None or signals.years is None:
        return "No official projection covers this career: demand counts as average."
    change = signals.change_pct
    verb = "grow" if change >= 0 else "shrink"
    openings = signals.openings_pct
    return (
        f"Employment is projected to {verb} {abs(change):.1f}% from {signals.years[0]} to {signals.years[1]} "
        f"(all occupations: {signals.all_change_pct:+.1f}%)"
        + ("." if openings is None else f", with {openings:.0f} openings a year per hundred workers.")
    )


def _creation(axes: Mapping[str, float], signals: Signals) -> str:
    share = 100 * axes.get("ai_creation", 0.0)
    if share < 1:
        return "No sign that the role builds, runs or checks AI."
    text = f"Builds, runs or checks AI: {share:.0f} of 100"
    if signals.signs:
        text += f", by signs such as {', '.join(signals.signs[:3])}"
    elif count := signals.figures["ai_creation"].studies:
        text += f", by {_count(count)} {'sign' if count == 1 else 'signs'} in its titles, tools and activities"
    return text + "."


def _count(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _amount(points: float) -> str:
    """A share of 100 in words, the same for every axis."""
    for limit, word in ((15, "Hardly any"), (35, "A little"), (55, "Some"), (75, "Much")):
        if points < limit:
            return word
    return "Most"


def _sources(signals: Signals) -> dict[str, tuple[str, ...]]:
    """The source ids behind each step."""
    feeds = {
        "automation": ("automation_ai", "automation_routine"),
        "human_necessity": ("theta", *STRENGTHS),
        "exposure": ("exposure",),
        "demand": ("demand",),
        "ai_creation": ("ai_creation",),
    }
    return {
        step: tuple(
            sorted({source for name in names if name in signals.figures for source in signals.figures[name].sources})
        )
        for step, names in feeds.items()
    }
