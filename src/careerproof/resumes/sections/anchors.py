"""Which rows carry the dates of an entry, and which may be a line of its head."""

from __future__ import annotations

import re

from careerproof.resumes.dates import DateRange, find_date_ranges
from careerproof.resumes.lexicon import fold, load_labels
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.rows import Row

_ADDRESS = lazy(r"https?://\S+$")
_PARTED = lazy(r"\s*[|•·:]|\t|\s{3,}")
ENDINGS = lazy(
    r"(?:inc|ltd|co|corp|llc|jr|sr|dept|univ|s\.a|b\.v|gmbh|e\. ?v|s\. ?coop|ltda|cia|cía|s\.l|s\.l\.u|n\.v|u\.s"
    r"|u\.s\.a|d\.c|[a-z]\.[a-z])\.$",
    re.IGNORECASE,
)
_LINKING = lazy(
    r"^(?:responsible|responsibilities|duties|managed|developed|led|built|created|designed"
    r"|worked|assisted|provided|ensured|performed|i )\b",
    re.IGNORECASE,
)


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
    total = _count_words(row.text)
    for dates in found:
        certain = not dates.is_single
        most = 16 if certain else 9
        if total - _count_words(row.text[dates.start : dates.end]) > most:
            continue  # told first: in a row of a thousand dates the rest would take the square of them
        before, after = row.text[: dates.start], row.text[dates.end :]
        words = _count_words(before) + _count_words(after)
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
        if words > most:
            continue
        if not (leads or trails) and not (certain and words <= 14 and not row.text.endswith(".")):
            continue
        if not certain and (
            row.text.endswith(".")
            or not ((trails and (leads or not re.search(r"\w", after))) or (leads and not re.search(r"\w", before)))
        ):
            continue
        if not re.search(r"\w", before) and _count_words(after) > 9 and not _PARTED.match(after):
            continue
        kept.append(dates)
    return kept


def _count_words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def looks_like_head(row: Row) -> bool:
    """True where a row may be a line of an entry's head: short, no sentence, no bullet."""
    if row.bullet or len(row.text) > 110 or _ADDRESS.match(row.text):
        return False
    words = row.text.split()
    if len(words) <= 4 and fold(row.text) in load_labels().by_use["inner"]:
        return False
    if len(words) > 14 or not re.search(r"\w", row.text) or (row.text[:1].islower() and not row.blank_before):
        return False
    if row.text.endswith((".", ";", ",")) and not ENDINGS.search(row.text):
        return False
    return not row.text.endswith(":") and not (_LINKING.match(row.text) and len(words) > 5)
