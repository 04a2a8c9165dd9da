"""Lists what the posting asks for, and where in the résumé each is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.evidence import Record
from careerproof.language.model import Mention
from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem
from careerproof.optimizing.claims import is_affirmed, is_same_thing, name_of_term
from careerproof.optimizing.model import SkillReader
from careerproof.optimizing.wording import affirms_wording, contains_wording
from careerproof.postings.model import Importance, Posting
from careerproof.resumes.model import Resume, Statement
from careerproof.screening.model import Quote, Verdict

SKILL_KINDS = frozenset({"skill", "technology"})
"""The kinds of requirement whose terms belong into a list of skills: a degree or a licence does not."""

LEAST_WORDS = 4
"""A line of fewer words in no known field is a heading or a remnant."""

_RANKS: dict[Importance, int] = {"required": 0, "preferred": 1, "implied": 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof(Record):
    """A statement that shows a term, and the words that it uses for it (None where it is only related)."""

    statement: Statement
    mention: Mention | None

    def is_keyword(self) -> bool:
        """True where the statement is a skill of the list and nothing else."""
        return self.mention is not None and self.mention.text == self.statement.text

    def quote(self) -> Quote:
        """The statement as evidence."""
        return Quote(text=self.statement.text, pointer=self.statement.pointer, span=self.statement.span)


@dataclass(frozen=True, kw_only=True, slots=True)
class Demand(Record):
    """A term of the posting as it writes it, how much it counts, and the proofs: first those in the posting's words.

    `related` are the quotes by which the screen calls it shown in other words although they name another term.
    """

    term: str
    requirement: str
    kind: str
    importance: Importance
    said: bool
    proofs: tuple[Proof, ...]
    related: tuple[Quote, ...] = ()


def list_demands(resume: Resume, posting: Posting, verdict: Verdict, *, skills: SkillReader) -> tuple[Demand, ...]:
    """One demand for each term that the verdict calls shown, required ones first, in the posting's order."""
    kinds = {item.id: item.kind for item in verdict.requirements}
    asked = [(term, item.id, item.importance) for item in verdict.requirements for term in item.terms_met]
    # What the screen calls lacking gets no demand, so that no edit can come of it.
    asked += [(item.term, item.requirement, item.importance) for item in verdict.missing_terms if item.have]
    related = {normalise(item.term): item.evidence for item in verdict.missing_terms if item.have}
    shown = [(statement, tuple(skills.extract(statement.text))) for statement in resume.statements]
    demands: dict[str, Demand] = {}
    for term, requirement, importance in sorted(asked, key=lambda item: _RANKS[item[2]]):
        key = normalise(term)
        if not key or key in demands:
            continue
        proofs = _find_proofs(term, shown, skills)
        demands[key] = Demand(
            term=_as_posted(term, posting.text),
            requirement=requirement,
            kind=kinds.get(requirement, "skill"),
            importance=importance,
            said=any(contains_wording(proof.statement.text, term) for proof in proofs),
            proofs=proofs,
            related=() if proofs else tuple(related.get(key, ())),
        )
    return tuple(demands.values())


def _as_posted(term: str, text: str) -> str:
    """The term in the letters that the posting uses, where it stands there."""
    place = text.casefold().find(term.casefold())
    found = text[place : place + len(term)] if place >= 0 else term
    return found if normalise(found) == normalise(term) else term


def _is_heading(statement: Statement) -> bool:
    """Whether a line stands alone in no field: a heading names a section, and shows no skill."""
    return statement.pointer.startswith("/sections/") and len(statement.text.split()) < LEAST_WORDS


def _is_common_word(said: str, term: str) -> bool:
    """Whether an ordinary word is only akin to the term: who works "within budget" need not have done budgeting."""
    one, other = normalise(said), normalise(term)
    is_plain = said.islower() and " " not in one and " " not in other
    return is_plain and one != other and (other.startswith(one) or stem(one) == stem(other))


def _find_proofs(
    term: str, shown: Sequence[tuple[Statement, tuple[Mention, ...]]], skills: SkillReader
) -> tuple[Proof, ...]:
    wanted = name_of_term(term, skills)
    literal, other = [], []
    for statement, mentions in shown:
        if _is_heading(statement):
            continue
        same = [item for item in mentions if is_same_thing(item, term, wanted) and is_affirmed(item, statement.text)]
        if affirms_wording(statement.text, term):
            literal.append(Proof(statement=statement, mention=same[0] if same else None))
        elif same and not _is_common_word(same[0].text, term):
            other.append(Proof(statement=statement, mention=same[0]))
    return (*literal, *other)
