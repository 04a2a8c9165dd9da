"""What schema.org's JobPosting says, where a page carries it: the publisher's own words for machines.

Fields come as texts, objects or lists of either; each is read in all forms, and what cannot be read is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerproof.postings.header import parse_date
from careerproof.postings.model import Remote, Salary

_PERIODS = {"HOUR": "hour", "DAY": "day", "WEEK": "week", "MONTH": "month", "YEAR": "year", "P1Y": "year"}


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


def read_structured(blocks: Sequence[str]) -> StructuredPosting | None:
    """The first JobPosting in the blocks of JSON-LD, or None. A block that is no JSON is passed over."""
    for block in blocks:
        try:
            value: object = json.loads(block)
        except ValueError:
            continue
        for item in _objects(value):
            if _is_posting(item):
                return _posting(item)
    return None


def _objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)


def _is_posting(item: dict[str, object]) -> bool:
    kinds = item.get("@type")
    return "JobPosting" in (kinds if isinstance(kinds, list) else [kinds])


def _posting(item: dict[str, object]) -> StructuredPosting:
    return StructuredPosting(
        title=_text(item.get("title")) or _text(item.get("name")),
        company=_text(item.get("hiringOrganization")),
        location=_location(item.get("jobLocation")),
        remote="Full" if "TELECOMMUTE" in _texts(item.get("jobLocationType")) else None,
        employment_type=", ".join(_texts(item.get("employmentType"))) or None,
        salary=_salary(item.get("baseSalary"), _text(item.get("salaryCurrency"))),
        date=parse_date(_text(item.get("datePosted"))),
        valid_through=parse_date(_text(item.get("validThrough"))),
        description_html=_text(item.get("description")),
        qualifications=tuple(
            dict.fromkeys(
                [
                    *_lines(item.get("qualifications")),
                    *_education(item.get("educationRequirements")),
                    *_experience(item.get("experienceRequirements")),
                    *_lines(item.get("skills")),
                ]
            )
        ),
        responsibilities=tuple(_lines(item.get("responsibilities"))),
    )


def _text(value: object) -> str | None:
    """A text, or the name of an object, or the first of a list."""
    if isinstance(value, str):
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


def _education(value: object) -> list[str]:
    lines: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "credentialCategory" in item:
            lines += [f"{text} required" for text in _texts(item["credentialCategory"])]
        else:
            lines += _lines(item)
    return [line for line in lines if line.lower() not in ("no requirements", "no requirements required")]


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
    return [line for line in lines if line.lower() != "no requirements"]


def _location(value: object) -> str | None:
    places: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        address = item.get("address", item) if isinstance(item, dict) else item
        if isinstance(address, dict):
            parts = [_text(address.get(key)) for key in ("addressLocality", "addressRegion", "addressCountry")]
            text = ", ".join(part for part in parts if part)
        else:
            text = _text(address) or ""
        if text:
            places.append(text)
    return "; ".join(dict.fromkeys(places)) or None


def _salary(value: object, currency: str | None) -> Salary | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return None
    amount = value.get("value", value)
    currency = _text(value.get("currency")) or currency
    if not isinstance(amount, dict):
        low = high = _figure(amount)
        unit = _text(value.get("unitText"))
    else:
        low = _figure(amount.get("minValue", amount.get("value")))
        high = _figure(amount.get("maxValue", amount.get("value")))
        unit = _text(amount.get("unitText")) or _text(value.get("unitText"))
    if not low and not high:
        return None
    written = " – ".join(f"{figure:,.2f}".removesuffix(".00") for figure in dict.fromkeys((low, high)) if figure)
    period = _PERIODS.get((unit or "").upper())
    text = " ".join(part for part in (currency, written, f"per {period}" if period else None) if part)
    return Salary(minimum=low, maximum=high, currency=currency, period=period, text=text)  # type: ignore[arg-type]  # the values of _PERIODS are the periods


def _figure(value: object) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        return None
