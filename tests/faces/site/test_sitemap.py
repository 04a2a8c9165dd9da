"""The list of pages for search engines."""

from __future__ import annotations

from lxml import etree

from careerproof.faces.pages.plan import Page
from careerproof.faces.site.sitemap import LINKS, SPACE, write_robots, write_sitemap

BASE = "https://example.com/a&b/"


def _page(path: str, kind: str = "career", language: str = "en", folder: str = "") -> Page:
    return Page(kind=kind, key="", language=language, path=path, folder=folder)  # type: ignore[arg-type]


def test_pages_are_listed_with_their_languages() -> None:
    """Full addresses, escaped; the other languages beside; the page for wrong addresses is not listed."""
    pages = [
        _page(path, kind, language, folder)
        for language, folder in (("en", ""), ("es", "es/"))
        for path, kind in (("index.html", "index"), ("careers/x.html", "career"), ("404.html", "not_found"))
    ]
    tree = etree.fromstring(write_sitemap(pages, BASE).encode())
    names = {"s": SPACE, "x": LINKS}
    assert [item.text for item in tree.findall("s:url/s:loc", names)] == [
        BASE,
        f"{BASE}careers/x.html",
        f"{BASE}es/",
        f"{BASE}es/careers/x.html",
    ]
    last = tree.findall("s:url", names)[-1]
    assert [(link.get("hreflang"), link.get("href")) for link in last.findall("x:link", names)] == [
        ("en", f"{BASE}careers/x.html"),
        ("es", f"{BASE}es/careers/x.html"),
        ("x-default", f"{BASE}careers/x.html"),
    ]


def test_without_an_address_paths_stand_alone() -> None:
    """Nobody has said where the site stands: paths below the top, no links, and robots.txt names no sitemap."""
    text = write_sitemap([_page("index.html", "index"), _page("careers/x.html")], "")
    assert "<loc>index.html</loc>" in text
    assert "<loc>careers/x.html</loc>" in text
    assert "xhtml:link" not in text
    assert "Sitemap" not in write_robots("")
    assert f"Sitemap: {BASE}sitemap.xml" in write_robots(BASE)
