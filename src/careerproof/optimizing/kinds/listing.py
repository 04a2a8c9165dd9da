"""Proposes what to add to the list of skills, and in which order the list stands best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careerproof.language.normalise import normalise
from careerproof.optimizing.demand import SKILL_KINDS, Demand
from careerproof.optimizing.kinds.drafting import draft_edit
from careerproof.optimizing.model import Edit, SkillReader
from careerproof.optimizing.wording import contains_wording
from careerproof.resumes.model import Resume
from careerproof.screening.model import Quote

WORTH_MOVING = 3
"""By how many places a skill must move ahead for a new order to be worth proposing."""
_NEAR = 0.2
"""Below this nearness two skills have nothing to do with each other."""


def propose_listing(resume: Resume, demands: Sequence[Demand], *, skills: SkillReader) -> Iterator[Edit]:
    """Skills that a statement proves and the list does not name, then the asked-for ones first in each group."""
    wanted = [demand for demand in demands if demand.kind in SKILL_KINDS]
    listed = [keyword for group in resume.skills for keyword in group.keywords]
    listed_ids = {skills.canonical(keyword) for keyword in listed} - {None}
    for demand in wanted:
        is_listed = any(contains_wording(keyword, demand.term) for keyword in listed)
        if is_listed or skills.canonical(demand.term) in listed_ids:
            continue
        if demand.proofs or demand.related:
            yield _add(resume, demand, skills)
    yield from _order(resume, wanted, skills)


def _add(resume: Resume, demand: Demand, skills: SkillReader) -> Edit:
    number = _group_for(demand.term, resume, skills)
    keywords = resume.skills[number].keywords if number < len(resume.skills) else None
    quotes = [proof.quote() for proof in demand.proofs] or list(demand.related)
    reason = "your own words show it" if demand.proofs else "you show something close; add it only if it is true"
    return draft_edit(
        kind="say_what_you_have",
        where=f"/skills/{number}/keywords",
        old=keywords,
        new=(*(keywords or ()), _as_keyword(demand)),
        because=f"“{demand.term}” is {demand.importance} and your list of skills does not name it: {reason}",
        evidence=quotes,
        needs_confirmation=not demand.proofs,
    )


def _as_keyword(demand: Demand) -> str:
    """The term as the résumé writes it where it does: the posting may have it at the start of a line."""
    for proof in demand.proofs:
        place = proof.statement.text.casefold().find(demand.term.casefold())
        if place > 0:
            return proof.statement.text[place : place + len(demand.term)]
    return demand.term


def _group_for(term: str, resume: Resume, skills: SkillReader) -> int:
    """The group that holds the nearest skill; where none is near, the last, which is often the least specific one."""
    term_id = skills.canonical(term)
    closeness = []
    for group in resume.skills:
        ids = [skills.canonical(keyword) for keyword in group.keywords]
        nearest = max((skills.nearness(term_id, id_) for id_ in ids if term_id and id_), default=0.0)
        closeness.append(nearest if nearest >= _NEAR else 0.0)
    return max(range(len(closeness)), key=lambda number: (closeness[number], number), default=0)


def _order(resume: Resume, demands: Sequence[Demand], skills: SkillReader) -> Iterator[Edit]:
    asked = {normalise(demand.term) for demand in demands}
    asked_ids = {skills.canonical(demand.term) for demand in demands} - {None}
    for number, group in enumerate(resume.skills):
        first = [item for item in group.keywords if normalise(item) in asked or skills.canonical(item) in asked_ids]
        ordered = (*first, *(item for item in group.keywords if item not in first))
        if not any(group.keywords.index(item) - place >= WORTH_MOVING for place, item in enumerate(first)):
            continue
        # A keyword with a line break or a colon was misread: moving it would tear the list.
        if ordered == group.keywords or any(_is_torn(resume, number, place) for place in range(len(ordered))):
            continue
        pointer = f"/skills/{number}/keywords"
        spans = resume.fields.get(f"{pointer}/0")
        yield draft_edit(
            kind="order",
            where=pointer,
            old=group.keywords,
            new=ordered,
            because="the skills that the posting asks for stand first",
            evidence=[
                Quote(
                    text=", ".join(group.keywords),
                    pointer=pointer,
                    span=spans.spans[0] if spans and spans.spans else None,
                )
            ],
        )


def _is_torn(resume: Resume, group: int, place: int) -> bool:
    field = resume.fields.get(f"/skills/{group}/keywords/{place}")
    written = [resume.text[span.start : span.end] for span in field.spans] if field else []
    return len(written) > 1 or any("\n" in words or ":" in words for words in written)
