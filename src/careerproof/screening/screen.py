"""A résumé against a posting: knock-outs first, then every requirement, additively; never a decision.

The score moves only with what the résumé shows of what is asked: not with name, address, schools, employers' names,
the order of sections or findings about the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from careerproof.evidence import Finding
from careerproof.postings.model import Posting, Requirement
from careerproof.resumes.model import Resume
from careerproof.screening.comparing import compare_standing
from careerproof.screening.fit import weigh_fit
from careerproof.screening.held import Held, SkillMatcher, gather_evidence
from careerproof.screening.judge import Judgement, depth_of, judge_requirement, wording_share
from careerproof.screening.knockouts import judge_knockout
from careerproof.screening.match import quotes_of
from careerproof.screening.missing import list_missing_terms, name_choices
from careerproof.screening.model import Inference, Prospect, RequirementResult, Subscore, Verdict
from careerproof.screening.points import UNITS, allot_points
from careerproof.screening.policy import Policy
from careerproof.screening.usage import usage_of

GROUPS = {
    "technology": "skills", "skill": "skills", "experience": "experience", "duty": "experience",
    "education": "education", "certification": "credentials", "licence": "credentials", "clearance": "conditions",
    "authorisation": "conditions", "travel": "conditions", "physical": "conditions", "schedule": "conditions",
    "language": "languages", "soft_skill": "soft skills",
}  # fmt: skip
_PER_POINT = UNITS / 100
MET = 0.999
Outcome = Literal["met", "partly", "missing"]
"""A share from which a requirement counts as met; shares are means of a few numbers, so 1 may come out a hair less."""


def screen_resume(
    resume: Resume,
    posting: Posting,
    *,
    skills: SkillMatcher,
    findings: Sequence[Finding] = (),
    policy: Policy,
    today: str,
    resume_name: str,
    posting_name: str,
    input_sha256: str,
    inferred: Mapping[str, Inference] | None = None,
    offered: Prospect | None = None,
    present: Prospect | None = None,
) -> Verdict:
    """The verdict: knock-outs, requirements with their points and words, missing terms. The points sum to the score.

    A posting that asks for nothing a résumé can show gives the score 0 with nothing to reach, and a finding says so.

    Args:
        skills: the taxonomy to match terms with.
        findings: what was found about the files; handed on, without effect on the score.
        today: the day that open positions are counted to, YYYY-MM-DD.
        input_sha256: digest of both files, handed on.
        inferred: the terms by id that a job held speaks for (`inferred.infer_terms`); none when None.
        offered: what the facts say of the occupation that the posting is for; it moves no points.
        present: what they say of the person's present one.
    """
    held = gather_evidence(resume, skills, inferred)
    judged = [
        (item, judge_requirement(item, held, skills=skills, policy=policy, today=today))
        for item in posting.requirements
    ]
    limits = allot_points(posting.requirements, policy)
    units = [round(judgement.share * limit) for (_, judgement), limit in zip(judged, limits, strict=True)]
    results = tuple(
        _result(requirement, judgement, held, today, outcome=_outcome(judgement, policy), points=(gained, limit))
        for (requirement, judgement), gained, limit in zip(judged, units, limits, strict=True)
    )
    return Verdict(
        resume=resume_name,
        posting=posting_name,
        read="ok",
        knockouts=tuple(judge_knockout(item, given, held, today=today) for item, given in judged if item.knockout),
        score=sum(units) / _PER_POINT if any(limits) else None,
        subscores=_subscores(posting.requirements, units, limits),
        requirements=results,
        missing_terms=list_missing_terms(judged, held),
        findings=(*findings, *_own_findings(limits)),
        policy_sha256=policy.sha256,
        input_sha256=input_sha256,
        compared=compare_standing(held, posting, today),
        fit=weigh_fit(posting, held, skills=skills, offered=offered, present=present),
    )


def _result(
    requirement: Requirement,
    judgement: Judgement,
    held: Held,
    today: str,
    *,
    outcome: Outcome,
    points: tuple[int, int],
) -> RequirementResult:
    return RequirementResult(
        id=requirement.id,
        text=requirement.text,
        kind=requirement.kind,
        importance=requirement.importance,
        result=outcome,
        match=judgement.match,
        points=points[0] / _PER_POINT,
        max_points=points[1] / _PER_POINT,
        evidence=tuple(item.quote() for item in quotes_of(held, judgement.evidence)),
        terms_met=tuple(match.term for _, match in judgement.groups if match.kind not in ("none", "related")),
        terms_missing=tuple(
            name_choices(choices) for choices, match in judgement.groups if match.kind in ("none", "related")
        ),
        usage=usage_of(judgement.evidence, held, today) if requirement.kind != "education" else None,
        depth=round(depth_of(judgement), 4),
        inferred=tuple(
            replace(match.inferred, term=match.term) for _, match in judgement.groups if match.inferred is not None
        ),
    )


def _outcome(judgement: Judgement, policy: Policy) -> Outcome:
    """Met also where only the wording costs points: what is said by another name is said."""
    if judgement.share >= MET or (judgement.share > 0 and judgement.share >= MET * wording_share(judgement, policy)):
        return "met"
    return "partly" if judgement.share > 0 else "missing"


def _subscores(
    requirements: Sequence[Requirement], units: Sequence[int], limits: Sequence[int]
) -> tuple[Subscore, ...]:
    """The points by group of kinds, in a fixed order; groups that nothing weighs in are left out."""
    found: list[Subscore] = []
    for name in dict.fromkeys(GROUPS.values()):
        chosen = [index for index, item in enumerate(requirements) if GROUPS[item.kind] == name]
        limit = sum(limits[index] for index in chosen)
        if limit:
            points = sum(units[index] for index in chosen) / _PER_POINT
            found.append(Subscore(name=name, points=points, max_points=limit / _PER_POINT))
    return tuple(found)


def _own_findings(limits: Sequence[int]) -> tuple[Finding, ...]:
    if any(limits):
        return ()
    return (
        Finding(
            id="screening.nothing_asked",
            severity="warning",
            message="the posting asks for nothing that a résumé can show, so there is nothing to score",
            fix="give the whole posting, with its requirements, as text, HTML, PDF or DOCX",
        ),
    )
