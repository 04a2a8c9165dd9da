"""What the official projections expect of a career, in figures and a word; of an emerging career the parts' mixture."""

from __future__ import annotations

from careerproof.careers.landscape import parts_of
from careerproof.careers.model import Growth
from careerproof.careers.passages import quote_texts
from careerproof.careers.reasons import say_wider, why_absent
from careerproof.careers.relatives import Basis
from careerproof.facts.store import Facts

OUTLOOK = (
    (4, "much faster than average"),
    (2, "faster than average"),
    (0, "about as fast as average"),
)
"""The least points above the average of all occupations for each word, both rounded to whole per cent.

They give the bands that the Occupational Outlook Handbook prints for 2024 to 2034, where the average is 3 per cent:
7 and more, 5 to 6, 3 to 4; below them it says the words of `outlook_word`, whatever the average.
"""


def give_growth(facts: Facts, key: str) -> Growth:
    """What the official projections expect of a career, in figures and a word."""
    parts = parts_of(facts, key)
    known = [(weight, projection) for code, weight in parts if (projection := facts.projection(code)) is not None]
    average = facts.overall_projection()
    if not known or average is None:
        return Growth(
            change_pct=None,
            from_year=None,
            to_year=None,
            annual_openings=None,
            outlook=None,
            reason=why_absent(facts, key, "projection")
            or "the official projections cover civilian occupations of the national employment matrix only",
            sources=(),
        )
    total = sum(weight for weight, _ in known)
    change = sum(weight * projection.change_pct for weight, projection in known) / total
    is_official = len(parts) == 1 and key == parts[0][0]
    first = known[0][1]
    openings = first.annual_openings if is_official else None
    return Growth(
        change_pct=round(change, 1),
        from_year=first.from_year,
        to_year=first.to_year,
        annual_openings=openings,
        outlook=outlook_word(change, average.change_pct),
        reason=None if openings is not None else _why_no_openings(facts, parts, is_official),
        sources=tuple(sorted({projection.source for _, projection in known})),
        derived=not is_official,
        covers=say_wider(facts, parts, first.survey_title) if first.shared else None,
        factors=quote_texts(facts, key, "factor"),
        employment=first.employment if is_official else None,
        employment_projected=first.employment_projected if is_official else None,
    )


def outlook_word(change_pct: float, average_pct: float) -> str:
    """The word for a change over the projected decade, where all occupations together change by the average.

    What shrinks, or hardly moves, is told so before it is compared.
    """
    change = round(change_pct)
    if change <= 0:
        return "decline" if change < 0 else "little or no change"
    ahead = change - round(average_pct)
    return next((word for least, word in OUTLOOK if ahead >= least), "slower than average")


def _why_no_openings(facts: Facts, parts: Basis, is_official: bool) -> str:
    if is_official:
        return "the projections give no yearly openings for this occupation"
    titles = ", ".join(facts.occupation(code).title for code, _ in parts[:2])
    return f"openings are counted for official occupations only; this career's are among those of {titles}"
