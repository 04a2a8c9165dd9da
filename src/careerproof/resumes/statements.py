"""The statements of a résumé: every bullet, sentence, skill and line once, with when and where it was done.

Why: a screen quotes them as evidence, so nothing that the person wrote may be missing, and nothing may count twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from careerproof.evidence import FieldEvidence, Record, Span
from careerproof.resumes.flow import Flow
from careerproof.resumes.model import Education, Project, Resume, SectionKind, Statement, Volunteer, Work
from careerproof.resumes.sections.paragraphs import split_sentences

_TOLD: dict[SectionKind, tuple[str, ...]] = {
    "work": ("position", "name", "summary", "highlights"),
    "volunteer": ("position", "organization", "summary", "highlights"),
    "education": ("study_type", "institution", "score", "courses"),
    "projects": ("name", "description", "highlights", "keywords"),
    "skills": ("name", "level", "keywords"),
    "certificates": ("name", "issuer"),
    "languages": ("language",),
    "awards": ("title", "awarder", "summary"),
    "publications": ("name", "publisher", "summary"),
    "interests": ("name", "keywords"),
    "references": ("name", "reference"),
}
_KEYS = {"study_type": "studyType"}
_PROSE = frozenset(("summary", "description", "reference"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Owner:
    """The job, course or project that statements belong to."""

    pointer: str
    section: SectionKind
    position: str | None = None
    name: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    current: bool = False


def build_statements(resume: Resume) -> list[Statement]:
    """The statements of all fields, in the order of the text where it is known, else of the fields."""
    statements: list[Statement] = []
    covered: set[tuple[int, int]] = set()
    for statement in _all(resume):
        span = statement.span
        if span is not None:
            if (span.start, span.end) in covered:
                continue
            covered.add((span.start, span.end))
        statements.append(statement)
    return statements


def owner_of(item: Record, pointer: str, section: SectionKind) -> Owner:
    """Who a statement of this entry belongs to."""
    owner = Owner(pointer=pointer, section=section)
    if isinstance(item, Work):
        return Owner(
            pointer=pointer, section=section, position=item.position, name=item.name,
            start_date=item.start_date, end_date=item.end_date, current=item.current,
        )  # fmt: skip
    if isinstance(item, Volunteer):
        open_end = item.start_date is not None and item.end_date is None
        return Owner(
            pointer=pointer, section=section, position=item.position, name=item.organization,
            start_date=item.start_date, end_date=item.end_date, current=open_end,
        )  # fmt: skip
    if isinstance(item, Education):
        return Owner(
            pointer=pointer, section=section, position=item.study_type, name=item.institution,
            start_date=item.start_date, end_date=item.end_date,
        )  # fmt: skip
    if isinstance(item, Project):
        return Owner(
            pointer=pointer, section=section, name=item.name, start_date=item.start_date, end_date=item.end_date
        )
    return owner


def make_statement(owner: Owner, pointer: str, text: str, span: Span | None) -> Statement:
    """A statement of this owner."""
    return Statement(
        pointer=pointer, text=text, span=span, section=owner.section, position=owner.position, name=owner.name,
        start_date=owner.start_date, end_date=owner.end_date, current=owner.current,
    )  # fmt: skip


def _all(resume: Resume) -> Iterable[Statement]:
    basics = Owner(pointer="/basics", section="contact")
    if resume.basics.label:
        yield from _tell(resume, basics, "/basics/label", resume.basics.label, prose=False)
    if resume.basics.summary:
        owner = Owner(pointer="/basics", section="summary")
        yield from _tell(resume, owner, "/basics/summary", resume.basics.summary, prose=True)
    for section, names in _TOLD.items():
        items: Sequence[Record] = getattr(resume, section)
        for index, item in enumerate(items):
            owner = owner_of(item, f"/{section}/{index}", section)
            yield from _tell_item(resume, owner, item, names)


def _tell_item(resume: Resume, owner: Owner, item: Record, names: Sequence[str]) -> Iterable[Statement]:
    for name in names:
        value = getattr(item, name)
        pointer = f"{owner.pointer}/{_KEYS.get(name, name)}"
        if isinstance(value, tuple):
            for number, text in enumerate(value):
                yield from _tell(resume, owner, f"{pointer}/{number}", text, prose=False)
        elif name == "study_type" and isinstance(item, Education):
            yield from _tell_degree(resume, owner, item)
        elif name == "language":
            fluency = (f"{owner.pointer}/fluency", getattr(item, "fluency", None))
            yield from _tell_pair(resume, owner, (pointer, value), fluency)
        elif value:
            yield from _tell(resume, owner, pointer, value, prose=name in _PROSE)


def _tell_degree(resume: Resume, owner: Owner, item: Education) -> Iterable[Statement]:
    """The degree with its field as one statement, as it is read: "BS in Computer Science"."""
    degree, area = (f"{owner.pointer}/studyType", item.study_type), (f"{owner.pointer}/area", item.area)
    return _tell_pair(resume, owner, degree, area)


def _tell_pair(
    resume: Resume, owner: Owner, one: tuple[str, str | None], other: tuple[str, str | None]
) -> Iterable[Statement]:
    """Two values that make sense together, each a pointer and a text: one stretch where they stand on one line, else
    one after the other.
    """
    (first, first_text), (second, second_text) = one, other
    if not first_text or not second_text:
        text, pointer = (first_text, first) if first_text else (second_text, second)
        if text:
            yield from _tell(resume, owner, pointer, text, prose=False)
        return
    ranges = [*_ranges(resume.fields, first), *_ranges(resume.fields, second)]
    if not ranges:
        yield make_statement(owner, first, f"{first_text}, {second_text}", None)
        return
    low, high = min(a for a, _ in ranges), max(b for _, b in ranges)
    between = resume.text[low:high]
    if "\n" in between or "\t" in between or len(between) > len(first_text) + len(second_text) + 20:
        yield from _tell(resume, owner, first, first_text, prose=False)
        yield from _tell(resume, owner, second, second_text, prose=False)
        return
    yield make_statement(owner, first, between, _merged(resume.fields, (first, second), low, high))


def _tell(resume: Resume, owner: Owner, pointer: str, text: str, *, prose: bool) -> Iterable[Statement]:
    evidence = resume.fields.get(pointer)
    if evidence is None or not evidence.spans:
        spans = split_sentences(text) if prose else [(0, len(text))]
        for low, high in spans:
            yield make_statement(owner, pointer, text[low:high].strip(), None)
        return
    flow = Flow(resume.text, [(span.start, span.end) for span in evidence.spans])
    for low, high in split_sentences(flow.text) if prose else [(0, len(flow.text))]:
        found = flow.found(low, high)
        if found is not None:
            span = _span(evidence.spans, found.start, found.end)
            yield make_statement(owner, pointer, found.value, span)


def _ranges(fields: Mapping[str, FieldEvidence], pointer: str) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in fields[pointer].spans] if pointer in fields else []


def _merged(fields: Mapping[str, FieldEvidence], pointers: Sequence[str], low: int, high: int) -> Span:
    spans = [span for pointer in pointers if pointer in fields for span in fields[pointer].spans]
    return _span(spans, low, high)


def _span(spans: Sequence[Span], start: int, end: int) -> Span:
    """The stretch on the page of the first of the spans that it touches, in the box of those it touches there."""
    touched = [span for span in spans if span.start < end and start < span.end]
    page = touched[0].page if touched else None
    boxes = [span.box for span in touched if span.box is not None and span.page == page]
    if not boxes:
        return Span(start=start, end=end, page=page)
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Span(start=start, end=end, page=page, box=box)
