"""Sources that came, went or have another edition, and tables with other rows, coverage or sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from careerproof.evidence import Source
from careerproof.facts.comparing.model import SourceChange, TableChange
from careerproof.facts.model import TableInfo
from careerproof.facts.store import Facts

DRAWN_TABLES = frozenset({"meta", "label", "name", "spelling", "ready_index"})
"""Tables made from the others, or about the file: what differs in them differs elsewhere too, or means nothing."""

_ENTRY = ("title", "publisher", "licence", "url", "citation")
_EDITION_IN_ID = re.compile(r"-[\d.]+x?$")


def compare_sources(old: Facts, new: Facts) -> tuple[SourceChange, ...]:
    """The sources that came, went, have another edition or another entry; by id."""
    before, after = ({source.id: source for source in facts.sources()} for facts in (old, new))
    changes: list[SourceChange] = []
    succeeded = _successions(before.keys() - after.keys(), after.keys() - before.keys())
    for gone in sorted(before.keys() - after.keys() - succeeded.keys()):
        changes.append(SourceChange(id=gone, what="gone", old=before[gone].edition, new=None))
    for added in sorted(after.keys() - before.keys() - set(succeeded.values())):
        changes.append(SourceChange(id=added, what="added", old=None, new=after[added].edition))
    for first, second in sorted(succeeded.items()):
        # The entry of another edition has another title and citation by its nature; only the licence is news.
        changes += _entry_changes(before[first], after[second], ("licence",))
    for both in sorted(before.keys() & after.keys()):
        changes += _entry_changes(before[both], after[both], _ENTRY)
    return tuple(sorted(changes, key=lambda change: (change.id, change.what, change.field or "")))


def compare_tables(old: Facts, new: Facts) -> tuple[TableChange, ...]:
    """The tables whose rows, coverage or sources differ, in their own order; those drawn from others are left out."""
    after = {info.name: info for info in new.tables()}
    changes = (_table_change(info, after[info.name]) for info in old.tables() if info.name not in DRAWN_TABLES)
    return tuple(change for change in changes if change is not None)


def _entry_changes(old: Source, new: Source, fields: Iterable[str]) -> list[SourceChange]:
    name = old.id if old.id == new.id else f"{old.id} → {new.id}"
    found = []
    if old.edition != new.edition or old.id != new.id:
        found.append(SourceChange(id=name, what="edition", old=old.edition, new=new.edition))
    for field in fields:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            found.append(SourceChange(id=name, what="entry", old=before, new=after, field=field))
    return found


def _successions(gone: Iterable[str], added: Iterable[str]) -> dict[str, str]:
    """Which source stands in for which: ids that differ in the edition only, where there is one of each."""
    sides: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for place, ids in enumerate((gone, added)):
        for identifier in ids:
            sides[_EDITION_IN_ID.sub("", identifier)][place].append(identifier)
    return {first[0]: second[0] for first, second in sides.values() if len(first) == len(second) == 1}


def _table_change(old: TableInfo, new: TableInfo) -> TableChange | None:
    change = TableChange(
        table=old.name,
        old_rows=old.rows,
        new_rows=new.rows,
        old_occupations=old.occupations,
        new_occupations=new.occupations,
        sources_gained=tuple(sorted(set(new.sources) - set(old.sources))),
        sources_lost=tuple(sorted(set(old.sources) - set(new.sources))),
    )
    same = (old.rows, old.occupations, old.sources) == (new.rows, new.occupations, new.sources)
    return None if same else change
