"""The personal score on the pages: the same figures in text and HTML, no script, the fallback said."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from careerproof.faces import charts
from careerproof.faces.cli.pages.personal import personal_lines
from careerproof.faces.report import check_report
from careerproof.safety.model import PersonalScore
from careerproof.verbs.check import check
from careerproof.verbs.model import Check

RESUME = Path(__file__).resolve().parent.parent.parent / "examples" / "resumes" / "maya-okonkwo.pdf"


@cache
def answer() -> Check:
    """The check of an example person."""
    return check(RESUME, today="2026-01-31", moves=0)


def personal() -> PersonalScore:
    """Their personal score."""
    found = answer().score.personal
    assert found is not None
    return found


def test_the_page_tells_mix_risk_and_advice() -> None:
    """Every part stands on the page, within 80 columns."""
    lines = "\n".join(personal_lines(personal())).splitlines()
    assert all(len(line) <= 80 for line in lines)
    page = "\n".join(lines)
    titles = [item.title for item in personal().carries_risk] + [item.title for item in personal().do_more_of]
    assert titles
    assert all(title in " ".join(page.split()) for title in titles)
    assert "Stage of the career" in page


def test_a_fallback_is_said() -> None:
    """Where no line tells of work, the page says whose score it is."""
    own = replace(personal(), fallback=True, reason="the résumé has no line that tells of work done")
    assert "no line that tells of work" in " ".join(" ".join(personal_lines(own)).split())


def test_the_report_draws_the_mix() -> None:
    """The HTML report lays the two mixes side by side, with words for those who do not see it, and runs nothing."""
    page = check_report(answer(), facts_version="0")
    assert "Your mix of work beside the usual one" in page
    assert "<script" not in page
    assert personal().do_more_of[0].title in page


def test_a_pair_chart_escapes_what_it_is_given() -> None:
    """A label cannot bring markup."""
    drawn = charts.pair_chart([charts.Pair(label="<b>", first=0.5, second=0.0)], title="t", names=("you", "usual"))
    assert "<b>" not in drawn
    assert "you 50 per cent, usual 0 per cent" in drawn
