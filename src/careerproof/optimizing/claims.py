"""The only door to a proposed text: nothing of substance in it that the résumé does not prove."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerproof.language.model import Mention
from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem
from careerproof.optimizing.model import SkillReader
from careerproof.optimizing.standards import load_standards
from careerproof.optimizing.wording import affirms_wording, is_kin, is_short_for, stems_of, words_of

_SURE_SHORT_FORM = 3
_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*(?:%|[kKmM]\b)?")
"""A digit after a letter is part of a name (k8s, S3), which is held as a word."""
_COUNTED = re.compile(r"(\d+(?:[.,]\d+)*)%?\s+([^\W\d_]+)")


def find_unproven(
    new: str,
    *,
    old: str | None,
    proof: Sequence[str],
    skills: SkillReader,
    wordings: Sequence[str] = (),
    confirmed: Sequence[str] = (),
) -> tuple[str, ...]:
    """What in `new` nothing proves, in order; () when the text may pass.

    Every word, number and skill of `new` must stand in `old` or `proof`, or be one of `wordings` that names the same
    thing as something there, or be asked of the person (`confirmed`). A figure or a "not" of `old` that `new` drops
    counts too: it changes what is claimed.

    Args:
        new: the proposed text.
        old: the text that it replaces, if any.
        proof: the statements of the résumé that are quoted as evidence.
        skills: finds the skills that a text names.
        wordings: the posting's words for what the proof says in others; those that it does not say are not let in.
        confirmed: words that the edit will ask the person about.
    """
    sources = [*([old] if old else []), *proof]
    admitted = [wording for wording in wordings if is_proven(wording, sources, skills)] + list(confirmed)
    allowed = [*sources, *admitted]
    return (
        *_unknown_words(new, allowed),
        *_unknown_numbers(new, allowed),
        *_miscounted(new, sources, admitted),
        *_unknown_skills(new, allowed, skills),
        *(() if old is None else _dropped(new, old)),
    )


def is_proven(wording: str, sources: Sequence[str], skills: SkillReader) -> bool:
    """True where one of the sources says the wording, an inflection or a short or long form of it, or the same term."""
    wanted = name_of_term(wording, skills)
    return any(
        affirms_wording(source, wording)
        or any(
            is_same_thing(mention, wording, wanted) and is_affirmed(mention, source)
            for mention in skills.extract(source)
        )
        for source in sources
    )


def is_same_thing(mention: Mention, wording: str, wanted: str | None) -> bool:
    """True where the mention is another name of the wording, whose term is `wanted` (None where no taxonomy knows it).

    By the taxonomy where both are known; a short form of three letters or more speaks for itself where one is not.
    """
    if mention.term is not None and wanted is not None:
        return mention.term.id == wanted and is_kin(mention.text, wording) and not _narrows(mention, wording)
    is_form = is_short_for(mention.text, wording) or is_short_for(wording, mention.text)
    return is_form and min(len(mention.text), len(wording)) >= _SURE_SHORT_FORM


def _narrows(mention: Mention, wording: str) -> bool:
    """True where the wording adds an ordinary word: "reconciliations" do not prove "bank reconciliation".

    A maker's name or an acronym adds nothing to claim ("Apache Airflow", "REST APIs"); such words have capitals.
    """
    if is_short_for(mention.text, wording) or is_short_for(wording, mention.text):
        return False
    added = (word for word in as_named(mention, wording).split() if not is_kin(word, mention.text))
    return any(word.islower() for word in added)


def as_named(mention: Mention, wording: str) -> str:
    """The wording in the letters of the taxonomy where it is the term's label: a posting capitalises at will."""
    label = mention.term.label if mention.term is not None else wording
    return label if words_of(label) == words_of(wording) else wording


def name_of_term(wording: str, skills: SkillReader) -> str | None:
    """The id of the term that has the wording as one of its names; None where it says more than the name.

    Why not `canonical` alone: it finds Java by "strong Java 17 skills" too, and "Java" proves neither the strength nor
    the version.
    """
    term_id = skills.canonical(wording)
    if term_id is None or load_standards().praising.intersection(words_of(wording)):
        return None
    wanted = stems_of(wording)
    if any(mention.term and stems_of(mention.text) == wanted for mention in skills.extract(wording)):
        return term_id
    # Names that are everyday words too are not found by themselves; the list of all names takes longer to open.
    return term_id if any(stems_of(name) == wanted for name in skills.aliases(term_id)) else None


def is_affirmed(mention: Mention, source: str) -> bool:
    """True where the mention is not denied by the words before it."""
    return not mention.negated and affirms_wording(source, mention.text)


def _unknown_words(new: str, allowed: Sequence[str]) -> tuple[str, ...]:
    known = {word for text in allowed for word in stems_of(text)} | load_standards().neutral
    forms = load_standards().inflections
    known |= {forms[word] for text in allowed for word in words_of(text) if word in forms}
    return tuple(word for word in words_of(new) if word not in known and stem(word) not in known)


def _unknown_numbers(new: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """Numbers are compared as written: 1.8 is not 18, and 40,000 is not 40."""
    known = {number for text in allowed for number in _NUMBER.findall(text)}
    return tuple(number for number in _NUMBER.findall(new) if number not in known)


def _miscounted(new: str, sources: Sequence[str], admitted: Sequence[str]) -> tuple[str, ...]:
    """Figures that now count something else: "35 tables for 210 users" does not prove "210 tables"."""
    known = {(number, stem(word.lower())) for text in sources for number, word in _COUNTED.findall(text)}
    figures = {number for number, _ in known}
    free = load_standards().neutral | {word for text in admitted for word in words_of(text)}
    return tuple(
        f"{number} {word}"
        for number, word in _COUNTED.findall(new)
        if number in figures and word.lower() not in free and (number, stem(word.lower())) not in known
    )


def _unknown_skills(new: str, allowed: Sequence[str], skills: SkillReader) -> tuple[str, ...]:
    """Words that are each allowed may together name a skill that nobody showed: "machine" and "learning"."""
    named = [
        (mention.term.id, is_affirmed(mention, text))
        for text in allowed
        for mention in skills.extract(text)
        if mention.term is not None
    ]
    affirmed, mentioned = {name for name, is_claimed in named if is_claimed}, {name for name, _ in named}
    # What the new text denies must at least be named before: a "no" elsewhere in the sentence hides no new skill.
    return tuple(
        mention.text
        for mention in skills.extract(new)
        if mention.term is not None
        and mention.term.id not in (affirmed if is_affirmed(mention, new) else mentioned)
        and not any(affirms_wording(text, mention.text) for text in allowed)
    )


def _dropped(new: str, old: str) -> tuple[str, ...]:
    """Figures and denials of `old` that `new` leaves out: both change what is claimed."""
    numbers, words = _NUMBER.findall(new), normalise(new).split()
    return (
        *(number for number in _NUMBER.findall(old) if number not in numbers),
        *(word for word in normalise(old).split() if word in load_standards().negating and word not in words),
    )
