"""The requirements of a posting: each passage weighed, cut into clauses, and each clause into what it asks for.

Law: every passage of a qualification section that is not legal text or a benefit yields at least one requirement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from careerproof.evidence import Span
from careerproof.language.model import Mention
from careerproof.postings.facets import Facet, find_facets
from careerproof.postings.lexicons import Lexicon, SectionName, load_lexicon
from careerproof.postings.model import Importance, Requirement, RequirementKind
from careerproof.postings.passages import Passage, strip_place
from careerproof.postings.terms import Thing, find_things, join_things

KNOCKOUT_KINDS = frozenset({"licence", "clearance", "authorisation", "education", "experience"})
HARD_KINDS = frozenset({"technology", "skill", "knowledge", "certification", "degree", "language", "phrase"})
_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_CUT = re.compile(r"\s*(?:[,;]|\bbut\b|\band\b|\(|\)|\s[–—-]\s)\s*", re.IGNORECASE)
_BACKGROUND = re.compile(r"\b(?:experienced?|background|track record)\b", re.IGNORECASE)

_OR = re.compile(r"\W*(?:or|and|and/or)\W*", re.IGNORECASE)

MakeSpan = Callable[[int, int], Span]
Role = Literal["qualification", "duty", "context", "nothing"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Clause:
    """A stretch of a passage with one strength: required, preferred, or implied by a duty."""

    start: int
    end: int
    importance: Importance


def judge_passages(text: str, passages: Sequence[Passage]) -> tuple[tuple[Passage, Role], ...]:
    """The passages with what each is, in order; a list without headings is told by its lines together."""
    lexicon = load_lexicon()
    judged = [(passage, _judge(text, passage, lexicon)) for passage in passages]
    return tuple(_tell_lists_apart(text, _follow_neighbours(judged)))


def extract_requirements(
    text: str, judged: Sequence[tuple[Passage, Role]], mentions: Sequence[Mention], make_span: MakeSpan
) -> tuple[Requirement, ...]:
    """The requirements in order of place, ids r1 … rn.

    Args:
        text: the document's text, apostrophes already plain.
        judged: its passages as `judge_passages` gives them, headings and header left out.
        mentions: known terms, offsets into the same text.
        make_span: gives the span of a place (with page and box where there are any).
    """
    lexicon = load_lexicon()
    known = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
    found: list[Requirement] = []
    for passage, role in judged:
        if role == "qualification" and not _OR.fullmatch(text, passage.start, passage.end):
            for clause in _split_clauses(text, passage, lexicon):
                found += _read_clause(text, clause, known, make_span)
        elif role == "duty":
            found.append(_duty(text, passage, make_span))
    found += _implied(
        text, [passage for passage, role in judged if role in ("duty", "context")], known, found, make_span
    )
    found.sort(key=lambda item: (item.spans[0].start, item.spans[0].end))
    return tuple(replace(item, id=f"r{number}") for number, item in enumerate(_merge_repeats(found), start=1))


def _judge(text: str, passage: Passage, lexicon: Lexicon) -> Role:
    """What a passage is: "qualification", "duty", "context" (may name technologies), or "nothing"."""
    written = text[passage.start : passage.end]
    cues = lexicon.cues
    if passage.section in ("benefits", "equal_opportunity", "apply", "about"):
        return "nothing"
    asks = cues.qualification.search(written)
    if passage.section == "responsibilities" and _is_duty(written, lexicon):
        return "qualification" if _asks_plainly(text, passage, lexicon) else "duty"
    if (cues.boilerplate.search(written) or cues.benefit.search(written)) and not _asks_of_person(written, asks):
        return "nothing"
    if passage.section in ("requirements", "preferred"):
        return "qualification" if re.search(r"\w", written) else "nothing"
    if passage.section == "conditions":
        return "qualification" if asks or find_facets(text, passage.start, passage.end) else "nothing"
    if passage.section == "responsibilities":
        return "qualification" if _asks_plainly(text, passage, lexicon) else "duty"
    duty = _is_duty(written, lexicon)
    if asks and not _speaks_of_employer(written, cues.employer_claim):
        # "Understanding of X" and "Consulting experience" begin like duties but ask from their first words on.
        asks_first = asks.start() <= 12 or passage.bullet
        return "qualification" if asks_first or not duty or _asks_plainly(text, passage, lexicon) else "duty"
    return "duty" if duty else "context"


def weigh_clause(written: str, section: SectionName, lexicon: Lexicon) -> Importance:
    """How strongly a clause asks: its own words first, then its section."""
    cues = lexicon.cues
    if section == "preferred":
        return (
            "required" if cues.strictly_required.search(written) and not cues.preferred.search(written) else "preferred"
        )
    return "preferred" if cues.preferred.search(written) else "required"


def _follow_neighbours(judged: Sequence[tuple[Passage, Role]]) -> list[tuple[Passage, Role]]:
    """The passages, a line of a list judged as most lines of its list are where its own words say nothing."""
    blocks: dict[int, list[Role]] = {}
    for passage, role in judged:
        if passage.alone:
            blocks.setdefault(passage.block, []).append(role)
    followed: list[tuple[Passage, Role]] = []
    for passage, role in judged:
        roles = blocks.get(passage.block, [])
        most: Role = "qualification" if roles.count("qualification") >= roles.count("duty") else "duty"
        follows = role == "context" and passage.alone and len(roles) >= 3 and 2 * roles.count(most) > len(roles)
        followed.append((passage, most if follows else role))
    return followed


def _tell_lists_apart(text: str, judged: Sequence[tuple[Passage, Role]]) -> list[tuple[Passage, Role]]:
    """The passages, the second of two qualification lists marked preferred where no heading names either.

    Why: postings give what is least first and what is better second; a second list that starts over with a degree, or
    that stands apart behind a list with degree or years, is not more of the same. Words in a line still overrule.
    """
    asked = [passage for passage, role in judged if role == "qualification"]
    if len(asked) < 4 or any(passage.section in ("requirements", "preferred") for passage in asked):
        return list(judged)
    facets = [{facet.kind for facet in find_facets(text, item.start, item.end)} for item in asked]
    least = next((index for index, kinds in enumerate(facets) if kinds & {"education", "experience"}), None)
    if least is None:
        return list(judged)
    apart = next((i for i in range(least + 1, len(asked)) if asked[i].block != asked[least].block), len(asked))
    again = next(
        (i for i in range(least + 2, len(asked)) if "education" in facets[i] and "education" in facets[least]),
        len(asked),
    )
    first = min(apart if _is_list(asked, apart) else len(asked), again)
    border = asked[first].start if first < len(asked) else len(text)
    return [
        (
            replace(passage, section="preferred") if role == "qualification" and passage.start >= border else passage,
            role,
        )
        for passage, role in judged
    ]


def _is_list(asked: Sequence[Passage], index: int) -> bool:
    """Whether two passages or more of one block begin at the index."""
    return index + 1 < len(asked) and asked[index].block == asked[index + 1].block


def _asks_of_person(written: str, asks: re.Match[str] | None) -> bool:
    """Whether a line with a benefit's word still asks for something ("knowledge of health insurance")."""
    return asks is not None and bool(
        re.search(
            r"\b(?:experience|knowledge|understanding|familiar\w*|expertise|degree|ability to)\b",
            written,
            re.IGNORECASE,
        )
    )


def _asks_plainly(text: str, passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a passage outside of a qualification section is one all the same: years, a degree, "must have"."""
    written = text[passage.start : passage.end]
    if re.search(
        r"\b(?:must (?:have|be|possess|hold)|is required|are required|(?:is|are) (?:strongly |highly )?preferred|is a plus|nice to have)\b",
        written,
        re.IGNORECASE,
    ):
        return True
    facets = find_facets(text, passage.start, passage.end)
    years = any(facet.kind == "experience" for facet in facets) and re.search(r"\bexperience\b", written, re.IGNORECASE)
    degree = any(facet.kind == "education" for facet in facets) and re.search(
        r"\b(?:degree|diploma|required|or equivalent|bachelor|master|ph\.?d)", written, re.IGNORECASE
    )
    return bool(years or degree) and not _speaks_of_employer(written, lexicon.cues.employer_claim)


def _speaks_of_employer(written: str, claim: re.Pattern[str]) -> bool:
    """Whether the line tells of the employer ("we have 25 years of experience"), not of the person sought."""
    opening = claim.match(written.strip())
    if opening is None:
        return False
    return not re.search(
        r"\b(?:looking for|seek(?:ing)?|require|expect|need (?:a|an|someone|people)|want)\b", written, re.IGNORECASE
    )


def _is_duty(written: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.phrases.duty.match(written.strip()))


def _split_clauses(text: str, passage: Passage, lexicon: Lexicon) -> Iterator[_Clause]:
    """The clauses of a passage: parted at semicolons, and where "required" and "preferred" share a sentence."""
    for low, high in _semicolons(text, passage.start, passage.end):
        for start, end in _strengths(text, low, high, lexicon):
            start, end = strip_place(text, start, end)
            if start < end and re.search(r"\w", text[start:end]):
                yield _Clause(start=start, end=end, importance=weigh_clause(text[start:end], passage.section, lexicon))


def _semicolons(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    depth, begin = 0, start
    for index in range(start, end):
        depth += (text[index] == "(") - (text[index] == ")")
        if text[index] == ";" and depth <= 0:
            yield begin, index
            begin = index + 1
    yield begin, end


def _strengths(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The place cut so that each part has one strength; whole where only one is said."""
    cues = lexicon.cues
    preferred = list(cues.preferred.finditer(text, start, end))
    if not preferred:
        return [(start, end)]
    for match in _PARENTHESIS.finditer(text, start, end):
        if cues.preferred.search(match[1]) and match.start() > start + 3:
            outside = text[start : match.start()]
            if not cues.preferred.search(outside) and len(match[1].split()) > 1:
                rest = [] if end - match.end() < 4 else [(match.end(), end)]
                return [(start, match.start()), (match.start(1), match.end(1)), *rest]
    required = [item for item in cues.required.finditer(text, start, end) if not _inside(item, preferred)]
    if not required:
        return [(start, end)]
    cuts = list(_CUT.finditer(text, start, end))
    strengths = sorted(
        [(item.start(), item.end(), "p") for item in preferred] + [(item.start(), item.end(), "r") for item in required]
    )
    parts: list[tuple[int, int]] = []
    begin = start
    for before, after in pairwise(strengths):
        between = [cut for cut in cuts if before[1] <= cut.start() and cut.end() <= after[0]]
        if before[2] != after[2] and between:
            parts.append((begin, between[0].start()))
            begin = between[0].end()
    return [*parts, (begin, end)]


def _inside(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    return any(other.start() <= match.start() and match.end() <= other.end() for other in others)


def _read_clause(text: str, clause: _Clause, mentions: Sequence[Mention], make_span: MakeSpan) -> list[Requirement]:
    """What one clause asks for; the clause itself where nothing in it can be named."""
    facets = [facet for facet in find_facets(text, clause.start, clause.end) if _counts(text, facet, clause)]
    years = [facet for facet in facets if facet.kind == "experience"]
    others = [facet for facet in facets if facet.kind not in ("experience", "soft_skill")]
    soft = [facet for facet in facets if facet.kind == "soft_skill"]
    held = [(facet.start, facet.end) for facet in (*years, *others)]
    local = [item for item in mentions if item.start < clause.end and clause.start < item.end]
    things = [
        thing
        for thing in find_things(text, clause.start, clause.end, [m for m in local if m.kind != "attitude"], held)
        if thing.kind != "phrase" or not any(facet.start < thing.end and thing.start < facet.end for facet in soft)
    ]
    soft = [facet for facet in soft if not any(thing.start < facet.end and facet.start < thing.end for thing in things)]
    found = _facet_requirements(text, clause, others, make_span)
    if years:
        found += _experience(text, clause, years, things, others, make_span)
    elif things:
        found.append(_named(text, clause, things, make_span))
    if soft:
        found.append(_soft(text, clause, soft, make_span))
    if not found:
        kind: RequirementKind = "experience" if _BACKGROUND.search(text, clause.start, clause.end) else "skill"
        found.append(_requirement(text, kind, clause, (), clause.start, clause.end, make_span))
    if len(found) == 1:
        whole = (clause.start, clause.end)
        return [replace(found[0], text=_plain(text, *whole), spans=(make_span(*whole),))]
    return found


def _counts(text: str, facet: Facet, clause: _Clause) -> bool:
    """Whether a facet is asked for here, and is not a word of another thing ("team environment" in a duty)."""
    return facet.kind != "soft_skill" or clause.importance != "implied"


def _requirement(
    text: str,
    kind: RequirementKind,
    clause: _Clause,
    alternatives: tuple[tuple[str, ...], ...],
    start: int,
    end: int,
    make_span: MakeSpan,
    facet: Facet | None = None,
) -> Requirement:
    return Requirement(
        id="",
        text=_plain(text, start, end),
        kind=kind,
        importance=clause.importance,
        alternatives=alternatives,
        minimum=facet.minimum if facet else None,
        spans=(make_span(start, end),),
        knockout=clause.importance == "required"
        and kind in KNOCKOUT_KINDS
        and (kind != "experience" or (facet is not None and facet.minimum is not None and facet.minimum.value > 0)),
    )


def _plain(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _facet_requirements(text: str, clause: _Clause, facets: Sequence[Facet], make_span: MakeSpan) -> list[Requirement]:
    """One requirement a degree, and one for all facets of another kind that stand in the clause."""
    found = [
        _requirement(text, "education", clause, (facet.choices,), facet.start, facet.end, make_span, facet)
        for facet in facets
        if facet.kind == "education"
    ]
    kinds = dict.fromkeys(facet.kind for facet in facets if facet.kind != "education")
    for kind in kinds:
        same = [facet for facet in facets if facet.kind == kind]
        things = [Thing(start=item.start, end=item.end, text=item.label, kind=kind, id=None) for item in same]
        amount = next((item for item in same if item.minimum is not None), same[0])
        groups = join_things(text, clause.start, things)
        found.append(_requirement(text, kind, clause, groups, same[0].start, same[-1].end, make_span, amount))
    return found


def _experience(
    text: str,
    clause: _Clause,
    years: Sequence[Facet],
    things: Sequence[Thing],
    others: Sequence[Facet],
    make_span: MakeSpan,
) -> list[Requirement]:
    """Years of experience, each with what it is to be in.

    Why one for "BS and 8 years or MS and 5 years": beside degrees that are alternatives the years are too, and then
    the least is asked. Years with things of their own between them ("5 years of Python and 3 years of SQL") stay apart.
    """
    ordered = sorted(years, key=lambda facet: facet.start)
    if len(ordered) > 1 and any(facet.kind == "education" for facet in others):
        least = min(ordered, key=_months)
        merged = replace(least, start=ordered[0].start, end=ordered[-1].end)
        return [
            _requirement(
                text,
                "experience",
                clause,
                join_things(text, clause.start, things),
                merged.start,
                clause.end,
                make_span,
                merged,
            )
        ]
    found: list[Requirement] = []
    begin = clause.start
    for index, facet in enumerate(ordered):
        finish = ordered[index + 1].start if index + 1 < len(ordered) else clause.end
        own = [thing for thing in things if begin <= thing.start < finish]
        end = max([facet.end, *(thing.end for thing in own)])
        end = min([finish, *(other.start for other in others if other.start >= end)])
        start = min([facet.start, *(thing.start for thing in own)])
        low, high = strip_place(text, start, end)
        found.append(
            _requirement(
                text, "experience", clause, join_things(text, begin, own), low, max(high, facet.end), make_span, facet
            )
        )
        begin = finish
    return found


def _months(facet: Facet) -> float:
    if facet.minimum is None:
        return 0.0
    return facet.minimum.value * (12 if facet.minimum.unit == "years" else 1)


def _named(text: str, clause: _Clause, things: Sequence[Thing], make_span: MakeSpan) -> Requirement:
    """One requirement for the things a clause names: technology where most of them are, else skill or experience."""
    groups = join_things(text, clause.start, things)
    return _requirement(
        text, _kind_of(text, clause, things), clause, groups, things[0].start, things[-1].end, make_span
    )


def _kind_of(text: str, clause: _Clause, things: Sequence[Thing]) -> RequirementKind:
    kinds = [thing.kind for thing in things]
    for kind in ("certification", "language"):
        if all(item == kind for item in kinds):
            return kind
    if 2 * kinds.count("technology") >= len(kinds):
        return "technology"
    if all(item == "phrase" for item in kinds) and _BACKGROUND.search(text, clause.start, clause.end):
        return "experience"
    return "skill"


def _soft(text: str, clause: _Clause, facets: Sequence[Facet], make_span: MakeSpan) -> Requirement:
    things = [Thing(start=item.start, end=item.end, text=item.label, kind="soft_skill", id=None) for item in facets]
    labels = dict.fromkeys(thing.text for thing in things)
    return _requirement(
        text, "soft_skill", clause, tuple((label,) for label in labels), facets[0].start, facets[-1].end, make_span
    )


def _duty(text: str, passage: Passage, make_span: MakeSpan) -> Requirement:
    clause = _Clause(start=passage.start, end=passage.end, importance="implied")
    return _requirement(text, "duty", clause, (), passage.start, passage.end, make_span)


def _implied(
    text: str,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    found: Sequence[Requirement],
    make_span: MakeSpan,
) -> list[Requirement]:
    """Technologies and certificates that only the duties or the prose name, each once."""
    said = [(span.start, span.end) for item in found if item.kind != "duty" for span in item.spans]
    names = {_name(item) for item in mentions if any(low <= item.start and item.end <= high for low, high in said)}
    implied: list[Requirement] = []
    for passage in passages:
        clause = _Clause(start=passage.start, end=passage.end, importance="implied")
        for item in mentions:
            inside = passage.start <= item.start and item.end <= passage.end
            if not inside or item.negated or item.kind not in ("technology", "certification") or _name(item) in names:
                continue
            names.add(_name(item))
            kind: RequirementKind = "technology" if item.kind == "technology" else "certification"
            implied.append(_requirement(text, kind, clause, ((item.text,),), item.start, item.end, make_span))
    return implied


def _name(mention: Mention) -> str:
    return mention.term.id if mention.term else mention.text.lower()


def _merge_repeats(found: Sequence[Requirement]) -> list[Requirement]:
    """Requirements without repeats: what a posting says twice is asked once, with both places."""
    merged: dict[tuple[object, ...], Requirement] = {}
    for item in found:
        minimum = (item.minimum.value, item.minimum.unit) if item.minimum else None
        names = tuple(tuple(sorted(name.lower() for name in group)) for group in item.alternatives)
        key = (item.kind, item.importance, names or item.text.lower(), minimum)
        earlier = merged.get(key)
        merged[key] = item if earlier is None else replace(earlier, spans=(*earlier.spans, *item.spans))
    return list(merged.values())
