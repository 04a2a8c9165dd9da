"""How many ways to fool a reader of résumés are found, and how many honest files that look like them are accused.

Run it as ``python -m benchmarks.attacks [FILE ...]``. With files, which should be honest, it tells what they are
accused of instead.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from benchmarks.attacks.cases import list_cases
from benchmarks.attacks.measuring import measure_case
from careerproof.documents import read_document
from careerproof.errors import DocumentError
from careerproof.tampering import inspect_document


def main() -> int:
    """Prints the table; 0 where every attack is found and no twin accused."""
    if sys.argv[1:]:
        return _accuse([Path(name) for name in sys.argv[1:]])
    results = [measure_case(case) for case in list_cases()]
    print(f"{'attack':52} {'found as':34} twin")
    for result in results:
        what = ", ".join(name.removeprefix("tampering.") for name in result.found) or "NOT FOUND"
        told = ", ".join(result.false) or "in peace"
        print(f"{result.case.name:52} {what:34} {told}{'; '.join(('', *result.faults))}")
    for kind in sorted({result.case.kind for result in results}):
        own = [result for result in results if result.case.kind == kind]
        print(
            f"{kind}: found {sum(result.is_found for result in own)} of {len(own)}, "
            f"false alarms {sum(bool(result.false) for result in own)} of {len(own)}, "
            f"texts at fault {sum(bool(result.faults) for result in own)}"
        )
    bad = [result for result in results if not result.is_found or result.false or result.faults]
    print(f"all: {len(results) - len(bad)} of {len(results)} as they should be")
    return 1 if bad else 0


def _accuse(paths: list[Path]) -> int:
    """Prints the alarms on the files; 0 where at least one could be read."""
    counts: Counter[str] = Counter()
    accused = read = 0
    for path in paths:
        try:
            document = read_document(path.read_bytes(), name=path.name)
        except DocumentError:
            continue
        read += 1
        found = [finding for finding in inspect_document(document) if finding.severity != "info"]
        accused += bool(found)
        counts.update(finding.id for finding in found)
        for finding in found:
            print(f"{path.name}: {finding.id}: {finding.message}")
    print(f"{accused} of {read} files accused: {dict(sorted(counts.items()))}")
    return 0 if read else 1


if __name__ == "__main__":
    raise SystemExit(main())
