"""Proposes the posting's wording for what the résumé says in other words, in the place where it says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careerproof.optimizing.claims import as_named
from careerproof.optimizing.demand import Demand, Proof
from careerproof.optimizing.kinds.drafting import draft_edit
from careerproof.optimizing.model import Edit
from careerproof.optimizing.pointers import value_at
from careerproof.optimizing.standards import load_standards
from careerproof.optimizing.wording import is_short_for, words_of
from careerproof.resumes.model import Resume


def propose_rewording(resume: Resume, demands: Sequence[Demand]) -> Iterator[Edit]:
    """For each term that is shown but never said: its wording in the first place that shows it.

    A short form is spelled out and kept beside it, because screens look for either: "k8s" → "Kubernetes (k8s)".
    """
    for demand in demands:
        proofs = [proof for proof in demand.proofs if proof.mention is not None and not _says(proof, demand.term)]
        # In a list of skills a word gives way most easily; an inflection is changed nowhere else, for grammar's sake.
        listed = [proof for proof in proofs if proof.is_keyword()]
        chosen = [*listed, *([] if demand.said else proofs)]
        if chosen and len(proofs) == len(demand.proofs):
            edit = _reword(resume, demand, chosen[0])
            if edit is not None:
                yield edit


def _says(proof: Proof, term: str) -> bool:
    """True where the statement has the very term, letter case aside."""
    return term.casefold() in proof.statement.text.casefold()


def _reword(resume: Resume, demand: Demand, proof: Proof) -> Edit | None:
    mention, old = proof.mention, value_at(resume, proof.statement.pointer)
    if mention is None or not isinstance(old, str) or mention.text not in old:
        return None
    place = mention.start if old[mention.start : mention.end] == mention.text else old.index(mention.text)
    is_form = is_short_for(mention.text, demand.term) or is_short_for(demand.term, mention.text)
    around = old[max(0, place - 1) : place] + old[place + len(mention.text) :][:1]
    if load_standards().praising.intersection(words_of(mention.text)):
        return None  # "advanced Excel" says more than "Microsoft Excel" does
    term = as_named(mention, demand.term)
    words = _spelled_out(mention.text, term, is_inside=around == "()") if is_form else term
    if place == 0:
        words = words[0].upper() + words[1:]
    return draft_edit(
        kind="spell_out" if is_form else "standard_term",
        where=proof.statement.pointer,
        old=old,
        new=old[:place] + words + old[place + len(mention.text) :],
        because=f"the posting says “{demand.term}”; “{mention.text}” is the same in other words",
        evidence=[proof.quote()],
    )


def _spelled_out(written: str, term: str, *, is_inside: bool) -> str:
    """The long form with the short one in brackets, or after a comma where it stands inside brackets already."""
    long, short = (term, written) if len(written) < len(term) else (written, term)
    return f"{long}, {short}" if is_inside else f"{long} ({short})"
