"""What postings ask for that the profile of their career does not name: a sign of the market, with its count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from careerproof.evidence import Record

MANY = 5
"""From so many postings on a term counts that at least two of them ask for: one may be one employer's own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedTerm(Record):
    """A term that a posting asks for: as written, what it is known by (`key`, the same for all its names), its kind."""

    term: str
    key: str
    kind: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Signal(Record):
    """A term that `postings` of the counted ones ask for, a `share` (0..1) of them, and the profile does not name."""

    term: str
    kind: str
    postings: int
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut(Record):
    """A file that was not counted, with the title read in it and why."""

    posting: str
    title: str | None
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MarketSignals(Record):
    """What the postings of a career ask for beyond its profile: `counted` are of this career, of `given` files.

    It is what these postings say, no figure of the facts.
    """

    given: int
    counted: int
    terms: tuple[Signal, ...]
    left_out: tuple[LeftOut, ...]


def find_signals(known: Collection[str], asked: Sequence[Sequence[AskedTerm]]) -> tuple[Signal, ...]:
    """The terms that postings ask for beyond the known ones, those that most ask for first.

    Args:
        known: the keys of the terms that the profile names.
        asked: what each posting asks for; a term asked for twice in one counts once.
    """
    counts: Counter[str] = Counter()
    written: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for terms in asked:
        for term in terms:
            written[term.key][term.term, term.kind] += 1
        counts.update({term.key for term in terms} - set(known))
    least = 2 if len(asked) >= MANY else 1
    found = []
    for key, count in counts.items():
        if count >= least:
            # Written as most write it; equal ones by their letters.
            (name, kind), _ = min(written[key].items(), key=lambda pair: (-pair[1], pair[0]))
            found.append(Signal(term=name, kind=kind, postings=count, share=count / len(asked)))
    return tuple(sorted(found, key=lambda signal: (-signal.postings, signal.term.casefold(), signal.term)))
