"""A small résumé whose every field has its span, a small taxonomy, and a screen that counts terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from careerproof.evidence import FieldEvidence, Span
from careerproof.language.model import Mention, Term
from careerproof.language.normalise import normalise
from careerproof.language.scan import TermScanner
from careerproof.optimizing.wording import contains_wording
from careerproof.postings.model import Posting
from careerproof.resumes.model import Basics, Resume, Section, SkillGroup, Statement, Work
from careerproof.screening.model import MissingTerm, Quote, RequirementResult, Verdict

TAXONOMY = {
    "Python": "python",
    "SQL": "sql",
    "Docker": "docker",
    "Kubernetes": "kubernetes",
    "k8s": "kubernetes",
    "REST APIs": "rest",
    "RESTful services": "rest",
    "PostgreSQL": "postgresql",
    "Postgres": "postgresql",
    "natural language processing": "nlp",
    "NLP": "nlp",
    "machine learning": "ml",
    "Terraform": "terraform",
    "GitHub Actions": "github-actions",
    "CI/CD": "ci-cd",
    "Tableau": "tableau",
    "AWS": "aws",
    "Airflow": "airflow",
    "Apache Airflow": "airflow",
    "reconciliations": "reconciliation",
    "bank reconciliation": "reconciliation",
    "Excel": "excel",
    "pivot tables": "excel",
    "advanced Excel": "excel",
    "wound care": "wound-care",
}


class SmallTaxonomy:
    """Finds the terms of TAXONOMY; "no" or "without" right before one denies it."""

    def __init__(self) -> None:
        self._names = list(TAXONOMY)
        self._scanner = TermScanner(self._names)

    def extract(self, text: str) -> tuple[Mention, ...]:
        """The mentions in the text."""
        return tuple(
            Mention(
                text=text[start:end],
                start=start,
                end=end,
                kind="technology" if self._names[number][0].isupper() else "skill",
                term=Term(id=TAXONOMY[self._names[number]], label=self._names[number], taxonomy="test"),
                confidence=1.0,
                negated=text[:start].rstrip().lower().endswith((" no", " without", " not", "no experience with")),
            )
            for number, start, end in self._scanner.scan(text)
        )

    def canonical(self, text: str) -> str | None:
        """The id of the term of that name, versions and praise aside."""
        plain = normalise(text).removeprefix("strong ").rstrip("0123456789 ")
        return next((id_ for name, id_ in TAXONOMY.items() if normalise(name).rstrip("0123456789 ") == plain), None)

    def aliases(self, term_id: str) -> tuple[str, ...]:
        """The names of the term."""
        return tuple(name for name, id_ in TAXONOMY.items() if id_ == term_id)

    def nearness(self, one: str, other: str) -> float:
        """Only a term itself is near."""
        return float(one == other)


@dataclass
class Page:
    """A résumé being written down: each value is noted with where it stands."""

    text: str = ""
    fields: dict[str, FieldEvidence] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def say(self, words: str, *, pointer: str | None = None, end: str = "\n") -> Span:
        """Write the words, note them as the value of `pointer`, and go on."""
        span = Span(start=len(self.text), end=len(self.text) + len(words), page=1)
        self.text += words + end
        if pointer:
            self.fields[pointer] = FieldEvidence(confidence=0.9, spans=(span,))
        return span


@pytest.fixture(scope="session")
def skills() -> SmallTaxonomy:
    """The small taxonomy."""
    return SmallTaxonomy()


@pytest.fixture
def resume() -> Resume:
    """A data analyst's résumé with an unusual heading, an ambiguous date and a section that nobody knows."""
    page = Page()
    page.say("Maya Example", pointer="/basics/name")
    heading = page.say("My Journey So Far")
    page.say("Data Analyst", pointer="/work/0/position", end=", ")
    page.say("Tallgrass", pointer="/work/0/name", end=" ")
    page.say("3.2022", pointer="/work/0/startDate", end=" - Present\n")
    highlights = (
        "Put the model behind RESTful services on k8s for 40,000 quotes a day.",
        "Packaged 12 jobs with Docker and GitHub Actions.",
        "Clustered 6 million reviews with natural language processing.",
    )
    for number, words in enumerate(highlights):
        span = page.say(words, pointer=f"/work/0/highlights/{number}")
        page.statements.append(
            Statement(
                pointer=f"/work/0/highlights/{number}",
                text=words,
                span=span,
                section="work",
                position="Data Analyst",
                name="Tallgrass",
                start_date="2022-03",
                current=True,
            )
        )
    page.sections.append(
        Section(
            kind="work", heading="My Journey So Far", span=Span(start=heading.start, end=len(page.text) - 1, page=1)
        )
    )
    start = len(page.text)
    page.say("Skills")
    keywords = ("Tableau", "Looker", "Excel", "Python", "Postgres")
    for number, words in enumerate(keywords):
        last = number == len(keywords) - 1
        span = page.say(words, pointer=f"/skills/0/keywords/{number}", end="\n" if last else ", ")
        page.statements.append(
            Statement(pointer=f"/skills/0/keywords/{number}", text=words, span=span, section="skills")
        )
    page.sections.append(Section(kind="skills", heading="Skills", span=Span(start=start, end=len(page.text) - 1)))
    start = len(page.text)
    page.say("Field notes")
    page.say("Keeps bees; 3 hives.")
    page.sections.append(Section(kind="unknown", heading="Field notes", span=Span(start=start, end=len(page.text) - 1)))
    return Resume(
        basics=Basics(name="Maya Example"),
        work=(
            Work(name="Tallgrass", position="Data Analyst", start_date="2022-03", current=True, highlights=highlights),
        ),
        skills=(SkillGroup(keywords=keywords),),
        sections=tuple(page.sections),
        statements=tuple(page.statements),
        fields=page.fields,
        text=page.text,
        extra={"x-hobby": "bees"},
    )


TERMS = ("Python", "REST APIs", "Kubernetes", "Docker", "PostgreSQL", "NLP", "CI/CD", "Terraform")


@pytest.fixture
def posting() -> Posting:
    """A posting that asks for TERMS."""
    return Posting(title="Machine Learning Engineer", text="We ask for: " + ", ".join(TERMS))


Screen = Callable[[Resume], Verdict]


@pytest.fixture
def rescreen() -> Screen:
    """A screen that gives ten points for each of TERMS said in a statement, and two more where the skills name it."""
    return _screen


def _screen(resume: Resume) -> Verdict:
    said = {term for term in TERMS if any(contains_wording(item.text, term) for item in resume.statements)}
    listed = {normalise(keyword) for group in resume.skills for keyword in group.keywords}
    points = {term: 10.0 * (term in said) + 2.0 * (normalise(term) in listed) for term in TERMS}
    return _verdict(resume, said, points)


def _verdict(resume: Resume, said: set[str], points: dict[str, float]) -> Verdict:
    requirements = tuple(
        RequirementResult(
            id=f"r{number}", text=term, kind="technology", importance="required",
            result="met" if term in said else "missing", match="exact" if term in said else "none",
            points=points[term], max_points=12.0, evidence=(),
            terms_met=(term,) if term in said else (), terms_missing=() if term in said else (term,),
        )
        for number, term in enumerate(TERMS)
    )  # fmt: skip
    related = [item for item in resume.statements if "GitHub Actions" in item.text]
    shown = {"REST APIs", "Kubernetes", "PostgreSQL", "NLP", "CI/CD"}
    missing = tuple(
        MissingTerm(
            term=term, requirement=f"r{number}", have=term in shown, importance="required",
            evidence=tuple(Quote(text=item.text, pointer=item.pointer, span=item.span) for item in related)
            if term == "CI/CD" else (),
            nearest="AWS" if term == "Terraform" else None,
        )
        for number, term in enumerate(TERMS) if term not in said
    )  # fmt: skip
    return Verdict(
        resume="r", posting="p", read="ok", knockouts=(), score=sum(points.values()), subscores=(),
        requirements=requirements, missing_terms=missing, findings=(), policy_sha256="", input_sha256="",
    )  # fmt: skip


def _without_spans(resume: Resume) -> Resume:
    return replace(
        resume,
        text="",
        fields={},
        sections=(),
        statements=tuple(replace(item, span=None) for item in resume.statements),
    )


@pytest.fixture
def bare_resume(resume: Resume) -> Resume:
    """The same résumé as a person's own data gives it: no text, no spans."""
    return _without_spans(resume)
