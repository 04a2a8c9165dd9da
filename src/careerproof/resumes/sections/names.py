"""The person's name at the head of the page. Never a guess: a name that is not sure is None."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence

from careerproof.resumes.flow import Found, bare, trimmed
from careerproof.resumes.lexicon import fold, load_employers, load_labels, load_name_words, load_places, load_titles
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.headings import look_up
from careerproof.resumes.sections.naming import is_title_noun
from careerproof.resumes.sections.rows import Row

LABEL = lazy(r"^\W*([^\W\d_][\w .'-]{0,24}?)\s*:\s*(?=\S)")
"""A word before a colon at the start of a row of the head."""

_NAME_TOKEN = lazy(r"[^\W\d_]+(?:['’.\-‐][^\W\d_]+)*\.?")
CV_WORDS = lazy(
    r"\b(?:r[ée]sum[ée]|curriculum vitae|curriculum|vitae|cv|lebenslauf|currículo)\b\s*(?:of|de|von|for)?\s*[:–-]?",
    re.IGNORECASE,
)
"""What a page says of itself: "Curriculum Vitae of …"."""

_UNSPACED_NAME = lazy(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}")
"""A whole name in Chinese, Japanese or Korean writing, which has no space in it."""
_SMALL_NAME = (2, 3)
"""Words of a name in small letters; one alone says nothing."""
_SHORTEST_SMALL = 3


def read_name(
    text: str, heads: Sequence[Row], rows: Sequence[Row], repeated: Iterable[str], *, reachable: bool
) -> Found | None:
    """The person's name, or None: near the contact data, largest, shaped like a name, and nothing else.

    Args:
        text: the document's text.
        heads: the rows of the head of the page, in which the name stands.
        rows: all rows of the document, which tell ordinary words and sizes.
        repeated: addresses and user names, that a person's name often repeats.
        reachable: whether the head holds an address or a number at all.
    """
    if not heads:
        return None
    sizes = [row.size or 0 for row in rows if row.line.page in (None, 1)]
    largest = max(sizes, default=0)
    hints = _Within(frozenset(_ascii(value) for value in repeated))
    body = _small_words(rows)
    best: tuple[float, Found] | None = None
    for position, row in enumerate(heads[:40]):
        found, labelled = _name_in(text, heads, position, largest, hints)
        if found is None:
            continue
        tokens = [_ascii(token) for token in re.findall(r"[^\W\d_]+", found.value)]
        hinted = any(len(token) > 2 and token in hints for token in tokens)
        score = 2.0 * (row.index == rows[0].index) + (position < 3) + (2 <= len(tokens) <= 4)
        score += 3.0 * (largest > 0 and (row.size or 0) >= largest - 0.1 and _stands_out(row, sizes))
        score += 3.0 * hinted + 6.0 * labelled
        score -= 4.0 * (len(tokens) == 1 and not hinted and _UNSPACED_NAME.fullmatch(found.value) is None)
        score -= 3.0 * sum(token in body for token in tokens if len(token) > 3 and not hinted)
        if not reachable and not labelled:
            score -= 3.0 + 6.0 * found.value.isupper()
        score -= 0.2 * position
        if best is None or score > best[0]:
            best = (score, found.sure(min(0.99, 0.5 + 0.06 * max(score, 0))))
    return best[1] if best is not None and best[0] >= 3.0 else None


def _small_words(rows: Sequence[Row]) -> set[str]:
    """The words in small letters of the page; not those of its first row, where a name may stand in small letters."""
    opening = rows[0].text
    told = [row for row in rows if row.text != opening]
    return {word for row in told for word in re.findall(r"\b[^\W\d_]{3,}\b", row.text) if word.islower()}


def is_person(written: str) -> bool:
    """True for words in the shape of the name of a person: two to six, with capitals, none of another kind."""
    return len(written.split()) > 1 and _shaped(written, (0, len(written))) is not None


def _name_in(
    text: str, heads: Sequence[Row], position: int, largest: float, hints: Container[str]
) -> tuple[Found | None, bool]:
    """The name that a row of the head may hold (two rows where large letters break it), and whether a label says so."""
    row = heads[position]
    label = LABEL.match(row.text)
    if label:
        if fold(label[1]) not in load_labels().by_use["name"]:
            return None, False
        low = row.start + label.end()
        tight = trimmed(text, low, row.end)
        found = _shaped(text, tight, hints) if tight else None
        return found, found is not None
    low, high = row.cells[0] if row.cells else (row.start, row.end)
    cut = re.search(r"\s*(?:[|•·,(]|\s[–—-]\s)", text[low:high])
    tight = trimmed(text, low, low + cut.start() if cut else high)
    if tight is None:
        return None, False
    found = _shaped(text, tight, hints, opens_page=row.index == 0 and len(row.text.split()) < 4)
    if found and len(found.value.split()) == 1 and position + 1 < len(heads):
        below = heads[position + 1]
        if below.size and below.size == row.size and below.size >= largest - 0.1 and len(below.cells) == 1:
            second = _shaped(text, (below.start, below.end), hints)
            if second is not None and len(second.value.split()) <= 2:
                return Found(value=f"{found.value} {second.value}", ranges=found.ranges + second.ranges), False
    return found, False


def _shaped(text: str, span: tuple[int, int], hints: Container[str] = (), *, opens_page: bool = False) -> Found | None:
    """The stretch as a name if it has the shape of one; what opens the page may be typed in small letters.

    A last name that is a trade too (Baker, Mason) needs the e-mail address or a user name to repeat it.
    """
    start, end = span
    for match in CV_WORDS.finditer(text, start, end):
        if match.start() == start:
            start = match.end()
        else:
            end = min(end, match.start())
    tight = bare(text, start, end)
    if tight is None:
        return None
    written = text[tight[0] : tight[1]]
    value = _unspaced(written)
    if tight[1] < end and text[tight[1]] == ".":
        tight = (tight[0], tight[1])
    tokens, small = value.split(), load_name_words()
    is_short = len(value) < 3 and _UNSPACED_NAME.fullmatch(value) is None
    if not 1 <= len(tokens) <= 6 or len(value) > 50 or is_short or look_up(value) is not None:
        return None
    shaped = sum(_is_name_token(token) for token in tokens)
    small_name = opens_page and len(tokens) in _SMALL_NAME and all(map(_is_small_token, tokens))
    if (
        (not shaped and not small_name)
        or (shaped < len(tokens) - opens_page and not small_name)
        or tokens[0].casefold() in small.particles - small.opening
    ):
        return None
    folded = [fold(token) for token in tokens]
    titles, employers, places = load_titles(), load_employers(), load_places()
    if any(word in small.never for word in folded):
        return None
    known = [word for word in folded if word in titles.nouns or word in titles.trades or word in titles.ranks]
    if known and not (len(tokens) > 1 and known == folded[-1:] and _ascii(known[0]) in hints):
        return None
    if any(word in employers.suffixes - {"as", "ag", "se", "sa", "co"} or word in employers.schools for word in folded):
        return None
    if value.casefold() in places.countries or value.casefold() in places.regions:
        return None
    found = Found(value=written, ranges=(tight,), confidence=0.9)
    return found.normalised(value)


def _is_name_token(token: str) -> bool:
    if not _NAME_TOKEN.fullmatch(token.rstrip(".") or "1"):
        return False
    if token.casefold() in load_name_words().particles:
        return True
    return token[0].isupper() or not (token[0].islower() or token[0].isupper())


def _is_small_token(token: str) -> bool:
    """True for a word of a name that was typed without capitals."""
    return token.islower() and len(token) >= _SHORTEST_SMALL and _NAME_TOKEN.fullmatch(token) is not None


def _unspaced(written: str) -> str:
    """Letter-spaced capitals as words: "J A N E   D O E" is Jane Doe's name too."""
    if re.fullmatch(r"(?:[^\W\d_] ){2,}[^\W\d_](?:\s{2,}(?:[^\W\d_] ){1,}[^\W\d_])*", written):
        return " ".join(part.replace(" ", "") for part in re.split(r"\s{2,}", written))
    return written


class _Within(frozenset[str]):
    """A set of strings that holds whatever stands inside one of them."""

    def __contains__(self, item: object) -> bool:
        return isinstance(item, str) and any(item in member for member in self)


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def _stands_out(row: Row, sizes: Sequence[float]) -> bool:
    ordered = sorted(sizes)
    return (row.size or 0) > 1.15 * ordered[len(ordered) // 2]


def is_titled(text: str) -> bool:
    """True where a word is the head of a job title."""
    return any(is_title_noun(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text.casefold()))
