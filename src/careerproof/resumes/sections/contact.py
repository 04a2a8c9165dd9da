"""The head of the page: who the person is and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from careerproof.documents.model import Document
from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.flow import Found, bare, trimmed, without
from careerproof.resumes.lexicon import fold, load_labels
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.headlines import read_headline
from careerproof.resumes.sections.links import behind, complete, find_links, is_domain
from careerproof.resumes.sections.names import LABEL, is_titled, read_name
from careerproof.resumes.sections.places import PlaceFound, read_place
from careerproof.resumes.sections.profiles import find_network, read_profiles
from careerproof.resumes.sections.rows import Row
from careerproof.resumes.sections.split import Block

_EMAIL = lazy(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_TAIL = lazy(r"[a-z0-9][a-z0-9.-]*")
_LONGEST_TAIL = 2
"""Letters: a longer word below a whole address is the next thing on the page ("mobile"), a shorter one its end."""
_PHONE = lazy(r"(?<![\w@/.#-])(?:\+|00)?[ \u00a0]?\(?\+?\d[\d \u00a0().\-–­/·]{5,20}\d(?![\w@]| ?\*)")
_SPLIT = lazy(r"\s*[|•·●◦▪⋄◆∣‖¦]\s*|\s+[–—-]\s+|\s{2,}|\s+/\s+|[\ue000-\uf8ff]+|\s*,\s*,\s*")


@dataclass(kw_only=True, slots=True)
class Contact:
    """What the head of the page says."""

    basics: Draft = field(default_factory=Draft)
    location: PlaceFound | None = None
    profiles: list[Draft] = field(default_factory=list)
    summary: list[Row] = field(default_factory=list)


def read_contact(document: Document, blocks: Sequence[Block], rows: Sequence[Row], employers: Sequence[str]) -> Contact:
    """Name, title, e-mail, phone, links and place, from the head of the page and the sections about contact.

    `employers` are those of the positions, which the title under the name may be written with.
    """
    contact = Contact()
    heads = [row for block in blocks if block.kind == "contact" for row in block.rows]
    text = document.text
    taken: list[tuple[int, int]] = []
    contact.basics.put("email", _email(text, heads, rows, taken))
    shown = find_links(text, heads, taken)
    taken.extend(span for link in shown for span in link.ranges)
    contact.profiles = read_profiles(document, heads, shown, taken)
    _put_links(document, contact, heads, shown)
    dates = [(row.start + found.start, row.start + found.end) for row in heads for found in find_date_ranges(row.text)]
    contact.location = _location(text, _pieces(text, heads, taken))
    contact.basics.put("phone", _phone(document.text, heads, rows, [*dates, *taken], contact.location))
    reachable = bool(contact.basics.values.keys() & {"email", "phone"} or contact.profiles)
    name = read_name(text, heads, rows, _repeated(contact), reachable=reachable)
    contact.basics.put("name", name)
    place = contact.location.whole.ranges if contact.location is not None else ()
    contact.basics.put("label", read_headline(text, heads, name, [*taken, *place], employers))
    contact.summary = _prose(heads, contact)
    return contact


def _put_links(document: Document, contact: Contact, heads: Sequence[Row], shown: Sequence[Found]) -> None:
    """The first address that is no profile is the person's page; what the page does not show comes from its links."""
    for link in shown:
        if find_network(link.value) is None:
            contact.basics.put("url", complete(link, document.links))
    bounds = (min((row.start for row in heads), default=0), max((row.end for row in heads), default=0))
    for hidden in document.links:
        found = behind(hidden)
        if found.value.startswith("mailto:"):
            address = found.value.removeprefix("mailto:").split("?")[0]
            contact.basics.put("email", Found(value=address, ranges=(), source="annotation"))
        elif hidden.span is not None and bounds[0] <= hidden.span.start < bounds[1] and found.value.startswith("http"):
            contact.basics.put("url", found if find_network(found.value) is None else None)


def _repeated(contact: Contact) -> list[str]:
    """E-mail, link and user names without their hosts."""
    values = [contact.basics.values.get("email"), contact.basics.values.get("url")]
    written = [value.value.split("@")[0] for value in values if value]
    return written + [draft.values["username"].value for draft in contact.profiles if "username" in draft.values]


def _email(text: str, heads: Sequence[Row], rows: Sequence[Row], taken: list[tuple[int, int]]) -> Found | None:
    first: Found | None = None
    for listed, confidence in ((heads, 0.98), (rows, 0.8)):
        for number, row in enumerate(listed):
            for match in _EMAIL.finditer(text, row.start, row.end):
                if confidence > 0.9:
                    taken.append(match.span())
                if first is None:
                    first = _found(text, match.span(), confidence)
                    below = listed[number + 1] if number + 1 < len(listed) and match.end() == row.end else None
                    first = _over_rows(text, first, below, taken)
        if first is not None:
            break
    return first


def _over_rows(text: str, address: Found, below: Row | None, taken: list[tuple[int, int]]) -> Found:
    """An address whose end a narrow column put on the row below ("kim@mail.exa" over "mple.com"), whole."""
    if below is None or below.blank_before or not _TAIL.fullmatch(below.text):
        return address
    ended = is_domain(address.value) and (len(below.text) > _LONGEST_TAIL or not address.value[-2:].isalpha())
    if ended or not is_domain(address.value + below.text):
        return address
    taken.append((below.start, below.end))
    ranges = (*address.ranges, (below.start, below.end))
    written = f"{address.value} {text[below.start : below.end]}"
    return Found(value=written, ranges=ranges, confidence=0.85).normalised(address.value + below.text)


def _pieces(text: str, heads: Sequence[Row], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of the head's rows between separators, with addresses and links cut out."""
    pieces = []
    for row in heads:
        for low, high in without(row.cells, taken):
            position = low
            for gap in [*_SPLIT.finditer(text, low, high), None]:
                stop = gap.start() if gap else high
                if tight := bare(text, position, stop):
                    pieces.append(tight)
                position = gap.end() if gap else high
    return pieces


def _location(text: str, pieces: Sequence[tuple[int, int]]) -> PlaceFound | None:
    best: PlaceFound | None = None
    labels = load_labels().by_use["location"]
    for low, high in pieces:
        match = LABEL.match(text[low:high])
        labelled = match is not None and fold(match[1]) in labels
        start = low + match.end() if match and labelled else low
        place = read_place(text, start, high, loose=True)
        if place is None or (place.city is None and place.region is None and place.country_code is None):
            continue
        if len(place.whole.value.split()) > 12:
            continue
        if place.certain or labelled:
            best = place if best is None or not best.certain else _fuller(best, place)
        elif best is None and high - low < 40 and not is_titled(place.whole.value):
            best = place
    return best


def _fuller(one: PlaceFound, other: PlaceFound) -> PlaceFound:
    """The place that tells a city and where it lies; a city alone and a region alone are parts of one place."""
    if one.city is not None and (one.region is not None or one.country_code is not None):
        return one
    if one.city is None and other.city is not None and other.region is None and other.country_code is None:
        return replace(
            one, city=other.city, address=one.address or other.address, postal_code=one.postal_code or other.postal_code
        )
    if one.city is not None and other.city is None:
        return replace(
            other, city=one.city, address=one.address or other.address, postal_code=one.postal_code or other.postal_code
        )
    if other.city is not None and (other.region is not None or other.country_code is not None):
        return other
    return one


def _phone(
    text: str,
    heads: Sequence[Row],
    rows: Sequence[Row],
    taken: Sequence[tuple[int, int]],
    location: PlaceFound | None,
) -> Found | None:
    """The first run of digits in the head that is no date and may be a phone; elsewhere only after a label."""
    labels = load_labels().by_use["phone"]
    for place, confidence in [(row, 0.95) for row in heads] + [(row, 0.7) for row in rows]:
        for match in _PHONE.finditer(text, place.start, place.end):
            digits = re.sub(r"\D", "", match.group())
            if not 7 <= len(digits) <= 15 or any(low < match.end() and match.start() < high for low, high in taken):
                continue
            before = text[max(place.start, match.start() - 24) : match.start()]
            labelled = fold(re.split(r"[|•·,]", before)[-1]) in labels
            if confidence < 0.9 and not labelled:
                continue
            if not labelled and not _is_phone_shaped(match.group(), digits):
                continue
            span = trimmed(text, match.start(), match.end())
            if span is None:
                continue
            return _international(_found(text, span, confidence), location)
    return None


def _is_phone_shaped(written: str, digits: str) -> bool:
    """True for digits that people group as a phone; a post code or a number of members is none."""
    if find_date_ranges(written):
        return False
    return (
        written.lstrip().startswith(("+", "(", "00"))
        or len(digits) >= 9
        or re.fullmatch(r"\d{3}[-. ]\d{4}", written.strip()) is not None
    )


def _international(phone: Found, location: PlaceFound | None) -> Found:
    """The phone in international form where it is a valid number, else as written."""
    import phonenumbers

    region = location.country_code.value if location and location.country_code else None
    region = region or (location.lies_in if location else None)
    try:
        number = phonenumbers.parse(phone.value, region)
    except phonenumbers.NumberParseException:
        return phone.sure(0.8)
    if not phonenumbers.is_valid_number(number):
        return phone.sure(0.85)
    return phone.normalised(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def _prose(heads: Sequence[Row], contact: Contact) -> list[Row]:
    """Rows of running text in the head: a summary without a heading."""
    label = contact.basics.values.get("label")
    rows: list[Row] = []
    for row in heads:
        if label is not None and row.start <= label.start < row.end:
            continue
        words = row.text.split()
        wordy = len(words) >= 9 and not _EMAIL.search(row.text) and not LABEL.match(row.text) and "|" not in row.text
        continues = (
            bool(rows) and rows[-1].index == row.index - 1 and (row.text[:1].islower() or row.text.endswith("."))
        )
        if wordy or continues:
            rows.append(row)
        elif rows:
            break
    return rows if sum(len(row.text.split()) for row in rows) >= 12 else []


def _found(text: str, span: tuple[int, int], confidence: float = 0.9) -> Found:
    return Found(value=text[span[0] : span[1]], ranges=(span,), confidence=confidence)
