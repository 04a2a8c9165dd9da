"""`profile --postings`: only postings of the career count, and the others are told."""

from __future__ import annotations

from pathlib import Path

from careerproof.verbs.opening import opened_file
from careerproof.verbs.profile import profile

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "postings"
NURSE = "# Registered Nurse\n\n## Requirements\n- Knowledge of Epic and telemetry\n- Bachelor's degree in nursing\n"


def test_postings_of_the_career_count_and_others_are_told() -> None:
    """A nurse's posting counts for nurses, the accountant's and an empty file are told with why."""
    nurse = opened_file("nurse.md", NURSE.encode())
    page = profile("29-1141.00", postings=[nurse, EXAMPLES / "staff-accountant.txt", opened_file("none.pdf", b"")])
    market = page.market
    assert market is not None
    assert (market.given, market.counted) == (3, 1)
    assert "telemetry" in {signal.term for signal in market.terms}
    named = {skill.name.casefold() for skill in page.technologies} | {term.casefold() for term in page.resume_terms}
    assert not named & {signal.term.casefold() for signal in market.terms}
    assert [Path(left.posting).name for left in market.left_out] == ["staff-accountant.txt", "none.pdf"]
    assert market.left_out[0].why == "it is of: Accountants and Auditors"
    assert market.left_out[1].why.startswith("not read: ")


def test_an_emerging_career_has_its_own_postings() -> None:
    """Counted by its own name, not by the official occupation that it is near."""
    posting = EXAMPLES / "machine-learning-engineer.md"
    emerging, official = (
        profile(key, postings=[posting]).market for key in ("machine-learning-engineer", "15-1252.00")
    )
    assert emerging is not None
    assert official is not None
    assert (emerging.counted, official.counted) == (1, 0)


def test_without_postings_there_is_nothing_of_them() -> None:
    """The profile is as it was: no key is added."""
    assert "market" not in profile("29-1141.00").to_dict()
