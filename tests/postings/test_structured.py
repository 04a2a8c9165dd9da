"""schema.org's JobPosting in all the forms that publishers give it."""

from __future__ import annotations

import json

import pytest

from careerproof.documents import read_document
from careerproof.postings import Posting, read_posting
from careerproof.postings.structured import read_structured

JOB: dict[str, object] = {"@context": "https://schema.org", "@type": "JobPosting", "title": "Ward Nurse"}


def read_page(script: str) -> Posting:
    """The posting of a page with one script of JSON-LD."""
    page = f'<html><head><script type="application/ld+json">{script}</script></head><body><h1>Nurse</h1></body></html>'
    return read_posting(read_document(page.encode(), name="posting.html"))


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        (
            {"currency": "USD", "value": {"minValue": "40", "maxValue": "50", "unitText": "HOUR"}},
            (40, 50, "USD", "hour"),
        ),
        ({"currency": "EUR", "minValue": 3000, "maxValue": 4000, "unitText": "MONTH"}, (3000, 4000, "EUR", "month")),
        ({"currency": "GBP", "value": 30000, "unitText": "YEAR"}, (30000, 30000, "GBP", "year")),
        ("$40,000 - $50,000 per year", (40000, 50000, "USD", "year")),
        ({"currency": "USD", "value": "40-50", "unitText": "HOUR"}, (40, 50, "USD", "hour")),
        (
            [{"currency": "USD"}, {"currency": "USD", "value": {"value": "55.5k", "unitText": "YEAR"}}],
            (55500, 55500, "USD", "year"),
        ),
        (52000, (52000, 52000, None, None)),
        ("negotiable", None),
        ({"value": {"value": 1e400}}, None),
    ],
)
def test_pay_is_read_in_each_form(pay: object, expected: tuple[object, ...] | None) -> None:
    """Amounts, texts, objects and lists of them; what is no amount is left out."""
    found, _ = read_structured([json.dumps({**JOB, "baseSalary": pay})])
    assert found is not None
    salary = found.salary
    assert (salary and (salary.minimum, salary.maximum, salary.currency, salary.period)) == expected


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"skills": "Python, SQL; Excel"}, ("Python", "SQL", "Excel")),
        ({"skills": ["Python", {"@type": "DefinedTerm", "name": "SQL"}]}, ("Python", "SQL")),
        (
            {"skills": "Able to lift patients with care, and to write reports"},
            ("Able to lift patients with care, and to write reports",),
        ),
        ({"qualifications": "<ul><li>RN licence</li><li>BLS</li></ul>"}, ("RN licence", "BLS")),
        ({"qualifications": "R&amp;D"}, ("R&D",)),
        ({"educationRequirements": {"credentialCategory": "bachelor degree"}}, ("bachelor degree required",)),
        (
            {
                "educationRequirements": {"credentialCategory": "bachelor degree"},
                "experienceRequirements": {"monthsOfExperience": "36"},
                "experienceInPlaceOfEducation": True,
            },
            ("bachelor degree or equivalent experience", "3 years of experience"),
        ),
        ({"educationRequirements": "no requirements", "experienceRequirements": "no requirements"}, ()),
    ],
)
def test_what_is_asked_is_read_in_each_form(fields: dict[str, object], lines: tuple[str, ...]) -> None:
    """Texts, lists, defined terms and the objects of education and experience."""
    found, _ = read_structured([json.dumps({**JOB, **fields})])
    assert found is not None
    assert found.qualifications == lines


@pytest.mark.parametrize(
    "script",
    [
        json.dumps({"@graph": [{"@type": "WebSite"}, JOB]}),
        json.dumps([{"@type": "Person"}, JOB]),
        json.dumps({**JOB, "@type": ["Thing", "JobPosting"]}),
        json.dumps({**JOB, "@type": "https://schema.org/JobPosting"}),
        f"<!-- {json.dumps(JOB)} -->",
        f"//<![CDATA[\n{json.dumps(JOB)}\n//]]>",
    ],
)
def test_a_job_posting_is_found_wherever_it_stands(script: str) -> None:
    """In a graph, a list, with several types, by its address, and wrapped as old pages do."""
    found, told = read_structured([script])
    assert found is not None
    assert (found.title, told) == ("Ward Nurse", ())


def test_broken_markup_is_told_and_the_text_read() -> None:
    """A JobPosting that is no JSON is a finding, and the page is read all the same."""
    read = read_page('{"@type": "JobPosting", "title": "x",}')
    assert (read.title, [item.id for item in read.findings]) == ("Nurse", ["posting.broken_markup"])
    assert read_page('{"@type": "WebSite",}').findings == ()


def test_of_several_postings_the_first_is_read_and_it_is_told() -> None:
    """A page of many jobs says so, rather than passing as one."""
    read = read_page(json.dumps([JOB, {**JOB, "title": "Doctor"}]))
    assert (read.title, [item.id for item in read.findings]) == ("Ward Nurse", ["posting.several"])


def test_where_a_remote_worker_may_live_is_the_place() -> None:
    """A posting without an office names the countries it hires in; a hidden employer has no name."""
    fields = {
        "jobLocationType": "telecommute",
        "applicantLocationRequirements": [{"@type": "Country", "name": "USA"}],
        "hiringOrganization": "confidential",
    }
    read = read_page(json.dumps({**JOB, **fields}))
    assert (read.location, read.remote, read.company) == ("USA", "Full", None)


def test_markup_nested_very_deeply_is_no_crash() -> None:
    """Objects within objects a hundred thousand deep end in a finding, not in a failure."""
    deep = '{"a":' * 100_000 + '"JobPosting"' + "}" * 100_000
    found, told = read_structured([deep])
    assert found is None
    assert [item.id for item in told] in ([], ["posting.broken_markup"])
