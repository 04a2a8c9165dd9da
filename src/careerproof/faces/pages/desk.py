"""The pages of a server where a person drops files: the form, and what can be done with a result."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from careerproof.faces.catalogue import languages as known_languages
from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.pages.frame import Alternate, Frame, Links, render

ENDINGS = ".pdf,.docx,.odt,.rtf,.html,.htm,.md,.txt,.json,.xml,.yaml,.yml,.zip"


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A part of the way from a dropped file to the next career; `here` where the page is that part."""

    href: str
    words: str
    here: bool = False


def render_start(
    language: str, languages: tuple[str, ...], facts_version: str, *, token: str, message: str = "", hint: str = "",
    failed: bool = False, keeps: bool = False,
) -> str:  # fmt: skip
    """The page with the form; `message` says what became of the last one, `hint` what to do now."""
    frame = desk_frame(language, languages, facts_version, keeps=keeps)
    values = {"token": token, "message": message, "hint": hint, "failed": failed, "endings": ENDINGS}
    return render("start.html.j2", frame, values)


def render_actions(steps: tuple[Step, ...], language: str, *, token: str, keeps: bool = False) -> Markup:
    """The steps of the way and what ends it, for the head of a report."""
    frame = desk_frame(language, (language,), "", keeps=keeps)
    return Markup(render("actions.html.j2", frame, {"steps": steps, "token": token}))  # noqa: S704 - from our template


def steps_to(language: str, here: str, *, screened: bool) -> tuple[Step, ...]:
    """The way of a person in order; without a posting it has no screen."""
    top, say = links_of(language).page("check"), load_catalogue(language).say
    steps = [("reading", "reading"), ("result", "result#safety"), ("edits", "edits"), ("moves", "moves")]
    if screened:
        steps.insert(2, ("screen", "result#screen"))
    return tuple(
        Step(href=f"{top}/{place}", words=say(f"app.steps.{name}"), here=name == here) for name, place in steps
    )


def language_at(path: str) -> str:
    """The language of a served path ("/es/check" is Spanish)."""
    first = path.split("/")[1]
    return first if first in known_languages()[1:] else "en"


def links_of(language: str) -> Links:
    """How a served page of a language points at the others."""
    return Links(root="/" if language == "en" else f"/{language}/", suffix="", top="/")


def desk_frame(
    language: str, languages: tuple[str, ...], facts_version: str, place: str = "check", *, keeps: bool = False
) -> Frame:
    """What stands around a page that a person works on; `place` is its path below the top of a language."""
    alternates = tuple(
        Alternate(
            language=each, name=load_catalogue(each).say("about.name"), href=links_of(each).page(place),
            address=links_of(each).page(place),
        )
        for each in languages
    )  # fmt: skip
    return Frame(
        catalogue=load_catalogue(language),
        links=links_of(language),
        path=f"{place}.html",
        base_url="",
        facts_version=facts_version,
        alternates=alternates if len(alternates) > 1 else (),
        keeps=keeps,
    )
