"""The verbs that programs call, with what each takes and gives; the command line says the same in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast, get_args

from careerproof.errors import UsageError
from careerproof.faces.contract.model import Parameter, Plain, Verb
from careerproof.safety.model import Category
from careerproof.settings import Settings

if TYPE_CHECKING:  # what reads files is imported by the verb that does
    from careerproof.verbs.opening import OpenedFile

POLICIES = ("balanced", "literal", "proven", "skills-first")
SORTS = ("title", "score", "pay", "growth", "openings", "education", "telework")
TEXT_LENGTH = 200_000
"""The most characters of a text to be searched for skills: a long posting has 20,000."""


def _check(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.check import check

    return [check(**arguments, settings=settings).to_dict()]


def _profile(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.profile import profile

    return [profile(**arguments, settings=settings).to_dict()]


def _score(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.score import score, score_resume

    career, resume, today = (arguments.get(name) for name in ("career", "resume", "today"))
    if (career is None) == (resume is None):
        raise UsageError("give a career or a résumé", hint="one of the parameters career and resume")
    if resume is not None:
        return [score_resume(resume, today=today, settings=settings).to_dict()]
    return [score(str(career), settings=settings).to_dict()]


def _match(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.match import match

    options = dict(arguments)
    return [found.to_dict() for found in match(*options.pop("title"), **options, settings=settings)]


def _skills(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.opening import open_document
    from careerproof.verbs.skills import skills

    options = dict(arguments)
    text, file, named = options.pop("text", None), options.pop("file", None), options.pop("named", False)
    if (text is None) == (file is None):
        raise UsageError("give a text or a file", hint="one of the parameters text and file")
    if text is None:
        text = open_document(cast("OpenedFile", file), settings)[1].text
    return [skills(str(text), **options, learnt=not named, settings=settings).to_dict()]


def _paths(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.paths import paths

    options = dict(arguments)
    return [paths(options.pop("from", None), **options, settings=settings).to_dict()]


def _careers(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.careers import careers

    options = dict(arguments)
    page, size = options.pop("page", 1), options.pop("limit", 50)
    found = careers(**options, limit=page * size, settings=settings).to_dict()
    rows = cast("list[object]", found["careers"])
    return [{**found, "careers": rows[(page - 1) * size :], "page": page, "limit": size}]


def _read(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.read import read

    options = dict(arguments)
    kind = options.pop("as", "resume")
    return [read(options.pop("file"), kind=kind, **options, settings=settings).to_dict()]


def _inspect(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.inspect import inspect

    options = dict(arguments)
    return [inspect(options.pop("file"), **options, settings=settings).to_dict()]


def _screen(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.screen import screen

    options = dict(arguments)
    return [
        row.to_dict() for row in screen(options.pop("posting"), options.pop("resume"), **options, settings=settings)
    ]


def _rank(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.ranking import rank_postings

    options = dict(arguments)
    rows = rank_postings(options.pop("resume"), options.pop("posting"), **options, settings=settings)
    return [row.to_dict() for row in rows]


def _optimize(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.optimize import apply, optimize

    options = dict(arguments)
    chosen = options.pop("apply", None)
    if chosen is None:
        return [optimize(**options, settings=settings).to_dict()]
    proposal, _ = apply(**options, ids=str(chosen), name="resume.docx", settings=settings)
    return [proposal.to_dict()]


def _facts(arguments: Mapping[str, Any], settings: Settings) -> list[Plain]:
    from careerproof.verbs.facts import overview

    return [overview(**arguments, settings=settings).to_dict()]


RESUME = Parameter(
    name="resume", kind="file", meaning="the résumé: PDF, DOCX, ODT, RTF, HTML, Markdown, text, JSON Resume and others"
)
POSTING = Parameter(name="posting", kind="file", meaning="the job posting: text, Markdown, HTML, PDF, DOCX, ODT or RTF")
CAREER = Parameter(
    name="career",
    kind="text",
    most=300,
    meaning="a job title, an O*NET-SOC code, or the slug of an emerging career",
    example="data analyst",
)
POLICY = Parameter(name="policy", kind="choice", choices=POLICIES, meaning="the rules of the screen")
TODAY = Parameter(
    name="today", kind="date", meaning="the day that durations are counted to, YYYY-MM-DD; else the clock's"
)
CATEGORY = Parameter(
    name="category", kind="choice", choices=get_args(Category), meaning="only careers of this safety category"
)


def _needed(parameter: Parameter, **changes: Any) -> Parameter:
    """The parameter, which this verb cannot do without."""
    return replace(parameter, required=True, **changes)


VERBS: tuple[Verb, ...] = (
    Verb(
        name="check",
        question="The main job: how AI-safe am I, will my résumé pass the screen for this posting, and what should I "
        "change or move to?",
        parameters=(
            _needed(RESUME),
            POSTING,
            POLICY,
            TODAY,
            Parameter(name="moves", kind="whole", least=0, most=50, meaning="how many careers to move to"),
        ),
        result="Check",
        answer=_check,
    ),
    Verb(
        name="profile",
        question="Everything about one career: safety, skills, pay, growth, education, moves, résumé terms, sources.",
        parameters=(
            _needed(CAREER),
            Parameter(name="place", kind="text", most=100, meaning="a US state or metropolitan area for its pay"),
            Parameter(name="language", kind="choice", choices=("en", "es"), meaning="the language of its texts"),
            Parameter(
                name="postings", kind="file", many=True, meaning="postings: what they ask for beyond it, with how many"
            ),
        ),
        result="Profile",
        answer=_profile,
    ),
    Verb(
        name="score",
        question="The AI-safety score of a career, or of a person by their résumé, with the reasons.",
        parameters=(CAREER, RESUME, TODAY),
        result="Score",
        answer=_score,
    ),
    Verb(
        name="match",
        question="Which occupation is this title? O*NET-SOC codes, best first, with calibrated confidence.",
        parameters=(
            Parameter(
                name="title",
                kind="text",
                most=500,
                required=True,
                many=True,
                meaning='a job title, also as "title, company"',
                example="Sr. SWE II (Remote)",
            ),
            Parameter(name="company", kind="text", most=300, meaning="the employer: its name often tells the industry"),
            Parameter(name="industry", kind="text", most=300, meaning="its industry in words, or a NAICS sector"),
            Parameter(
                name="context", kind="text", most=TEXT_LENGTH, meaning="what describes the job: bullets, a posting"
            ),
            Parameter(name="top", kind="whole", least=1, most=50, meaning="how many candidates"),
        ),
        result="Match",
        answer=_match,
        rows=True,
    ),
    Verb(
        name="skills",
        question="Which skills does this text name?",
        parameters=(
            Parameter(
                name="text",
                kind="text",
                most=TEXT_LENGTH,
                meaning="the text",
                example="5 years of Python and k8s",
            ),
            Parameter(name="file", kind="file", meaning="a document, instead of a text"),
            Parameter(name="top", kind="whole", least=1, most=200, meaning="how many skills of the text as a whole"),
            Parameter(name="taxonomy", kind="choice", choices=("esco", "onet"), meaning="the taxonomy of those skills"),
            Parameter(name="named", kind="flag", meaning="mentions of only what a taxonomy names"),
        ),
        result="Skills",
        answer=_skills,
    ),
    Verb(
        name="paths",
        question="Which careers could I move to, or into this one from?",
        parameters=(
            Parameter(
                name="from",
                kind="text",
                most=300,
                meaning="where you are: a title, code or slug",
                example="bookkeeper",
            ),
            RESUME,
            Parameter(name="to", kind="text", most=300, meaning="one career to move to: how far, and by which way"),
            Parameter(name="into", kind="text", most=300, meaning="where you want to be: which careers lead there"),
            Parameter(name="limit", kind="whole", least=1, most=100, meaning="how many moves or ways"),
            Parameter(name="safer_only", kind="flag", meaning="only careers with a higher AI-safety score"),
            Parameter(
                name="least_pay", kind="number", least=0, meaning="only with this median pay a year, in US dollars"
            ),
            Parameter(name="most_years", kind="number", least=0, meaning="only with so long a preparation at most"),
            CATEGORY,
            TODAY,
        ),
        result="Paths",
        answer=_paths,
    ),
    Verb(
        name="careers",
        question="All careers, searched, filtered and sorted, a page at a time.",
        parameters=(
            Parameter(
                name="query", kind="text", most=300, meaning="words of a title; slips of the keys are understood"
            ),
            CATEGORY,
            Parameter(name="industry", kind="text", most=100, meaning="one industry, as law or health-care"),
            Parameter(
                name="least_score", kind="number", least=0, most=10, meaning="the least AI-safety score out of ten"
            ),
            Parameter(name="least_pay", kind="number", least=0, meaning="the least median pay a year, in US dollars"),
            Parameter(name="least_growth", kind="number", meaning="the least change in per cent over the decade"),
            Parameter(name="education", kind="text", most=100, meaning="the most schooling at entry, as bachelor"),
            Parameter(name="telework", kind="flag", meaning="only work that can be done from home; false: cannot"),
            Parameter(name="official", kind="flag", meaning="only official occupations; false: only emerging careers"),
            Parameter(name="sort", kind="choice", choices=SORTS, meaning="what to sort by"),
            Parameter(name="descending", kind="flag", meaning="the order; figures start with the largest unless given"),
            Parameter(name="limit", kind="whole", least=1, most=200, default=50, meaning="careers a page"),
            Parameter(name="page", kind="whole", least=1, most=2000, default=1, meaning="which page"),
        ),
        result="CareerList",
        answer=_careers,
    ),
    Verb(
        name="read",
        question="What does a machine read in this file?",
        parameters=(
            Parameter(name="file", kind="file", required=True, meaning="a résumé or posting in any readable format"),
            Parameter(name="as", kind="choice", choices=("resume", "posting"), meaning="what it is to be read as"),
            Parameter(name="ocr", kind="flag", meaning="read pictures of text too, with the program tesseract"),
        ),
        result="Reading",
        answer=_read,
    ),
    Verb(
        name="inspect",
        question="Would a screen read this file, and does it try to fool one?",
        parameters=(
            Parameter(name="file", kind="file", required=True, meaning="the résumé"),
            POSTING,
        ),
        result="Inspection",
        answer=_inspect,
    ),
    Verb(
        name="screen",
        question="How do these résumés stand against this posting? Never a decision: that is left to a person.",
        parameters=(_needed(POSTING), _needed(RESUME, many=True), POLICY, TODAY),
        result="Verdict",
        answer=_screen,
        rows=True,
        is_by_item=True,
    ),
    Verb(
        name="optimize",
        question="Which true edits raise the result, and by how much? Nothing is ever invented.",
        parameters=(
            _needed(RESUME),
            _needed(POSTING),
            POLICY,
            TODAY,
            Parameter(
                name="apply",
                kind="text",
                most=2000,
                meaning="ids of edits with commas, or safe: the score is then that of the edited file, read back",
            ),
        ),
        result="Proposal",
        answer=_optimize,
    ),
    Verb(
        name="facts",
        question="Which facts are these, from where, and how old?",
        parameters=(TODAY,),
        result="FactsInfo",
        answer=_facts,
    ),
)
"""Every verb that gives plain data for plain data, in the order of the help."""

RANKING = Verb(
    name="rank_postings",
    question="Which of these postings fit this résumé, how AI-safe are they, and what do they pay?",
    parameters=(_needed(RESUME), _needed(POSTING, many=True), POLICY, TODAY),
    result="RankedPosting",
    answer=_rank,
    rows=True,
    schema="screen.ranking",
)


def find_verb(name: str) -> Verb | None:
    """The verb of that name, or None."""
    return next((verb for verb in (*VERBS, RANKING) if verb.name == name), None)
