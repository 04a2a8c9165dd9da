"""Postings read: minimum told from preferred, amounts, and real postings of other origins; the time of one.

Needs the benchmark data beside the checkout, or CAREERPROOF_SOURCES. Prints; asserts nothing about time.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from benchmarks._border_training import gather_examples, held_out, load_postings
from benchmarks._headless import glassdoor_texts, google_postings, lines_right, virginia_texts
from benchmarks._sources import read_rows, sources_folder
from careerproof.documents import read_document
from careerproof.postings import Posting, read_posting

LABELS = Path(__file__).with_name("posting_amounts.csv")
BENCHMARKS = sources_folder() / "benchmarks"


def main() -> int:
    """Each part in turn; the exit code tells when the data is not there."""
    if not BENCHMARKS.is_dir():
        print(f"no benchmark data at {BENCHMARKS}: set CAREERPROOF_SOURCES", file=sys.stderr)
        return 1
    _lists()
    _amounts()
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


def _amounts() -> None:
    """Years and degrees of 305 lines that a person labelled, each read within its posting, in two samples.

    The labels (`posting_amounts.csv`) hold ids, places and values, and none of the postings' words. Years: the least of
    each amount asked for; a level of education: the lowest that will do (EQF 4 to 8); nothing where none is asked for.
    """
    texts = {
        "google": [item.text for item in google_postings(BENCHMARKS, headed=True, parted=True)],
        "glassdoor": glassdoor_texts(BENCHMARKS),
        "virginia": virginia_texts(BENCHMARKS),
    }
    tallies: dict[tuple[str, str], list[int]] = {}
    wrong: list[str] = []
    for row in read_rows(LABELS):
        start, end = int(row["start"]), int(row["end"])
        posting = _read(texts[row["origin"]][int(row["posting"])])
        inside = [item for item in posting.requirements if any(s.start < end and start < s.end for s in item.spans)]
        years = {item.minimum.value for item in inside if item.minimum and item.minimum.unit == "years"}
        levels = {item.minimum.value for item in inside if item.minimum and item.minimum.unit == "level"}
        pairs = {
            "years": ({float(value) for value in row["years"].split()}, years),
            "degree": ({float(value) for value in row["level"].split()}, {min(levels)} if levels else set()),
        }
        for name, (gold, read) in pairs.items():
            tally = tallies.setdefault((row["sample"], name), [0, 0, 0, 0])
            tally[0] += gold == read and bool(gold)
            tally[1] += bool(gold)
            tally[2] += gold == read
            tally[3] += 1
            if gold != read:
                wrong.append(f"{name}: {row['origin']} {row['posting']} at {start}, {_say(gold)}, read {_say(read)}")
    for (sample, name), (found, asked, right, total) in tallies.items():
        told = f"right in {found} of {asked} labelled lines that ask for it; in {right} of all {total}"
        print(f"{sample} sample, {name:<7} {told}")
    for line in wrong:
        print(f"  {line}")


def _say(values: set[float]) -> str:
    return " ".join(f"{value:g}" for value in sorted(values)) or "none"


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
