"""Who a résumé's person is on the map of careers."""

from __future__ import annotations

import pytest

from careerproof.resumes.model import Basics, Resume, Work
from careerproof.verbs.opening import open_store
from careerproof.verbs.person import career_of


def resume(*titles: str, label: str | None = None) -> Resume:
    """A résumé with these job titles, the latest first."""
    jobs = [
        Work(position=title, start_date=f"{2020 - number}", end_date=f"{2021 - number}")
        for number, title in enumerate(titles)
    ]
    return Resume(basics=Basics(label=label), work=tuple(jobs))


@pytest.mark.parametrize(
    ("titles", "label", "expected"),
    [
        (("Registered Nurse", "Cashier"), None, ("Registered Nurse", "29-1141.00")),
        (("Cashier", "Registered Nurse"), None, ("Cashier", "41-2011.00")),
        (("qwrtz plmk", "Electrician"), None, ("Electrician", "47-2111.00")),
        ((), "Electrician", ("Electrician", "47-2111.00")),
    ],
)
def test_the_latest_sure_title_decides(titles: tuple[str, ...], label: str | None, expected: tuple[str, str]) -> None:
    """The latest job says what a person does, unless its title names nothing."""
    found = career_of(open_store(None), resume(*titles, label=label))
    assert found is not None
    assert (found[0], found[1].code) == expected


def test_an_emerging_career_is_known_by_its_title() -> None:
    """A machine learning engineer is one, although no official code is."""
    found = career_of(open_store(None), resume("Senior ML Engineer"))
    assert found is not None
    assert found[1].slug == "machine-learning-engineer"


def test_no_title_is_no_career() -> None:
    """Nothing is guessed where nothing is said."""
    assert career_of(open_store(None), resume()) is None
    assert career_of(open_store(None), resume("qwrtz plmk")) is None
