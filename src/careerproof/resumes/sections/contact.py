"""The head of the page: who the person is and how to reach them. Never a guess: a name that is not sure is None."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from careerproof.documents.model import Document
from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.flow import Found, bare, trimmed, without
from careerproof.resumes.lexicon import fold, load_employers, load_labels, load_name_words, load_places, load_titles
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.places import PlaceFound, read_place
from careerproof.resumes.sections.rows import Row
from careerproof.resumes.sections.split import Block, look_up

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s|•·,;<>()]+|(?<![\w@./-])(?:[\w-]+\.)+(?:com|org|net|io|dev|me|co|ai|app|edu|info|de|fr|es|uk|eu|ch|at|nl|pt|br|in|ca|us|tech|design|page|site|online|blog|xyz|pro|tv|cv|inc)(?:/[^\s|•·,;<>()]*)?(?![\w@])",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w@/.#-])(?:\+|00)?[ \u00a0]?\(?\+?\d[\d \u00a0().\-–­/·]{5,20}\d(?![\w@]| ?\*)")
_SPLIT = re.compile(r"\s*[|•·●◦▪⋄◆∣‖¦]\s*|\s+[–—-]\s+|\s{2,}|\s+/\s+|[\ue000-\uf8ff]+|\s*,\s*,\s*")
_NAME_TOKEN = re.compile(r"[^\W\d_]+(?:['’.\-‐][^\W\d_]+)*\.?")
_CV_WORDS = re.compile(
    r"\b(?:r[ée]sum[ée]|curriculum vitae|curriculum|vitae|cv|lebenslauf|currículo)\b\s*(?:of|de|von|for)?\s*[:–-]?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\W*([^\W\d_][\w .'-]{0,24}?)\s*:\s*(?=\S)")
_HANDLE = re.compile(
    r"(?<![\w/])(?P<network>[A-Z][\w ]{2,14}?)\s*(?::\s*/{0,2}|://)\s*(?:@|/?in/)?\s*(?P<handle>[\w.-]{2,40})(?![\w@/.])"
)


@dataclass(kw_only=True, slots=True)
class Contact:
    """What the head of the page says."""

    basics: Draft = field(default_factory=Draft)
    location: PlaceFound | None = None
    profiles: list[Draft] = field(default_factory=list)
    summary: list[Row] = field(default_factory=list)
    annotations: dict[str, str] = field(default_factory=dict)
    """Values that stand only in a link's target: field name → value (``email``, ``url``, ``profiles/0/url``)."""


def read_contact(document: Document, blocks: Sequence[Block], rows: Sequence[Row]) -> Contact:
    """Name, title, e-mail, phone, links and place, from the head of the page and the sections about contact."""
    contact = Contact()
    heads = [row for block in blocks if block.kind == "contact" for row in block.rows]
    text = document.text
    taken: list[tuple[int, int]] = []
    contact.basics.put("email", _email(text, heads, rows, taken))
    links = _links(text, heads, taken)
    _read_profiles(document, contact, heads, links, taken)
    for link in links:
        if not any(_overlaps(link, draft.values.get("url")) for draft in contact.profiles):
            contact.basics.put("url", link)
    dates = [(row.start + found.start, row.start + found.end) for row in heads for found in find_date_ranges(row.text)]
    pieces = _pieces(text, heads, taken)
    contact.location = _location(text, pieces)
    contact.basics.put("phone", _phone(document.text, heads, rows, [*dates, *taken], contact.location))
    reachable = "email" in contact.basics.values or "phone" in contact.basics.values or bool(contact.profiles)
    name = _name(document, blocks, rows, contact, reachable)
    contact.basics.put("name", name)
    contact.basics.put("label", _label(text, heads, name, contact, taken))
    contact.summary = _prose(heads, contact)
    return contact


def _email(text: str, heads: Sequence[Row], rows: Sequence[Row], taken: list[tuple[int, int]]) -> Found | None:
    first: Found | None = None
    for row, confidence in [(row, 0.98) for row in heads] + [(row, 0.8) for row in rows]:
        for match in _EMAIL.finditer(text, row.start, row.end):
            if confidence > 0.9:
                taken.append(match.span())
            if first is None:
                first = _found(text, match.span(), confidence)
        if first is not None and confidence < 0.9:
            break
    return first


def _links(text: str, heads: Sequence[Row], taken: list[tuple[int, int]]) -> list[Found]:
    links = []
    for row in heads:
        for match in _URL.finditer(text, row.start, row.end):
            end = match.end()
            while text[end - 1] in ".,;:'\"":
                end -= 1
            span = (match.start(), end)
            if any(low < span[1] and span[0] < high for low, high in taken):
                continue
            links.append(_found(text, span, 0.9))
            taken.append(span)
    return links


def _read_profiles(
    document: Document, contact: Contact, heads: Sequence[Row], links: Sequence[Found], taken: list[tuple[int, int]]
) -> None:
    """Profiles from written addresses, from "GitHub: name", and from links that show only an icon or a name."""
    seen: set[tuple[str, str]] = set()
    for link in links:
        draft = _profile_of(link)
        if draft is not None:
            seen.add(_identity(draft))
            contact.profiles.append(draft)
    networks = {name.casefold(): name for _, name in load_labels().networks}
    for row in heads:
        for match in _HANDLE.finditer(row.text):
            network = networks.get(match["network"].casefold())
            span = (row.start + match.start(), row.start + match.end())
            if network is None or any(low < span[1] and span[0] < high for low, high in taken):
                continue
            handle = (row.start + match.start("handle"), row.start + match.end("handle"))
            named = (row.start + match.start("network"), row.start + match.end("network"))
            draft = Draft(values={"network": _found(document.text, named).normalised(network)})
            draft.put("username", _found(document.text, handle))
            taken.append(span)
            seen.add(_identity(draft))
            contact.profiles.append(draft)
    _read_annotations(document, contact, heads, seen)


def _read_annotations(document: Document, contact: Contact, heads: Sequence[Row], seen: set[tuple[str, str]]) -> None:
    bounds = (min((row.start for row in heads), default=0), max((row.end for row in heads), default=0))
    for link in document.links:
        target = link.target.strip()
        if (
            target.startswith("mailto:")
            and "email" not in contact.basics.values
            and not contact.annotations.get("email")
        ):
            contact.annotations["email"] = target.removeprefix("mailto:").split("?")[0]
            continue
        match = _network(target)
        inside = link.span is None or bounds[0] <= link.span.start < bounds[1]
        if not target.startswith("http") or not inside:
            continue
        if match is None:
            if "url" not in contact.basics.values and "url" not in contact.annotations and link.span is not None:
                contact.annotations["url"] = target
            continue
        name, username, _ = match
        if (name, username.casefold()) in seen or not username:
            _complete(contact, (name, username.casefold()), target)
            continue
        seen.add((name, username.casefold()))
        contact.annotations[f"profiles/{len(contact.profiles)}/network"] = name
        contact.annotations[f"profiles/{len(contact.profiles)}/username"] = username
        contact.annotations[f"profiles/{len(contact.profiles)}/url"] = target
        draft = Draft()
        if link.span is not None and document.text[link.span.start : link.span.end].strip() == username:
            tight = trimmed(document.text, link.span.start, link.span.end)
            draft.put("username", None if tight is None else _found(document.text, tight))
        contact.profiles.append(draft)


def _complete(contact: Contact, identity: tuple[str, str], target: str) -> None:
    """Give a profile that is written by name alone the address of the link behind it."""
    for index, draft in enumerate(contact.profiles):
        if "network" in draft.values and _identity(draft) == identity and "url" not in draft.values:
            contact.annotations.setdefault(f"profiles/{index}/url", target)


def _profile_of(link: Found) -> Draft | None:
    match = _network(link.value)
    if match is None:
        return None
    name, username, at = match
    start = link.start
    address = link.value.casefold().index(at.split("/")[0])
    host = Found(value=at.split("/")[0], ranges=((start + address, start + address + len(at.split("/")[0])),))
    written = link.value[address : address + len(host.value)]
    draft = Draft(values={"network": Found(value=written, ranges=host.ranges, confidence=0.95).normalised(name)})
    if username:
        place = start + link.value.rindex(username)
        draft.put("username", Found(value=username, ranges=((place, place + len(username)),), confidence=0.95))
    draft.put("url", link)
    return draft


def _network(address: str) -> tuple[str, str, str] | None:
    """The network of an address, the user's name there, and the part of the address that told."""
    folded = address.casefold()
    for at, name in load_labels().networks:
        index = folded.find(at)
        if index >= 0 and (index == 0 or folded[index - 1] in "/."):
            username = address[index + len(at) :].split("?", maxsplit=1)[0].strip("/")
            return name, username.split("/")[0].removeprefix("@"), at
    return None


def _identity(draft: Draft) -> tuple[str, str]:
    username = draft.values.get("username")
    return draft.values["network"].value, username.value.casefold() if username else ""


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
        match = _LABEL.match(text[low:high])
        labelled = match is not None and fold(match[1]) in labels
        start = low + match.end() if match and labelled else low
        place = read_place(text, start, high, loose=True)
        if place is None or (place.city is None and place.region is None and place.country_code is None):
            continue
        if len(place.whole.value.split()) > 12:
            continue
        if place.certain or labelled:
            if best is None or not best.certain or (best.city is None and place.city is not None):
                best = place
        elif best is None and high - low < 40 and not _is_titled(place.whole.value):
            best = place
    return best


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
    try:
        number = phonenumbers.parse(phone.value, region)
    except phonenumbers.NumberParseException:
        return phone.sure(0.8)
    if not phonenumbers.is_valid_number(number):
        return phone.sure(0.85)
    return phone.normalised(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def _name(
    document: Document, blocks: Sequence[Block], rows: Sequence[Row], contact: Contact, reachable: bool
) -> Found | None:
    """The person's name, or None: near the contact data, largest, shaped like a name, and nothing else."""
    heads = [row for block in blocks if block.kind == "contact" for row in block.rows]
    if not heads:
        return None
    sizes = [row.size or 0 for row in rows if row.line.page in (None, 1)]
    largest = max(sizes, default=0)
    hints = _hints(contact)
    body = {word for row in rows for word in re.findall(r"\b[^\W\d_]{3,}\b", row.text) if word.islower()}
    best: tuple[float, Found] | None = None
    for position, row in enumerate(heads[:40]):
        found, labelled = _name_in(document.text, heads, position, largest, hints)
        if found is None:
            continue
        tokens = [_ascii(token) for token in re.findall(r"[^\W\d_]+", found.value)]
        hinted = any(len(token) > 2 and token in hints for token in tokens)
        score = 2.0 * (row.index == rows[0].index) + (position < 3) + (2 <= len(tokens) <= 4)
        score += 3.0 * (largest > 0 and (row.size or 0) >= largest - 0.1 and _stands_out(row, sizes))
        score += 3.0 * hinted + 6.0 * labelled
        score -= 4.0 * (len(tokens) == 1 and not hinted)
        score -= 3.0 * sum(token in body for token in tokens if len(token) > 3 and not hinted)
        if not reachable and not labelled:
            score -= 3.0 + 6.0 * found.value.isupper()
        score -= 0.2 * position
        if best is None or score > best[0]:
            best = (score, found.sure(min(0.99, 0.5 + 0.06 * max(score, 0))))
    return best[1] if best is not None and best[0] >= 3.0 else None


def _name_in(
    text: str, heads: Sequence[Row], position: int, largest: float, hints: Container[str]
) -> tuple[Found | None, bool]:
    """The name that a row of the head may hold (two rows where large letters break it), and whether a label says so."""
    row = heads[position]
    label = _LABEL.match(row.text)
    if label:
        if fold(label[1]) not in load_labels().by_use["name"]:
            return None, False
        low = row.start + label.end()
        tight = trimmed(text, low, row.end)
        found = _shaped(text, tight, hints) if tight else None
        return found, found is not None
    low, high = row.cells[0] if row.cells else (row.start, row.end)
    cut = re.search(r"\s*(?:[|•·,(]|\s[–—-]\s)", text[low:high])
    tight = trimmed(text, low, low + cut.start() if cut else high)
    if tight is None:
        return None, False
    found = _shaped(text, tight, hints, opens_page=row.index == 0 and len(row.text.split()) < 4)
    if found and len(found.value.split()) == 1 and position + 1 < len(heads):
        below = heads[position + 1]
        if below.size and below.size == row.size and below.size >= largest - 0.1 and len(below.cells) == 1:
            second = _shaped(text, (below.start, below.end), hints)
            if second is not None and len(second.value.split()) <= 2:
                return Found(value=f"{found.value} {second.value}", ranges=found.ranges + second.ranges), False
    return found, False


def _shaped(text: str, span: tuple[int, int], hints: Container[str] = (), *, opens_page: bool = False) -> Found | None:
    """The stretch as a name if it has the shape of one; what opens the page may have one word in small letters.

    A last name that is a trade too (Baker, Mason) needs the e-mail address or a user name to repeat it.
    """
    start, end = span
    for match in _CV_WORDS.finditer(text, start, end):
        if match.start() == start:
            start = match.end()
        else:
            end = min(end, match.start())
    tight = bare(text, start, end)
    if tight is None:
        return None
    written = text[tight[0] : tight[1]]
    value = _unspaced(written)
    if tight[1] < end and text[tight[1]] == ".":
        tight = (tight[0], tight[1])
    tokens, small = value.split(), load_name_words()
    if not 1 <= len(tokens) <= 6 or len(value) > 50 or len(value) < 3 or look_up(value) is not None:
        return None
    shaped = sum(_is_name_token(token) for token in tokens)
    if not shaped or shaped < len(tokens) - opens_page or tokens[0].casefold() in small.particles - small.opening:
        return None
    folded = [fold(token) for token in tokens]
    titles, employers, places = load_titles(), load_employers(), load_places()
    if any(word in small.never for word in folded):
        return None
    known = [word for word in folded if word in titles.nouns or word in titles.trades or word in titles.ranks]
    if known and not (len(tokens) > 1 and known == folded[-1:] and _ascii(known[0]) in hints):
        return None
    if any(word in employers.suffixes - {"as", "ag", "se", "sa", "co"} or word in employers.schools for word in folded):
        return None
    if value.casefold() in places.countries or value.casefold() in places.regions:
        return None
    found = Found(value=written, ranges=(tight,), confidence=0.9)
    return found.normalised(value)


def _is_name_token(token: str) -> bool:
    if not _NAME_TOKEN.fullmatch(token.rstrip(".") or "1"):
        return False
    if token.casefold() in load_name_words().particles:
        return True
    return token[0].isupper() or not (token[0].islower() or token[0].isupper())


def _unspaced(written: str) -> str:
    """Letter-spaced capitals as words: "J A N E   D O E" is Jane Doe's name too."""
    if re.fullmatch(r"(?:[^\W\d_] ){2,}[^\W\d_](?:\s{2,}(?:[^\W\d_] ){1,}[^\W\d_])*", written):
        return " ".join(part.replace(" ", "") for part in re.split(r"\s{2,}", written))
    return written


def _hints(contact: Contact) -> frozenset[str]:
    """The words inside e-mail, links and user names, that a person's name often repeats."""
    values = [contact.basics.values.get("email"), contact.basics.values.get("url")]
    written = [value.value.split("@")[0] for value in values if value]
    written += [draft.values["username"].value for draft in contact.profiles if "username" in draft.values]
    written += [
        value.split("@")[0] for key, value in contact.annotations.items() if key.endswith(("email", "username"))
    ]
    return _Within(frozenset(_ascii(value) for value in written))


class _Within(frozenset[str]):
    """A set of strings that holds whatever stands inside one of them."""

    def __contains__(self, item: object) -> bool:
        return isinstance(item, str) and any(item in member for member in self)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def _stands_out(row: Row, sizes: Sequence[float]) -> bool:
    ordered = sorted(sizes)
    return (row.size or 0) > 1.15 * ordered[len(ordered) // 2]


def _label(
    text: str, heads: Sequence[Row], name: Found | None, contact: Contact, taken: Sequence[tuple[int, int]]
) -> Found | None:
    """The title under (or beside) the name; without a name, a title that opens the page."""
    used = [*taken, *(name.ranges if name else ())]
    place = contact.location
    if place is not None:
        used.extend(place.whole.ranges)
    near = [row for row in heads if name is None or row.end >= name.start][: 4 if name else 1]
    for row in near:
        if row.bullet or _LABEL.match(row.text):
            continue
        for low, high in without([(row.start, row.end)], used):
            tight = bare(text, low, high, " \t,;:|•·–—-*()")
            if tight is None:
                continue
            words = text[tight[0] : tight[1]].split()
            if len(words) > 12 or (words[-1].endswith(".") and len(words) > 5):
                continue
            written = text[tight[0] : tight[1]]
            if _is_titled(written) and not _CV_WORDS.fullmatch(written):
                return _found(text, tight, 0.85)
    return None


def _is_titled(text: str) -> bool:
    """True where a word is the head of a job title."""
    nouns = load_titles().nouns
    return any(word in nouns for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text.casefold()))


def _prose(heads: Sequence[Row], contact: Contact) -> list[Row]:
    """Rows of running text in the head: a summary without a heading."""
    label = contact.basics.values.get("label")
    rows: list[Row] = []
    for row in heads:
        if label is not None and row.start <= label.start < row.end:
            continue
        words = row.text.split()
        wordy = len(words) >= 9 and not _EMAIL.search(row.text) and not _LABEL.match(row.text) and "|" not in row.text
        continues = (
            bool(rows) and rows[-1].index == row.index - 1 and (row.text[:1].islower() or row.text.endswith("."))
        )
        if wordy or continues:
            rows.append(row)
        elif rows:
            break
    return rows if sum(len(row.text.split()) for row in rows) >= 12 else []


def _overlaps(found: Found, other: Found | None) -> bool:
    return other is not None and found.start < other.end and other.start < found.end


def _found(text: str, span: tuple[int, int], confidence: float = 0.9) -> Found:
    return Found(value=text[span[0] : span[1]], ranges=(span,), confidence=confidence)
