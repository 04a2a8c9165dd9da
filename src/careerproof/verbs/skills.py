"""Which skills does this text name?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from careerproof.settings import Settings
from careerproof.skills.taxonomy import Skills, open_skills
from careerproof.verbs.model import RankedSkill, SkillReport
from careerproof.verbs.opening import open_store


def skills(
    text: str,
    *,
    top: int = 10,
    taxonomy: Literal["esco", "onet"] = "esco",
    settings: Settings | None = None,
) -> SkillReport:
    """The skills that a text names, each with its characters, and the taxonomy skills it asks for as a whole."""
    return _report(open_skills(open_store(settings)), None, text, top, taxonomy)


def skills_of_many(
    rows: Iterable[tuple[str | int, str]],
    *,
    top: int = 10,
    taxonomy: Literal["esco", "onet"] = "esco",
    settings: Settings | None = None,
) -> Iterator[SkillReport]:
    """The same for many texts: (id, text) in, a report with that id out, in order."""
    opened = open_skills(open_store(settings))
    for identifier, text in rows:
        yield _report(opened, identifier, text, top, taxonomy)


def _report(
    opened: Skills, identifier: str | int | None, text: str, top: int, taxonomy: Literal["esco", "onet"]
) -> SkillReport:
    ranked = opened.rank(text, top=top, taxonomy=taxonomy)
    return SkillReport(
        id=identifier,
        mentions=opened.extract(text),
        ranked=tuple(RankedSkill(id=term.id, label=term.label, taxonomy=term.taxonomy, score=s) for term, s in ranked),
    )
