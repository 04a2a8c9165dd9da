"""Fills the patterns of a slot with figures, and picks among them by a digest of the career's code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from careerproof.careers.narrative.portrait import Portrait
from careerproof.careers.narrative.tongues import LONG_AGAIN, LONG_NAME, patterns_of, tongue_of
from careerproof.careers.phrasing import choose, sentence_case
from careerproof.evidence import Sentence
from careerproof.facts.model import Activity


class Writer:
    """Writes the sentences of one career in one language."""

    def __init__(self, portrait: Portrait, language: str) -> None:
        self.tongue = tongue_of(language)
        self._patterns = patterns_of(language)
        self._portrait = portrait
        self._mentions = 0
        self._named = choose(portrait.key, 3)

    def section(self, tell: Callable[[Portrait, Writer], Iterable[Sentence]]) -> tuple[Sentence, ...]:
        """The sentences of a section; the first that speaks of the career names it."""
        self._mentions = 0
        return tuple(tell(self._portrait, self))

    def has(self, slot: str) -> bool:
        """Whether there are patterns for the slot."""
        return slot in self._patterns

    def say(self, slot: str, sources: Iterable[str], **values: object) -> Sentence:
        """A sentence of the slot with its sources."""
        return Sentence(text=self.phrase(slot, **values), sources=tuple(sorted(set(sources))))

    def phrase(self, slot: str, **values: object) -> str:
        """A pattern of the slot, filled."""
        pattern = self._choose(slot, names_first=self._mentions == 0 and "drag" not in slot and "lead" not in slot)
        filled = {name: value if isinstance(value, str) else self._number(value) for name, value in values.items()}
        subject = self._subject_of(pattern)
        if subject is not None:
            filled[subject] = self._name(subject, always=not values)
        capitals = {sentence_case(name): sentence_case(value) for name, value in filled.items()}
        return sentence_case(self.tongue.finish(pattern.format(**(capitals | filled))))

    def activity(self, activity: Activity) -> str:
        """An activity as the language names it."""
        return self.tongue.activity(activity)

    def join(self, words: Sequence[str]) -> str:
        """A list of words."""
        return self.tongue.join(words)

    def decimal(self, value: float) -> str:
        """A figure with one decimal."""
        return self.tongue.number(value, 1)

    def signed(self, value: float) -> str:
        """A change with its sign and one decimal."""
        return ("+" if value >= 0 else "-") + self.decimal(abs(value))

    def both(self, values: Sequence[object]) -> str:
        """Two figures as a list, or the one that both are."""
        said = [value if isinstance(value, str) else self._number(value) for value in values]
        return said[0] if len(set(said)) == 1 else self.join(said)

    def _choose(self, slot: str, *, names_first: bool) -> str:
        """The career's pattern of the slot: one that names the career, where a section begins or where it must.

        Why it must: two occupations that the same relatives stand in for have the same figures; only the name tells
        them apart.
        """
        patterns: Sequence[str] = self._patterns[slot]
        naming = [pattern for pattern in patterns if self._subject_of(pattern) is not None]
        if naming and (names_first or self._portrait.is_inferred):
            patterns = naming
        return patterns[choose(f"{self._portrait.key}/{slot}", len(patterns))]

    def _subject_of(self, pattern: str) -> str | None:
        """The slot of the pattern that stands for the career or its people: each pattern has one at most."""
        said = pattern.casefold()
        return next((slot for slot in self.tongue.others if f"{{{slot}}}" in said), None)

    def _name(self, slot: str, *, always: bool) -> str:
        """What the career is called: by name first, then by turns in other words."""
        place, self._mentions = self._mentions, self._mentions + 1
        name = self.tongue.subject(slot, self._portrait.key, self._portrait.title, self._named)
        always = always or self._portrait.is_inferred
        if always or place % (2 if len(name) <= LONG_NAME else LONG_AGAIN) == 0:
            self._named += 1
            return name
        others = self.tongue.others[slot]
        return others[(choose(self._portrait.key, len(others)) + place) % len(others)]

    def _number(self, value: object) -> str:
        return self.tongue.number(value) if isinstance(value, int | float) else str(value)


def percent(share: float | None) -> int:
    """A share (0..1) in whole per cent."""
    return round(100 * (share or 0.0))


def rank(percentile: float | None) -> int:
    """The percentile as a sentence can say it: no career stands above all the others and itself."""
    return min(max(round(percentile if percentile is not None else 50.0), 1), 99)


def sources_of(activities: Sequence[Activity]) -> set[str]:
    """The ids of the sources of the activities."""
    return {source for activity in activities for source in activity.sources}
