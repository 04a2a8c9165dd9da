"""The floors of the house, as data: a room imports only rooms on lower floors, rooms of one line not each other."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors", "version", "notebook"),
    ("language", "batching", "evidence", "settings"),
    ("facts", "documents"),
    ("occupations", "skills", "safety", "resumes", "postings", "tampering", "streams"),
    ("careers", "screening", "exporting", "auditing", "records", "workspace"),
    ("optimizing",),
    ("verbs", "testing"),
    ("faces",),
)
SCORE_WING = frozenset({"facts", "occupations", "skills", "safety", "careers"})
TEXT_WING = frozenset({"documents", "resumes", "postings", "tampering"})
SAME_FLOOR_ALLOWED = {
    ("language", "evidence"): "mentions are records",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """One import of a room by a module of another."""

    module: str
    room: str
    target: str
    line: int


def floor_of(room: str) -> int:
    """The floor a room stands on, counted from the ground."""
    for number, rooms in enumerate(FLOORS):
        if room in rooms:
            return number
    raise LookupError(f"the room {room!r} stands on no floor: add it to FLOORS")


def read_imports(source: Path) -> tuple[list[Import], int]:
    """The imports between rooms under `source` (the package folder), and how many files were read."""
    found: list[Import] = []
    files = sorted(source.rglob("*.py"))
    for path in files:
        parts = path.relative_to(source).with_suffix("").parts
        if parts in {("__init__",), ("__main__",)}:
            continue
        for target, line in _targets(ast.parse(path.read_text(encoding="utf-8")), (source.name, *parts)):
            if target != parts[0]:
                found.append(Import(module=".".join(parts), room=parts[0], target=target, line=line))
    return found, len(files)


def complaints(imports: list[Import]) -> list[str]:
    """What breaks the floors, one sentence each."""
    wrong = []
    for item in imports:
        if item.target == "__init__":
            wrong.append(f"{item.module}:{item.line} imports the front door")
            continue
        upper, lower = floor_of(item.room), floor_of(item.target)
        same = upper == lower and (item.room, item.target) not in SAME_FLOOR_ALLOWED
        if lower > upper or same:
            wrong.append(
                f"{item.module}:{item.line} ({item.room}, floor {upper}) imports {item.target} (floor {lower})"
            )
        elif {item.room, item.target} & SCORE_WING and {item.room, item.target} & TEXT_WING:
            wrong.append(f"{item.module}:{item.line} joins the wings: {item.room} and {item.target}")
    return wrong


def _targets(tree: ast.AST, here: tuple[str, ...]) -> list[tuple[str, int]]:
    """The rooms that a module imports, also inside functions and under TYPE_CHECKING."""
    package = here[0]
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = ".".join(here[: len(here) - node.level])
            names = [f"{base}.{node.module}" if node.module else f"{base}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == package:
            names = [f"{package}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            pieces = name.split(".")
            if pieces[0] == package:
                found.append((pieces[1] if len(pieces) > 1 else "__init__", node.lineno))
    return found
