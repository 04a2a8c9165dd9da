"""Makes files, reads them with our reader and the naive one, and keeps how each was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks._resume_laws import unbacked_fields
from benchmarks.synthetic_resumes.files.chromium import find_chromium, print_pages
from benchmarks.synthetic_resumes.files.make import Case, Made, make_case
from benchmarks.synthetic_resumes.scoring import Score, score_fields, score_jobs
from benchmarks.synthetic_resumes.values import (
    NAIVE_FIELDS,
    naive_read,
    read_jobs,
    read_values,
    true_jobs,
    true_values,
)
from careerproof.documents.read import read_document
from careerproof.resumes.read import read_resume


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """A file's scores by field, of our reader and the naive one; `jobs` counts positions that are right as a whole,
    `unbacked` are the pointers of values that their own characters do not give.
    """

    case: Case
    ours: dict[str, Score]
    naive: dict[str, Score]
    jobs: Score
    unbacked: tuple[str, ...]


def measure(cases: Sequence[Case], *, keep: Path | None = None) -> tuple[list[Result], int]:
    """The result of each case, and how many could not be made for want of a browser."""
    made = [make_case(case) for case in cases]
    printable = find_chromium() is not None
    files = [item for item in made if printable or not item.is_page]
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
    results = []
    for item, data in zip(files, _files(files), strict=True):
        if keep:
            (keep / item.case.name).write_bytes(data)
        results.append(score_file(item, data))
    return results, len(made) - len(files)


def score_file(made: Made, data: bytes) -> Result:
    """How the file was read."""
    document = read_document(data, name=made.case.name)
    truth = true_values(made)
    resume = read_resume(document)
    return Result(
        case=made.case,
        ours=score_fields(truth, read_values(resume)),
        naive=score_fields({field: truth[field] for field in NAIVE_FIELDS}, naive_read(document.text)),
        jobs=score_jobs(true_jobs(made), read_jobs(resume)),
        unbacked=tuple(unbacked_fields(resume)),
    )


def _files(made: Sequence[Made]) -> Iterator[bytes]:
    """The bytes of each file, all pages printed by one browser."""
    pages = print_pages([item.data for item in made if item.is_page])
    for item in made:
        yield next(pages) if item.is_page else item.data
