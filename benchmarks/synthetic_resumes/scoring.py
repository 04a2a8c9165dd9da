"""What a reader found beside what a file shows: field by field, counted, with an interval by resampling the files."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy

from benchmarks.synthetic_resumes.values import FIELDS, Reading, Truth

DRAWS = 2000
"""How often the files are drawn again for an interval."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """One field of one file: true values found, those missed, read values that are wrong; of the found ones of a text,
    those whose characters are known, and those whose characters are right.
    """

    found: int = 0
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    placed: int = 0
    well_placed: int = 0


def score_fields(truth: Mapping[str, list[Truth]], values: Mapping[str, list[Reading]]) -> dict[str, Score]:
    """The score of each field that the file shows or the reader filled."""
    return {
        field: _score(field, truth.get(field, []), values.get(field, []))
        for field in FIELDS
        if truth.get(field) or values.get(field)
    }


def score_jobs(truth: Sequence[tuple[Truth, ...]], jobs: Sequence[tuple[str, ...]]) -> Score:
    """Positions of which title, employer and dates are all right in one entry; `wrong` are the other entries read."""
    left = list(jobs)
    missed = []
    for wanted in truth:
        match = next((job for job in left if _is_same_job(wanted, job)), None)
        if match is None:
            missed.append(" | ".join(part.forms[0] for part in wanted))
        else:
            left.remove(match)
    return Score(found=len(truth) - len(missed), missed=tuple(missed), wrong=tuple(" | ".join(job) for job in left))


def is_same(field: str, true: str, read: str) -> bool:
    """True where a read value is the true one: equal but for case, form of accents, punctuation and spaces; phones by
    their national digits, addresses of pages without scheme and "www", dates to the letter.
    """
    if field == "phone":
        wanted, digits = (re.sub(r"\D", "", number.replace("(0)", "")).lstrip("0") for number in (true, read))
        return len(digits) > 6 and (digits.endswith(wanted) or wanted.endswith(digits))
    if field == "link":
        return _address(true) == _address(read)
    if field.endswith("dates"):
        return true == read
    return _letters(true) == _letters(read) != ""


def sum_up(scores: Iterable[Score]) -> Counter[str]:
    """The counts of many scores."""
    total: Counter[str] = Counter()
    for score in scores:
        total.update(
            found=score.found,
            missed=len(score.missed),
            wrong=len(score.wrong),
            placed=score.placed,
            well_placed=score.well_placed,
        )
    return total


def rates(counts: Mapping[str, int]) -> tuple[float, float, float]:
    """Precision, recall and F1; nothing to find and nothing found is 1."""
    found, missed, wrong = (counts.get(key, 0) for key in ("found", "missed", "wrong"))
    precision = found / (found + wrong) if found + wrong else 1.0
    recall = found / (found + missed) if found + missed else 1.0
    return precision, recall, 2 * found / (2 * found + missed + wrong) if found + missed + wrong else 1.0


def interval(files: Sequence[Counter[str]]) -> tuple[float, float]:
    """The middle 95 % of F1 when the files are drawn again with replacement."""
    counts = numpy.array([[file["found"], file["missed"] + file["wrong"]] for file in files], dtype=float)
    drawn = numpy.random.default_rng(7).integers(len(files), size=(DRAWS, len(files)))
    found, errors = counts[drawn].sum(axis=1).T
    low, high = numpy.quantile(2 * found / (2 * found + errors), (0.025, 0.975))
    return float(low), float(high)


def _score(field: str, truth: Sequence[Truth], values: Sequence[Reading]) -> Score:
    """Each read value counts for one true value at most."""
    left = list(values)
    missed: list[str] = []
    matched: list[tuple[Truth, Reading]] = []
    for value in truth:
        match = next((item for item in left if any(is_same(field, form, item.value) for form in value.forms)), None)
        if match is None:
            missed.append(value.forms[0])
        else:
            left.remove(match)
            matched.append((value, match))
    return Score(
        found=len(matched),
        missed=tuple(missed),
        wrong=tuple(item.value for item in left),
        placed=sum(bool(value.place and item.place) for value, item in matched),
        well_placed=sum(bool(value.place) and value.place == item.place for value, item in matched),
    )


def _is_same_job(wanted: tuple[Truth, ...], job: tuple[str, ...]) -> bool:
    return all(
        any(is_same(field, form, value) for form in truth.forms)
        for field, truth, value in zip(("position", "employer", "job dates"), wanted, job, strict=True)
    )


def _letters(text: str) -> str:
    """What tells values apart: letters, digits, and the signs of "C++" and "C#"."""
    # Upper case first: "ı" and "i", "ß" and "ss" are one in capitals, and capitals are a manner of writing.
    plain = unicodedata.normalize("NFKC", text.upper().casefold())
    return "".join(character for character in plain if character.isalnum() or character in "+#")


def _address(text: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", text.strip().casefold()).rstrip("/")
