"""Finds the detailed work activities that a bullet of a résumé tells of, each with its share of the bullet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy

from careerproof.evidence import Record
from careerproof.safety.personal.catalogue import Catalogue, Floats, load_lexicon, stems_of
from careerproof.safety.personal.model import Parameters, PersonalFacts

LATER_VERB = 0.5
"""A verb further into the bullet says less of what was done than the one that opens it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BulletMatch(Record):
    """What a bullet tells of: places of activities in the catalogue with shares that sum to one, and how well it fits.

    `fit` is 0..1, how much the bullet counts; `activities` is empty where it names no activity.
    """

    fit: float
    activities: tuple[tuple[int, float], ...]


def match_bullet(text: str, catalogue: Catalogue, prior: Floats, parameters: Parameters) -> BulletMatch:
    """The activities that a bullet tells of: by its words, by its verb's family, and by the person's occupation.

    Args:
        text: the bullet.
        catalogue: the activities.
        prior: of shape (activities,), what a fit with each activity is worth for this person (`activity_prior`).
        parameters: thresholds.
    """
    stems = stems_of(text)
    if len(stems) < 2 or not catalogue.ids:
        return BulletMatch(fit=0.0, activities=())
    fits = prior * _fits(stems, catalogue, parameters)
    best = float(fits.max())
    threshold = parameters.number("match", "threshold")
    if best < threshold:
        return BulletMatch(fit=0.0, activities=())
    near = max(threshold, parameters.number("match", "near") * best)
    places = sorted(numpy.flatnonzero(fits >= near).tolist(), key=lambda place: (-fits[place], catalogue.ids[place]))
    kept = places[: int(parameters.number("match", "most"))]
    total = float(sum(fits[place] ** 2 for place in kept))
    span = parameters.number("match", "full") - threshold
    return BulletMatch(
        fit=min(1.0, 1.0 / 3.0 + 2.0 / 3.0 * (best - threshold) / span),
        activities=tuple((place, float(fits[place] ** 2) / total) for place in kept),
    )


def activity_prior(
    catalogue: Catalogue, facts: PersonalFacts, mixture: Sequence[tuple[str, float]], parameters: Parameters
) -> Floats:
    """What a fit with each activity is worth: the most with the person's own, less with related ones and any other.

    Where the title may mean several occupations, what is near a less likely one is worth less by its share of the
    likeliest.
    """
    groups = {facts.occupation(code).major_group for code, _ in mixture}
    least = parameters.number("match", "other")
    prior = numpy.full(len(catalogue.ids), least)
    prior[[bool(groups & fields) for fields in catalogue.fields]] = parameters.number("match", "field")
    likeliest = max((weight for _, weight in mixture), default=1.0)
    for code, weight in mixture:
        share = weight / likeliest
        for other in facts.related(code):
            worth = least + share * (parameters.number("match", "related") - least)
            _raise(prior, catalogue, facts, other.code, worth)
        _raise(prior, catalogue, facts, code, least + share * (1.0 - least))
    return prior


def _raise(prior: Floats, catalogue: Catalogue, facts: PersonalFacts, code: str, worth: float) -> None:
    for activity in facts.activities(code):
        place = catalogue.places[activity.dwa]
        prior[place] = max(prior[place], worth)


def _fits(stems: Sequence[str], catalogue: Catalogue, parameters: Parameters) -> Floats:
    """How well each activity fits, 0..1 and a little more: words shared, and the family that the verbs name."""
    shared = numpy.zeros(len(catalogue.ids))
    for word, weight in _meant(stems, parameters.number("match", "meaning")).items():
        if word in catalogue.postings:
            places, weights = catalogue.postings[word]
            shared[places] += weight * numpy.array(weights)
    cover = numpy.minimum(1.0, shared / catalogue.masses)
    words = numpy.sqrt(cover * numpy.minimum(1.0, shared / parameters.number("match", "full_points")))
    families = _families(stems)
    named = numpy.array([families.get(family, 0.0) for family in catalogue.families])
    return numpy.asarray(words * (1.0 - parameters.number("match", "family") * (1.0 - named)))


def _meant(stems: Sequence[str], meaning: float) -> dict[str, float]:
    """The bullet's words, and with less weight the words of the activities that they mean.

    The opening word is a verb, which names the family; as a thing that is worked on it counts for less.
    """
    meanings = load_lexicon().meanings
    meant = {stems[0]: meaning}
    meant |= {other: meaning for word in stems for other in meanings.get(word, ())}
    return meant | dict.fromkeys(stems[1:], 1.0)


def _families(stems: Sequence[str]) -> Mapping[str, float]:
    """The families that the verbs name: the opening one counts in full."""
    verbs = load_lexicon().verbs
    found: dict[str, float] = {}
    for number, word in enumerate(stems):
        for family, weight in verbs.get(word, {}).items():
            counted = weight if number == 0 else LATER_VERB * weight
            found[family] = max(found.get(family, 0.0), counted)
    return found
