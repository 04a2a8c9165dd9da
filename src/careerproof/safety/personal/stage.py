"""Reads at which stage of a career a person stands: from the words of their title and their months of work."""

from __future__ import annotations

from careerproof.language.normalise import normalise
from careerproof.safety.model import CareerStage, Stage
from careerproof.safety.personal.model import Parameters, Person


def read_stage(person: Person, parameters: Parameters) -> CareerStage:
    """The stage with its evidence; unknown where neither title nor dates tell. No age is asked or guessed."""
    stage: Stage
    words = normalise(person.title or "").split()
    for stage, key in (("entry", "entry_words"), ("senior", "senior_words")):
        named = [word for word in words if word in parameters.words("stage", key)]
        if named:
            return CareerStage(stage=stage, months=person.months, evidence=f"the title says “{named[0]}”")
    if person.months is None:
        return CareerStage(stage="unknown", months=None, evidence="no dated work, and no word of it in the title")
    stage = "established"
    if person.months < parameters.number("stage", "entry_months"):
        stage = "entry"
    elif person.months < parameters.number("stage", "early_months"):
        stage = "early"
    return CareerStage(stage=stage, months=person.months, evidence=f"{person.months} months of dated work")
