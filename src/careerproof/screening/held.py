"""What a résumé shows: its passages, the words and skills in each, and when that was.

Names, addresses, schools and employers are left out: they must not move a score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol

from careerproof.evidence import Span
from careerproof.facts.keeping import kept
from careerproof.language.model import Mention
from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem
from careerproof.resumes.experience import HighestEducation, highest_education
from careerproof.resumes.model import Resume
from careerproof.screening.model import Inference, Quote

JOINT = "\n"
_NEGATED = re.compile(
    r"(?:\b(?:no|not(?! only)|never|without|lack(?:s|ing)?(?: of)?|cannot|zero)|n['’]t)(?:\s+[\w'’+#/-]+){0,4}\s*$",
    re.IGNORECASE,
)
_TURN = re.compile(r"[.;:!?\n]|\bbut\b|\bhowever\b|\balthough\b|\bonly\b", re.IGNORECASE)
_EMPLOYER = re.compile(r"/work/\d+/name")
_LONE_AMPERSAND = re.compile(r"(?<!\w)&|&(?!\w)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_PROSE = ("/summary", "/description")
_NEGATION_REACH = 60
"""Characters before a term in which a "no" still belongs to it; five words fit."""


class SkillMatcher(Protocol):
    """What a screen asks of a taxonomy of skills; `skills.Skills` is the one that ships.

    Its answers never change while it lives, and it can be a key of a dictionary.
    """

    def extract(self, text: str) -> tuple[Mention, ...]:
        """The terms that the text names, in order of place."""

    def canonical(self, text: str) -> str | None:
        """The id of the term that goes by these words ("k8s" and "Kubernetes" have one), or None."""

    def aliases(self, term_id: str) -> tuple[str, ...]:
        """The words that a term goes by."""

    def nearness(self, first: str, second: str) -> float:
        """How near two terms are, 0..1."""

    def __hash__(self) -> int:
        """As a key of a dictionary: by identity will do."""


@kept(4096)
def terms_in(skills: SkillMatcher, text: str) -> tuple[Mention, ...]:
    """The terms that a text names. Remembered: one posting is screened against many résumés, one résumé after each
    edit.
    """
    return tuple(sorted(skills.extract(text), key=lambda mention: (mention.start, mention.end)))


@kept(65536)
def canonical_of(skills: SkillMatcher, text: str) -> str | None:
    """The id of the term that goes by these words, remembered."""
    return skills.canonical(text)


@kept(131072)
def nearness_of(skills: SkillMatcher, first: str, second: str) -> float:
    """How near two terms are, 0..1, remembered."""
    return skills.nearness(first, second)


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A stretch of a résumé that can show something. `work` is the index of the position it belongs to, if any."""

    pointer: str
    text: str
    span: Span | None
    work: int | None = None

    def quote(self) -> Quote:
        """The words, to be shown beside a judgement."""
        return Quote(text=self.text, pointer=self.pointer, span=self.span)


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """All that a résumé shows, ready to be asked.

    `joined` is the evidence in one text, a line each (`lowered` the same in lower case); `starts` the offset of each.
    `highest` is the highest degree. `stems` maps a stem to its (evidence, position) pairs; `skills` a term's id, in the
    order of the ids, to the evidence that names it and does not deny it, `labels` the id to its label; `denied` holds
    the ids of terms that the résumé names only to deny them; `inferred` maps the ids of terms to the job held that
    speaks for them.
    """

    resume: Resume
    evidence: tuple[Evidence, ...]
    joined: str
    lowered: str
    starts: tuple[int, ...]
    stems: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    stem_sets: tuple[frozenset[str], ...] = ()
    highest: HighestEducation | None = None
    skills: dict[str, tuple[int, ...]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    denied: set[str] = field(default_factory=set)
    inferred: Mapping[str, Inference] = field(default_factory=dict)

    def places_of_title(self, work: int) -> tuple[int, ...]:
        """The evidence that is the title of that position."""
        pointer = f"/work/{work}/position"
        return tuple(index for index, item in enumerate(self.evidence) if item.pointer == pointer)

    def is_denied(self, start: int) -> bool:
        """Whether the word at an offset of `joined` stands under a "no" ("no experience with X")."""
        before = self.joined[max(0, start - _NEGATION_REACH) : start]
        turns = list(_TURN.finditer(before))
        return bool(_NEGATED.search(before[turns[-1].end() :] if turns else before))


def gather_evidence(resume: Resume, skills: SkillMatcher, inferred: Mapping[str, Inference] | None = None) -> Held:
    """What the résumé shows: each passage once, in a fixed order, with its stems and skills.

    The last ones are remembered: one résumé is screened against many postings.
    """
    held = _gather(skills, _Same(value=resume))
    return replace(held, inferred=inferred) if inferred else held


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Same:
    """A résumé as a key: equal to itself alone, which is quicker to tell than whether two say the same."""

    value: Resume

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


@kept(16)
def _gather(skills: SkillMatcher, key: _Same) -> Held:
    resume = key.value
    evidence = tuple(sorted(_passages(resume), key=lambda item: (item.pointer, item.text)))
    starts: list[int] = []
    length = 0
    for item in evidence:
        starts.append(length)
        length += len(item.text) + len(JOINT)
    joined = JOINT.join(item.text for item in evidence)
    held = Held(
        resume=resume,
        evidence=evidence,
        joined=joined,
        lowered=joined.lower(),
        starts=tuple(starts),
        stem_sets=tuple(frozenset(stems_of(item.text)) for item in evidence),
        highest=highest_education(resume),
    )
    for index, item in enumerate(evidence):
        for position, word in enumerate(stems_of(item.text)):
            held.stems.setdefault(word, []).append((index, position))
    _find_skills(held, skills)
    return held


@lru_cache(maxsize=16384)
def stems_of(text: str) -> tuple[str, ...]:
    """The stems of the words of a text, in order."""
    # One normalisation a passage is several times quicker than one a word; a lone ampersand is no word of it.
    bare = _LONE_AMPERSAND.sub(" ", text) if "&" in text else text
    return tuple(stem(word) for word in normalise(bare).split())


def _find_skills(held: Held, skills: SkillMatcher) -> None:
    """Fills in which evidence names which term; a denied mention names nothing, and is remembered as such."""
    found: dict[str, list[int]] = {}
    index = 0
    for mention in terms_in(skills, held.joined):
        while index + 1 < len(held.starts) and held.starts[index + 1] <= mention.start:
            index += 1
        if mention.term is None:
            continue
        if mention.negated or held.is_denied(mention.start):
            held.denied.add(mention.term.id)
            continue
        held.labels.setdefault(mention.term.id, mention.term.label)
        places = found.setdefault(mention.term.id, [])
        if not places or places[-1] != index:
            places.append(index)
    # In the order of their ids, so that of equally near terms the first is always the same.
    held.skills.update({key: tuple(found[key]) for key in sorted(found)})
    held.denied.difference_update(found)


def _passages(resume: Resume) -> Iterator[Evidence]:
    """The résumé's fields as evidence, then statements that stand in no known field."""
    spans = {(item.pointer, item.text): item.span for item in resume.statements}
    seen = {f"/education/{index}/area" for index in range(len(resume.education))}
    for pointer, text, work in _fields(resume):
        if not text or not text.strip():
            continue
        seen.add(pointer)
        for sentence in _SENTENCE.split(text) if pointer.endswith(_PROSE) else (text,):
            span = spans.get((pointer, sentence.strip())) or _span(resume, pointer)
            yield Evidence(pointer=pointer, text=" ".join(sentence.split()), span=span, work=work)
    parents: set[str] = set()
    for pointer in seen:
        while (pointer := pointer.rpartition("/")[0]) and pointer not in parents:
            parents.add(pointer)
    for number, statement in enumerate(resume.statements):
        covered = statement.pointer in seen or statement.pointer in parents
        if not covered and statement.section != "contact" and not _is_private(statement.pointer):
            pointer = statement.pointer or f"/statements/{number}"
            yield Evidence(pointer=pointer, text=" ".join(statement.text.split()), span=statement.span)


def _is_private(pointer: str) -> bool:
    """Whether a field tells who a person is, where they live, which school or employer they were at, or a grade."""
    if _EMPLOYER.fullmatch(pointer):
        return True
    return (pointer.startswith("/basics/") and not pointer.endswith(("/label", "/summary"))) or pointer.endswith(
        ("/institution", "/location", "/organization", "/url", "/score", "/issuer", "/publisher", "/awarder")
    )


def _span(resume: Resume, pointer: str) -> Span | None:
    written = resume.fields.get(pointer)
    return written.spans[0] if written is not None and written.spans else None


def _fields(resume: Resume) -> Iterator[tuple[str, str | None, int | None]]:
    """(pointer, text, index of the position) of each field that can show something."""
    yield "/basics/label", resume.basics.label, None
    yield "/basics/summary", resume.basics.summary, None
    for index, job in enumerate(resume.work):
        yield f"/work/{index}/position", job.position, index
        yield f"/work/{index}/summary", job.summary, index
        yield from _list(f"/work/{index}/highlights", job.highlights, index)
    for index, role in enumerate(resume.volunteer):
        yield f"/volunteer/{index}/position", role.position, None
        yield f"/volunteer/{index}/summary", role.summary, None
        yield from _list(f"/volunteer/{index}/highlights", role.highlights)
    for index, project in enumerate(resume.projects):
        yield f"/projects/{index}/name", project.name, None
        yield f"/projects/{index}/description", project.description, None
        yield from _list(f"/projects/{index}/highlights", project.highlights)
        yield from _list(f"/projects/{index}/keywords", project.keywords)
    told = {item.pointer: item.text for item in resume.statements if item.section == "education"}
    for index, study in enumerate(resume.education):
        # Degree and field make one piece of evidence, in the words of the page where it has them together.
        parts = [part for part in (study.study_type, study.area) if part]
        whole = told.get(f"/education/{index}/studyType", "")
        yield (
            f"/education/{index}/studyType",
            whole if parts and all(part in whole for part in parts) else ", ".join(parts),
            None,
        )
        yield from _list(f"/education/{index}/courses", study.courses)
    for index, group in enumerate(resume.skills):
        yield f"/skills/{index}/name", group.name, None
        yield from _list(f"/skills/{index}/keywords", group.keywords)
    for index, certificate in enumerate(resume.certificates):
        yield f"/certificates/{index}/name", certificate.name, None
    for index, language in enumerate(resume.languages):
        spoken = " – ".join(part for part in (language.language, language.fluency) if part)
        yield f"/languages/{index}/language", spoken, None
    for index, publication in enumerate(resume.publications):
        yield f"/publications/{index}/name", publication.name, None
        yield f"/publications/{index}/summary", publication.summary, None
    for index, award in enumerate(resume.awards):
        yield f"/awards/{index}/title", award.title, None
        yield f"/awards/{index}/summary", award.summary, None
    for index, interest in enumerate(resume.interests):
        yield f"/interests/{index}/name", interest.name, None
        yield from _list(f"/interests/{index}/keywords", interest.keywords)


def _list(pointer: str, values: Sequence[str], work: int | None = None) -> Iterator[tuple[str, str, int | None]]:
    for number, value in enumerate(values):
        yield f"{pointer}/{number}", value, work
