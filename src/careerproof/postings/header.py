"""What a posting says about itself: title, company, place, remote work, kind of employment, pay, dates.

Only what is said: a field without words in the posting stays None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.documents.model import Document, Line
from careerproof.evidence import Span
from careerproof.postings.lexicons import APOSTROPHES, load_lexicon
from careerproof.postings.model import Remote, Salary
from careerproof.postings.passages import is_heading, strip_place

LABELS = {
    "title": ("job title", "position title", "posting title", "job posting title", "title", "position", "role", "vacancy", "job"),
    "company": ("company", "company name", "employer", "organization", "organisation", "hiring organization", "agency"),
    "location": ("location", "job location", "work location", "locations", "job locations", "city", "place", "office", "based in", "where"),
    "employment_type": ("employment type", "job type", "type", "position type", "contract type", "employment", "schedule type", "contract", "hours"),
    "salary": ("salary", "pay", "compensation", "salary range", "pay range", "rate", "wage", "base salary", "base pay", "pay rate", "hourly rate", "annual salary"),
    "date": ("date posted", "posted", "posting date", "posted on", "opening date", "publication date", "published", "date"),
    "valid_through": ("closing date", "apply by", "application deadline", "deadline", "expires", "valid through", "apply before", "closes"),
    "remote": ("remote", "workplace", "work mode", "workplace type", "work arrangement"),
}  # fmt: skip
_LABEL_OF = {label: field for field, labels in LABELS.items() for label in labels}
_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z ]{1,24}?)\s*[:：]\s*(?P<value>\S.*)")
_TYPES = re.compile(
    r"(?<!\w)(?:full[ -]?time|part[ -]?time|temporary|internship|contract(?:or)?(?=\s*(?:position|role|$|[,|/)·•]))|permanent|seasonal|freelance|per diem|apprenticeship|fixed[ -]term)(?!\w)",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"\bhybrid(?: (?:work|working|role|position|schedule|model|remote|arrangement|office))?\b|\bpartially remote\b|\b[1-4] days (?:a|per|/) ?week (?:in|from|at) (?:the |our )?(?:office|home)",
    re.IGNORECASE,
)
_NOT_REMOTE = re.compile(
    r"\b(?:no|not(?: a)?|non-?) ?remote|\bon-?site (?:only|role|position|required|work)|\bin[- ]office (?:only|role|position|required)|\bremote work is not\b|^on-?site$",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:fully|100 ?%|completely|entirely) remote\b|\bremote(?:[ -](?:first|only|position|role|job|work|friendly|within|in|\(|us|eu))|\bwork(?:ing)? (?:remotely|from (?:home|anywhere))\b|^remote\b|[(,|·•/-]\s*remote\b",
    re.IGNORECASE,
)
_REMOTE_OTHER = re.compile(
    r"\bremote(?:ly)? (?:sensing|control|access|desktop|monitoring|support|teams?|sites?|locations?|areas?|servers?)\b",
    re.IGNORECASE,
)
_MONEY = r"(?:(?P<sign{0}>US\$|CA\$|A\$|[$£€])\s?)?(?P<amount{0}>\d{{1,3}}(?:[,.' ]\d{{3}})+|\d+(?:\.\d{{1,2}})?)\s?(?P<kilo{0}>[kK]\b)?"
_SALARY = re.compile(
    _MONEY.format(1) + r"(?:\s*(?:-|–|—|to|and)\s*" + _MONEY.format(2) + r")?\s*(?P<code>USD|EUR|GBP|CAD|AUD|CHF|INR)?"
    r"(?:\s*(?:\(?(?P<gross>gross|base|ote)\)?))?\s*(?:(?:per|an?|/|p\.?)\s?(?P<period>hour|hr|h|day|week|wk|month|mo|year|yr|annum|a)\b|(?P<adverb>hourly|annually|yearly|monthly|weekly|daily))?",
    re.IGNORECASE,
)
_CURRENCY = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "CA$": "CAD", "A$": "AUD"}
_PERIODS = {
    "hour": "hour", "hr": "hour", "h": "hour", "hourly": "hour", "day": "day", "daily": "day", "week": "week", "wk": "week",
    "weekly": "week", "month": "month", "mo": "month", "monthly": "month", "year": "year", "yr": "year", "annum": "year",
    "a": "year", "annually": "year", "yearly": "year",
}  # fmt: skip
_PAY_WORD = re.compile(r"\b(?:salary|pay|compensation|wage|rate|ote|base|earn|remuneration)\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3})[a-z]*\.?,?[ -](\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_PLACE = re.compile(
    r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3},\s*(?:[A-Z]{2}\b|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})(?:,\s*[A-Z][\w. ]+)?"
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
        salary=_salary(text, labelled.get("salary")),
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


def _slice(text: str, place: tuple[int, int] | None) -> str | None:
    return " ".join(text[place[0] : place[1]].split()) if place else None


def _labelled(
    text: str, lines: Sequence[tuple[Line, int, int]]
) -> tuple[dict[str, tuple[int, int]], list[tuple[int, int]]]:
    """The fields that lines name outright ("Location: Vienna, VA"), and the places of those lines."""
    found: dict[str, tuple[int, int]] = {}
    places: list[tuple[int, int]] = []
    for _line, start, end in lines:
        pieces = [(start, end)]
        if end - start < 240 and re.search(r"\s[|·•]\s", text[start:end]):
            cuts = [match.span() for match in re.finditer(r"\s+[|·•]\s+", text[start:end])]
            borders = [start, *(start + place for cut in cuts for place in cut), end]
            pieces = list(zip(borders[::2], borders[1::2], strict=True))
        for low, high in pieces:
            match = _LABELLED.fullmatch(text, low, high)
            field = _LABEL_OF.get(match["label"].strip(" *_").lower()) if match else None
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
        is_place = bool(_PLACE.fullmatch(text[rest[0] : rest[1]])) or bool(_REMOTE.search(text[rest[0] : rest[1]]))
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
        written = text[start:end]
        if (
            line.bullet
            or line.level is not None
            or is_heading(written)
            or len(written) > 120
            or written.endswith((".", ":", "!"))
        ):
            break
        if len(written.split()) > 14 or (start, end) in places:
            continue
        found = _PLACE.search(written)
        if found and location is None:
            location = (start + found.start(), start + found.end())
        first = re.split(r"\s+[|·•–—-]\s+", written)[0]
        is_name = bool(re.fullmatch(r"[A-Z0-9][\w&.,' -]{1,50}", first)) and len(first.split()) <= 6
        if (
            company is None
            and is_name
            and not _PLACE.fullmatch(first)
            and not _TYPES.search(first)
            and not _REMOTE.search(first)
            and not _HYBRID.search(first)
        ):
            company = (start, start + len(first))
        if found or company:
            places.append((start, end))
    return company, location


def _remote(text: str, labelled: str | None, location: str | None, head: str) -> Remote | None:
    """Full, Hybrid or None (on site) as the posting says; None where it does not."""
    if labelled:
        low = labelled.lower()
        if low.startswith(("no", "on")):
            return "None"
        return "Hybrid" if "hybrid" in low or "partial" in low else "Full"
    for written in (location or "", head, text):
        cleaned = _REMOTE_OTHER.sub(" ", written)
        if _HYBRID.search(cleaned):
            return "Hybrid"
        if _NOT_REMOTE.search(cleaned):
            return "None"
        if _REMOTE.search(cleaned):
            return "Full"
    return None


def _employment_type(text: str, labelled: tuple[int, int] | None, head: str) -> str | None:
    if labelled:
        return _slice(text, labelled)
    match = _TYPES.search(head) or re.search(
        r"\b(?:full|part)[ -]time(?= (?:position|role|job|opportunity|employee|employment|permanent))",
        text,
        re.IGNORECASE,
    )
    return match.group() if match else None


def _salary(text: str, labelled: tuple[int, int] | None) -> Salary | None:
    """The pay: from its own line, else from the first amount with a currency that stands near a word of pay."""
    if labelled:
        match = next((item for item in _SALARY.finditer(text, *labelled) if _is_pay(item, sure=True)), None)
        return _as_salary(match, text[labelled[0] : labelled[1]]) if match else None
    for match in _SALARY.finditer(text):
        near = _PAY_WORD.search(text, max(0, match.start() - 60), min(len(text), match.end() + 30))
        if _is_pay(match, sure=False) and (near or match["period"] or match["adverb"]):
            return _as_salary(match, match.group().strip())
    return None


def _is_pay(match: re.Match[str], *, sure: bool) -> bool:
    """Whether an amount can be pay: money, and not "$2 billion" or "$500 million"."""
    if re.match(
        r"\s*(?:million|billion|thousand employees|[mMbB]{1,2}\b|\+?\s*(?:employees|customers))",
        match.string[match.end() :],
    ):
        return False
    has_currency = bool(match["sign1"] or match["sign2"] or match["code"])
    return (has_currency or sure) and (_amount(match, 1) or 0) >= (
        7 if sure or match["period"] or match["adverb"] else 1000
    )


def _amount(match: re.Match[str], index: int) -> float | None:
    written = match[f"amount{index}"]
    if written is None:
        return None
    thousands = re.fullmatch(r"\d{1,3}(?:[,.' ]\d{3})+", written)
    value = float(re.sub(r"[,.' ]", "", written) if thousands else written)
    is_kilo = match[f"kilo{index}"] or (index == 1 and match["kilo2"] and value < 1000)
    return value * 1000 if is_kilo else value


def _as_salary(match: re.Match[str], written: str) -> Salary:
    sign = match["sign1"] or match["sign2"]
    low, high = _amount(match, 1), _amount(match, 2)
    period = _PERIODS.get((match["period"] or match["adverb"] or "").lower())
    if period is None and low is not None and low >= 10_000 and re.search(r"annual|year", written, re.IGNORECASE):
        period = "year"
    return Salary(
        minimum=low,
        maximum=high if high is not None else low,
        currency=match["code"].upper() if match["code"] else _CURRENCY.get(sign.upper()) if sign else None,
        period=period,  # type: ignore[arg-type]  # the values of _PERIODS are the periods
        text=" ".join(written.split()),
    )
