"""Which pages a site has, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from careerproof.careers.model import CareerRow
from careerproof.evidence import Record
from careerproof.safety.model import Category

Kind = Literal[
    "index", "compare", "check", "optimize", "method", "sources", "not_found", "category", "industry", "career"
]

GUIDES: tuple[Kind, ...] = ("check", "optimize", "method", "sources")
NOT_FOUND = "404.html"
"""The name that hosts of static sites look for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page(Record):
    """A page of the site.

    Args:
        kind: what it shows.
        key: which one of its kind: a career's code or slug, a category's name, an industry's slug; else "".
        language: the language of its words.
        path: where it stands below the top of its language.
        folder: the top of its language below the top of the site: "" or "es/".
    """

    kind: Kind
    key: str
    language: str
    path: str
    folder: str

    @property
    def name(self) -> str:
        """What a server calls the page, below the top of its language: "careers/29-1141.00"; "" is the top itself."""
        return self.path.removesuffix(".html") if self.kind != "index" else ""

    @property
    def file(self) -> str:
        """Where the page stands below the top of the site."""
        return f"{self.folder}{self.path}"


def plan_site(
    rows: Sequence[CareerRow], languages: Sequence[str], *, keys: Collection[str] | None = None
) -> tuple[Page, ...]:
    """Every page, the first language's first: the top, the guides, the groups, the careers.

    Args:
        rows: all careers.
        languages: the first stands at the top, the others each in a folder of their own.
        keys: the careers whose own pages are wanted; all when None.
    """
    return tuple(
        Page(kind=kind, key=key, language=language, path=path, folder=f"{language}/" if place else "")
        for place, language in enumerate(languages)
        for kind, key, path in _of_one_language(rows, keys)
    )


def _of_one_language(rows: Sequence[CareerRow], keys: Collection[str] | None) -> Iterator[tuple[Kind, str, str]]:
    yield "index", "", "index.html"
    yield "compare", "", "compare.html"
    for guide in GUIDES:
        yield guide, "", f"{guide}.html"
    yield "not_found", "", NOT_FOUND
    for name in get_args(Category):
        yield "category", name, f"categories/{name}.html"
    for slug in sorted({row.industry for row in rows}):
        yield "industry", slug, f"industries/{slug}.html"
    for row in rows:
        if keys is None or row.key in keys:
            yield "career", row.key, f"careers/{row.key}.html"
