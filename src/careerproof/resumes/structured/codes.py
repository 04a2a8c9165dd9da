"""Codes that forms hold in place of words: languages and countries."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_COUNTRIES = {"UK": "GB", "EL": "GR"}
"""The European Union's own codes (Interinstitutional style guide, section 7.1.1) where ISO 3166-1 has another."""


def language_of(code: str) -> str | None:
    """The English name of a language by its code ("de", "deu", "de-AT"); None where it is no code of ours."""
    names, codes = _languages()
    short = code.strip().casefold().replace("_", "-").split("-")[0]
    return names.get(codes.get(short, short))


def country_of(code: str) -> str | None:
    """The ISO 3166-1 code of a country's code; None where it is no code of two letters."""
    plain = code.strip().upper()
    return _COUNTRIES.get(plain, plain) if len(plain) == 2 and plain.isalpha() else None


@cache
def _languages() -> tuple[dict[str, str], dict[str, str]]:
    path = Path(__file__).parent.parent / "words" / "languages.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return table["names"], table["codes"]
