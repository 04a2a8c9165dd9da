"""The part of careerproof facts build that fetches the official files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from careerproof.faces.cli.layout import paragraph
from careerproof.faces.envelope import FINE, UNREADABLE

LABEL = 24
WIDTH = 28


def list_official_files(addresses: Path | None, only: tuple[str, ...], *, everything: bool) -> None:
    """Prints what would be fetched, from where, under which licence; asks nobody."""
    from careerproof.verbs.facts import official_files

    for each in official_files(addresses, only=only, everything=everything):
        size = "" if each.megabytes is None else f" · about {each.megabytes:g} MB"
        click.echo(f"{each.id}  {each.title}{size}")
        click.echo(paragraph(f"{each.publisher} · {each.edition} · {each.licence}", indent=4))
        click.echo(paragraph(f"for {each.feeds}", indent=4))
        click.echo(f"    from {each.address}" if each.address else paragraph(f"by hand: {each.by_hand}", indent=4))
        if not each.address:
            click.echo(f"    at   {each.page}")
        click.echo(f"    to   {each.file}")


def download_official_files(sources: Path, **wishes: Any) -> int:
    """Fetches what is missing, says what came of it on stderr, and gives the exit code."""
    from careerproof.verbs.facts import download

    with _Bars() as bars:
        report = download(sources, progress=bars.tell, **wishes)
    for each in report.files:
        if each.finding is not None:
            say = {"error": "not fetched", "warning": "warning", "info": "by hand"}[each.finding.severity]
            click.echo(f"{say}: {each.finding.message} — {each.finding.fix} [{each.finding.id}]", err=True)
    for note in report.notes:
        click.echo(f"note: {note}", err=True)
    click.echo(str(report), err=True)
    return UNREADABLE if report.failed else FINE


class _Bars:
    """A bar for each file, one below the other; a plain line where nobody watches."""

    def __init__(self) -> None:
        self._name = ""
        self._line = ""
        self._watched = sys.stderr.isatty()

    def __enter__(self) -> _Bars:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def tell(self, name: str, done: int, total: int | None) -> None:
        """Draws how far the file is: bytes that are here, and of how many, where the server says so."""
        if name != self._name:
            self._end()
            self._name = name
            if not self._watched:
                click.echo(f"fetching {name}", err=True)
        size = f"{done / 1e6:.1f} MB" if total is None else f"{done / 1e6:.1f} of {total / 1e6:.1f} MB"
        share = 0 if not total else min(WIDTH, WIDTH * done // total)
        line = f"{name[:LABEL].ljust(LABEL)} [{'#' * share}{' ' * (WIDTH - share)}] {size}"
        if self._watched and line != self._line:
            click.echo(f"\r{line}\x1b[K", err=True, nl=False)
            self._line = line

    def _end(self) -> None:
        if self._line:
            click.echo(err=True)
            self._line = ""
