"""JSON Resume → Resume: strict dates, every unknown key kept, the same statements as from a document."""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterator, Mapping
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
    Resume,
    Section,
    SectionKind,
    SkillGroup,
    Volunteer,
    Work,
)
from careerproof.resumes.patterns import lazy
from careerproof.resumes.statements import build_statements, make_statement, owner_of

_RECORDS: dict[str, Any] = {
    "work": Work, "volunteer": Volunteer, "education": Education, "awards": Award, "certificates": Certificate,
    "publications": Publication, "skills": SkillGroup, "languages": Language, "interests": Interest,
    "projects": Project,
}  # fmt: skip
_NAMES = {
    "startDate": "start_date", "endDate": "end_date", "studyType": "study_type", "releaseDate": "release_date",
    "postalCode": "postal_code", "countryCode": "country_code",
}  # fmt: skip
_DATES = frozenset(("start_date", "end_date", "release_date", "date"))
_LISTS = frozenset(("highlights", "courses", "keywords"))
_DATE = lazy(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_TOLD_EXTRA = frozenset(("description", "reference"))


def from_json_resume(data: Mapping[str, object], text: str | None = None) -> Resume:
    """The résumé that a JSON Resume object holds; what has the wrong type or is no real date becomes a finding.

    Args:
        data: the parsed object.
        text: the JSON text it was parsed from; then each value knows where it stands there.
    """
    reader = _Reader(places=_string_places(text) if text is not None else {}, text=text or "")
    basics = reader.basics(data.get("basics"))
    items = {name: reader.items(name, data.get(name)) for name in _RECORDS}
    for key, value in data.items():
        if key not in _RECORDS and key != "basics":
            reader.extra[key] = value
    resume = Resume(
        basics=basics,
        work=items["work"],
        volunteer=items["volunteer"],
        education=items["education"],
        awards=items["awards"],
        certificates=items["certificates"],
        publications=items["publications"],
        skills=items["skills"],
        languages=items["languages"],
        interests=items["interests"],
        projects=items["projects"],
        fields=reader.fields,
        findings=tuple(reader.findings),
        text=text or "",
        extra=reader.extra,
    )
    statements = [*build_statements(resume), *_extra_statements(resume, reader)]
    return replace(resume, sections=_sections(resume, reader), statements=tuple(statements))


def parse_json_resume(text: str) -> Mapping[str, object] | None:
    """The JSON Resume object that a text is as a whole, or None when it is something else."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return None
    try:
        data = json.loads(text.lstrip("\ufeff"))
    except ValueError:
        return None
    if not isinstance(data, dict) or not {"basics", "work", "education", "skills"} & data.keys():
        return None
    return data


@dataclass(kw_only=True, slots=True)
class _Reader:
    """Reads values by their pointers and notes where each stands."""

    places: Mapping[str, tuple[int, int]]
    text: str
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
            at = f"{pointer}/{_escaped(key)}"
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
                self._note(at)
        return values

    def _texts(self, value: object, pointer: str) -> tuple[str, ...]:
        if not isinstance(value, list):
            self._wrong(pointer, "a list of texts")
            return ()
        texts: list[str] = []
        for index, item in enumerate(value):
            if isinstance(item, str):
                self._note(f"{pointer}/{index}", f"{pointer}/{len(texts)}")
                texts.append(item)
            else:
                self._wrong(f"{pointer}/{index}", "a text")
        return tuple(texts)

    def _note(self, pointer: str, target: str | None = None) -> None:
        place = self.places.get(pointer)
        if place is not None:
            written = self.text[place[0] : place[1]]
            raw = written if "\\" in written else None
            self.fields[target or pointer] = FieldEvidence(
                confidence=1.0, spans=(Span(start=place[0], end=place[1]),), raw=raw
            )

    def _keep(self, pointer: str, value: object) -> None:
        """Keep an unknown key where it stood: `extra` is a tree of the same shape, list indices as keys."""
        parts = pointer.strip("/").split("/")
        node: dict[str, Any] = self.extra
        for part in parts[:-1]:
            node = node.setdefault(part, {})
        node[parts[-1].replace("~1", "/").replace("~0", "~")] = value

    def _wrong(self, pointer: str, wanted: str) -> None:
        self.findings.append(
            Finding(
                id="json.wrong_type",
                severity="warning",
                message=f"{pointer} is not {wanted}; it was left out",
                fix="correct the value as the JSON Resume schema says",
            )
        )

    def _unreal(self, pointer: str, value: str) -> None:
        place = self.places.get(pointer)
        self.findings.append(
            Finding(
                id="dates.not_real",
                severity="error",
                message=f'{pointer} is no real date: "{value[:20]}"',
                fix="write YYYY, YYYY-MM or YYYY-MM-DD",
                spans=() if place is None else (Span(start=place[0], end=place[1]),),
            )
        )


def _extra_statements(resume: Resume, reader: _Reader) -> Iterator[Any]:
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
                    place = reader.places.get(f"/{name}/{index}/{key}")
                    span = None if place is None else Span(start=place[0], end=place[1])
                    yield make_statement(owner, f"/{name}/{index}/{key}", value, span)


def _sections(resume: Resume, reader: _Reader) -> tuple[Section, ...]:
    """The parts of the object that hold something, where their text is known."""
    sections = []
    for name in ("basics", *_RECORDS):
        kind: SectionKind = "contact" if name == "basics" else name  # type: ignore[assignment]  # as above
        spans = [
            span for pointer, item in resume.fields.items() if pointer.startswith(f"/{name}/") for span in item.spans
        ]
        if spans:
            low, high = min(span.start for span in spans), max(span.end for span in spans)
            sections.append(Section(kind=kind, heading=name, span=Span(start=low, end=high)))
    del reader
    return tuple(sorted(sections, key=lambda section: section.span.start))


def _is_real(value: str) -> bool:
    """True for YYYY, YYYY-MM and YYYY-MM-DD that are in the calendar."""
    if not _DATE.fullmatch(value):
        return False
    parts = [int(part) for part in value.split("-")]
    if not 1 <= parts[0] <= 9999 or (len(parts) > 1 and not 1 <= parts[1] <= 12):
        return False
    return len(parts) < 3 or 1 <= parts[2] <= calendar.monthrange(parts[0], parts[1])[1]


_TOKEN = lazy(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def _string_places(text: str) -> dict[str, tuple[int, int]]:
    """Where each string value of a valid JSON text stands (without its quotes), by JSON pointer."""
    places: dict[str, tuple[int, int]] = {}
    stack: list[tuple[str, str | int]] = []
    key: str | None = None
    awaiting = False
    for match in _TOKEN.finditer(text):
        lexeme = match.group()
        if lexeme in "{[":
            stack.append((lexeme, "" if lexeme == "{" else 0))
            awaiting = False
        elif lexeme in "}]":
            stack.pop()
        elif lexeme == ":":
            awaiting = True
        elif lexeme == ",":
            kind, at = stack[-1]
            stack[-1] = (kind, at + 1 if isinstance(at, int) else at)
            awaiting = False
        elif lexeme.startswith('"') and stack and stack[-1][0] == "{" and not awaiting:
            key = json.loads(lexeme)
            stack[-1] = ("{", _escaped(key or ""))
        elif lexeme.startswith('"'):
            pointer = "".join(f"/{at}" for _, at in stack)
            places[pointer] = (match.start() + 1, match.end() - 1)
    return places


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
