"""The main job: how AI-safe am I, will my résumé pass the screen, and what should I change or move to?"""

from __future__ import annotations

from dataclasses import replace

from careerproof.facts.store import Facts
from careerproof.occupations.resolve import resolve_career
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.policy import DEFAULT_POLICY, load_policy
from careerproof.settings import Settings
from careerproof.verbs.asked import open_posting
from careerproof.verbs.inspect import inspection_of, with_pasted
from careerproof.verbs.model import Check, Reading, TargetCareer
from careerproof.verbs.opening import FilePath, open_document, open_store, resolve_today
from careerproof.verbs.optimize import propose_for
from careerproof.verbs.paths import moves_from, standing_of
from careerproof.verbs.person import career_of
from careerproof.verbs.prospects import prospect_of_person
from careerproof.verbs.read import read_resume_document
from careerproof.verbs.score import score_of, score_person
from careerproof.verbs.screen import screen_reading


def check(
    resume: FilePath,
    *,
    posting: FilePath | None = None,
    policy: str = DEFAULT_POLICY,
    today: str | None = None,
    moves: int = 8,
    settings: Settings | None = None,
) -> Check:
    """The whole answer for one résumé, against a posting where one is given.

    Args:
        resume: path of the file (docs/documents.md lists the formats), or "-" for standard input.
        posting: path of the posting's file.
        policy: name of a screening policy, or the path of one's own.
        today: the day that durations are counted to, YYYY-MM-DD; the clock's when None.
        moves: how many moves to other careers to give.
        settings: which facts to use.

    Raises:
        DocumentError: a file cannot be read, or is refused.
        FactsError: the facts are missing or damaged.
    """
    facts, rules, day = open_store(settings), load_policy(policy), resolve_today(today)
    file, document = open_document(resume, settings)
    person = read_resume_document(facts, document, settings)
    held = career_of(facts, _resume(person))
    score = score_person(facts, _resume(person), held, today=day)
    answer = Check(
        resume=person,
        inspect=inspection_of(person, resume),
        occupation=held[1].match if held else None,
        score=score,
        screen=None,
        optimize=None,
        paths=moves_from(facts, standing_of(facts, _resume(person), held, score), limit=moves, safer_only=True)
        if held
        else None,
        target=None,
        reasons={} if held else dict.fromkeys(("occupation", "paths"), "no occupation was found"),
        as_of=day,
        sources=facts.sources(),
    )
    if posting is None:
        missing = "no posting was given"
        return replace(answer, reasons={**answer.reasons, "screen": missing, "optimize": missing})
    opened = open_posting(facts, posting, settings)
    asked = opened.reading
    person = with_pasted(person, asked.document.text, settings)
    verdict = screen_reading(
        facts,
        (file, person),
        (opened.file, asked),
        policy=rules,
        today=day,
        offered=opened.offered,
        present=prospect_of_person(facts, person),
    )
    verdict = verdict if opened.doubt is None else replace(verdict, findings=(*verdict.findings, opened.doubt))
    answer = replace(
        answer, resume=person, inspect=inspection_of(person, resume), screen=verdict, target=_target(facts, asked)
    )
    if verdict.score is None:
        return replace(answer, reasons={**answer.reasons, "optimize": "the posting names no requirement"})
    proposal = propose_for(facts, (file, person), (opened.file, asked), verdict, policy=rules, today=day)
    return replace(answer, optimize=proposal)


def _target(facts: Facts, asked: Reading) -> TargetCareer:
    content = asked.content
    if not isinstance(content, Posting):
        raise TypeError("a target career needs a posting")
    found = asked.occupation is not None and bool(asked.occupation.candidates or asked.occupation.emerging)
    return TargetCareer(
        title=content.title,
        company=content.company,
        occupation=asked.occupation,
        score=score_of(facts, resolve_career(facts, content.title, company=content.company))
        if found and content.title
        else None,
    )


def _resume(reading: Reading) -> Resume:
    if not isinstance(reading.content, Resume):
        raise TypeError("a check needs a résumé")
    return reading.content
