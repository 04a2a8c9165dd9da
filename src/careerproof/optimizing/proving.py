"""Brings each kind of edit before the guard: what in it nothing proves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from careerproof.language.normalise import normalise
from careerproof.optimizing.claims import find_unproven
from careerproof.optimizing.kinds.layout import REWRITTEN
from careerproof.optimizing.model import Edit, SkillReader
from careerproof.optimizing.pointers import place_in, value_at
from careerproof.optimizing.standards import load_standards
from careerproof.optimizing.wording import contains_wording
from careerproof.resumes.dates import parse_date_range
from careerproof.resumes.model import Resume


def find_unproven_in(edit: Edit, resume: Resume, *, wordings: Sequence[str], skills: SkillReader) -> tuple[str, ...]:
    """What in the edit nothing proves; () when it may pass.

    Args:
        edit: the edit, whoever proposed it.
        resume: the résumé that it is to change.
        wordings: the posting's words for what the résumé shows.
        skills: finds the skills that a text names.
    """
    match edit.kind:
        case "noise":  # a line that goes claims nothing; words in its place would
            return () if edit.new == "" else ("words in the place of noise",)
        case "layout":
            return () if edit.new == REWRITTEN else ("words about the layout that are not ours",)
        case "heading":
            return _not_a_heading(edit, resume)
        case "date_form":
            return _another_date(edit, resume)
        case "order" | "split":
            return _other_words(edit)
        case _:
            return _unproven_words(edit, wordings, skills)


def _not_a_heading(edit: Edit, resume: Resume) -> tuple[str, ...]:
    """The heading, unless it is a usual one of just that kind of section: another kind would claim another thing."""
    kind = resume.sections[place_in(edit.where)].kind
    usual = {normalise(name) for name in load_standards().headings.get(kind, ())}
    return () if isinstance(edit.new, str) and normalise(edit.new) in usual else (str(edit.new),)


def _another_date(edit: Edit, resume: Resume) -> tuple[str, ...]:
    """The date, unless its words say the very value that was read, neither more nor less exact."""
    found = parse_date_range(edit.new) if isinstance(edit.new, str) else None
    is_same = found is not None and found.is_single and found.first is not None
    value = found.first.value if is_same and found is not None and found.first is not None else None
    return () if value is not None and value == value_at(resume, edit.where) else (str(edit.new),)


def _other_words(edit: Edit) -> tuple[str, ...]:
    """What is moved or cut must be there afterwards, and nothing else."""
    old = (edit.old,) if isinstance(edit.old, str) else edit.old or ()
    new = (edit.new,) if isinstance(edit.new, str) else edit.new
    if edit.kind == "order":
        changed = (Counter(new) - Counter(old)) + (Counter(old) - Counter(new))
        return tuple(changed)
    return () if " ".join(new).split() == " ".join(old).split() else new


def _unproven_words(edit: Edit, wordings: Sequence[str], skills: SkillReader) -> tuple[str, ...]:
    proof = [quote.text for quote in edit.evidence]
    if isinstance(edit.new, str):
        old = edit.old if isinstance(edit.old, str) else None
        said = [wording for wording in wordings if contains_wording(edit.new, wording)]
        return find_unproven(edit.new, old=old, proof=proof, skills=skills, wordings=said)
    held = edit.old if isinstance(edit.old, tuple) else ()
    if edit.kind == "merge":
        return tuple(word for line in edit.new for word in find_unproven(line, old=None, proof=held, skills=skills))
    unproven = [keyword for keyword in held if keyword not in edit.new]  # a list only grows
    for keyword in (keyword for keyword in edit.new if keyword not in held):
        asked = [keyword] if edit.needs_confirmation and keyword in wordings else []
        unproven += find_unproven(keyword, old=None, proof=proof, skills=skills, wordings=[keyword], confirmed=asked)
    return tuple(unproven)
