"""The words for closed sets, the same in every face."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING

# Only named, not used: a score is shown without loading how résumés are read and screened.
if TYPE_CHECKING:
    from careerproof.auditing.model import Comparison as RateComparison
    from careerproof.careers.model import Preparation
    from careerproof.optimizing.model import Edit, Plan, Rejected
    from careerproof.screening.model import Comparison, Fit, MissingTerm, RequirementResult, Usage, Verdict

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
COMPARED = {"seniority": "Rank", "experience": "Years of work", "education": "Schooling"}
BESIDE = {"below": "less than asked", "as_asked": "as asked", "above": "more than asked", "unknown": "cannot tell"}
REMOTE = {"Full": "remote", "Hybrid": "hybrid", "None": "on site"}
RANKS = {"up": "A step up in rank", "same": "The same rank", "down": "A step down in rank"}
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
    "split": "One deed a bullet",
    "merge": "One entry a job",
    "layout": "A layout that machines read",
    "noise": "Leave out",
    "rewrite": "Reworded by the rewriter",
}
SCALE_NOTE = "The score is a rank-like scale from 0 to 100, not a probability; its interval shows the doubt."
SCREEN_NOTE = (
    "Most employers' systems are a database that people search and filter. This shows what such a search finds; "
    "it is not any vendor's score, and it decides nothing."
)
PAY_NOTE = "Pay a year is the middle of what the posting tells; with ~ it is the US median of its occupation."
ATTRIBUTION = (
    "This product includes information from the O*NET 29.3, 30.0 and 30.1 Databases by the U.S. Department of Labor, "
    "Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 license. O*NET is a trademark of "
    "USDOL/ETA. careerproof has modified some of this information; USDOL/ETA has not approved, endorsed, or tested "
    "these modifications. Wages and projections: U.S. Bureau of Labor Statistics. This service uses the ESCO "
    "classification of the European Commission."
)


def edit_words(edit: Edit) -> str:
    """What an edit makes of the text, in few words: of a list only what is added to it, or what comes first now."""
    if isinstance(edit.new, str):
        return edit.new or f"take out “{edit.old}”"
    if edit.kind == "split":
        return " ¶ ".join(edit.new)
    held = edit.old if isinstance(edit.old, tuple) else ()
    if edit.kind == "order" and not edit.where.startswith("/skills/"):
        return f"put first: {' · '.join(takewhile(lambda text: text != held[0], edit.new))}"
    added = [item for item in edit.new if item not in held]
    return f"add {', '.join(added)} to {', '.join(held)}" if added and held else ", ".join(edit.new)


def edit_diff(edit: Edit) -> list[tuple[str, str]]:
    """An edit of a text as pieces in order: ("same" | "del" | "ins", the words)."""
    if edit.kind in ("merge", "layout") and isinstance(edit.old, tuple):
        return [("del", "; ".join(edit.old)), ("ins", edit.new if isinstance(edit.new, str) else edit.new[0])]
    if edit.kind == "split":
        cut = [piece for sentence in edit.new for piece in (("ins", "¶"), ("same", sentence))]
        return cut[1:]
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


def yearly_pay(fit: Fit | None) -> str:
    """The middle of what the posting tells, else the usual pay of its occupation, marked as such."""
    if fit is not None and fit.pay_low is not None and fit.pay_high is not None:
        return f"${(fit.pay_low + fit.pay_high) / 2:,.0f}"
    return "—" if fit is None or fit.usual_pay is None else f"~${fit.usual_pay:,.0f}"


_MOST_SKILLS = 8


def requirement_note(item: RequirementResult) -> str:
    """How strongly a thing is asked, how it is said, and what little work that shows it leaves of its points."""
    parts = [IMPORTANCE[item.importance]]
    if item.match in MATCHES and not item.inferred:
        parts.append(MATCHES[item.match])
    if item.inferred:
        terms = ", ".join(reason.term for reason in item.inferred)
        parts.append(f"{terms} not said, but usual for {item.inferred[0].position}")
    if item.depth < 1 and item.points > 0:
        reason = "for the work that shows it" if item.usage is not None else "as no dated work shows it"
        parts.append(f"counts {item.depth:.0%}, {reason}")
    return ", ".join(parts)


def lacking_notes(term: MissingTerm) -> list[str]:
    """How strongly a lacking term is asked, and what is nearest to it: a skill held, a job, certificates."""
    notes = [IMPORTANCE[term.importance]]
    if term.nearest:
        notes.append(f"nearest you have: {term.nearest}")
    if term.inferred is not None:
        notes.append(f"usual for {term.inferred.position}: if you have it, say so")
    return [*notes, *(f"certificate: {name}" for name in term.certificates[:2])]


def plan_words(plan: Plan) -> tuple[str, list[str]]:
    """How long the way into the posting's occupation is, in one sentence, and what it takes, need by need."""
    if plan.preparation is None:
        return f"How long the way there is cannot be told: {plan.reason}.", []
    if plan.start == plan.occupation:
        return f"You do this work already ({plan.occupation}): no schooling or training is missing.", []
    way, needs = f"from {plan.start} to {plan.occupation}", _needs(plan.preparation)
    if plan.preparation.months_high == 0:
        return f"The way {way} takes no schooling or training that official sources count{':' if needs else '.'}", needs
    return f"The way {way} usually takes {plan.preparation} of full-time preparation:", needs


def _needs(preparation: Preparation) -> list[str]:
    return [need.text for need in preparation.needs]


def rejection_words(item: Rejected) -> str:
    """Why the rewriter gave no edit for a bullet: "the old line does not say it: Kubernetes, 45%"."""
    return f"{item.detail}: {', '.join(item.found)}" if item.found else item.detail


def audit_title(comparison: RateComparison) -> str:
    """What a comparison of an audit is of, in words."""
    what = "Selection rate" if comparison.measure == "selection" else "Scoring rate (share above the median)"
    if comparison.cutoff is not None:
        what = f"Selection rate from {comparison.cutoff:g} points on"
    return f"{what} by {' and '.join(comparison.attributes)}"


def comparison_words(item: Comparison) -> str:
    """What is asked beside what is held: "Years of work: 5 years asked, 3 years told: less than asked"."""
    return f"{COMPARED[item.about]}: asked {item.asked}, told {item.held or 'nothing'}: {BESIDE[item.result]}"


def fit_words(fit: Fit) -> list[str]:
    """What the job would bring, a sentence each, as far as it is told."""
    place = ", ".join(part for part in (fit.location, REMOTE[fit.remote] if fit.remote else None) if part)
    near = " (the person's own town)" if fit.same_place else ""
    told = [_pay_words(fit), _safety_words(fit), f"Where: {place}{near}" if place else ""]
    if fit.level_change is not None:
        told.append(RANKS[fit.level_change])
    told.append(_entry_words(fit))
    if fit.skills_used:
        rest = len(fit.skills_used) - _MOST_SKILLS
        named = ", ".join(fit.skills_used[:_MOST_SKILLS]) + (f" and {rest} more" if rest > 0 else "")
        told.append(f"Would use {len(fit.skills_used)} of the {fit.skills_named} skills that the résumé names: {named}")
    return [text for text in told if text]


def _entry_words(fit: Fit) -> str:
    """How people usually get in, as the official projections name it; what is not asked is left out."""
    said = [fit.usual_education, fit.usual_training]
    if fit.usual_experience not in (None, "None"):
        said.insert(1, f"{fit.usual_experience} in a related job")
    told = [part for part in said if part not in (None, "None")]
    return f"The usual way in: {', '.join(part[0].lower() + part[1:] for part in told if part)}" if told else ""


def _pay_words(fit: Fit) -> str:
    change = "" if fit.pay_change is None else f", {fit.pay_change:+.0%} beside the usual pay of the present work"
    if fit.pay is not None:
        return f"Pay in the posting: {fit.pay}{change if fit.pay_basis == 'posting' else ''}"
    return f"Usual pay of {fit.occupation}: ${fit.usual_pay:,.0f} a year{change}" if fit.usual_pay is not None else ""


def _safety_words(fit: Fit) -> str:
    if fit.safety is None or fit.category is None:
        return ""
    change = "" if fit.safety_change is None else f", {fit.safety_change:+.0f} of 100 points beside the present work"
    return f"AI-safety of that career: {fit.safety}/10, {CATEGORIES[fit.category]}{change}"
