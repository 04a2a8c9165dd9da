"""Makes the proposed changes in a résumé: in its fields, its text, and everything that points into the text."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable

from careerproof.errors import UsageError
from careerproof.evidence import FieldEvidence
from careerproof.optimizing.entries import merge_jobs, order_bullets, split_text
from careerproof.optimizing.keywords import set_keywords
from careerproof.optimizing.lines import add_summary, remove_line
from careerproof.optimizing.locate import locate
from careerproof.optimizing.model import Edit, EditKind, Proposal
from careerproof.optimizing.pointers import place_in, retell, value_at, with_value
from careerproof.optimizing.splice import Replacement, replace_span, splice
from careerproof.resumes.model import Resume

SAFE = "safe"

_ORDER: tuple[EditKind, ...] = (
    "rewrite", "bullet", "standard_term", "spell_out", "split", "summary", "say_what_you_have", "order", "heading",
    "date_form", "merge", "noise", "layout",
)  # fmt: skip
"""Whole bullets first, then words in them, then what is cut and added, then the order, then what joins and what goes:
so the sequence in which edits are named makes no difference.
"""


def apply_edits(resume: Resume, edits: Iterable[Edit]) -> Resume:
    """The résumé with the edits made; the very same one when there are none.

    Laws: applying twice changes nothing more; the sequence of the edits makes no difference; what no edit names stays.
    """
    for edit in sorted(edits, key=lambda edit: (_ORDER.index(edit.kind), edit.where, edit.id)):
        resume = _apply(resume, edit)
    return resume


def choose_edits(proposal: Proposal, ids: str) -> tuple[Edit, ...]:
    """The edits with these ids (commas between), or all that need no confirmation for "safe".

    Raises:
        UsageError: an id that no edit of the proposal has.
    """
    if ids.strip().lower() == SAFE:
        return tuple(edit for edit in proposal.edits if not edit.needs_confirmation)
    wanted = {part.strip() for part in ids.split(",") if part.strip()}
    unknown = sorted(wanted - {edit.id for edit in proposal.edits})
    if unknown or not wanted:
        named = f"no edit has the id {', '.join(unknown)}" if unknown else "no edit was named"
        raise UsageError(named, hint=f'name ids from the list of edits, with commas, or "{SAFE}"')
    return tuple(edit for edit in proposal.edits if edit.id in wanted)


def _apply(resume: Resume, edit: Edit) -> Resume:
    if edit.kind == "layout":  # the words stay as they are; every file that export writes has a layout of its own
        return resume
    make = _MAKERS.get(edit.kind)
    if make is not None:
        return make(resume, edit)
    if edit.kind == "order" and not edit.where.startswith("/skills/"):
        return order_bullets(resume, edit)
    if isinstance(edit.new, tuple):
        return set_keywords(resume, edit)
    return _set_text(resume, edit)


def _set_text(resume: Resume, edit: Edit) -> Resume:
    if not isinstance(edit.old, str) or not isinstance(edit.new, str):
        return resume
    pointer = _place_of(resume, edit.where, edit.old, edit.new)
    current = value_at(resume, pointer) if pointer is not None else None
    if pointer is None or not isinstance(current, str):
        return resume
    value = _reworded(current, edit.old, edit.new)
    if value == current:
        return resume
    field = resume.fields.get(pointer)
    spans = field.spans if field else ()
    resume = splice(resume, [replace_span(span, value if number == 0 else "") for number, span in enumerate(spans)])
    changed = with_value(resume, pointer, value)
    return retell(dataclasses.replace(changed, fields=_with_field(resume, pointer, spans=1)), pointer)


def _place_of(resume: Resume, where: str, old: str, new: str) -> str | None:
    """Where the text to be changed stands now; None where it was changed before or is gone."""
    if value_at(resume, where) == old:
        return where
    start, old_end, new_end = _difference(old, new)
    before, after = old[start:old_end], new[start:new_end]
    done = locate(resume, where, new, holding=(after,))
    open_ = locate(resume, where, old, holding=(before,)) if before and done != where else None
    return open_ if open_ == where or done is None else None


def _reworded(current: str, old: str, new: str) -> str:
    """The current words with that part of them changed in which `old` and `new` differ.

    Why not simply `new`: two edits may change two places of one sentence, and each is true without the other.
    """
    if current == old:
        return new
    start, old_end, new_end = _difference(old, new)
    before, after = old[start:old_end], new[start:new_end]
    if after in current:
        return current
    places = [place for place in range(len(current)) if before and current.startswith(before, place)]
    if not places:
        return current
    place = min(places, key=lambda place: abs(place - start))
    return current[:place] + after + current[place + len(before) :]


def _difference(old: str, new: str) -> tuple[int, int, int]:
    """The start of the first difference and the ends of the last one in both texts, widened to whole words."""
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    while start and not old[start - 1].isspace():
        start -= 1
    if start == len(old) - tail:  # words were only put in: take the word before them along
        start = len(old[:start].rstrip())
        while start and not old[start - 1].isspace():
            start -= 1
    while tail and not old[len(old) - tail].isspace():
        tail -= 1
    return start, len(old) - tail, len(new) - tail


def _rename_section(resume: Resume, edit: Edit) -> Resume:
    number = place_in(edit.where)
    section = resume.sections[number]
    if section.heading != edit.old or not isinstance(edit.new, str) or section.heading is None:
        return resume
    # The heading stands at the head of its section or, where the span covers the content only, right before it.
    first = max(0, section.span.start - len(section.heading) - 4)
    place = resume.text.find(section.heading, first, section.span.end)
    if place >= 0:
        words = Replacement(start=place, end=place + len(section.heading), words=edit.new)
        resume = splice(resume, [words])
    sections = list(resume.sections)
    sections[number] = dataclasses.replace(sections[number], heading=edit.new)
    return dataclasses.replace(resume, sections=tuple(sections))


def _write_date(resume: Resume, edit: Edit) -> Resume:
    field = resume.fields.get(edit.where)
    if field is None or not isinstance(edit.new, str) or len(field.spans) != 1:
        return resume
    span = field.spans[0]
    if resume.text[span.start : span.end] != edit.old:
        return resume
    changed = splice(resume, [replace_span(span, edit.new)])
    fields = dict(changed.fields)
    fields[edit.where] = dataclasses.replace(fields[edit.where], raw=edit.new)
    return dataclasses.replace(changed, fields=fields)


def _with_field(resume: Resume, pointer: str, *, spans: int) -> dict[str, FieldEvidence]:
    """The fields, of which the one at `pointer` is written as it is valued, in its first `spans` places."""
    fields = dict(resume.fields)
    if pointer in fields:
        fields[pointer] = dataclasses.replace(fields[pointer], spans=fields[pointer].spans[:spans], raw=None)
    return fields


_MAKERS: dict[EditKind, Callable[[Resume, Edit], Resume]] = {
    "date_form": _write_date,
    "heading": _rename_section,
    "merge": merge_jobs,
    "noise": remove_line,
    "split": split_text,
    "summary": add_summary,
}
"""How the kinds are made that are no change of words in their place."""
