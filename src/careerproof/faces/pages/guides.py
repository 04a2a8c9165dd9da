"""The pages beside the careers: how to check one's own score, how to optimize a résumé, the method, the sources."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.careers.model import CareerRow
from careerproof.careers.sources import SourceUse
from careerproof.faces.pages.frame import Frame, render
from careerproof.safety.policy import SafetyPolicy


def render_check(frame: Frame) -> str:
    """The page that says how to check one's own AI risk score, on one's own machine."""
    return render("check.html.j2", frame, {})


def render_optimize(frame: Frame) -> str:
    """The page that says how to optimize one's résumé for a posting, on one's own machine."""
    return render("optimize.html.j2", frame, {})


def render_method(
    frame: Frame, *, policy: SafetyPolicy, rows: Sequence[CareerRow], sources: Sequence[SourceUse]
) -> str:
    """The page that says how the score is made.

    Args:
        frame: the surroundings.
        policy: the weights and rules, which the page reads and never repeats.
        rows: all careers, whose scores the page shows as a distribution.
        sources: all sources with what they are used for (`careers.sources.list_sources`).
    """
    return render("method.html.j2", frame, {"policy": policy, "rows": rows, "sources": sources})


def render_sources(frame: Frame, *, sources: Sequence[SourceUse]) -> str:
    """The page that names every source: who, which edition, under which licence, and what it is used for."""
    return render("sources.html.j2", frame, {"sources": sources})


def render_not_found(frame: Frame) -> str:
    """The page for an address that leads nowhere."""
    return render("not_found.html.j2", frame, {})
