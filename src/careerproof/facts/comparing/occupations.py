"""Occupations that were added, are gone, have another title or stand elsewhere in the classifications."""

from __future__ import annotations

from careerproof.facts.comparing.model import Change, Successor, Value
from careerproof.facts.store import Facts
from careerproof.language.normalise import normalise

_COLUMNS = ("title", "soc", "surveyed", "job_zone", "survey", "matrix")


def compare_occupations(old: Facts, new: Facts) -> tuple[Change, ...]:
    """Occupations added, gone, retitled, or with another job zone or code elsewhere; by code."""
    before, after = _rows(old), _rows(new)
    changes = []
    for code in sorted(before.keys() | after.keys()):
        if code not in after:
            title = before[code]["title"]
            changes.append(Change(code=code, title=str(title), what="occupation.gone", old=title, new=None))
        elif code not in before:
            title = after[code]["title"]
            changes.append(Change(code=code, title=str(title), what="occupation.added", old=None, new=title))
        else:
            changes += _columns(code, before[code], after[code])
    return tuple(changes)


def find_successors(old: Facts, new: Facts) -> tuple[Successor, ...]:
    """The codes that are gone whose titles live on under other codes; by code."""
    found = []
    for code in sorted(set(old.codes()) - set(new.codes())):
        title = old.occupation(code).title
        codes = tuple(sorted({named.code for named in new.titles_named(normalise(title))}))
        if codes:
            found.append(Successor(code=code, title=title, codes=codes))
    return tuple(found)


def titles_by_code(old: Facts, new: Facts) -> dict[str, str]:
    """The title of every occupation of either artifact; the new one where both have it."""
    return {occupation.code: occupation.title for facts in (old, new) for occupation in facts.occupations()}


def _rows(facts: Facts) -> dict[str, dict[str, Value]]:
    rows = facts.query(f"SELECT code, {', '.join(_COLUMNS)} FROM occupation ORDER BY code")  # noqa: S608 - names of ours
    return {row[0]: dict(zip(_COLUMNS, row[1:], strict=True)) for row in rows}


def _columns(code: str, before: dict[str, Value], after: dict[str, Value]) -> list[Change]:
    return [
        Change(code=code, title=str(after["title"]), what=f"occupation.{name}", old=before[name], new=after[name])
        for name in _COLUMNS
        if before[name] != after[name]
    ]
