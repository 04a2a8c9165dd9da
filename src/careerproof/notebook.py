"""Results as notebooks show them: a line, a table of the plain fields, and the rest folded below it.

Here lives `show_plain`; the pages and reports that people read live in `faces`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

MOST_ITEMS = 50
"""A notebook keeps what it shows: longer lists say how many more there are."""
DEEPEST = 5
LONGEST_TEXT = 400
"""Characters of one value, for a whole résumé may stand in one."""


def show_plain(title: str, fields: Mapping[str, object]) -> str:
    """HTML of a result in its plain form; everything of it is escaped, nothing is loaded and nothing runs.

    Args:
        title: the result in one line.
        fields: what its `to_dict` gives.
    """
    return f'<div class="careerproof"><p><strong>{escape(title)}</strong></p>{_fields(fields, 1)}</div>'


def _fields(fields: Mapping[str, object], depth: int) -> str:
    rows = [_row(key, value) for key, value in fields.items() if not _is_nested(value)]
    folded = [_folded(key, value, depth) for key, value in fields.items() if _is_nested(value)]
    return (f"<table><tbody>{''.join(rows)}</tbody></table>" if rows else "") + "".join(folded)


def _row(key: str, value: object) -> str:
    return f'<tr><th scope="row">{escape(key)}</th><td>{_text(value)}</td></tr>'


def _folded(key: str, value: object, depth: int) -> str:
    size = f" ({len(value)})" if isinstance(value, Sequence) else ""
    inside = _nested(value, depth + 1) if depth < DEEPEST else "…"
    return f"<details><summary>{escape(key)}{size}</summary>{inside}</details>"


def _nested(value: object, depth: int) -> str:
    if isinstance(value, Mapping):
        return _fields(value, depth)
    if not _is_nested(value) or not isinstance(value, Sequence):
        return _text(value)
    items = "".join(f"<li>{_nested(item, depth)}</li>" for item in value[:MOST_ITEMS])
    more = f"<li>… {len(value) - MOST_ITEMS} more</li>" if len(value) > MOST_ITEMS else ""
    return f"<ol>{items}{more}</ol>"


def _is_nested(value: object) -> bool:
    return isinstance(value, Mapping | list | tuple) and len(value) > 0


def _text(value: object) -> str:
    if value is None or value in ([], (), {}):
        return "–"
    text = str(value)
    return escape(text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…")
