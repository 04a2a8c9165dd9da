"""The entries of a section: which rows are the head of a job or course, and which tell about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from careerproof.resumes.dates import DateRange, find_date_ranges
from careerproof.resumes.lexicon import date_words, fold, load_labels
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.naming import employer_weight, title_weight
from careerproof.resumes.sections.paragraphs import is_wrapped, measure
from careerproof.resumes.sections.places import find_place_at_end, read_place
from careerproof.resumes.sections.rows import Row

PLACEHOLDER = lazy(
    r"\b(?:company name|name of company|employer name)\b(?:(?:â€.|ï¼|[\s\W])*\b(?:City|State)\b(?:\s*,\s*State)?)?"
    r"|(?<!\w)City\s*,\s*State(?!\w)",
    re.IGNORECASE,
)
"""What a template leaves in the place of an employer; it is no employer."""
_PARTED = lazy(r"\s*[|•·]|\t")
_DATES_WORD = lazy(r"to|until|bis|hasta|a|à|até|[-–—]", re.IGNORECASE)
ENDINGS = lazy(
    r"(?:inc|ltd|co|corp|llc|jr|sr|dept|univ|s\.a|b\.v|gmbh|e\.v|u\.s|u\.s\.a|d\.c|[a-z]\.[a-z])\.$", re.IGNORECASE
)
_LINKING = lazy(
    r"^(?:responsible|responsibilities|duties|managed|developed|led|built|created|designed"
    r"|worked|assisted|provided|ensured|performed|i )\b",
    re.IGNORECASE,
)
DURATION = lazy(
    r"\(?\d+(?:\.\d+)?\s*\+?\s*(?:years?|yrs?|months?|mos?|jahre?|monate?|años?|meses|mes|ans?|mois|anos?|weeks?)\b(?:,?\s*(?:and\s+)?\d+\s*(?:months?|mos?|monate?|meses|mes|mois))?\)?",
    re.IGNORECASE,
)
MOST_HEAD_ROWS = 4


@dataclass(kw_only=True, slots=True)
class Entry:
    """A job, course or project as found: the rows of its head, its dates, and the rows that tell about it."""

    head: list[Row]
    body: list[Row] = field(default_factory=list)
    dates: list[tuple[DateRange, int]] = field(default_factory=list)

    @property
    def is_placeholder(self) -> bool:
        """True where the head holds a template's words in the place of the employer."""
        return any(PLACEHOLDER.search(row.text) for row in self.head)


def group_entries(rows: Sequence[Row]) -> tuple[list[Row], list[Entry]]:
    """The rows before the first entry, and the entries in order."""
    if not rows:
        return [], []
    rows = lift_sides(_joined_dates([row for row in rows if not is_table_head(row)]))
    if not rows:
        return [], []
    widths = measure(rows)
    wrapped = [index > 0 and is_wrapped(rows[index - 1], row, widths) for index, row in enumerate(rows)]
    anchors = [index for index, row in enumerate(rows) if not wrapped[index] and is_anchor(row)]
    heads = _dated_heads(rows, anchors, wrapped) if anchors else []
    heads = _with_undated(rows, heads, wrapped)
    if not heads:
        return list(rows), []
    entries = []
    for (start, stop), following in zip(heads, [*heads[1:], (len(rows), len(rows))], strict=True):
        entry = Entry(head=list(rows[start:stop]), body=list(rows[stop : following[0]]))
        for row in entry.head:
            entry.dates.extend((found, row.start) for found in dates_at_edges(row))
        entries.append(entry)
    return list(rows[: heads[0][0]]), entries


def is_table_head(row: Row) -> bool:
    """True for the head row of a table ("Dates", "Employer", "Position"), which names columns and nobody."""
    cells = [fold(row.text[low - row.start : high - row.start]) for low, high in row.cells]
    columns = load_labels().by_use["columns"]
    return len(cells) > 1 and all(
        cell in columns or all(word in columns or word in ("and", "of", "&") for word in cell.split()) for cell in cells
    )


def _joined_dates(rows: Sequence[Row]) -> list[Row]:
    """The rows with a range of dates that a narrow column broke over three rows put together again."""
    joined: list[Row] = []
    for row in rows:
        if (
            len(joined) > 1
            and _DATES_WORD.fullmatch(joined[-1].text)
            and _is_date(joined[-2].text)
            and _is_date(row.text)
        ):
            first = joined[-2]
            middle = joined[-1].text.rjust(joined[-1].end - first.end)
            text = f"{first.text}{middle}{row.text.rjust(row.end - joined[-1].end)}"
            joined[-2:] = [replace(first, end=row.end, text=text, cells=((first.start, row.end),))]
        else:
            joined.append(row)
    return joined


def _is_date(text: str) -> bool:
    found = find_date_ranges(text)
    if not found:
        return text.casefold().strip() in date_words()["present"]
    return found[0].start == 0 and found[-1].end == len(text)


def lift_sides(rows: Sequence[Row]) -> list[Row]:
    """The rows with dates, durations and places that stand in the right margin of bullets as rows of their own, above.

    Why: where title and dates are two columns of one entry, the second line of the dates falls beside a bullet.
    """
    lifted: list[Row] = []
    opening: int | None = None
    for row in rows:
        if not row.bullet and not row.text[:1].islower():
            opening = None
        if row.bullet and opening is None:
            opening = len(lifted)
        if opening is None or len(row.cells) < 2 or not _is_side(row, row.cells[-1]):
            lifted.append(row)
            continue
        low, high = row.cells[-1]
        side = replace(
            row,
            start=low,
            end=high,
            text=row.text[low - row.start : high - row.start],
            cells=((low, high),),
            bullet=False,
            blank_before=False,
        )
        kept_end = row.cells[-2][1]
        kept = replace(row, end=kept_end, text=row.text[: kept_end - row.start], cells=row.cells[:-1])
        lifted.insert(opening, side)
        opening += 1
        lifted.append(kept)
    return lifted


def _is_side(row: Row, cell: tuple[int, int]) -> bool:
    words = row.text[cell[0] - row.start : cell[1] - row.start]
    if DURATION.fullmatch(words):
        return True
    dates = find_date_ranges(words)
    if dates and not re.search(r"[^\W\d_]", words[: dates[0].start] + words[dates[-1].end :]):
        return True
    place = read_place(words, 0, len(words))
    return place is not None and place.certain


def is_anchor(row: Row) -> bool:
    """True where a row carries the dates of an entry and not a date within a sentence."""
    if row.bullet and not row.bold:
        return False
    return bool(dates_at_edges(row))


def dates_at_edges(row: Row) -> list[DateRange]:
    """The dates that stand at an edge of a row or of one of its cells."""
    found = find_date_ranges(row.text)
    if not found:
        return []
    kept = []
    for dates in found:
        before, after = row.text[: dates.start], row.text[dates.end :]
        words = len(re.findall(r"\w+", before)) + len(re.findall(r"\w+", after))
        leads = (
            not re.search(r"\w", before)
            or before.endswith(("\t", "    "))
            or re.search(r"[|•·(–—/]\s*$|,\s*$|\s-\s*$", before)
        )
        trails = (
            not re.search(r"\w", after)
            or after.startswith(("\t", "    "))
            or re.match(r"\s*[)|•·–—/:]|\s+-\s|\s*,", after)
        )
        certain = not dates.is_single
        if words > (16 if certain else 9):
            continue
        if not (leads or trails) and not (certain and words <= 14 and not row.text.endswith(".")):
            continue
        if not certain and (
            row.text.endswith(".")
            or not ((trails and (leads or not re.search(r"\w", after))) or (leads and not re.search(r"\w", before)))
        ):
            continue
        if not re.search(r"\w", before) and len(re.findall(r"\w+", after)) > 9 and not _PARTED.match(after):
            continue
        kept.append(dates)
    return kept


def looks_like_head(row: Row) -> bool:
    """True where a row may be a line of an entry's head: short, no sentence, no bullet."""
    if row.bullet or len(row.text) > 110:
        return False
    words = row.text.split()
    if len(words) <= 4 and fold(row.text) in load_labels().by_use["inner"]:
        return False
    if len(words) > 14 or not re.search(r"\w", row.text) or (row.text[:1].islower() and not row.blank_before):
        return False
    if row.text.endswith((".", ";", ",")) and not ENDINGS.search(row.text):
        return False
    return not row.text.endswith(":") and not (_LINKING.match(row.text) and len(words) > 5)


def _dated_heads(rows: Sequence[Row], anchors: Sequence[int], wrapped: Sequence[bool]) -> list[tuple[int, int]]:
    """The rows of each head around its dates: as many above them as the section's first entry shows."""
    reach = [_rows_above(rows, anchor, anchors, wrapped) for anchor in anchors]
    first = anchors[0]
    usual = first if first <= 3 and reach[0] >= first else Counter(reach).most_common(1)[0][0]
    usual = min(usual, 3)
    heads: list[tuple[int, int]] = []
    dated = frozenset(anchors)
    blocked = dated | {index for index, goes_on in enumerate(wrapped) if goes_on}
    for anchor, above in zip(anchors, reach, strict=True):
        if heads and anchor < heads[-1][1]:
            continue
        start = anchor - min(above, usual)
        if heads and start < heads[-1][1]:
            start = heads[-1][1]
        if heads and _is_second_date(rows, heads[-1], anchor, start):
            heads[-1] = (heads[-1][0], anchor + 1)
            continue
        stop = _head_end(rows, (start, anchor), dated, blocked, usual)
        heads.append((start, stop))
    return heads


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
        count += 1
        index -= 1
    return count


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
    styled = following is not None and (row.bold, row.size) != (following.bold, following.size)
    opens = following is None or following.bullet or not looks_like_head(following) or following.blank_before
    return (named and len(row.text.split()) <= 10) or (usual == 0 and opens and (styled or len(row.text.split()) <= 6))


def _with_undated(rows: Sequence[Row], heads: list[tuple[int, int]], wrapped: Sequence[bool]) -> list[tuple[int, int]]:
    """The heads and, beside them, rows that look just like their first rows but carry no dates."""
    inside = {index for start, stop in heads for index in range(start, stop)}
    styles = Counter(_style(rows[start]) for start, _ in heads)
    body = Counter(_style(row) for index, row in enumerate(rows) if index not in inside)
    wanted = styles.most_common(1)[0][0] if styles else None
    common = body.most_common(1)[0][0] if body else None
    extra: list[tuple[int, int]] = []
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
