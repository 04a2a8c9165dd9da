"""The small numbers behind figures and sentences, and the list of sources that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from careerproof.evidence import Source
from careerproof.faces.catalogue import Catalogue


class References:
    """Numbers the sources of one page in the order in which the page names them.

    Why: a reader meets 1 before 2, and neighbours are told as a range ("1-9") in place of nine numbers.
    """

    def __init__(self, sources: Sequence[Source], words: Catalogue) -> None:
        self._known = {source.id: source for source in sources}
        self._numbers: dict[str, int] = {}
        self._words = words

    def cite(self, ids: Iterable[str]) -> Markup:
        """The numbers of the sources as links to the list, nothing where none of them is on the page."""
        known = [name for name in ids if name in self._known]
        for name in known:
            self._numbers.setdefault(name, len(self._numbers) + 1)
        runs = _runs(sorted({self._numbers[name] for name in known}))
        links = ", ".join(self._link(first, last) for first, last in runs)
        # The markup is our own around numbers and escaped words.
        return Markup(f'<sup class="cite">{links}</sup>') if links else Markup("")  # noqa: S704

    def listed(self) -> list[tuple[int, Source]]:
        """Every source with its number, those that no figure named at the end by id."""
        for name in sorted(self._known):
            self._numbers.setdefault(name, len(self._numbers) + 1)
        return sorted((number, self._known[name]) for name, number in self._numbers.items())

    def _link(self, first: int, last: int) -> str:
        if first == last:
            said = self._words.say("career.sources.one", number=first)
            return f'<a href="#s{first}" aria-label="{escape(said)}">{first}</a>'
        said = self._words.say("career.sources.range", first=first, last=last)
        return f'<a href="#s{first}" aria-label="{escape(said)}">{first}–{last}</a>'


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
