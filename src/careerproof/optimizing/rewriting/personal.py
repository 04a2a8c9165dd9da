"""Tells what in a bullet would tell a stranger whose it is: such a bullet is never sent to a rewriter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from careerproof.resumes.model import Resume

_MAIL = re.compile(r"\S@\S")
_PHONE = re.compile(r"(?<![\d,.])\+?\(?\d(?:[ .()/-]{0,2}\d){8,}|(?<!\d)\d{3}[ .-]\d{4}(?!\d)")
_LINK = re.compile(r"\w+://|\bwww\.|\b[\w-]+\.[a-z]{2,}/", re.IGNORECASE)
_LEGAL_FORM = re.compile(
    r"[ ,]+(?:inc|llc|llp|ltd|limited|corp|corporation|co|company|gmbh|ag|plc|s\.?a|s\.?l|b\.?v)\.?$", re.IGNORECASE
)
_SURE_OF_ANY_CASE = 4
"""Letters from which a part of a name counts in small letters too: "An" and "Li" are also words."""


def find_personal(text: str, resume: Resume) -> tuple[str, ...]:
    """The kinds of personal detail that the text holds: name, mail, phone, link, address, employer or school.

    Rather too many than one too few: who is called Baker loses the bullets about bakers, and is told so.
    """
    plain = _fold(text)
    return tuple(dict.fromkeys(kind for kind, is_held in _signs(plain, resume) if is_held))


def _signs(text: str, resume: Resume) -> Iterator[tuple[str, bool]]:
    names = [resume.basics.name, *(reference.name for reference in resume.references)]
    yield "name", any(_names(text, _fold(name)) for name in names if name)
    yield "mail", bool(_MAIL.search(text))
    yield "phone", bool(_PHONE.search(text)) or _holds_digits(text, resume.basics.phone)
    yield "link", bool(_LINK.search(text)) or any(link.casefold() in text.casefold() for link in _links(resume))
    place = resume.basics.location
    parts = (place.address, place.postal_code, place.city) if place else ()
    yield "address", any(_stands_in(text, _fold(part)) for part in parts if part)
    homes = [job.name for job in resume.work] + [school.institution for school in resume.education]
    homes += [post.organization for post in resume.volunteer]
    yield "employer or school", any(_stands_in(text, form) for home in homes if home for form in _forms(_fold(home)))


def _fold(text: str) -> str:
    """The text in plain letters, their case kept: "José" is also found as "Jose"."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _names(text: str, name: str) -> bool:
    """True where the whole name or one of its parts stands in the text."""
    parts = [part.strip('.,()"') for part in re.split(r"[\s'’-]+", name)]
    return _stands_in(text, name, any_case=True) or any(
        _stands_in(text, part, any_case=len(part) >= _SURE_OF_ANY_CASE) for part in parts if len(part) > 1
    )


def _stands_in(text: str, words: str, *, any_case: bool = False) -> bool:
    """True where the words stand in the text as whole words; within others for writings that have no spaces."""
    if not words.strip():
        return False
    if not words.isascii():
        return words.casefold() in text.casefold()
    flags = re.IGNORECASE if any_case else 0
    forms = (words,) if any_case else (words, words.title(), words.upper())
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, flags) for form in forms)


def _forms(name: str) -> tuple[str, ...]:
    return (name, _LEGAL_FORM.sub("", name))


def _holds_digits(text: str, phone: str | None) -> bool:
    digits = re.sub(r"\D", "", phone or "")
    return bool(digits) and digits[-7:] in re.sub(r"\D", "", text)


def _links(resume: Resume) -> Iterator[str]:
    """The hosts of the person's own pages and their names on networks."""
    addresses = [resume.basics.url, *(profile.url for profile in resume.basics.profiles)]
    for address in addresses:
        if address:
            parts = urlsplit(address if "//" in address else f"//{address}")
            yield (parts.netloc + parts.path).strip("/").removeprefix("www.") or address
    yield from (profile.username for profile in resume.basics.profiles if profile.username)
