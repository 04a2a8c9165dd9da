"""Profiles on networks: from written addresses, from "GitHub: name", and from links behind a name or an icon."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.documents.model import Document, Link
from careerproof.resumes.flow import Found, trimmed
from careerproof.resumes.lexicon import load_labels
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.links import behind, complete
from careerproof.resumes.sections.rows import Row

_HANDLE = lazy(
    r"(?<![\w/])(?P<network>[A-Z][\w ]{2,14}?)\s*(?::\s*/{0,2}|://)\s*(?:@|/?in/)?\s*(?P<handle>[\w.-]{2,40})(?![\w@/.])"
)


def read_profiles(
    document: Document, heads: Sequence[Row], shown: Sequence[Found], taken: list[tuple[int, int]]
) -> list[Draft]:
    """The profiles of the head of the page, written ones first; the stretches they stand on are added to `taken`."""
    profiles = [draft for link in shown if (draft := _from_address(document, link)) is not None]
    profiles += _from_handles(document.text, heads, taken)
    bounds = (min((row.start for row in heads), default=0), max((row.end for row in heads), default=0))
    for link in document.links:
        inside = link.span is None or bounds[0] <= link.span.start < bounds[1]
        if inside and link.target.strip().startswith("http"):
            _add_link(document.text, profiles, link)
    return profiles


def find_network(address: str) -> tuple[str, str, str] | None:
    """The network of an address, the user's name there, and the part of the address that told."""
    folded = address.casefold()
    for at, name in load_labels().networks:
        index = folded.find(at)
        if index >= 0 and (index == 0 or folded[index - 1] in "/."):
            username = address[index + len(at) :].split("?", maxsplit=1)[0].strip("/")
            return name, username.split("/")[0].removeprefix("@"), at
    return None


def _from_address(document: Document, link: Found) -> Draft | None:
    match = find_network(link.value)
    if match is None:
        return None
    name, username, at = match
    host = at.split("/")[0]
    start = link.start + link.value.casefold().index(host)
    written = document.text[start : start + len(host)]
    draft = Draft()
    draft.put("network", Found(value=written, ranges=((start, start + len(host)),), confidence=0.95).normalised(name))
    if username:
        low = link.value.rindex(username)
        draft.put("username", _part(document.text, link, low, low + len(username)))
    draft.put("url", complete(link, document.links))
    return draft


def _part(text: str, link: Found, low: int, high: int) -> Found:
    """A part of an address, which may stand on two rows with nothing between its halves."""
    pieces, offset = [], 0
    for start, end in link.ranges:
        first, last = max(low - offset, 0), min(high - offset, end - start)
        if first < last:
            pieces.append((start + first, start + last))
        offset += end - start
    found = Found(value=" ".join(text[a:b] for a, b in pieces), ranges=tuple(pieces), confidence=0.95)
    return found.normalised(link.value[low:high])


def _from_handles(text: str, heads: Sequence[Row], taken: list[tuple[int, int]]) -> list[Draft]:
    """The profiles told as "GitHub: name"."""
    networks = {name.casefold(): name for _, name in load_labels().networks}
    profiles = []
    for row in heads:
        for match in _HANDLE.finditer(row.text):
            network = networks.get(match["network"].casefold())
            span = (row.start + match.start(), row.start + match.end())
            if network is None or any(low < span[1] and span[0] < high for low, high in taken):
                continue
            named = (row.start + match.start("network"), row.start + match.end("network"))
            draft = Draft()
            draft.put("network", Found(value=text[slice(*named)], ranges=(named,)).normalised(network))
            handle = (row.start + match.start("handle"), row.start + match.end("handle"))
            draft.put("username", Found(value=match["handle"], ranges=(handle,)))
            taken.append(span)
            profiles.append(draft)
    return profiles


def _add_link(text: str, profiles: list[Draft], link: Link) -> None:
    """A profile from a link's target; one that is already written only gets its address from it."""
    target = behind(link)
    match = find_network(target.value)
    if match is None:
        return
    name, username, _ = match
    identity = (name, username.casefold())
    for draft in profiles:
        known = _identity(draft)
        if known == identity:
            draft.put("url", target)
            return
        if known[0] == name and known[1].endswith(("-", "_")) and identity[1].startswith(known[1]):
            draft.values.update(url=target, username=Found(value=username, ranges=(), source="annotation"))
            return
    if not username:
        return
    draft = Draft()
    tight = trimmed(text, link.span.start, link.span.end) if link.span is not None else None
    shown = text[slice(*tight)] if tight is not None else None
    draft.put("network", Found(value=name, ranges=(), source="annotation"))
    if tight is not None and shown == username:
        draft.put("username", Found(value=username, ranges=(tight,)))
    draft.put("username", Found(value=username, ranges=(), source="annotation"))
    draft.put("url", target)
    profiles.append(draft)


def _identity(draft: Draft) -> tuple[str, str]:
    username = draft.values.get("username")
    return draft.values["network"].value, username.value.casefold() if username else ""
