"""Proposes true edits that raise the result of a screen, each with the points that the screen itself gives for it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careerproof.evidence import Finding
from careerproof.optimizing.apply import apply_edits
from careerproof.optimizing.demand import Demand, list_demands
from careerproof.optimizing.kinds.bullets import propose_bullets
from careerproof.optimizing.kinds.drafting import tell_apart
from careerproof.optimizing.kinds.entries import propose_entries
from careerproof.optimizing.kinds.form import propose_form
from careerproof.optimizing.kinds.layout import propose_layout
from careerproof.optimizing.kinds.listing import propose_listing
from careerproof.optimizing.kinds.noise import propose_noise
from careerproof.optimizing.kinds.rewording import propose_rewording
from careerproof.optimizing.kinds.summary import propose_summary
from careerproof.optimizing.model import Edit, Proposal, Rejected, RejectionReason, SkillReader
from careerproof.optimizing.proving import find_unproven_in
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.model import Verdict

# A rewriter is rarely asked: its modules are loaded when one is.
if TYPE_CHECKING:
    from careerproof.optimizing.rewriting.asks import Choice
    from careerproof.optimizing.rewriting.model import Rewriting

WORTH_WITHOUT_POINTS = frozenset(
    {"heading", "date_form", "order", "bullet", "summary", "split", "merge", "layout", "noise", "rewrite"}
)
"""What helps a parser or a reader although no screen's score counts it."""


def propose_edits(
    resume: Resume,
    posting: Posting,
    verdict: Verdict,
    *,
    rescreen: Callable[[Resume], Verdict],
    skills: SkillReader,
    findings: Sequence[Finding] = (),
    rewriting: Rewriting | None = None,
) -> Proposal:
    """Edits that are true, most valuable first; what the person has but does not say, and what is lacking.

    Nothing is proposed for what is lacking: only learning helps there.

    Args:
        resume: the résumé as read.
        posting: the posting as read.
        verdict: what the screen found for the two.
        rescreen: the same screen on a changed résumé; points are measured with it, never estimated.
        skills: finds the skills that a text names.
        findings: what is wrong with the résumé's file; faults of its layout go when it is written anew.
        rewriting: a rewriter to be asked about bullets, and on which terms; none is asked unless one is given.

    Raises:
        NothingAsked: the posting asks for nothing that a résumé can show.
    """
    before = verdict.require_score()
    demands = list_demands(resume, posting, verdict, skills=skills)
    rewrites, rejected = _rewritten(resume, demands, verdict, skills, rewriting)
    drafts = [
        *propose_rewording(resume, demands),
        *propose_listing(resume, demands, skills=skills),
        *propose_form(resume),
        *propose_summary(resume, demands),
        *propose_bullets(resume),
        *propose_entries(resume, demands),
        *propose_noise(resume),
        *propose_layout(resume, findings),
    ]
    ruled = {(edit.where, edit.new) for edit in drafts}
    drafts += [edit for edit in rewrites if (edit.where, edit.new) not in ruled]
    edits = _measured(resume, _proven(tell_apart(drafts), resume, demands, skills), before, rescreen)
    safe = [edit for edit in edits if not edit.needs_confirmation]
    return Proposal(
        before=before,
        after=rescreen(apply_edits(resume, safe)).require_score() if safe else before,
        edits=edits,
        have_but_unsaid=tuple(item for item in verdict.missing_terms if item.have),
        lacking=tuple(item for item in verdict.missing_terms if not item.have),
        rejected=(*rejected, *_not_worth(rewrites, edits, ruled)),
    )


def _rewritten(
    resume: Resume, demands: Sequence[Demand], verdict: Verdict, skills: SkillReader, rewriting: Rewriting | None
) -> tuple[tuple[Edit, ...], tuple[Rejected, ...]]:
    """The rewriter's edits, not yet measured, and the bullets for which it gave none."""
    if rewriting is None:
        return (), ()
    from careerproof.optimizing.rewriting.rewrite import rewrite_bullets

    rewrites = rewrite_bullets(_choose(resume, demands, verdict, rewriting), rewriting, skills=skills)
    return rewrites.drafts, rewrites.rejected


def _choose(resume: Resume, demands: Sequence[Demand], verdict: Verdict, rewriting: Rewriting) -> Choice:
    from careerproof.optimizing.rewriting.asks import choose_asks

    return choose_asks(resume, demands, verdict, most=rewriting.limits.statements)


def _not_worth(
    rewrites: Iterable[Edit], edits: Sequence[Edit], ruled: Container[tuple[str, str | tuple[str, ...]]]
) -> Iterable[Rejected]:
    """The rewrites that are true and yet not among the edits."""
    shown = {edit.where for edit in edits if edit.kind == "rewrite"}
    for edit in rewrites:
        if (edit.where, edit.new) in ruled:
            yield _left_out(edit, "unchanged", "an edit by rule says the same")
        elif edit.where not in shown:
            yield _left_out(edit, "fewer_points", "the screen gives fewer points for it")


def _left_out(edit: Edit, reason: RejectionReason, detail: str) -> Rejected:
    return Rejected(where=edit.where, old=str(edit.old), reason=reason, detail=detail, found=())


def list_requests(
    resume: Resume, posting: Posting, verdict: Verdict, *, skills: SkillReader, rewriting: Rewriting
) -> tuple[str, ...]:
    """What the rewriter would be sent for the same proposal, word for word."""
    demands = list_demands(resume, posting, verdict, skills=skills)
    choice = _choose(resume, demands, verdict, rewriting)
    return tuple(text for ask in choice.asks if (text := rewriting.rewriter.show(ask)))


def _proven(drafts: Iterable[Edit], resume: Resume, demands: Sequence[Demand], skills: SkillReader) -> list[Edit]:
    """The edits that pass the guard; any other is dropped, whoever proposed it."""
    wordings = [demand.term for demand in demands]
    return [edit for edit in drafts if not find_unproven_in(edit, resume, wordings=wordings, skills=skills)]


def _measured(
    resume: Resume, drafts: Iterable[Edit], before: float, rescreen: Callable[[Resume], Verdict]
) -> tuple[Edit, ...]:
    """The edits with their points, best first; one that changes nothing or gains nothing is left out."""
    edits = []
    for edit in drafts:
        changed = apply_edits(resume, [edit])
        if changed == resume and edit.kind != "layout":  # what writing anew mends stands in no field
            continue
        points = rescreen(changed).require_score() - before
        if points > 0 or (points == 0 and edit.kind in WORTH_WITHOUT_POINTS):
            edits.append(replace(edit, points=points))
    return tuple(sorted(edits, key=lambda edit: (-round(edit.points, 6), edit.needs_confirmation)))
