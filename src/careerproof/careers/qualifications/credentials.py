"""The licences and certifications of a career: an emerging career's own, else those known of its occupation."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from careerproof.careers.landscape import see_landscape
from careerproof.careers.model import Certification
from careerproof.evidence import Source
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem

CREDENTIALS_SOURCE = Source(
    id="careerproof-credentials",
    title="Commonly known licences and certifications by occupation",
    publisher="careerproof",
    edition="2",
    licence="Apache-2.0",
    url="",
    citation="List of this project; requirements differ by state and employer",
)

HOW_NEEDED = {"required": "required by law", "usual": "usually asked for", "valued": "voluntary, valued"}

_NO_NAMES = frozenset(
    stem(word)
    for word in ("a", "an", "and", "certificate", "certification", "certified", "in", "of", "or", "licence", "license",
                 "licensed", "the")
)  # fmt: skip
"""Words, as stems, that every credential's name may have."""

_LIST = Path(__file__).parent.parent / "data" / "credentials.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Credential:
    """A licence or certification: who grants it, and whether it is required, usual or valued."""

    codes: tuple[str, ...]
    label: str
    by: str
    kind: Literal["required", "usual", "valued"]

    def __str__(self) -> str:
        return f"{self.label} — {self.by} ({HOW_NEEDED[self.kind]})"


@kept(4096)
def credentials_of(facts: Facts, key: str) -> tuple[Credential, ...]:
    """What is commonly asked for in a career, what the law requires first; () where our list names nothing.

    An emerging career has what it names itself and what our list gives under its slug: a licence of one of its parts is
    not one of the new career.
    """
    emerging = None if key in facts.codes() else see_landscape(facts).emerging.get(key)
    if emerging is not None:
        own = [Credential(codes=(key,), label=label, by="", kind="valued") for label in emerging.certifications]
        named = set(emerging.certifications)
        return (*own, *(item for item in _credentials() if key in item.codes and item.label not in named))
    listed = [item for item in _credentials() if key.startswith(item.codes)]
    order = {"required": 0, "usual": 1, "valued": 2}
    listed.sort(key=lambda item: order[item.kind])
    return tuple(listed)


def credentials_naming(facts: Facts, key: str, term: str) -> tuple[Credential, ...]:
    """Those of a career whose name holds every word of the term: of "CPA" and of "public accountant" the CPA."""
    wanted = _words(term)
    return tuple(item for item in credentials_of(facts, key) if wanted and wanted <= _words(item.label))


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in normalise(text).split()) - _NO_NAMES


def give_certifications(facts: Facts, key: str) -> tuple[Certification, ...]:
    """The credentials of a career, each with who grants it and how far it is needed."""
    return tuple(
        Certification(
            text=str(item) if item.by else f"{item.label} ({HOW_NEEDED[item.kind]})",
            sources=(CREDENTIALS_SOURCE.id,),
            kind=item.kind,
        )
        for item in credentials_of(facts, key)
    )


@lru_cache(maxsize=1)
def proper_issuers() -> frozenset[str]:
    """Who grants credentials under a name of their own, which no language changes; "state board of nursing" is none."""
    words = {item.by: re.findall(r"[^\W\d_]+", item.by) for item in _credentials()}
    return frozenset(by for by, own in words.items() if own and not any(_is_plain(word) for word in own))


def _is_plain(word: str) -> bool:
    return word.islower() and word not in ("and", "d", "for", "in", "of", "on", "s", "the")


@lru_cache(maxsize=1)
def _credentials() -> tuple[Credential, ...]:
    raw = tomllib.loads(_LIST.read_text(encoding="utf-8"))
    return tuple(
        Credential(codes=tuple(item["codes"]), label=item["label"], by=item["by"], kind=item["kind"])
        for item in raw["list"]
    )
