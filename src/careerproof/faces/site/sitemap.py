"""The list of pages for search engines, and where they find it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from careerproof.faces.pages.plan import Page

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LINKS = "http://www.w3.org/1999/xhtml"


def write_sitemap(pages: Sequence[Page], base_url: str) -> str:
    """sitemap.xml: every page that can be found, with its other languages; no dates, as nothing is written by a clock.

    Args:
        pages: the pages of the site, in order.
        base_url: the address of the site, with a slash at its end; where it is "" the paths stand alone, which is not
            what search engines ask for.
    """
    listed = [page for page in pages if page.kind != "not_found"]
    same: dict[str, list[Page]] = defaultdict(list)
    for page in listed:
        same[page.path].append(page)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{SPACE}" xmlns:xhtml="{LINKS}">']
    for page in listed:
        lines.append(f"<url><loc>{escape(address_of(page, base_url))}</loc>{_others(same[page.path], base_url)}</url>")
    return "\n".join([*lines, "</urlset>", ""])


def write_robots(base_url: str) -> str:
    """robots.txt: everything may be read; it names the sitemap where the site's address is known."""
    named = f"\nSitemap: {base_url}sitemap.xml\n" if base_url else ""
    return f"User-agent: *\nAllow: /\n{named}"


def address_of(page: Page, base_url: str) -> str:
    """The address that a page is known by: the top of a language by its folder, where the site's address is known."""
    return f"{base_url}{page.folder}" if base_url and page.kind == "index" else f"{base_url}{page.file}"


def _others(pages: Sequence[Page], base_url: str) -> str:
    if len(pages) == 1:
        return ""
    tags = [(page.language, page) for page in pages] + [("x-default", pages[0])]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(address_of(page, base_url))}/>'
        for language, page in tags
    )
