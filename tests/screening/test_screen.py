"""Screening a résumé against a posting: matches, knock-outs, points, missing terms, and the laws of all that."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerproof.documents import read_document
from careerproof.evidence import Finding, to_plain
from careerproof.facts.store import open_facts
from careerproof.language.model import Mention, Term
from careerproof.language.scan import TermScanner
from careerproof.postings import Posting, read_posting
from careerproof.resumes.model import (
    Basics,
    Certificate,
    Education,
    Language,
    Location,
    Project,
    Resume,
    SkillGroup,
    Statement,
    Volunteer,
    Work,
)
from careerproof.screening import Verdict, load_policy, screen_resume
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import open_skills

Person = Callable[..., Resume]

TERMS = {
    "python": ("Python",),
    "java": ("Java",),
    "sql": ("SQL",),
    "kubernetes": ("Kubernetes", "k8s"),
    "docker": ("Docker",),
    "pytorch": ("PyTorch",),
    "tensorflow": ("TensorFlow",),
    "machine-learning": ("machine learning", "ML"),
    "postgresql": ("PostgreSQL", "Postgres"),
    "rest-api": ("REST API", "REST APIs", "RESTful services"),
    "juggling": ("juggling",),
}
NEAR = {frozenset(("pytorch", "tensorflow")): 0.8, frozenset(("docker", "kubernetes")): 0.8}


class SmallTaxonomy:
    """A matcher over a dozen terms."""

    def __init__(self) -> None:
        self._words = [(word, key) for key, words in TERMS.items() for word in words]
        self._scanner = TermScanner([word for word, _ in self._words])
        self._ids = {word.lower(): key for word, key in self._words}

    def extract(self, text: str) -> tuple[Mention, ...]:
        """The terms in the text."""
        return tuple(self._mention(text, *found) for found in self._scanner.scan(text))

    def canonical(self, text: str) -> str | None:
        """The id of a term."""
        return self._ids.get(text.lower())

    def aliases(self, term_id: str) -> tuple[str, ...]:
        """The words of a term."""
        return TERMS[term_id]

    def nearness(self, first: str, second: str) -> float:
        """From the table; a term is itself."""
        return 1.0 if first == second else NEAR.get(frozenset((first, second)), 0.0)

    def _mention(self, text: str, number: int, start: int, end: int) -> Mention:
        key = self._words[number][1]
        term = Term(id=key, label=TERMS[key][0], taxonomy="test")
        return Mention(text=text[start:end], start=start, end=end, kind="technology", term=term, confidence=1.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Screens with the small taxonomy on a fixed day."""

    skills: SmallTaxonomy

    def posting(self, *lines: str, preferred: tuple[str, ...] = (), duties: tuple[str, ...] = ()) -> Posting:
        """A posting that asks for these lines."""
        parts = [("Responsibilities", duties), ("Requirements", lines), ("Nice to have", preferred)]
        text = "Data Engineer\n\n" + "\n".join(
            f"{heading}\n" + "".join(f"- {line}\n" for line in chosen) for heading, chosen in parts if chosen
        )
        document = read_document(text.encode(), name="posting.txt")
        return read_posting(document, mentions=self.skills.extract(text))

    def screen(self, resume: Resume, posting: Posting, *, policy: str = "balanced") -> Verdict:
        """The verdict."""
        return screen_resume(
            resume,
            posting,
            skills=self.skills,
            policy=load_policy(policy),
            today="2026-06-15",
            resume_name="resume.pdf",
            posting_name="posting.txt",
            input_sha256="0" * 64,
        )


@pytest.fixture(scope="session")
def desk() -> Desk:
    """A desk to screen at."""
    return Desk(skills=SmallTaxonomy())


@pytest.fixture
def person() -> Callable[..., Resume]:
    """Makes a synthetic résumé: bullets of one current job since 2020, listed skills, a degree."""

    def make(
        *bullets: str,
        skills: tuple[str, ...] = (),
        degree: tuple[str, str] | None = None,
        name: str = "Ada Example",
        city: str = "Utrecht",
        school: str = "Example University",
        employer: str = "Example Works",
        start: str | None = "2020-01",
        certificates: tuple[str, ...] = (),
        languages: tuple[str, ...] = (),
    ) -> Resume:
        return Resume(
            basics=Basics(name=name, email="ada@example.com", location=Location(city=city)),
            work=(
                Work(
                    name=employer, position="Analyst", start_date=start, current=start is not None, highlights=bullets
                ),
            ),
            education=(Education(institution=school, study_type=degree[0], area=degree[1]),) if degree else (),
            skills=(SkillGroup(keywords=skills),) if skills else (),
            certificates=tuple(Certificate(name=item) for item in certificates),
            languages=tuple(Language(language=item) for item in languages),
        )

    return make


MATCHES = [
    ("Kubernetes", "Ran Kubernetes in production", ("met", "exact")),
    ("Kubernetes", "Ran k8s in production", ("met", "alias")),
    ("k8s", "Ran Kubernetes in production", ("met", "alias")),
    ("PyTorch", "Trained models with TensorFlow", ("partly", "related")),
    ("Experience with managing budgets", "Managed the budget of two plants", ("met", "inflected")),
    ("Knowledge of budget planning", "Planned budgets, and budget plans", ("met", "inflected")),
    ("Kubernetes", "Has no experience with Kubernetes", ("missing", "none")),
    ("Kubernetes", "Ran Docker", ("partly", "related")),
    ("Kubernetes", "Never used Kubernetes; ran Docker", ("missing", "none")),
    ("Kubernetes", "No experience with k8s; ran Docker", ("missing", "none")),
    ("Knowledge of Go", "Brought go-to-market plans to go live", ("missing", "none")),
    ("Knowledge of C", "Wrote C++ and C# and R&D reports", ("missing", "none")),
    ("Knowledge of C++", "Wrote C++17", ("met", "exact")),
    ("Knowledge of .NET", "Wrote ASP.NET pages", ("missing", "none")),
    ("Knowledge of CI/CD", "Set up CI / CD", ("met", "exact")),
    ("Knowledge of R", "Analysed trials in R.", ("met", "exact")),
    ("Excellent communication skills", "Communicated results to the board", ("met", "alias")),
]


@pytest.mark.parametrize(("asked", "said", "expected"), MATCHES)
def test_matches(desk: Desk, person: Person, asked: str, said: str, expected: tuple[str, str]) -> None:
    """How a term is said decides what it counts: same words, another form, another name, something near, or nothing."""
    (found,) = desk.screen(person(said), desk.posting(asked)).requirements
    assert (found.result, found.match) == expected
    assert bool(found.evidence) == (found.result != "missing")


def test_evidence_quotes_the_resume(desk: Desk, person: Person) -> None:
    """A match quotes the statement that shows it, with its field."""
    (found,) = desk.screen(person("Wrote reports", "Ran k8s"), desk.posting("Kubernetes")).requirements
    assert [(quote.text, quote.pointer) for quote in found.evidence] == [("Ran k8s", "/work/0/highlights/1")]


USES = [
    ({"start_date": "2020-01", "current": True}, (78, True, None)),
    ({"start_date": "2018-01", "end_date": "2018-12"}, (12, False, "2018-12")),
    ({}, None),
]


@pytest.mark.parametrize(("dates", "expected"), USES)
def test_use_is_dated_by_the_positions_that_show_it(
    desk: Desk, dates: dict[str, Any], expected: tuple[int, bool, str | None] | None
) -> None:
    """Months and end of use are those of the dated positions that say the term; undated ones tell neither."""
    work = replace(Work(position="Engineer", highlights=("Ran Python",)), **dates)
    other = Work(position="Clerk", start_date="2019-01", end_date="2019-12", highlights=("Filed papers",))
    (found,) = desk.screen(Resume(work=(work, other)), desk.posting("Python")).requirements
    told = found.usage and (found.usage.months, found.usage.current, found.usage.until)
    assert told == expected


def test_conjunctions_and_choices(desk: Desk, person: Person) -> None:
    """Of things joined by "and" each counts its share; of things joined by "or" one is enough."""
    both, either = desk.screen(person("Python"), desk.posting("Python and SQL", "Java or Python")).requirements
    assert both.result == "partly"
    assert both.points == pytest.approx(both.max_points / 2, abs=0.001)
    assert (either.result, either.points) == ("met", either.max_points)
    assert (both.terms_met, both.terms_missing) == (("Python",), ("SQL",))


KNOCKOUTS = [
    ("5+ years of experience", ("2020-01", None), "met"),
    ("8+ years of experience", ("2020-01", None), "not_met"),
    ("8+ years of experience", (None, None), "unknown"),
    ("3 years of Python", ("2020-01", None), "met"),
    ("3 years of Java", ("2020-01", None), "unknown"),
    ("9 years of Java", ("2020-01", None), "not_met"),
    ("3 years of Docker", ("2020-01", None), "unknown"),
    ("Bachelor's degree", ("2020-01", ("Master of Science", "Physics")), "met"),
    ("Master's degree", ("2020-01", ("Bachelor of Science", "Physics")), "not_met"),
    ("Master's degree or equivalent experience", ("2020-01", ("Bachelor of Science", "Physics")), "unknown"),
    ("Bachelor's degree", ("2020-01", None), "unknown"),
    ("RN license", ("2020-01", None), "unknown"),
    ("Active Secret clearance", ("2020-01", None), "unknown"),
    ("Must be authorized to work in the United States", ("2020-01", None), "unknown"),
]


@pytest.mark.parametrize(("asked", "shown", "answer"), KNOCKOUTS)
def test_knockouts(
    desk: Desk, person: Person, asked: str, shown: tuple[str | None, tuple[str, str] | None], answer: str
) -> None:
    """Yes-or-no requirements are met, not met, or unknown where the résumé is silent."""
    verdict = desk.screen(person("Python", "k8s", start=shown[0], degree=shown[1]), desk.posting(asked))
    assert [item.result for item in verdict.knockouts] == [answer]


def test_unknown_costs_nothing(desk: Desk, person: Person) -> None:
    """What a résumé cannot show weighs nothing: the score is the same with and without the question."""
    resume = person("Python", "Docker")
    asked = ("Python and SQL", "Docker")
    silent = desk.screen(resume, desk.posting(*asked, "Active Secret clearance", "Willing to travel 20%"))
    assert silent.score == pytest.approx(desk.screen(resume, desk.posting(*asked)).score, abs=0.001)
    assert [item.result for item in silent.knockouts] == ["unknown"]


def test_years_count_by_share(desk: Desk, person: Person) -> None:
    """Half of the years give half of the points; the years of positions that say the subject count in full."""
    plain, python, java = desk.screen(
        person("Python", start="2021-07"),
        desk.posting("10 years of experience", "10 years of Python", "10 years of Java"),
    ).requirements
    assert plain.points == pytest.approx(plain.max_points / 2, rel=0.02)
    assert python.points == pytest.approx(python.max_points / 2, rel=0.02)
    assert java.points < python.points


def test_certificates_are_papers(desk: Desk, person: Person) -> None:
    """A technology among the skills is no certificate of it; the certificate is."""
    posting = desk.posting("Kubernetes certification")
    (skill,) = desk.screen(person(skills=("Kubernetes",)), posting).requirements
    (paper,) = desk.screen(person(certificates=("Certified Kubernetes Administrator",)), posting).requirements
    assert (skill.result, paper.result) == ("missing", "met")


def test_missing_terms_are_split(desk: Desk, person: Person) -> None:
    """A term said in other words is had and quoted; a near skill is not the skill, but stands beside it."""
    verdict = desk.screen(person("Ran k8s", "Used TensorFlow"), desk.posting("Kubernetes", "PyTorch", "Java"))
    assert [(item.term, item.have, item.nearest) for item in verdict.missing_terms] == [
        ("Kubernetes", True, None), ("PyTorch", False, "TensorFlow"), ("Java", False, None),
    ]  # fmt: skip
    assert verdict.missing_terms[0].evidence[0].text == "Ran k8s"


def test_nothing_missing_where_the_words_stand(desk: Desk, person: Person) -> None:
    """A term in the posting's own words is not missing, also where another choice is not said."""
    assert desk.screen(person("Python and SQL"), desk.posting("Python or Java", "SQL")).missing_terms == ()


def test_required_weighs_more(desk: Desk, person: Person) -> None:
    """Of the same kind, required weighs more than preferred, and what duties imply least."""
    posting = desk.posting("Python", preferred=("Java",), duties=("Run Docker daily",))
    limits = {item.importance: item.max_points for item in desk.screen(person(), posting).requirements}
    assert limits["required"] > limits["preferred"] > limits["implied"] > 0


def test_a_posting_that_asks_nothing(desk: Desk, person: Person) -> None:
    """Without requirements there is no score, and a finding says why."""
    verdict = desk.screen(person("Python"), Posting(title="Clerk", text="Clerk"))
    assert (verdict.score, verdict.requirements, verdict.missing_terms) == (None, (), ())
    assert [item.id for item in verdict.findings] == ["screening.nothing_asked"]


def test_findings_change_no_score(desk: Desk, person: Person) -> None:
    """Findings about the file are handed on and move nothing."""
    posting, finding = desk.posting("Python"), Finding(id="hidden", severity="error", message="m", fix="f")
    verdict = screen_resume(
        person("Python"), posting, skills=desk.skills, findings=(finding,), policy=load_policy(), today="2026-06-15",
        resume_name="r", posting_name="p", input_sha256="1",
    )  # fmt: skip
    assert verdict.findings == (finding,)
    assert verdict.score == desk.screen(person("Python"), posting).score


def test_english_by_a_resume_in_english(desk: Desk, person: Person) -> None:
    """A résumé in English shows English; one in another language does not."""
    posting = desk.posting("Fluent English")
    english = person("Planned the work of the team and wrote the reports for the board of the firm in time for audits")
    german = person(
        "Plante die Arbeit des Teams, schrieb die Berichte für den Vorstand der Firma und führte im Mai die Prüfung"
    )
    assert [desk.screen(item, posting).requirements[0].result for item in (english, german)] == ["met", "missing"]


def test_policies_differ(desk: Desk, person: Person) -> None:
    """A literal screen takes only the same words; skills-first gives near skills more than the default."""
    posting = desk.posting("Kubernetes", "PyTorch")
    scores = [
        desk.screen(person("Ran k8s", "Used TensorFlow"), posting, policy=policy).require_score()
        for policy in ("literal", "balanced", "skills-first")
    ]
    assert scores[0] == 0 < scores[1] < scores[2]


# Laws


LINES = st.lists(
    st.sampled_from(
        ["Python", "Java or SQL", "5 years of Python", "2 years of experience", "Bachelor's degree in physics",
         "RN license", "Excellent communication skills", "Kubernetes and Docker", "Fluent Spanish",
         "Machine learning", "Willing to travel"]
    ),
    max_size=6, unique=True,
)  # fmt: skip
BULLETS = st.lists(
    st.sampled_from(
        ["Wrote Python", "Used SQL and Postgres", "Ran k8s", "Taught juggling", "No experience with Java", "Led a team",
         "Communicated with clients", "Trained ML models", "Speaks Spanish", "Registered nurse (RN)"]
    ),
    max_size=5, unique=True,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(
    lines=LINES,
    preferred=LINES,
    bullets=BULLETS,
    policy=st.sampled_from(["balanced", "literal", "proven", "skills-first"]),
)
def test_points_add_up(desk: Desk, lines: list[str], preferred: list[str], bullets: list[str], policy: str) -> None:
    """Law: points sum to the score to the last digit; the most points sum to 100, or to 0 where nothing weighs."""
    verdict = screened(desk, lines, preferred, bullets, policy)
    weighs = any(item.max_points for item in verdict.requirements)
    assert (verdict.score is not None) == weighs
    score = verdict.require_score() if weighs else 0.0
    assert sum(round(item.points * 10_000) for item in verdict.requirements) == round(score * 10_000)
    most = sum(round(item.max_points * 10_000) for item in verdict.requirements)
    assert most == (1_000_000 if weighs else 0)
    assert sum(reason.contribution for reason in verdict.explain()) == pytest.approx(score)
    assert sum(part.points for part in verdict.subscores) == pytest.approx(score)
    assert all(0 <= item.points <= item.max_points for item in verdict.requirements)
    assert verdict.decision is None


@settings(max_examples=120, deadline=None)
@given(
    lines=LINES,
    bullets=BULLETS,
    added=st.tuples(
        st.sampled_from(["Wrote Python and Java", "Ran Kubernetes and Docker", "Speaks Spanish"]),
        st.sampled_from(["bullet", "job", "list"]),
    ),
    policy=st.sampled_from(["balanced", "literal", "proven", "skills-first"]),
)
def test_more_evidence_never_lowers(
    desk: Desk, lines: list[str], bullets: list[str], added: tuple[str, str], policy: str
) -> None:
    """Law: evidence more (a bullet, a job, a listed skill) lowers no requirement under any shipped policy."""
    posting = desk.posting(*lines)
    more, place = added
    work = Work(position="Analyst", start_date="2022-01", current=True, highlights=tuple(bullets))
    earlier = Work(position="Analyst", start_date="2020-01", end_date="2020-12", highlights=(more,))
    larger = {
        "bullet": Resume(work=(replace(work, highlights=(*bullets, more)),)),
        "job": Resume(work=(work, earlier)),
        "list": Resume(work=(work,), skills=(SkillGroup(keywords=(more,)),)),
    }
    before = desk.screen(Resume(work=(work,)), posting, policy=policy)
    after = desk.screen(larger[place], posting, policy=policy)
    assert (after.score or 0.0) >= (before.score or 0.0)
    for one, two in zip(before.requirements, after.requirements, strict=True):
        assert two.points >= one.points


SHOWN = [
    ((), 20),
    (({"start_date": "2026-01", "current": True},), 60),
    (({"start_date": "2023-07", "current": True},), 80),
    (({"start_date": "2016-01", "current": True},), 100),
    (({"start_date": "2024-01", "end_date": "2024-12"}, {"start_date": "2025-01", "end_date": "2025-12"}), 100),
    (({},), 60),
]


@pytest.mark.parametrize(("jobs", "score"), SHOWN)
def test_work_done_counts_for_more_than_a_list(desk: Desk, jobs: tuple[dict[str, Any], ...], score: float) -> None:
    """Under `proven` a listed term counts a fifth, in full what two positions show or four years; else all alike."""
    work = tuple(replace(Work(position="Engineer", highlights=("Ran k8s",)), **dates) for dates in jobs)
    resume = Resume(work=work, skills=(SkillGroup(keywords=("Kubernetes",)),))
    verdict = desk.screen(resume, desk.posting("Kubernetes"), policy="proven")
    assert verdict.requirements[0].result == "met"
    assert verdict.require_score() == pytest.approx(score, abs=0.01)
    assert desk.screen(resume, desk.posting("Kubernetes"), policy="balanced").score == 100


LISTED = SkillGroup(keywords=("Kubernetes",))
PLACES = [
    (Resume(skills=(LISTED,), projects=(Project(name="Cluster", highlights=("Ran k8s",)),)), 60),
    (Resume(skills=(LISTED,), volunteer=(Volunteer(position="Helper", highlights=("Ran k8s",)),)), 60),
    (Resume(skills=(LISTED,), education=(Education(study_type="BSc", courses=("Kubernetes",)),)), 40),
    (Resume(skills=(LISTED, SkillGroup(name="Kubernetes")), basics=Basics(summary="Knows Kubernetes.")), 20),
]


@pytest.mark.parametrize(("resume", "score"), PLACES)
def test_work_done_elsewhere_counts_as_a_position(desk: Desk, resume: Resume, score: float) -> None:
    """A project or a voluntary role that shows a term counts, a course by half; lists and summaries only say it."""
    verdict = desk.screen(resume, desk.posting("Kubernetes"), policy="proven")
    assert verdict.score == pytest.approx(score)
    assert verdict.requirements[0].depth == pytest.approx(score / 100)


@settings(max_examples=40, deadline=None)
@given(lines=LINES, bullets=BULLETS, seed=st.integers(0, 99))
def test_order_changes_nothing(desk: Desk, lines: list[str], bullets: list[str], seed: int) -> None:
    """Law: the order of bullets moves neither score nor results."""
    shuffled = random.Random(seed).sample(bullets, len(bullets))  # noqa: S311 - no secret, an order
    one, two = screened(desk, lines, [], bullets, "balanced"), screened(desk, lines, [], shuffled, "balanced")
    assert one.score == two.score
    assert [item.result for item in one.requirements] == [item.result for item in two.requirements]


NAMES = ["Ada Example", "José Núñez-Example", "Python Kubernetes", "Mr. John Q. Sample", "She/Her Example"]


@pytest.mark.parametrize("name", NAMES)
def test_who_a_person_is_changes_nothing(desk: Desk, person: Person, name: str) -> None:
    """Law: name, address, school and employer move nothing, not even when they hold a term that is asked."""
    posting = desk.posting("Python", "Kubernetes", "Bachelor's degree in physics", preferred=("SQL",))
    degree = ("Bachelor of Science", "Physics")
    one = desk.screen(person("Used SQL", degree=degree), posting)
    two = desk.screen(
        person("Used SQL", degree=degree, name=name, city="Python", school="Kubernetes College", employer="Python Ltd"),
        posting,
    )
    assert (one.score, one.requirements) == (two.score, two.requirements)


def test_order_of_statements_changes_nothing(desk: Desk, person: Person) -> None:
    """Law: statements in another order, and those of contact lines, move nothing."""
    resume, posting = person("Ran k8s", "Used SQL"), desk.posting("Kubernetes", "SQL", "Python")
    told = [
        Statement(pointer="/work/0/highlights/0", text="Ran k8s", span=None, section="work"),
        Statement(pointer="/work/0/highlights/1", text="Used SQL", span=None, section="work"),
        Statement(pointer="/basics/name", text="Python Example", span=None, section="contact"),
    ]
    scores = {desk.screen(replace(resume, statements=order), posting).score for order in permutations(told)}
    assert scores == {desk.screen(resume, posting).score}


def test_aliases_are_symmetric(desk: Desk, person: Person) -> None:
    """Law: if a résumé's word counts for the posting's, the posting's counts for the résumé's."""
    for one, two in (("Kubernetes", "k8s"), ("machine learning", "ML"), ("PostgreSQL", "Postgres")):
        results = [
            desk.screen(person(f"Used {said}"), desk.posting(asked)).requirements[0].match
            for asked, said in ((one, two), (two, one))
        ]
        assert results == ["alias", "alias"]


def test_same_input_same_result(desk: Desk, person: Person) -> None:
    """Law: the same input gives the same values, twice."""
    posting = desk.posting("Python", "5 years of Java", preferred=("Docker",))
    one, two = (to_plain(desk.screen(person("Used Python"), posting)) for _ in range(2))
    assert one == two


def test_with_the_shipped_taxonomy() -> None:
    """The shipped skills fit the seam: an alias of theirs meets a requirement, and the knock-outs answer."""
    if not SHIPPED_FACTS.is_file():
        pytest.fail(f"the shipped facts are missing at {SHIPPED_FACTS}")
    skills = open_skills(open_facts(SHIPPED_FACTS))
    text = (
        "Platform Engineer\n\nRequirements\n- 3+ years of experience with Kubernetes\n- Strong SQL\n- Truck driving\n"
    )
    posting = read_posting(read_document(text.encode(), name="p.txt"), mentions=skills.extract(text))
    resume = Resume(
        basics=Basics(name="Ada Example", location=Location(city="Utrecht")),
        work=(Work(position="Engineer", start_date="2020-01", current=True, highlights=("Ran k8s and wrote SQL",)),),
    )
    verdict = screen_resume(
        resume, posting, skills=skills, policy=load_policy(), today="2026-06-15", resume_name="r", posting_name="p",
        input_sha256="1",
    )  # fmt: skip
    assert [(item.result, item.match) for item in verdict.requirements][:2] == [("met", "alias"), ("met", "exact")]
    assert [item.result for item in verdict.knockouts] == ["met"]
    assert verdict.requirements[2].result != "met"


def screened(desk: Desk, lines: list[str], preferred: list[str], bullets: list[str], policy: str) -> Verdict:
    """The verdict on a person of these bullets against a posting of these lines."""
    resume = Resume(
        basics=Basics(name="Ada Example"),
        work=(Work(position="Analyst", start_date="2022-01", current=True, highlights=tuple(bullets)),),
    )
    return desk.screen(resume, desk.posting(*lines, preferred=tuple(preferred)), policy=policy)


def test_years_are_those_of_every_job_of_the_title(desk: Desk) -> None:
    """The words "graphic design" in a degree do not hide six years as a graphic designer."""
    resume = Resume(
        basics=Basics(name="Ada Example"),
        work=(Work(position="Graphic Designer", start_date="2014-05", current=True, highlights=("Made brochures",)),),
        education=(Education(area="Graphic Design", study_type="AAS"),),
    )
    verdict = desk.screen(resume, desk.posting("2+ years of graphic design"))
    assert [item.result for item in verdict.knockouts] == ["met"]
    assert [item.result for item in verdict.requirements] == ["met"]
    assert "Graphic Designer" in {quote.text for quote in verdict.requirements[0].evidence}
