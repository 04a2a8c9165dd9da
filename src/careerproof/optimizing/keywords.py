"""Adds and orders the keywords of a group of skills, in the fields and in the text."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import pairwise

from careerproof.evidence import FieldEvidence, Span
from careerproof.language.normalise import normalise
from careerproof.optimizing.model import Edit
from careerproof.optimizing.pointers import place_in, retell, with_value
from careerproof.optimizing.splice import replace_span, splice
from careerproof.resumes.model import Resume, Section, SkillGroup


def set_keywords(resume: Resume, edit: Edit) -> Resume:
    """The résumé with the edit's keywords added to the group, or the group's keywords in the edit's order."""
    if not isinstance(edit.new, tuple):
        raise TypeError("keywords are a list")
    group = place_in(edit.where)
    if group >= len(resume.skills):
        return _add_group(resume, edit.new)
    current = resume.skills[group].keywords
    if edit.kind == "order":
        value = _in_order(current, edit.new)
    else:
        held = {normalise(keyword) for keyword in current}
        # A keyword of `old` that is no longer there was reworded by another edit, not taken away.
        added = (keyword for keyword in edit.new if normalise(keyword) not in held and keyword not in (edit.old or ()))
        value = current + tuple(added)
    if value == current:
        return resume
    return _write_keywords(resume, group, value)


def _in_order(current: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """The keywords in the wanted order; those that it does not know keep their places."""
    rank = {keyword: number for number, keyword in enumerate(wanted)}
    known = iter(sorted((keyword for keyword in current if keyword in rank), key=rank.__getitem__))
    return tuple(next(known) if keyword in rank else keyword for keyword in current)


def _write_keywords(resume: Resume, group: int, value: tuple[str, ...]) -> Resume:
    """The group's keywords, each in the place where one stood; new ones after the last."""
    pointer = f"/skills/{group}/keywords"
    count = len(resume.skills[group].keywords)
    slots = [resume.fields.get(f"{pointer}/{number}") for number in range(count)]
    spans = [slot.spans[0] for slot in slots if slot and len(slot.spans) == 1]
    changed = with_value(resume, pointer, value)
    if len(spans) < count or not spans or any(one.end > two.start for one, two in pairwise(spans)):
        return retell(changed, pointer)  # the text holds no plain list to write into
    between = _separator(resume.text, spans)
    added = "".join(between + keyword for keyword in value[count:])
    words = [*value[: count - 1], value[count - 1] + added]
    changed = splice(changed, [replace_span(span, word) for span, word in zip(spans, words, strict=True)])
    fields, start = dict(changed.fields), 0
    for number, keyword in enumerate(value):
        name = f"{pointer}/{number}"
        start = fields[name].spans[0].start if number < count else start + len(between)
        model = spans[min(number, count - 1)]
        span = Span(start=start, end=start + len(keyword), page=model.page)
        fields[name] = FieldEvidence(confidence=1.0, spans=(span,))
        start = span.end
    return retell(dataclasses.replace(changed, fields=fields), pointer)


def _add_group(resume: Resume, keywords: tuple[str, ...]) -> Resume:
    """The résumé with a skills section at its end."""
    heading, group = "Skills", len(resume.skills)
    begin = len(resume.text.rstrip()) + 2
    text = f"{resume.text.rstrip()}\n\n{heading}\n{', '.join(keywords)}\n"
    fields, start = dict(resume.fields), begin + len(heading) + 1
    for number, keyword in enumerate(keywords):
        span = Span(start=start, end=start + len(keyword))
        fields[f"/skills/{group}/keywords/{number}"] = FieldEvidence(confidence=1.0, spans=(span,))
        start = span.end + 2
    section = Section(kind="skills", heading=heading, span=Span(start=begin, end=len(text) - 1))
    changed = dataclasses.replace(
        resume,
        text=text,
        fields=fields,
        skills=(*resume.skills, SkillGroup(keywords=keywords)),
        sections=(*resume.sections, section),
    )
    return retell(changed, f"/skills/{group}")


def _separator(text: str, spans: Sequence[Span]) -> str:
    """What stands between the last two keywords of the group, where that is no word; else a comma."""
    if len(spans) > 1:
        between = text[spans[-2].end : spans[-1].start]
        if between.strip(" ,;|•·/\t\n") == "" and between:
            return between
    return ", "
