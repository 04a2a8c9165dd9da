"""Postings read: minimum told from preferred, amounts, and real postings of other origins; the time of one.

Needs the benchmark data beside the checkout, or CAREERPROOF_SOURCES. Prints; asserts nothing about time.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections.abc import Iterator

from benchmarks._sources import read_rows, sources_folder
from careerproof.documents import read_document
from careerproof.postings import Posting, read_posting

BENCHMARKS = sources_folder() / "benchmarks"
YEARS = re.compile(r"(\d+)\+? years?(?:'|’)? (?:of )?(?:[\w/&,-]+ ){0,6}experience", re.IGNORECASE)
DEGREE = re.compile(r"\b(?:BA|BS|B\.A|B\.S|Bachelor|Master|MBA|MS|PhD|Ph\.D)\b.*\b(?:degree|in)\b")


def main() -> int:
    """Each part in turn; the exit code tells when the data is not there."""
    if not BENCHMARKS.is_dir():
        print(f"no benchmark data at {BENCHMARKS}: set CAREERPROOF_SOURCES", file=sys.stderr)
        return 1
    rows = read_rows(BENCHMARKS / "postings_google" / "job_skills.csv")
    print(f"sections of {len(rows)} postings whose minimum and preferred lists are known")
    print("  (share of lines whose requirements carry their list's importance; all-preferred, random 0.50 beside)")
    for label, headed, parted in (
        ("with headings", True, True),
        ("headings removed", False, True),
        ("and no blank line", False, False),
    ):
        share, naive = _sections(rows, headed=headed, parted=parted)
        print(f"  {label:<18} {share:.3f}   all preferred {naive:.3f}   random 0.500")
    _amounts(rows)
    _coverage()
    return 0


def _read(text: str) -> Posting:
    return read_posting(read_document(text.encode(), name="posting.txt"))


def _sections(rows: list[dict[str, str]], *, headed: bool, parted: bool) -> tuple[float, float]:
    """The share of lines told right, and the share that calling every line preferred would tell right."""
    right = total = preferred = 0
    for row in rows:
        text, places = _laid_out(row, headed=headed, parted=parted)
        requirements = _read(text).requirements
        for start, end, gold in places:
            own = [item for item in requirements if any(s.start < end and start < s.end for s in item.spans)]
            votes = [item.importance for item in own]
            right += bool(votes) and statistics.mode(votes) == gold
            preferred += gold == "preferred"
            total += 1
    return right / total, preferred / total


def _laid_out(row: dict[str, str], *, headed: bool, parted: bool) -> tuple[str, list[tuple[int, int, str]]]:
    text = f"{row['Title'] or 'Open position'}\n" + ("\n" if parted else "")
    places: list[tuple[int, int, str]] = []
    for name, gold in (
        ("Responsibilities", ""),
        ("Minimum Qualifications", "required"),
        ("Preferred Qualifications", "preferred"),
    ):
        text += f"{name}\n" if headed else ""
        for line in filter(None, map(str.strip, row[name].splitlines())):
            if gold:
                places.append((len(text), len(text) + len(line), gold))
            text += f"{line}\n"
        text += "\n" if parted else ""
    return text, places


def _amounts(rows: list[dict[str, str]]) -> None:
    """Years and degrees: how many of the lines that plainly name them give a requirement with them."""
    years = [0, 0]
    degrees = [0, 0]
    for row in rows:
        for line in filter(None, map(str.strip, row["Minimum Qualifications"].splitlines())):
            found = _read(f"Role\n\nRequirements\n- {line}\n").requirements
            named = [int(number) for number in YEARS.findall(line)]
            if named:
                years[0] += any(
                    item.minimum and item.minimum.unit == "years" and item.minimum.value == min(named) for item in found
                )
                years[1] += 1
            if DEGREE.search(line):
                degrees[0] += any(item.kind == "education" for item in found)
                degrees[1] += 1
    print(f"years read as the line says    {years[0]}/{years[1]} lines where a plain pattern finds years")
    print(f"degrees read                   {degrees[0]}/{degrees[1]} lines where a plain pattern finds one")


def _coverage() -> None:
    """Real postings of two other origins: all must give a requirement; the time to read one."""
    for label, texts in (
        (
            "Glassdoor",
            [
                f"{row['Job Title']}\n\n{row['Job Description']}"
                for row in read_rows(BENCHMARKS / "postings_glassdoor_ds" / "jobs.csv")
            ],
        ),
        ("Virginia", list(_virginia())),
    ):
        times, given, asked = [], 0, 0
        for text in texts:
            begin = time.perf_counter()
            posting = _read(text)
            times.append(time.perf_counter() - begin)
            given += bool(posting.requirements)
            asked += any(item.importance != "implied" for item in posting.requirements)
        print(
            f"{label:<10} {len(texts)} postings: {given} with a requirement, {asked} with a required or preferred one; "
            f"{1000 * statistics.median(times):.1f} ms each"
        )


def _virginia() -> Iterator[str]:
    with (BENCHMARKS / "postings_skillsml_va" / "50_sample.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield f"{row['title']}\n\n{row['jobDescription']}"


if __name__ == "__main__":
    sys.exit(main())
