"""The requirements of a posting: each clause of its qualifications taken apart into what it asks for.

Law: every passage of a qualification section that is not legal text or a benefit yields at least one requirement.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice, pairwise
from typing import TypeVar

from careerproof.evidence import Span
from careerproof.language.model import Mention
from careerproof.postings.choices import join_either, join_ways, take_ways
from careerproof.postings.clauses import Clause, split_clauses
from careerproof.postings.facets import Facet, find_facets
from careerproof.postings.lexicons import load_lexicon
from careerproof.postings.model import Requirement, RequirementKind
from careerproof.postings.passages import Passage, strip_place
from careerproof.postings.places import Places
from careerproof.postings.roles import Role
from careerproof.postings.terms import Thing, find_things, join_things, spell_out

KNOCKOUT_KINDS = frozenset({"licence", "clearance", "authorisation", "education", "experience"})
CONDITION_KINDS = frozenset({"licence", "clearance", "authorisation", "physical", "certification"})
SURE_IN_QUALIFICATIONS, SURE_ELSEWHERE = 0.5, 0.85
"""Least confidence of a mention. Duties and prose use common words that are also product names ("keep it fast")."""
_BACKGROUND = re.compile(r"\b(?:experienced?|background|track record)\b", re.IGNORECASE)
_EITHER = re.compile(r"\bor\b", re.IGNORECASE)
_OR = re.compile(r"\W*(?:or|and|and/or)\W*", re.IGNORECASE)

MakeSpan = Callable[[int, int], Span]
Groups = tuple[tuple[str, ...], ...]
Placed = TypeVar("Placed", Mention, Thing, Facet)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Page:
    """The text that requirements are read from, and how a place in it becomes a span."""

    text: str
    make_span: MakeSpan

    def plain(self, start: int, end: int) -> str:
        """The words at a place, spaces made single."""
        return " ".join(self.text[start:end].split())


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
    page = _Page(text=text, make_span=make_span)
    sure = [mention for mention in mentions if mention.confidence >= SURE_IN_QUALIFICATIONS]
    known = sorted(sure, key=lambda mention: (mention.start, -mention.end))
    found: list[Requirement] = []
    is_either = False
    listed = 0
    for index, (passage, role) in enumerate(judged, start=1):
        if listed:
            listed -= 1  # read with the line that opens its list
        elif role == "qualification":
            if _OR.fullmatch(text, passage.start, passage.end):
                is_either = bool(found)
                continue
            asked = _read_passage(page, passage, known)
            ways = take_ways(text, passage, islice(judged, index, None), lambda way: _read_passage(page, way, known))
            if ways:
                asked, listed = join_ways(asked, ways), len(ways)
            if is_either:
                found = join_either(found, asked)
            else:
                found += asked
            is_either = False
        elif role == "condition":
            found += [item for item in _read_passage(page, passage, known) if item.kind in CONDITION_KINDS]
        elif role == "duty":
            found.append(_requirement(page, "duty", _implied_clause(passage), (passage.start, passage.end)))
    told = [passage for passage, role in judged if role in ("duty", "context")]
    found += _implied(page, told, known, found)
    found.sort(key=lambda item: (item.spans[0].start, item.spans[0].end))
    return tuple(replace(item, id=f"r{number}") for number, item in enumerate(_merge_repeats(found), start=1))


def _read_passage(page: _Page, passage: Passage, mentions: Sequence[Mention]) -> list[Requirement]:
    """What a passage asks for; a clause that begins with "or" is another way ("BS and 8 years; or MS and 5")."""
    found: list[Requirement] = []
    for clause in split_clauses(page.text, passage):
        asked = _read_clause(page, clause, mentions)
        is_either = bool(found) and _EITHER.match(page.text, clause.start, clause.end) is not None
        found = join_either(found, asked) if is_either else [*found, *asked]
    return found


def _read_clause(page: _Page, clause: Clause, mentions: Sequence[Mention]) -> list[Requirement]:
    """What one clause asks for; the clause itself where nothing in it can be named."""
    facets = find_facets(page.text, clause.start, clause.end)
    years = _asked_years(page.text, facets)
    facets = tuple(facet for facet in facets if facet.kind != "experience" or years)
    others = [facet for facet in facets if facet.kind not in ("experience", "soft_skill")]
    soft = [facet for facet in facets if facet.kind == "soft_skill"]
    things = _things(page, clause, mentions, facets)
    named = _places(things)
    soft = [facet for facet in soft if named.is_free(facet.start, facet.end)]
    found = _facet_requirements(page, clause, others)
    if years:
        found += _experience(page, clause, years, things, others)
    elif things:
        place = (things[0].start, things[-1].end)
        groups = join_things(page.text, clause.start, things)
        found.append(_requirement(page, _kind_of(page, clause, things), clause, place, groups=groups))
    if soft:
        labels = dict.fromkeys(facet.label for facet in soft)
        place = (soft[0].start, soft[-1].end)
        found.append(_requirement(page, "soft_skill", clause, place, groups=tuple((label,) for label in labels)))
    if not found:
        kind: RequirementKind = "experience" if _BACKGROUND.search(page.text, clause.start, clause.end) else "skill"
        found.append(_requirement(page, kind, clause, (clause.start, clause.end)))
    if len(found) == 1:
        whole = (clause.start, clause.end)
        return [replace(found[0], text=page.plain(*whole), spans=(page.make_span(*whole),))]
    return found


def _asked_years(text: str, facets: Sequence[Facet]) -> list[Facet]:
    """The years that are asked whichever way is taken.

    In "a bachelor's degree, or an associate degree with 5 years" nobody with the first needs the years.
    """
    years = [facet for facet in facets if facet.kind == "experience"]
    degrees = [facet for facet in facets if facet.kind == "education"]
    if len(degrees) < 2 or not all(_EITHER.search(text, one.end, two.start) for one, two in pairwise(degrees)):
        return years
    if any(facet.start < degrees[0].start for facet in years):
        return years
    borders = [*(facet.start for facet in degrees[1:]), max(facet.end for facet in facets) + 1]
    ways = [any(one.start <= item.start < end for item in years) for one, end in zip(degrees, borders, strict=True)]
    return years if all(ways) else []


def _things(page: _Page, clause: Clause, mentions: Sequence[Mention], facets: Sequence[Facet]) -> list[Thing]:
    """The things that the clause names beside its facets."""
    said = _places(facet for facet in facets if facet.kind == "soft_skill")
    taken = [(facet.start, facet.end) for facet in facets if facet.kind != "soft_skill"]
    known = [item for item in _between(mentions, clause.start, clause.end) if item.kind != "attitude"]
    spoken = any(facet.kind == "language" for facet in facets)
    return [
        thing
        for thing in find_things(page.text, clause.start, clause.end, known, taken)
        if thing.kind != "phrase" or not _is_said_by_facet(thing, said, spoken=spoken)
    ]


def _places(held: Iterable[Facet | Thing]) -> Places:
    places = Places()
    for item in held:
        places.take(item.start, item.end)
    return places


def _is_said_by_facet(thing: Thing, soft: Places, *, spoken: bool) -> bool:
    """Whether a phrase only repeats a soft skill, or how well a language is spoken ("written and spoken English")."""
    if not soft.is_free(thing.start, thing.end):
        return True
    words = thing.text.split()
    return spoken and len(words) <= 2 and any(load_lexicon().language_cues.fullmatch(word) for word in words)


def _requirement(
    page: _Page,
    kind: RequirementKind,
    clause: Clause,
    place: tuple[int, int],
    *,
    groups: Groups = (),
    facet: Facet | None = None,
) -> Requirement:
    minimum = facet.minimum if facet else None
    asks_years = kind != "experience" or (minimum is not None and minimum.value > 0)
    return Requirement(
        id="",
        text=page.plain(*place),
        kind=kind,
        importance=clause.importance,
        alternatives=groups,
        minimum=minimum,
        spans=(page.make_span(*place),),
        knockout=clause.importance == "required" and kind in KNOCKOUT_KINDS and asks_years,
    )


def _facet_requirements(page: _Page, clause: Clause, facets: Sequence[Facet]) -> list[Requirement]:
    """One requirement a degree, and one for all facets of another kind that stand in the clause."""
    found: list[Requirement] = []
    for facet in facets:
        if facet.kind == "education":
            asked = _requirement(
                page, "education", clause, (facet.start, facet.end), groups=(facet.choices,), facet=facet
            )
            is_either = bool(found) and bool(_EITHER.search(page.text, found[-1].spans[-1].end, facet.start))
            found = join_either(found, [asked]) if is_either else [*found, asked]
    for kind in dict.fromkeys(facet.kind for facet in facets if facet.kind != "education"):
        same = [facet for facet in facets if facet.kind == kind]
        things = [Thing(start=item.start, end=item.end, text=item.label, kind=kind, id=None) for item in same]
        amount = next((item for item in same if item.minimum is not None), same[0])
        joined = join_things(page.text, clause.start, things)
        groups = tuple(tuple(name for label in group for name in spell_out(label)) for group in joined)
        place = (same[0].start, same[-1].end)
        found.append(_requirement(page, kind, clause, place, groups=groups, facet=amount))
    return found


def _experience(
    page: _Page, clause: Clause, years: Sequence[Facet], things: Sequence[Thing], others: Sequence[Facet]
) -> list[Requirement]:
    """Years of experience, each with what it is to be in.

    Why one for "BS and 8 years or MS and 5 years": beside degrees that are alternatives the years are too, and then
    the least is asked. Years with things of their own between them ("5 years of Python and 3 years of SQL") stay apart.
    """
    ordered = sorted(years, key=lambda facet: facet.start)
    if len(ordered) > 1 and sum(facet.kind == "education" for facet in others) > 1:
        least = min(ordered, key=_months)
        groups = join_things(page.text, clause.start, things)
        return [_requirement(page, "experience", clause, (ordered[0].start, clause.end), groups=groups, facet=least)]
    found: list[Requirement] = []
    begin = clause.start
    for index, facet in enumerate(ordered):
        finish = ordered[index + 1].start if index + 1 < len(ordered) else clause.end
        own = _between(things, begin, finish)
        end = max([facet.end, *(thing.end for thing in own)])
        end = min([finish, *(other.start for other in _between(others, end, finish))])
        low, high = strip_place(page.text, min([facet.start, *(thing.start for thing in own)]), end)
        groups = join_things(page.text, begin, own)
        place = (low, max(high, facet.end))
        found.append(_requirement(page, "experience", clause, place, groups=groups, facet=facet))
        begin = finish
    return found


def _months(facet: Facet) -> float:
    if facet.minimum is None:
        return 0.0
    return facet.minimum.value * (12 if facet.minimum.unit == "years" else 1)


def _kind_of(page: _Page, clause: Clause, things: Sequence[Thing]) -> RequirementKind:
    """Technology where most things are, one of the other kinds where all are; else skill or experience."""
    kinds = [thing.kind for thing in things]
    if all(kind == "certification" for kind in kinds):
        return "certification"
    if 2 * kinds.count("technology") >= len(kinds):
        return "technology"
    if all(kind == "phrase" for kind in kinds) and _BACKGROUND.search(page.text, clause.start, clause.end):
        return "experience"
    return "skill"


def _implied_clause(passage: Passage) -> Clause:
    return Clause(start=passage.start, end=passage.end, importance="implied")


def _implied(
    page: _Page, passages: Sequence[Passage], mentions: Sequence[Mention], found: Sequence[Requirement]
) -> list[Requirement]:
    """Technologies and certificates that only the duties or the prose name, each once."""
    said = sorted((span.start, span.end) for item in found if item.kind != "duty" for span in item.spans)
    reach = list(accumulate((high for _, high in said), max))
    names = {
        _name(item)
        for item in mentions
        if (before := bisect_right(said, (item.start, len(page.text)))) and item.end <= reach[before - 1]
    }
    implied: list[Requirement] = []
    for passage in passages:
        for item in _between(mentions, passage.start, passage.end):
            if (
                item.end > passage.end
                or item.negated
                or item.kind not in ("technology", "certification")
                or _name(item) in names
            ):
                continue
            if item.confidence < SURE_ELSEWHERE and (item.start == passage.start or not item.text[0].isupper()):
                continue
            names.add(_name(item))
            kind: RequirementKind = "technology" if item.kind == "technology" else "certification"
            place = (item.start, item.end)
            implied.append(_requirement(page, kind, _implied_clause(passage), place, groups=((item.text,),)))
    return implied


def _between(items: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
    """The items, which are in order of place, that begin in ``start … end - 1``."""
    low, high = (bisect_left(items, place, key=lambda item: item.start) for place in (start, end))
    return items[low:high]


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
