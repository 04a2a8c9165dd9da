"""Moves, splits and merges the bullets and jobs of a résumé; every word stays, with what points at it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from careerproof.evidence import FieldEvidence, Span
from careerproof.optimizing.locate import SAME, likeness, locate
from careerproof.optimizing.model import Edit
from careerproof.optimizing.pointers import is_field, retell, value_at, with_value
from careerproof.optimizing.splice import replace_span, splice
from careerproof.resumes.model import Resume, Work
from careerproof.resumes.sections.paragraphs import split_sentences

Bullet = tuple[str, FieldEvidence | None]


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a bullet or a paragraph, as written."""
    return tuple(text[start:end] for start, end in split_sentences(text))


def order_bullets(resume: Resume, edit: Edit) -> Resume:
    """The résumé with the bullets of one entry in the edit's order; those that it does not know keep their places."""
    if not isinstance(edit.new, tuple) or not isinstance(edit.old, tuple):
        raise TypeError("bullets are a list")
    pointer = _list_of(resume, edit.where, edit.old)
    if pointer is None:
        return resume
    current = _bullets(resume, pointer)
    ranks = [_rank(text, edit.new) for text, _ in current]
    known = iter(sorted((number for number, rank in enumerate(ranks) if rank is not None), key=lambda n: ranks[n] or 0))
    ordered = [current[next(known)] if rank is not None else current[number] for number, rank in enumerate(ranks)]
    return resume if ordered == current else retell(_with_bullets(resume, pointer, ordered), pointer)


def split_text(resume: Resume, edit: Edit) -> Resume:
    """The résumé with one bullet as several, or a job's paragraph as bullets; the words themselves stay."""
    if not isinstance(edit.old, str) or not isinstance(edit.new, tuple):
        raise TypeError("a text is split into a list")
    pointer = locate(resume, edit.where, edit.old)
    value = value_at(resume, pointer) if pointer else None
    if pointer is None or not isinstance(value, str):
        return resume
    pieces = sentences_of(value)
    if len(pieces) != len(edit.new):  # split before, or another edit took a sentence away
        return resume
    entry, _, place = pointer.rpartition("/")
    resume, evidences = _cut(resume, pointer, value, pieces)
    if not place.isdigit():
        pointer = f"{entry}/highlights"
        bullets = [*zip(pieces, evidences, strict=True), *_bullets(resume, pointer)]
        resume = _without_fields(with_value(resume, f"{entry}/{place}", None), f"{entry}/{place}")
        return retell(_with_bullets(resume, pointer, bullets), entry)
    bullets = _bullets(resume, entry)
    bullets[int(place) : int(place) + 1] = zip(pieces, evidences, strict=True)
    return retell(_with_bullets(resume, entry, bullets), entry)


def merge_jobs(resume: Resume, edit: Edit) -> Resume:
    """The résumé with two entries of one job as one: its dates are the outer ones, its bullets those of both."""
    if not isinstance(edit.old, tuple):
        raise TypeError("two entries are merged")
    pairs = enumerate(pairwise(resume.work))
    first = next((number for number, jobs in pairs if all(map(_is_told, jobs, edit.old))), None)
    if first is None:
        return resume
    later, earlier = resume.work[first], resume.work[first + 1]
    if (later.start_date or "") < (earlier.start_date or ""):
        later, earlier = earlier, later
    kept, gone = f"/work/{first}", f"/work/{first + 1}"
    newer, older = (kept, gone) if later is resume.work[first] else (gone, kept)
    merged = merged_job(later, earlier)
    bullets = [*_bullets(resume, f"{newer}/highlights"), *_bullets(resume, f"{older}/highlights")]
    sources = {"startDate": older, "summary": newer if later.summary else older}
    own = {
        f"{kept}/{key}": resume.fields[f"{sources.get(key, newer)}/{key}"]
        for key in ("name", "position", "location", "url", "startDate", "endDate", "summary")
        if f"{sources.get(key, newer)}/{key}" in resume.fields
    }
    fields = {
        _shifted(pointer, first): field
        for pointer, field in resume.fields.items()
        if not pointer.startswith((f"{kept}/", f"{gone}/"))
    }
    work = (*resume.work[:first], dataclasses.replace(merged, highlights=()), *resume.work[first + 2 :])
    statements = tuple(
        item if is_field(resume, item.pointer) else dataclasses.replace(item, pointer=_shifted(item.pointer, first))
        for item in resume.statements
        if not (item.pointer.startswith("/work/") and is_field(resume, item.pointer))
    )
    changed = dataclasses.replace(
        resume, work=work, fields={**fields, **own}, statements=statements, extra=_merged_extra(resume.extra, first)
    )
    return retell(_with_bullets(changed, f"{kept}/highlights", bullets), "/work")


def merged_job(later: Work, earlier: Work) -> Work:
    """One entry of two of the same job, the bullets of the later one first."""
    return dataclasses.replace(
        later,
        location=later.location or earlier.location,
        url=later.url or earlier.url,
        start_date=earlier.start_date,
        summary=later.summary or earlier.summary,
        highlights=(*later.highlights, *earlier.highlights),
    )


def tell_job(job: Work) -> str:
    """A job in one line, by which it is found again: title, employer and dates."""
    return ", ".join(part for part in (job.position, job.name, _dates(job)) if part)


def _dates(job: Work) -> str:
    end = "present" if job.current else job.end_date
    return " – ".join(date for date in (job.start_date, end) if date)


def _is_told(job: Work, line: str) -> bool:
    """Whether the line tells this job, whose title may have been reworded since."""
    return line.endswith(_dates(job)) and likeness(tell_job(job), line) >= SAME


def _list_of(resume: Resume, where: str, old: Sequence[str]) -> str | None:
    """The pointer of the list with most of these bullets, rather the one named."""
    if value_at(resume, where) == old:
        return where
    kind, _, rest = where.strip("/").partition("/")
    name = rest.partition("/")[2]
    places = [f"/{kind}/{number}/{name}" for number in range(len(getattr(resume, kind)))]

    def shared(pointer: str) -> tuple[int, bool]:
        return sum(_rank(text, old) is not None for text, _ in _bullets(resume, pointer)), pointer == where

    best = max(places, key=shared, default=None)
    return best if best is not None and shared(best)[0] > 1 else None


def _rank(text: str, among: Sequence[str]) -> int | None:
    """The number of the bullet that the text is, or came of; None where it is none of them."""
    if text in among:
        return among.index(text)
    alike = [(likeness(text, other), -number) for number, other in enumerate(among)]
    best, number = max(alike, default=(0.0, 0))
    return -number if best >= SAME else None


def _bullets(resume: Resume, pointer: str) -> list[Bullet]:
    value = value_at(resume, pointer)
    texts = value if isinstance(value, tuple) else ()
    return [(text, resume.fields.get(f"{pointer}/{number}")) for number, text in enumerate(texts)]


def _with_bullets(resume: Resume, pointer: str, bullets: Sequence[Bullet]) -> Resume:
    """The résumé with these bullets, each with its own evidence."""
    changed = _without_fields(with_value(resume, pointer, tuple(text for text, _ in bullets)), f"{pointer}/")
    named = {f"{pointer}/{number}": evidence for number, (_, evidence) in enumerate(bullets) if evidence is not None}
    return dataclasses.replace(changed, fields={**changed.fields, **named})


def _without_fields(resume: Resume, start: str) -> Resume:
    return dataclasses.replace(
        resume, fields={name: field for name, field in resume.fields.items() if not name.startswith(start)}
    )


def _cut(
    resume: Resume, pointer: str, value: str, pieces: Sequence[str]
) -> tuple[Resume, tuple[FieldEvidence | None, ...]]:
    """The résumé with the value written in one place, and the evidence of each piece of it."""
    field = resume.fields.get(pointer)
    if field is None or not field.spans:
        return resume, tuple(field for _ in pieces)
    span = field.spans[0]
    if resume.text[span.start : span.end] != value or len(field.spans) > 1:
        words = [replace_span(place, value if number == 0 else "") for number, place in enumerate(field.spans)]
        resume = splice(resume, words)
        span = resume.fields[pointer].spans[0]
    return resume, tuple(
        dataclasses.replace(field, spans=(dataclasses.replace(span, start=start, end=end),), raw=None)
        for start, end in _places(span, value, pieces)
    )


def _places(span: Span, value: str, pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    last = 0
    for piece in pieces:
        last = value.index(piece, last)
        yield span.start + last, span.start + last + len(piece)
        last += len(piece)


def _shifted(pointer: str, first: int) -> str:
    """The pointer into the jobs after the job behind the first one has joined it."""
    found = re.match(r"/work/(\d+)(?=/|$)", pointer)
    if found is None or int(found.group(1)) <= first:
        return pointer
    return f"/work/{int(found.group(1)) - 1}{pointer[found.end() :]}"


def _merged_extra(extra: Mapping[str, object], first: int) -> Mapping[str, object]:
    """The unknown keys of the jobs where these stand now; of two values of one key the first one's stays."""
    jobs = extra.get("work")
    if not isinstance(jobs, Mapping):
        return extra
    moved: dict[str, object] = {}
    for number, kept in sorted(jobs.items(), key=lambda item: int(item[0])):
        place = str(int(number) - (int(number) > first))
        before = moved.get(place)
        moved[place] = {**kept, **before} if isinstance(before, Mapping) and isinstance(kept, Mapping) else kept
    return {**extra, "work": moved}
