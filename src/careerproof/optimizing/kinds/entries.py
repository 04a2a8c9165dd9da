"""Proposes what makes the entries of a résumé easier to read: the relevant bullets first, one deed a bullet, one entry
a job.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from careerproof.language.normalise import normalise
from careerproof.optimizing.demand import Demand
from careerproof.optimizing.entries import merged_job, sentences_of, tell_job
from careerproof.optimizing.kinds.drafting import draft_edit
from careerproof.optimizing.model import Edit
from careerproof.optimizing.pointers import value_at
from careerproof.resumes.model import Resume, Statement, Work
from careerproof.screening.english import is_english
from careerproof.screening.model import Quote

_BULLET = re.compile(r"(/(?:work|volunteer|projects)/\d+/highlights)/\d+")
_PARAGRAPH = re.compile(r"/work/\d+/summary")
_BACKWARD = re.compile(
    r"(it|its|this|these|that|those|they|their|he|she|his|her|which|also|then|however|there|here|such|both|all)\b",
    re.IGNORECASE,
)
"""A sentence that begins so hangs on the one before it."""
_FEWEST_WORDS = 4
_LONG_BULLET = 22
"""Words: a bullet of fewer may have two short sentences."""
_LONG_PARAGRAPH = 25
_MOST_PIECES = 6


def propose_entries(resume: Resume, demands: Sequence[Demand]) -> Iterator[Edit]:
    """The bullets that say something asked for before the others; long bullets and paragraphs in their sentences; two
    entries of one job as one.
    """
    yield from _order(resume, demands)
    yield from _split(resume)
    yield from _merge(resume)


def _order(resume: Resume, demands: Sequence[Demand]) -> Iterator[Edit]:
    telling: dict[str, list[Statement]] = {}
    for demand in demands:
        for proof in demand.proofs:
            found = _BULLET.fullmatch(proof.statement.pointer)
            if found:
                telling.setdefault(found.group(1), []).append(proof.statement)
    for where, statements in telling.items():
        bullets = value_at(resume, where)
        if not isinstance(bullets, tuple) or len(set(bullets)) < len(bullets):
            continue
        first = {int(statement.pointer.rpartition("/")[2]) for statement in statements}
        ordered = tuple(text for _, text in sorted(enumerate(bullets), key=lambda item: item[0] not in first))
        if 0 not in first and ordered != bullets:
            yield draft_edit(
                kind="order",
                where=where,
                old=bullets,
                new=ordered,
                because="the bullets that say what the posting asks for stand first",
                evidence=[_quote(statement) for statement in statements],
            )


def _split(resume: Resume) -> Iterator[Edit]:
    texts = [item for item in resume.statements if _BULLET.fullmatch(item.pointer)]
    texts += [  # a paragraph is told sentence by sentence
        Statement(pointer=f"/work/{number}/summary", text=job.summary, span=None, section="work")
        for number, job in enumerate(resume.work)
        if job.summary and not job.highlights
    ]
    if not is_english(" ".join(item.text for item in texts)):
        return
    for item in texts:
        is_paragraph = _PARAGRAPH.fullmatch(item.pointer) is not None
        pieces = sentences_of(item.text)
        long = _LONG_PARAGRAPH if is_paragraph else _LONG_BULLET
        if not 2 + is_paragraph <= len(pieces) <= _MOST_PIECES or len(item.text.split()) < long:
            continue
        if all(_stands_alone(piece) for piece in pieces):
            yield draft_edit(
                kind="split",
                where=item.pointer,
                old=item.text,
                new=pieces,
                because="who skims reads the beginnings of bullets: one deed in each",
                evidence=[_quote(item)],
            )


def _stands_alone(sentence: str) -> bool:
    is_long = len(sentence.split()) >= _FEWEST_WORDS
    return is_long and sentence[0].isupper() and _BACKWARD.match(sentence) is None


def _merge(resume: Resume) -> Iterator[Edit]:
    for number, (first, second) in enumerate(pairwise(resume.work)):
        later, earlier = (first, second) if (first.start_date or "") >= (second.start_date or "") else (second, first)
        if _is_one_job(later, earlier):
            heads = [f"/work/{place}/position" for place in (number, number + 1)]
            yield draft_edit(
                kind="merge",
                where=f"/work/{number}",
                old=(tell_job(first), tell_job(second)),
                new=(tell_job(merged_job(later, earlier)),),
                because="two entries of the same title and employer, one after the other, read as a change of jobs",
                evidence=[_quote(item) for item in resume.statements if item.pointer in heads],
                needs_confirmation=True,
            )


def _is_one_job(later: Work, earlier: Work) -> bool:
    """Whether two entries say nothing that forbids to take them for one job."""
    same = (
        (later.position, earlier.position),
        (later.name, earlier.name),
    )
    if not all(one and other and normalise(one) == normalise(other) for one, other in same):
        return False
    apart = ((later.location, earlier.location), (later.url, earlier.url))
    if any(one and other and normalise(one) != normalise(other) for one, other in apart):
        return False
    if (later.summary and earlier.summary) or earlier.current:
        return False
    return _touch(earlier.end_date, later.start_date)


def _touch(end: str | None, start: str | None) -> bool:
    """Whether one date follows the other within a month; years alone leave it open."""
    if not end or not start or len(end) < len("2020-01") or len(start) < len("2020-01"):
        return False
    months = [int(date[:4]) * 12 + int(date[5:7]) for date in (end, start)]
    return months[1] - months[0] in (0, 1)


def _quote(statement: Statement) -> Quote:
    return Quote(text=statement.text, pointer=statement.pointer, span=statement.span)
