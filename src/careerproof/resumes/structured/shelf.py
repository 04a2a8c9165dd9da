"""Values put where JSON Resume has them, each with the stretches of the text that it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from careerproof.resumes.dates import parse_date_range
from careerproof.resumes.sections.places import read_place
from careerproof.resumes.structured.make import Ranges, Rest


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A line of a value: its text, where it stands, and whether it is a list item."""

    text: str
    ranges: Ranges
    bullet: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """A value of a file: its lines, and where its label stands. One without stretches stands nowhere in the text: it
    steers the reading and is no value of the résumé.
    """

    lines: tuple[Written, ...]
    label: tuple[int, int] | None = None

    @property
    def value(self) -> str:
        """The value as one text."""
        return " ".join(line.text for line in self.lines)

    @property
    def ranges(self) -> Ranges:
        """Where all of it stands."""
        return tuple(place for line in self.lines for place in line.ranges)

    def part(self, start: int, end: int) -> Leaf | None:
        """A stretch of a value that stands in one place, without white space at its ends; None when nothing is left."""
        words = self.value[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end or len(self.ranges) != 1:
            return None
        at = self.ranges[0][0]
        return leaf_at(self.value[start:end], at + start, at + end)

    def each(self) -> tuple[Leaf, ...]:
        """Each line as a value of its own."""
        return tuple(Leaf(lines=(line,)) for line in self.lines)


def joined(*leaves: Leaf | None) -> Leaf | None:
    """The values as one; None where there is none."""
    held = [leaf for leaf in leaves if leaf is not None and leaf.ranges]
    return Leaf(lines=tuple(line for leaf in held for line in leaf.lines)) if held else None


def leaf_at(text: str, start: int, end: int) -> Leaf:
    """The value that stands there."""
    return Leaf(lines=(Written(text=text, ranges=((start, end),)),))


@dataclass(slots=True)
class Shelf:
    """A résumé in JSON Resume's shape as it fills."""

    text: str
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Ranges] = field(default_factory=dict)
    leaves: dict[str, Leaf] = field(default_factory=dict)
    rest: list[Rest] = field(default_factory=list)

    def put(self, pointer: str, leaf: Leaf | None, value: str | None = None) -> None:
        """Puts a value at a JSON pointer, whose last list index may be the next one; `value` is its normalised form."""
        if leaf is None or not leaf.ranges:
            return
        *path, last = pointer.strip("/").split("/")
        node: Any = self.data
        for name, following in zip(path, [*path[1:], last], strict=True):
            node = _step(node, name, [] if following.isdigit() else {})
        if isinstance(node, list):
            node.append(value or leaf.value)
        else:
            node[last] = value or leaf.value
        self.places[pointer] = leaf.ranges
        self.leaves[pointer] = leaf

    def next(self, pointer: str) -> str:
        """The pointer of the next entry of the list at a pointer."""
        node: Any = self.data
        for name in pointer.strip("/").split("/"):
            held = {str(number): item for number, item in enumerate(node)} if isinstance(node, list) else node
            node = held.get(name, {})  # an entry whose first value is empty is not there yet
        return f"{pointer}/{len(node)}"

    def holds(self, pointer: str) -> bool:
        """Whether a value was put at or below the pointer."""
        return any(place == pointer or place.startswith(f"{pointer}/") for place in self.places)

    def taken(self, pointer: str) -> Leaf | None:
        """The value that was put at the pointer, as it is written; None where there is none."""
        return self.leaves.get(pointer)

    def put_range(self, pointer: str, leaf: Leaf | None, *, closed: bool) -> None:
        """Puts the start and the end of a range of dates written in one value; `closed` lets one date alone be both, as
        what has a start and no end would go on.
        """
        found = parse_date_range(leaf.value) if leaf is not None else None
        if leaf is None or found is None:
            self.put_date(f"{pointer}/startDate", leaf)
            return
        last = found.first if found.is_single and closed else found.last
        for key, point in (("startDate", found.first), ("endDate", last)):
            if point is not None:
                self.put(f"{pointer}/{key}", leaf.part(point.start, point.end) or leaf, point.value)

    def put_date(self, pointer: str, leaf: Leaf | None) -> None:
        """Puts a date; one that cannot be read is put as it is written, and told as no real date."""
        if leaf is None:
            return
        found = parse_date_range(leaf.value)
        point = found.first or found.last if found else None
        if found is not None and found.current and point is None:
            return
        self.put(pointer, leaf, point.value if point else None)

    def put_account(self, pointer: str, prose: str, leaf: Leaf | None) -> None:
        """Puts the list items of a text as highlights, and its other lines as the summary named `prose`."""
        if leaf is None:
            return
        others = tuple(line for line in leaf.lines if not line.bullet)
        if others:
            self.put(f"{pointer}/{prose}", Leaf(lines=others))
        for number, line in enumerate(line for line in leaf.lines if line.bullet):
            self.put(f"{pointer}/highlights/{number}", Leaf(lines=(line,)))

    def put_place(self, pointer: str, leaf: Leaf | None) -> None:
        """Puts where the person lives, in parts where they can be told apart, else as the address."""
        if leaf is None or not leaf.ranges:
            return
        start, end = leaf.ranges[0][0], leaf.ranges[-1][1]
        found = read_place(self.text, start, end, loose=True) if len(leaf.ranges) == 1 else None
        parts = {"postalCode": "postal_code", "city": "city", "region": "region", "countryCode": "country_code"}
        told = {key: getattr(found, name) for key, name in parts.items() if found and getattr(found, name)}
        if not told or found is None or not found.certain:
            self.put(f"{pointer}/address", leaf)
            return
        for key, part in {**({"address": found.address} if found.address else {}), **told}.items():
            self.put(f"{pointer}/{key}", Leaf(lines=(Written(text=part.value, ranges=part.ranges),)), part.value)

    def tell(self, owner: str, heading: str, leaves: Iterable[Leaf | None]) -> None:
        """Keeps texts that no field holds: under an entry, or under a heading of their own where `owner` is empty."""
        ranges = tuple(place for leaf in leaves if leaf is not None for place in leaf.ranges)
        if ranges:
            self.rest.append(Rest(owner=owner, heading=heading, ranges=ranges))


def _step(node: Any, name: str, fresh: list[Any] | dict[str, Any]) -> Any:
    """What stands under a name or an index, made where it is the next one."""
    if isinstance(node, list):
        if int(name) == len(node):
            node.append(fresh)
        return node[int(name)]
    return node.setdefault(name, fresh)
