"""The prose of a career's page, written from its figures: why it is safe or not, how AI helps, what to watch, for whom.

Every sentence carries the ids of the sources of its figures.
"""

from __future__ import annotations

from dataclasses import dataclass

from careerproof.careers.narrative.how_ai_enhances import tell_how_ai_enhances
from careerproof.careers.narrative.portrait import Portrait
from careerproof.careers.narrative.what_to_watch import tell_what_to_watch
from careerproof.careers.narrative.who_thrives import tell_who_thrives
from careerproof.careers.narrative.why_safe import tell_why_safe
from careerproof.careers.narrative.writer import Writer
from careerproof.evidence import Sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrative:
    """The four sections of prose; none is ever empty, but for who thrives where the facts hold no such ratings."""

    why_safe: tuple[Sentence, ...]
    how_ai_enhances: tuple[Sentence, ...]
    what_to_watch: tuple[Sentence, ...]
    who_thrives: tuple[Sentence, ...]


def write_narrative(portrait: Portrait, language: str = "en") -> Narrative:
    """The prose of the career, from its portrait."""
    writer = Writer(portrait, language)
    return Narrative(
        why_safe=writer.section(tell_why_safe),
        how_ai_enhances=writer.section(tell_how_ai_enhances),
        what_to_watch=writer.section(tell_what_to_watch),
        who_thrives=writer.section(tell_who_thrives),
    )
