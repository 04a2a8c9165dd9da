"""Reads the texts of O*NET word for word: for a user's own build only, the shipped facts hold none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from careerproof.facts.sources.folder import Loaded, SourceFolder, text_of
from careerproof.facts.sources.onet.release import CODE, TABLE, tell


class OnetPassage(NamedTuple):
    """A text on an occupation: what it is or a task of it, and its place among its kind, from 1."""

    code: str
    kind: Literal["description", "task"]
    rank: int
    text: str


def read_passages(folder: SourceFolder) -> list[Loaded[OnetPassage]]:
    """The descriptions, then the tasks in the order of the file. They may be of two releases, so they are two lists.

    A table that is not among the files is left out.
    """
    tables: tuple[tuple[str, str, Literal["description", "task"]], ...] = (
        ("occupationdata", "Description", "description"),
        ("taskstatements", "Task", "task"),
    )
    found = [(folder.find_all(rf"{name}{TABLE}"), column, kind) for name, column, kind in tables]
    return [_passages(folder, paths[-1], column, kind) for paths, column, kind in found if paths]


def _passages(
    folder: SourceFolder, path: Path, column: str, kind: Literal["description", "task"]
) -> Loaded[OnetPassage]:
    rows = [(text_of(code), text_of(text)) for code, text in folder.table(path, (CODE, column))]
    passages = [OnetPassage(code, kind, 0, text) for code, text in rows if text]
    loaded = tell(folder, path, passages, by=("code", "kind", "text"))
    return Loaded(source=loaded.source, rows=tuple(_ranked(loaded.rows)), files=loaded.files)


def _ranked(passages: Iterable[OnetPassage]) -> Iterable[OnetPassage]:
    """The passages with their places; a text that stands twice counts once."""
    places: Counter[str] = Counter()
    for passage in dict.fromkeys(passages):
        places[passage.code] += 1
        yield passage._replace(rank=places[passage.code])
