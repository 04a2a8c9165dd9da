"""Writes the whole static site into a folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from careerproof.errors import UsageError
from careerproof.evidence import Record
from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.pages.drawing import Scene
from careerproof.faces.pages.frame import ASSETS, SERVED_ONLY
from careerproof.faces.pages.plan import Page, plan_site
from careerproof.faces.pages.scripts import data_scripts
from careerproof.faces.site.manifest import Manifest, digest_file, digest_inputs, read_manifest
from careerproof.faces.site.sitemap import write_robots, write_sitemap
from careerproof.faces.site.staging import Staging, refuse_foreign
from careerproof.faces.site.workers import draw_pages
from careerproof.facts.store import open_facts
from careerproof.settings import Settings

JOBS = 2
Progress = Callable[[str, float], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteReport(Record):
    """What a build did: how many pages and other files the site has, and what became of both together."""

    folder: Path
    pages: int
    others: int
    new: int
    changed: int
    unchanged: int
    removed: int

    def __str__(self) -> str:
        return (
            f"{self.folder}: {self.pages:,} pages and {self.others} other files; "
            f"{self.new:,} new, {self.changed:,} changed, {self.unchanged:,} unchanged, {self.removed:,} removed"
        )


def build_site(
    folder: Path,
    *,
    settings: Settings,
    languages: Sequence[str] = ("en",),
    base_url: str = "",
    changed: bool = False,
    jobs: int = JOBS,
    keys: Collection[str] | None = None,
    progress: Progress,
) -> SiteReport:
    """Every page, picture and script of the site under `folder`, which is made if absent.

    The same facts, program and options give the same bytes. Until all files are there the old site stands; then they
    are put in place in a moment, and what is no more is removed. A file that is the same stays untouched.

    Args:
        folder: the top of the site; it may hold other files, as long as none is in the way.
        settings: where the facts are.
        languages: the first stands at the top, the others each in a folder of their own.
        base_url: the address that the site will stand at, for what has to be absolute.
        changed: trust what stands in the folder where it was made of the same facts, program and options.
        jobs: how many processes draw pages; more than one needs a program whose main module may be imported.
        keys: the careers whose own pages are wanted, by code or slug; all when None.
        progress: called with the title of what is done and the share (0..1) that is.

    Raises:
        UsageError: no such language, no address, or something in the folder that is not ours and in the way.
    """
    options = _Options(
        languages=_known_languages(languages),
        base_url=_full_address(base_url),
        keys=None if keys is None else tuple(sorted(set(keys))),
    )
    before = read_manifest(folder)
    inputs = digest_inputs(settings.facts, options.to_dict())
    kept = _kept_files(folder, before) if changed and before and before.whole and before.inputs == inputs else {}
    if before and kept and len(kept) == len(before.files):
        return _report(folder, before.files)
    with open_facts(settings.facts) as facts:
        scene = Scene(facts=facts, languages=options.languages, base_url=options.base_url)
        pages = plan_site(scene.rows_in(options.languages[0]), options.languages, keys=options.keys)
        others = _other_files(scene, pages)
        refuse_foreign(folder, {page.file for page in pages} | set(others), before.files if before else {})
        with Staging(folder) as staging:
            wanted = [page for page in pages if page.file not in kept]
            digests = dict(kept)
            for number, (page, digest) in enumerate(draw_pages(wanted, scene, staging, jobs=jobs), 1):
                digests[page.file] = digest
                progress(page.file, number / len(wanted))
            digests |= {file: staging.write(file, data) for file, data in others.items()}
            manifest = Manifest(
                inputs=inputs,
                facts_version=facts.version,
                languages=options.languages,
                base_url=options.base_url,
                whole=True,
                files=digests,
            )
            new, moved, removed = staging.commit(manifest, before.files if before else {})
    return _report(folder, digests, new=new, changed=moved, removed=removed)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Options(Record):
    """What was asked for, checked."""

    languages: tuple[str, ...]
    base_url: str
    keys: tuple[str, ...] | None


def _known_languages(languages: Sequence[str]) -> tuple[str, ...]:
    if not languages:
        raise UsageError("a site has at least one language", hint="for example: en")
    return tuple(dict.fromkeys(load_catalogue(language).language for language in languages))


def _full_address(base_url: str) -> str:
    """The address with a slash at its end; "" stays."""
    if not base_url:
        return ""
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise UsageError(
            f"{base_url} is not the address of a site", hint="write it as https://example.com/ or with a folder below"
        )
    return f"{base_url.rstrip('/')}/"


def _kept_files(folder: Path, before: Manifest) -> dict[str, str]:
    """The files of the last build that stand as it left them, with their digests."""
    return {file: digest for file, digest in before.files.items() if digest_file(folder / file) == digest}


def _other_files(scene: Scene, pages: Sequence[Page]) -> dict[str, bytes]:
    """What the pages load, and what search engines ask for."""
    assets = [path for path in sorted(ASSETS.iterdir()) if path.is_file() and path.name not in SERVED_ONLY]
    files = {f"assets/{path.name}": path.read_bytes() for path in assets}
    for language in scene.languages:
        files |= {f"assets/{name}": script.encode() for name, script in data_scripts(scene.facts, language).items()}
    files["sitemap.xml"] = write_sitemap(pages, scene.base_url).encode()
    files["robots.txt"] = write_robots(scene.base_url).encode()
    return files


def _report(folder: Path, files: Mapping[str, str], *, new: int = 0, changed: int = 0, removed: int = 0) -> SiteReport:
    pages = sum(file.endswith(".html") for file in files)
    return SiteReport(
        folder=folder,
        pages=pages,
        others=len(files) - pages,
        new=new,
        changed=changed,
        unchanged=len(files) - new - changed,
        removed=removed,
    )
