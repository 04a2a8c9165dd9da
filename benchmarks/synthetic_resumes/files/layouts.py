"""The layouts there are: a template file each, in the formats it is made in, with the half that it belongs to."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from benchmarks.synthetic_resumes.people.model import Format

FOLDER = Path(__file__).parent / "templates"


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """A layout by its name, and its template below the folder of layouts."""

    name: str
    template: str
    formats: tuple[Format, ...]
    held_out: bool


@functools.cache
def read_layouts(*, held_out: bool) -> tuple[Layout, ...]:
    """The layouts of one half, in the order of `index.toml`."""
    index = tomllib.loads((FOLDER / "index.toml").read_text(encoding="utf-8"))
    return tuple(
        Layout(name=name, template=entry["template"], formats=tuple(entry["formats"]), held_out=held_out)
        for name, entry in index["held_out" if held_out else "layouts"].items()
    )
