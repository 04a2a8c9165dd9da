"""The page of all careers: one search box, filters, and the whole list."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from careerproof.careers.model import CareerRow
from careerproof.faces.catalogue import Catalogue
from careerproof.faces.pages.frame import Frame, render


def render_index(rows: Sequence[CareerRow], frame: Frame) -> str:
    """The page of all careers; without JavaScript it is the whole list, by category and industry."""
    return render("index.html.j2", frame, {"rows": rows})


def index_data(rows: Sequence[CareerRow], catalogue: Catalogue) -> str:
    """The plain script `careers.{language}.js`: every career in a row of an array, for search, filters and compare."""
    plain = [[row.key, row.title] for row in rows]
    return _assign("careers", {"language": catalogue.language, "rows": plain})


def names_data(names: Mapping[str, Sequence[str]]) -> str:
    """The plain script `names.{language}.js`: what else people call each career, fetched when somebody searches."""
    return _assign("names", {key: list(names[key]) for key in names})


def _assign(name: str, value: object) -> str:
    """A script that hangs the value on `window.careerproof`; a page from disk may not fetch a JSON file."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f'"use strict";\n(window.careerproof = window.careerproof || {{}}).{name} = {text};\n'
