"""What the facts say of the career that a posting is for, and of the one that a person is in now."""

from __future__ import annotations

from dataclasses import replace

from careerproof.careers.figures.pay import median_pay
from careerproof.careers.moves.preparation import entry_of
from careerproof.careers.qualifications.credentials import credentials_naming
from careerproof.evidence import Estimate
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.model import Prospect, Verdict
from careerproof.verbs.model import Reading
from careerproof.verbs.person import career_of
from careerproof.verbs.score import score_of


def prospect_of_posting(facts: Facts, reading: Reading) -> Prospect | None:
    """The career of the posting's title; None where the title names none."""
    content, match = reading.content, reading.occupation
    if not isinstance(content, Posting):
        raise TypeError("a prospect needs a posting")
    if not content.title or match is None or not (match.candidates or match.emerging):
        return None
    return _prospect(facts, resolve_career(facts, content.title, company=content.company))


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


@kept(4096)
def _prospect(facts: Facts, career: Career) -> Prospect:
    """The figures of a career, kept: many people do the same work. Pay is that of the likeliest occupation."""
    score, key = score_of(facts, career), career.slug or career.code or career.mixture[0][0]
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
