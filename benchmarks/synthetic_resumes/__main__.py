"""How well résumés are read whose truth is known to the letter: invented people, many layouts, formats and languages.

Run it as ``python -m benchmarks.synthetic_resumes`` with ``[--few] [--detail] [--json] [--held-out] [--only WORD]
[--keep FOLDER]``.

The development half is printed in all its parts. The held-out half (``--held-out``: other layouts, other people, other
names, employers, schools) is printed in sums only, so that nobody mends the reader by it. ``--few`` takes a seventh of
the files; ``--detail`` prints what was read wrong; ``--only`` takes the files whose name holds the word; ``--keep``
writes them to a folder.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.synthetic_resumes.cases import list_cases
from benchmarks.synthetic_resumes.measuring import measure
from benchmarks.synthetic_resumes.telling import print_details, print_summary, summarise


def main() -> int:
    """Prints the tables; 0, or 1 where a part of them could not be measured."""
    options = _options()
    cases = list_cases(held_out=options.held_out, few=options.few)
    cases = [case for case in cases if options.only in case.name]
    if not cases:
        print(f"no file's name holds {options.only!r}", file=sys.stderr)
        return 2
    results, not_made = measure(cases, keep=options.keep)
    if options.detail:
        print_details(results)
    summary = summarise(results, parts=not options.held_out)
    if options.json:
        print(json.dumps(summary, indent=1, ensure_ascii=False))
    else:
        print(f"### The {'held-out' if options.held_out else 'development'} half")
        print_summary(summary)
    if not_made:
        print(f"NOT MEASURED: {not_made} PDF files; there is no Chromium to print them", file=sys.stderr)
    return 1 if not_made else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.synthetic_resumes", description=__doc__.splitlines()[0])
    parser.add_argument("--few", action="store_true")
    parser.add_argument("--detail", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if options.held_out and (options.detail or options.only or options.keep):
        parser.error("the held-out half is told in sums only; look at the development half")
    return options


if __name__ == "__main__":
    raise SystemExit(main())
