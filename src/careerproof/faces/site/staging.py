"""Puts the files of a build in place: all of them or none, each whole."""

from __future__ import annotations

import hashlib
import shutil
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from careerproof.errors import UsageError
from careerproof.faces.site.manifest import NAME, Manifest

STAGE = ".careerproof-building"
"""Where new files wait until all are there: in the site's own folder, as only there a rename is one step."""


class Staging:
    """The files of one build, waiting beside the site that they will become.

    Why: a build that is stopped, or fails at its thousandth page, leaves the old site as it was.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stage = folder / STAGE

    def __enter__(self) -> Self:
        self._clear()
        self._stage.mkdir(parents=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    def write(self, file: str, data: bytes) -> str:
        """The digest of a file that now waits to be put in place; one that stands there already does not wait."""
        target = self.folder / file
        if not target.is_file() or target.read_bytes() != data:
            waiting = self._stage / file
            waiting.parent.mkdir(parents=True, exist_ok=True)
            waiting.write_bytes(data)
        return hashlib.sha256(data).hexdigest()

    def commit(self, manifest: Manifest, before: Mapping[str, str]) -> tuple[int, int, int]:
        """How many files are new, changed and removed, once every waiting file is in place and the manifest written.

        A request to end waits until that is done, which takes a moment. Whoever pulls the plug in that moment leaves
        pages that are whole, some old and some new, under a manifest that says so.
        """
        waiting = sorted(path.relative_to(self._stage).as_posix() for path in self._stage.rglob("*") if path.is_file())
        new = [file for file in waiting if not (self.folder / file).exists()]
        gone = sorted(set(before) - set(manifest.files))
        target = self.folder / NAME
        if not waiting and not gone and target.is_file() and target.read_bytes() == manifest.to_bytes():
            return 0, 0, 0
        with _uninterrupted():
            self._put(replace(manifest, whole=False, files={**before, **manifest.files}))
            for file in waiting:
                (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
                (self._stage / file).replace(self.folder / file)
            for file in gone:
                (self.folder / file).unlink(missing_ok=True)
                self._drop_empty(file)
            self._put(manifest)
        return len(new), len(waiting) - len(new), len(gone)

    def _put(self, manifest: Manifest) -> None:
        waiting = self._stage / NAME
        waiting.write_bytes(manifest.to_bytes())
        waiting.replace(self.folder / NAME)

    def _drop_empty(self, file: str) -> None:
        """Removes the folders above a removed file that hold nothing any more."""
        for above in PurePosixPath(file).parents:
            folder = self.folder / above
            if folder == self.folder or not folder.is_dir() or any(folder.iterdir()):
                return
            folder.rmdir()

    def _clear(self) -> None:
        if self._stage.is_dir():
            shutil.rmtree(self._stage)


def refuse_foreign(folder: Path, files: Iterable[str], ours: Mapping[str, str]) -> None:
    """Nothing, where every file to be written is new or was written by a build of ours.

    Raises:
        UsageError: something else stands in the way; the message names the first.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is not a folder", hint="name a folder; it is made if absent")
    for file in sorted(files):
        path = folder / file
        blocked = [above for above in list(path.parents)[: len(PurePosixPath(file).parts) - 1] if above.is_file()]
        if blocked or path.is_dir() or (file not in ours and path.exists()):
            what = (blocked[-1] if blocked else path).relative_to(folder).as_posix()
            raise UsageError(
                f"{folder} holds {what}, which careerproof did not write and would overwrite",
                hint="name an empty folder, or one that careerproof wrote a site into",
            )


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """While it lasts, requests to end are not heard; only the main thread can hear them at all."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {name: signal.signal(name, signal.SIG_IGN) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
