"""How likely the work of a career can be done from home."""

from __future__ import annotations

from careerproof.careers.landscape import parts_of
from careerproof.careers.model import Telework, TeleworkWords
from careerproof.facts.keeping import kept
from careerproof.facts.model import Measure
from careerproof.facts.store import Facts

TELEWORK: tuple[tuple[float, TeleworkWords], ...] = (
    (0.7, "mostly possible from home"),
    (0.3, "partly possible from home"),
    (0.0, "hardly possible from home"),
)
"""The least share for each of the words. The study judged yes or no: the middle is where it and today's descriptors
disagree, or where the parts of a career differ."""

_ENOUGH = 0.5


def give_telework(facts: Facts, key: str) -> Telework:
    """How likely the work of a career can be done from home, with the words for it; of a mixture the weighted mean."""
    parts = parts_of(facts, key)
    judged = _telework(facts)
    measures = [(weight, judged.get(code)) for code, weight in parts]
    known = [(weight, measure) for weight, measure in measures if measure is not None]
    is_derived = parts[0][0] != key
    if sum(weight for weight, _ in known) < _ENOUGH:
        return Telework(
            share=None,
            low=None,
            high=None,
            words=None,
            inferred=False,
            derived=is_derived,
            reason=_why_no_telework(facts),
            sources=(),
        )
    total = sum(weight for weight, _ in known)
    share, low, high = (
        sum(weight * each for weight, each in values) / total
        for values in (
            [(weight, measure.value) for weight, measure in known],
            [(weight, measure.low) for weight, measure in known],
            [(weight, measure.high) for weight, measure in known],
        )
    )
    return Telework(
        share=share,
        low=low,
        high=high,
        words=telework_words(share),
        inferred=any(measure.inferred for _, measure in known),
        derived=is_derived,
        reason=None,
        sources=tuple(sorted({source for _, measure in known for source in measure.sources})),
    )


def telework_words(share: float) -> TeleworkWords:
    """The words for a share, by the thresholds of `TELEWORK`."""
    return next(words for least, words in TELEWORK if share >= least)


@kept(4)
def _telework(facts: Facts) -> dict[str, Measure]:
    """The measure of every occupation at once: a list of all careers asks for each."""
    return facts.measure("telework")


def _why_no_telework(facts: Facts) -> str:
    if not _telework(facts):
        return "these facts were built without the study of what can be done from home"
    return "neither this work nor that of a near relative has been judged"
