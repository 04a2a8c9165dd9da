"""The excerpt of a report that the guides show: what careerproof says of a made-up person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from careerproof.evidence import Record, to_plain
from careerproof.safety.model import AXES

EXCERPT = Path(__file__).parent / "excerpt.json"
MOVES = 3
EDITS = 3
_AROUND = 6
"""How many words stand on either side of a change."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure(Record):
    """A figure of 0..100 with its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Change(Record):
    """An edit: the words around it, what goes and what comes, why, and the points that it gains."""

    kind: str
    start: str
    old: str
    new: str
    end: str
    because: str
    points: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Move(Record):
    """A safer career within reach; `pay` in US dollars a year, `pay_change` a share."""

    key: str
    title: str
    score10: int | None
    feasibility: float
    pay: int | None
    pay_change: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Excerpt(Record):
    """What a guide shows of a report. `screen_before` and `screen_after` are of 100."""

    name: str
    title: str
    posting: str
    score10: int
    category: str
    score: Figure
    axes: tuple[tuple[str, Figure], ...]
    screen_before: float
    screen_after: float
    edits: tuple[Change, ...]
    moves: tuple[Move, ...]
    unsaid: tuple[str, ...]
    lacking: tuple[str, ...]


@cache
def load_excerpt() -> Excerpt:
    """The excerpt as it was written beside this module."""
    plain = json.loads(EXCERPT.read_text(encoding="utf-8"))
    lists = {name: tuple(plain[name]) for name in ("unsaid", "lacking")}
    return Excerpt(
        **{
            **plain,
            **lists,
            "score": Figure(**plain["score"]),
            "axes": tuple((name, Figure(**axis)) for name, axis in plain["axes"]),
            "edits": tuple(Change(**edit) for edit in plain["edits"]),
            "moves": tuple(Move(**move) for move in plain["moves"]),
        }
    )


def make_excerpt(answer: Mapping[str, Any], *, name: str, posting: str) -> str:
    """The content of the file beside this module, from the JSON of `check` on a résumé and a posting."""
    score, optimized = answer["score"], answer["optimize"]
    changes = [
        _change(edit) for edit in optimized["edits"] if isinstance(edit["old"], str) and isinstance(edit["new"], str)
    ]
    excerpt = Excerpt(
        name=name,
        title=score["subject"]["title"],
        posting=posting,
        score10=score["score10"],
        category=score["category"],
        score=_figure(score["score"]),
        axes=tuple((axis, _figure(score["axes"][axis])) for axis in AXES),
        screen_before=optimized["before"],
        screen_after=optimized["after"],
        edits=tuple(changes[:EDITS]),
        moves=tuple(_move(move) for move in answer["paths"]["moves"][:MOVES]),
        unsaid=tuple(gap["term"] for gap in optimized["missing"]["have_but_unsaid"]),
        lacking=tuple(gap["term"] for gap in optimized["missing"]["lacking"]),
    )
    return json.dumps(to_plain(excerpt), ensure_ascii=False, indent=1) + "\n"


def _figure(plain: Mapping[str, float]) -> Figure:
    return Figure(value=plain["value"], low=plain["low"], high=plain["high"])


def _move(plain: Mapping[str, Any]) -> Move:
    return Move(
        key=plain.get("slug") or plain["code"],
        title=plain["title"],
        score10=plain["score10"],
        feasibility=plain["feasibility"],
        pay=plain["median_pay"],
        pay_change=plain["pay_change"],
    )


def _change(edit: Mapping[str, Any]) -> Change:
    """An edit of a line, cut to the words that change and a few around them."""
    old, new = edit["old"].split(), edit["new"].split()
    start = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    rest = min(len(old), len(new)) - start
    same = next((at for at, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), rest)
    same = min(same, rest)
    before, after = old[:start], old[len(old) - same :]
    return Change(
        kind=edit["kind"],
        start=("… " if len(before) > _AROUND else "") + " ".join(before[-_AROUND:]),
        old=" ".join(old[start : len(old) - same]),
        new=" ".join(new[start : len(new) - same]),
        end=" ".join(after[:_AROUND]) + (" …" if len(after) > _AROUND else ""),
        because=edit["because"],
        points=edit["points"],
    )
