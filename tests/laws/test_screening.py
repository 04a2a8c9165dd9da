"""The laws of the screen, over whole files and the shipped taxonomy: what may move a score, and what may not."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Literal

import pytest

from careerproof.documents import read_document
from careerproof.evidence import to_plain
from careerproof.exporting.export import export_resume
from careerproof.facts.store import Facts, open_facts
from careerproof.postings import Posting, read_posting
from careerproof.resumes.model import Resume, SkillGroup, Work
from careerproof.resumes.read import read_resume
from careerproof.screening import Verdict, load_policy, screen_resume
from careerproof.screening.held import gather_evidence
from careerproof.screening.inferred import infer_terms
from careerproof.screening.match import match_term
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import Skills, open_skills

EXAMPLES = Path(__file__).parents[2] / "examples"
RESUMES = sorted((EXAMPLES / "resumes").glob("*.docx"))
POSTINGS = sorted((EXAMPLES / "postings").iterdir())
POLICIES = ("proven", "balanced", "skills-first", "literal")
Format = Literal["docx", "pdf", "json", "md", "html", "txt"]


class Desk:
    """Reads and screens as the verbs do, with each posting read once."""

    def __init__(self) -> None:
        self.facts: Facts = open_facts(SHIPPED_FACTS)
        self.skills: Skills = open_skills(self.facts)
        self.postings = {path.name: self._posting(path) for path in POSTINGS}

    def read(self, data: bytes, name: str) -> Resume:
        """The résumé in a file."""
        document = read_document(data, name=name)
        return read_resume(document, mentions=self.skills.extract(document.text))

    def screen(self, resume: Resume, posting: Posting, policy: str = "proven") -> Verdict:
        """The verdict, with what the jobs speak for."""
        return screen_resume(
            resume, posting, skills=self.skills, policy=load_policy(policy), today="2026-06-15", resume_name="r",
            posting_name="p", input_sha256="0", inferred=infer_terms(self.facts, resume),
        )  # fmt: skip

    def standing(self, resume: Resume) -> list[tuple[object, ...]]:
        """How the résumé stands against every example: score, and result, match and points of each requirement."""
        verdicts = [self.screen(resume, posting) for posting in self.postings.values()]
        return [
            (item.score, [(row.result, row.match, row.points) for row in item.requirements],
             [row.result for row in item.knockouts])
            for item in verdicts
        ]  # fmt: skip

    def _posting(self, path: Path) -> Posting:
        document = read_document(path.read_bytes(), name=path.name)
        return read_posting(document, mentions=self.skills.extract(document.text))


@pytest.fixture(scope="module")
def desk() -> Desk:
    """A desk to screen at."""
    return Desk()


@pytest.fixture(scope="module")
def texts(desk: Desk) -> dict[str, str]:
    """The example résumés as plain text, by name."""
    return {
        path.stem: export_resume(desk.read(path.read_bytes(), path.name), format="txt").decode() for path in RESUMES
    }


@pytest.mark.parametrize("path", RESUMES, ids=lambda path: path.stem)
def test_the_format_moves_nothing(desk: Desk, path: Path) -> None:
    """Law: one résumé as Word, PDF, HTML, Markdown, JSON and text stands alike, as does the example's own PDF."""
    resume = desk.read(path.read_bytes(), path.name)
    expected = desk.standing(resume)
    forms: tuple[Format, ...] = ("docx", "pdf", "json", "md", "html", "txt")
    for form in forms:
        assert desk.standing(desk.read(export_resume(resume, format=form), f"resume.{form}")) == expected, form
    own = path.with_suffix(".pdf")
    assert [item[0] for item in desk.standing(desk.read(own.read_bytes(), own.name))] == [item[0] for item in expected]


OTHERS: list[tuple[str, Callable[[str], str]]] = [
    ("maya-okonkwo", lambda text: text.replace("Maya Okonkwo", "John Q. Sample")),
    ("maya-okonkwo", lambda text: text.replace("Maya Okonkwo", "Terraform Kubernetes")),
    ("maya-okonkwo", lambda text: text.replace("Maya Okonkwo", "Maya Okonkwo (she/her)", 1)),
    ("maya-okonkwo", lambda text: text.replace("Maya Okonkwo", "Maya Okonkwo (they/them)", 1)),
    ("maya-okonkwo", lambda text: text.replace("Austin, TX |", "Lagos, Nigeria |").replace("Austin, TX", "Reno, NV")),
    ("maya-okonkwo", lambda text: text.replace("512-555-0142", "212-555-0199").replace("maya.okonkwo@", "kim@")),
    ("maya-okonkwo", lambda text: text.replace("Caddo State University", "Terraform College of MLflow")),
    ("maya-okonkwo", lambda text: text.replace("Tallgrass Freight Exchange", "Terraform Foundation")),
    ("maya-okonkwo", lambda text: text.replace(" | GPA: 3.7", " | GPA: 2.1")),
    ("ines-valdez-novak", lambda text: text.replace("Inés Valdez-Novák", "Greg Example")),
    ("ines-valdez-novak", lambda text: text.replace("Prairie Lakes University", "Community College of Springfield")),
]


@pytest.mark.parametrize(("name", "change"), OTHERS)
def test_who_a_person_is_moves_nothing(
    desk: Desk, texts: dict[str, str], name: str, change: Callable[[str], str]
) -> None:
    """Law: name, pronouns, address, contact data, school, employer and grade move nothing of a whole file."""
    changed = change(texts[name])
    assert changed != texts[name]
    one, two = (desk.read(text.encode(), "resume.txt") for text in (texts[name], changed))
    assert desk.standing(one) == desk.standing(two)


@pytest.mark.parametrize("name", sorted(path.stem for path in RESUMES))
def test_the_order_of_sections_moves_nothing(desk: Desk, texts: dict[str, str], name: str) -> None:
    """Law: the sections of the file in any order give the same verdict."""
    head, *sections = _sections(texts[name])
    expected = desk.standing(desk.read(texts[name].encode(), "resume.txt"))
    shuffled = random.Random(5)  # noqa: S311 - no secret, an order
    for _ in range(4):
        shuffled.shuffle(sections)
        text = "\n\n".join([head, *sections])
        assert desk.standing(desk.read(text.encode(), "resume.txt")) == expected


def _sections(text: str) -> list[str]:
    """The head and the sections of a plain text, each from its heading in capitals on."""
    parts: list[list[str]] = [[]]
    for block in text.split("\n\n"):
        first = block.lstrip("\n").splitlines()[:1]
        if first and first[0].isupper():
            parts.append([])
        parts[-1].append(block)
    return ["\n\n".join(part).strip("\n") for part in parts]


@pytest.mark.parametrize("policy", POLICIES)
def test_saying_what_is_asked_never_lowers(desk: Desk, policy: str) -> None:
    """Law: for every requirement of every example, saying its words (in a list, a job, a new job) lowers no points."""
    base = desk.read(RESUMES[0].read_bytes(), RESUMES[0].name)
    for posting in desk.postings.values():
        before = desk.screen(base, posting, policy)
        for item in posting.requirements:
            for more in _with(base, item.text):
                after = desk.screen(more, posting, policy)
                lowered = [
                    (one.text, one.points, two.points)
                    for one, two in zip(before.requirements, after.requirements, strict=True)
                    if two.points < one.points
                ]
                assert not lowered, item.text


def _with(resume: Resume, words: str) -> list[Resume]:
    """The résumé with the words as one more skill, one more bullet, or one more job."""
    first, *others = resume.work
    return [
        replace(resume, skills=(*resume.skills, SkillGroup(keywords=(words,)))),
        replace(resume, work=(replace(first, highlights=(*first.highlights, words)), *others)),
        replace(
            resume, work=(*resume.work, Work(position="Helper", start_date="2001", end_date="2002", summary=words))
        ),
    ]


def test_aliases_count_both_ways(desk: Desk) -> None:
    """Law: where one name of a term counts for another, the other counts for the one, over terms drawn from all."""
    drawn = random.Random(8)  # noqa: S311 - no secret, a sample
    terms = drawn.sample([term.id for term in desk.facts.skill_terms()], 400)
    pairs = 0
    for term in terms:
        names = [name for name in desk.skills.aliases(term) if desk.skills.canonical(name) == term][:3]
        for one, two in permutations(names, 2):
            if _counts(desk, asked=one, said=two):
                assert _counts(desk, asked=two, said=one), (one, two)
                pairs += 1
    assert pairs > 100


def _counts(desk: Desk, *, asked: str, said: str) -> bool:
    held = gather_evidence(Resume(skills=(SkillGroup(keywords=(said,)),)), desk.skills)
    return match_term(asked, held, desk.skills, related=0.75).kind in ("exact", "inflected", "alias")


def test_silence_is_never_met_and_never_failed(desk: Desk) -> None:
    """Law: an empty résumé leaves every knock-out unknown, and those questions weigh nothing for anyone."""
    for posting in desk.postings.values():
        verdict = desk.screen(Resume(), posting)
        assert verdict.knockouts
        assert {item.result for item in verdict.knockouts} == {"unknown"}
        assert {item.result for item in verdict.compared} <= {"unknown"}


def test_what_was_screened_before_moves_nothing(desk: Desk) -> None:
    """Law: each pair's verdict is the same in any order of pairs, and by a desk that has seen none."""
    resumes = {path.stem: desk.read(path.read_bytes(), path.name) for path in RESUMES}
    pairs = [(name, posting) for name in resumes for posting in desk.postings]
    first = {pair: to_plain(desk.screen(resumes[pair[0]], desk.postings[pair[1]])) for pair in pairs}
    fresh = Desk()
    for name, posting in reversed(pairs):
        assert to_plain(fresh.screen(resumes[name], fresh.postings[posting])) == first[name, posting]
