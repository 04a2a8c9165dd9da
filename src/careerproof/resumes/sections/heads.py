"""Where the heads of entries are: the rows around dates, and rows without dates that name a job all the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.resumes.dates import is_dates_only
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.anchors import dates_at_edges, looks_like_head
from careerproof.resumes.sections.naming import employer_weight, is_named_title, names_both, title_weight
from careerproof.resumes.sections.places import find_place_at_end, read_place
from careerproof.resumes.sections.rows import Row

MOST_HEAD_ROWS = 4
_MOST_BROKEN_WORDS = 12
_MOST_NAME_WORDS = 6
_SENTENCE_END = (".", "!", "?", ";")
_SEPARATED_END = lazy(r"\s[|·•–—-]$|\|$")
_OPEN_DASH = lazy(r".*\S\s+[-–—]\s*$")

Span = tuple[int, int]
"""The rows of a head: its first row and the one after its last."""


def find_heads(rows: Sequence[Row], anchors: Sequence[int], wrapped: Sequence[bool], *, names_jobs: bool) -> list[Span]:
    """The heads among some rows, in order.

    Args:
        rows: the rows of a section.
        anchors: those that carry the dates of an entry.
        wrapped: which of them go on with the sentence before them.
        names_jobs: whether the entries are positions, whose title and employer tell a head without dates.
    """
    heads = _dated_heads(rows, anchors, wrapped) if anchors else []
    heads = _with_undated(rows, heads, wrapped)
    return _with_named(rows, heads, wrapped) if names_jobs else heads


def _dated_heads(rows: Sequence[Row], anchors: Sequence[int], wrapped: Sequence[bool]) -> list[Span]:
    """The rows of each head around its dates: as many above them as the section's first entry shows."""
    reach = [_rows_above(rows, anchor, anchors, wrapped) for anchor in anchors]
    first = anchors[0]
    usual = first if first <= 3 and reach[0] >= first else _most_common(reach)
    usual = min(usual, 3)
    heads: list[Span] = []
    dated = frozenset(anchors)
    blocked = dated | {index for index, goes_on in enumerate(wrapped) if goes_on}
    for anchor, above in zip(anchors, reach, strict=True):
        if heads and anchor < heads[-1][1]:
            continue
        start = anchor - max(min(above, usual), _broken_above(rows, anchor, heads, wrapped))
        if heads and start < heads[-1][1]:
            start = heads[-1][1]
        if heads and _is_second_date(rows, heads[-1], anchor, start):
            heads[-1] = (heads[-1][0], anchor + 1)
            continue
        stop = _head_end(rows, (start, anchor), dated, blocked, usual)
        heads.append((start, stop))
    return heads


def _broken_above(rows: Sequence[Row], anchor: int, heads: Sequence[Span], wrapped: Sequence[bool]) -> int:
    """1 where the row above dates alone is the head that a narrow page broke ("Writer | Acme |" over "2018 – 2021")."""
    if not anchor or wrapped[anchor - 1] or rows[anchor - 1].bullet or not is_dates_only(rows[anchor].text):
        return 0
    above = rows[anchor - 1]
    alike = bool(heads) and _style(above) == _style(rows[heads[0][0]]) == _style(rows[anchor]) and above.bold
    comma = above.text.endswith(",") and len(above.text.split()) <= _MOST_BROKEN_WORDS
    return int(_SEPARATED_END.search(above.text) is not None or alike or comma)


def _most_common(counts: Sequence[int]) -> int:
    """The count that stands most often; the larger of two that do."""
    found = Counter(counts)
    return max(found, key=lambda count: (found[count], count))


def _is_second_date(rows: Sequence[Row], head: tuple[int, int], anchor: int, start: int) -> bool:
    """True for a lone "Present" or year that follows a head at once and has no words of its own."""
    if start != head[1] or anchor != head[1]:
        return False
    return not re.search(r"[^\W\d_]{3,}", _without_dates(rows[anchor])) and not _has_dates(rows[head[0] : head[1]])


def _has_dates(rows: Sequence[Row]) -> bool:
    return any(dates_at_edges(row) for row in rows)


def _without_dates(row: Row) -> str:
    text = row.text
    for dates in reversed(dates_at_edges(row)):
        text = text[: dates.start] + text[dates.end :]
    return text


def _rows_above(rows: Sequence[Row], anchor: int, anchors: Sequence[int], wrapped: Sequence[bool]) -> int:
    """How many rows right above an anchor may belong to its head."""
    count = 0
    index = anchor - 1
    told = _Told(rows, anchor)
    while index >= 0 and count < 3 and index not in anchors and not wrapped[index] and looks_like_head(rows[index]):
        if (
            index + 1 < len(rows)
            and rows[index + 1].blank_before
            and count
            and not rows[index].blank_before
            and index > 0
        ):
            before = rows[index - 1]
            if before.bullet or before.text.endswith("."):
                break
        if not told.take(index):
            break
        count += 1
        index -= 1
    return count


@dataclass(slots=True)
class _Told:
    """What the rows of a head have told so far, going up from its dates: a title, an employer."""

    rows: Sequence[Row]
    anchor: int
    title: bool = False
    name: bool = False

    def take(self, index: int) -> bool:
        """True where a row may belong to the head too; False where it belongs to a position without dates above."""
        titled = is_named_title(self.rows[index].text)
        full = self.title and (self.name or re.search(r"[^\W\d_]{3,}", _without_dates(self.rows[self.anchor])))
        above = self.rows[index - 1] if index else None
        if full and not titled and above is not None and is_named_title(above.text) and looks_like_head(above):
            return False
        if titled and self.title and self.name and self.rows[index + 1].blank_before:
            return False
        self.title, self.name = self.title or titled, self.name or not titled
        return True


def _head_end(
    rows: Sequence[Row], head: tuple[int, int], anchors: frozenset[int], blocked: frozenset[int], usual: int
) -> int:
    """Where the head ends: the rows after the dates that still name the job, its employer or its place.

    `head` is its first row and that of its dates; `blocked` are rows with other dates and rows that go on a sentence.
    """
    start, anchor = head
    stop = anchor + 1
    parts = sum(1 for row in rows[start:stop] if re.search(r"[^\W\d_]{2,}", _without_dates(row)))
    while stop < len(rows) and stop - start < MOST_HEAD_ROWS and stop not in blocked:
        row = rows[stop]
        if not looks_like_head(row):
            break
        following = rows[stop + 1] if stop + 1 < len(rows) else None
        if following is not None and stop + 1 in anchors and usual >= 1 and parts >= 1:
            break
        if following is not None and stop + 1 in blocked - anchors:
            break
        if parts >= 2 and not _is_place_row(row):
            break
        if parts >= 1 and not _is_head_below(rows, stop, usual):
            break
        parts += 1
        stop += 1
    return stop


def _is_place_row(row: Row) -> bool:
    place = read_place(row.text, 0, len(row.text))
    return (place is not None and place.certain) or re.fullmatch(r"(?:https?://|www\.)\S+", row.text) is not None


def _is_head_below(rows: Sequence[Row], index: int, usual: int) -> bool:
    """True where a row under the dates names the employer or the title rather than opening the account."""
    row = rows[index]
    if _is_place_row(row):
        return True
    named = max(employer_weight(row.text), title_weight(row.text)) >= 1.0
    named = named or find_place_at_end(row.text, 0, len(row.text)) is not None
    following = rows[index + 1] if index + 1 < len(rows) else None
    if following is not None and _is_place_row(following) and len(row.text.split()) <= _MOST_NAME_WORDS:
        return True
    styled = following is not None and (row.bold, row.size) != (following.bold, following.size)
    opens = following is None or following.bullet or not looks_like_head(following) or following.blank_before
    return (named and len(row.text.split()) <= 10) or (usual == 0 and opens and (styled or len(row.text.split()) <= 6))


def _with_undated(rows: Sequence[Row], heads: list[Span], wrapped: Sequence[bool]) -> list[Span]:
    """The heads and, beside them, rows that look just like their first rows but carry no dates."""
    inside = {index for start, stop in heads for index in range(start, stop)}
    styles = Counter(_style(rows[start]) for start, _ in heads)
    body = Counter(_style(row) for index, row in enumerate(rows) if index not in inside)
    wanted = styles.most_common(1)[0][0] if styles else None
    common = body.most_common(1)[0][0] if body else None
    extra: list[Span] = []
    for index, row in enumerate(rows):
        if index in inside or wrapped[index] or not looks_like_head(row) or len(row.text.split()) > 10:
            continue
        if heads:
            alike = (
                wanted is not None
                and wanted != common
                and _style(row) == wanted
                and (wanted[1] or wanted[2] is not None)
            )
            if not alike or index + 1 in inside or (index - 1) in inside:
                continue
        elif not _opens_undated(rows, index, common):
            continue
        extra.append((index, index + 1))
        inside.add(index)
    return sorted([*heads, *extra])


def _with_named(rows: Sequence[Row], heads: list[Span], wrapped: Sequence[bool]) -> list[Span]:
    """The heads and, beside them, positions without dates: a title over its employer, or "Analyst at Acme Corp"."""
    inside = {index for start, stop in heads for index in range(start, stop)}
    gaps = sum(rows[start].blank_before for start, _ in heads if start)
    apart = bool(heads) and 2 * gaps < len([start for start, _ in heads if start])
    extra: list[Span] = []
    for index, row in enumerate(rows):
        if index in inside or wrapped[index] or apart or not _may_open(rows, index, dated=bool(heads)):
            continue
        following = rows[index + 1] if index + 1 < len(rows) and index + 1 not in inside else None
        if following is not None and not wrapped[index + 1] and _is_pair(rows, index):
            extra.append((index, index + 2))
        elif not row.bullet and len(row.text.split()) <= 12 and names_both(row.text):
            extra.append((index, index + 1))
        else:
            continue
        inside.update(range(*extra[-1]))
    return sorted([*heads, *extra])


def _may_open(rows: Sequence[Row], index: int, *, dated: bool) -> bool:
    """True where a row stands as the first of an entry stands: set apart, or behind the end of an account."""
    row = rows[index]
    if not looks_like_head(row):
        return False
    if index == 0 or row.blank_before:
        return True
    before = rows[index - 1]
    return not dated and (before.bullet or before.text.endswith(_SENTENCE_END))


def _is_pair(rows: Sequence[Row], index: int) -> bool:
    """True for a title over an employer, or an employer over a title, with the account or a gap below them."""
    first, second = rows[index], rows[index + 1]
    if second.bullet or len(second.text) > 80 or len(second.text.split()) > 8 or dates_at_edges(second):
        return False
    if not looks_like_head(second) and not (second.blank_before and second.text[:1].islower()):
        return False
    if not is_named_title(first.text):
        sure = employer_weight(first.text) >= 1 and title_weight(first.text) < 2
        return sure and is_named_title(second.text) and len(first.text.split()) <= 8
    if title_weight(second.text) >= 2 and employer_weight(second.text) < 1:
        return False
    if employer_weight(second.text) >= 1 or _OPEN_DASH.match(second.text):
        return True
    if find_place_at_end(second.text, 0, len(second.text)) is not None:
        return True
    below = rows[index + 2] if index + 2 < len(rows) else None
    parted = below is None or below.bullet or below.blank_before or not looks_like_head(below)
    return parted and len(second.text.split()) <= 4 and not second.text.endswith(_SENTENCE_END)


def _opens_undated(rows: Sequence[Row], index: int, common: tuple[float | None, bool, int | None] | None) -> bool:
    """True where, in a section without any dates, a row opens an entry: marked, bold, or right above bullets."""
    row = rows[index]
    if row.line.level is not None:
        return True
    before = rows[index - 1] if index else None
    following = rows[index + 1] if index + 1 < len(rows) else None
    if _style(row) != common and row.bold:
        return before is None or not (before.bold and not before.bullet and not before.blank_before)
    above_bullets = following is not None and following.bullet
    return above_bullets and (before is None or before.bullet or row.blank_before or before.text.endswith("."))


def _style(row: Row) -> tuple[float | None, bool, int | None]:
    return row.size, row.bold, row.line.level
