"""Addresses on the page and behind it: links as written, the pages they lead to, profiles on networks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from careerproof.documents.model import Link
from careerproof.resumes.flow import Found
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.rows import Row

_SCHEME = lazy(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)
_ADDRESS = lazy(
    r"(?:https?://|www\.)[^\s|•·<>]+|(?<![\w@./])(?:github|gitlab|linkedin|credly|bitbucket)\.com/[^\s|•·<>]+"
    r"|[\w-]+\.git(?:hub|lab)\.io[^\s|•·<>]*",
    re.IGNORECASE,
)


def is_domain(address: str) -> bool:
    """True for an address that ends in a known top-level domain."""
    match = _shown().fullmatch(address.rpartition("@")[2])
    return match is not None and not match.group().startswith(("http", "www"))


_DEGREE = lazy(r"[BMbm]\.(?i:tech|com|ed|des|arch|pharm|sc|eng|phil)|[\w.-]+\.[A-Z]{2,5}")
"""Degrees and tools in the shape of an address ("B.Tech", "ASP.NET")."""
_TAIL = lazy(r"([a-z0-9][\w./%-]*)\s*(?:$|[|•·,/])")


def find_address(text: str) -> tuple[int, int] | None:
    """Where a text names the address of a page with its scheme, "www." or a host of such pages, else None."""
    match = _ADDRESS.search(text)
    if match is None:
        return None
    written = match.group().rstrip(".,;:'\"")
    if written.endswith(")") and "(" not in written:
        written = written.rstrip(")")
    return match.start(), match.start() + len(written)


def find_links(text: str, rows: Sequence[Row], taken: Sequence[tuple[int, int]]) -> list[Found]:
    """The addresses that some rows of the head show, whole or without scheme; `taken` stretches hold none."""
    links = []
    for number, row in enumerate(rows):
        for match in _shown().finditer(text, row.start, row.end):
            end = match.end()
            following = rows[number + 1] if number + 1 < len(rows) and end == row.end else None
            tail = _tail(text[match.start() : end], following) if following is not None else None
            if following is not None and tail is not None:
                ranges = ((match.start(), end), (following.start, following.start + len(tail)))
                found = Found(value=f"{text[match.start() : end]} {tail}", ranges=ranges, confidence=0.85)
                links.append(found.normalised(text[match.start() : end] + tail))
                continue
            while text[end - 1] in ".,;:'\"":
                end -= 1
            if not any(low < end and match.start() < high for low, high in taken) and not _DEGREE.fullmatch(
                text, match.start(), end
            ):
                found = Found(value=text[match.start() : end], ranges=((match.start(), end),), confidence=0.9)
                links.append(found)
    return links


def _tail(address: str, row: Row) -> str | None:
    """The end of an address that a narrow column cut, at the beginning of the row below; None where none goes on."""
    host = _SCHEME.sub("", address)
    match = _TAIL.match(row.text)
    if match is None:
        return None
    tail = match.group(1)
    cut = "/" not in host and not is_domain(host) and is_domain(host + tail)
    open_end = (
        address[-1:] in "-_" or address.casefold().endswith("://www.") or (address.endswith("/") and "/" in host[:-1])
    )
    return tail if cut or open_end else None


def complete(found: Found, links: Sequence[Link]) -> Found:
    """An address that is shown without its scheme as the link behind it has it; the shown form stays its `raw`."""
    if not found.ranges or "://" in found.value:
        return found
    for link in links:
        span = link.span
        if span is None or not (span.start < found.end and found.start < span.end):
            continue
        if "://" in link.target and _plain(link.target) == _plain(found.value):
            return found.normalised(link.target.strip())
    return found


def links_within(links: Sequence[Link], start: int, end: int) -> Iterator[Link]:
    """The links to pages whose text stands in a stretch."""
    for link in links:
        inside = link.span is not None and start <= link.span.start and link.span.end <= end
        if inside and link.target.strip().startswith("http"):
            yield link


def behind(link: Link) -> Found:
    """The target of a link that the page does not show, as a value without a place in the text."""
    return Found(value=link.target.strip(), ranges=(), confidence=0.9, source="annotation")


def _plain(address: str) -> str:
    return _SCHEME.sub("", address.strip()).rstrip("/").casefold()


@cache
def _shown() -> re.Pattern[str]:
    """An address with or without scheme. Compiled when a head is read: only then is it needed."""
    return re.compile(
        r"(?:https?://|www\.)[^\s|•·,;<>()]+|(?<![\w@./-])(?:[\w-]+\.)+(?:com|org|net|io|dev|me|co|ai|app|edu|info|de|fr"
        r"|es|uk|eu|ch|at|nl|pt|br|in|ca|us|tech|design|page|site|online|blog|xyz|pro|tv|cv|inc)(?:/[^\s|•·,;<>()]*)?(?![\w@])",
        re.IGNORECASE,
    )
