"""Certificates and awards: what was given, by whom, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from careerproof.resumes.dates import DateRange, find_date_ranges
from careerproof.resumes.flow import Flow, Found
from careerproof.resumes.lexicon import alternation, fold, load_employers, load_labels, load_places
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.dated import group_dated, without_stretches
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.links import find_address
from careerproof.resumes.sections.naming import employer_weight
from careerproof.resumes.sections.paragraphs import Paragraph
from careerproof.resumes.sections.rows import Row

_BARS = r"\s*[|•·∣¦\t]\s*|\s{3,}"
_GIVERS = r"\s+(?:issued by|awarded by|by|from|von|par|por)\s+"
_DASHES = r"\s+[–—-]\s+|\s*—\s*"
_COMMAS = r",\s+"
_STATE_OF = lazy(r"(?:state|commonwealth|province|estado) (?:of|de) ", re.IGNORECASE)
_NUMBER = lazy(
    r"(?:(?:lic(?:en[cs]e|\.)?|registration|reg\.?|permit|certificate|cert\.?)?\s*(?:no\.?|number|nr\.?|#)?\s*[:#]?\s*)"
    r"(?=[\w-]*\d)[A-Z]{0,4}[- ]?[\w-]*\d[\w-]*",
    re.IGNORECASE,
)
_CREDENTIAL = lazy(r"(?:credential|verification)\b.{0,16}\d|(?:show|see|view) credential", re.IGNORECASE)
_ACRONYM = lazy(r"(?=.*[A-Z].*[A-Z+])[\w+/-]+\.?")
_MOST_WORDS, _MOST_GIVER_WORDS = 18, 8


def read_certificates(source: str, rows: Sequence[Row]) -> list[Draft]:
    """Certificates, each with the date it was given on, and its issuer where the row or the next says so."""
    return _things(source, rows, name="name", giver="issuer")


def read_awards(source: str, rows: Sequence[Row]) -> list[Draft]:
    """Awards with date and awarder."""
    return _things(source, rows, name="title", giver="awarder")


def _things(source: str, rows: Sequence[Row], *, name: str, giver: str) -> list[Draft]:
    drafts: list[Draft] = []
    for group in group_dated(source, rows):
        draft = Draft()
        holes: list[tuple[int, int]] = []
        for part in group:
            for dates in find_date_ranges(part.flow.text):
                holes.extend(_take_date(draft, part.flow, dates))
            address = find_address(part.flow.text)
            found = part.flow.found(*address) if address else None
            if found is not None and name == "name":
                draft.put("url", found)
                holes.extend(found.ranges)
        flows = [(part, flow) for part in group if (flow := without_stretches(part, holes))]
        listed = _listed(flows, is_dated=bool(draft.values))
        if listed:
            drafts.extend(Draft(values={name: found}) for found in listed)
            continue
        _put_names(draft, flows, name, giver)
        if draft.values:
            drafts.append(draft)
    return drafts


def _take_date(draft: Draft, flow: Flow, dates: DateRange) -> tuple[tuple[int, int], ...]:
    """Put the day a thing was given on, which opens a range; a date it ends on is no such day. Returns its place."""
    said = _date_words().search(flow.text[: dates.start])
    whole = flow.found(said.start() if said else dates.start, dates.end)
    point = dates.first or dates.last
    ends = dates.first is None or (said is not None and said["end"] is not None)
    if point is not None and not ends and "date" not in draft.values:
        written = flow.found(point.start, point.end, confidence=0.9)
        if written is not None:
            draft.put("date", written.normalised(point.value))
            draft.forms.append(point.form)
    return whole.ranges if whole is not None else ()


@cache
def _date_words() -> re.Pattern[str]:
    """The words before a date that say which one it is."""
    labels = load_labels().by_use
    ends, starts = alternation(labels["ends"]), alternation(labels["given"])
    return re.compile(rf"(?<!\w)(?:(?P<end>{ends})|{starts})(?: on| in)?[\s:.]*$", re.IGNORECASE)


def _listed(flows: Sequence[tuple[Paragraph, Flow]], *, is_dated: bool) -> list[Found]:
    """The things of one undated row that only names several: "PMP, CSM, ITIL", or with semicolons between."""
    if is_dated or len(flows) != 1:
        return []
    flow = flows[0][1]
    mark = ";" if ";" in flow.text else ","
    parts = [(match.start(), match.end()) for match in re.finditer(rf"[^{mark}]+", flow.text)]
    if len(parts) < 2 or not (
        mark == ";" or all(_ACRONYM.fullmatch(flow.text[low:high].strip()) for low, high in parts)
    ):
        return []
    return [found for low, high in parts if (found := flow.found(low, high)) is not None]


def _put_names(draft: Draft, flows: Sequence[tuple[Paragraph, Flow]], name: str, giver: str) -> None:
    """Name and giver from the rows of a thing: both on the first, or the giver on a row below a name of one or two."""
    if not flows:
        return
    first, below = flows[0][1], [flow for part, flow in flows[1:] if not part.bullet]
    below = [flow for flow in below if not _CREDENTIAL.search(flow.text)]
    named, given = _split(first, is_dated="date" in draft.values or "url" in draft.values)
    short = [flow for flow in below if len(flow.text.split()) <= _MOST_GIVER_WORDS]
    if given is None and short:
        at = next((number for number, flow in enumerate(short) if employer_weight(flow.text) >= 1), 0)
        at = max(at, 1) if len(short) > 1 and re.match(r"[(a-z]", short[0].text) else at
        goes_on = [span for flow in short[:at] for span in flow.ranges]
        named = Flow(first.source, [*first.ranges, *goes_on]).found()
        given = short[at].found()
        below = [flow for flow in below if flow not in short[: at + 1]]
    draft.put(name, named)
    draft.put(giver, given)
    if name == "title" and below:
        draft.put("summary", below[0].found())


def _split(flow: Flow, *, is_dated: bool) -> tuple[Found | None, Found | None]:
    """The name and the giver on one row: bars, then words like "by", then dashes, then commas keep them apart."""
    text = flow.text
    if len(text.split()) > _MOST_WORDS:
        return flow.found(), None
    parts = _parts(text, _BARS)
    if len(parts) > 1:
        return _by_bars(flow, parts)
    for pattern in (_GIVERS, _DASHES):
        cuts = [cut for cut in re.finditer(pattern, text) if cut.start() > 2 and not _is_level(text[cut.end() :])]
        weighed = [cut for cut in cuts if employer_weight(text[cut.end() :]) >= 1]
        if cuts:
            cut = weighed[-1] if weighed else cuts[0]
            return _in_order(flow, (0, cut.start()), (cut.end(), len(text)))
    return _by_commas(flow, is_dated=is_dated)


def _parts(text: str, pattern: str) -> list[tuple[int, int]]:
    parts, position = [], 0
    for cut in [*re.finditer(pattern, text), None]:
        stop = cut.start() if cut else len(text)
        if re.search(r"\w", text[position:stop]):
            parts.append((position, stop))
        position = cut.end() if cut else stop
    return parts


def _by_bars(flow: Flow, parts: Sequence[tuple[int, int]]) -> tuple[Found | None, Found | None]:
    """The first part names the thing; the number of a licence stays with it; the next part says who gave it."""
    named, given = list(parts[:1]), None
    for low, high in parts[1:]:
        words = flow.text[low:high]
        if _NUMBER.fullmatch(words.strip()):
            named.append((low, high))
        elif given is None and not _CREDENTIAL.search(words):
            given = (low, high)
    found = [piece for part in named if (piece := flow.found(*part)) is not None]
    if len(found) > 1:
        return Flow(flow.source, [span for piece in found for span in piece.ranges]).found(), _giver(flow, given)
    return (flow.found(*named[0]), None) if given is None else _in_order(flow, named[0], given)


def _in_order(flow: Flow, left: tuple[int, int], right: tuple[int, int]) -> tuple[Found | None, Found | None]:
    """Name and giver; where only the left one has the word of an employer or a school, it is the giver."""
    words = flow.text[left[0] : left[1]]
    turned = employer_weight(words) >= 1.2 and employer_weight(flow.text[right[0] : right[1]]) == 0
    if turned and len(words.split()) <= 4:
        return flow.found(*right), flow.found(*left)
    return flow.found(*left), _giver(flow, right)


def _giver(flow: Flow, span: tuple[int, int] | None) -> Found | None:
    if span is None or len(flow.text[span[0] : span[1]].split()) > _MOST_GIVER_WORDS:
        return None
    return flow.found(*span)


def _by_commas(flow: Flow, *, is_dated: bool) -> tuple[Found | None, Found | None]:
    """Name and giver with only commas between: a region, a number, a legal form belong to what stands before them."""
    parts: list[tuple[int, int]] = []
    for low, high in _parts(flow.text, _COMMAS):
        if parts and _belongs_before(flow.text[low:high]):
            parts[-1] = (parts[-1][0], high)
        else:
            parts.append((low, high))
    if len(parts) < 2:
        return flow.found(), None
    start = next((low for low, high in parts[1:] if employer_weight(flow.text[low:high]) >= 1), None)
    if start is None and len(parts) == 2:
        one, other = (flow.text[low:high].split() for low, high in parts)
        if is_dated or (len(one) > 1 and len(other) > 1):
            start = parts[1][0]
    if start is None or len(flow.text[start:].split()) > _MOST_GIVER_WORDS:
        return flow.found(), None
    return flow.found(0, flow.text.rindex(",", 0, start)), flow.found(start)


def _belongs_before(words: str) -> bool:
    bare_words = _STATE_OF.sub("", words).strip(" .")
    places = load_places()
    region = bare_words.casefold() in places.regions or bare_words in places.region_codes
    return region or bool(_NUMBER.fullmatch(words.strip())) or fold(words) in load_employers().suffixes


def _is_level(words: str) -> bool:
    """True for what follows a dash in a name: "Associate", "Level 2"."""
    head = words.split(",", maxsplit=1)[0]
    first = fold(head).split(" ")[0]
    return len(head.split()) <= 3 and first in load_labels().by_use["grades_of_certificates"]
