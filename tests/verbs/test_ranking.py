"""Postings ranked for one résumé: order, rows that fail, and what a job would bring."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from careerproof.errors import InputError
from careerproof.screening import Verdict
from careerproof.verbs.ranking import rank_postings
from careerproof.verbs.screen import screen

EXAMPLES = Path(__file__).parents[2] / "examples"
RESUME = str(EXAMPLES / "resumes" / "maya-okonkwo.docx")
POSTINGS = sorted(str(path) for path in (EXAMPLES / "postings").iterdir())
TODAY = "2026-06-15"


def test_the_order_given_moves_nothing(tmp_path: Path) -> None:
    """Law: the rows are the same in any order of the files, best first, and a bad file is the last row."""
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no pdf")
    files = [*POSTINGS, str(broken)]
    turned = files[::-1]
    one, two = (rank_postings(RESUME, given, today=TODAY) for given in (files, turned))
    assert [json.dumps(row.to_dict(), sort_keys=True) for row in one] == [
        json.dumps(row.to_dict(), sort_keys=True) for row in two
    ]
    assert [row.rank for row in one] == [1, 2, 3, None]
    scores = [row.score for row in one if row.score is not None]
    assert scores == sorted(scores, reverse=True)
    assert one[-1].posting == str(broken)
    assert one[-1].read == "document.wrong_type"


def test_a_row_is_the_screen_of_its_posting() -> None:
    """The verdict in a row is what the screen gives for that posting alone."""
    told: list[str] = []
    rows = rank_postings(RESUME, POSTINGS, today=TODAY, progress=told.append)
    assert told == POSTINGS
    for row in rows:
        (alone,) = screen(row.posting, [RESUME], today=TODAY)
        assert row.screen is not None
        assert row.screen.to_dict() == alone.to_dict()


def test_what_a_job_would_bring() -> None:
    """Pay and safety are those of the posting's occupation beside the present one's, and the pay as it is written."""
    best = rank_postings(RESUME, POSTINGS, today=TODAY)[0]
    assert best.title == "Machine Learning Engineer"
    assert best.fit is not None
    assert best.fit.pay is not None
    assert "138,000" in best.fit.pay
    assert best.fit.usual_pay is not None
    assert best.fit.pay_change is not None
    assert best.fit.usual_pay > 0 < best.fit.pay_change
    assert best.fit.safety_change is not None
    assert best.fit.safety_change > 0


def test_what_is_lacking_names_its_certificates() -> None:
    """Beside a lacking term stand the certificates of the posting's occupation that are named for it."""
    (posting,) = (path for path in POSTINGS if "accountant" in path)
    (row,) = rank_postings(RESUME, [posting], today=TODAY)
    assert row.screen is not None
    told = {term.term: term.certificates for term in row.screen.missing_terms}
    assert any("state board of accountancy" in name for name in told["CPA"])
    assert told["Accounts payable"] == ()
    assert row.fit is not None
    assert row.fit.usual_education == "Bachelor's degree"


def test_a_file_that_is_no_posting_is_told_and_comes_last() -> None:
    """A résumé given among the postings has no rank, and its row says why."""
    other = str(EXAMPLES / "resumes" / "graham-whitlock.docx")
    rows = rank_postings(RESUME, [other, *POSTINGS], today=TODAY)
    assert [row.rank for row in rows] == [1, 2, 3, None]
    assert [row.doubt is not None for row in rows] == [False, False, False, True]
    (alone,) = screen(other, [RESUME], today=TODAY)
    assert isinstance(alone, Verdict)
    assert alone.findings[-1].id == "screening.no_posting"


def test_a_resume_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """Without a résumé there is nothing to rank."""
    with pytest.raises(InputError):
        rank_postings(str(tmp_path / "absent.pdf"), POSTINGS)
