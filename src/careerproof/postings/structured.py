"""What schema.org's JobPosting says, where a page carries it: the publisher's own words for machines.

Fields come as texts, objects or lists of either; each is read in all forms, and what cannot be read is left out.
"""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerproof.evidence import Finding
from careerproof.postings.header import parse_date
from careerproof.postings.model import Remote, Salary
from careerproof.postings.pay import PERIODS, find_pay

_WRAPPINGS = ("<!--", "-->", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "//]]>", "/*]]>*/", "]]>")
"""Old pages hide scripts from older browsers in a comment or a CDATA section."""
_UNITS = PERIODS | {"p1y": "year", "annual": "year", "p1m": "month", "pt1h": "hour"}
_NOTHING = frozenset({"no requirements", "none", "n/a"})
_HIDDEN_NAMES = frozenset({"confidential"})
"""What stands for the name of an employer that does not say it."""
_ITEMS = re.compile(r"\s*[,;|•]\s*")
LONGEST_ITEM = 4
"""Words. A list of skills with longer items is a sentence with commas."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StructuredPosting:
    """The fields of a JobPosting. `description_html` is markup; `qualifications` are single lines."""

    title: str | None
    company: str | None
    location: str | None
    remote: Remote | None
    employment_type: str | None
    salary: Salary | None
    date: str | None
    valid_through: str | None
    description_html: str | None
    qualifications: tuple[str, ...]
    responsibilities: tuple[str, ...]


def read_structured(blocks: Sequence[str]) -> tuple[StructuredPosting | None, tuple[Finding, ...]]:
    """The first JobPosting in the blocks of JSON-LD, if any; and what of them cannot be read, or is left out."""
    found: list[dict[str, object]] = []
    broken = 0
    for block in blocks:
        try:
            value: object = json.loads(_unwrapped(block), strict=False)
        except (ValueError, RecursionError):
            broken += "JobPosting" in block
            continue
        found += [item for item in _objects(value) if _is_posting(item)]
    return (_posting(found[0]) if found else None), tuple(_findings(len(found), broken))


def _unwrapped(block: str) -> str:
    inner = block.strip()
    for mark in _WRAPPINGS:
        inner = inner.removeprefix(mark).removesuffix(mark).strip()
    return inner


def _findings(postings: int, broken: int) -> Iterator[Finding]:
    if broken:
        yield Finding(
            id="posting.broken_markup",
            severity="warning",
            message="the page's JobPosting for machines is no valid JSON; it was read from the text alone",
            fix="correct the JSON-LD of the page; job search engines leave it out too",
        )
    if postings > 1:
        yield Finding(
            id="posting.several",
            severity="warning",
            message=f"the page holds {postings} postings for machines; the first was read",
            fix="give one posting at a time",
        )


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Every object, in order, however deep."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting += reversed(item.values())
        elif isinstance(item, list):
            waiting += reversed(item)


def _is_posting(item: dict[str, object]) -> bool:
    """Whether the object's type is JobPosting, alone or among others, by name or by its whole address."""
    kinds = item.get("@type")
    named = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    return any(re.split("[/:#]", kind)[-1] == "JobPosting" for kind in named)


def _posting(item: dict[str, object]) -> StructuredPosting:
    return StructuredPosting(
        title=_text(item.get("title")) or _text(item.get("name")),
        company=_company(item.get("hiringOrganization")),
        location=_location(item.get("jobLocation")) or _location(item.get("applicantLocationRequirements")),
        remote="Full" if "TELECOMMUTE" in map(str.upper, _texts(item.get("jobLocationType"))) else None,
        employment_type=", ".join(_texts(item.get("employmentType"))) or None,
        salary=_salary(item.get("baseSalary"), _text(item.get("salaryCurrency"))),
        date=parse_date(_text(item.get("datePosted"))),
        valid_through=parse_date(_text(item.get("validThrough"))),
        description_html=_text(item.get("description")),
        qualifications=tuple(
            dict.fromkeys(
                [
                    *_lines(item.get("qualifications")),
                    *_education(
                        item.get("educationRequirements"),
                        is_replaceable=item.get("experienceInPlaceOfEducation") in (True, "true", "True"),
                    ),
                    *_experience(item.get("experienceRequirements")),
                    *_items(item.get("skills")),
                ]
            )
        ),
        responsibilities=tuple(_lines(item.get("responsibilities"))),
    )


def _text(value: object) -> str | None:
    """A text, or the name of an object, or the first of a list."""
    if isinstance(value, str):
        value = html.unescape(value)
        return " ".join(value.split()) if "<" not in value else value.strip() or None
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("value") or value.get("description"))
    if isinstance(value, list) and value:
        return _text(value[0])
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := _text(item))]


def _lines(value: object) -> list[str]:
    """The single lines of a text or list, markup removed."""
    lines: list[str] = []
    for text in value if isinstance(value, list) else [value]:
        plain = _text(text)
        if plain:
            plain = re.sub(r"</?(?:li|p|br|ul|ol|div)[^>]*>", "\n", plain, flags=re.IGNORECASE)
            plain = re.sub(r"<[^>]+>", "", plain)
            lines += [" ".join(line.split()) for line in plain.splitlines() if line.strip()]
    return lines


def _items(value: object) -> list[str]:
    """The lines, those that are bare lists taken apart: "Python, SQL" is two."""
    items: list[str] = []
    for line in _lines(value):
        parts = [part for part in _ITEMS.split(line) if part]
        items += parts if all(len(part.split()) <= LONGEST_ITEM for part in parts) else [line]
    return items


def _education(value: object, *, is_replaceable: bool) -> list[str]:
    lines: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "credentialCategory" in item:
            lines += _texts(item["credentialCategory"])
        else:
            lines += _lines(item)
    asked = [line for line in lines if line.lower() not in _NOTHING]
    return [f"{line} or equivalent experience" if is_replaceable else f"{line} required" for line in asked]


def _experience(value: object) -> list[str]:
    lines: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        months = item.get("monthsOfExperience") if isinstance(item, dict) else None
        if isinstance(months, int | float | str) and str(months).replace(".", "", 1).isdigit():
            number = float(months)
            whole = number % 12 == 0
            lines.append(f"{number / 12:.0f} years of experience" if whole else f"{number:.0f} months of experience")
        else:
            lines += _lines(item)
    return [line for line in lines if line.lower() not in _NOTHING]


def _company(value: object) -> str | None:
    name = _text(value)
    return None if name is None or name.lower() in _HIDDEN_NAMES else name


def _location(value: object) -> str | None:
    places: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        address = item.get("address", item) if isinstance(item, dict) else item
        if isinstance(address, dict):
            parts = [_text(address.get(key)) for key in ("addressLocality", "addressRegion", "addressCountry")]
            text = ", ".join(part for part in parts if part) or _text(address.get("name")) or ""
        else:
            text = _text(address) or ""
        if text:
            places.append(text)
    return "; ".join(dict.fromkeys(places)) or None


def _salary(value: object, currency: str | None) -> Salary | None:
    """The pay of the first form that can be read: an amount, a text, a MonetaryAmount, or a list of them."""
    for item in value if isinstance(value, list) else [value]:
        fields = item if isinstance(item, dict) else {}
        inner = fields.get("value", item)
        amount = inner if isinstance(inner, dict) else {}
        unit = _text(amount.get("unitText")) or _text(fields.get("unitText"))
        written = inner if not isinstance(inner, dict) else amount.get("value")
        low = _figure(amount.get("minValue", fields.get("minValue", written)))
        high = _figure(amount.get("maxValue", fields.get("maxValue", written)))
        code = _text(fields.get("currency")) or _text(amount.get("currency")) or currency
        said = find_pay(written, (0, len(written))) if isinstance(written, str) and low is None else None
        period = _UNITS.get((unit or "").lower().removeprefix("per ")) or (said.period if said else None)
        if said is not None:
            low, high, code = said.minimum, said.maximum, said.currency or code
        if low or high:
            return _as_salary(low or None, high or None, code, period)
    return None


def _as_salary(low: float | None, high: float | None, currency: str | None, period: str | None) -> Salary:
    written = " – ".join(f"{figure:,.2f}".removesuffix(".00") for figure in dict.fromkeys((low, high)) if figure)
    text = " ".join(part for part in (currency, written, f"per {period}" if period else None) if part)
    return Salary(minimum=low, maximum=high, currency=currency, period=period, text=text)  # type: ignore[arg-type]  # the values of PERIODS are the periods


def _figure(value: object) -> float | None:
    """The number, also as text ("1,234.50"); None for what is none, or not finite."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        figure = float(str(value).replace(",", ""))
    except ValueError:
        return None
    return figure if math.isfinite(figure) else None
