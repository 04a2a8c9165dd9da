"""The page of the careers that a person could move to: a map, a table, and the way to one of them."""

from __future__ import annotations

from dataclasses import dataclass

from careerproof.careers.model import Paths
from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.pages.career import say_time
from careerproof.faces.pages.desk import desk_frame, steps_to
from careerproof.faces.pages.drawings import draw_map, list_tones
from careerproof.faces.pages.frame import render

CATEGORIES = ("ai-created", "ai-enhanced", "human-essential", "hands-on", "transforming", "at-risk")
YEARS = ("0.5", "1", "2", "4")
"""The most preparation that can be asked for."""
COMPARED = 3
"""How many of the moves are laid beside the person's own career; the page of comparisons takes four."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which moves a person asked for: as they wrote it, so that the form shows it again."""

    least_pay: str = ""
    most_years: str = ""
    category: str = ""
    safer_only: bool = True
    to: str = ""


def render_moves(
    language: str,
    languages: tuple[str, ...],
    facts_version: str,
    *,
    token: str,
    wanted: Wanted,
    moves: Paths | None,
    way: Paths | None,
    message: str = "",
    screened: bool = False,
    keeps: bool = False,
) -> str:
    """The page. `moves` are None where they cannot be given, as `message` says; `way` leads to one career."""
    words = load_catalogue(language)
    frame = desk_frame(language, languages, facts_version, "check/moves", keeps=keeps)
    drawn = moves is not None and moves.start_score is not None and moves.median_pay is not None
    values = {
        "token": token,
        "steps": steps_to(language, "moves", screened=screened),
        "wanted": wanted,
        "categories": CATEGORIES,
        "years": YEARS,
        "moves": () if moves is None else moves.moves,
        "origin": None if moves is None else moves.origin,
        "origin_title": "" if moves is None else moves.origin_title,
        "map": draw_map(moves.moves, words, score=moves.start_score or 0.0, pay=moves.median_pay or 0)
        if moves is not None and drawn
        else None,
        "legend": () if moves is None else list_tones(moves.moves, words),
        "compared": () if moves is None else tuple(move.slug or move.code for move in moves.moves[:COMPARED]),
        "way": way,
        "message": message,
        "time": lambda preparation: say_time(preparation, words),
    }
    return render("moves.html.j2", frame, values)
