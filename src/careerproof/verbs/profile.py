"""Everything about one career."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from careerproof.careers.figures.places import find_place
from careerproof.careers.model import CareerProfile
from careerproof.careers.profile import build_profile
from careerproof.occupations.resolve import resolve_career
from careerproof.settings import Settings
from careerproof.verbs.opening import FilePath, open_store


def profile(
    career: str,
    *,
    place: str | None = None,
    language: str = "en",
    postings: Iterable[FilePath] = (),
    progress: Callable[[str], None] | None = None,
    settings: Settings | None = None,
) -> CareerProfile:
    """The whole page of a career, by title, O*NET-SOC code or slug.

    Args:
        career: a job title, a code, or the slug of an emerging career.
        place: a state or a metropolitan area of the United States ("Texas", "TX", "Austin"), whose prices and wages
            the pay is set beside.
        language: "en" or "es", the language of its texts.
        postings: files of postings; what those of this career ask for beyond the profile is told as `market`.
        progress: hears the name of each posting that was read.
        settings: where the facts are.

    Raises:
        UnknownOccupation: nothing goes by that title or code.
        UsageError: there is no such language, or no place goes by that name, or several do.
    """
    facts = open_store(settings)
    area = None if place is None else find_place(facts, place)
    page = build_profile(facts, resolve_career(facts, career), place=area, language=language)
    files = tuple(postings)
    if not files:
        return page
    from careerproof.verbs.signals import read_signals  # most profiles are asked for without a posting

    return replace(page, market=read_signals(facts, page, files, settings=settings, progress=progress))
