"""Has bullets reworded, and gives as edits what may be put to the person, with the reason for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerproof.evidence import Record
from careerproof.optimizing.kinds.drafting import draft_edit
from careerproof.optimizing.model import Edit, Rejected, SkillReader
from careerproof.optimizing.rewriting.asks import Choice
from careerproof.optimizing.rewriting.judge import judge_rewrite
from careerproof.optimizing.rewriting.model import Ask, Refusal, Rewriting, Rewritten
from careerproof.screening.model import Quote

_LEAST_SECONDS = 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class Rewrites(Record):
    """Rewrites as edits not yet measured, and what was not asked, not answered or not let through."""

    drafts: tuple[Edit, ...]
    rejected: tuple[Rejected, ...]


def rewrite_bullets(choice: Choice, rewriting: Rewriting, *, skills: SkillReader) -> Rewrites:
    """An edit or a rejection for each bullet of the choice. Without permission nothing is asked."""
    drafts: list[Edit] = []
    rejected: list[Rejected] = []
    for ask, answer in _answers(choice.asks, rewriting):
        verdict = judge_rewrite(answer.text, ask, skills=skills) if isinstance(answer, Rewritten) else answer
        if isinstance(answer, Rewritten) and verdict is None:
            drafts.append(_draft(ask, answer.text))
        elif verdict is not None:
            rejected.append(_rejected(ask, verdict))
    return Rewrites(drafts=tuple(drafts), rejected=(*rejected, *choice.kept_back))


def _answers(asks: Sequence[Ask], rewriting: Rewriting) -> Iterator[tuple[Ask, Rewritten | Refusal]]:
    """Each ask with what came of it, one after the other, never twice, within the time for all."""
    if not asks:
        rewriting.tell("the rewriter is asked nothing: no bullet in English that may be sent proves what is asked")
        return
    sends = tuple(ask for ask in asks if rewriting.rewriter.show(ask))
    stop = None
    if sends and not rewriting.may_send(sends):
        stop = Refusal(reason="not_sent", detail="you did not agree to send it")
    until = rewriting.clock() + rewriting.limits.total_seconds
    for ask in asks:
        left = until - rewriting.clock()
        if ask in sends:
            if stop is None and left < _LEAST_SECONDS:
                stop = Refusal(reason="not_sent", detail="the time for all requests was over")
            if stop is not None:
                yield ask, stop
                continue
            rewriting.tell(f"asking the rewriter about bullet {sends.index(ask) + 1} of {len(sends)}")
        answer = rewriting.rewriter.rewrite(ask, seconds=min(rewriting.limits.request_seconds, left))
        if ask in sends and isinstance(answer, Refusal):
            rewriting.tell(f"no rewrite: {answer.detail}")
            if answer.is_final:
                stop = Refusal(reason="not_sent", detail=f"not asked, because before: {answer.detail}")
        yield ask, answer


def _draft(ask: Ask, text: str) -> Edit:
    said = [term for term in ask.terms if term.casefold() in text.casefold()]
    says = f", and says what the posting asks: {', '.join(said)}" if said else ""
    return draft_edit(
        kind="rewrite",
        where=ask.where,
        old=ask.statement,
        new=text,
        because=f"the rewriter's wording of your own line{says}",
        evidence=[Quote(text=ask.statement, pointer=ask.where, span=None)],
        needs_confirmation=True,
    )


def _rejected(ask: Ask, refusal: Refusal) -> Rejected:
    return Rejected(
        where=ask.where, old=ask.statement, reason=refusal.reason, detail=refusal.detail, found=refusal.found
    )
