"""Writes the whole static site into a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from careerproof.careers.directory import list_careers
from careerproof.careers.profile import build_profile
from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.pages.career import render_career
from careerproof.faces.pages.frame import Frame, Links
from careerproof.occupations.resolve import resolve_career
from careerproof.settings import Settings
from careerproof.verbs.opening import open_store

Progress = Callable[[str, float], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteReport:
    """What was written: the pages in all, and those that are new or changed."""

    folder: Path
    pages: int
    written: int


def build_site(
    folder: Path, *, settings: Settings, language: str = "en", base_url: str = "", progress: Progress
) -> SiteReport:
    """A page for every career under `folder`, which is made if absent."""
    facts = open_store(settings)
    rows = list_careers(facts)
    (folder / "careers").mkdir(parents=True, exist_ok=True)
    for number, row in enumerate(rows):
        path = f"careers/{row.key}.html"
        frame = Frame(
            catalogue=load_catalogue(language),
            links=Links(root="../", suffix=".html"),
            path=path,
            base_url=base_url,
            facts_version=facts.version,
        )
        page = render_career(build_profile(facts, resolve_career(facts, row.key)), rows, frame)
        (folder / path).write_text(page, encoding="utf-8")
        progress(row.title, (number + 1) / len(rows))
    return SiteReport(folder=folder, pages=len(rows), written=len(rows))
