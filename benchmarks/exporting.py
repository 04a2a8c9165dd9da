"""What comes back of exported résumés: every template in every format for every person, and how long writing takes.

    python -m benchmarks.exporting [--write] [--detail]

Each file is read by our reader (F1 of the facts of contact, work, education and skills) and by readers that are not
ours (poppler's pdftotext, pypdf, docx2txt, Python's html.parser): do all words stand there, in order? A person whose
letters no font of the machine has is counted apart. `--write` writes docs/ats-proof.md.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks._round_trips import EXTRACTORS, SECTIONS, Trip, load_people, measure_trip
from benchmarks._sources import sources_folder
from careerproof.documents import read_document
from careerproof.errors import DocumentError, LettersMissing
from careerproof.exporting import FORMATS, Format, export_resume, list_templates
from careerproof.resumes import Resume, read_resume

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ats-proof.md"
GOAL_MS = 15.0
LOOKS: tuple[Format, ...] = ("pdf", "docx", "html", "md", "txt", "yaml")
"""Formats that a template changes; JSON is the same in all and measured once."""


@dataclass(kw_only=True, slots=True)
class Tally:
    """What was measured of the files of a template and a format."""

    f1: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    in_order: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    files: int = 0

    def add(self, trip: Trip) -> None:
        """One more file."""
        self.files += 1
        for name, value in trip.f1.items():
            self.f1[name].append(value)
        for name, is_whole in trip.in_order.items():
            self.in_order[name].append(is_whole)

    @property
    def mean(self) -> float:
        """F1 over all sections and files."""
        return statistics.mean(value for values in self.f1.values() for value in values)


def main() -> int:
    """Prints the matrix and the times; 0 when everything came back, else 1."""
    parser = argparse.ArgumentParser(prog="benchmarks.exporting", description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write docs/ats-proof.md")
    parser.add_argument("--detail", action="store_true", help="print the files of which something did not come back")
    options = parser.parse_args()
    people = load_people()
    start = time.perf_counter()
    export_resume(people["maya-okonkwo"], format="pdf")
    first = (time.perf_counter() - start) * 1000
    tallies, unwritten, short = _measure(people)
    page = _page(tallies, unwritten, short, people)
    print(page)
    if options.detail:
        print("\n".join(short) or "everything came back")
    _print_real_files()
    print(f"pdf, the first of a process, with its fonts {first:5.1f} ms")
    warm = _warm_times(people)
    for name, times in warm.items():
        print(f"pdf, warm, {name:18} median {statistics.median(times):5.1f} ms, slowest {max(times):5.1f} ms")
    if options.write:
        PAGE.write_text(page, encoding="utf-8")
    is_fast = statistics.median(value for times in warm.values() for value in times) <= GOAL_MS
    return 0 if is_fast and all(tally.mean == 1 for tally in tallies.values()) else 1


Tallies = dict[tuple[str, Format], Tally]


def _measure(people: dict[str, Resume]) -> tuple[Tallies, list[str], list[str]]:
    """The tallies, the people whose letters no font has, and the files of which something did not come back."""
    tallies: Tallies = defaultdict(Tally)
    unwritten: dict[str, None] = {}
    short: list[str] = []
    for template in (item.name for item in list_templates()):
        for form in (*LOOKS, "json") if template == "classic" else LOOKS:
            for name, resume in people.items():
                try:
                    data = export_resume(resume, format=form, template=template)
                except LettersMissing:
                    unwritten[name] = None
                    continue
                trip = measure_trip(resume, data, form=form, template=template)
                tallies[template, form].add(trip)
                lost = [f"{key} {value:.3f}" for key, value in trip.f1.items() if value < 1]
                lost += [f"{key}: words missing or out of order" for key, whole in trip.in_order.items() if not whole]
                short += [f"{template}, {form}, {name}: {', '.join(lost)}"] if lost else []
    return tallies, list(unwritten), short


def _print_real_files() -> None:
    """How many of the words of real résumés stand in their export as text, where those files are there."""
    files = sorted((sources_folder() / "benchmarks" / "resume_files").rglob("resume.*"))
    files = [path for path in files if path.suffix in (".pdf", ".docx")]
    words = kept = read = 0
    for path in files:
        try:
            resume = read_resume(read_document(path.read_bytes(), name=path.name))
        except DocumentError:
            continue
        here = _words_of(resume.text)
        words, read = words + len(here), read + 1
        kept += len(here & _words_of(export_resume(resume, format="txt").decode()))
    if words:
        print(f"real résumés: {kept / words:.1%} of {words:,} words in {read} files stand in the export as text")


def _words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]{3,}", text.casefold()))


def _warm_times(people: dict[str, Resume]) -> dict[str, list[float]]:
    """Milliseconds of writing a PDF that was not written before, by template, after the fonts are loaded."""
    resume = people["maya-okonkwo"]
    times: dict[str, list[float]] = {}
    for template in (item.name for item in list_templates()):
        export_resume(resume, format="pdf", template=template)
        times[template] = []
        for number in range(20):
            changed = replace(resume, basics=replace(resume.basics, summary=f"{resume.basics.summary} {number}"))
            start = time.perf_counter()
            export_resume(changed, format="pdf", template=template)
            times[template].append((time.perf_counter() - start) * 1000)
    return times


def _page(tallies: Tallies, unwritten: list[str], short: list[str], people: dict[str, Resume]) -> str:
    """docs/ats-proof.md."""
    ranks = sorted((item.name for item in list_templates()), key=lambda name: (*_score(tallies, name), name))
    files = sum(tally.files for tally in tallies.values())
    lines = [
        "# What a machine reads of our exports",
        "",
        "Written by `python -m benchmarks.exporting --write`; nothing here is written by hand.",
        "",
        f"{files} files: {len(ranks)} templates in {len(FORMATS)} formats for {len(people)} invented people "
        f"({', '.join(people)}). Each was read back by our reader, and its words by readers that are not ours.",
        "",
        "F1 is that of the facts of contact, work, education and skills: 1.000 says that every fact came back, in its",
        "place, and none was made up. *Words* is the share of files in which the other readers find every word, in the",
        "order of the page.",
        "",
        "## Templates, best first",
        "",
        "| template | F1 | words | " + " | ".join(LOOKS) + " |",
        "|---|---|---|" + "---|" * len(LOOKS),
    ]
    for name in ranks:
        cells = [f"{tallies[name, form].mean:.3f}" for form in LOOKS]
        lines.append(f"| `{name}` | {_mean(tallies, name):.3f} | {_words(tallies, name):.1%} | {' | '.join(cells)} |")
    lines += ["", "Templates with equal figures stand by name.", "", "## Formats", ""]
    lines += ["| format | files | " + " | ".join(SECTIONS) + " | other readers find every word, in order |"]
    lines += ["|---|---|" + "---|" * len(SECTIONS) + "---|"]
    for form in FORMATS:
        of_form = [tally for (_, other), tally in tallies.items() if other == form]
        cells = [f"{statistics.mean(v for tally in of_form for v in tally.f1[name]):.3f}" for name in SECTIONS]
        others = "; ".join(_share(of_form, name) for name in EXTRACTORS.get(form, {})) or "–"
        lines.append(f"| {form} | {sum(tally.files for tally in of_form)} | {' | '.join(cells)} | {others} |")
    lines += ["", "## What did not come back", ""]
    lines += [f"- {line}" for line in _summed(short)] or ["Nothing."]
    if unwritten:
        lines += ["", "Not written as PDF, because no font of the machine that measured has the letters: "
                  f"{', '.join(unwritten)}.", "`export` says so in one line and writes nothing."]  # fmt: skip
    return "\n".join(lines) + "\n"


def _summed(short: list[str]) -> list[str]:
    """The same shortfall of several templates as one line."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for line in short:
        template, _, rest = line.partition(", ")
        grouped[rest].append(template)
    return [f"{rest} ({', '.join(names)})" for rest, names in grouped.items()]


def _share(tallies: list[Tally], extractor: str) -> str:
    found = [whole for tally in tallies for whole in tally.in_order[extractor]]
    return f"{extractor} {sum(found)} of {len(found)}"


def _mean(tallies: Tallies, template: str) -> float:
    return statistics.mean(tallies[template, form].mean for form in LOOKS)


def _words(tallies: Tallies, template: str) -> float:
    found = [whole for form in LOOKS for values in tallies[template, form].in_order.values() for whole in values]
    return sum(found) / len(found)


def _score(tallies: Tallies, template: str) -> tuple[float, float]:
    return -round(_mean(tallies, template), 6), -_words(tallies, template)


if __name__ == "__main__":
    sys.exit(main())
