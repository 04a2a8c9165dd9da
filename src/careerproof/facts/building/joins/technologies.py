"""Joins the software and the tools of occupations."""

from __future__ import annotations

from collections import defaultdict

from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.rows import Numbering, Rows
from careerproof.facts.schema import LINE
from careerproof.language.labels import technology_spellings, telling_words
from careerproof.language.scan import fold_term


def join_technologies(collected: Collected, numbers: Numbering) -> Rows:
    flags: dict[tuple[int, str, str, str], tuple[bool, bool]] = {}
    users: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for tool, loaded in ((0, collected.technologies), (1, collected.tools)):
        for row in loaded.rows:
            if row.code in numbers.occupations:
                users[row.name, row.category, tool].add(row.code)
                hot, wanted = flags.get((tool, row.code, row.name, row.category), (False, False))
                flags[tool, row.code, row.name, row.category] = (hot or row.hot, wanted or row.in_demand)
    order = {key: number for number, key in enumerate(sorted(users), start=1)}
    sources = [numbers.of(collected.technologies), numbers.of(collected.tools)]
    return {
        "technology": [
            (
                order[name, category, tool],
                name,
                numbers.labels[category],
                tool,
                len(codes),
                *(_technology_forms(name) if not tool else ("", "", "")),
                sources[tool],
            )
            for (name, category, tool), codes in users.items()
        ],
        "occupation_technology": [
            (numbers.occupations[code], order[name, category, tool], int(hot), int(wanted), sources[tool])
            for (tool, code, name, category), (hot, wanted) in flags.items()
            if not tool
        ],
    }


def _technology_forms(name: str) -> tuple[str, str, str]:
    """The other spellings of a technology's name, all of them folded, and its telling words."""
    spellings = technology_spellings(name)
    folded = LINE.join(fold_term(text) for text in (name, *spellings))
    return LINE.join(spellings), folded, " ".join(sorted(telling_words(spellings[0])))
