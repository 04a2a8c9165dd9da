"""Findings with stable ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume

GOOD = (
    "Jane Doe\njane@example.com | 212-555-0143 | New York, NY\n\nExperience\n\nData Analyst | Acme Corp | {dates}\n"
    "- Wrote reports\n\nEducation\n\nBSc in Biology, State University, May 2012\n\nSkills\n\nSQL, Python\n"
)

CASES = [
    (GOOD.format(dates="Jan 2020 - Present"), set()),
    (GOOD.format(dates="Mar 2021 - Jan 2020"), {"dates.end_before_start"}),
    (GOOD.format(dates="01/2020 - 02/2021"), {"dates.mixed_formats"}),
    (GOOD.format(dates="Jan 2020 - Present").replace("jane@example.com | ", ""), {"contact.no_email"}),
    (GOOD.format(dates="Jan 2020 - Present").replace("212-555-0143 | ", ""), {"contact.no_phone"}),
    (GOOD.format(dates="Jan 2020 - Present").replace("Jane Doe\n", ""), {"contact.no_name"}),
    (GOOD.format(dates="Jan 2020 - Present").replace("- Wrote", "Wrote"), {"bullets.none"}),
    (GOOD.format(dates="Jan 2020 - Present").replace("SQL, Python", "SQL, Python " * 900), {"length.long"}),
]


@pytest.mark.parametrize(("text", "ids"), CASES)
def test_each_fault_has_its_finding(plain: Callable[[str], Document], text: str, ids: set[str]) -> None:
    """One fault, one finding; a good résumé has none but that it is short here."""
    assert {finding.id for finding in read_resume(plain(text)).findings} - {"length.short"} == ids


def test_an_unknown_heading_is_reported_with_a_standard_one(
    styled: Callable[[Sequence[tuple[str, float, bool, bool]]], Document],
) -> None:
    """The finding quotes the heading and says which to use."""
    document = styled(
        [
            ("Jane Doe", 22, True, False),
            ("jane@example.com", 10, False, False),
            ("Experience", 14, True, False),
            ("Analyst, Acme Inc, Jan 2020 - Present", 10, False, False),
            ("Wrote reports", 10, False, True),
            ("My Toolbelt", 14, True, False),
            ("SQL, Python, R, Tableau, Airflow, dbt", 10, False, False),
            ("Education", 14, True, False),
            ("State University, BSc Biology, 2015", 10, False, False),
        ]
    )
    (finding,) = [item for item in read_resume(document).findings if item.id == "heading.unknown"]
    assert "My Toolbelt" in finding.message
    assert '"Skills"' in finding.fix
    assert finding.spans
