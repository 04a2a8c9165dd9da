"""Which skills does this text name?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from careerproof.facts.model import SkillTerm
from careerproof.language import Mention
from careerproof.settings import Settings
from careerproof.skills.taxonomy import open_skills
from careerproof.verbs.model import RankedSkill, SkillReport
from careerproof.verbs.opening import open_store


def skills(
    text: str,
    *,
    top: int = 10,
    taxonomy: Literal["esco", "onet"] = "esco",
    learnt: bool = True,
    settings: Settings | None = None,
) -> SkillReport:
    """The skills that a text names, each with its characters, and the taxonomy skills it asks for as a whole.

    Args:
        learnt: mentions hold also what the text says in words of its own, not only what a taxonomy names.
    """
    opened = open_skills(open_store(settings))
    return _report(None, opened.extract(text, learnt=learnt), opened.rank(text, top=top, taxonomy=taxonomy))


def skills_of_many(
    rows: Iterable[tuple[str | int, str]],
    *,
    top: int = 10,
    taxonomy: Literal["esco", "onet"] = "esco",
    learnt: bool = True,
    settings: Settings | None = None,
) -> Iterator[SkillReport]:
    """The same for many texts: (id, text) in, a report with that id out, in order."""
    opened = open_skills(open_store(settings))
    for identifier, text in rows:
        yield _report(identifier, opened.extract(text, learnt=learnt), opened.rank(text, top=top, taxonomy=taxonomy))


def _report(
    identifier: str | int | None, mentions: tuple[Mention, ...], ranked: Iterable[tuple[SkillTerm, float]]
) -> SkillReport:
    return SkillReport(
        id=identifier,
        mentions=mentions,
        ranked=tuple(RankedSkill(id=term.id, label=term.label, taxonomy=term.taxonomy, score=s) for term, s in ranked),
    )
