"""Opens the skills of all taxonomies as one: text to skills, name to skill, skill to names."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from careerproof.facts.keeping import kept
from careerproof.facts.model import SkillTerm
from careerproof.facts.store import Facts
from careerproof.language import Mention
from careerproof.language.labels import stem_key
from careerproof.language.scan import TermScanner, fold_term
from careerproof.skills.extract import extract_mentions, read_hints
from careerproof.skills.lexicon import Lexicon, build_lexicon
from careerproof.skills.nearness import Nearness
from careerproof.skills.rank import Ranker
from careerproof.skills.spans.model import Hint
from careerproof.skills.widen import widen_mentions

Taxonomy = Literal["esco", "onet"]

_SOFT = "personal"
"""The family of our own terms that holds soft skills."""

_VERSION = re.compile(r"[\s-]*v?\d+(?:\.\d+)*\+?$")
_WRAPPING = re.compile(
    r"^(?:experience (?:with|in|using)|knowledge of|proficien(?:t|cy) (?:in|with)|familiarity with|strong|basic)\s+"
    r"|\s+(?:programming(?: language)?|language|software|skills?|framework|library|experience|knowledge|proficiency)$"
)


class Skills:
    """The skills of ESCO, O*NET and our own terms, under one canonical id each. Made by `open_skills`."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._rankers: dict[Taxonomy, Ranker] = {}

    def extract(self, text: str, *, learnt: bool = False) -> tuple[Mention, ...]:
        """What the text names: technologies, skills, knowledge, languages, certifications, degrees, in order.

        Offsets are characters, half-open; mentions do not overlap. A word that is also an everyday word (Go, Access,
        Excel, lead) counts only where its surroundings speak for the skill. "No experience with X" is `negated`.

        Args:
            learnt: also what the text says in words of its own, as a tagger learnt from job postings reads it. Such a
                stretch carries the nearest skill of ESCO or none, and a technology may stand inside it.
        """
        if not learnt:
            return extract_mentions(text, self._lexicon, self._scanner)
        # The tagger needs numpy and its file, which the others need not wait for.
        from careerproof.skills.spans.tagger import open_tagger

        named, hints = read_hints(text, self._lexicon, self._scanner)
        return widen_mentions(text, named, open_tagger().spans(text, hints), self._nearest)

    def is_soft(self, identifier: str) -> bool:
        """True for a skill of dealing with people, oneself or work as such (communication, teamwork), by its id."""
        number = self._by_id.get(identifier)
        if number is None:
            return False
        concept = self._lexicon.concepts[number]
        return concept.kind == "attitude" or concept.family == _SOFT

    def hints(self, text: str) -> tuple[Hint, ...]:
        """Every known term in the text, also where it is not meant, as the learnt tagger is told of them."""
        return read_hints(text, self._lexicon, self._scanner)[1]

    def rank(self, text: str, *, top: int = 10, taxonomy: Taxonomy = "esco") -> tuple[tuple[SkillTerm, float], ...]:
        """The skills of a taxonomy that the whole text asks for or shows, best first, labels distinct."""
        return self._ranker(taxonomy).rank(text, self.extract(text), top=top)

    def canonical(self, text: str) -> str | None:
        """The id of the skill that goes by that name, or None. "Postgres", "PostgreSQL 15" and "postgresql" are one."""
        number = self._number(text)
        return None if number is None else self._lexicon.concepts[number].term.id

    def aliases(self, identifier: str) -> tuple[str, ...]:
        """The names of a skill as the taxonomies write them, sorted; () for an unknown id."""
        number = self._by_id.get(identifier)
        return () if number is None else tuple(sorted(set(self._names.get(number, ()))))

    def label(self, identifier: str) -> str:
        """The name that people use for a skill, without a taxonomy's qualifier ("Python", not "Python (computer …)").

        Raises:
            KeyError: no skill has that id.
        """
        return self._lexicon.concepts[self._by_id[identifier]].display

    def nearness(self, one: str, other: str) -> float:
        """How near two skills are, 0..1, by their ids; an unknown id is near nothing but itself."""
        if one == other:
            return 1.0
        if one not in self._by_id or other not in self._by_id:
            return 0.0
        return self._nearness.of(self._by_id[one], self._by_id[other])

    def _ranker(self, taxonomy: Taxonomy) -> Ranker:
        if taxonomy not in self._rankers:
            self._rankers[taxonomy] = Ranker(self._facts, taxonomy)
        return self._rankers[taxonomy]

    def _nearest(self, text: str) -> tuple[tuple[SkillTerm, float], ...]:
        return self.rank(text, top=1)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return build_lexicon(self._facts)

    @cached_property
    def _scanner(self) -> TermScanner:
        return TermScanner(list(self._lexicon.forms), are_folded=True)

    @cached_property
    def _nearness(self) -> Nearness:
        return Nearness(self._facts, self._lexicon)

    @cached_property
    def _by_id(self) -> dict[str, int]:
        return {identifier: number for number, identifier in enumerate(self._lexicon.concepts.ids())}

    @cached_property
    def _names(self) -> dict[int, list[str]]:
        names: dict[int, list[str]] = {}
        for text, number, _ in self._lexicon.forms.values():
            names.setdefault(number, []).append(text)
        return names

    def _number(self, text: str) -> int | None:
        folded = fold_term(text.strip().rstrip(".,;:"))
        for key in (folded, _VERSION.sub("", folded), _unwrapped(folded), _VERSION.sub("", _unwrapped(folded))):
            if key in self._lexicon.forms:
                return self._lexicon.forms[key][1]
        return self._by_stems(stem_key(folded)) if " " in folded else None

    def _by_stems(self, stems: str) -> int | None:
        """The concept of the surest form with these stems, for names in another number or tense."""
        forms = self._lexicon.forms
        alike = {*self._facts.spellings_by_stems(stems), *self._own_by_stems.get(stems, ()), stems}
        known = [spelling for spelling in alike if spelling in forms and stem_key(spelling) == stems]
        if len(known) < 2:
            return forms[known[0]][1] if known else None
        # Of equally sure forms the first one in the lexicon stands.
        return forms[min(known, key=lambda spelling: (-forms[spelling][2], self._places[spelling]))][1]

    @cached_property
    def _own_by_stems(self) -> dict[str, list[str]]:
        """The spellings of our own terms by their stems; the facts know those of the taxonomies."""
        found: dict[str, list[str]] = {}
        for spelling in self._lexicon.own:
            found.setdefault(stem_key(spelling), []).append(spelling)
        return found

    @cached_property
    def _places(self) -> dict[str, int]:
        return {spelling: place for place, spelling in enumerate(self._lexicon.forms)}


@kept(1)
def open_skills(facts: Facts) -> Skills:
    """The skills on these facts; opened once per artifact, filled when first used."""
    return Skills(facts)


def _unwrapped(folded: str) -> str:
    last = ""
    while folded != last:
        last, folded = folded, _WRAPPING.sub("", folded)
    return folded
