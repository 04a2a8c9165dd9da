"""Places as résumés write them: "City, ST 12345", "City, Region, Country", "Remote"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.resumes.flow import Found, trimmed
from careerproof.resumes.lexicon import fold, load_employers, load_places, load_titles
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.naming import employer_weight

_POSTAL = lazy(
    r"(?<!\w)(?:\d{5}-\d{3}(?!\d)|\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
    r"|\d{4}(?= [A-ZÄÖÜ])|\d{6}|\d{4} ?[A-Z]{2})(?!\w)"
)
_NAME = lazy(r"[^\W\d_](?:[^\W\d_]|[ .'’-])*[^\W\d_](?: \([^\W\d_]+\))?|[^\W\d_]")
_STREET = lazy(
    r"\d+\s+\S+|\S+\s+\d+\w?$|\b(?:street|road|avenue|straße|strasse|apt)\W*$|^(?:rue|calle|rua)\b", re.IGNORECASE
)
_BRACKETS = lazy(r"\s\(((?:[^()]|\([^()]{1,30}\)){2,60})\)$")
_CODE_AT_END = lazy(r",\s*([A-Z]{2})(?!\w)")
_LONGEST_LETTERS = 4
"""Capitals as few as these are the letters of a degree or a credential ("BSN, RN"), no city."""
_REMOTE = lazy(r"(?:100% )?(?:remote|hybrid|on-?site|home ?office|remoto|télétravail)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceFound:
    """A place with its parts; `certain` where a country, a region or a city of our lists says so.

    `lies_in` is the country that region or city tell, where the page does not name it.
    """

    whole: Found
    certain: bool
    address: Found | None = None
    postal_code: Found | None = None
    city: Found | None = None
    region: Found | None = None
    country_code: Found | None = None
    lies_in: str | None = None


def read_place(source: str, start: int, end: int, *, loose: bool = False) -> PlaceFound | None:
    """The place that this stretch is as a whole, or None when it is something else.

    `loose` lets names stand before the city (a quarter, a borough), as in the head of the page; in an entry such a
    name is the employer.
    """
    tight = trimmed(source, start, end)
    if tight is None or end - start > 90:
        return None
    start, end = tight
    whole = Found(value=source[start:end], ranges=((start, end),), confidence=0.85)
    if _REMOTE.fullmatch(whole.value):
        return PlaceFound(whole=whole, certain=True)
    postal = _postal(source, start, end)
    parts = _parts(source, start, end, postal)
    if not parts or len(parts) > 6:
        return None
    country, region = _country(source, parts), None
    if country:
        parts = parts[:-1]
    region = _region(source, parts) if parts else None
    if region and country is None and _is_rather_city(source, parts, postal):
        region = None
    if region:
        parts = parts[:-1]
    known_city = load_places().cities.get(source[parts[-1][0] : parts[-1][1]].casefold()) if parts else None
    certain = country is not None or region is not None or (known_city is not None and (len(parts) == 1 or loose))
    city = None
    if parts and not _is_street(source, parts[-1]) and is_city(source[slice(*parts[-1])]):
        city = _found(source, parts[-1])
        parts = parts[:-1]
    if not certain and (city is None or not (postal or len(parts) == 1)):
        return None
    if parts and not all(_is_street(source, part) or (certain and loose) for part in parts):
        return _unlisted(source, whole, parts, city)
    return PlaceFound(
        whole=whole,
        certain=certain,
        address=_join(source, parts),
        postal_code=None if postal is None else _found(source, postal),
        city=city,
        region=region[0] if region else None,
        country_code=country or (region[1] if region else None),
        lies_in=known_city,
    )


def _is_rather_city(source: str, parts: Sequence[tuple[int, int]], postal: tuple[int, int] | None) -> bool:
    """True for "New York" behind a street or a postal code, where a region would have its city before it."""
    words = source[slice(*parts[-1])].casefold()
    alone = len(parts) == 1 or _is_street(source, parts[-2])
    return words in load_places().cities and alone and (postal is not None or len(parts) > 1)


def find_place_at_end(source: str, start: int, end: int, *, cities: bool = True) -> PlaceFound | None:
    """The place that a stretch ends with ("Acme Corp, Austin, TX"), certain ones only; never the whole stretch.

    Without `cities` a city alone is none: it belongs to the name of many a school ("University of California, Davis").
    """
    commas = [match.start() for match in re.finditer(r",| [-–—|] ", source[start:end])]
    best: PlaceFound | None = None
    for comma in commas[-3:]:
        low = start + comma + (1 if source[start + comma] == "," else 3)
        if source.count(")", low, end) > source.count("(", low, end):
            continue  # within brackets, which are read as a whole
        place = read_place(source, low, end)
        lone = place is not None and place.region is None and place.country_code is None
        if place is not None and place.certain and place.address is None and best is None and (cities or not lone):
            if place.city is None and place.country_code is not None and len(commas) > 1 and comma != commas[-1]:
                continue
            best = place
    return best or _in_brackets(source, start, end) or _code_at_end(source, start, end)


def _in_brackets(source: str, start: int, end: int) -> PlaceFound | None:
    """The place between brackets that a stretch ends with ("Harbour Clinic (Austin, TX)")."""
    match = _BRACKETS.search(source, start, end)
    if match is None or not source[start : match.start()].strip():
        return None
    place = read_place(source, *match.span(1))
    return place if place is not None and place.certain else None


def _code_at_end(source: str, start: int, end: int) -> PlaceFound | None:
    """The region whose code alone ends a stretch ("State University Fort Collins, CO")."""
    match = _CODE_AT_END.search(source, start, end)
    country = load_places().region_codes.get(match[1]) if match else None
    if match is None or match.end() != end or match.start() == start or country is None:
        return None
    region = _found(source, match.span(1))
    return PlaceFound(whole=region, certain=True, region=region, country_code=region.normalised(country))


def _unlisted(source: str, whole: Found, parts: list[tuple[int, int]], city: Found | None) -> PlaceFound | None:
    """Two capitalised names with a comma ("Dakar, Senegalia"): perhaps a city and a country that no list holds."""
    if city is None or len(parts) != 1 or not is_city(source[slice(*parts[0])]):
        return None
    return PlaceFound(whole=whole.sure(0.5), certain=False, city=_found(source, parts[0]), region=city)


def _postal(source: str, start: int, end: int) -> tuple[int, int] | None:
    matches = list(_POSTAL.finditer(source, start, end))
    if not matches:
        return None
    match = matches[-1]
    if match.start() == start and not source[match.end() : end].strip():
        return None
    return match.start(), match.end()


def _parts(source: str, start: int, end: int, postal: tuple[int, int] | None) -> list[tuple[int, int]]:
    """The parts between commas, the postal code cut out."""
    parts: list[tuple[int, int]] = []
    for match in re.finditer(r"[^,;]+", source[start:end]):
        low, high = start + match.start(), start + match.end()
        if postal and low <= postal[0] and postal[1] <= high:
            before, after = trimmed(source, low, postal[0]), trimmed(source, postal[1], high)
            parts.extend(part for part in (before, after) if part)
        elif tight := trimmed(source, low, high):
            parts.append(tight)
    return parts


def _country(source: str, parts: list[tuple[int, int]]) -> Found | None:
    low, high = parts[-1]
    code = load_places().countries.get(source[low:high].casefold().strip("()"))
    if code is None or source[low:high] == "us":
        return None
    return _found(source, (low, high)).normalised(code)


def _region(source: str, parts: list[tuple[int, int]]) -> tuple[Found, Found] | None:
    """The region in the last part and the country it lies in; a code needs a city before it."""
    low, high = parts[-1]
    places = load_places()
    words = source[low:high]
    country = places.regions.get(words.casefold())
    if country is None and len(parts) > 1:
        country = places.region_codes.get(words)
    if country is None and len(parts) == 1 and (match := re.search(r" ([A-Z]{2})$", words)):
        country = places.region_codes.get(match[1]) if words[: match.start()].istitle() and "," not in words else None
        if country is not None:
            return None
    if country is None:
        return None
    region = _found(source, (low, high))
    return region, region.normalised(country)


def is_city(words: str) -> bool:
    """True for words that may be the name of a town: few, with capitals, without the word of an employer or a title."""
    tokens = words.split()
    if not _NAME.fullmatch(words) or len(tokens) > 5 or not words[0].isupper():
        return False
    if words.isupper() and len(words) <= _LONGEST_LETTERS:
        return False
    titles = load_titles()
    named = employer_weight(words) >= 1 and fold(words) not in load_employers().placeholders
    return not named and not any(token.casefold() in titles.nouns for token in tokens)


def _is_street(source: str, part: tuple[int, int]) -> bool:
    return _STREET.search(source[part[0] : part[1]]) is not None


def _found(source: str, part: tuple[int, int]) -> Found:
    return Found(value=source[part[0] : part[1]], ranges=(part,), confidence=0.85)


def _join(source: str, parts: list[tuple[int, int]]) -> Found | None:
    """The parts that are left before the city, as one stretch."""
    if not parts:
        return None
    return _found(source, (parts[0][0], parts[-1][1]))
