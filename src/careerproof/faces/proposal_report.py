"""True edits for one posting as one self-contained HTML page, the old words beside the new."""

from __future__ import annotations

from pathlib import PurePath

from careerproof.faces import words
from careerproof.faces.report import TEMPLATES, report_environment
from careerproof.optimizing.model import Proposal
from careerproof.version import __version__


def proposal_report(proposal: Proposal, *, resume: str, posting: str, facts_version: str) -> str:
    """The page of the edits: what each changes, gains and rests on, and what is lacking.

    Args:
        proposal: the edits and the missing terms.
        resume: the résumé's path; its last part is the title.
        posting: the posting's path.
        facts_version: the facts that the screen used.
    """
    return (
        report_environment()
        .get_template("optimize.html.j2")
        .render(
            proposal=proposal,
            title=PurePath(resume).name,
            lead=f"for {PurePath(posting).name}",
            words=words,
            style=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
            code_version=__version__,
            facts_version=facts_version,
        )
    )
