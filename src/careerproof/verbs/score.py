"""The AI-safety score of a career, with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from careerproof.facts.store import Facts
from careerproof.occupations.emerging import load_emerging
from careerproof.occupations.model import EmergingCareer
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.safety.model import SafetyScore, Subject
from careerproof.safety.policy import SafetyPolicy, load_policy
from careerproof.safety.score import CreationSignals, leave_unscored, score_all, score_career
from careerproof.settings import Settings
from careerproof.verbs.opening import FilePath, open_document, open_store, resolve_today

if TYPE_CHECKING:
    from careerproof.resumes.model import Resume
    from careerproof.safety.compare import ComparedCareer
    from careerproof.safety.contrast import Contrast
    from careerproof.safety.sensitivity import Sensitivity
    from careerproof.safety.what_if import WhatIf


def score(career: str, *, policy: str | Path | None = None, settings: Settings | None = None) -> SafetyScore:
    """The score of an occupation or emerging career, by title, O*NET-SOC code or slug.

    Args:
        career: the title, code or slug.
        policy: a file with weights and rules of one's own; the shipped ones when None.
        settings: which facts; the ones in force when None.

    Raises:
        UnknownOccupation: nothing goes by that title or code.
        UsageError: the policy file cannot be read or is not complete.
    """
    rules = load_policy(policy)
    facts = open_store(settings)
    return score_of(facts, resolve_career(facts, career), policy=rules)


def score_beside(
    careers: Sequence[str], *, policy: str | Path | None = None, settings: Settings | None = None
) -> Contrast:
    """The scores of two careers or more side by side, and what makes their difference from the first."""
    from careerproof.safety.contrast import contrast_scores

    rules = load_policy(policy)
    facts = open_store(settings)
    return contrast_scores([score_of(facts, resolve_career(facts, career), policy=rules) for career in careers])


def score_if(
    career: str, changes: Sequence[str], *, policy: str | Path | None = None, settings: Settings | None = None
) -> WhatIf:
    """The score of a career as it is and as it would be; each change is written ``NAME=VALUE``.

    Raises:
        UsageError: a change names nothing of the score, or its value is out of range.
    """
    from careerproof.safety.what_if import read_change, score_what_if

    wanted = [read_change(change) for change in changes]
    rules = load_policy(policy)
    facts = open_store(settings)
    found = resolve_career(facts, career)
    return score_what_if(
        facts,
        wanted,
        subject=_subject(found, None),
        mixture=found.mixture,
        creation=signals_of(found.emerging),
        policy=rules,
    )


def score_sensitivity(
    career: str | None = None, *, policy: str | Path | None = None, settings: Settings | None = None
) -> Sensitivity:
    """How sure the place of a career, or of every one, is among all occupations and emerging careers.

    All are ranked in any case; with `career` the report holds that one alone.
    """
    from dataclasses import replace

    from careerproof.safety.sensitivity import measure_sensitivity

    rules = load_policy(policy)
    facts = open_store(settings)
    asked = None if career is None else _compared(resolve_career(facts, career))
    if asked is not None:
        alone = measure_sensitivity(facts, [asked], policy=rules, draws=1)
        if not alone.ranked:  # what has no score has no place: nobody needs to be drawn
            return alone
    everyone = [_compared(resolve_career(facts, code)) for code in facts.codes()]
    everyone += [
        _compared(resolve_career(facts, one.slug)) for one in sorted(load_emerging(), key=lambda one: one.slug)
    ]
    if asked is None:
        return measure_sensitivity(facts, everyone, policy=rules)
    if asked not in everyone:  # a title that may mean several occupations stands for none of them
        everyone.append(asked)
    report = measure_sensitivity(facts, everyone, policy=rules)
    return replace(report, careers=(report.careers[everyone.index(asked)],))


def score_resume(
    path: FilePath,
    *,
    policy: str | Path | None = None,
    today: str | None = None,
    settings: Settings | None = None,
) -> SafetyScore:
    """The score of a person by the work that their résumé tells of, under their own job title.

    `personal` says what they do beside the usual mix of their occupation, and what that does to the score. Where no job
    title names an occupation the score is Missing, with that reason. `today` is the day that durations are counted to,
    YYYY-MM-DD; the clock's when None.

    Raises:
        DocumentError: the résumé cannot be read.
    """
    # The score of a title must not wait for what only a résumé needs.
    from careerproof.resumes.model import Resume
    from careerproof.verbs.person import career_of
    from careerproof.verbs.read import read_resume_document

    rules, day = load_policy(policy), resolve_today(today)
    facts = open_store(settings)
    content = read_resume_document(facts, open_document(path, settings)[1], settings).content
    if not isinstance(content, Resume):
        raise TypeError("a personal score needs a résumé")
    return score_person(facts, content, career_of(facts, content), today=day, policy=rules)


def score_every_career(
    *, policy: str | Path | None = None, settings: Settings | None = None
) -> tuple[SafetyScore, ...]:
    """The scores of all occupations by code, then of the emerging careers by slug."""
    rules = load_policy(policy)
    facts = open_store(settings)
    emerging = sorted(load_emerging(), key=lambda career: career.slug)
    return score_all(facts, policy=rules) + tuple(
        score_of(facts, resolve_career(facts, career.slug), policy=rules) for career in emerging
    )


def score_person(
    facts: Facts, resume: Resume, held: tuple[str, Career] | None, *, today: str, policy: SafetyPolicy | None = None
) -> SafetyScore:
    """The score of a person by their own work, in the career of the title they hold; unscored where there is none."""
    if held is None:
        nobody = Subject(kind="resume", code=None, slug=None, title="the résumé")
        return leave_unscored(nobody, "no job title in the résumé names an occupation that we know")
    from careerproof.safety.personal import person
    from careerproof.verbs.person import work_of

    title, career = held
    return person.score_person(
        facts,
        work_of(resume, title, today),
        subject=_subject(career, title),
        mixture=career.mixture,
        creation=signals_of(career.emerging),
        policy=policy,
    )


def score_of(facts: Facts, career: Career, *, policy: SafetyPolicy | None = None) -> SafetyScore:
    """The score of a resolved career."""
    return score_career(
        facts,
        subject=_subject(career, None),
        mixture=career.mixture,
        creation=signals_of(career.emerging),
        policy=policy,
    )


def _subject(career: Career, held_title: str | None) -> Subject:
    return Subject(
        kind="resume" if held_title else career.kind,
        code=career.code,
        slug=career.slug,
        title=held_title or career.title,
    )


def _compared(career: Career) -> ComparedCareer:
    from careerproof.safety.compare import ComparedCareer

    return ComparedCareer(subject=_subject(career, None), mixture=career.mixture, creation=signals_of(career.emerging))


def signals_of(emerging: EmergingCareer | None) -> CreationSignals | None:
    """What an emerging career itself says of its work with AI."""
    if emerging is None:
        return None
    return CreationSignals(
        titles=(emerging.title, *emerging.titles),
        skills=emerging.skills,
        technologies=emerging.technologies,
        ai_role=emerging.ai_role,
    )
