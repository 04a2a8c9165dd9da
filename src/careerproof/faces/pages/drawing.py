"""One page of the plan as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from careerproof.careers.listing.directory import list_careers
from careerproof.careers.model import CareerRow
from careerproof.careers.profile import build_profile
from careerproof.careers.sources import list_sources
from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.pages.career import render_career
from careerproof.faces.pages.compare import render_compare
from careerproof.faces.pages.frame import About, Alternate, Frame, Links
from careerproof.faces.pages.group import render_category, render_industry
from careerproof.faces.pages.guides import (
    render_check,
    render_method,
    render_not_found,
    render_optimize,
    render_sources,
)
from careerproof.faces.pages.index import render_index
from careerproof.faces.pages.plan import Page
from careerproof.faces.pages.structured import (
    describe_career,
    describe_category,
    describe_compare,
    describe_guide,
    describe_index,
    describe_industry,
)
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import resolve_career
from careerproof.safety.policy import load_policy

CARD = "card.png"
"""The asset that stands for a page where a link to it is shared."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What all pages of a site are drawn from.

    Args:
        facts: the opened facts.
        languages: the languages of the site, the first at its top.
        base_url: the address of the site, with a slash at its end; "" where nobody has said it.
        is_served: a server gives the pages by bare names from the root of its host; else they are files in a folder.
        keeps: the server keeps a person's applications.
    """

    facts: Facts
    languages: tuple[str, ...]
    base_url: str
    is_served: bool = False
    keeps: bool = False

    def rows_in(self, language: str) -> Sequence[CareerRow]:
        """All careers, named in a language."""
        return list_careers(self.facts, language)


def draw_page(page: Page, scene: Scene) -> str:
    """The HTML of a page; a served one tells nothing to search engines, which do not come."""
    frame = _frame(page, scene)
    facts, rows = scene.facts, scene.rows_in(page.language)
    if page.kind == "career":
        profile = build_profile(facts, resolve_career(facts, page.key), language=page.language)
        about = describe_career(profile, next(row for row in rows if row.key == page.key), frame)
        return render_career(profile, rows, _told(frame, about, scene))
    if page.kind == "category":
        return render_category(page.key, rows, _told(frame, describe_category(page.key, rows, frame), scene))
    if page.kind == "industry":
        title = next(row.field for row in rows if row.industry == page.key)
        about = describe_industry(page.key, title, rows, frame)
        return render_industry(page.key, title, rows, _told(frame, about, scene))
    if page.kind == "index":
        return render_index(rows, _told(frame, describe_index(rows, frame), scene))
    if page.kind == "compare":
        return render_compare(rows, _told(frame, describe_compare(frame), scene))
    if page.kind == "not_found":
        return render_not_found(frame)
    return _draw_guide(page, _told(frame, describe_guide(page.kind, frame), scene), scene)


def _told(frame: Frame, about: About, scene: Scene) -> Frame:
    """The frame with what the head says of the page: of a served page no data, since its scripts stand in no page."""
    return replace(frame, about=replace(about, data=()) if scene.is_served else about)


def _draw_guide(page: Page, frame: Frame, scene: Scene) -> str:
    if page.kind == "check":
        return render_check(frame)
    if page.kind == "optimize":
        return render_optimize(frame)
    sources = list_sources(scene.facts)
    if page.kind == "sources":
        return render_sources(frame, sources=sources)
    return render_method(frame, policy=load_policy(), rows=scene.rows_in(page.language), sources=sources)


def _frame(page: Page, scene: Scene) -> Frame:
    base = scene.base_url
    return Frame(
        catalogue=load_catalogue(page.language),
        links=_links(page, scene),
        path=page.path,
        base_url=f"{base}{page.folder}" if base else "",
        facts_version=scene.facts.version,
        alternates=_alternates(page, scene),
        keeps=scene.keeps,
        card=f"{base}assets/{CARD}" if base else "",
    )


def _links(page: Page, scene: Scene) -> Links:
    """How the page points at the others: relative to itself, so that the site works from disk and at any address.

    The page for an address that leads nowhere is shown at any depth, so it points from the root of the host where the
    site's address is known.
    """
    if scene.is_served:
        return Links(root=f"/{page.folder}", suffix="", top="/")
    if page.kind == "not_found" and scene.base_url:
        top = urlsplit(scene.base_url).path
        return Links(root=f"{top}{page.folder}", suffix=".html", top=top)
    return Links(root="../" * page.path.count("/"), suffix=".html", top="../" * page.file.count("/"))


def _alternates(page: Page, scene: Scene) -> tuple[Alternate, ...]:
    """The page in every language of the site, its own too; nothing where there is but one."""
    if len(scene.languages) == 1:
        return ()
    top = _links(page, scene).top
    found = []
    for place, language in enumerate(scene.languages):
        folder = f"{language}/" if place else ""
        href = f"{top}{folder}{page.name if scene.is_served else page.path}"
        address = f"{scene.base_url}{folder}{'' if page.path == 'index.html' else page.path}"
        name = load_catalogue(language).say("about.name")
        found.append(Alternate(language=language, name=name, href=href, address=address if scene.base_url else href))
    return tuple(found)
