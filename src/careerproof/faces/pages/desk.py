"""The pages of a server where a person drops files: the form, and what can be done with a result."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from careerproof.faces.catalogue import load_catalogue
from careerproof.faces.pages.frame import Alternate, Frame, Links, render

ENDINGS = ".pdf,.docx,.odt,.rtf,.html,.htm,.md,.txt,.json,.xml,.yaml,.yml,.zip"


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A link of a result's head; `here` where it leads to the page itself."""

    href: str
    words: str
    here: bool = False


def render_start(
    language: str, languages: tuple[str, ...], facts_version: str, *, token: str, message: str = "", hint: str = "",
    failed: bool = False,
) -> str:  # fmt: skip
    """The page with the form; `message` says what became of the last one, `hint` what to do now."""
    frame = _frame(language, languages, facts_version)
    values = {"token": token, "message": message, "hint": hint, "failed": failed, "endings": ENDINGS}
    return render("start.html.j2", frame, values)


def render_actions(language: str, ways: tuple[Way, ...], *, token: str) -> Markup:
    """What stands in the head of a result."""
    frame = _frame(language, (language,), "")
    return Markup(render("actions.html.j2", frame, {"ways": ways, "token": token}))  # noqa: S704 - from our template


def links_of(language: str) -> Links:
    """How a served page of a language points at the others."""
    return Links(root="/" if language == "en" else f"/{language}/", suffix="", top="/")


def _frame(language: str, languages: tuple[str, ...], facts_version: str) -> Frame:
    alternates = tuple(
        Alternate(
            language=each, name=load_catalogue(each).say("about.name"), href=links_of(each).page("check"),
            address=links_of(each).page("check"),
        )
        for each in languages
    )  # fmt: skip
    return Frame(
        catalogue=load_catalogue(language),
        links=links_of(language),
        path="check.html",
        base_url="",
        facts_version=facts_version,
        alternates=alternates if len(alternates) > 1 else (),
    )
