"""How one requirement stands: its share of the points (0..1), how it was said, and the words that show it.

Law: more evidence never lowers a share.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import takewhile

from careerproof.postings.lexicons import load_lexicon
from careerproof.postings.model import Requirement
from careerproof.resumes.experience import months_of_experience
from careerproof.screening.english import is_english
from careerproof.screening.held import Held, SkillMatcher, canonical_of, nearness_of, terms_in
from careerproof.screening.match import RANK, TermMatch, content_stems, match_share, match_term, said_in
from careerproof.screening.model import MatchKind
from careerproof.screening.policy import Policy

CONDITIONS = frozenset({"clearance", "authorisation", "travel", "physical", "schedule"})
"""What a résumé rarely says; silence about it means nothing."""
PAPERS = frozenset({"certification", "licence"})
"""What one paper shows in full, wherever it stands."""
INFERABLE = frozenset({"technology", "skill", "experience"})
"""What a job held speaks for; no paper, no language, no manner of working with others."""
MEANING_SHARE = (0.25, 0.65)
"""A clause without a named term is shown from the first share of its words in one passage, in full at the second."""
_CREDENTIAL = re.compile(
    r"\b(?:certif\w*|licen[cs]\w*|credential\w*|accredit\w*|registered|registration|admitted|diploma)\b", re.IGNORECASE
)
LEAST_ROOT = 5
ROOT_SHARE = 0.55
"""Chosen on pairs of the language itself: scientist and science, manager and management, analyst and analytics."""
MANNERS = (
    "clinical", "commercial", "direct", "full-time", "general", "hands-on", "industry", "paid", "practical", "prior",
    "previous", "professional", "progressive", "recent", "relevant",
)  # fmt: skip
"""Words that qualify experience without naming its subject."""


_WORK = re.compile(r"/(?:work|volunteer|projects)/\d+")
_STUDY = re.compile(r"/education/\d+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """A share of the points; the kind of match; the evidence (indexes); and how each group of choices was said."""

    share: float
    match: MatchKind
    evidence: tuple[int, ...] = ()
    groups: tuple[tuple[tuple[str, ...], TermMatch], ...] = ()


def judge_requirement(
    requirement: Requirement, held: Held, *, skills: SkillMatcher, policy: Policy, today: str
) -> Judgement:
    """How the requirement stands in what the résumé shows."""
    if requirement.kind == "education":
        return _education(requirement, held, skills, policy, today)
    if requirement.kind in CONDITIONS:
        return _condition(requirement, held)
    if requirement.kind == "language":
        return _language(requirement, held, skills, policy)
    if not requirement.alternatives and not _has_minimum(requirement):
        return _meaning(requirement, held, skills)
    groups = _groups(requirement, held, skills, policy)
    if _has_minimum(requirement) and requirement.kind == "experience":
        titled = tuple((choices, _said_by_title(choices, match, held)) for choices, match in groups)
        return _experience(requirement, titled, held, policy, today)
    if requirement.kind in PAPERS or policy.depth["listed"] >= 1:
        return _from_groups(groups, policy)
    deep = tuple(
        (choices, _with_depth(choices, match, held, skills, policy=policy, today=today)) for choices, match in groups
    )
    return _from_groups(deep, policy)


def wording_share(judgement: Judgement, policy: Policy) -> float:
    """The share that the judgement would have if only wording and depth cost points; 1 where something is not said."""
    kinds = [match.kind for _, match in judgement.groups]
    if not kinds or any(kind in ("none", "related") for kind in kinds):
        return 1.0
    return sum(match_share(match, policy) * match.depth for _, match in judgement.groups) / len(kinds)


def depth_of(judgement: Judgement) -> float:
    """The mean share that depth leaves of the points of what is said; 1 where the policy does not ask for it."""
    depths = [match.depth for _, match in judgement.groups if match.kind != "none"]
    return sum(depths) / len(depths) if depths else 1.0


def required_months(requirement: Requirement) -> float:
    """The months of experience that a requirement asks at least; 0 where it names none."""
    if requirement.minimum is None or requirement.minimum.unit not in ("years", "months"):
        return 0.0
    return requirement.minimum.value * (12 if requirement.minimum.unit == "years" else 1)


def shown_months(judgement: Judgement, held: Held, today: str) -> int:
    """The months of the positions that say every group of the requirement's terms, overlaps counted once."""
    # What is only near a subject, or usual in a job held, has not been said: it answers no question.
    said = [match for _, match in judgement.groups if RANK[match.kind] >= RANK["alias"] or match.is_scattered]
    per_group = [set(_works(match.evidence, held)) for match in said]
    if not per_group or len(per_group) < len(judgement.groups):
        return 0
    together = set.union(*per_group)
    return months_in(together, held, today)


def months_in(works: set[int], held: Held, today: str) -> int:
    """The months of these positions of the résumé."""
    return months_of_experience(held.resume, today, only=works).months if works else 0


def _has_minimum(requirement: Requirement) -> bool:
    return required_months(requirement) > 0


def _works(evidence: tuple[int, ...], held: Held) -> list[int]:
    return [work for index in evidence if (work := held.evidence[index].work) is not None]


def _groups(
    requirement: Requirement, held: Held, skills: SkillMatcher, policy: Policy
) -> tuple[tuple[tuple[str, ...], TermMatch], ...]:
    """The best match of each group of choices."""
    if held.inferred and requirement.kind not in INFERABLE:
        held = replace(held, inferred={})
    found = []
    for choices in requirement.alternatives:
        ask = _match_credential if requirement.kind in ("certification", "licence") else match_term
        matches = [ask(term, held, skills, related=policy.thresholds["related"]) for term in choices]
        best = max(matches, key=lambda match: (RANK[match.kind], match.inferred is None, match.nearness))
        if best.kind != "none":  # evidence of every choice counts, for years and for quotes
            same = [match for match in matches if RANK[match.kind] >= min(RANK[best.kind], RANK["alias"])]
            best = replace(best, evidence=tuple(dict.fromkeys(index for match in same for index in match.evidence)))
        found.append((choices, best))
    return tuple(found)


def _with_depth(
    choices: tuple[str, ...], found: TermMatch, held: Held, skills: SkillMatcher, *, policy: Policy, today: str
) -> TermMatch:
    """The match with its depth: `listed` where no work shows it, in full where enough positions or years do.

    Volunteer roles and projects count as positions do, degrees and courses as a part of one. Something near the term
    counts as if it were only listed.
    """
    if RANK[found.kind] < RANK["alias"]:
        return replace(found, depth=policy.depth["listed"])
    said = tuple(frozenset().union(*(said_in(term, held, skills) for term in choices)))
    positions = _count(_WORK, said, held) + policy.depth["study"] * _count(_STUDY, said, held)
    # Years count beside positions, so that one who stays is not behind one who often changes.
    years = months_in(set(_works(said, held)), held, today) / 12
    depth = min(1.0, max(positions / policy.depth["positions"], years / policy.depth["years"]))
    return replace(found, depth=policy.depth["listed"] + (1 - policy.depth["listed"]) * depth)


def _count(kind: re.Pattern[str], said: tuple[int, ...], held: Held) -> int:
    """How many positions, or degrees, the evidence belongs to."""
    return len({match.group() for index in said if (match := kind.match(held.evidence[index].pointer))})


def _said_by_title(choices: tuple[str, ...], found: TermMatch, held: Held) -> TermMatch:
    """The match of a subject of experience, also by the title of a job: a registered nurse has clinical nursing.

    Words that say how the experience was had, and not in what, are left aside.
    """
    for term in choices:
        subject = frozenset(content_stems(term)) - frozenset(content_stems(" ".join(MANNERS)))
        titles = tuple(
            index
            for index, item in enumerate(held.evidence)
            if item.pointer.endswith("/position") and subject and _does(held.stem_sets[index], subject)
        )
        if titles and RANK[found.kind] >= RANK["alias"]:
            # The words may stand in one job or a degree only; the years are those of every job of that title too.
            return replace(found, evidence=tuple(dict.fromkeys((*found.evidence, *titles))))
        if titles:
            return TermMatch(term=term, kind="inflected", evidence=titles)
    return found


def _does(title: frozenset[str], subject: frozenset[str]) -> bool:
    """Whether a job's title names who does the subject: a graphic designer graphic design, an analyst analytics."""
    return all(any(_share_root(word, other) for other in title) for word in subject)


def _share_root(one: str, other: str) -> bool:
    """Whether two stems begin alike so far that they are one word for the work and for who does it."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return one == other or (alike >= LEAST_ROOT and alike >= ROOT_SHARE * max(len(one), len(other)))


def _match_credential(term: str, held: Held, skills: SkillMatcher, *, related: float) -> TermMatch:
    """How the résumé says a certificate or licence: "AWS certification" is not shown by AWS among the skills.

    A name that is a credential by itself (PMP, RN) is taken wherever it stands.
    """
    core = " ".join(_CREDENTIAL.sub(" ", term).split())
    whole = match_term(term, held, skills, related=related)
    if whole.kind in ("exact", "inflected", "alias") or not core or core == term:
        return whole
    found = match_term(core, held, skills, related=1.0)
    if any(item.letters and item.letters.fullmatch(core) for item in load_lexicon().conditions):
        return replace(found, term=term)
    papers = tuple(
        index
        for index in found.evidence
        if held.evidence[index].pointer.startswith("/certificates/") or _CREDENTIAL.search(held.evidence[index].text)
    )
    named = tuple(index for index in papers if _is_the_credential(held.evidence[index].text, core))
    if named:
        return replace(found, term=term, evidence=named)
    if found.kind in ("none", "related") or not papers:
        return whole if whole.kind == "none" else replace(whole, kind="none", evidence=())
    return TermMatch(term=term, kind="alias", evidence=papers)


def _is_the_credential(text: str, core: str) -> bool:
    """Whether a passage is the credential's name and nothing more: "Basic Life Support (BLS)"."""
    bare = _CREDENTIAL.sub(" ", re.sub(r"\([^)]*\)", " ", text))
    return frozenset(content_stems(bare)) == frozenset(content_stems(core))


def _from_groups(groups: tuple[tuple[tuple[str, ...], TermMatch], ...], policy: Policy) -> Judgement:
    """The mean share of the groups; the kind is the weakest among those that were found."""
    shares = [match_share(match, policy) * match.depth for _, match in groups]
    return Judgement(
        share=sum(shares) / len(shares) if shares else 0.0,
        match=_weakest(groups),
        evidence=tuple(dict.fromkeys(index for _, match in groups for index in match.evidence)),
        groups=groups,
    )


def _weakest(groups: tuple[tuple[tuple[str, ...], TermMatch], ...]) -> MatchKind:
    kinds: list[MatchKind] = [match.kind for _, match in groups if match.kind != "none"]
    return min(kinds, key=lambda kind: RANK[kind]) if kinds else "none"


def _experience(
    requirement: Requirement,
    groups: tuple[tuple[tuple[str, ...], TermMatch], ...],
    held: Held,
    policy: Policy,
    today: str,
) -> Judgement:
    """Years by share: of the positions that show the subject, else of all positions at a discount.

    Each way of counting grows with the evidence, and the best one counts, so more evidence never lowers the share.
    """
    asked = required_months(requirement)
    total = min(1.0, months_of_experience(held.resume, today).months / asked)
    if not groups:
        works = tuple(index for index, item in enumerate(held.evidence) if item.pointer.endswith("/position"))
        return Judgement(share=total, match="exact" if total > 0 else "none", evidence=works if total > 0 else ())
    said = _from_groups(groups, policy)
    dated = min(1.0, months_in(set(_works(said.evidence, held)), held, today) / asked)
    share = max(
        said.share * dated,
        said.share * total * policy.experience["subject_undated"],
    )
    return replace(said, share=share)


def _education(requirement: Requirement, held: Held, skills: SkillMatcher, policy: Policy, today: str) -> Judgement:
    """The level first, then the field; equivalent experience where the posting takes it."""
    highest = held.highest
    level = highest.level if highest is not None else None
    asked = requirement.minimum.value if requirement.minimum else 0.0
    choices = [term for group in requirement.alternatives for term in group]
    studies = tuple(index for index, item in enumerate(held.evidence) if item.pointer.endswith("/studyType"))
    rules = policy.education
    share = 0.0
    match: MatchKind = "none"
    if level is not None and level >= asked:
        field = _field_of_study(choices, held, skills, policy)
        share, match = (1.0, "exact") if field else (rules["other_field"], "related")
    elif level is not None and level >= asked - 1:
        share, match = rules["below"], "related"
    if (
        takes_equivalent(requirement)
        and months_of_experience(held.resume, today).months > 0
        and rules["equivalent"] > share
    ):
        works = tuple(index for index, item in enumerate(held.evidence) if item.pointer.endswith("/position"))
        return Judgement(share=rules["equivalent"], match="related", evidence=(*studies, *works))
    return Judgement(share=share, match=match if share > 0 else "none", evidence=studies if share > 0 else ())


def takes_equivalent(requirement: Requirement) -> bool:
    """Whether a posting takes experience in place of the degree ("or equivalent experience")."""
    choices = [term.lower() for group in requirement.alternatives for term in group]
    return any(
        term.startswith(("equivalent", "a combination", "comparable", "relevant", "related work")) for term in choices
    )


def _field_of_study(choices: list[str], held: Held, skills: SkillMatcher, policy: Policy) -> bool:
    """Whether a degree is in one of the fields asked for; True where any field will do."""
    degrees = [degree.pattern for degree in load_lexicon().degrees]
    fields = [
        term
        for term in choices
        if not any(pattern.search(term) for pattern in degrees)
        and not term.lower().startswith(("equivalent", "related", "degree", "a combination", "comparable", "relevant"))
    ]
    if not fields:
        return True
    studied = [study.area or "" for study in held.resume.education] + [
        study.study_type or "" for study in held.resume.education
    ]
    stems = [frozenset(content_stems(area)) for area in studied]
    if any(wanted <= area for field in fields for area in stems if (wanted := frozenset(content_stems(field)))):
        return True
    ids = [(canonical_of(skills, field), canonical_of(skills, area)) for field in fields for area in studied if area]
    return any(
        one is not None and two is not None and nearness_of(skills, one, two) >= policy.thresholds["related"]
        for one, two in ids
    )


def _condition(requirement: Requirement, held: Held) -> Judgement:
    """Whether the résumé says the condition outright ("willing to travel", "Secret clearance")."""
    condition = next(item for item in load_lexicon().conditions if item.kind == requirement.kind)
    words = {word for group in requirement.alternatives for term in group for word in content_stems(term)}
    found = []
    for index, item in enumerate(held.evidence):
        match = condition.pattern.search(item.text)
        if match and not held.is_denied(held.starts[index] + match.start()) and words & held.stem_sets[index]:
            found.append(index)
    return Judgement(share=1.0 if found else 0.0, match="exact" if found else "none", evidence=tuple(found))


def _language(requirement: Requirement, held: Held, skills: SkillMatcher, policy: Policy) -> Judgement:
    """Languages that are said; English also by a résumé that is written in it."""
    groups = []
    for choices, match in _groups(requirement, held, skills, policy):
        if match.kind in ("none", "related") and "English" in choices and (written := _english_prose(held)):
            groups.append((choices, TermMatch(term="English", kind="alias", evidence=written)))
        else:
            groups.append((choices, match))
    return _from_groups(tuple(groups), policy)


def _english_prose(held: Held) -> tuple[int, ...]:
    """One passage of English prose, or nothing where the résumé is written in another language."""
    if not is_english(held.joined):
        return ()
    longest = max(range(len(held.evidence)), key=lambda index: (len(held.evidence[index].text), -index))
    return (longest,)


def _meaning(requirement: Requirement, held: Held, skills: SkillMatcher) -> Judgement:
    """A clause that names no term, or a duty: by the share of its words, and of its skills, that one passage shows."""
    words = content_stems(requirement.text)
    best = 0.0
    evidence: tuple[int, ...] = ()
    if words:
        shown: Counter[int] = Counter()
        for word in words:
            shown.update({index for index, _ in held.stems.get(word, ())})
        top = max(shown.values(), default=0)
        low, high = MEANING_SHARE
        best = min(1.0, max(0.0, (top / len(words) - low) / (high - low)))
        evidence = tuple(sorted(index for index, count in shown.items() if count == top)) if best > 0 else ()
    terms = {mention.term.id for mention in terms_in(skills, requirement.text) if mention.term and not mention.negated}
    named = [term for term in sorted(terms) if term in held.skills]
    if terms and len(named) / len(terms) > best:
        best = len(named) / len(terms)
        evidence = tuple(dict.fromkeys(index for term in named for index in held.skills[term]))
    kind: MatchKind = "none" if best == 0 else "inflected" if best == 1 else "related"
    return Judgement(share=best, match=kind, evidence=evidence)
