"""What the words of a heading mean: which section they open."""

from __future__ import annotations

from functools import cache, lru_cache

from careerproof.resumes.lexicon import Heading, fold, heading_modifiers, load_headings
from careerproof.resumes.model import SectionKind
from careerproof.resumes.patterns import lazy

_NUMBERING = lazy(r"^(?:\d{1,2}|[IVX]{1,4})[.)]\s+")
_JOINER = lazy(r"\s*(?:&|/|\+|,|\||\band\b|\bund\b|\bet\b|\by\b|\be\b)\s*")
_SPACED_OUT = lazy(r"(?:\w ){3,}\w")
_TAILS: dict[str, SectionKind] = {
    "experience": "work", "history": "work", "employment": "work", "skills": "skills", "competencies": "skills",
    "certifications": "certificates", "licenses": "certificates", "projects": "projects", "awards": "awards",
    "honors": "awards", "publications": "publications", "education": "education", "summary": "summary",
    "profile": "summary", "languages": "languages", "interests": "interests", "erfahrung": "work",
    "kenntnisse": "skills",
}  # fmt: skip


@lru_cache(maxsize=4096)
def look_up(text: str) -> Heading | None:
    """What the words mean as a heading, or None: exact, letter-spaced, run together, modified, or joined."""
    headings = load_headings()
    words = fold(_NUMBERING.sub("", text))
    if not words or len(words) > 60:
        return None
    if words in headings:
        return headings[words]
    squeezed = words.replace(" ", "")
    if squeezed in _squeezed() and (len(squeezed) > 5 or _SPACED_OUT.search(words)):
        return _squeezed()[squeezed]
    plain = _without_modifiers(words)
    if plain in headings:
        return headings[plain]
    parts = [part for part in _JOINER.split(words) if part]
    if 1 < len(parts) <= 4:
        meanings = [headings.get(part) or headings.get(_without_modifiers(part)) for part in parts]
        if meanings[0] is not None and all(meanings) and any(m is not None and m.strong for m in meanings):
            return next(meaning for meaning in meanings if meaning is not None and meaning.strong)
    tail = words.split(" ")[-1]
    if tail in _TAILS and 2 <= len(words.split(" ")) <= 4:
        kind = _TAILS[tail]
        standard = next(h.standard for h in headings.values() if h.kind == kind)
        return Heading(kind=kind, standard=standard, strong=False)
    return None


@cache
def _squeezed() -> dict[str, Heading]:
    return {words.replace(" ", ""): meaning for words, meaning in load_headings().items() if meaning.strong}


def _without_modifiers(words: str) -> str:
    kept = [word for word in words.split(" ") if word not in heading_modifiers()]
    return " ".join(kept)
