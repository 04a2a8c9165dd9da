"""What is known of a career that its prose may say: activities sorted by AI's reach, strengths with their proof."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careerproof.careers.landscape import Rated, parts_of, see_landscape, work_of
from careerproof.careers.model import Growth, TechnologySkill, Telework, Transition
from careerproof.careers.qualifications.credentials import Credential, credentials_of
from careerproof.careers.qualifications.temperament import Trait, traits_of
from careerproof.facts.model import Activity, Projection
from careerproof.facts.store import Facts
from careerproof.safety.model import SafetyScore

HELPED = 0.5
"""The least exposure (0..1) of an activity that AI helps with: a quarter of all activities lie at or above it."""

SHELTERED = 0.125
"""The most exposure of an activity that AI hardly reaches: a quarter of all activities lie at or under it."""

AUTOMATABLE = 0.7
"""The least automation (0..1) of an activity that software may take over: tasks of the labels' degree T3 or more."""

GUARDED = 0.3
"""The most automation of an activity that counts as sheltered: low exposure does not stop a vending machine."""

_STRENGTHS = Path(__file__).parent.parent / "data" / "strengths.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """The descriptor that shows a strength: importance 1..5 and the share (0..1) of occupations rated no higher."""

    strength: str
    value: float
    element: str
    descriptor: str
    importance: float
    percentile: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Portrait:
    """A career as its prose sees it, in no language but the names of the facts; activities run from the heaviest.

    `is_derived`: a mixture of official occupations. `is_inferred`: relatives stand in for its activities.
    """

    key: str
    title: str
    safety: SafetyScore
    ai_role: str
    helped: tuple[Activity, ...]
    sheltered: tuple[Activity, ...]
    automatable: tuple[Activity, ...]
    by_exposure: tuple[Activity, ...]
    proofs: tuple[Proof, ...]
    licence: Credential | None
    projection: Projection | None
    growth: Growth
    technologies: tuple[TechnologySkill, ...]
    ai_technologies: tuple[str, ...]
    ai_skills: tuple[str, ...]
    moves: tuple[Transition, ...]
    is_derived: bool
    is_inferred: bool
    rating_sources: tuple[str, ...]
    telework: Telework | None
    styles: tuple[Trait, ...]
    interests: tuple[Trait, ...]
    context: tuple[Trait, ...]
    abilities: tuple[Trait, ...]


def draw_portrait(
    facts: Facts,
    key: str,
    *,
    safety: SafetyScore,
    growth: Growth,
    technologies: Sequence[TechnologySkill],
    ai_skills: Sequence[str],
    ai_technologies: Sequence[str],
    moves: Sequence[Transition],
    rating_sources: tuple[str, ...],
    telework: Telework | None,
) -> Portrait:
    """The portrait of a career, from its figures and its activities."""
    landscape = see_landscape(facts)
    parts = parts_of(facts, key)
    emerging = landscape.emerging.get(key)
    labelled = [activity for activity in work_of(facts, key) if activity.exposure is not None]
    required = [item for item in credentials_of(facts, key) if item.kind == "required"]
    return Portrait(
        key=key,
        title=landscape.titles[landscape.rows[key]],
        safety=safety,
        ai_role="none" if emerging is None else emerging.ai_role,
        helped=_most(labelled, "exposure", HELPED),
        sheltered=tuple(activity for activity in labelled if _is_sheltered(activity)),
        automatable=_most(labelled, "automation", AUTOMATABLE),
        by_exposure=tuple(
            sorted(labelled, key=lambda activity: (-(activity.exposure or 0.0), -activity.weight, activity.dwa))
        ),
        proofs=_proofs(facts, key, safety),
        licence=required[0] if required else None,
        projection=facts.projection(parts[0][0]) if emerging is None else None,
        growth=growth,
        technologies=tuple(technologies),
        ai_technologies=tuple(ai_technologies),
        ai_skills=tuple(ai_skills),
        moves=tuple(moves),
        is_derived=emerging is not None,
        is_inferred=any(code not in landscape.worked for code, _ in parts),
        rating_sources=rating_sources,
        telework=telework,
        styles=traits_of(facts, key, "work_style"),
        interests=traits_of(facts, key, "interest"),
        context=traits_of(facts, key, "work_context"),
        abilities=traits_of(facts, key, "ability"),
    )


def weight_of(activities: Sequence[Activity]) -> float:
    """The share (0..1) of the work that the activities make up."""
    return sum(activity.weight for activity in activities)


def _is_sheltered(activity: Activity) -> bool:
    return (activity.exposure or 0.0) <= SHELTERED and (activity.automation or 0.0) <= GUARDED


def _most(activities: Sequence[Activity], label: str, least: float) -> tuple[Activity, ...]:
    """The activities with at least that label; weight times label decides, so that a rare activity does not lead."""
    found = [(float(getattr(activity, label) or 0.0), activity) for activity in activities]
    chosen = [(value * activity.weight, activity) for value, activity in found if value >= least]
    return tuple(activity for _, activity in sorted(chosen, key=lambda item: (-item[0], item[1].dwa)))


def _proofs(facts: Facts, key: str, safety: SafetyScore) -> tuple[Proof, ...]:
    """Each strength with the descriptor that stands out most, the greatest strength first."""
    landscape = see_landscape(facts)
    row = landscape.rows[key]
    proofs = []
    for strength, families in _descriptors().items():
        candidates = []
        for family, names in families.items():
            ratings = landscape.ratings[family]
            percentile = ratings.percentile(row)
            for name in names:
                place = ratings.places.get(name)
                if place is not None:
                    importance, rank = float(ratings.importance[row, place]), float(percentile[place])
                    # What matters little here proves nothing, however rare it is elsewhere.
                    weight = rank * min(importance / 3.0, 1.0)
                    candidates.append((weight, name, ratings.elements[place], importance, rank))
        if not candidates or strength not in safety.strengths:
            continue
        _, name, element, importance, rank = max(candidates, key=lambda item: (item[0], item[1]))
        proofs.append(
            Proof(
                strength=strength,
                value=safety.strengths[strength].value,
                element=element,
                descriptor=name,
                importance=importance,
                percentile=rank,
            )
        )
    return tuple(sorted(proofs, key=lambda proof: (-proof.value * proof.percentile, proof.strength)))


@lru_cache(maxsize=1)
def _descriptors() -> Mapping[str, Mapping[Rated, tuple[str, ...]]]:
    raw = tomllib.loads(_STRENGTHS.read_text(encoding="utf-8"))
    return {
        strength: {family: tuple(names) for family, names in families.items()} for strength, families in raw.items()
    }
