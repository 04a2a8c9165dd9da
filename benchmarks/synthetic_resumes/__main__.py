"""How well résumés are read whose truth is known to the letter: invented people, many layouts, formats and languages.

Run it as ``python -m benchmarks.synthetic_resumes`` with ``[--few] [--detail] [--json] [--held-out] [--only WORD]
[--keep FOLDER]``.

The development half is printed in all its parts. The held-out half (other layouts, other people, other names,
employers, schools) is printed in sums only, so that nobody mends the reader by it. Without options both are measured;
``--held-out`` measures that half alone. ``--few`` takes a seventh of the files; ``--only`` those of the development
half whose name holds the word; ``--detail`` prints what was read wrong; ``--keep`` writes the files to a folder.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.synthetic_resumes.cases import list_cases
from benchmarks.synthetic_resumes.measuring import measure
from benchmarks.synthetic_resumes.telling import Figures, print_details, print_summary, summarise


def main() -> int:
    """Prints the tables; 0, 1 where a part of them could not be measured, 2 where nothing was chosen."""
    options = _options()
    summaries = dict(_summaries(options))
    if options.json:
        print(json.dumps(summaries, indent=1, ensure_ascii=False))
    not_measured = sum(summary["not measured"] for summary in summaries.values())
    if not_measured:
        print(f"NOT MEASURED: {not_measured} PDF files; there is no Chromium to print them", file=sys.stderr)
    if not summaries:
        print(f"no file's name holds {options.only!r}", file=sys.stderr)
    return 2 if not summaries else 1 if not_measured else 0


def _summaries(options: argparse.Namespace) -> Iterator[tuple[str, Figures]]:
    """The figures of each half that was asked for, printed as soon as they are there."""
    chosen = options.only or options.detail or options.keep
    for held_out in (True,) if options.held_out else (False,) if chosen else (False, True):
        cases = [case for case in list_cases(held_out=held_out, few=options.few) if options.only in case.name]
        results, not_made = measure(cases, keep=options.keep)
        if not results and not not_made:
            continue
        if options.detail:
            print_details(results)
        name = "held-out" if held_out else "development"
        summary: Figures = {"not measured": not_made}
        if results:
            summary |= summarise(results, parts=not held_out)
        if results and not options.json:
            print(f"\n### The {name} half")
            print_summary(summary)
        yield name, summary


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="benchmarks.synthetic_resumes", description="How well résumés are read whose truth is known to the letter."
    )
    parser.add_argument("--few", action="store_true", help="a seventh of the files")
    parser.add_argument("--detail", action="store_true", help="print what was read wrong")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--held-out", action="store_true", help="the held-out half alone, in sums")
    parser.add_argument("--only", default="", metavar="WORD", help="the files whose name holds the word")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the files there")
    options = parser.parse_args()
    if options.held_out and (options.detail or options.only or options.keep):
        parser.error("the held-out half is told in sums only; look at the development half")
    return options


if __name__ == "__main__":
    raise SystemExit(main())
