"""What comes back of a résumé from its export: fields by our reader, words by readers that are not ours."""

from __future__ import annotations

import importlib
import io
import json
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from careerproof.documents import read_document
from careerproof.exporting import Format, Outline, outline_resume
from careerproof.exporting.template import load_template
from careerproof.resumes import Resume, from_json_resume, read_resume

PEOPLE = Path(__file__).resolve().parent.parent / "examples" / "people"
SECTIONS = ("contact", "work", "education", "skills")
_JOB: dict[str, object] = {
    "name": "Harbourline Logistics",
    "position": "Operations Analyst",
    "location": "Toledo, OH",
    "startDate": "2021-04",
    "highlights": ["Planned 40 routes a week in Python.", "Cut idle time by 12%."],
}
_BASE: dict[str, object] = {
    "work": [_JOB, {**_JOB, "name": "Alder Freight", "startDate": "2018-02", "endDate": "2021-03"}],
    "education": [
        {"institution": "Caddo State University", "studyType": "Bachelor of Science", "area": "Statistics",
         "startDate": "2013-08", "endDate": "2017-05", "score": "3.7"},
    ],
    "skills": [{"name": "Languages", "keywords": ["Python", "SQL"]}, {"name": "Tools", "keywords": ["Git", "dbt"]}],
}  # fmt: skip
_WHERE = {"city": "Toledo", "region": "OH", "countryCode": "US"}


def _hard(name: str, **more: object) -> dict[str, object]:
    basics = {"name": name, "label": "Operations Analyst", "email": "person@example.com", "phone": "(419) 555-0133",
              "summary": "Plans routes and the data behind them.", "location": _WHERE}  # fmt: skip
    return {"basics": basics, **_BASE, **more}


HARD: Mapping[str, Mapping[str, object]] = {
    "accents": _hard("Zoë Łukasz Nguyễn-Özdemir"),
    "greek and cyrillic": _hard("Ελένη Ковалёва"),
    "long words": _hard(
        "Maximiliana Wolfeschlegelsteinhausenbergerdorff",
        work=[{**_JOB, "highlights": ["Ran the Donaudampfschiffahrtselektrizitätenhauptbetriebswerk.",
                                      "Kept " + "x" * 150 + " in order."]}],
    ),
    "arabic name": _hard("محمد الأحمد"),
    "hebrew name": _hard("דוד כהן"),
    "chinese name": _hard("王小明"),
    "three pages": _hard("Ada Longshore", work=[
        {**_JOB, "name": f"Employer {word}", "startDate": f"{2012 - 2 * n}-01", "endDate": f"{2013 - 2 * n}-12",
         "highlights": [f"Kept ledger {word} {part} of the fleet." for part in "abcdefgh"]}
        for n, word in enumerate(("Alder", "Birch", "Cedar", "Elm", "Fir", "Ginkgo", "Hazel", "Larch", "Maple", "Oak"))
    ]),
    "own sections": _hard("Ida Extra", fieldNotes=["Keeps bees on the roof."], references=[
        {"name": "Jo Doe", "reference": "Ida is precise."}]),
}  # fmt: skip
"""People whose résumés are hard to show: synthetic, each hard in one way."""


def load_people() -> dict[str, Resume]:
    """The people of the examples, then the hard ones."""
    people = {
        path.stem: from_json_resume(json.loads(path.read_text("utf-8"))) for path in sorted(PEOPLE.glob("*.json"))
    }
    return people | {name: from_json_resume(data) for name, data in HARD.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Trip:
    """What came back of one file: F1 by section, and for each extractor whether all words stand there in order."""

    f1: Mapping[str, float]
    in_order: Mapping[str, bool]


def measure_trip(resume: Resume, data: bytes, *, form: Format, template: str) -> Trip:
    """How an exported file is read back."""
    back = read_resume(read_document(data, name=f"resume.{form}"))
    look = load_template(template)
    outline = outline_resume(resume, order=look.order, dates=look.entries.dates)
    return Trip(
        f1={name: _f1(_facts(resume, name), _facts(back, name)) for name in SECTIONS},
        in_order={name: _stands(outline, extract(data)) for name, extract in EXTRACTORS.get(form, {}).items()},
    )


def _facts(resume: Resume, section: str) -> Counter[tuple[str, ...]]:
    """The facts of a section, each with the entry that it belongs to."""
    if section == "contact":
        place = resume.basics.location
        found = {"name": resume.basics.name, "email": resume.basics.email, "label": resume.basics.label,
                 "phone": "".join(c for c in resume.basics.phone or "" if c.isdigit())[-10:],
                 "city": place.city if place else None, "region": place.region if place else None,
                 **{f"profile {item.network}": item.username for item in resume.basics.profiles}}  # fmt: skip
        return Counter((key, _bare(value)) for key, value in found.items() if value)
    facts: Counter[tuple[str, ...]] = Counter()
    for number, item in enumerate(getattr(resume, section)):
        for key, value in item.to_dict().items():
            if key not in ("url", "summary"):
                for text in value if isinstance(value, list) else [value]:
                    facts[(str(number), key, _bare(str(text)))] += text not in (None, "", False)
    return +facts


def _bare(text: str) -> str:
    """The letters of a text: not its spaces, which a line's end makes or takes, and not its marks of direction."""
    kept = (letter for letter in text if unicodedata.category(letter) != "Cf" and not letter.isspace())
    return "".join(kept).casefold()


def _f1(wanted: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> float:
    total = wanted.total() + found.total()
    return 2 * (wanted & found).total() / total if total else 1.0


def _stands(outline: Outline, text: str) -> bool:
    """True where every text of the outline stands in the extracted one, each after the one before."""
    whole, at = _squeezed(text), 0
    for piece in _pieces(outline):
        found = whole.find(_squeezed(piece), at)
        if found < 0:
            return False
        at = found + len(_squeezed(piece))
    return True


def _squeezed(text: str) -> str:
    return re.sub(r"[-\u00ad\ufffe]", "", _bare(text))


def _pieces(outline: Outline) -> Iterator[str]:
    yield from filter(None, (outline.name, outline.label, *(contact.text for contact in outline.contacts)))
    for part in outline.parts:
        yield part.heading
        yield from (piece for line in (*part.lines, *part.items) for piece in (line.label, line.text) if piece)
        for entry in part.entries:
            yield from filter(None, (entry.title, entry.period, *entry.where))
            yield from (piece for line in entry.lines for piece in (line.label, line.text) if piece)
            yield from entry.bullets


def _poppler(data: bytes) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        raise FileNotFoundError("pdftotext")
    return subprocess.run(
        [program, "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True, timeout=60
    ).stdout.decode()


def _pypdf(data: bytes) -> str:
    pypdf: Any = importlib.import_module("pypdf")
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _docx2txt(data: bytes) -> str:
    docx2txt: Any = importlib.import_module("docx2txt")
    return str(docx2txt.process(io.BytesIO(data)))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._is_head = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's signature
        self._is_head = tag in ("style", "title") or (self._is_head and tag != "body")

    def handle_data(self, data: str) -> None:
        if not self._is_head:
            self.words.append(data)


def _html(data: bytes) -> str:
    page = _Page()
    page.feed(data.decode())
    return "".join(page.words)


EXTRACTORS: Mapping[Format, Mapping[str, Callable[[bytes], str]]] = {
    "pdf": {"pdftotext": _poppler, "pypdf": _pypdf} if shutil.which("pdftotext") else {"pypdf": _pypdf},
    "docx": {"docx2txt": _docx2txt},
    "html": {"html.parser": _html},
    "txt": {"as it is": bytes.decode},
}
"""Readers of words that are not ours, by format; poppler's only where it is installed."""
