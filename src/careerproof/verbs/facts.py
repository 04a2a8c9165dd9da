"""Which facts, from where, how old? Build them again; verify them; compare two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from careerproof.errors import UnknownOccupation
from careerproof.facts.building.build import BuildReport, build_facts
from careerproof.facts.store import Facts, open_facts
from careerproof.settings import SHIPPED_FACTS, Settings, artifact_path
from careerproof.verbs.opening import open_store, resolve_today

if TYPE_CHECKING:  # only named: the other verbs must not wait for what compares
    from careerproof.facts.checking.verify import Verification
    from careerproof.facts.describing.lineage import Lineage
    from careerproof.facts.describing.overview import Overview
    from careerproof.verbs.model import FactsComparison

SHIPPED = "shipped"
"""The word that stands for the facts of the package where two artifacts are compared."""

if TYPE_CHECKING:
    from careerproof.facts.downloading.model import Address, Download


def info(*, settings: Settings | None = None) -> Facts:
    """The opened facts, which say their version, sources and tables."""
    return open_store(settings)


def overview(*, settings: Settings | None = None, today: str | None = None) -> Overview:
    """The facts as a whole: sources with age and licence, tables with coverage, what is absent, files, attribution.

    Args:
        today: the day (YYYY-MM-DD) that ages are counted to; the clock's when None.
    """
    from careerproof.facts.describing.overview import view_facts

    return view_facts(open_store(settings), date.fromisoformat(resolve_today(today)))


def lineage(occupation: str, *, settings: Settings | None = None) -> Lineage:
    """Every figure of an occupation, named by title or code, with its sources; every gap with its reason.

    Raises:
        UnknownOccupation: no official occupation goes by that title or code.
    """
    from careerproof.facts.describing.lineage import trace_occupation
    from careerproof.occupations.resolve import resolve_career

    facts = open_store(settings)
    career = resolve_career(facts, occupation)
    if career.code is None:
        parts = ", ".join(code for code, _ in career.mixture)
        hint = f"ask for one of the official occupations that it is measured by: {parts}"
        raise UnknownOccupation(f"{career.title} is an emerging career without figures of its own", hint=hint)
    return trace_occupation(facts, career.code)


def build(
    sources: Path, output: Path, *, texts: bool = False, progress: Callable[[str, float], None] | None = None
) -> BuildReport:
    """The facts built again from a folder of official files; an interruption leaves the old artifact in place.

    With `texts` the publishers' own descriptions, tasks and reasons are kept too, for a user's own artifact.

    Raises:
        SourcesIncomplete: a file of the taxonomy is not there, or a file lacks a column.
    """
    return build_facts(sources, output, progress=progress, texts=texts)


def official_files(
    addresses: Path | None = None, *, only: Iterable[str] = (), everything: bool = False
) -> tuple[Address, ...]:
    """The official files that a download would fetch, with their addresses; asks nobody.

    Args:
        addresses: a table of addresses of your own, as a mirror has one; ours when None.
        only: the ids of the files that are wanted; () for all that are not optional.
        everything: the optional ones too.

    Raises:
        UsageError: an id is not in the table, or the table is none.
    """
    from careerproof.facts.downloading.addresses import choose_addresses, read_addresses

    return choose_addresses(read_addresses(addresses), only, everything=everything)


def download(
    sources: Path,
    *,
    addresses: Path | None = None,
    only: Iterable[str] = (),
    everything: bool = False,
    refresh: bool = False,
    contact: str | None = None,
    progress: Callable[[str, int, int | None], None] | None = None,
) -> Download:
    """The official files fetched into a folder: the only verb of this group that opens the network.

    Files that are there are kept (asked for again with `refresh`), a file that was cut is gone on with, and one that
    fails does not stop the others. `contact` is a mail address, which some publishers want to see.
    """
    # Only who downloads loads what a download needs, the client above all.
    from careerproof.facts.downloading.addresses import read_addresses
    from careerproof.facts.downloading.download import download_sources

    return download_sources(
        sources,
        read_addresses(addresses),
        today=datetime.now(UTC).date(),
        chosen=official_files(addresses, only=only, everything=everything),
        refresh=refresh,
        contact=contact,
        progress=progress,
    )


def verify(*, settings: Settings | None = None, progress: Callable[[str, float], None] | None = None) -> Verification:
    """The facts checked against themselves: what each check looked at, and what is wrong."""
    from careerproof.facts.checking.verify import check_facts

    return check_facts(open_store(settings), progress)


def diff(old: str | Path, new: str | Path, *, progress: Callable[[str, float], None] | None = None) -> FactsComparison:
    """What differs between two artifacts of facts, and which scores that moves and why.

    Args:
        old: the facts as they were: an artifact, its folder, or "shipped" for those of the package.
        new: the facts as they are, named likewise.
        progress: told what is compared and which share (0..1) of the work is done.

    Raises:
        FactsMissing: there is no such artifact.
        FactsDamaged: one is truncated or broken.
        FactsForeign: one is no artifact, or has another layout.
    """
    from careerproof.facts.comparing.compare import compare_facts
    from careerproof.occupations.emerging import load_emerging
    from careerproof.safety.compare import ComparedCareer, compare_scores
    from careerproof.safety.model import Subject
    from careerproof.verbs.model import FactsComparison
    from careerproof.verbs.score import signals_of

    careers = [
        ComparedCareer(
            subject=Subject(kind="emerging", code=None, slug=career.slug, title=career.title),
            mixture=tuple((part.code, part.weight) for part in career.mixture),
            creation=signals_of(career),
        )
        for career in load_emerging()
    ]
    with open_facts(_artifact(old)) as before, open_facts(_artifact(new)) as after:
        facts = compare_facts(before, after, progress=_half(progress, 0.0))
        return FactsComparison(
            facts=facts,
            scores=compare_scores(before, after, careers=careers, progress=_half(progress, 0.5)),
        )


def _artifact(name: str | Path) -> Path:
    return SHIPPED_FACTS if str(name) == SHIPPED else artifact_path(Path(name))


def _half(progress: Callable[[str, float], None] | None, start: float) -> Callable[[str, float], None] | None:
    """The progress of one half of the work, told as that of the whole."""
    return None if progress is None else lambda what, share: progress(what, start + share / 2)
