"""What differs between two facts, as the entry of a changelog in Markdown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from careerproof.faces.cli.pages.facts_diff_words import (
    explain_move,
    name_change,
    number,
    say_facts,
    say_scores,
    signed,
)

if TYPE_CHECKING:
    from careerproof.safety.compare import ScoreMove
    from careerproof.verbs.model import FactsComparison

CHANGELOG_WIDTH = 120


def diff_markdown(found: FactsComparison, *, top: int) -> str:
    """The entry of a changelog under "Scores that moved": what changed, then the scores before and after."""
    facts, scores = found.facts, found.scores
    told = [*say_scores(scores), *say_facts(facts)]
    items = [f"Facts {facts.old_version} → {facts.new_version}: " + (" ".join(told) or "no difference.")]
    moved = [f"{_name(move)}: {_figures(move)}: {explain_move(move)}".rstrip(": ") for move in scores.moves]
    shown = moved if top == 0 else moved[:top]
    items += shown
    if len(moved) > len(shown):
        items.append(f"And {len(moved) - len(shown):,} more: `careerproof facts diff OLD NEW --format md --top 0`.")
    wrapped = (
        textwrap.fill(item, CHANGELOG_WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
        for item in items
    )
    return "\n".join(["### Scores that moved", *wrapped])


def _name(move: ScoreMove) -> str:
    return f"{move.title} ({move.code})"


def _figures(move: ScoreMove) -> str:
    category = name_change(move)
    change = "" if move.move is None else f" ({signed(move.move)})"
    return f"{number(move.old)} → {number(move.new)}{change}" + (f", {category}" if category else "")
