"""The words for closed sets, the same in every face."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

# Only named, not used: a score is shown without loading how résumés are read and screened.
if TYPE_CHECKING:
    from careerproof.optimizing.model import Edit
    from careerproof.screening.model import RequirementResult, Usage, Verdict

CATEGORIES = {
    "ai-created": "AI-Created",
    "ai-enhanced": "AI-Enhanced",
    "human-essential": "Human-Essential",
    "hands-on": "Hands-On",
    "transforming": "Transforming",
    "at-risk": "At-Risk",
}
CATEGORY_MEANINGS = {
    "ai-created": "builds, runs or evaluates AI, in strong demand",
    "ai-enhanced": "AI touches much of the work; people and demand keep it strong",
    "human-essential": "rests on people dealing with people, on accountability or a licence",
    "hands-on": "physical presence and dexterity, little routine",
    "transforming": "AI touches much of the work; the role is changing",
    "at-risk": "much could be automated, little needs a person, demand is flat or falling",
}
AXES = {
    "exposure": "AI exposure",
    "automation": "Automatable",
    "human_necessity": "Needs a person",
    "demand": "Demand",
    "ai_creation": "Builds AI",
}
AXIS_MEANINGS = {
    "exposure": "how much of the work AI can touch; not a risk by itself",
    "automation": "how much could run with no person",
    "human_necessity": "judgement, empathy, creativity, presence, accountability",
    "demand": "projected growth and openings",
    "ai_creation": "how much of the role builds, runs or checks AI",
}
STRENGTHS = {
    "judgement": "Judgement",
    "empathy": "Empathy",
    "creativity": "Creativity",
    "physical_presence": "Physical presence",
    "accountability": "Accountability",
}
STAGES = {
    "entry": "entry",
    "early": "early",
    "established": "established",
    "senior": "senior or leading",
    "unknown": "not known",
}
IMPORTANCE = {"required": "required", "preferred": "preferred", "implied": "mentioned"}
MATCHES = {"inflected": "in another form", "alias": "by another name", "related": "something near"}
RESULTS = {"met": "met", "partly": "partly", "missing": "missing"}
KNOCKOUTS = {"met": "met", "not_met": "not met", "unknown": "cannot tell"}
EDIT_KINDS = {
    "say_what_you_have": "Say what you have",
    "standard_term": "Use the standard term",
    "spell_out": "Spell it out once",
    "heading": "Standard heading",
    "date_form": "Standard dates",
    "order": "Relevant first",
    "bullet": "Stronger bullet",
    "summary": "Summary",
    "layout": "Layout",
}
SCALE_NOTE = "The score is a rank-like scale from 0 to 100, not a probability; its interval shows the doubt."
SCREEN_NOTE = (
    "Most employers' systems are a database that people search and filter. This shows what such a search finds; "
    "it is not any vendor's score, and it decides nothing."
)
ATTRIBUTION = (
    "This product includes information from the O*NET 29.3, 30.0 and 30.1 Databases by the U.S. Department of Labor, "
    "Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET is a trademark of "
    "USDOL/ETA. careerproof has modified some of this information; USDOL/ETA has not approved, endorsed, or tested "
    "these modifications. Wages and projections: U.S. Bureau of Labor Statistics. This service uses the ESCO "
    "classification of the European Commission."
)


def edit_words(edit: Edit) -> str:
    """What an edit makes of the text, in few words: of a list only what is added to it, or its new order."""
    if isinstance(edit.new, str):
        return edit.new
    held = edit.old if isinstance(edit.old, tuple) else ()
    added = [item for item in edit.new if item not in held]
    return f"add {', '.join(added)} to {', '.join(held)}" if added and held else ", ".join(edit.new)


def edit_diff(edit: Edit) -> list[tuple[str, str]]:
    """An edit of a text as pieces in order: ("same" | "del" | "ins", the words)."""
    if not isinstance(edit.old, str) or not isinstance(edit.new, str):
        return [("ins", edit_words(edit))]
    old, new = edit.old.split(), edit.new.split()
    pieces: list[tuple[str, str]] = []
    for name, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if name == "equal":
            pieces.append(("same", " ".join(old[a:b])))
            continue
        pieces += [(kind, " ".join(words)) for kind, words in (("del", old[a:b]), ("ins", new[c:d])) if words]
    return pieces


def ordered_requirements(verdict: Verdict) -> list[RequirementResult]:
    """What can be scored, the required first; what is only asked as a question stands among the knock-outs."""
    order = {"required": 0, "preferred": 1, "implied": 2}
    return sorted(
        (item for item in verdict.requirements if item.max_points > 0), key=lambda item: order[item.importance]
    )


def usage_words(usage: Usage) -> str:
    """How long a thing was in use and until when: "3 years 2 months, until now"."""
    years, months = divmod(usage.months, 12)
    parts = [f"{count} {unit}{'s' if count != 1 else ''}" for count, unit in ((years, "year"), (months, "month"))]
    said = " ".join(part for part, count in zip(parts, (years, months), strict=True) if count) or "under a month"
    return f"{said}, until {'now' if usage.current else usage.until}"
