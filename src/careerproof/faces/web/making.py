"""What is made of a person's files, in a process beside the server: pages, scores, files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careerproof.settings import Settings
from careerproof.verbs.opening import OpenedFile

if TYPE_CHECKING:  # the server itself reads no file, and starts without what does
    from careerproof.optimizing.model import Proposal


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What a check gave: the pages by name, as HTML in UTF-8, and the proposed edits where there was a posting."""

    pages: dict[str, bytes] = field(repr=False)
    proposal: Proposal | None = field(repr=False)


def make_pages(
    resume: OpenedFile | None, posting: OpenedFile | None, language: str, token: str, settings: Settings
) -> Made:
    """The pages of a result, and its proposal.

    Raises:
        CareerproofError: a file cannot be read, or none was dropped.
    """
    from careerproof.errors import EmptyDocument
    from careerproof.faces.inspection_report import inspection_report
    from careerproof.faces.pages.desk import render_actions, steps_to
    from careerproof.faces.report import check_report
    from careerproof.verbs.check import check
    from careerproof.verbs.facts import info
    from careerproof.verbs.inspect import picture_reading

    if resume is None:
        raise EmptyDocument("no résumé was dropped", hint="choose the file of your résumé")
    version = info(settings=settings).version
    answer = check(resume, posting=posting, settings=settings)
    pictured = picture_reading(resume, answer.resume, settings=settings)
    head = {
        name: render_actions(steps_to(language, name, screened=answer.screen is not None), language, token=token)
        for name in ("result", "reading")
    }
    return Made(
        pages={
            "result": check_report(answer, facts_version=version, actions=head["result"]).encode("utf-8"),
            "reading": inspection_report(pictured, facts_version=version, actions=head["reading"]).encode("utf-8"),
        },
        proposal=answer.optimize,
    )


def score_edits(resume: OpenedFile, posting: OpenedFile, ids: str, settings: Settings) -> float:
    """The score of the résumé's Word file with exactly these edits (ids with commas), read back and screened.

    Raises:
        CareerproofError: a file cannot be read or written.
    """
    from careerproof.verbs.optimize import apply

    return apply(resume, posting=posting, ids=ids, name="resume.docx", settings=settings)[0].after


def make_file(resume: OpenedFile, posting: OpenedFile | None, ids: str, ending: str, settings: Settings) -> bytes:
    """The résumé as a clean file with exactly these edits; with none a clean copy.

    Raises:
        CareerproofError: a file cannot be read or written.
    """
    from careerproof.verbs.export import export
    from careerproof.verbs.optimize import apply

    name = f"resume.{ending}"
    if posting is None or not ids:
        return export(resume, name=name, settings=settings)
    return apply(resume, posting=posting, ids=ids, name=name, settings=settings)[1]
