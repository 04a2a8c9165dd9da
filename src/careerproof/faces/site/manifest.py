"""The list of what a build wrote into a folder: by it a site is known as ours, and as made of the same inputs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from careerproof.errors import UsageError
from careerproof.evidence import Record
from careerproof.version import __version__

NAME = "site.json"
SCHEMA = "careerproof.site/1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest(Record):
    """What stands in a folder: the SHA-256 of each file by its path below the top.

    Args:
        inputs: one digest of everything that the files are made of: facts, program, options.
        facts_version: the facts that the figures come from.
        languages: the languages of the pages, the first at the top.
        base_url: the address of the site; "" where nobody has said it.
        whole: false while a build puts its files in place; what stays so was killed in that moment.
        files: the digests, sorted by path.
    """

    inputs: str
    facts_version: str
    languages: tuple[str, ...]
    base_url: str
    whole: bool
    files: Mapping[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The manifest as it stands in the folder: the same build, the same bytes."""
        plain = {"schema": SCHEMA, "code_version": __version__, **self.to_dict()}
        plain["files"] = {path: self.files[path] for path in sorted(self.files)}
        return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the site in a folder; None where there is none.

    Raises:
        UsageError: a file of that name is not a manifest of ours; nothing is known of the folder then.
    """
    try:
        data = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return None
    try:
        plain = json.loads(data)
        if plain["schema"] != SCHEMA:
            raise ValueError(plain["schema"])
        return Manifest(
            inputs=str(plain["inputs"]),
            facts_version=str(plain["facts_version"]),
            languages=tuple(plain["languages"]),
            base_url=str(plain["base_url"]),
            whole=plain["whole"] is True,
            files={_below(path): str(digest) for path, digest in plain["files"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{folder / NAME} is not the list of a site that careerproof wrote", hint="name another folder"
        ) from error


def digest_inputs(facts: Path, options: Mapping[str, object]) -> str:
    """One digest of all that a site is made of: the facts, every file of the program, and what was asked for.

    Why the files and not the version: whoever changes a template sees the change at once.
    """
    whole = hashlib.sha256()
    root = Path(__file__).parents[2]
    for path in _program(root):
        whole.update(f"{path.relative_to(root).as_posix()} {digest_file(path)}\n".encode())
    whole.update(f"facts {digest_file(facts)}\n".encode())
    whole.update(json.dumps(options, sort_keys=True).encode())
    return whole.hexdigest()


def digest_file(path: Path) -> str | None:
    """The SHA-256 of a file; None where there is none."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _program(root: Path) -> Sequence[Path]:
    """The files that the package is made of, without what Python keeps of them and without facts."""
    found = (path for path in root.rglob("*") if path.is_file())
    return sorted(path for path in found if path.suffix != ".sqlite" and "__pycache__" not in path.parts)


def _below(path: str) -> str:
    """The path, if it stays below the top: a manifest that somebody spoilt must not have other files removed."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or ":" in path or {".", ".."} & set(path.split("/")):
        raise ValueError(path)
    return path
