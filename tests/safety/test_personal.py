"""The personal score on the shipped facts: laws that hold for anyone, and the direction in which work moves it."""

from __future__ import annotations

import logging
import random
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from careerproof.evidence import Estimate, Missing
from careerproof.facts.store import Facts, open_facts
from careerproof.safety.model import PersonalScore, SafetyScore, Subject
from careerproof.safety.personal import Bullet, Job, Person, match_bullet, score_person
from careerproof.safety.personal.catalogue import open_catalogue
from careerproof.safety.personal.match import activity_prior
from careerproof.safety.personal.mix import mix_activities
from careerproof.safety.personal.model import load_parameters
from careerproof.safety.score import score_career
from careerproof.settings import SHIPPED_FACTS

NURSE, PROGRAMMER, SALES, PARALEGAL, SOLDIER = "29-1141.00", "15-1251.00", "41-3091.00", "23-2011.00", "55-3016.00"
PEOPLE_AND_PAPER = {
    NURSE: (
        (
            "Assessed and treated patients at the bedside on a 24-bed ward",
            "Comforted families of dying patients and explained treatment options",
            "Administered medications and monitored vital signs of patients",
            "Responded to cardiac emergencies and resuscitated patients",
        ),
        (
            "Entered patient data into electronic records",
            "Filed insurance claims and coded diagnoses for billing",
            "Processed forms and updated medical charts",
            "Typed letters and answered telephone inquiries",
        ),
    ),
    PROGRAMMER: (
        (
            "Led design reviews with clients to agree on requirements",
            "Supervised a team of six programmers and assigned their work",
            "Advised customers on the choice of software",
            "Negotiated contracts with vendors for development work",
        ),
        (
            "Wrote code to written specifications",
            "Tested software modules and fixed bugs",
            "Converted data files to new formats",
            "Entered test data and recorded results",
        ),
    ),
    SALES: (
        (
            "Negotiated contracts with clients",
            "Advised customers on services that fit their needs",
            "Built relationships with clients face to face",
            "Resolved customer complaints",
        ),
        (
            "Entered orders into the database",
            "Processed payments and updated account records",
            "Typed quotes and filed contracts",
            "Compiled sales data in spreadsheets",
        ),
    ),
    PARALEGAL: (
        (
            "Interviewed witnesses and clients",
            "Mediated settlements between parties",
            "Supervised clerks and trained paralegals",
            "Advised clients on the steps of a case",
        ),
        (
            "Prepared legal documents and typed correspondence",
            "Filed pleadings and organized documents",
            "Entered case data into database",
            "Reviewed documents for accuracy",
        ),
    ),
}


@cache
def facts() -> Facts:
    """The facts that are shipped."""
    return open_facts(SHIPPED_FACTS)


def job(*texts: str, months: float | None = 48.0, years_ago: float | None = 0.0, number: int = 0) -> Job:
    """A job with these lines."""
    lines = tuple(Bullet(text=text, pointer=f"/work/{number}/highlights/{at}") for at, text in enumerate(texts))
    return Job(title=None, months=months, years_ago=years_ago, bullets=lines)


def score(code: str, *jobs: Job, title: str = "Specialist", months: int | None = 90) -> SafetyScore:
    """The score of a person of this occupation with these jobs."""
    return score_person(
        facts(),
        Person(title=title, months=months, jobs=jobs),
        subject=Subject(kind="resume", code=code, slug=None, title=title),
        mixture=((code, 1.0),),
    )


def value(of: SafetyScore) -> Estimate:
    """The score's estimate."""
    assert isinstance(of.score, Estimate)
    return of.score


def personal(of: SafetyScore) -> PersonalScore:
    """The personal part."""
    assert of.personal is not None
    return of.personal


@pytest.mark.parametrize("code", PEOPLE_AND_PAPER)
def test_work_with_people_is_safer_than_paper_under_one_title(code: str) -> None:
    """Two people with one title and other lines get other scores, and the one who deals with people the higher."""
    people, paper = (score(code, job(*texts)) for texts in PEOPLE_AND_PAPER[code])
    assert value(people).value > value(paper).value
    assert personal(people).usable_bullets >= 2
    assert personal(paper).usable_bullets >= 2


@pytest.mark.parametrize("code", PEOPLE_AND_PAPER)
def test_reasons_and_effects_sum(code: str) -> None:
    """The reasons sum to the score; the activities' effects to what the person's own work changes."""
    for texts in PEOPLE_AND_PAPER[code]:
        found = score(code, job(*texts))
        own = personal(found)
        assert sum(reason.contribution for reason in found.reasons) == pytest.approx(value(found).value, abs=1e-6)
        assert own.occupation_score is not None
        assert own.occupation_score + own.change == pytest.approx(value(found).value, abs=1e-6)
        told = sum(item.effect for item in own.activities) + own.other_activities
        assert told == pytest.approx(own.change, abs=1e-6)
        assert sum(row.share for row in own.mix) == pytest.approx(1.0)
        assert sum(row.occupation_share for row in own.mix) == pytest.approx(1.0)


def test_order_changes_nothing() -> None:
    """However jobs and lines are ordered, the same person gets the same score to the last digit."""
    people, paper = PEOPLE_AND_PAPER[PROGRAMMER]
    jobs = [
        job(*people),
        job(*paper, months=24, years_ago=6, number=1),
        job(*people[:2], months=None, years_ago=None, number=2),
    ]
    first = score(PROGRAMMER, *jobs).to_dict()
    shuffler = random.Random(7)  # noqa: S311 - a shuffle for a test
    for _ in range(5):
        shuffler.shuffle(jobs)
        mixed = [replace(each, bullets=tuple(shuffler.sample(each.bullets, len(each.bullets)))) for each in jobs]
        assert score(PROGRAMMER, *mixed).to_dict() == first


def test_saying_a_line_twice_changes_nothing() -> None:
    """A line that stands twice in a job counts once."""
    people, paper = PEOPLE_AND_PAPER[PARALEGAL]
    lines = (*people[:2], *paper[:2])
    assert value(score(PARALEGAL, job(*lines, lines[0], lines[0]))) == value(score(PARALEGAL, job(*lines)))


@pytest.mark.parametrize("lines", [(), ("",), ("2019", "asdf qwer zxcv"), ("Jahre der Wanderschaft",)])
def test_no_usable_line_falls_back_and_says_so(lines: tuple[str, ...]) -> None:
    """Without a line that tells of work the score is the occupation's, flagged."""
    found = score(NURSE, job(*lines))
    usual = score_career(
        facts(), subject=Subject(kind="occupation", code=NURSE, slug=None, title="x"), mixture=((NURSE, 1.0),)
    )
    own = personal(found)
    assert own.fallback
    assert own.reason
    assert (own.usable_bullets, own.weight, own.change) == (0, 0.0, 0.0)
    assert value(found) == value(usual)
    assert found.axes == usual.axes
    assert any("not of your own work" in note for note in found.notes)


def test_another_line_never_lowers_a_figure_that_it_stands_above() -> None:
    """One line more moves a figure up (or down) where the line stands above (below) what the lines before came to.

    So work that needs a person more than what is told already never lowers the need of a person, whatever it is.
    """
    catalogue, parameters = open_catalogue(facts()), load_parameters()
    checked = 0
    for code, (people, paper) in PEOPLE_AND_PAPER.items():
        mixture = ((code, 1.0),)
        prior, usual = activity_prior(catalogue, facts(), mixture, parameters), catalogue.mix(facts(), mixture)

        def mixed(lines: tuple[str, ...], mixture: tuple[tuple[str, float], ...] = mixture) -> Mapping[str, float]:
            person = Person(title=None, months=None, jobs=(job(*lines),))
            return mix_activities(facts(), catalogue, person, mixture, parameters).shifts

        lines: tuple[str, ...] = ()
        for text in (*paper, *people):
            before, after = mixed(lines), mixed((*lines, text))
            lines = (*lines, text)
            match = match_bullet(text, catalogue, prior, parameters)
            for name, values in catalogue.values.items():
                own = sum(share * float(values[place]) for place, share in match.activities) - float(values @ usual)
                if match.activities:
                    assert (after[name] - before[name]) * (own - before[name]) >= -1e-12
                    checked += 1
    assert checked > 150


def test_a_longer_and_a_later_job_count_for_more() -> None:
    """The same lines move the score further when the job was longer or is held now."""
    people, paper = PEOPLE_AND_PAPER[SALES]

    def mixed(months: float, years_ago: float) -> float:
        return value(score(SALES, job(*people, months=months, years_ago=years_ago), job(*paper, number=1))).value

    assert mixed(96, 0) > mixed(24, 0) > mixed(24, 12)


def test_more_lines_count_for_more() -> None:
    """The person's own mix counts the more the more lines tell of it, and never all."""
    people, _ = PEOPLE_AND_PAPER[SALES]
    weights = [personal(score(SALES, job(*people[:count]))).weight for count in (1, 2, 4)]
    assert 0 < weights[0] < weights[1] < weights[2] < 1


def test_reading_bullets_adds_doubt() -> None:
    """The interval of the person is not narrower than the occupation's by more than the scale's bend can make it."""
    people, _ = PEOPLE_AND_PAPER[PROGRAMMER]
    own, usual = value(score(PROGRAMMER, job(*people))), value(score(PROGRAMMER))
    assert own.high - own.low > usual.high - usual.low


@pytest.mark.parametrize(
    ("title", "months", "stage"),
    [
        ("Junior Programmer", 200, "entry"),
        ("Programmer", 10, "entry"),
        ("Programmer", 40, "early"),
        ("Programmer", 120, "established"),
        ("Lead Programmer", 40, "senior"),
        ("Programmer", None, "unknown"),
    ],
)
def test_stage_is_read_from_title_and_months(title: str, months: int | None, stage: str) -> None:
    """Words of the title count before months; the entry reaches the interval lower and takes no points."""
    found, other = score(PROGRAMMER, title=title, months=months), score(PROGRAMMER, months=90)
    assert personal(found).stage.stage == stage
    assert value(found).value == value(other).value
    assert (value(found).low < value(other).low) == (stage == "entry")
    assert any("entry of a career" in note for note in found.notes) == (stage == "entry")


def test_what_cannot_be_scored_stays_unscored() -> None:
    """A military occupation has no score, whatever the lines say."""
    found = score(SOLDIER, job("Led a squad of ten soldiers"))
    assert isinstance(found.score, Missing)


def test_nothing_of_the_text_is_logged_or_kept(caplog: pytest.LogCaptureFixture) -> None:
    """The result names lines by their place; the words of the résumé stand in no log and in no result."""
    with caplog.at_level(logging.DEBUG):
        found = score(NURSE, job("Comforted families of dying patients at Quillfeather Hospice"))
    assert personal(found).usable_bullets == 1
    assert "Quillfeather" not in caplog.text
    assert "Quillfeather" not in str(found.to_dict())


def test_slopes_are_finite_and_known() -> None:
    """Every slope names a measure that the shipped facts hold."""
    held = facts().measures(NURSE)
    assert set(load_parameters().slopes) <= set(held)


def test_what_is_near_an_unlikely_meaning_of_the_title_counts_little() -> None:
    """A data analyst may be one of freight, whose neighbours load goods: a pipeline that loads tables is none of it."""
    catalogue, parameters = open_catalogue(facts()), load_parameters()
    place = catalogue.titles.index("Load materials or equipment")
    likely, unlikely = "15-2051.00", "13-1081.02"
    mixtures = (((unlikely, 1.0),), ((likely, 0.9), (unlikely, 0.1)), ((likely, 1.0),))
    alone, beside, without = (float(activity_prior(catalogue, facts(), one, parameters)[place]) for one in mixtures)
    assert without < beside < (without + alone) / 2 < alone
    text = "Scheduled 35 pipelines that load carrier events into a warehouse every night"
    read = match_bullet(text, catalogue, activity_prior(catalogue, facts(), mixtures[1], parameters), parameters)
    assert place not in {found for found, _ in read.activities}
