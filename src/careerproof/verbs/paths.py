"""Which careers could I move to, or into this one from?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.careers.figures.pay import median_pay
from careerproof.careers.model import Direction, MoveFilter, Paths, Transition
from careerproof.careers.moves.routes import find_routes
from careerproof.careers.moves.transitions import WITHIN_REACH, find_moves, weigh_move
from careerproof.errors import UnknownOccupation, UsageError
from careerproof.evidence import Estimate
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.resumes.model import Resume
from careerproof.safety.model import SafetyScore
from careerproof.settings import Settings
from careerproof.verbs.opening import FilePath, open_document, open_store, resolve_today
from careerproof.verbs.person import career_of, schooling_of, skills_of
from careerproof.verbs.read import read_resume_document
from careerproof.verbs.score import score_of, score_person


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where a person stands: their career and, from a résumé, what is known of them beyond it."""

    career: Career
    held_terms: Sequence[str] = ()
    start_score: float | None = None
    mixture: tuple[tuple[str, float], ...] = ()
    schooled: str | None = None


def paths(
    origin: str | None = None,
    *,
    to: str | None = None,
    into: str | None = None,
    resume: FilePath | None = None,
    limit: int = 10,
    safer_only: bool = False,
    least_pay: float | None = None,
    most_years: float | None = None,
    category: str | None = None,
    today: str | None = None,
    settings: Settings | None = None,
) -> Paths:
    """Moves out of `origin`, or into `into`, best first; with `to` the way from `origin` to that career.

    With `to` the first move is the direct one. Where it is too far for one leap, ways through one or two other careers
    follow, none of them better than another in everything.

    Args:
        origin: where the person is: a title, a code or slug.
        to: the one career to move to.
        into: the career to move into, from whichever.
        resume: the path of a résumé, instead of `origin`: its latest job is the start, its skills and schooling count.
        limit: how many moves, or ways, to give.
        safer_only: only careers that score at least 5 points higher.
        least_pay: only moves that pay so much at the median, in US dollars a year; of a way every stop.
        most_years: only moves whose preparation takes no longer, at its longest.
        category: only careers of this safety category.
        today: the day that durations in a résumé are counted to, YYYY-MM-DD; the clock's when None.
        settings: which facts to use.

    Raises:
        UsageError: not exactly one start was given, or options do not go together.
        UnknownOccupation: nothing goes by that title or code, or the résumé names no job that we know.
        DocumentError: the résumé cannot be read.
    """
    _check_usage(origin, to, into, resume)
    facts = open_store(settings)
    wanted = MoveFilter(least_pay=least_pay, most_years=most_years, category=category)
    if into is not None:
        there = Standing(career=resolve_career(facts, into))
        return _list(facts, there, "into", limit=limit, safer_only=safer_only, wanted=wanted)
    start = (
        Standing(career=resolve_career(facts, origin or ""))
        if resume is None
        else _read_standing(facts, resume, resolve_today(today), settings)
    )
    if to is None:
        return _list(facts, start, "out", limit=limit, safer_only=safer_only, wanted=wanted)
    if safer_only or category is not None:
        raise UsageError("the career to move to is named already", hint="leave out --safer-only and --category")
    return _lead(facts, start, resolve_career(facts, to), limit=limit, wanted=wanted)


def standing_of(facts: Facts, resume: Resume, held: tuple[str, Career], score: SafetyScore) -> Standing:
    """Where a résumé's person stands, by the career that it names and the score that they were given."""
    career = held[1]
    return Standing(
        career=career,
        held_terms=skills_of(facts, resume),
        start_score=score.score.value if isinstance(score.score, Estimate) else None,
        mixture=career.mixture if career.emerging is None and len(career.mixture) > 1 else (),
        schooled=schooling_of(resume),
    )


def moves_from(facts: Facts, start: Standing, *, limit: int, safer_only: bool) -> Paths:
    """The moves out of where a person stands."""
    return _list(facts, start, "out", limit=limit, safer_only=safer_only, wanted=MoveFilter())


def _check_usage(origin: str | None, to: str | None, into: str | None, resume: FilePath | None) -> None:
    given = [start for start in (origin, into, resume) if start is not None]
    if len(given) != 1:
        hint = "paths --from X, paths --resume FILE, or paths --into X"
        raise UsageError("give one start: a career to move from, a résumé, or a career to move into", hint=hint)
    if to is not None and into is not None:
        raise UsageError("a move to a career needs one to start from", hint="paths --from X --to Y")


def _read_standing(facts: Facts, resume: FilePath, today: str, settings: Settings | None) -> Standing:
    _, document = open_document(resume, settings)
    content = read_resume_document(facts, document, settings).content
    if not isinstance(content, Resume):
        raise TypeError("a start needs a résumé")
    held = career_of(facts, content)
    if held is None:
        raise UnknownOccupation("the résumé names no job that we know", hint="name where you are with --from")
    return standing_of(facts, content, held, score_person(facts, content, held, today=today))


def _list(
    facts: Facts, start: Standing, direction: Direction, *, limit: int, safer_only: bool, wanted: MoveFilter
) -> Paths:
    moves = find_moves(
        facts,
        start.career,
        direction=direction,
        limit=limit,
        safer_only=safer_only,
        held_terms=start.held_terms,
        start_score=start.start_score,
        mixture=start.mixture,
        schooled=start.schooled,
        wanted=None if wanted == MoveFilter() else wanted,
    )
    key, pay = _key_and_pay(facts, start.career)
    return Paths(
        origin=key if direction == "out" else None,
        target=key if direction == "into" else None,
        moves=moves,
        median_pay=pay,
        start_score=_score_at(facts, start) if direction == "out" else None,
        origin_title=start.career.title if direction == "out" else None,
        target_title=start.career.title if direction == "into" else None,
    )


def _lead(facts: Facts, start: Standing, target: Career, *, limit: int, wanted: MoveFilter) -> Paths:
    """The direct move, and where it is too far the ways through other careers."""
    direct = weigh_move(
        facts,
        start.career,
        target,
        held_terms=start.held_terms,
        start_score=start.start_score,
        mixture=start.mixture,
        schooled=start.schooled,
    )
    routes: tuple[Transition, ...] = ()
    if direct.feasibility < WITHIN_REACH:
        routes = find_routes(
            facts,
            start.career,
            target,
            limit=limit,
            held_terms=start.held_terms,
            start_score=start.start_score,
            mixture=start.mixture,
            schooled=start.schooled,
            wanted=wanted,
        )
    key, pay = _key_and_pay(facts, start.career)
    return Paths(
        origin=key,
        target=target.slug or target.code,
        moves=(direct, *routes),
        median_pay=pay,
        start_score=_score_at(facts, start),
        origin_title=start.career.title,
        target_title=target.title,
    )


def _score_at(facts: Facts, start: Standing) -> float | None:
    """The person's own score where it is known, else that of the career."""
    if start.start_score is not None:
        return start.start_score
    score = score_of(facts, start.career).score
    return score.value if isinstance(score, Estimate) else None


def _key_and_pay(facts: Facts, career: Career) -> tuple[str, int | None]:
    key = career.slug or career.code or career.mixture[0][0]
    pay = median_pay(facts, key)
    return key, None if pay is None else round(pay)
