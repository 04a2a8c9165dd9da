"""Proposes to take out lines that tell a screen nothing, and private details by which nobody is to be chosen."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from careerproof.language.normalise import normalise
from careerproof.optimizing.kinds.drafting import draft_edit
from careerproof.optimizing.model import Edit
from careerproof.resumes.model import Resume
from careerproof.screening.model import Quote


@dataclass(frozen=True, kw_only=True, slots=True)
class Noise:
    """Whole lines that are empty talk, and the labels that private details stand under."""

    empty: frozenset[str]
    private: tuple[str, ...]


def propose_noise(resume: Resume) -> Iterator[Edit]:
    """Lines outside every field that say nothing of the work; the person is asked about private details."""
    for statement in resume.statements:
        if not statement.pointer.startswith("/sections/") or statement.span is None:
            continue
        reason = _reason(statement.text)
        if reason is not None:
            because, is_private = reason
            yield draft_edit(
                kind="noise",
                where=statement.pointer,
                old=statement.text,
                new="",
                because=because,
                evidence=[Quote(text=statement.text, pointer=statement.pointer, span=statement.span)],
                needs_confirmation=is_private,
            )


def _reason(line: str) -> tuple[str, bool] | None:
    noise, words = _load_noise(), normalise(line)
    if words in noise.empty:
        return "the line tells a reader nothing and takes room", False
    label, colon, value = line.partition(":")
    if colon and value.strip() and normalise(label) in noise.private:
        return "many employers may not choose by it; keep it only where it is usual in your country", True
    return None


@cache
def _load_noise() -> Noise:
    table = tomllib.loads((Path(__file__).parents[1] / "noise.toml").read_text(encoding="utf-8"))
    return Noise(empty=frozenset(table["empty"]["lines"]), private=tuple(table["private"]["labels"]))
