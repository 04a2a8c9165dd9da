"""Reading a posting: header, sections, requirements, spans."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerproof.documents import read_document
from careerproof.language.model import Mention, Term
from careerproof.postings import Posting, Requirement, read_posting

POSTING = """Senior Data Engineer
Harbourline Analytics — Denver, CO (Hybrid)
Salary: $120,000 - $150,000 per year
Employment type: Full-time
Closing date: 31 March 2026

About us
We have 20 years of experience in making widgets with Java.

What you'll do
- Design and operate data pipelines with Airflow
- Mentor junior engineers

Requirements
- 5+ years of experience with Python or Java
- Strong SQL, Spark and Kafka skills
- Bachelor's degree in Computer Science, Mathematics or a related field, or equivalent experience
- Experience with cloud platforms such as AWS, Azure or GCP
- Must be authorized to work in the United States
- Active Secret clearance
- Excellent communication skills and attention to detail
- Ability to lift 50 lbs and travel up to 25%
- Valid driver's license
- Fluent in English and Spanish
- Terraform certification required; Kubernetes experience a plus

Nice to have
- Master's degree
- dbt, Snowflake
- Knowledge of R, C++ or Go

Benefits
- 401(k), dental and 5+ years of Python parties
- Unlimited PTO and a degree of freedom

Harbourline is an equal opportunity employer and requires no experience of discrimination.
"""


def read_text(text: str, mentions: tuple[Mention, ...] = (), *, name: str = "posting.txt") -> Posting:
    """The posting in a text."""
    return read_posting(read_document(text.encode(), name=name), mentions=mentions)


def mention(text: str, word: str, kind: str = "technology") -> Mention:
    """A mention of the first occurrence of a word."""
    start = text.index(word)
    term = Term(id=word.lower(), label=word, taxonomy="test")
    return Mention(text=word, start=start, end=start + len(word), kind=kind, term=term, confidence=1.0)  # type: ignore[arg-type]


def line(text: str) -> Requirement:
    """The only requirement of a line under a "Requirements" heading."""
    (requirement,) = read_text(f"Clerk\n\nRequirements\n- {text}\n").requirements
    return requirement


@pytest.fixture(scope="module")
def posting() -> Posting:
    """The whole example."""
    return read_text(POSTING, (mention(POSTING, "Airflow"), mention(POSTING, "Python")))


def test_header(posting: Posting) -> None:
    """Title, company, place, remote work, type, pay and closing date are read where they are said, and only there."""
    assert (posting.title, posting.company, posting.location) == (
        "Senior Data Engineer", "Harbourline Analytics", "Denver, CO",
    )  # fmt: skip
    assert (posting.remote, posting.employment_type, posting.date) == ("Hybrid", "Full-time", None)
    assert posting.valid_through == "2026-03-31"
    assert posting.salary is not None
    assert (posting.salary.minimum, posting.salary.maximum) == (120_000, 150_000)
    assert (posting.salary.currency, posting.salary.period) == ("USD", "year")
    assert posting.title_span is not None
    assert posting.text[posting.title_span.start : posting.title_span.end] == posting.title


REQUIREMENTS = [
    ("experience", "required", (("Python", "Java"),), 5.0, True),
    ("skill", "required", (("SQL",), ("Spark",), ("Kafka",)), None, False),
    (
        "education",
        "required",
        (("Computer Science", "Mathematics", "related field", "equivalent experience"),),
        6.0,
        True,
    ),
    ("experience", "required", (("AWS", "Azure", "GCP"),), None, False),
    ("authorisation", "required", (("authorized to work in the United States",),), None, True),
    ("clearance", "required", (("Secret clearance",),), None, True),
    ("soft_skill", "required", (("communication",), ("attention to detail",)), None, False),
    ("physical", "required", (("lift 50 lbs",),), 50.0, False),
    ("travel", "required", (("travel up to 25%",),), 25.0, False),
    ("licence", "required", (("driver's license",),), None, True),
    ("language", "required", (("English",), ("Spanish",)), None, False),
    ("certification", "required", (("Terraform certification",),), None, False),
    ("experience", "preferred", (("Kubernetes",),), None, False),
    ("education", "preferred", (("Master's degree",),), 7.0, False),
    ("skill", "preferred", (("dbt",), ("Snowflake",)), None, False),
    ("skill", "preferred", (("R", "C++", "Go"),), None, False),
]


def test_requirements(posting: Posting) -> None:
    """Each line becomes what it asks for: kind, importance, choices, least amount, and whether it is a knock-out."""
    asked = [item for item in posting.requirements if item.importance != "implied"]
    found = [
        (item.kind, item.importance, item.alternatives, item.minimum.value if item.minimum else None, item.knockout)
        for item in asked
    ]
    assert found == REQUIREMENTS


def test_implied_is_what_no_qualification_says(posting: Posting) -> None:
    """Duties and the technologies that only they name are implied; Java of the company's story is nothing."""
    implied = [(item.kind, item.text) for item in posting.requirements if item.importance == "implied"]
    assert implied == [
        ("duty", "Design and operate data pipelines with Airflow"),
        ("technology", "Airflow"),
        ("duty", "Mentor junior engineers"),
    ]


def test_ids_follow_the_text(posting: Posting) -> None:
    """Ids count in document order, and each span's slice holds the words."""
    assert [item.id for item in posting.requirements] == [f"r{n}" for n in range(1, len(posting.requirements) + 1)]
    starts = [item.spans[0].start for item in posting.requirements]
    assert starts == sorted(starts)
    for item in posting.requirements:
        assert " ".join(posting.text[item.spans[0].start : item.spans[0].end].split()) == item.text


LINES = [
    ("Minimum of three (3) years' experience in a warehouse", "experience", 3.0),
    ("3-5 years of accounting experience", "experience", 3.0),
    ("min. 2 yrs experience in retail", "experience", 2.0),
    ("At least eighteen months of experience as a cook", "experience", None),
    ("6 months of customer service experience", "experience", 6.0),
    ("BS/MS in Electrical Engineering", "education", 6.0),
    ("Ph.D. in Physics", "education", 8.0),
    ("High school diploma or GED", "education", 4.0),
    ("Associate's degree in nursing", "education", 5.0),
    ("College degree", "education", 6.0),
    ("MBA or other advanced degree", "education", 7.0),
    ("Must be willing to travel 20% of the time", "travel", 20.0),
    ("Able to lift up to 50 pounds", "physical", 50.0),
    ("Rotating weekend shifts", "schedule", None),
    ("Class A CDL", "licence", None),
    ("Admitted to the New York bar", "licence", None),
    ("TS/SCI with polygraph", "clearance", None),
    ("Fluency in Mandarin", "language", None),
    ("PMP", "certification", None),
    ("Strong work ethic", "soft_skill", None),
    ("Good with horses", "skill", None),
]


@pytest.mark.parametrize(("text", "kind", "value"), LINES)
def test_lines(text: str, kind: str, value: float | None) -> None:
    """A line has the kind that its words say, and its least amount."""
    found = line(text)
    assert (found.kind, found.minimum.value if found.minimum else None) == (kind, value)


NOT_DEGREES = [
    "Boston, MA office",
    "MS Office and MS Project",
    "Scrum Master",
    "High degree of autonomy",
    "Mastery of Excel",
]


@pytest.mark.parametrize("text", NOT_DEGREES)
def test_what_only_looks_like_a_degree(text: str) -> None:
    """States, products and figures of speech are no degrees."""
    assert line(text).kind != "education"


def test_alternative_ways_ask_the_least() -> None:
    """Degree and years in alternative ways ask for the least of each, also over lines joined by OR."""
    found = line("Bachelor's degree in accounting, or an associate degree with 5 years of experience")
    assert (found.kind, found.minimum.value if found.minimum else None) == ("education", 5.0)
    ways = "- Bachelor's degree with 9 years of experience\n- OR\n- PhD with 4 years of experience\n"
    text = f"Clerk\n\nRequirements\n{ways}"
    found_kinds = {item.kind: item.minimum.value for item in read_text(text).requirements if item.minimum}
    assert found_kinds == {"education": 6.0, "experience": 4.0}


def test_years_apart() -> None:
    """Two spans of years in one line stay two requirements, each with its own thing."""
    found = read_text("Clerk\n\nRequirements\n- 5 years of Python and 3 years of SQL\n").requirements
    assert [(item.minimum.value, item.alternatives) for item in found if item.minimum] == [
        (5.0, (("Python",),)), (3.0, (("SQL",),)),
    ]  # fmt: skip


def test_strengths_in_one_sentence() -> None:
    """A sentence that requires one thing and prefers another is cut between them."""
    found = read_text("Clerk\n\nRequirements\n- Python required, Java preferred\n").requirements
    assert [(item.importance, item.alternatives) for item in found] == [
        ("required", (("Python",),)), ("preferred", (("Java",),)),
    ]  # fmt: skip


def test_short_forms_are_the_same_thing() -> None:
    """A short form in brackets is another name, not another thing."""
    assert line("Natural language processing (NLP)").alternatives == (("Natural language processing", "NLP"),)
    assert line("Basic Life Support (BLS) certification").alternatives == (
        ("Basic Life Support certification", "BLS certification"),
    )


def test_wrapped_lines_are_one_item() -> None:
    """A line broken in the middle, as mail programs break it, is read as one."""
    text = "Clerk\n\nRequirements\n- Bachelor's\n  degree in statistics or\n  mathematics\n- Own van\n"
    first = read_text(text).requirements[0]
    assert (first.kind, first.alternatives) == ("education", (("statistics", "mathematics"),))


CUES = [
    ("You must have a forklift certification.", "required"),
    ("Experience with Excel is required.", "required"),
    ("Experience with Visio is a plus.", "preferred"),
    ("Ideally you have experience in retail.", "preferred"),
    ("A driver's license is nice to have.", "preferred"),
]


@pytest.mark.parametrize(("sentence", "importance"), CUES)
def test_without_headings_the_words_tell(sentence: str, importance: str) -> None:
    """Where no heading stands, cue words decide."""
    found = read_text(f"Warehouse Clerk\n\nWe move boxes in Utrecht. {sentence} Come and join us.\n").requirements
    assert [item.importance for item in found] == [importance]


def test_without_headings_a_second_list_is_preferred() -> None:
    """Behind a list with degree or years, a second list without a heading is what is better to have."""
    text = (
        "Clerk\n\nBachelor's degree.\n2 years of experience in retail.\nKnowledge of Excel.\n\n"
        "Master's degree.\nExperience in banking.\nKnowledge of French law.\n"
    )
    assert [item.importance for item in read_text(text).requirements] == ["required"] * 3 + ["preferred"] * 3


def test_headings_inside_running_text() -> None:
    """A posting in one paragraph is divided by the headings inside it."""
    text = (
        "Media Consultant. Duties: sell advertising to local firms. Minimum Requirements: College degree. "
        "3 years of sales experience. Preferred: Spanish language skills. Benefits: dental insurance, 2 years of pay."
    )
    found = [(item.kind, item.importance) for item in read_text(text).requirements]
    assert found == [
        ("duty", "implied"), ("education", "required"), ("experience", "required"), ("language", "preferred"),
    ]  # fmt: skip


MARKDOWN = """# Registered Nurse

**Wrenfield Clinic** · Duluth, MN · Part-time

## Who you are

### Papers
- RN license

### Ways of working
- Calm with patients

## Perks
- Experience 5 years of sun
"""


def test_markdown() -> None:
    """Markdown's headings divide; a heading below one's own section stays in it."""
    posting = read_text(MARKDOWN, name="posting.md")
    assert (posting.title, posting.company, posting.location, posting.employment_type) == (
        "Registered Nurse", "Wrenfield Clinic", "Duluth, MN", "Part-time",
    )  # fmt: skip
    assert [(item.kind, item.importance) for item in posting.requirements] == [
        ("licence", "required"), ("skill", "required"),
    ]  # fmt: skip


STRUCTURED = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Line Cook",
    "datePosted": "2026-03-02",
    "validThrough": "2026-05-31T00:00",
    "employmentType": ["PART_TIME"],
    "hiringOrganization": {"@type": "Organization", "name": "Pinewood Kitchen"},
    "jobLocation": {"@type": "Place", "address": {"addressLocality": "Salem", "addressRegion": "OR"}},
    "jobLocationType": "TELECOMMUTE",
    "baseSalary": {"currency": "USD", "value": {"minValue": 19.5, "maxValue": 24, "unitText": "HOUR"}},
    "description": "<h3>Requirements</h3><ul><li>ServSafe certification</li><li>2 years of cooking</li></ul>",
    "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24},
    "educationRequirements": {"credentialCategory": "high school"},
    "qualifications": "Knife skills",
}


def test_structured_data_is_read_first() -> None:
    """A page that shows nothing without its script is read from its JobPosting; no spans, since no text holds them."""
    page = (
        f'<html><head><script type="application/ld+json">{json.dumps(STRUCTURED)}</script></head>'
        "<body><p>Loading the vacancy</p></body></html>"
    )
    posting = read_text(page, name="posting.html")
    assert (posting.title, posting.company, posting.location) == ("Line Cook", "Pinewood Kitchen", "Salem, OR")
    assert (posting.date, posting.valid_through, posting.remote) == ("2026-03-02", "2026-05-31", "Full")
    assert posting.salary is not None
    assert (posting.salary.minimum, posting.salary.period, posting.salary.text) == (
        19.5,
        "hour",
        "USD 19.50 – 24 per hour",
    )
    kinds = Counter(item.kind for item in posting.requirements)
    assert kinds["certification"] == 1 and kinds["education"] == 1 and kinds["experience"] >= 1
    assert all(item.spans == () for item in posting.requirements)


def test_damaged_structured_data_is_passed_over() -> None:
    """JSON-LD that is no JSON does not stop the reading of the text."""
    page = (
        '<html><head><script type="application/ld+json">{"@type": </script></head>'
        "<body><h1>Cook</h1><h2>Requirements</h2><ul><li>Knife skills</li></ul></body></html>"
    )
    posting = read_text(page, name="posting.html")
    assert (posting.title, len(posting.requirements)) == ("Cook", 1)


@pytest.mark.parametrize("text", ["Hello", "?!", "Benefits\n- dental insurance"])
def test_nothing_asked(text: str) -> None:
    """A text that asks for nothing gives no requirement and no crash."""
    assert read_text(text).requirements == ()


WORDS = st.sampled_from(
    (
        "Python", "SQL", "or", "and", ",", ";", "(", ")", "5+", "years", "experience", "degree", "Bachelor's", "in",
        "required", "preferred", "a plus", "RN", "license", ":", "must", "such as", "e.g.", "with", "Requirements",
        "Benefits", "-", "\n", "\n\n",
    )
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_text_can_be_read(words: list[str]) -> None:
    """Law: any text is read without a crash, spans lie within it, and ids are unique."""
    text = "x " + " ".join(words)
    posting = read_text(text)
    for item in posting.requirements:
        assert all(0 <= span.start < span.end <= len(text) for span in item.spans)
    assert len({item.id for item in posting.requirements}) == len(posting.requirements)


ITEM = st.sampled_from(
    [
        "Experience with Python",
        "A degree in law",
        "Juggling",
        "5 years in sales",
        "Good humour",
        "Own van",
        "German, fluent",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ITEM, min_size=1, max_size=6, unique=True), st.sampled_from(["Requirements", "Nice to have"]))
def test_every_qualification_line_asks(items: list[str], heading: str) -> None:
    """Law: every line of a qualification section yields at least one requirement, with the section's importance."""
    text = f"Clerk\n\n{heading}\n" + "".join(f"- {item}\n" for item in items)
    posting = read_text(text)
    for item in items:
        start = text.index(f"- {item}\n") + 2
        own = [r for r in posting.requirements if any(s.start < start + len(item) and start < s.end for s in r.spans)]
        assert own
        assert {r.importance for r in own} == {"required" if heading == "Requirements" else "preferred"}


@pytest.mark.sources
def test_minimum_and_preferred_sections_of_real_postings(sources: Path) -> None:
    """On postings whose sections are known, headings decide as they say (random: 0.5), over the first hundred."""
    path = sources / "benchmarks" / "postings_google" / "job_skills.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:100]
    right = total = 0
    for row in rows:
        parts = [row["Minimum Qualifications"], row["Preferred Qualifications"]]
        text = (
            f"{row['Title'] or 'Role'}\n\nMinimum Qualifications\n{parts[0]}\n\nPreferred Qualifications\n{parts[1]}\n"
        )
        border = text.index("Preferred Qualifications\n")
        for item in read_text(text).requirements:
            total += 1
            right += item.importance == ("required" if item.spans[0].start < border else "preferred")
    assert total > 500
    assert right / total > 0.97
