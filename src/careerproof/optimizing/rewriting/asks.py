"""Chooses the bullets that a rewriter is asked about: those that prove what the posting asks, in other words first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category

from careerproof.evidence import Record
from careerproof.optimizing.demand import Demand
from careerproof.optimizing.model import Rejected
from careerproof.optimizing.rewriting.model import Ask
from careerproof.optimizing.rewriting.personal import find_personal
from careerproof.optimizing.wording import contains_wording
from careerproof.resumes.model import Resume, Statement
from careerproof.screening.english import is_english
from careerproof.screening.model import Verdict

_BULLET = re.compile(r"/(work|volunteer|projects)/\d+/highlights/\d+")
_LONGEST = 600
"""Characters: what is longer is no bullet but a paragraph that the reader could not take apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice(Record):
    """The asks, most valuable first, and the bullets that are kept back because they tell whose they are."""

    asks: tuple[Ask, ...]
    kept_back: tuple[Rejected, ...]


def choose_asks(resume: Resume, demands: Sequence[Demand], verdict: Verdict, *, most: int) -> Choice:
    """At most so many asks, by the points of the terms that a bullet proves and does not say in the posting's words.

    Why only terms that this bullet proves: a skill of another line would be claimed for work that did not need it.
    English only, as the guard's rules of grammar are.
    """
    bullets = [item for item in resume.statements if _BULLET.fullmatch(item.pointer)]
    if not is_english(" ".join(bullet.text for bullet in bullets)):
        return Choice(asks=(), kept_back=())
    points = {item.id: item.max_points for item in verdict.requirements}
    asks: list[tuple[tuple[float, float], Ask]] = []
    kept_back = []
    for bullet in (bullet for bullet in bullets if _is_readable(bullet.text)):
        proven = [demand for demand in demands if _proves(bullet, demand) and _is_readable(demand.term)]
        kinds = find_personal(bullet.text, resume) if proven else ()
        if kinds:
            kept_back.append(_kept_back(bullet, kinds))
        elif proven:
            unsaid = [demand for demand in proven if not contains_wording(bullet.text, demand.term)]
            worth = (_points(unsaid, points), _points(proven, points))
            terms = tuple(demand.term for demand in proven)
            asks.append((worth, Ask(where=bullet.pointer, statement=bullet.text, terms=terms)))
    ranked = sorted(asks, key=lambda pair: pair[0], reverse=True)
    return Choice(asks=tuple(ask for _, ask in ranked[:most]), kept_back=tuple(kept_back))


def _is_readable(text: str) -> bool:
    """True where a person who is shown the text sees all of it: short enough, and no sign that is not to be seen."""
    return len(text) <= _LONGEST and not any(category(letter).startswith("C") for letter in text)


def _proves(bullet: Statement, demand: Demand) -> bool:
    return any(proof.statement.pointer == bullet.pointer for proof in demand.proofs)


def _points(demands: Sequence[Demand], points: dict[str, float]) -> float:
    """What the requirements of these terms are worth, each counted once."""
    return sum(points.get(name, 0.0) for name in {demand.requirement for demand in demands})


def _kept_back(bullet: Statement, kinds: tuple[str, ...]) -> Rejected:
    return Rejected(
        where=bullet.pointer,
        old=bullet.text,
        reason="personal",
        detail="not sent: it tells whose it is",
        found=kinds,
    )
