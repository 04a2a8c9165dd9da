"""What is made of a person's files, in a process beside the server: pages, scores, files."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from careerproof.settings import Settings
from careerproof.verbs.opening import OpenedFile, opened_file

if TYPE_CHECKING:  # the server itself reads no file, and starts without what does
    from careerproof.careers.model import Paths
    from careerproof.exporting.export import Paper
    from careerproof.faces.pages.moves import Wanted
    from careerproof.optimizing.model import Proposal
    from careerproof.workspace.model import State


MOVES = 12
"""How many moves the map shows, and the table below it."""
WAYS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What a check gave: the pages by name, as HTML in UTF-8, and the proposed edits where there was a posting."""

    pages: dict[str, bytes] = field(repr=False)
    proposal: Proposal | None = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What the head of a result holds: its language, the secret of its forms, whether applications are kept."""

    language: str
    token: str = field(repr=False)
    keeps: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """A résumé as a person sends it: the files that were dropped, the ids of the accepted edits with commas, the form.

    `form` is "original" for the résumé as it was dropped, a format's ending for the clean file with those edits, or ""
    where none was sent.
    """

    resume: OpenedFile | None = field(repr=False)
    posting: OpenedFile | None = field(repr=False)
    ids: str
    form: str


def make_pages(resume: OpenedFile | None, posting: OpenedFile | None, head: Head, settings: Settings) -> Made:
    """The pages of a result, and its proposal.

    Raises:
        CareerproofError: a file cannot be read, or none was dropped.
    """
    from careerproof.errors import EmptyDocument
    from careerproof.faces.inspection_report import inspection_report
    from careerproof.faces.pages.desk import render_actions, steps_to
    from careerproof.faces.phrasebook import translate_page
    from careerproof.faces.report import check_report
    from careerproof.verbs.check import check
    from careerproof.verbs.facts import info
    from careerproof.verbs.inspect import picture_reading
    from careerproof.verbs.language import check_in_language

    if resume is None:
        raise EmptyDocument("no résumé was dropped", hint="choose the file of your résumé")
    version = info(settings=settings).version
    answer = check(resume, posting=posting, settings=settings)
    pictured = picture_reading(resume, answer.resume, settings=settings)
    actions = {
        name: render_actions(
            steps_to(head.language, name, screened=answer.screen is not None),
            head.language,
            token=head.token,
            keeps=head.keeps,
        )
        for name in ("result", "reading")
    }
    told = check_in_language(answer, head.language, settings=settings)
    pages = {
        "result": check_report(told, facts_version=version, actions=actions["result"]),
        "reading": inspection_report(pictured, facts_version=version, actions=actions["reading"]),
    }
    return Made(
        pages={name: translate_page(page, head.language).encode("utf-8") for name, page in pages.items()},
        proposal=answer.optimize,
    )


def find_ways(resume: OpenedFile, wanted: Wanted, language: str, settings: Settings) -> tuple[Paths, Paths | None]:
    """The moves that a person asked for, and the way to the one of them that they named.

    Raises:
        CareerproofError: the résumé cannot be read, or names no job that we know.
    """
    from careerproof.errors import UnknownOccupation, UsageError
    from careerproof.verbs.language import interpret
    from careerproof.verbs.paths import paths

    least_pay = float(wanted.least_pay) if wanted.least_pay else None
    most_years = float(wanted.most_years) if wanted.most_years else None
    found = paths(
        resume=resume, limit=MOVES, safer_only=wanted.safer_only, category=wanted.category or None,
        least_pay=least_pay, most_years=most_years, settings=settings,
    )  # fmt: skip
    way = None
    if wanted.to:
        # An address may name anything: a career that is none, or the person's own, has no way.
        with contextlib.suppress(UnknownOccupation, UsageError):
            way = paths(resume=resume, to=wanted.to, limit=WAYS, settings=settings)
    told = interpret(found, language, settings=settings)
    return told, None if way is None else interpret(way, language, settings=settings)


def score_edits(resume: OpenedFile, posting: OpenedFile, ids: str, settings: Settings) -> float:
    """The score of the résumé's Word file with exactly these edits (ids with commas), read back and screened.

    Raises:
        CareerproofError: a file cannot be read or written.
    """
    from careerproof.verbs.optimize import apply

    return apply(resume, posting=posting, ids=ids, name="resume.docx", settings=settings)[0].after


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """What a file is to be: its ending, its look and its paper."""

    ending: str
    template: str = "classic"
    paper: str = "us-letter"


def make_file(resume: OpenedFile, posting: OpenedFile | None, ids: str, form: Form, settings: Settings) -> bytes:
    """The résumé as a clean file with exactly these edits; with none a clean copy.

    Raises:
        CareerproofError: a file cannot be read or written.
    """
    from careerproof.verbs.export import export
    from careerproof.verbs.optimize import apply

    name, paper = f"resume.{form.ending}", cast("Paper", form.paper)
    if posting is None or not ids:
        return export(resume, name=name, template=form.template, paper=paper, settings=settings)
    return apply(resume, posting=posting, ids=ids, name=name, template=form.template, paper=paper, settings=settings)[1]


def keep_application(version: Version, fields: Mapping[str, str], settings: Settings) -> int:
    """The number of a new application, kept with its posting and the résumé as it was sent; `fields` are the form's.

    Raises:
        CareerproofError: a file cannot be read, a value is wrong, or the workspace cannot be used.
    """
    from careerproof.verbs.applications import add_application

    sent, edits = version_sent(version, settings)
    application = add_application(
        version.posting,
        title=fields.get("title") or None, employer=fields.get("employer") or None, place=fields.get("place") or None,
        link=fields.get("link", ""), state=cast("State", fields.get("state") or "interested"),
        on=fields.get("on") or None, notes=fields.get("notes", ""), sent=sent, edits=edits, settings=settings,
    )  # fmt: skip
    return application.id


def keep_version(number: int, version: Version, settings: Settings) -> None:
    """Keeps a résumé as one that was sent with an application.

    Raises:
        CareerproofError: a file cannot be read, there is no such application, or the workspace cannot be used.
    """
    from careerproof.verbs.applications import send_resume

    sent, edits = version_sent(version, settings)
    if sent is not None:
        send_resume(number, sent, edits=edits, settings=settings)


def version_sent(version: Version, settings: Settings) -> tuple[OpenedFile | None, tuple[str, ...]]:
    """The file that a person says they sent and the edits in it; None where they sent none.

    Raises:
        CareerproofError: a file cannot be read or written, or there is no such format.
    """
    if version.resume is None or not version.form:
        return None, ()
    if version.form == "original":
        return version.resume, ()
    content = make_file(version.resume, version.posting, version.ids, Form(ending=version.form), settings)
    edits = version.ids.split(",") if version.ids and version.posting is not None else ()
    return opened_file(f"{PurePosixPath(version.resume.name).stem}.{version.form}", content), tuple(edits)
