"""Careers that AI creates or remakes and that no official classification names yet."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from careerproof.language import normalise, stem
from careerproof.occupations.model import EmergingCareer, MixturePart
from careerproof.occupations.titles import read_title


@cache
def load_emerging() -> tuple[EmergingCareer, ...]:
    """Every emerging career, sorted by slug.

    The weights of a mixture say what share of the work each official occupation covers, in steps of five hundredths;
    they are our judgement, one reason a part, and the only figures in the file.
    """
    path = Path(__file__).parent / "emerging.json"
    rows = json.loads(path.read_text(encoding="utf-8"))["careers"]
    return tuple(sorted((_career(row) for row in rows), key=lambda career: career.slug))


def find_emerging(title: str) -> EmergingCareer | None:
    """The emerging career that a title names, or None.

    Rank, working hours, place, abbreviations and word endings do not matter: "Sr. ML Eng (Remote)" is a machine
    learning engineer. The words themselves must agree: a near title is no emerging career.
    """
    named = _by_key()
    for reading in read_title(title).readings:
        career = named.get(_key(reading.text))
        if career is not None and reading.is_whole:
            return career
    return None


def emerging_by_slug(slug: str) -> EmergingCareer | None:
    """The emerging career with that slug, or None."""
    return next((career for career in load_emerging() if career.slug == slug), None)


def _career(row: dict[str, Any]) -> EmergingCareer:
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    mixture = tuple(MixturePart(**part) for part in fields.pop("mixture"))
    return EmergingCareer(**fields, mixture=mixture)


@cache
def _by_key() -> dict[str, EmergingCareer]:
    """The careers by their titles; a title without its rank ("corporate AI trainer") gives way to real titles."""
    named: dict[str, EmergingCareer] = {}
    shorter: dict[str, EmergingCareer] = {}
    for career in load_emerging():
        for title in (career.slug.replace("-", " "), career.title, *career.titles):
            first, *others = (reading for reading in read_title(title).readings if reading.is_whole)
            named.setdefault(_key(first.text), career)
            for reading in others:
                shorter.setdefault(_key(reading.text), career)
    return shorter | named


def _key(text: str) -> str:
    """The stems of the words, sorted: the order in which a title names its parts is a matter of taste."""
    return " ".join(sorted(stem(word) for word in normalise(text).replace("/", " ").split() if word not in _LINKS))


_LINKS = frozenset({"of", "and", "the", "for", "in"})
