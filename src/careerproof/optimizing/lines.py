"""Adds a summary to a résumé, and takes a line out of it, in the fields and in the text."""

from __future__ import annotations

import dataclasses

from careerproof.evidence import FieldEvidence, Span
from careerproof.optimizing.model import Edit
from careerproof.optimizing.pointers import place_in, retell
from careerproof.optimizing.splice import Replacement, splice
from careerproof.resumes.model import Resume, Section


def add_summary(resume: Resume, edit: Edit) -> Resume:
    """The résumé with a summary; the very same one where it has a summary already.

    The text gets it at its end, so that no section changes its number; every format writes it under the name.
    """
    if resume.basics.summary is not None or not isinstance(edit.new, str):
        return resume
    changed = dataclasses.replace(resume, basics=dataclasses.replace(resume.basics, summary=edit.new))
    if not resume.text:
        return retell(changed, "/basics/summary")
    heading = "Summary"
    begin = len(resume.text.rstrip()) + 2
    start = begin + len(heading) + 1
    span = Span(start=start, end=start + len(edit.new))
    changed = dataclasses.replace(
        changed,
        text=f"{resume.text.rstrip()}\n\n{heading}\n{edit.new}\n",
        fields={**resume.fields, "/basics/summary": FieldEvidence(confidence=1.0, spans=(span,))},
        sections=(*resume.sections, Section(kind="summary", heading=heading, span=Span(start=begin, end=span.end))),
    )
    return retell(changed, "/basics/summary")


def remove_line(resume: Resume, edit: Edit) -> Resume:
    """The résumé without the line of that section; without its heading too where nothing else stands under it."""
    told = [item for item in resume.statements if item.pointer == edit.where and item.text == edit.old and item.span]
    if not told or told[0].span is None or edit.new != "":
        return resume
    number = place_in(edit.where)
    span, section = told[0].span, resume.sections[number]
    kept = tuple(item for item in resume.statements if item is not told[0])
    rest = resume.text[section.span.start : span.start] + resume.text[span.end : section.span.end]
    is_last = section.heading is not None and not rest.replace(section.heading, "", 1).strip(" \t\n•-–*.")
    start, end = (section.span.start, section.span.end) if is_last else (span.start, span.end)
    while end < len(resume.text) and resume.text[end] in " \t":
        end += 1
    if end < len(resume.text) and resume.text[end] == "\n":
        end += 1
    shorter = splice(dataclasses.replace(resume, statements=kept), [Replacement(start=start, end=end, words="")])
    if not is_last:
        return shorter
    # The section stays as an empty one: the numbers of the others are in the ids of edits.
    sections = list(shorter.sections)
    place = min(start, len(shorter.text))
    sections[number] = dataclasses.replace(sections[number], heading=None, span=Span(start=place, end=place))
    return dataclasses.replace(shorter, sections=tuple(sections))
