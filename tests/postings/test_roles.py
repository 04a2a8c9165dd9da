"""What a line of a posting is: asked for, a duty, given, or told of the employer."""

from __future__ import annotations

import pytest

from careerproof.documents import read_document
from careerproof.postings import read_posting


def read_asked(lines: list[str]) -> list[str]:
    """The texts asked for in the lines under "Requirements"."""
    text = "Ward Clerk\n\nRequirements\n" + "".join(f"- {line}\n" for line in lines)
    found = read_posting(read_document(text.encode(), name="posting.txt")).requirements
    return [item.text for item in found if item.importance != "implied"]


@pytest.mark.parametrize(
    "line",
    [
        "Since 1967, Harbourline has served its neighbours.",
        "At Harbourline, we help builders with timely products.",
        "For more than 20 years, Harbourline has been a leading provider.",
        "Harbourline provides a world-class working environment with skilled colleagues.",
        "Applications will be accepted through 6 April.",
        "All employment decisions are based solely on merit.",
        "Generous paid time off and growth opportunities.",
        "Harbourline provides a world-class working environment and opportunities to exchange knowledge with experts.",
        "Harbourline Freight is a leading provider of coastal shipping.",
        "Harbourline employs more than 600 people in seven countries.",
        "This position maps to the Individual Contributor level.",
        "To perform this job successfully, an individual must be able to perform each essential duty satisfactorily.",
        "The requirements listed below are representative of the knowledge, skill, and ability required.",
        "Outlined below are the required minimum qualifications for this position.",
        "If none are listed, there are no minimum qualifications.",
        "None required.",
        "N/A",
        "No certifications or licenses are required.",
        "CERTIFICATES, LICENSES, REGISTRATIONS",
        "(ref. R-201903-JM)",
        "width: 100.0%",
    ],
)
def test_the_employers_story_and_gifts_ask_for_nothing(line: str) -> None:
    """Under a heading that asks, what the employer says of itself is left out."""
    assert read_asked(["Knowledge of ledgers", line]) == ["Knowledge of ledgers"]


@pytest.mark.parametrize(
    "line",
    [
        "Since 2020 licences are renewed yearly: you must have a valid licence.",
        "At Harbourline, we require experience with ledgers.",
        "For more than 3 years, experience with ledgers",
        "Experience in a fast-paced working environment",
        "Certificates in welding",
        "A reference from a former employer",
    ],
)
def test_what_begins_like_a_story_and_asks_is_asked(line: str) -> None:
    """Words that seek a person, or name what they know, overrule how a line begins."""
    assert len(read_asked(["Knowledge of ledgers", line])) >= 2


@pytest.mark.parametrize(
    "heading",
    [
        "About Harbourline",
        "About Harbourline Freight & Sons:",
        "About Harbourline. . .",
        "Why Harbourline?",
        "WHY Harbourline IS A GREAT CHOICE FOR YOU:",
        "Who is Harbourline?",
        "So, what does Harbourline do?",
        "What We Have:",
        "Here is what Harbourline Freight can offer you",
        "Interested in hearing more?",
        "Accessibility/Accommodation:",
    ],
)
def test_a_heading_that_names_the_employer_ends_what_is_asked(heading: str) -> None:
    """Whatever the employer is called, the lines under a heading about it ask for nothing."""
    asked = "Ward Clerk\n\nRequirements\n- Knowledge of ledgers\n- A degree in nursing\n"
    text = f"{asked}\n{heading}\nA casual office with innovative people.\nYear-round sports league\n"
    found = read_posting(read_document(text.encode(), name="posting.txt")).requirements
    assert [item.text for item in found] == ["Knowledge of ledgers", "A degree in nursing"]


@pytest.mark.parametrize(
    "line", ["About 5 years of experience with ledgers", "Why questions matter: knowledge of audits"]
)
def test_what_begins_like_such_a_heading_and_asks_is_asked(line: str) -> None:
    """A line that asks is no heading, whatever it begins with."""
    assert len(read_asked(["Knowledge of ledgers", line])) >= 2


def test_the_impact_you_will_make_is_duties() -> None:
    """A heading of that kind ends the list of what is preferred."""
    preferred = "Preferred qualifications\n- Knowledge of ledgers\n"
    text = f"Ward Clerk\n\n{preferred}\nImpact you'll make:\n- Keep the ward's books\n"
    found = read_posting(read_document(text.encode(), name="posting.txt")).requirements
    assert [(item.kind, item.importance) for item in found][-1] == ("duty", "implied")


CONDITIONS_ANYWHERE = [
    ("About Harbourline", "All staff must be able to show the right to work in the United States.", "authorisation"),
    ("How to apply", "The applicant must be authorized to work in the US.", "authorisation"),
    ("About Harbourline", "Applicants will not require employer-sponsored work authorization.", "authorisation"),
    ("Requirements", "Our drivers should be at least 21 years old.", "authorisation"),
    ("Benefits", "An active secret clearance is needed.", "clearance"),
    ("Benefits", "You must be able to lift 50 pounds.", "physical"),
    ("Equal opportunity", "We decide without regard to citizenship, which must be no reason.", None),
    ("Benefits", "Tuition reimbursement and conference sponsorship.", None),
    ("About Harbourline", "We use E-Verify and must check the right to work in the United States.", None),
    ("About Harbourline", "Our clients must hold a security clearance, or may ask for one.", None),
]


@pytest.mark.parametrize(("heading", "line", "kind"), CONDITIONS_ANYWHERE)
def test_a_condition_counts_under_any_heading(heading: str, line: str, kind: str | None) -> None:
    """A right to work, a clearance or bodily work that is demanded is asked for; nothing else of its line is."""
    text = f"Driver\n\n{heading}\n{line}\n\nQualifications\n- Knowledge of Utrecht\n"
    found = read_posting(read_document(text.encode(), name="job.txt")).requirements
    kinds = [item.kind for item in found if item.importance == "required" and "Utrecht" not in item.text]
    assert kinds == ([kind] if kind else [])


def test_a_degree_that_a_person_holds_is_asked_for_without_a_heading() -> None:
    """Who "possesses a B.S. in Mathematics" is asked for, whatever stands above it."""
    text = "Analyst\n\nPossess a B.S. or B.A. in Mathematics\n\nWe like Mondays.\n"
    (item,) = read_posting(read_document(text.encode(), name="job.txt")).requirements
    assert (item.kind, item.alternatives) == ("education", (("Mathematics",),))


@pytest.mark.parametrize(
    ("line", "asked"), [("Programming languages:", False), ("Knows Python and at least two more:", True)]
)
def test_a_label_asks_for_nothing(line: str, asked: bool) -> None:
    """A few words that end in a colon only name what stands below them; a longer line says something itself."""
    assert (line in read_asked([line, "Experience with Java"])) is asked
