"""What a posting says about itself: title, company, place, remote work, kind of employment, pay, dates.

Only what is said: a field without words in the posting stays None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.documents.model import Document, Line
from careerproof.postings.lexicons import APOSTROPHES, load_lexicon
from careerproof.postings.model import Remote, Salary
from careerproof.postings.passages import is_heading, strip_place
from careerproof.postings.pay import find_pay

_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,24}?)\s*[:：]\s*(?P<value>\S.*)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3})[a-z]*\.?,?[ -](\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_PLACE = re.compile(
    r"[A-Z][\w.'-]{1,40}(?: [A-Z][\w.'-]{1,40}){0,3},"
    r"\s*(?:[A-Z]{2}\b|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?:,\s*[A-Z][\w. ]+)?"
)
_AT = re.compile(r"^(?P<title>.{3,80}?)\s+(?:at|@)\s+(?P<company>[A-Z0-9][\w&.,' -]{1,60})$")
_JOINED = re.compile(r"\s+(?:[|·•–—]|-)\s+")
HEADER_LINES = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Header:
    """What the head of a posting says. `places` are the stretches that are header and nothing else."""

    title: str | None
    title_span: tuple[int, int] | None
    company: str | None
    location: str | None
    remote: Remote | None
    employment_type: str | None
    salary: Salary | None
    date: str | None
    valid_through: str | None
    places: tuple[tuple[int, int], ...]


def read_header(document: Document) -> Header:
    """The header of the posting, from labelled lines, the first lines, and what the text says of pay and place."""
    text = document.text.translate(APOSTROPHES)
    lines = [(line, *strip_place(text, line.start, line.end)) for line in document.lines]
    lines = [(line, start, end) for line, start, end in lines if start < end]
    labelled, places = _labelled(text, lines)
    title = labelled.get("title") or _first_title(text, lines, places)
    company, location = labelled.get("company"), labelled.get("location")
    title_text = text[title[0] : title[1]] if title else None
    if title and title_text:
        places.append(title)
        title_text, title, company = _part_title(text, title, company)
    if company is None or location is None:
        near = _beside_title(text, lines, title, places)
        company, location = company or near[0], location or near[1]
    head = text[: lines[min(len(lines), HEADER_LINES) - 1][2]] if lines else ""
    return Header(
        title=title_text,
        title_span=title,
        company=_slice(text, company),
        location=_slice(text, location),
        remote=_remote(text, _slice(text, labelled.get("remote")), _slice(text, location), head),
        employment_type=_employment_type(text, labelled.get("employment_type"), head),
        salary=find_pay(text, labelled.get("salary")),
        date=parse_date(_slice(text, labelled.get("date"))),
        valid_through=parse_date(_slice(text, labelled.get("valid_through"))),
        places=tuple(places),
    )


def parse_date(written: str | None) -> str | None:
    """The date as YYYY-MM-DD, or None where none is plain (a form like 03/04/2025 is not: which is the month?)."""
    if not written:
        return None
    if match := _ISO.search(written):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif (match := _DAY_FIRST.search(written)) and match[2].lower() in _MONTHS:
        year, month, day = int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1])
    elif (match := _MONTH_FIRST.search(written)) and match[1].lower() in _MONTHS:
        year, month, day = int(match[3]), _MONTHS.index(match[1].lower()) + 1, int(match[2])
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def says_remote(written: str) -> Remote | None:
    """What the words say of remote work; None where they say nothing ("remote sensing" is no place to work)."""
    rules = load_lexicon().header
    cleaned = rules.remote_other.sub(" ", written)
    if rules.hybrid.search(cleaned):
        return "Hybrid"
    if rules.not_remote.search(cleaned):
        return "None"
    alone = len(cleaned) < 80 and rules.remote_alone.search(cleaned)
    return "Full" if alone or rules.remote.search(cleaned) else None


def _slice(text: str, place: tuple[int, int] | None) -> str | None:
    return " ".join(text[place[0] : place[1]].split()) if place else None


def _labelled(
    text: str, lines: Sequence[tuple[Line, int, int]]
) -> tuple[dict[str, tuple[int, int]], list[tuple[int, int]]]:
    """The fields that lines name outright ("Location: Vienna, VA"), and the places of those lines."""
    found: dict[str, tuple[int, int]] = {}
    places: list[tuple[int, int]] = []
    rules = load_lexicon().header
    for _line, start, end in lines:
        pieces = [(start, end)]
        if end - start < 240 and re.search(r"\s[|·•]\s", text[start:end]):
            cuts = [match.span() for match in re.finditer(r"\s+[|·•]\s+", text[start:end])]
            borders = [start, *(start + place for cut in cuts for place in cut), end]
            pieces = list(zip(borders[::2], borders[1::2], strict=True))
        for low, high in pieces:
            match = _LABELLED.fullmatch(text, low, high)
            field = rules.labels.get(match["label"].strip(" *_").lower()) if match else None
            if match is None or field is None or len(match["value"].split()) > 14:
                continue
            begin, finish = strip_place(text, *match.span("value"))
            if field not in found and begin < finish:
                found[field] = (begin, finish)
                places.append((low, high))
    return found, places


def _first_title(
    text: str, lines: Sequence[tuple[Line, int, int]], places: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """The first heading of level one, else the first short line that is no section heading and no sentence."""
    free = [item for item in lines if (item[1], item[2]) not in places]
    for line, start, end in free[:HEADER_LINES]:
        if line.level == 1 and not is_heading(text[start:end]):
            return start, end
    for line, start, end in free[:3]:
        written = text[start:end]
        if line.bullet or is_heading(written) or written.endswith((".", "!", ":", "?")) or len(written.split()) > 10:
            continue
        if load_lexicon().cues.qualification.search(written) and not line.bold and line.level is None:
            continue
        return start, end
    return None


def _part_title(
    text: str, place: tuple[int, int], company: tuple[int, int] | None
) -> tuple[str, tuple[int, int], tuple[int, int] | None]:
    """The title without the company that stands on its line ("Data Engineer at Acme", "Data Engineer | Acme")."""
    start, end = place
    written = text[start:end]
    if at := _AT.match(written):
        low, high = at.span("company")
        return at["title"], (start, start + at.end("title")), company or (start + low, start + high)
    joined = _JOINED.search(written)
    if joined and len(written[: joined.start()].split()) >= 1:
        rest = (start + joined.end(), end)
        is_place = bool(_PLACE.fullmatch(text[rest[0] : rest[1]])) or says_remote(text[rest[0] : rest[1]]) is not None
        if not is_place and text[rest[0]].isupper() and " - " not in written:
            company = company or rest
            return written[: joined.start()].strip(), (start, start + joined.start()), company
    return " ".join(written.split()), place, company


def _beside_title(
    text: str,
    lines: Sequence[tuple[Line, int, int]],
    title: tuple[int, int] | None,
    places: list[tuple[int, int]],
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Company and place from the lines right under the title, such as "Acme Corp — Denver, CO (remote)"."""
    if title is None:
        return None, None
    company: tuple[int, int] | None = None
    location: tuple[int, int] | None = None
    following = [item for item in lines if item[1] >= title[1]][:3]
    for line, start, end in following:
        written = text[start:end].replace("*", " ")  # Markdown's emphasis, one character for one
        if line.bullet or line.level is not None or len(written) > 120 or is_heading(written):
            break
        if written.endswith((".", ":", "!")) or len(written.split()) > 20:
            break
        if (start, end) in places:
            continue
        found = _PLACE.search(written)
        if found and location is None:
            location = (start + found.start(), start + found.end())
        first = re.split(r"\s+[|·•–—-]\s+", written)[0].rstrip()
        if company is None and _is_name(first):
            company = (start, start + len(first))
        if found or company:
            places.append((start, end))
    return company, location


def _is_name(written: str) -> bool:
    """Whether a piece of a header line can be an employer's name."""
    if not re.fullmatch(r"[A-Z0-9][\w&.,' -]{1,50}", written) or len(written.split()) > 6:
        return False
    is_type = load_lexicon().header.type_in_head.search(written) is not None
    return not _PLACE.fullmatch(written) and not is_type and says_remote(written) is None


def _remote(text: str, labelled: str | None, location: str | None, head: str) -> Remote | None:
    """Full, Hybrid or None (on site) as the posting says; None where it does not."""
    if labelled:
        low = labelled.lower()
        if low.startswith(("no", "on")):
            return "None"
        return "Hybrid" if "hybrid" in low or "partial" in low else "Full"
    for written in (location or "", head, text):
        said = says_remote(written)
        if said is not None:
            return said
    return None


def _employment_type(text: str, labelled: tuple[int, int] | None, head: str) -> str | None:
    if labelled:
        return _slice(text, labelled)
    rules = load_lexicon().header
    match = rules.type_in_head.search(head) or rules.type_in_text.search(text)
    return match.group() if match else None
