"""Postings read: minimum told from preferred, amounts, and real postings of other origins; the time of one.

Needs the benchmark data beside the checkout, or CAREERPROOF_SOURCES. Prints; asserts nothing about time.
"""

from __future__ import annotations

import re
import statistics
import sys
import time

from benchmarks._border_training import gather_examples, held_out, load_postings
from benchmarks._headless import glassdoor_texts, google_postings, lines_right, virginia_texts
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
    _lists()
    _amounts(rows)
    _coverage()
    return 0


def _read(text: str) -> Posting:
    return read_posting(read_document(text.encode(), name="posting.txt"))


def _lists() -> None:
    """Minimum told from preferred. What is learnt is learnt without the posting that it is tried on."""
    headed = list(google_postings(BENCHMARKS, headed=True, parted=True))
    lines = sum(len(item.places) for item in headed)
    preferred = sum(gold == "preferred" for item in headed for _, _, gold in item.places)
    print("share of lines whose requirements carry the importance of their list")
    print(f"  (Google: calling all preferred {preferred / lines:.3f}, random 0.500)")
    with_headings = sum(map(lines_right, headed)) / lines
    print(f"  {'Google, two lists, headings':<40} {with_headings:.3f} of {lines} lines")
    postings = load_postings(BENCHMARKS)
    results = held_out(gather_examples(postings), postings, way="by posting")
    for name, (right, total) in sorted(results.items()):
        half = f"; half with headings, half without {(with_headings + right / total) / 2:.3f}" * name.startswith(
            "Google"
        )
        print(f"  {name:<40} {right / total:.3f} of {total} lines{half}")


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
        ("Glassdoor", glassdoor_texts(BENCHMARKS)),
        ("Virginia", virginia_texts(BENCHMARKS)),
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


if __name__ == "__main__":
    sys.exit(main())
