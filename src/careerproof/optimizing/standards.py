"""What a screen expects of a résumé's form, from `standards.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem


@dataclass(frozen=True, kw_only=True, slots=True)
class Standards:
    """Headings per kind of section, the first one preferred; words that claim nothing, deny or praise; odd verbs."""

    headings: Mapping[str, tuple[str, ...]]
    neutral: frozenset[str]
    negating: frozenset[str]
    praising: frozenset[str]
    inflections: Mapping[str, str]

    def heading_for(self, kind: str, written: str) -> str | None:
        """The heading to use instead of the one written; None where it may stay."""
        usual = self.headings.get(kind, ())
        words = normalise(written)
        is_usual = _stems(words) in {_stems(name) for name in usual}
        # A heading of two things ("Experience and Education") names one of them only by half.
        return None if not usual or is_usual or "and" in words.split() or "/" in written else usual[0].title()


@cache
def load_standards() -> Standards:
    """The standards, read once."""
    table = tomllib.loads((Path(__file__).parent / "standards.toml").read_text(encoding="utf-8"))
    return Standards(
        headings={kind: tuple(names) for kind, names in table["headings"].items()},
        neutral=frozenset(table["words"]["neutral"]),
        negating=frozenset(table["words"]["negating"]),
        praising=frozenset(table["words"]["praising"]),
        inflections=dict(table["inflections"]),
    )


def _stems(words: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words.split())
