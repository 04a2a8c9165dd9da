"""What careers are laid side by side by: axes, pay, skills and technologies, for all careers at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from careerproof.careers.figures.pay import give_salary
from careerproof.careers.landscape import see_landscape
from careerproof.careers.model import Pay
from careerproof.careers.qualifications.skills import give_core_skills, give_technologies
from careerproof.careers.scores import score_key
from careerproof.careers.translation import Translation, load_translation
from careerproof.evidence import Estimate, Missing, Record
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.safety.model import AXES

TECHNOLOGIES = 10
"""How many technologies a comparison names: those most asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CareerTraits(Record):
    """One career as a comparison shows it: `axes` by name (None: not known), pay at both ends, what it asks to know."""

    key: str
    axes: Mapping[str, Estimate | None]
    entry: Pay | None
    senior: Pay | None
    skills: tuple[str, ...]
    technologies: tuple[str, ...]


@kept(8)
def list_traits(facts: Facts, language: str = "en") -> tuple[CareerTraits, ...]:
    """The traits of every career, in the order of `list_careers`; skills are named in the language."""
    if language != "en":
        names = _names_of_skills(facts, load_translation(language))
        return tuple(replace(each, skills=tuple(names[skill] for skill in each.skills)) for each in list_traits(facts))
    return tuple(_traits(facts, key) for key in see_landscape(facts).keys)


def _names_of_skills(facts: Facts, translation: Translation) -> dict[str, str]:
    """What a language calls each skill and knowledge area, by its English name."""
    ratings = see_landscape(facts).ratings
    return {
        name: translation.element(element, name)
        for domain in ("knowledge", "skill")
        for element, name in zip(ratings[domain].elements, ratings[domain].names, strict=True)
    }


def _traits(facts: Facts, key: str) -> CareerTraits:
    axes, salary = score_key(facts, key).axes, give_salary(facts, key)
    return CareerTraits(
        key=key,
        axes={name: None if isinstance(axis := getattr(axes, name), Missing) else axis for name in AXES},
        entry=salary.entry,
        senior=salary.senior,
        skills=tuple(skill.name for skill in give_core_skills(facts, key)),
        technologies=tuple(item.name for item in give_technologies(facts, key)[:TECHNOLOGIES]),
    )
