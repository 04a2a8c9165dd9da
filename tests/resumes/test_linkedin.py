"""LinkedIn's data export becomes a résumé, every value with its place."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from careerproof.documents import Document, read_document
from careerproof.resumes import Resume, from_json_resume, read_resume
from careerproof.testing import build_zip

TABLES = {
    "Profile.csv": (
        "First Name,Last Name,Address,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites\n"
        'Maya,Okafor,,Data Analyst,"I turn data into decisions.\n\nI like clean code.",Retail,78701,"Austin, Texas, '
        'United States",[mayao],"[PORTFOLIO:https://maya.example.com,OTHER:https://github.com/mayao]"\n'
    ),
    "Email Addresses.csv": ("Email Address,Confirmed,Primary\nold@example.com,Yes,No\nmaya@example.com,Yes,Yes\n"),
    "PhoneNumbers.csv": "Extension,Number,Type\n,512-555-0100,Home\n,512-555-0117,Mobile\n",
    "Positions.csv": (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        'Acme Corp,Data Analyst,"Owned reporting.\n• Built a model\n• Cut cost","Austin, Texas",Jan 2020,\n'
        "Beta GmbH,Intern,,Berlin,2018,Dec 2019\nGamma,Clerk,,,ene 2016,Foo 2017\n"
    ),
    "Education.csv": (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
        'State University,2011,2015,With honours,"Bachelor of Science, Statistics",Chess\nSchool of Life,,,,Diploma,\n'
    ),
    "Skills.csv": "Name\nSQL\nPython\n",
    "Languages.csv": "Name,Proficiency\nEnglish,Native or bilingual proficiency\nIgbo,\n",
    "Certifications.csv": (
        "Name,Url,Authority,Started On,Finished On,License Number\n"
        "Cloud Practitioner,https://example.com/c,Example Cloud,Mar 2021,Mar 2024,ABC-1\n"
    ),
    "Projects.csv": "Title,Description,Url,Started On,Finished On\nChurn,Predicts churn.,,Feb 2021,Apr 2021\n",
    "Publications.csv": 'Name,Published On,Description,Publisher,Url\nOn churn,"Jun 1, 2022",,Journal of X,\n',
    "Volunteering.csv": (
        "Company Name,Role,Cause,Started On,Finished On,Description\nFood Bank,Driver,,May 2019,,Drove\n"
    ),
    "Honors.csv": "Title,Description,Issued On\nBest of all,For the model.,Dec 2021\n",
    "Courses.csv": "Name,Number\nCompilers,CS 1\n",
}


@pytest.fixture(name="document")
def _document() -> Document:
    """The document of the whole export."""
    return read_document(build_zip({name: text.encode() for name, text in TABLES.items()}), name="export.zip")


@pytest.fixture(name="resume")
def _resume(document: Document) -> Resume:
    """Its résumé."""
    return read_resume(document)


def test_every_table_finds_its_section(resume: Resume) -> None:
    """Names are joined, dates are dates, lists are highlights, the primary address and the mobile phone count."""
    assert resume.to_dict() == {
        "basics": {
            "name": "Maya Okafor", "label": "Data Analyst", "email": "maya@example.com", "phone": "512-555-0117",
            "url": "https://maya.example.com", "summary": "I turn data into decisions. I like clean code.",
            "location": {"postalCode": "78701", "city": "Austin", "region": "Texas", "countryCode": "US"},
            "profiles": [{"network": "GitHub", "url": "https://github.com/mayao"},
                         {"network": "Twitter", "username": "mayao"}],
        },
        "work": [
            {"name": "Acme Corp", "position": "Data Analyst", "location": "Austin, Texas", "startDate": "2020-01",
             "summary": "Owned reporting.", "highlights": ["Built a model", "Cut cost"]},
            {"name": "Beta GmbH", "position": "Intern", "location": "Berlin", "startDate": "2018",
             "endDate": "2019-12"},
            {"name": "Gamma", "position": "Clerk", "startDate": "2016-01", "endDate": "2017"},
        ],
        "volunteer": [{"organization": "Food Bank", "position": "Driver", "startDate": "2019-05", "summary": "Drove"}],
        "education": [
            {"institution": "State University", "studyType": "Bachelor of Science", "area": "Statistics",
             "startDate": "2011", "endDate": "2015"},
            {"institution": "School of Life", "studyType": "Diploma"},
        ],
        "awards": [{"title": "Best of all", "date": "2021-12", "summary": "For the model."}],
        "certificates": [{"name": "Cloud Practitioner", "issuer": "Example Cloud", "date": "2021-03",
                          "url": "https://example.com/c"}],
        "publications": [{"name": "On churn", "publisher": "Journal of X", "releaseDate": "2022-06-01"}],
        "skills": [{"keywords": ["SQL", "Python"]}],
        "languages": [{"language": "English", "fluency": "Native or bilingual proficiency"}, {"language": "Igbo"}],
        "projects": [{"name": "Churn", "description": "Predicts churn.", "startDate": "2021-02",
                      "endDate": "2021-04"}],
    }  # fmt: skip
    assert [job.current for job in resume.work] == [True, False, False]


def test_values_slice_out_of_the_text(resume: Resume, check_slices: Callable[[Resume], None]) -> None:
    """Each value of the résumé has evidence, which slices to it as written."""
    check_slices(resume)
    assert resume.fields["/work/0/startDate"].raw == "Jan 2020"


def test_what_no_field_holds_is_told_all_the_same(resume: Resume) -> None:
    """Notes, activities, licence numbers and courses become statements of their entry or of a section of their own."""
    told = {(item.pointer.rsplit("/", 1)[0] if "sections" in item.pointer else item.pointer, item.text)
            for item in resume.statements}  # fmt: skip
    assert {("/education/0", "With honours"), ("/education/0", "Chess"), ("/certificates/0", "ABC-1")} <= told
    assert {("/sections", "Retail"), ("/sections", "Compilers"), ("/work/0/highlights/0", "Built a model")} <= told
    headings = [section.heading for section in resume.sections if section.kind == "unknown"]
    assert headings == ["profile", "courses"]


def test_exported_and_read_again_it_is_the_same(resume: Resume) -> None:
    """JSON out, JSON in: nothing is lost and nothing comes."""
    plain = resume.to_dict()
    assert from_json_resume(json.loads(json.dumps(plain))).to_dict() == plain


def test_an_export_with_little_in_it() -> None:
    """A table alone, rows with gaps, entries of empty rows left out."""
    tables = {"Positions.csv": "Company Name,Title,Mystery\n,,words\nAcme,,\n"}
    resume = read_resume(read_document(build_zip({name: text.encode() for name, text in tables.items()})))
    assert resume.to_dict() == {"work": [{"name": "Acme"}]}
    assert ("words", "unknown") in [(item.text, item.section) for item in resume.statements]
