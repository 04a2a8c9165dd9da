"""Are the decisions fair?"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from careerproof.auditing.bias import SMALL, audit_bias
from careerproof.auditing.model import Applicant, BiasAudit
from careerproof.errors import FileUnreadable, InputError, UsageError

YES = frozenset({"1", "yes", "y", "true", "selected", "hired", "advanced", "passed"})
NO = frozenset({"0", "no", "n", "false", "not selected", "rejected", "not advanced", "failed"})
UNKNOWN = frozenset({
    "", "-", "?", "unknown", "n/a", "na", "none", "not given", "not disclosed", "not stated", "undisclosed", "declined",
    "declined to state", "decline to state", "prefer not to say", "i do not wish to answer",
})  # fmt: skip
"""What people and systems write where no category was given."""


def bias(
    table: str | Path,
    *,
    by: Sequence[str],
    selected: str | None = None,
    score: str | None = None,
    cutoffs: Sequence[float] = (),
    smallest: float = SMALL,
) -> BiasAudit:
    """Selection and scoring rates of the categories that a table gives, with their impact ratios.

    Args:
        table: a CSV file in UTF-8 with a head, a person a row.
        by: the columns with categories ("sex", "race"); each alone and all of them crossed. Nothing is ever guessed.
        selected: the column that says who was selected: yes or no.
        score: the column with scores.
        cutoffs: scores from which on people would be selected, for what-if questions.
        smallest: categories of a smaller share (0..1) of the people with a category are left out of the ratios.

    Raises:
        UsageError: no column was named, or the table has none of that name.
        FileUnreadable: the file cannot be opened.
        InputError: a row holds what is no score or no yes or no; the message says which.
    """
    if not by or (selected is None and score is None):
        raise UsageError(
            "an audit needs categories and outcomes",
            hint="name columns: --by sex --by race, and --selected or --score",
        )
    if cutoffs and score is None:
        raise UsageError("cut-offs are of scores", hint="name the column with scores: --score")
    people = tuple(_read_people(Path(table), by, selected, score))
    if not people:
        raise InputError(f"{table} holds no row", hint="give a CSV file with a head and a person a row")
    return audit_bias(people, attributes=by, cutoffs=cutoffs, smallest=smallest)


def _read_people(path: Path, by: Sequence[str], selected: str | None, score: str | None) -> Iterator[Applicant]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            _check_columns(rows.fieldnames or (), [*by, *(name for name in (selected, score) if name is not None)])
            for row in rows:
                yield Applicant(
                    selected=None if selected is None else _decision(row[selected], rows.line_num),
                    score=None if score is None else _score(row[score], rows.line_num),
                    categories=_categories(row, by),
                )
    except OSError as error:
        raise FileUnreadable(f"{path} cannot be opened") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} is no CSV in UTF-8", hint="export the table as CSV (UTF-8)") from error


def _check_columns(known: Sequence[str], named: Sequence[str]) -> None:
    for name in named:
        if name not in known:
            raise UsageError(f"the table has no column {name!r}", hint=f"it has: {', '.join(known)}")


def _categories(row: Mapping[str, str | None], by: Sequence[str]) -> dict[str, str]:
    given = {name: " ".join((row[name] or "").split()) for name in by}
    return {name: value for name, value in given.items() if value.casefold() not in UNKNOWN}


def _decision(text: str | None, line: int) -> bool | None:
    word = " ".join((text or "").split()).casefold()
    if word in YES or word in NO:
        return word in YES
    if word in UNKNOWN:
        return None
    raise InputError(
        f"line {line}: {word!r} is no decision", hint="write yes or no; leave it empty where none was made"
    )


def _score(text: str | None, line: int) -> float | None:
    word = (text or "").strip()
    if word.casefold() in UNKNOWN:
        return None
    try:
        value = float(word)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise InputError(
            f"line {line}: {word!r} is no score", hint="write a number; leave it empty where there is none"
        )
    return value
