"""The pages of what a person keeps: the list of applications, one, a new one, and the question before an end."""

from __future__ import annotations

from collections.abc import Mapping

from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.pages.desk import desk_frame
from careerproof.faces.pages.edits import ENDINGS
from careerproof.faces.pages.frame import Frame, render
from careerproof.workspace.model import OPEN, STATES, Application, State

TONES = {"hired": "good", "offer": "good", "interview": "accent", "applied": "accent"}
"""The tone of a state's label; the others are quiet."""


def render_applications(
    language: str, languages: tuple[str, ...], facts_version: str, applications: tuple[Application, ...],
    state: State | None,
) -> str:  # fmt: skip
    """The list of what is kept, or of what is in one state, with how many there are of each."""
    counts = {each: sum(one.state == each for one in applications) for each in STATES}
    values = {
        "applications": tuple(one for one in applications if state in (None, one.state)),
        "total": len(applications),
        "counts": tuple((each, count) for each, count in counts.items() if count or each == state),
        "chosen": state,
        "tones": TONES,
    }
    return render("applications.html.j2", _frame(language, languages, facts_version, "applications"), values)


def render_application(
    language: str, languages: tuple[str, ...], facts_version: str, application: Application, *, token: str,
    edits: int | None,
) -> str:  # fmt: skip
    """One application; `edits` is how many the session's own résumé has accepted, None where it holds none."""
    values = {
        "application": application,
        "token": token,
        "states": STATES,
        "is_open": application.state in OPEN,
        "tones": TONES,
        "edits": edits,
        "versions": tuple((form, _version(form, language)) for form in ("original", *ENDINGS)),
        "has_link": application.link.startswith(("https://", "http://")),
    }
    frame = _frame(language, languages, facts_version, f"applications/{application.id}")
    return render("application.html.j2", frame, values)


def render_new(
    language: str, languages: tuple[str, ...], facts_version: str, *, token: str, fields: Mapping[str, str],
    message: str, posting: str, edits: int | None,
) -> str:  # fmt: skip
    """The form of a new application, filled with `fields`; `posting` names the session's posting, "" for none."""
    usual = "docx" if edits else "original"
    values = {
        "token": token,
        "fields": fields,
        "message": message,
        "posting": posting,
        "edits": edits,
        "states": STATES,
        "sent": fields.get("sent", usual),
        "versions": tuple((form, _version(form, language)) for form in ("original", *ENDINGS)),
    }
    return render("application_new.html.j2", _frame(language, languages, facts_version, "applications/new"), values)


def render_sure(
    language: str, languages: tuple[str, ...], facts_version: str, application: Application | None, *, token: str
) -> str:
    """The question before one application is removed, or everything where it is None."""
    place = "applications/erase" if application is None else f"applications/{application.id}/remove"
    values = {"application": application, "token": token}
    return render("application_sure.html.j2", _frame(language, languages, facts_version, place), values)


def render_trouble(language: str, languages: tuple[str, ...], facts_version: str, *, message: str, hint: str) -> str:
    """What went wrong, and the way back."""
    values = {"message": message, "hint": hint}
    return render("application_trouble.html.j2", _frame(language, languages, facts_version, "applications"), values)


def _frame(language: str, languages: tuple[str, ...], facts_version: str, place: str) -> Frame:
    return desk_frame(language, languages, facts_version, place, keeps=True)


def _version(form: str, language: str) -> str:
    say = load_catalogue(language).say
    return say("applications.original") if form == "original" else say(f"app.files.{form}")
