"""Both XML formats of Europass become a résumé, also where one is attached to a PDF that shows it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import pypdfium2
import pytest

from careerproof.documents import Document, read_document
from careerproof.resumes import Resume, from_json_resume, read_resume
from careerproof.resumes.structured.codes import country_of, language_of
from careerproof.testing import build_pdf, write_text

PASSPORT = """<?xml version="1.0" encoding="UTF-8"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="en">
<DocumentInfo><DocumentType>ECV</DocumentType></DocumentInfo>
<LearnerInfo>
<Identification><PersonName><FirstName>Inés</FirstName><Surname>Valdez Novák</Surname></PersonName>
<ContactInfo><Address><Contact><AddressLine>1 Example Road</AddressLine><PostalCode>B26 3QJ</PostalCode>
<Municipality>Birmingham</Municipality><Country><Code>UK</Code><Label>United Kingdom</Label></Country></Contact>
</Address><Email><Contact>ines@example.com</Contact></Email>
<TelephoneList><Telephone><Contact>+44 7700 900123</Contact><Use><Code>mobile</Code></Use></Telephone></TelephoneList>
<WebsiteList><Website><Contact>https://ines.example.com</Contact></Website>
<Website><Contact>https://linkedin.com/in/ines</Contact></Website></WebsiteList></ContactInfo></Identification>
<Headline><Type><Code>position</Code></Type><Description><Label>Project manager</Label></Description></Headline>
<WorkExperienceList><WorkExperience><Period><From year="2018" month="--08"/><To year="2099"/><Current>true</Current>
</Period><Position><Label>Consultant</Label></Position><Activities>&lt;p&gt;Runs projects.&lt;/p&gt;&lt;ul&gt;
&lt;li&gt;Cut cost by 20 %&lt;/li&gt;&lt;li&gt;Led 5 people&lt;/li&gt;&lt;/ul&gt;</Activities>
<Employer><Name>Acme &amp; Co</Name><ContactInfo><Address><Contact><Municipality>London</Municipality><Country>
<Code>UK</Code><Label>United Kingdom</Label></Country></Contact></Address></ContactInfo>
<Sector><Label>Advice</Label></Sector></Employer></WorkExperience>
<WorkExperience><Period><From year="2015"/><To year="2018" month="--07" day="---31"/></Period>
<Position><Label>Analyst</Label></Position><Employer><Name>Beta</Name></Employer></WorkExperience></WorkExperienceList>
<EducationList><Education><Period><From year="2003"/><To year="2007"/></Period><Title>MSc in Physics</Title>
<Activities>Optics</Activities><Organisation><Name>State University</Name></Organisation></Education></EducationList>
<Skills><Linguistic><MotherTongueList><MotherTongue><Description><Code>es</Code><Label>Spanish</Label></Description>
</MotherTongue></MotherTongueList><ForeignLanguageList><ForeignLanguage><Description><Label>English</Label>
</Description><ProficiencyLevel><Listening>C2</Listening><Reading>C2</Reading><Writing>C1</Writing></ProficiencyLevel>
</ForeignLanguage></ForeignLanguageList></Linguistic>
<Communication><Description>&lt;ul&gt;&lt;li&gt;Team work&lt;/li&gt;&lt;li&gt;Mediating&lt;/li&gt;&lt;/ul&gt;
</Description></Communication><Driving><Description><Licence>B</Licence></Description></Driving></Skills>
<AchievementList><Achievement><Title><Code>publications</Code></Title><Description>How to read</Description>
</Achievement><Achievement><Title><Code>memberships</Code><Label>Memberships</Label></Title>
<Description>Example Society</Description></Achievement></AchievementList>
</LearnerInfo></SkillsPassport>"""

CANDIDATE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9"
 xmlns:eures="http://www.europass_eures.eu/1.0" xmlns:hr="http://www.hr-xml.org/3">
<CandidateSupplier><hr:PartyName>Owner</hr:PartyName></CandidateSupplier>
<CandidatePerson><PersonName><oa:GivenName>Samir</oa:GivenName><hr:FamilyName>El Amrani</hr:FamilyName></PersonName>
<Communication><ChannelCode>Email</ChannelCode><oa:URI>samir@example.com</oa:URI></Communication>
<Communication><ChannelCode>Telephone</ChannelCode><CountryDialing>49</CountryDialing>
<oa:DialNumber>30 23125 014</oa:DialNumber></Communication>
<Communication><Address><oa:CityName>Hamburg</oa:CityName><CountryCode>de</CountryCode></Address></Communication>
<Communication><ChannelCode>Social Media</ChannelCode><oa:URI>https://github.com/samir</oa:URI></Communication>
<PrimaryLanguageCode>ara</PrimaryLanguageCode></CandidatePerson>
<CandidateProfile languageCode="en"><hr:ExecutiveSummary>&lt;p&gt;Builds web sites.&lt;/p&gt;</hr:ExecutiveSummary>
<EmploymentHistory><EmployerHistory><hr:OrganizationName>Forward GmbH</hr:OrganizationName><PositionHistory>
<PositionTitle typeCode="FREETEXT">Senior Developer</PositionTitle><eures:EmploymentPeriod><eures:StartDate>
<hr:FormattedDateTime>2023-06-15</hr:FormattedDateTime></eures:StartDate><eures:EndDate>
<hr:FormattedDateTime>2025-03</hr:FormattedDateTime></eures:EndDate><hr:CurrentIndicator>false</hr:CurrentIndicator>
</eures:EmploymentPeriod><oa:Description>&lt;ul&gt;&lt;li&gt;Wrote it&lt;/li&gt;&lt;/ul&gt;</oa:Description>
<City>Hamburg</City></PositionHistory></EmployerHistory></EmploymentHistory>
<EducationHistory><EducationOrganizationAttendance><hr:OrganizationName>TU Example</hr:OrganizationName>
<AttendancePeriod><StartDate><hr:FormattedDateTime>2010</hr:FormattedDateTime></StartDate><Ongoing>true</Ongoing>
</AttendancePeriod><EducationDegree><hr:DegreeName>BSc Informatics</hr:DegreeName></EducationDegree>
</EducationOrganizationAttendance></EducationHistory>
<PersonQualifications><PersonCompetency><CompetencyID>eng</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID>
<eures:CompetencyDimension><eures:Score><hr:ScoreText>C1</hr:ScoreText></eures:Score></eures:CompetencyDimension>
</PersonCompetency><PersonCompetency><hr:TaxonomyID>Digital_Skill</hr:TaxonomyID>
<hr:CompetencyName>TypeScript</hr:CompetencyName></PersonCompetency></PersonQualifications>
<Certifications><Certification><hr:CertificationName>Cloud Practitioner</hr:CertificationName></Certification>
</Certifications><Projects><Project><Title>Creek gauge</Title><Description>Forecasts floods.</Description></Project>
</Projects></CandidateProfile></Candidate>"""


def read(text: str) -> Resume:
    """The résumé of an XML file."""
    return read_resume(read_document(text.encode(), name="cv.xml"))


def test_a_skills_passport_is_read() -> None:
    """The format of 2012 to 2020, with its dates in attributes and its markup in texts."""
    assert read(PASSPORT).to_dict() == {
        "basics": {
            "name": "Inés Valdez Novák", "label": "Project manager", "email": "ines@example.com",
            "phone": "+44 7700 900123", "url": "https://ines.example.com",
            "location": {"address": "1 Example Road", "postalCode": "B26 3QJ", "city": "Birmingham",
                         "countryCode": "GB"},
            "profiles": [{"network": "LinkedIn", "url": "https://linkedin.com/in/ines"}],
        },
        "work": [
            {"name": "Acme & Co", "position": "Consultant", "location": "London, United Kingdom",
             "startDate": "2018-08", "summary": "Runs projects.", "highlights": ["Cut cost by 20 %", "Led 5 people"]},
            {"name": "Beta", "position": "Analyst", "startDate": "2015", "endDate": "2018-07-31"},
        ],
        "education": [{"institution": "State University", "studyType": "MSc in Physics", "startDate": "2003",
                       "endDate": "2007", "courses": ["Optics"]}],
        "publications": [{"name": "How to read"}],
        "skills": [{"name": "Communication", "keywords": ["Team work", "Mediating"]}],
        "languages": [{"language": "Spanish", "fluency": "Native speaker"},
                      {"language": "English", "fluency": "C1–C2"}],
    }  # fmt: skip


def test_a_candidate_is_read() -> None:
    """The format since 2020: channels of communication, histories, competencies told apart by their taxonomy."""
    assert read(CANDIDATE).to_dict() == {
        "basics": {
            "name": "Samir El Amrani", "email": "samir@example.com", "phone": "+49 30 23125 014",
            "summary": "Builds web sites.", "location": {"city": "Hamburg", "countryCode": "DE"},
            "profiles": [{"network": "GitHub", "url": "https://github.com/samir"}],
        },
        "work": [{"name": "Forward GmbH", "position": "Senior Developer", "location": "Hamburg",
                  "startDate": "2023-06-15", "endDate": "2025-03", "highlights": ["Wrote it"]}],
        "education": [{"institution": "TU Example", "studyType": "BSc Informatics", "startDate": "2010"}],
        "certificates": [{"name": "Cloud Practitioner"}],
        "skills": [{"keywords": ["TypeScript"]}],
        "languages": [{"language": "English", "fluency": "C1"}, {"language": "Arabic", "fluency": "Native speaker"}],
        "projects": [{"name": "Creek gauge", "description": "Forecasts floods."}],
    }  # fmt: skip


@pytest.mark.parametrize("text", [PASSPORT, CANDIDATE])
def test_values_slice_out_of_the_text(text: str, check_slices: Callable[[Resume], None]) -> None:
    """Each value has evidence, which slices to it as written; exported and read again it is the same."""
    resume = read(text)
    check_slices(resume)
    plain = resume.to_dict()
    assert from_json_resume(json.loads(json.dumps(plain))).to_dict() == plain


def test_what_no_field_holds_is_told_all_the_same() -> None:
    """Sectors, licences and memberships become statements; codes and what is about the file do not."""
    told = [item.text for item in read(PASSPORT).statements]
    assert {"Advice", "B", "Example Society", "Mother tongue: Spanish"} <= set(told)
    assert not {"ECV", "memberships", "mobile"} & set(told)


def _pdf(rows: str) -> bytes:
    """A page with these rows, which carries the passport."""
    lines = [line for line in rows.splitlines() if line.strip()]
    page = "".join(write_text(72, 740 - 18 * number, line.strip()) for number, line in enumerate(lines))
    document = pypdfium2.PdfDocument(build_pdf([page]))
    document.new_attachment("attachment.xml").set_data(_short().encode())
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _short() -> str:
    """The passport without what the page below does not show."""
    low, high = PASSPORT.index("<EducationList>"), PASSPORT.index("</LearnerInfo>")
    return (PASSPORT[:low] + PASSPORT[high:]).replace("Novák", "Novak").replace("Inés", "Ines")


SHOWN = """Ines Valdez Novak
    Project manager
    1 Example Road, B26 3QJ Birmingham, United Kingdom | +44 7700 900123 | ines@example.com
    ines.example.com | linkedin.com/in/ines
    Work experience
    08/2018 - Present Consultant, Acme & Co, London, United Kingdom (Advice)
    Runs projects. Cut cost by
    20 % and Led 5 people
    2015 - 31/07/2018 Analyst, Beta"""


def test_an_attached_profile_is_read_where_the_pages_show_it(check_slices: Callable[[Resume], None]) -> None:
    """Values come from the attachment, their places from the pages, in the form in which these write them."""
    document = read_document(_pdf(SHOWN))
    resume = read_resume(document)
    first, second = resume.work
    assert (first.position, first.name, first.start_date, first.current) == ("Consultant", "Acme & Co", "2018-08", True)
    assert (second.position, second.name, second.end_date) == ("Analyst", "Beta", "2018-07-31")
    assert resume.basics.url == "https://ines.example.com"
    assert resume.fields["/work/0/startDate"].raw == "08/2018"
    assert resume.fields["/work/0/startDate"].spans[0].page == 1
    check_slices(resume)


@pytest.mark.parametrize(
    "rows",
    [
        "Somebody Else\nWork experience\nClerk, Gamma, 2001 - 2002",
        SHOWN + "\n" + "\n".join(f"Another job {number} that the attachment does not tell" for number in range(12)),
    ],
)
def test_an_attachment_that_tells_something_else_is_left(rows: str) -> None:
    """Where attachment and pages differ, the pages count: that is what people see."""
    document = read_document(_pdf(rows))
    assert document.structured_data
    plain: Document = read_document(build_pdf([""] if not rows else [_page_of(rows)]))
    assert read_resume(document).to_dict() == read_resume(plain).to_dict()


def _page_of(rows: str) -> str:
    lines = [line for line in rows.splitlines() if line.strip()]
    return "".join(write_text(72, 740 - 18 * number, line.strip()) for number, line in enumerate(lines))


def test_values_that_only_the_attachment_holds_are_left_out_and_told() -> None:
    """One value more than the pages show is no value of the résumé."""
    resume = read_resume(read_document(_pdf(SHOWN.replace("Analyst, Beta", "Analyst"))))
    assert resume.work[1].name is None
    assert "attachment.unseen_values" in {finding.id for finding in resume.findings}


def test_codes_have_names() -> None:
    """Languages by two or three letters, countries by the Union's own codes; what is no code stays unknown."""
    assert [language_of(code) for code in ("de", "deu", "de-AT", "EN", "xx", "French")] == [
        "German", "German", "German", "English", None, None,
    ]  # fmt: skip
    assert [country_of(code) for code in ("uk", "EL", "de", "Germany")] == ["GB", "GR", "DE", None]
