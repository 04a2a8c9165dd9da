"""What the facts say of the career that a posting is for, and of the one that a person is in now."""

from __future__ import annotations

from dataclasses import replace

from careerproof.careers.figures.pay import median_pay
from careerproof.careers.model import Preparation
from careerproof.careers.moves.preparation import entry_of
from careerproof.careers.moves.transitions import weigh_move
from careerproof.careers.moves.weighing import key_of
from careerproof.careers.qualifications.credentials import credentials_naming
from careerproof.evidence import Estimate
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.optimizing.model import Plan
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.model import Prospect, Verdict
from careerproof.verbs.model import Reading
from careerproof.verbs.person import career_of, schooling_of, skills_of
from careerproof.verbs.score import score_of


def prospect_of_posting(facts: Facts, reading: Reading) -> Prospect | None:
    """The career of the posting's title; None where the title names none."""
    career = _career_of_posting(facts, reading)
    return None if career is None else _prospect(facts, career)


def prospect_of_person(facts: Facts, reading: Reading) -> Prospect | None:
    """The career of the person's latest sure title; None where no title names any."""
    if not isinstance(reading.content, Resume):
        raise TypeError("a present career needs a résumé")
    held = career_of(facts, reading.content)
    return _prospect(facts, held[1]) if held is not None else None


def name_certificates(facts: Facts, verdict: Verdict, offered: Prospect | None) -> Verdict:
    """The verdict with the certificates of the posting's occupation beside each term that is lacking."""
    if offered is None:
        return verdict
    terms = tuple(
        term
        if term.have
        else replace(term, certificates=tuple(map(str, credentials_naming(facts, offered.key, term.term))))
        for term in verdict.missing_terms
    )
    return replace(verdict, missing_terms=terms)


def plan_for(facts: Facts, person: Resume, asked: Reading) -> Plan:
    """The way into the posting's occupation from the person's latest job and schooling."""
    held = career_of(facts, person)
    target = _career_of_posting(facts, asked)
    start, occupation = (held[1].title if held else None), (target.title if target else None)
    if held is None or target is None:
        lost = "the posting's title names no occupation" if target is None else "the résumé names no job that we know"
        return Plan(occupation=occupation, start=start, preparation=None, reason=lost)
    if key_of(held[1]) == key_of(target):
        return Plan(occupation=occupation, start=start, preparation=Preparation(months_low=0, months_high=0, needs=()))
    way = weigh_move(facts, held[1], target, held_terms=skills_of(facts, person), schooled=schooling_of(person))
    reason = None if way.preparation is not None else "the official sources tell no way into it"
    return Plan(occupation=occupation, start=start, preparation=way.preparation, reason=reason)


def _career_of_posting(facts: Facts, reading: Reading) -> Career | None:
    content, match = reading.content, reading.occupation
    if not isinstance(content, Posting):
        raise TypeError("a prospect needs a posting")
    if not content.title or match is None or not (match.candidates or match.emerging):
        return None
    return resolve_career(facts, content.title, company=content.company)


@kept(4096)
def _prospect(facts: Facts, career: Career) -> Prospect:
    """The figures of a career, kept: many people do the same work. Pay is that of the likeliest occupation."""
    score, key = score_of(facts, career), key_of(career)
    entry = entry_of(facts, key)
    return Prospect(
        key=key,
        title=career.title,
        safety=score.score10,
        points=score.score.value if isinstance(score.score, Estimate) else None,
        category=score.category,
        pay=median_pay(facts, key),
        education=entry.education,
        experience=entry.experience,
        training=entry.training,
    )
