"""JSON Resume in: strict dates, unknown keys kept, out again unchanged."""

from __future__ import annotations

import json

from careerproof.documents.read import read_document
from careerproof.resumes import read_resume
from careerproof.resumes.json_resume import from_json_resume

DATA: dict[str, object] = {
    "$schema": "https://example.com/schema.json",
    "basics": {
        "name": "Maya Okafor",
        "image": "me.png",
        "email": "maya@example.com",
        "summary": "Analyst. Careful.",
        "location": {"city": "Austin", "countryCode": "US"},
        "profiles": [{"network": "GitHub", "username": "maya"}],
    },
    "work": [
        {
            "name": "Acme",
            "position": "Analyst",
            "description": "Grocery chain",
            "startDate": "2020-01",
            "highlights": ["Led a team", "Cut cost by 5 % \u2013 twice"],
        },
        {"name": "Beta", "startDate": "2018", "endDate": "2019-12-31"},
    ],
    "education": [{"institution": "State University", "studyType": "BSc", "area": "Statistics"}],
    "skills": [{"name": "Data", "keywords": ["SQL", "Python"]}],
    "references": [{"name": "A. Friend", "reference": "Good."}],
    "meta": {"version": "v1"},
}


def test_what_goes_in_comes_out() -> None:
    """Standard and unknown keys, nested ones too, are all in the result again."""
    assert from_json_resume(DATA).to_dict() == DATA


def test_values_know_their_place_in_the_json_text() -> None:
    """With the text at hand each value slices out of it; escapes stay in `raw`."""
    text = json.dumps(DATA, indent=1)
    resume = from_json_resume(DATA, text)
    assert {"/basics/name", "/work/0/highlights/1", "/skills/0/keywords/1"} <= resume.fields.keys()
    for pointer, evidence in resume.fields.items():
        (span,) = evidence.spans
        written = resume.text[span.start : span.end]
        assert json.loads(f'"{written}"')
        assert evidence.raw in (None, written), pointer


def test_a_json_file_is_read_as_a_resume() -> None:
    """A document that holds JSON Resume is read as such, statements included."""
    resume = read_resume(read_document(json.dumps(DATA).encode(), name="resume.txt"))
    assert resume.work[0].current
    told = {(item.pointer, item.text) for item in resume.statements}
    assert ("/work/0/highlights/0", "Led a team") in told
    assert ("/basics/summary", "Careful.") in told
    assert ("/work/0/description", "Grocery chain") in told


def test_dates_that_are_not_real_become_findings() -> None:
    """The schema's pattern lets 2023-19 pass; we do not."""
    data = {"work": [{"name": "Acme", "startDate": "2023-19", "endDate": "2023-02-31"}]}
    resume = from_json_resume(data)
    assert resume.work[0].start_date is None
    assert [finding.id for finding in resume.findings] == ["dates.not_real", "dates.not_real"]


def test_values_of_the_wrong_type_become_findings() -> None:
    """A number for a name is left out and said."""
    resume = from_json_resume({"basics": {"name": 7}, "work": {"name": "Acme"}, "skills": [{"keywords": "SQL"}]})
    assert {finding.id for finding in resume.findings} == {"json.wrong_type"}
    assert len(resume.findings) == 3
    assert resume.basics.name is None
