"""What a publisher itself writes about an occupation, in facts that a person built with its texts."""

from __future__ import annotations

from careerproof.careers.landscape import parts_of
from careerproof.evidence import Sentence
from careerproof.facts.model import PassageKind
from careerproof.facts.store import Facts


def quote_texts(facts: Facts, key: str, kind: PassageKind) -> tuple[Sentence, ...]:
    """The publisher's own words on an official occupation; none in facts built without its texts."""
    if parts_of(facts, key)[0][0] != key:
        return ()
    return tuple(Sentence(text=each.text, sources=(each.source,)) for each in facts.passages(key, kind))
