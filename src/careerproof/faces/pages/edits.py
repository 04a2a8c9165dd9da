"""The page on which a person accepts or rejects each proposed edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careerproof.faces import words
from careerproof.faces.catalogue import Catalogue, load_catalogue
from careerproof.faces.pages.desk import desk_frame, steps_to
from careerproof.faces.pages.frame import render
from careerproof.optimizing.model import Edit, Proposal

ENDINGS = ("docx", "pdf", "md", "txt", "json")
"""The formats in which the résumé can be taken."""
MADE = ("pdf", "docx", "html", "md", "txt", "json", "yaml")
LOOKS = ("classic", "academic", "banded", "compact", "minimal", "modern", "technical")
PAPERS = ("us-letter", "a4")
"""What the file can be made as: tests/faces/web/test_edits.py holds that these are all."""
Pieces = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What the screen gives now, gave before, and gives with every edit that is not rejected; all of 100."""

    now: float
    before: float
    best: float
    said: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """An edit as it is shown: its words before and after in pieces ("same", "del" or "ins"), and what was chosen.

    `claim` is what a person confirms by accepting it, "" where nothing needs a word from them.
    """

    id: str
    kind: str
    points: float
    worth: str
    before: Pieces
    after: Pieces
    because: str
    evidence: tuple[str, ...]
    claim: str
    choice: str


def render_edits(
    language: str,
    languages: tuple[str, ...],
    facts_version: str,
    *,
    token: str,
    proposal: Proposal | None,
    made: Mapping[str, str],
    scores: tuple[float, float],
    can_undo: bool,
    keeps: bool = False,
) -> str:
    """The page of the edits. `made` holds the choice on each, `scores` what the screen gives now and could give."""
    catalogue = load_catalogue(language)
    frame = desk_frame(language, languages, facts_version, "check/edits", keeps=keeps)
    edits = () if proposal is None else proposal.edits
    accepted = sum(choice == "accepted" for choice in made.values())
    values = {
        "token": token,
        "steps": steps_to(language, "edits", screened=proposal is not None),
        "cards": tuple(_card(edit, made.get(edit.id, "open"), catalogue) for edit in edits),
        "standing": _standing(proposal.before, scores, catalogue) if proposal is not None and edits else None,
        "can_undo": can_undo,
        "any_made": any(choice != "open" for choice in made.values()),
        "endings": tuple((ending, catalogue.say(f"app.files.{ending}")) for ending in ENDINGS),
        "looks": tuple(
            (name, tuple((value, catalogue.say(f"app.{group}.{value}")) for value in values))
            for name, group, values in (
                ("format", "files", MADE),
                ("template", "looks", LOOKS),
                ("paper", "papers", PAPERS),
            )
        ),
        "download_words": _download_words(accepted, catalogue),
    }
    return render("edits.html.j2", frame, values)


def _standing(before: float, scores: tuple[float, float], catalogue: Catalogue) -> Standing:
    now, best = scores
    figures = {
        "now": catalogue.number(now, 1),
        "change": catalogue.signed(now - before, 1),
        "best": catalogue.number(best, 1),
        "rest": catalogue.signed(best - now, 1),
    }
    return Standing(now=now, before=before, best=best, said=catalogue.say("app.edits.said", **figures))


def _download_words(accepted: int, catalogue: Catalogue) -> str:
    if not accepted:
        return catalogue.say("app.edits.download_clean")
    if accepted == 1:
        return catalogue.say("app.edits.download_one")
    return catalogue.say("app.edits.download_many", count=accepted)


def _card(edit: Edit, choice: str, catalogue: Catalogue) -> Card:
    before, after = _sides(edit)
    added = " · ".join(text for kind, text in after if kind == "ins")
    return Card(
        id=edit.id,
        kind=catalogue.say(f"app.kinds.{edit.kind}"),
        points=edit.points,
        worth=catalogue.say("app.edits.worth", points=catalogue.signed(edit.points, 1)),
        before=before,
        after=after,
        because=edit.because if catalogue.language == "en" else catalogue.say(f"app.because.{edit.kind}"),
        evidence=tuple(quote.text for quote in edit.evidence[:2] if quote.text != edit.old),
        claim=added if edit.needs_confirmation else "",
        choice=choice,
    )


def _sides(edit: Edit) -> tuple[Pieces, Pieces]:
    """What stands there before and after, each without the pieces of the other; of a list its terms."""
    if isinstance(edit.new, str) or edit.kind in ("split", "merge"):
        pieces = [("ins", str(edit.new))] if edit.old is None else words.edit_diff(edit)
        return (
            tuple(piece for piece in pieces if piece[0] != "ins"),
            tuple(piece for piece in pieces if piece[0] != "del"),
        )
    held = edit.old if isinstance(edit.old, tuple) else ()
    mark = "," if edit.where.startswith("/skills/") else " ¶"
    return _terms(held, edit.new, "del", mark), _terms(edit.new, held, "ins", mark)


def _terms(terms: tuple[str, ...], others: tuple[str, ...], kind: str, mark: str) -> Pieces:
    """The items of a list, each with the mark that parts them; those that the other list has not are marked."""
    last = len(terms) - 1
    return tuple(
        ("same" if term in others else kind, term if number == last else f"{term}{mark}")
        for number, term in enumerate(terms)
    )
