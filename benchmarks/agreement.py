"""Whether a résumé reads the same as PDF and as Word document: the share of its fields that are equal in both.

    python -m benchmarks.agreement [--detail]

Three kinds of pairs: the invented people in their layout, the same people as `export_resume` writes
them, and, where the sources are there, the files that exist in both formats. A field is a path of the JSON Resume and
its value but for case and spaces; the share is twice the common fields by those of both files.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from benchmarks._sources import sources_folder
from careerproof.documents import read_document
from careerproof.exporting import export_resume
from careerproof.resumes import from_json_resume, read_resume

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
GOAL = 0.95
_ALWAYS_DIFFERENT = re.compile(r"^/?(?:meta|\$schema)\b")

Fields = Counter[tuple[str, str]]


def main() -> int:
    """Prints a line per pair and the share over all; 0 when the goal is reached, 1 where it is not."""
    parser = argparse.ArgumentParser(prog="benchmarks.agreement", description=__doc__.splitlines()[0])
    parser.add_argument("--detail", action="store_true", help="print the fields that differ")
    detail = parser.parse_args().detail
    common = total = 0
    for name, pdf, word in _pairs():
        first, second = _fields(pdf, f"{name}.pdf"), _fields(word, f"{name}.docx")
        equal, size = 2 * (first & second).total(), first.total() + second.total()
        common, total = common + equal, total + size
        print(f"{name:48} {equal / size:7.1%} of {size // 2} fields")
        if detail:
            for sign, field in (*(("pdf ", one) for one in first - second), *(("docx", one) for one in second - first)):
                print(f"    only {sign} {field[0]}: {field[1][:100]}")
    print(f"PDF and Word document of one résumé agree in {common / total:.1%} of {total // 2} fields (goal {GOAL:.0%})")
    return 0 if common >= GOAL * total else 1


def _pairs() -> Iterator[tuple[str, bytes, bytes]]:
    """Name, PDF and Word document of each résumé."""
    made = _maker()
    for path in sorted((EXAMPLES / "people").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        layout = made.LAYOUTS[path.stem]
        yield f"{path.stem}, {layout}", made._pdf(path.stem, layout), made._docx(data, layout)
        resume = from_json_resume(data)
        yield f"{path.stem}, exported", export_resume(resume, format="pdf"), export_resume(resume, format="docx")
    paths = sorted((sources_folder() / "benchmarks" / "resume_files").glob("*/resume.docx"))
    if not paths:
        print("the sources are absent: real pairs were not compared", file=sys.stderr)
    for path in paths:
        other = path.with_suffix(".pdf")
        if other.exists():
            yield path.parent.name, other.read_bytes(), path.read_bytes()


def _maker() -> ModuleType:
    """The script that writes the examples."""
    found = importlib.util.spec_from_file_location("examples_generate", EXAMPLES / "generate.py")
    if found is None or found.loader is None:
        raise FileNotFoundError(EXAMPLES / "generate.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def _fields(data: bytes, name: str) -> Fields:
    """The fields of the résumé in the file: their paths without numbers, and their values."""
    resume = read_resume(read_document(data, name=name))
    return Counter(
        (path, " ".join(value.casefold().split()))
        for path, value in _leaves(resume.to_dict(), "")
        if not _ALWAYS_DIFFERENT.match(path)
    )


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}/{key}")
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _leaves(inner, path)
    elif value is not None:
        yield path, str(value)


if __name__ == "__main__":
    raise SystemExit(main())
