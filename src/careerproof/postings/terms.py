"""The things named in a clause, and how they are joined: "Python, SQL and Spark" is all, "Python or Java" is either.

Known terms come in as mentions; what no taxonomy knows is read from the phrase itself ("experience with Frobnicate").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from careerproof.language.model import Mention
from careerproof.postings.facets import YEARS, clean_label
from careerproof.postings.lexicons import Lexicon, load_lexicon
from careerproof.postings.passages import CHOICE
from careerproof.postings.places import Places

SEPARATOR = re.compile(
    r"(?:(?<!\s)\s+)?"  # a run of spaces is read once, from its beginning
    r"(?:,|;|/(?!\d)|\bor\b|\band/or\b|\band\b|&(?=\s)|\bsuch as\b|\be\.g\.,?|\bi\.e\.,?|\blike\b|\bincluding\b"
    r"|\bas well as\b|\betc\b\.?|[()\[\]•:]|\s[-–—]\s|\busing\b|\bvia\b|\bversus\b|\bvs\.?)\s*",
    re.IGNORECASE,
)
EITHER = re.compile(r"\bor\b|/|\band/or\b", re.IGNORECASE)
BOTH = re.compile(r"\band\b|\bincluding\b|&|\bplus\b|\bas well as\b|;|\bwith\b", re.IGNORECASE)
EXAMPLES = re.compile(r"[\s,(:]*(?:such as|e\.g\.?|like|for example|i\.e\.?)\b", re.IGNORECASE)
"""What follows names the thing before it: in "cloud platforms such as AWS or GCP" only AWS and GCP are named."""
LIST = re.compile(r"[\s,()\"'*]*(?:etc\.?)?[\s,()\"'*]*", re.IGNORECASE)
ANY_OF = re.compile(
    r"\b(?:such as|e\.g\.?|like|for example|one (?:or more )?(?:of|or more)|any of|at least (?:one|two|1|2)|either"
    r"|two or more|some of|similar to|i\.e\.?)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?P<long>.+?) \((?P<short>[A-Za-z-]{2,8})\)(?P<kind>.*)")
VAGUE = re.compile(r"\W*(?:an? |the |any )?(?:similar|related|other|equivalent|comparable|relevant)\b", re.IGNORECASE)
"""An item that begins so ("or similar tools") names nothing."""
YEARS_STOP = re.compile(
    r"\bexperience|\brequired|\bpreferred|\bis\b|\bare\b|\bwith\b|\d{1,2}\+? ?(?:years|yrs)", re.IGNORECASE
)
PHRASE_WORDS = 3
MOST_WORDS = 5
"""Longer phrases are clauses; they stay in the requirement's text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """Something named: its place, its words, and the kind and id of the term where one is known."""

    start: int
    end: int
    text: str
    kind: str
    id: str | None


def find_things(
    text: str, start: int, end: int, mentions: Sequence[Mention], taken: Sequence[tuple[int, int]]
) -> tuple[Thing, ...]:
    """The things named in ``text[start:end]`` outside of the places taken, in order.

    Args:
        mentions: known terms of the whole text, in order of place.
        taken: places that other facets of the clause hold.
    """
    held = Places()
    for low, high in taken:
        held.take(low, high)
    for choice in CHOICE.finditer(text, start, end):
        held.take(*choice.span())  # "one of the following languages:" names no language
    things = _longest(_named(mentions, start, end), held)
    lexicon = load_lexicon()
    for low, high in _regions(text, start, end, lexicon):
        for thing in _phrases(text, low, high, lexicon):
            for word in _words_of(thing, things, held):
                held.leave(word.start, word.end)
                del things[word.start]
            if not EXAMPLES.match(text, thing.end, end) and held.take(thing.start, thing.end):
                things[thing.start] = thing
    return tuple(sorted(things.values(), key=lambda thing: thing.start))


def join_things(text: str, start: int, things: Sequence[Thing]) -> tuple[tuple[str, ...], ...]:
    """The things as a conjunction of choices, by the words that stand between them.

    ``[["Python", "Java"], ["SQL"]]`` is (Python or Java) and SQL.
    """
    if not things:
        return ()
    choice = CHOICE.search(text, start, things[-1].end)
    opened = choice.end() if choice else len(text)
    chains: list[list[Thing]] = [[things[0]]]
    links: list[list[str]] = [[]]
    for before, after in pairwise(things):
        if is_short_form(text, before, after):
            link = "same"
        else:
            link = "or" if before.start >= opened else _link(text[before.end : after.start])
        if link == "break":
            chains.append([after])
            links.append([])
        else:
            chains[-1].append(after)
            links[-1].append(link)
    groups: list[tuple[str, ...]] = []
    begin = start
    for chain, joints in zip(chains, links, strict=True):
        groups += _groups(chain, joints, is_any_of=bool(ANY_OF.search(text, begin, chain[0].start)))
        begin = chain[-1].end
    return tuple(dict.fromkeys(groups))


def is_short_form(text: str, before: Thing, after: Thing) -> bool:
    """Whether the second thing only repeats the first in brackets: "accounts payable (AP)", "AP (accounts payable)"."""
    if text[before.end : after.start].strip() != "(" or text[after.end : after.end + 1] != ")":
        return False
    short, long = sorted((before.text, after.text), key=len)
    initials = "".join(
        word[0] for word in re.split(r"[\s\-/]+", long) if word and word.lower() not in ("and", "of", "the")
    )
    letters = re.sub(r"[^A-Za-z]", "", short).lower().removesuffix("s")
    return bool(letters) and letters in (initials.lower(), initials.lower().removesuffix("s"))


def spell_out(label: str) -> tuple[str, ...]:
    """The names in a label that holds a short form: "Basic Life Support (BLS) certification" has two."""
    found = _BRACKETED.fullmatch(label)
    if found is None:
        return (label,)
    kind = found["kind"].split(" in ")[0].strip()
    return tuple(" ".join(f"{name} {kind}".split()) for name in (found["long"], found["short"]))


def _named(mentions: Sequence[Mention], start: int, end: int) -> Iterator[Thing]:
    for item in mentions:
        if start <= item.start and item.end <= end and not item.negated:
            yield Thing(
                start=item.start, end=item.end, text=item.text, kind=item.kind, id=item.term.id if item.term else None
            )


def _longest(things: Iterable[Thing], held: Places) -> dict[int, Thing]:
    """The things by where they begin, without those that overlap a longer or earlier one or a place held."""
    ordered = sorted(things, key=lambda item: (item.start - item.end, item.start))
    return {thing.start: thing for thing in ordered if held.take(thing.start, thing.end)}


def _words_of(thing: Thing, things: Mapping[int, Thing], held: Places) -> list[Thing]:
    """The skills that are only words of a short phrase: "experiment design" is one thing, not two.

    A technology keeps its name in any phrase ("Python programming").
    """
    if len(thing.text.split()) > PHRASE_WORDS:
        return []
    inside = [things[low] for low, _ in held.inside(thing.start, thing.end) if low in things]
    whole = any(known.end - known.start == thing.end - thing.start for known in inside)
    return [] if whole or any(known.kind == "technology" for known in inside) else inside


def _regions(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where things stand: after what leads to them; or the whole of a short list."""
    regions: list[tuple[int, int]] = []
    for lead in lexicon.phrases.leads.finditer(text, start, end):
        stop = lexicon.phrases.stops.search(text, lead.end(), end)
        regions.append((lead.end(), stop.start() if stop else end))
    for years in YEARS.finditer(text, start, end):
        # "5 years of Python", "3 years of accounting experience": the thing stands before "experience", or alone.
        stop = YEARS_STOP.search(text, years.end(), end) or lexicon.phrases.stops.search(text, years.end(), end)
        regions.append((years.end(), stop.start() if stop else end))
    if not regions:
        # A bare list ("Docker, Kubernetes preferred"): nothing may follow but how strongly it is asked for.
        stop = lexicon.phrases.stops.search(text, start, end)
        if stop and not (
            lexicon.cues.preferred.search(text, stop.start(), end)
            or lexicon.cues.required.search(text, stop.start(), end)
        ):
            return []
        regions.append((start, stop.start() if stop else end))
        if not _is_short_list(text[regions[0][0] : regions[0][1]], lexicon):
            return []
    return regions


def _is_short_list(written: str, lexicon: Lexicon) -> bool:
    items = [item for item in SEPARATOR.split(written) if item.strip()]
    if not items or any(len(item.split()) > MOST_WORDS for item in items):
        return False
    return not any(word.lower() in lexicon.phrases.verbs for word in written.split())


def _phrases(text: str, start: int, end: int, lexicon: Lexicon) -> list[Thing]:
    """The list items of a region that look like a thing and not like a clause."""
    things: list[Thing] = []
    begin = start
    cuts = [*((match.start(), match.end()) for match in SEPARATOR.finditer(text, start, end)), (end, end)]
    for low, high in cuts:
        written = text[begin:low].replace("\n", " ")
        label = "" if VAGUE.match(written) else _thing_label(written, lexicon)
        place = written.find(label) if label else -1
        if place >= 0 and _is_thing(label, lexicon):
            things.append(
                Thing(start=begin + place, end=begin + place + len(label), text=label, kind="phrase", id=None)
            )
        begin = high
    return things


def _thing_label(written: str, lexicon: Lexicon) -> str:
    """The words of an item without what stands at their borders, also behind a gerund."""
    label = clean_label(written, lexicon.phrases.borders)
    words = label.split()
    while len(words) > 1 and words[0].lower() in lexicon.phrases.gerunds:
        label = clean_label(" ".join(words[1:]), lexicon.phrases.borders)
        words = label.split()
    if len(words) > 1 and words[0].lower() in lexicon.phrases.degrees and words[1][0].isupper():
        label = " ".join(words[1:])
    return "" if label.lower() in lexicon.phrases.gerunds | lexicon.phrases.degrees else label


def _is_thing(label: str, lexicon: Lexicon) -> bool:
    words = label.lower().split()
    if not words or len(words) > MOST_WORDS or not any(character.isalpha() for character in label):
        return False
    if len(label) < 2 and label not in {"C", "R"}:
        return False
    return not any(word in lexicon.phrases.verbs for word in words)


def _link(between: str) -> str:
    """How two neighbours are joined: "or", "and", "list" (a comma, to be settled by its list), or "break"."""
    if LIST.fullmatch(between):
        return "list"
    rest = re.sub(r"[\s,()\"'*]|\bother\b|\bthe\b|\ban?\b|\beither\b", "", between, flags=re.IGNORECASE)
    if len(rest) <= 9 or ANY_OF.search(between):
        if ANY_OF.search(between):
            return "break"
        if EITHER.search(between):
            return "or"
        if BOTH.search(between):
            return "and"
    if len(between.split()) <= 4 and EITHER.search(between):
        return "or"
    return "break"


def _groups(chain: list[Thing], joints: list[str], *, is_any_of: bool) -> list[tuple[str, ...]]:
    """A chain as groups: all commas before an "or" are or; "and" parts groups; "such as" makes all of it a choice."""
    if is_any_of:
        return [tuple(dict.fromkeys(thing.text for thing in chain))]
    settled = list(joints)
    following = next((joint for joint in reversed(joints) if joint in ("or", "and")), "and")
    for index in range(len(settled) - 1, -1, -1):
        if settled[index] == "list":
            settled[index] = following
        elif settled[index] != "same":
            following = settled[index]
    groups: list[list[str]] = [[chain[0].text]]
    for joint, thing in zip(settled, chain[1:], strict=True):
        if joint in ("or", "same"):
            groups[-1].append(thing.text)
        else:
            groups.append([thing.text])
    return [tuple(dict.fromkeys(group)) for group in groups]
