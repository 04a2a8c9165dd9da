"""What is asked as a choice: "one of the following:", inline or over a list, and what a choice asks of everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce

from careerproof.postings.lexicons import load_lexicon
from careerproof.postings.model import Requirement, RequirementKind
from careerproof.postings.passages import Passage, lists_choices
from careerproof.postings.roles import Role

_SLACK = 1.0
"""Points or spaces by which the lines of one list may stand apart."""


def take_ways(
    text: str,
    lead: Passage,
    following: Iterable[tuple[Passage, Role]],
    read: Callable[[Passage], Sequence[Requirement]],
) -> list[Sequence[Requirement]]:
    """What each line of the list under a lead like "One of the following:" asks for; [] where it has no list.

    A list ends with its indentation, its bullets or a blank line. Where none of these tells (a lead that is an item
    among the others), it ends before the first line that asks by its own words for something of another kind.

    Args:
        text: the document's text.
        lead: the passage that may open a list.
        following: the passages behind it, with what they are.
        read: gives what one passage asks for.
    """
    ways: list[Sequence[Requirement]] = []
    if not lists_choices(text[lead.start : lead.end]):
        return ways
    first: Passage | None = None
    kinds: set[RequirementKind] = set()
    for passage, role in following:
        first = first or passage
        same_list = passage.block == first.block and passage.bullet == first.bullet and passage.section == lead.section
        written = text[passage.start : passage.end]
        if role != "qualification" or not passage.alone or not same_list or lists_choices(written):
            break
        if passage.indent < first.indent - _SLACK:
            break
        asked = read(passage)
        own = {item.kind for item in asked}
        is_below = first.indent > lead.indent + _SLACK or (first.bullet and not lead.bullet)
        kinds = kinds or own
        if not is_below and own != kinds and load_lexicon().cues.qualification.search(written):
            break
        ways.append(asked)
    return ways


def join_ways(lead: Sequence[Requirement], ways: Sequence[Sequence[Requirement]]) -> list[Requirement]:
    """One requirement for a lead and its list; of ways that all name a degree, what each of them asks.

    Args:
        lead: what the lead asks for; it may have years or things of its own.
        ways: what each line of the list asks for.
    """
    if all(any(item.kind == "education" for item in way) for way in ways):
        shared = set.intersection(*({str(item.kind) for item in way} for way in ways))
        own = [item for item in lead if item.alternatives or item.minimum]
        return [*own, *(item for item in reduce(join_either, ways) if item.kind in shared)]
    items = [item for way in ways for item in way]
    names = dict.fromkeys(name for item in items for name in _names(item))
    head, kinds = lead[-1], {item.kind for item in items}
    is_plain = head.minimum is None and not head.alternatives and head.kind in ("skill", "experience")
    like = items[0] if is_plain and len(kinds) == 1 else head
    joined = replace(
        head,
        kind=like.kind,
        text=f"{head.text} {'; '.join(item.text for item in items)}",
        alternatives=(*head.alternatives, tuple(names)),
        spans=(*head.spans, *(span for item in items for span in item.spans)),
        knockout=like.knockout and head.importance == "required",
    )
    return [*lead[:-1], joined]


def join_either(found: Sequence[Requirement], asked: Iterable[Requirement]) -> list[Requirement]:
    """The requirements where the last ones may be met by others instead ("BS and 8 years, or MS and 5 years").

    Of degrees, and of years, the least is asked, and the fields of either degree will do. What else the second way asks
    for stays.
    """
    joined = list(found)
    for item in asked:
        place = next((i for i in range(len(joined) - 1, -1, -1) if joined[i].kind == item.kind), None)
        if place is None or item.minimum is None or joined[place].minimum is None:
            joined.append(item)
            continue
        earlier = joined[place]
        least = min((earlier, item), key=lambda one: one.minimum.value if one.minimum else 0.0)
        groups = earlier.alternatives
        # "A bachelor's degree, or a master's in biology": the first is of any field, and so is what is asked.
        if item.kind == "education" and any(map(_is_field, _names(earlier))):
            groups = (tuple(dict.fromkeys((*_names(earlier), *_names(item)))),)
        spans = tuple(dict.fromkeys((*earlier.spans, *item.spans)))
        joined[place] = replace(earlier, minimum=least.minimum, alternatives=groups, spans=spans)
    return joined


def _is_field(name: str) -> bool:
    """Whether a choice of a degree is its field and not its name."""
    return not any(
        degree.pattern.search(name) or (degree.short is not None and degree.short.search(name))
        for degree in load_lexicon().degrees
    )


def _names(item: Requirement) -> tuple[str, ...]:
    return tuple(name for group in item.alternatives for name in group) or (item.text,)
