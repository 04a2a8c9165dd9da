"""Checks of the texts: labels and no prose of others, names in their order, look-up structures that fit the tables."""

from __future__ import annotations

import re
from itertools import pairwise

from careerproof.errors import FactsDamaged
from careerproof.facts.checking.model import Check, Tally, count_of
from careerproof.facts.schema import LINE
from careerproof.facts.store import Facts
from careerproof.facts.tables import TABLES
from careerproof.settings import SHIPPED_FACTS

LONGEST_LABEL = 160
"""Characters; the longest label of a publisher has 152."""

SENTENCES = re.compile(r"[a-z]{2,}[.!?] +[A-Z]\w* +[a-z]+ +[a-z]+")
"""The end of one sentence and the beginning of the next."""

_OURS = frozenset({"meta", "source", "source_file", "missing", "passage"})
"""Tables of our own words, of citations, and the one that holds passages where a user keeps them."""


def _prose(facts: Facts, tally: Tally) -> None:
    """No text of a publisher is longer than a label or holds two sentences."""
    for note in TABLES:
        for column in note.columns:
            if column.type != "TEXT" or note.name in _OURS:
                continue
            rows = facts.query(f"SELECT DISTINCT {column.name} FROM {note.name}")  # noqa: S608 - names of ours
            prose = sum(any(map(_is_prose, re.split(rf"[|{LINE}]", text or ""))) for (text,) in rows)
            message = f"{prose} cells of {note.name}.{column.name} hold prose instead of a label"
            tally.count(len(rows), prose, message)
    if facts.path.resolve() == SHIPPED_FACTS.resolve():
        passages = count_of(facts, "passage")
        tally.count(0, passages, f"the shipped facts hold {passages} passages of publishers")


def _is_prose(text: str) -> bool:
    return len(text) > LONGEST_LABEL or (". " in text and SENTENCES.search(text) is not None)


def _names(facts: Facts, tally: Tally) -> None:
    """Names are numbered in their order, which halving look-ups rely on; the indexes hold as many texts."""
    from careerproof.language.retrieval import NgramIndex

    for table, column in (("name", "normal"), ("technology", "name")):
        texts = [text for (text,) in facts.query(f"SELECT {column} FROM {table} ORDER BY number")]  # noqa: S608
        wrong = sum(before > after for before, after in pairwise(texts))
        tally.count(len(texts), wrong, f"{wrong} rows of {table} are not in the order of their {column}")
    skills = facts.query("SELECT alternates FROM esco_skill")
    wanted = {
        "titles": count_of(facts, "name"),
        "esco_skills": len(skills) + sum(len(joined.split("|")) for (joined,) in skills if joined),
    }
    for name, count in wanted.items():
        try:
            held = len(NgramIndex.from_bytes(facts.index(name)))
        except (KeyError, ValueError) as error:
            raise FactsDamaged(f"the facts in {facts.path} are damaged: the index {name!r} cannot be read") from error
        tally.count(count, int(held != count), f"the index {name!r} holds {held} texts instead of {count}")


TEXT_CHECKS = (
    Check(id="facts.prose", claim="labels only, no sentences", values="texts", look=_prose),
    Check(id="facts.index", claim="names and indexes fit together", values="names", look=_names),
)
