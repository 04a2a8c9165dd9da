"""Each rule about what a résumé says, with a résumé that breaks it and one that keeps it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

import pytest

from careerproof.documents.read import read_document
from careerproof.evidence import Finding
from careerproof.resumes.filename import find_name_faults
from careerproof.resumes.read import read_resume
from careerproof.resumes.rules import resume_rules
from careerproof.testing import build_docx

Made = Callable[[], Sequence[Finding]]

GOOD = """Jane Doe
jane@example.com | 212-555-0143 | New York, NY

Summary

Analyst who has kept the figures of two banks and a shipping company in order for ten years, and who has taught a
dozen colleagues how to ask a question of a table. I like plain reports that are read, and numbers that can be found
again a year later by somebody else. I have worked with people in four countries and by night when it was needed.

Experience

Data Analyst | Acme Corp | Jan 2020 - Present
- Wrote the weekly reports for five offices and cut the time they take from two days to three hours
- Found a fault in the billing tables that had cost the company forty thousand dollars a year

Junior Analyst | Beta Bank | Feb 2015 - Dec 2019
- Kept the tables of all loans in order and answered the questions of the auditors

Education

BSc in Biology, State University, May 2012

Skills

SQL, Python, Excel
"""


def _read(text: str, name: str = "resume.txt") -> Made:
    return lambda: read_resume(read_document(text.encode(), name=name)).findings


def _with(*changes: tuple[str, str]) -> Made:
    """The good résumé with words replaced; each must stand in it."""
    text = GOOD
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return _read(text)


def _json(**changes: object) -> Made:
    work = {"name": "Acme", "position": "Analyst", "startDate": "2020-01", "highlights": ["Wrote reports"], **changes}
    data = {"basics": {"name": "Jane Doe", "email": "jane@example.com"}, "work": [work]}
    return _read(json.dumps(data), "resume.json")


def _word(*, in_header: bool) -> Made:
    contact = "jane@example.com | 212-555-0143"
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    header = f'<w:hdr xmlns:w="{namespace}"><w:p><w:r><w:t>{contact}</w:t></w:r></w:p></w:hdr>'
    rows = [row for row in GOOD.splitlines() if row and not (in_header and row.startswith("jane@"))]
    body = "".join(f"<w:p><w:r><w:t>{row}</w:t></w:r></w:p>" for row in rows)
    body += '<w:sectPr><w:headerReference w:type="default" r:id="rId9"/></w:sectPr>' if in_header else ""
    parts = {"word/header1.xml": header} if in_header else {}
    relations = f'<Relationship Id="rId9" Type="{kind}" Target="header1.xml"/>' if in_header else ""
    data = build_docx(body, parts=parts, relations=relations)
    return lambda: read_resume(read_document(data)).findings


def _named(name: str) -> Made:
    return lambda: find_name_faults(name, "Jane Doé")


def _linked_mail(*, shown: bool) -> Made:
    words = "jane@example.com" if shown else "Write to me"
    page = GOOD.replace("jane@example.com", f'<a href="mailto:jane@example.com">{words}</a>')
    rows = "".join(f"<p>{row}</p>" for row in page.splitlines() if row)
    return _read(f"<!doctype html><html><body>{rows}</body></html>", "resume.html")


def _headed(last: str) -> Made:
    """The good résumé as a web page whose headings are headings, the last one as given."""
    headings = {"Summary": "Summary", "Experience": "Experience", "Education": "Education", "Skills": last}
    rows = [f"<h2>{headings[row]}</h2>" if row in headings else f"<p>{row}</p>" for row in GOOD.splitlines() if row]
    return _read(f"<!doctype html><html><body>{''.join(rows)}</body></html>", "resume.html")


_good = _read(GOOD)
_JOB = "Data Analyst | Acme Corp | Jan 2020 - Present"
_FIRST = "- Wrote the weekly reports for five offices and cut the time they take from two days to three hours"
_SHORT = "Jane Doe\njane@example.com | 212-555-0143\n\nSkills\n\nSQL, Python\n"
_DUTCH = """Jan Voorbeeld
jan@example.com

Werkervaring

Verkoopmedewerker bij een winkel in de stad van januari tot en met december, waar ik de klanten hielp en de kassa deed
Ik was verantwoordelijk voor het bestellen van de goederen en voor het opleiden van nieuwe medewerkers in de winkel

Opleiding

Middelbare school in het dorp waar ik ben opgegroeid, met een diploma dat ik met goede cijfers heb behaald
"""

CASES: Mapping[str, tuple[Made, Made]] = {
    "language.unsupported": (_read(_DUTCH), _good),
    "contact.no_name": (_with(("Jane Doe\n", "")), _good),
    "contact.no_email": (_with(("jane@example.com | ", "")), _good),
    "contact.hidden_email": (_linked_mail(shown=False), _linked_mail(shown=True)),
    "contact.no_phone": (_with((" | 212-555-0143", "")), _good),
    "contact.in_margin": (_word(in_header=True), _word(in_header=False)),
    "heading.no_work": (_read(GOOD[: GOOD.index("Experience")] + GOOD[GOOD.index("Education") :]), _good),
    "heading.no_education": (_read(GOOD[: GOOD.index("Education")] + GOOD[GOOD.index("Skills") :]), _good),
    "heading.no_skills": (_read(GOOD[: GOOD.index("Skills")]), _good),
    "heading.unknown": (_headed("My Toolbelt"), _headed("Skills")),
    "work.no_dates": (_with((_JOB, "Data Analyst | Acme Corp")), _good),
    "work.no_title": (_with((_JOB, "Jan 2020 - Present")), _good),
    "work.gap": (_with(("Dec 2019", "Dec 2016")), _good),
    "work.overlap": (_with(("Dec 2019", "Dec 2021")), _good),
    "bullets.none": (_with(("\n- ", "\n")), _good),
    "bullets.long": (_with((_FIRST, _FIRST + " and more of it" * 10)), _good),
    "bullets.many": (_with((_FIRST, "\n".join([_FIRST] * 14))), _good),
    "bullets.odd": (_with(("\n- ", "\n❖ ")), _with(("\n- ", "\n• "))),
    "dates.end_before_start": (_with(("Feb 2015 - Dec 2019", "Feb 2019 - Dec 2015")), _good),
    "dates.mixed_formats": (_with(("Feb 2015 - Dec 2019", "02/2015 - 12/2019")), _good),
    "dates.years_only": (_with(("Jan 2020", "2020"), ("Feb 2015 - Dec 2019", "2015 - 2019")), _good),
    "dates.not_real": (_json(startDate="2020-13"), _json()),
    "length.long": (_with(("SQL, Python", "SQL, Python " * 900)), _good),
    "length.short": (_read(_SHORT), _good),
    "file.data": (_named("jane-doe.json"), _named("jane-doe.docx")),
    "file.name_characters": (_named("Jané Doe résumé.pdf"), _named("jane-doe_resume.pdf")),
    "file.name_version": (_named("jane-doe-final_v3.pdf"), _named("jane-doe-finalist.pdf")),
    "file.name_anonymous": (_named("resume-2024.pdf"), _named("resumeJaneDoe.pdf")),
    "json.wrong_type": (_json(highlights="Wrote reports"), _json()),
}
ELSEWHERE = {"attachment.unseen_values": "tests/resumes/test_europass.py"}
"""Rules whose files take long to make, with the tests that make one that breaks them and one that does not."""


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_resume_that_breaks_a_rule_is_told_and_one_that_keeps_it_is_not(rule: str) -> None:
    """The finding has the rule's words, with nothing left to fill in."""
    broken, kept = (made() for made in CASES[rule])
    found = [finding for finding in broken if finding.id == rule]
    assert found, [finding.id for finding in broken]
    assert "{" not in found[0].message + found[0].fix
    assert rule not in {finding.id for finding in kept}


def test_every_rule_has_both() -> None:
    """No rule is without a résumé that breaks it, and nothing is tested that is no rule."""
    assert {*CASES, *ELSEWHERE} == set(resume_rules())


def test_a_good_resume_has_no_finding() -> None:
    """The one that others are made from."""
    assert _good() == ()


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Jane-Doe-Resume.pdf", set()),
        ("jane.doe.pdf", set()),
        ("DOE.pdf", set()),
        ("jane-doe.ZIP", {"file.data"}),
        ("jane-doe.yml", {"file.data"}),
        ("cv (2).pdf", {"file.name_characters", "file.name_version", "file.name_anonymous"}),
        ("folder/with spaces/jane.pdf", set()),
    ],
)
def test_only_the_last_part_of_a_path_is_the_name(name: str, ids: set[str]) -> None:
    """Folders are nobody's business, and one word of a name is enough."""
    assert {finding.id for finding in find_name_faults(name, "Jane Doe")} == ids


def test_nothing_is_said_about_a_name_that_was_not_read() -> None:
    """Whose file it is cannot be told without the name."""
    assert find_name_faults("resume.pdf", None) == ()
