"""The facets of a clause: years, degrees, licences, languages, travel and the like, each with its place.

A facet is what a posting asks for beside named skills. Numbers are read as least amounts: "3-5 years" is 3.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerproof.postings.lexicons import Condition, Lexicon, load_lexicon
from careerproof.postings.model import Minimum, RequirementKind
from careerproof.postings.places import Places

WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(WORDS)})(?:\s*(?:\(|-LRB-)\s*\d{{1,2}}\s*(?:\)|-RRB-))?"
YEARS = re.compile(
    rf"(?<![\w$.])(?P<low>{_NUMBER})\s*\+?\s*(?:(?:-|–|—|to|or|and)\s*(?P<high>{_NUMBER})\s*\+?\s*)?"
    r"(?:or more |plus |full |solid |\+ ?)?-?\s*(?P<unit>years?|yrs?|months?)\b\.?'?",
    re.IGNORECASE,
)
NOT_EXPERIENCE = re.compile(
    r"\s*(?:(?:BA|BS|B\.A|B\.S|bachelor|undergraduate|master|doctoral|accredited|academic)\b[\w.'/ ]{0,20}?"
    r"\b(?:program(?:me)?|degree|course|college|university)\b"
    r"|of age|old|ago|in a row|contract|program(?:me)?\b|degree|college|university|warranty|or older"
    r"|from (?:now|the date))",
    re.IGNORECASE,
)
NOT_ASKED = re.compile(
    r"(?:past|last|over the|next|within(?: the)?(?: first)?|every|first"
    r"|less than|fewer than|no more than|not more than|at most|up to|for over|for more than|celebrating)\s*$",
    re.IGNORECASE,
)
FIELDS = re.compile(
    r"(?:'s)?(?: degrees?| qualification)?,?"
    r"(?: (?:required|preferred|preferably|ideally|or higher|or above|or better|\(or higher\)))?,?\s*"
    r"(?:(?:with|and) (?:a |an )?(?:major|concentration|focus|emphasis|speciali[sz]ation)s? in|major(?:ing)? in|in|of)"
    r"\s+(?:an? |the )?(?:\w+ly )?(?P<fields>[^.;()]+)",
    re.IGNORECASE,
)
FIELD_END = re.compile(
    r"\s*[,]?\s*(?:\b(?:with|and|plus|or)?\s*(?:a )?(?:minimum|at least|\d{1,2}\b|\d\+"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)|\b(?:with|plus|from|required"
    r"|preferred|desired|is|are|along|including|combined|at an?"
    r"|and (?:an?|the|strong|proven|relevant|experience|ability|excellent)"
    r"|or (?:an? )?(?:equivalent|comparable|relevant|commensurate|foreign|the|combination|substitut\w+)"
    r"|equivalent|strongly|highly|ideally|preferably|a plus|would|will|may|that|where|who|to)\b)",
    re.IGNORECASE,
)
EQUIVALENT = re.compile(
    r"(?:\bor\b|/|\(|,|\band/or\b)\s*(?:an? |the |some )?"
    r"(?P<what>(?:equivalent|commensurate|comparable|equal|relevant|related|substantial|a combination of)"
    r"(?!\s+(?:field|discipline|area|subject|degree|major|study|technical|quantitative|stem))[\w ,/-]{0,40}?"
    r"(?:experience|training|education|background|qualifications?)|equivalent)\b",
    re.IGNORECASE,
)
DEGREE_FOLLOWS = re.compile(
    r"(?:'s)?\s*degrees?\b|(?:'s)?\s+in (?!the\b|an?\b)[A-Za-z]|\s*/\s*[BMAP]\.?[AShEDB]|\s*\([^)]{0,30}\)\s*degree"
)
DEGREE_BESIDE = re.compile(r"(?:'s)?\s*(?:[/,]|or\b|and\b|degrees?\b|in [A-Za-z]|\+|&)")
BESIDE_REACH = 8
"""Characters between two degrees named together ("BA, BS", "BS and/or MS")."""
PERCENT = re.compile(r"(\d{1,3})\s*(?:-|–|to)?\s*(\d{1,3})?\s*(?:%|percent)", re.IGNORECASE)
WEIGHT = re.compile(r"(\d{2,3})\+?\s*(?:-|–|to)?\s*(?:\d{2,3})?\s*(lbs?|pounds?|kgs?|kilograms?|#)", re.IGNORECASE)
_DANGLING = re.compile(r"[\s,]*(?:\b(?:or|and|an?)\b[\s,]*)*$", re.IGNORECASE)
_BARE = re.compile(r"(?:certifications?|certified|certificate)?", re.IGNORECASE)
NEAR_AMOUNT = 24
"""Characters behind a condition in which its amount may stand ("willing to travel, about 20%")."""
CONNECTED = re.compile(r"[\s,/()]*(?:or|and|&|and/or|to)?[\s,/()]*(?:an? |the )?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Facet:
    """Something asked for: its kind, its half-open place, its name as written, its least amount.

    `choices` are the fields of a degree and what stands in for it; () elsewhere.
    """

    kind: RequirementKind
    start: int
    end: int
    label: str
    minimum: Minimum | None = None
    choices: tuple[str, ...] = ()


def find_facets(text: str, start: int, end: int) -> tuple[Facet, ...]:
    """The facets in ``text[start:end]``, in order of place, none overlapping.

    Args:
        text: the document's text, apostrophes already plain (one character for one).
    """
    lexicon = load_lexicon()
    held = Places()
    found = [facet for facet in _candidates(text, start, end, lexicon) if held.take(facet.start, facet.end)]
    return tuple(sorted(found, key=lambda facet: facet.start))


def clean_label(text: str, noise: frozenset[str]) -> str:
    """The text without the noise words at its borders, spaces made single."""
    words = text.replace("\n", " ").split()
    while words and words[0].lower().strip("(),:;.") in noise:
        words.pop(0)
    while words and words[-1].lower().strip("(),:;.") in noise:
        words.pop()
    label = " ".join(words).strip(" ,;:.\"'*-–")
    return label if "(" in label and ")" in label else label.strip(" ()")


def _candidates(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Facet]:
    """Facets by trust: what is found first keeps its place."""
    education = list(_education(text, start, end, lexicon))
    yield from education
    order = {"authorisation": 0, "clearance": 1, "licence": 2, "certification": 3}
    for condition in sorted(lexicon.conditions, key=lambda item: order.get(item.kind, 9)):
        yield from _conditions(text, start, end, condition, lexicon)
    yield from _years(text, start, end)
    yield from _languages(text, start, end, lexicon)
    for label, pattern in lexicon.soft_skills:
        for match in pattern.finditer(text, start, end):
            yield Facet(kind="soft_skill", start=match.start(), end=match.end(), label=label)


def _years(text: str, start: int, end: int) -> Iterator[Facet]:
    for match in YEARS.finditer(text, start, end):
        if NOT_EXPERIENCE.match(text, match.end(), end) or NOT_ASKED.search(
            text[max(start, match.start() - 24) : match.start()]
        ):
            continue
        unit = "months" if match["unit"].lower().startswith("month") else "years"
        yield Facet(
            kind="experience",
            start=match.start(),
            end=match.end(),
            label=match.group(),
            minimum=Minimum(value=_number(match["low"]), unit=unit),
        )


def _number(written: str) -> float:
    digits = re.match(r"\d+(?:\.\d)?", written)
    return (
        float(digits.group()) if digits else float(WORDS[re.split(r"[^a-z]", written.strip().lower(), maxsplit=1)[0]])
    )


def _education(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Facet]:
    """One facet for degrees that are named together ("BS, MS or PhD in X"): the lowest level is what is asked."""
    marks = _degree_marks(text, start, end, lexicon)
    while marks:
        group = [marks.pop(0)]
        while marks and CONNECTED.fullmatch(text, group[-1][1], marks[0][0]):
            group.append(marks.pop(0))
        finish, choices = _fields(text, group[-1][1], marks[0][0] if marks else end)
        while marks and marks[0][0] < finish:
            group.append(marks.pop(0))
        label = " ".join(text[group[0][0] : group[-1][1]].split()) or "degree"
        equivalent = EQUIVALENT.search(text, group[0][1], marks[0][0] if marks else end)
        if equivalent and equivalent.start() - finish < 60:
            choices = (*(choices or (label,)), equivalent["what"].strip().lower())
            finish = max(finish, equivalent.end())
        yield Facet(
            kind="education",
            start=group[0][0],
            end=finish,
            label=label,
            minimum=Minimum(value=float(min(mark[2] for mark in group)), unit="level"),
            choices=choices or (label,),
        )


def _degree_marks(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int, int]]:
    """(start, end, level) of each degree named, in order, none overlapping."""
    marks: list[tuple[int, int, int]] = []
    shorts: list[tuple[int, int, int]] = []
    for degree in lexicon.degrees:
        marks += [(match.start(), match.end(), degree.value) for match in degree.pattern.finditer(text, start, end)]
        if degree.short is not None:
            shorts += [(match.start(), match.end(), degree.value) for match in degree.short.finditer(text, start, end)]
    starts = sorted({low for low, _, _ in (*marks, *shorts)})
    ends = sorted({(high, low) for low, high, _ in (*marks, *shorts)})
    # "MS in Statistics", "BS/MS", "BA degree", but not "MS Office" and not "Boston, MA".
    for low, high, value in shorts:
        if DEGREE_FOLLOWS.match(text, high, end) or (
            DEGREE_BESIDE.match(text, high, end) and _has_neighbour(low, high, starts, ends)
        ):
            marks.append((low, high, value))
    if not marks:
        value = 6
        marks = [(match.start(), match.end(), value) for match in lexicon.bare_degree.finditer(text, start, end)][:1]
    kept: list[tuple[int, int, int]] = []
    for mark in sorted(marks, key=lambda item: (item[0], -item[1])):
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return kept


def _has_neighbour(low: int, high: int, starts: Sequence[int], ends: Sequence[tuple[int, int]]) -> bool:
    """Whether another degree begins near the end of this one, or ends near its beginning."""
    after = starts[bisect_left(starts, high - BESIDE_REACH) : bisect_right(starts, high + BESIDE_REACH)]
    before = ends[bisect_left(ends, (low - BESIDE_REACH, 0)) : bisect_left(ends, (low + BESIDE_REACH + 1, 0))]
    return any(start != low for start in (*after, *(start for _, start in before)))


def _fields(text: str, start: int, end: int) -> tuple[int, tuple[str, ...]]:
    """Where the fields of study end, and the fields: ("Computer Science", "related field")."""
    match = FIELDS.match(text, start, end)
    if match is None:
        return start, ()
    low, high = match.span("fields")
    stop = FIELD_END.search(text, low, high)
    if stop:
        high = stop.start()
    high = low + len(_DANGLING.sub("", text[low:high]))
    pieces = re.split(r"\s*,\s*(?:or\s+|and\s+)?|\s+or\s+|\s*/\s*|\s+and/or\s+", text[low:high].replace("\n", " "))
    fields: list[str] = []
    for piece in pieces:
        plain = re.sub(r"^(?:an?|the|any|in|other|some)\s+", "", piece.strip(" ,:"))
        if re.search(r"\b(?:related|relevant|similar|equivalent|applicable)\b", plain, re.IGNORECASE):
            plain = "related field"
        if plain and len(plain.split()) <= 6 and plain.lower() not in {field.lower() for field in fields}:
            fields.append(plain)
    return (high if fields else start), tuple(fields)


def _conditions(text: str, start: int, end: int, condition: Condition, lexicon: Lexicon) -> Iterator[Facet]:
    matches = list(condition.pattern.finditer(text, start, end))
    if condition.letters is not None:
        matches += list(condition.letters.finditer(text, start, end))
    for match in sorted(matches, key=lambda item: (item.start(), -item.end())):
        if condition.exclude is not None and condition.exclude.search(text, match.start(), min(end, match.end() + 12)):
            continue
        label = clean_label(match.group(), condition.noise or lexicon.phrases.borders)
        if condition.kind == "certification" and _BARE.fullmatch(label):
            continue  # "relevant certifications" names none
        if not label:
            label = match.group().replace("\n", " ").strip()
        kind: RequirementKind = condition.kind  # type: ignore[assignment]  # the tables of conditions.toml are kinds
        low = match.start() + max(match.group().replace("\n", " ").find(label), 0)
        yield Facet(
            kind=kind,
            start=low,
            end=match.end(),
            label=label,
            minimum=_amount(condition.kind, text[match.start() : min(end, match.end() + NEAR_AMOUNT)]),
        )


def _amount(kind: str, written: str) -> Minimum | None:
    if kind == "travel" and (share := PERCENT.search(written)):
        return Minimum(value=float(share[1]), unit="percent")
    if kind == "physical" and (weight := WEIGHT.search(written)):
        return Minimum(value=float(weight[1]), unit="kilograms" if weight[2].lower().startswith("k") else "pounds")
    return None


def _languages(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Facet]:
    matches = list(lexicon.languages.finditer(text, start, end))
    if not matches or not lexicon.language_cues.search(text, start, end):
        return
    for match in matches:
        yield Facet(kind="language", start=match.start(), end=match.end(), label=match.group())
