"""The terms a posting asks for that the résumé does not say: held in other words, or lacking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from careerproof.postings.model import Importance, Requirement
from careerproof.screening.held import Held
from careerproof.screening.judge import Judgement
from careerproof.screening.match import TermMatch, quotes_of
from careerproof.screening.model import MissingTerm

_ORDER: dict[Importance, int] = {"required": 0, "preferred": 1, "implied": 2}
_NO_TERMS = frozenset({"education", "duty", "clearance", "authorisation", "travel", "physical", "schedule"})

MOST_CHOICES = 3
NEAR = 0.4
"""The least nearness at which a held skill is worth naming beside a lacking one."""


def list_missing_terms(judged: Iterable[tuple[Requirement, Judgement]], held: Held) -> tuple[MissingTerm, ...]:
    """The terms, required ones first and then in the posting's order, each once.

    `have` is true only where the résumé says the same thing in another form or by another name. A near skill is not
    the skill: it stands as `nearest` beside a term that is lacking, quoted, so that nobody is led to claim it.
    """
    found: dict[str, MissingTerm] = {}
    ordered = sorted(judged, key=lambda pair: _ORDER[pair[0].importance])
    for requirement, judgement in ordered:
        if requirement.kind in _NO_TERMS:
            continue
        for choices, match in judgement.groups:
            if match.kind == "exact":
                continue
            term = match.term if match.kind in ("inflected", "alias") else name_choices(choices)
            found.setdefault(term.lower(), _missing(term, requirement, match, held))
    return tuple(found.values())


def name_choices(choices: Sequence[str]) -> str:
    """The choices as one phrase: "PyTorch or TensorFlow"; an acronym of the first is no choice of its own."""
    named = [term for number, term in enumerate(choices) if number == 0 or not _is_acronym(term, choices[0])]
    return " or ".join(named[:MOST_CHOICES])


def _is_acronym(short: str, long: str) -> bool:
    letters = "".join(word[0] for word in long.replace("-", " ").split())
    return short.isupper() and short.casefold().startswith(letters.casefold()[: len(short)])


def _missing(term: str, requirement: Requirement, match: TermMatch, held: Held) -> MissingTerm:
    return MissingTerm(
        term=term,
        requirement=requirement.id,
        have=match.kind in ("inflected", "alias"),
        importance=requirement.importance,
        evidence=tuple(item.quote() for item in quotes_of(held, match.evidence)),
        nearest=match.nearest if match.nearness >= NEAR else None,
        nearness=round(match.nearness, 3) if match.nearest is not None and match.nearness >= NEAR else None,
        inferred=replace(match.inferred, term=match.term) if match.inferred is not None else None,
    )
