"""Values in JSON Resume's shape → Resume: strict dates, unknown keys kept, evidence where places are known."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from careerproof.evidence import FieldEvidence, Finding, Span
from careerproof.resumes.model import (
    Award,
    Basics,
    Certificate,
    Education,
    Interest,
    Language,
    Location,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    Section,
    SectionKind,
    SkillGroup,
    Statement,
    Volunteer,
    Work,
)
from careerproof.resumes.patterns import lazy
from careerproof.resumes.rules import resume_rules
from careerproof.resumes.statements import Owner, build_statements, make_statement, owner_of

Ranges = tuple[tuple[int, int], ...]
"""Where a value stands: stretches of the text."""

_RECORDS: dict[str, Any] = {
    "work": Work, "volunteer": Volunteer, "education": Education, "awards": Award, "certificates": Certificate,
    "publications": Publication, "skills": SkillGroup, "languages": Language, "interests": Interest,
    "references": Reference, "projects": Project,
}  # fmt: skip
_NAMES = {
    "startDate": "start_date", "endDate": "end_date", "studyType": "study_type", "releaseDate": "release_date",
    "postalCode": "postal_code", "countryCode": "country_code",
}  # fmt: skip
_DATES = frozenset(("start_date", "end_date", "release_date", "date"))
_LISTS = frozenset(("highlights", "courses", "keywords"))
_DATE = lazy(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_TOLD_EXTRA = frozenset(("description", "reference"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Rest:
    """Texts that no field holds: where they belong ("/work/0", or "" for a section of its own) and where they stand."""

    owner: str
    heading: str
    ranges: Ranges
    section: SectionKind = "unknown"


def make_resume(
    data: Mapping[str, object],
    *,
    text: str = "",
    places: Mapping[str, Ranges] | None = None,
    rest: Sequence[Rest] = (),
    span: Callable[[int, int], Span] | None = None,
) -> Resume:
    """The résumé that values in the shape of JSON Resume make; what has the wrong type or is no real date becomes a
    finding.

    Args:
        data: the values.
        text: the text that they were read from.
        places: for each value, by its JSON pointer, where it stands in that text.
        rest: what else stands there; it is told as statements.
        span: makes a span of two offsets, with its page and box where the text has them.
    """
    reader = _Reader(places=places or {}, text=text, span=span or _plain_span)
    basics = reader.basics(data.get("basics"))
    items = {name: reader.items(name, data.get(name)) for name in _RECORDS}
    for key, value in data.items():
        if key not in _RECORDS and key != "basics":
            reader.extra[key] = value
    bare: Any = Resume(
        basics=basics, fields=reader.fields, findings=tuple(reader.findings), text=text, extra=reader.extra
    )
    resume: Resume = replace(bare, **items)
    rest = [item if _has_entry(resume, item.owner) else replace(item, owner="") for item in rest]
    sections = _sections(resume, reader, rest)
    statements = [*build_statements(resume), *_extra_statements(resume, reader)]
    statements.extend(_rest_statements(resume, reader, rest, sections))
    return replace(resume, sections=sections, statements=tuple(statements))


def _has_entry(resume: Resume, owner: str) -> bool:
    """True where the pointer names an entry that is there: a file may say anything."""
    kind, _, index = owner.strip("/").partition("/")
    return kind in _RECORDS and index.isdecimal() and int(index) < len(getattr(resume, kind))


def escape_key(key: str) -> str:
    """A key as a JSON pointer writes it (RFC 6901, section 3)."""
    return key.replace("~", "~0").replace("/", "~1")


def _plain_span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


@dataclass(kw_only=True, slots=True)
class _Reader:
    """Reads values by their pointers and notes where each stands."""

    places: Mapping[str, Ranges]
    text: str
    span: Callable[[int, int], Span]
    fields: dict[str, FieldEvidence] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    extra: dict[str, object] = field(default_factory=dict)

    def basics(self, data: object) -> Basics:
        """The person; unknown keys kept."""
        if not isinstance(data, Mapping):
            if data is not None:
                self._wrong("/basics", "an object")
            return Basics()
        values = self._values(Basics, data, "/basics", skip=("location", "profiles"))
        location = data.get("location")
        if isinstance(location, Mapping):
            values["location"] = Location(**self._values(Location, location, "/basics/location"))
        profiles = data.get("profiles")
        if isinstance(profiles, list):
            values["profiles"] = tuple(
                Profile(**{"network": "", **self._values(Profile, item, f"/basics/profiles/{index}")})
                for index, item in enumerate(profiles)
                if isinstance(item, Mapping)
            )
        return Basics(**values)

    def items(self, name: str, data: object) -> tuple[Any, ...]:
        """The entries of one kind."""
        if data is None:
            return ()
        if not isinstance(data, list):
            self._wrong(f"/{name}", "a list")
            return ()
        items = []
        for index, item in enumerate(data):
            if not isinstance(item, Mapping):
                self._wrong(f"/{name}/{index}", "an object")
                items.append(_RECORDS[name]())
                continue
            values = self._values(_RECORDS[name], item, f"/{name}/{index}")
            if name == "work":
                values["current"] = "start_date" in values and "end_date" not in values
            items.append(_RECORDS[name](**values))
        return tuple(items)

    def _values(
        self, record: Any, data: Mapping[str, object], pointer: str, skip: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        known = set(record.__dataclass_fields__) - {"current"}
        for key, value in data.items():
            name = _NAMES.get(key, key)
            at = f"{pointer}/{escape_key(key)}"
            if name in skip:
                continue
            if name in known and (value is None or value == ""):
                continue
            if name not in known or (name in _NAMES.values() and key == name):
                self._keep(at, value)
            elif name in _LISTS:
                values[name] = self._texts(value, at)
            elif not isinstance(value, str):
                self._wrong(at, "a text")
            elif name in _DATES and not _is_real(value):
                self._unreal(at, value)
            else:
                values[name] = value
                self._note(at, value)
        return values

    def _texts(self, value: object, pointer: str) -> tuple[str, ...]:
        if not isinstance(value, list):
            self._wrong(pointer, "a list of texts")
            return ()
        texts: list[str] = []
        for index, item in enumerate(value):
            if isinstance(item, str):
                self._note(f"{pointer}/{index}", item, f"{pointer}/{len(texts)}")
                texts.append(item)
            else:
                self._wrong(f"{pointer}/{index}", "a text")
        return tuple(texts)

    def _note(self, pointer: str, value: str, target: str | None = None) -> None:
        ranges = self.places.get(pointer)
        if ranges:
            written = " ".join(self.text[start:end] for start, end in ranges)
            self.fields[target or pointer] = FieldEvidence(
                confidence=1.0, spans=self.spans(ranges), raw=None if written == value else written
            )

    def spans(self, ranges: Ranges) -> tuple[Span, ...]:
        """The stretches as spans."""
        return tuple(self.span(start, end) for start, end in ranges)

    def _keep(self, pointer: str, value: object) -> None:
        """Keep an unknown key where it stood: `extra` is a tree of the same shape, list indices as keys."""
        parts = pointer.strip("/").split("/")
        node: dict[str, Any] = self.extra
        for part in parts[:-1]:
            node = node.setdefault(part, {})
        node[parts[-1].replace("~1", "/").replace("~0", "~")] = value

    def _wrong(self, pointer: str, wanted: str) -> None:
        self.findings.append(resume_rules()["json.wrong_type"].finding(pointer=pointer, wanted=wanted))

    def _unreal(self, pointer: str, value: str) -> None:
        self.findings.append(
            resume_rules()["dates.not_real"].finding(
                pointer=pointer, value=value[:20], spans=self.spans(self.places.get(pointer, ()))
            )
        )


def _extra_statements(resume: Resume, reader: _Reader) -> Iterator[Statement]:
    """Statements of texts that our fields do not hold: the description of an employer."""
    for name in _RECORDS:
        section: SectionKind = name  # type: ignore[assignment]  # the keys are section kinds
        kept = reader.extra.get(name)
        if not isinstance(kept, dict):
            continue
        for index, values in kept.items():
            for key, value in values.items():
                if key in _TOLD_EXTRA and isinstance(value, str):
                    owner = owner_of(getattr(resume, name)[int(index)], f"/{name}/{index}", section)
                    spans = reader.spans(reader.places.get(f"/{name}/{index}/{key}", ()))
                    yield make_statement(owner, f"/{name}/{index}/{key}", value, spans[0] if spans else None)


def _rest_statements(
    resume: Resume, reader: _Reader, rest: Sequence[Rest], sections: Sequence[Section]
) -> Iterator[Statement]:
    """Statements of the texts that no field holds, each under its entry or its section."""
    numbers = {(section.kind, section.heading): number for number, section in enumerate(sections)}
    for item in rest:
        parts = item.owner.strip("/").split("/")
        if len(parts) > 1:
            section: SectionKind = parts[0]  # type: ignore[assignment]  # owners are entries of section kinds
            owner = owner_of(getattr(resume, parts[0])[int(parts[1])], item.owner, section)
        elif item.ranges:
            number = numbers[item.section, item.heading or None]
            owner = Owner(pointer=f"/sections/{number}", section=item.section)
        else:
            continue
        for start, end in item.ranges:
            yield make_statement(owner, owner.pointer, reader.text[start:end], reader.span(start, end))


def _sections(resume: Resume, reader: _Reader, rest: Sequence[Rest]) -> tuple[Section, ...]:
    """The parts of the text that hold something, where the text is known; what no field holds makes unknown ones."""
    sections = []
    for name in ("basics", *_RECORDS):
        kind: SectionKind = "contact" if name == "basics" else name  # type: ignore[assignment]  # as above
        spans = [
            span for pointer, item in resume.fields.items() if pointer.startswith(f"/{name}/") for span in item.spans
        ]
        if spans:
            low, high = min(span.start for span in spans), max(span.end for span in spans)
            sections.append(
                Section(kind=kind, heading=name if name in reader.text else None, span=reader.span(low, high))
            )
    loose = [item for item in rest if not item.owner and item.ranges]
    for of_kind, heading in dict.fromkeys((item.section, item.heading) for item in loose):
        ranges = [
            place for item in loose if (item.section, item.heading) == (of_kind, heading) for place in item.ranges
        ]
        low, high = min(start for start, _ in ranges), max(end for _, end in ranges)
        sections.append(Section(kind=of_kind, heading=heading or None, span=reader.span(low, high)))
    return tuple(sorted(sections, key=lambda section: (section.span.start, section.span.end)))


def _is_real(value: str) -> bool:
    """True for YYYY, YYYY-MM and YYYY-MM-DD that are in the calendar."""
    if not _DATE.fullmatch(value):
        return False
    parts = [int(part) for part in value.split("-")]
    if not 1 <= parts[0] <= 9999 or (len(parts) > 1 and not 1 <= parts[1] <= 12):
        return False
    return len(parts) < 3 or 1 <= parts[2] <= calendar.monthrange(parts[0], parts[1])[1]
