"""Proposes true edits that raise the result of a screen, each with the points that the screen itself gives for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from careerproof.optimizing.apply import apply_edits
from careerproof.optimizing.claims import find_unproven
from careerproof.optimizing.demand import Demand, list_demands
from careerproof.optimizing.kinds.bullets import propose_bullets
from careerproof.optimizing.kinds.form import propose_form
from careerproof.optimizing.kinds.listing import propose_listing
from careerproof.optimizing.kinds.noise import propose_noise
from careerproof.optimizing.kinds.rewording import propose_rewording
from careerproof.optimizing.kinds.summary import propose_summary
from careerproof.optimizing.model import Edit, Proposal, SkillReader
from careerproof.optimizing.wording import contains_wording
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.model import Verdict

WORTH_WITHOUT_POINTS = frozenset({"heading", "date_form", "order", "bullet", "summary", "noise"})
"""What helps a parser or a reader although no screen's score counts it."""


def propose_edits(
    resume: Resume,
    posting: Posting,
    verdict: Verdict,
    *,
    rescreen: Callable[[Resume], Verdict],
    skills: SkillReader,
) -> Proposal:
    """Edits that are true, most valuable first; what the person has but does not say, and what is lacking.

    Nothing is proposed for what is lacking: only learning helps there.

    Args:
        resume: the résumé as read.
        posting: the posting as read.
        verdict: what the screen found for the two.
        rescreen: the same screen on a changed résumé; points are measured with it, never estimated.
        skills: finds the skills that a text names.

    Raises:
        NothingAsked: the posting asks for nothing that a résumé can show.
    """
    before = verdict.require_score()
    demands = list_demands(resume, posting, verdict, skills=skills)
    drafts = [
        *propose_rewording(resume, demands),
        *propose_listing(resume, demands, skills=skills),
        *propose_form(resume),
        *propose_summary(resume, demands),
        *propose_bullets(resume),
        *propose_noise(resume),
    ]
    edits = _measured(resume, _proven(drafts, demands, skills), before, rescreen)
    safe = [edit for edit in edits if not edit.needs_confirmation]
    return Proposal(
        before=before,
        after=rescreen(apply_edits(resume, safe)).require_score() if safe else before,
        edits=edits,
        have_but_unsaid=tuple(item for item in verdict.missing_terms if item.have),
        lacking=tuple(item for item in verdict.missing_terms if not item.have),
    )


def _proven(drafts: Iterable[Edit], demands: Sequence[Demand], skills: SkillReader) -> list[Edit]:
    """The edits that pass the guard; any other is dropped, whoever proposed it."""
    wordings = [demand.term for demand in demands]
    return [edit for edit in drafts if not _unproven(edit, wordings, skills)]


def _unproven(edit: Edit, wordings: Sequence[str], skills: SkillReader) -> tuple[str, ...]:
    if edit.kind in ("heading", "date_form"):  # written from our list of headings and from the date as read
        return ()
    if edit.kind == "noise":  # a line that goes claims nothing; words in its place would
        return () if edit.new == "" else ("noise with words",)
    proof = [quote.text for quote in edit.evidence]
    if isinstance(edit.new, str):
        old = edit.old if isinstance(edit.old, str) else None
        said = [wording for wording in wordings if contains_wording(edit.new, wording)]
        return find_unproven(edit.new, old=old, proof=proof, skills=skills, wordings=said)
    held = edit.old if isinstance(edit.old, tuple) else ()
    unproven: list[str] = []
    for keyword in (keyword for keyword in edit.new if keyword not in held):
        asked = [keyword] if edit.needs_confirmation and keyword in wordings else []
        unproven += find_unproven(keyword, old=None, proof=proof, skills=skills, wordings=[keyword], confirmed=asked)
    return tuple(unproven)


def _measured(
    resume: Resume, drafts: Iterable[Edit], before: float, rescreen: Callable[[Resume], Verdict]
) -> tuple[Edit, ...]:
    """The edits with their points, best first; one that changes nothing or gains nothing is left out."""
    edits = []
    for edit in drafts:
        changed = apply_edits(resume, [edit])
        if changed == resume:
            continue
        points = rescreen(changed).require_score() - before
        if points > 0 or (points == 0 and edit.kind in WORTH_WITHOUT_POINTS):
            edits.append(replace(edit, points=points))
    return tuple(sorted(edits, key=lambda edit: (-round(edit.points, 6), edit.needs_confirmation)))
