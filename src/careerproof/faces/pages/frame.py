"""What all pages share: their language, how they point at each other, and the templates they are made of."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from careerproof.evidence import Missing
from careerproof.faces.catalogue import Catalogue
from careerproof.version import __version__

TEMPLATES = Path(__file__).parent / "templates"
ASSETS = Path(__file__).parent / "assets"
SERVED_ONLY = frozenset({"app.css", "app.js", "edits.js"})
"""The assets of pages that only a server has: a folder of files cannot read what a person drops."""

_HYPHENS = re.compile(r"(?<=\w)--(?=\w)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Links:
    """How a page points at the others: `root` leads from it to the top, `suffix` ends the name of a page.

    In a folder on disk pages are files (root "../", suffix ".html"); a server gives them bare names (root "/"). `top`
    leads to the top of the whole site, where it holds several languages and `root` is the top of one of them.
    """

    root: str
    suffix: str
    top: str | None = None

    def career(self, key: str) -> str:
        """The page of a career, by O*NET-SOC code or slug."""
        return f"{self.root}careers/{key}{self.suffix}"

    def category(self, name: str) -> str:
        """The page of a safety category."""
        return f"{self.root}categories/{name}{self.suffix}"

    def industry(self, slug: str) -> str:
        """The page of an industry."""
        return f"{self.root}industries/{slug}{self.suffix}"

    def page(self, name: str) -> str:
        """A page at the top: "index", "compare", "check", "optimize", "method", "sources"."""
        if name == "index" and not self.suffix:
            return self.root
        return f"{self.root}{name}{self.suffix}"

    def asset(self, name: str) -> str:
        """A style sheet, script or picture."""
        return f"{self.root if self.top is None else self.top}assets/{name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternate:
    """The same page in a language: the language's own name for itself, the way there, and the page's full address.

    `address` is the way there too where nobody has said the site's address.
    """

    language: str
    name: str
    href: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What a page says of itself to machines: a title, at most 160 characters of description, and JSON-LD objects."""

    title: str
    description: str
    data: tuple[Mapping[str, object], ...] = ()

    @property
    def scripts(self) -> tuple[str, ...]:
        """The objects as texts that can stand in a script element: no "<" ends it, no line end breaks it."""
        escapes = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
        table = str.maketrans(escapes)
        texts = (json.dumps(item, ensure_ascii=False, allow_nan=False, separators=(",", ":")) for item in self.data)
        return tuple(text.translate(table) for text in texts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """Everything around the content of one page.

    Args:
        catalogue: the words.
        links: how this page points at the others.
        path: where the page stands below the top of its language, with "/" ("careers/29-1141.00.html").
        base_url: the address of that top, with a slash at its end; "" where nobody has said it.
        facts_version: the facts that the figures come from.
        alternates: this page in every language of the site, its own among them, the first language first; empty where
            there is one language.
        about: what the head says of the page; None for a page that no machine needs to find.
        card: the full address of the picture that stands for the page where a link to it is shared; "" for none.
        keeps: whether this server keeps a person's applications, whose page the menu then names.
    """

    catalogue: Catalogue
    links: Links
    path: str
    base_url: str
    facts_version: str
    alternates: tuple[Alternate, ...] = ()
    about: About | None = None
    card: str = ""
    keeps: bool = False

    @property
    def canonical(self) -> str:
        """The address that this page is known by: absolute where the site's is known, else relative to the page.

        The top of a site is known by the address of its folder.
        """
        if not self.base_url:
            name = self.path.rpartition("/")[2]
            return name if self.links.suffix else "./" if self.path == "index.html" else name.removesuffix(".html")
        return f"{self.base_url}{'' if self.path == 'index.html' else self.path}"


def render(template: str, frame: Frame, values: Mapping[str, object]) -> str:
    """A page from its template; a name that the template uses and nobody gave is an error."""
    return (
        _environment()
        .get_template(template)
        .render(
            values,
            frame=frame,
            links=frame.links,
            words=frame.catalogue,
            say=frame.catalogue.say,
            code_version=__version__,
        )
    )


class Verbatim(str):
    """A text that a person wrote or that must come back as it went out; the filter `verbatim` makes one."""

    __slots__ = ()


def read_dashes(value: object) -> object:
    """A text with a dash for each pair of hyphens between words: "Helpers--Electricians" is "Helpers – Electricians".

    Official titles are written so that a typewriter can; the facts keep them as they are.
    """
    if not isinstance(value, str) or isinstance(value, Verbatim) or "--" not in value:
        return value
    # A text that is markup already stays so; a style's own names ("var(--tone)") do not stand between words.
    return type(value)(_HYPHENS.sub(" – ", value))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("html.j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=read_dashes,
    )
    environment.filters["verbatim"] = Verbatim
    environment.tests["missing"] = lambda value: isinstance(value, Missing)
    return environment
