"""Which files an assistant may read: those in the folders that a person has allowed, and no other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from careerproof.errors import FileUnreadable, UsageError
from careerproof.faces.contract.files import held_file, plain_name
from careerproof.verbs.opening import OpenedFile, open_file

LONGEST_SHOWN = 300


class AllowedFiles:
    """The folders that a person has allowed, with everything below them that is not hidden."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(dict.fromkeys(folder.expanduser().resolve() for folder in folders))

    def open(self, name: str, value: object) -> OpenedFile:
        """The file that an argument names by its path, or holds: an object with a name and a text or base64.

        Raises:
            FileUnreadable: there is no such file, or it is outside what is allowed: which of the two is not told apart.
            UsageError: the argument is neither a path nor such an object.
        """
        if isinstance(value, str):
            return self._at(value)
        if isinstance(value, dict):
            return held_file(name, value)
        raise UsageError(f"{name} is no file", hint='give a path, or {"name": …, "text": …}')

    def _at(self, written: str) -> OpenedFile:
        """The file at a path; a relative one is looked for in each folder."""
        try:
            path = Path(written).expanduser()
            places = [path] if path.is_absolute() else [folder / path for folder in self.folders]
            for place in places:
                found = place.resolve()  # what a link leads to is what would be read
                if any(_is_below(found, folder) for folder in self.folders) and found.is_file():
                    return replace(open_file(found), name=written)
        except (OSError, RuntimeError, ValueError):
            pass  # a name that no file can have: nobody's home, too long, a character that no path holds
        shown = written if written.isprintable() and len(written) <= LONGEST_SHOWN else plain_name(written)
        raise FileUnreadable(
            f"{shown} is not among the files that may be read",
            hint="ask the person to allow its folder: careerproof mcp --allow FOLDER",
        )


def _is_below(path: Path, folder: Path) -> bool:
    """Whether a resolved path is inside a folder, through nothing hidden."""
    return path.is_relative_to(folder) and not any(part.startswith(".") for part in path.relative_to(folder).parts)
