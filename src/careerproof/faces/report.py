"""The answer of `check` as one self-contained HTML page: readable by a person, by a screen reader, and on paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from careerproof.evidence import Estimate, Missing
from careerproof.faces import charts, words
from careerproof.resumes.model import Resume
from careerproof.safety.model import AXES, SafetyScore
from careerproof.verbs.model import Check
from careerproof.version import __version__

TEMPLATES = Path(__file__).parent / "templates"
FAMILIES = 8
"""How many families of activities the chart of a person's mix shows."""
_NO_ACTIONS = Markup()
TONES = {
    "met": "good", "partly": "middling", "missing": "bad", "not_met": "bad", "unknown": "quiet", "below": "bad",
    "as_asked": "good", "above": "good",
}  # fmt: skip


def check_report(check: Check, *, facts_version: str, actions: Markup = _NO_ACTIONS) -> str:
    """The page: nothing in it is loaded from elsewhere, and nothing in it runs.

    `actions` stands in the page's head: what a server lets the person do with the result.
    """
    content = check.resume.content
    if not isinstance(content, Resume):
        raise TypeError("a report is made of a résumé")
    return (
        report_environment()
        .get_template("report.html.j2")
        .render(
            check=check,
            actions=actions,
            resume=content,
            words=words,
            tones=TONES,
            weight_bar=charts.weight_bar,
            charts=_charts(check),
            style=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
            code_version=__version__,
            facts_version=facts_version,
            is_missing=lambda value: isinstance(value, Missing),
        )
    )


def _charts(check: Check) -> dict[str, object]:
    drawn: dict[str, object] = {}
    if isinstance(check.score.score, Estimate):
        value = check.score.score
        drawn["axes"] = _axes_chart(check.score)
        drawn["strengths"] = _strengths_chart(check.score)
        if check.score.personal is not None and check.score.personal.mix:
            drawn["mix"] = charts.pair_chart(
                [
                    charts.Pair(label=row.title, first=row.share, second=row.occupation_share)
                    for row in check.score.personal.mix[:FAMILIES]
                ],
                title="Your mix of work beside the usual one of the occupation",
                names=("you", "the occupation"),
            )
        drawn["safety"] = charts.ring(
            value.value, title="AI-safety score", label=f"{check.score.score10}", caption="out of 10"
        )
    if check.screen is not None and check.screen.score is not None:
        drawn["screen"] = charts.ring(
            check.screen.score, title="Score of the screen", label=f"{check.screen.score:.0f}", caption="of 100"
        )
        scored = words.ordered_requirements(check.screen)
        counts = {result: sum(item.result == result for item in scored) for result in words.RESULTS}
        drawn["coverage"] = charts.share_bar(
            [charts.Share(label=words.RESULTS[name], amount=count, tone=TONES[name]) for name, count in counts.items()],
            title="Requirements",
        )
    if check.paths is not None:
        drawn["moves"] = _moves_chart(check)
    return drawn


def _axes_chart(score: SafetyScore) -> object:
    bars = []
    for name in AXES:
        axis = getattr(score.axes, name)
        tone = "bad" if name == "automation" else "accent"
        bars.append(_interval_bar(words.AXES[name], words.AXIS_MEANINGS[name], axis, tone))
    return charts.interval_chart(bars, title="The five axes, each of 100")


def _strengths_chart(score: SafetyScore) -> object:
    bars = [
        _interval_bar(words.STRENGTHS.get(name, name), "", value, "good") for name, value in score.strengths.items()
    ]
    return charts.interval_chart(bars, title="Human strengths, each of 100") if bars else ""


def _interval_bar(label: str, note: str, value: Estimate | Missing, tone: str) -> charts.IntervalBar:
    if isinstance(value, Missing):
        return charts.IntervalBar(label=label, note=note, value=None)
    return charts.IntervalBar(label=label, note=note, value=value.value, low=value.low, high=value.high, tone=tone)


def _moves_chart(check: Check) -> object:
    points = []
    score = check.score
    if check.paths is None or not isinstance(score.score, Estimate):
        return ""
    for number, move in enumerate(check.paths.moves, 1):
        if move.median_pay is not None and move.score_change is not None:
            points.append(
                charts.Point(
                    label=move.title,
                    mark=str(number),
                    x=score.score.value + move.score_change,
                    y=float(move.median_pay),
                    weight=move.feasibility,
                    tone="accent",
                )
            )
    if check.paths.median_pay is not None:
        own = charts.Point(
            label=score.subject.title,
            mark="you",
            x=score.score.value,
            y=float(check.paths.median_pay),
            weight=1.0,
            tone="bad",
        )
        points.append(own)
    return charts.scatter(
        points, title="Careers by AI-safety and pay", x_label="AI-safety score", y_label="median pay a year"
    )


@cache
def report_environment() -> Environment:
    """The templates of the reports, with the ways to write a figure."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("j2", "html")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["signed"] = lambda value: f"{value:+.1f}"
    environment.filters["percent"] = lambda value: "—" if value is None else f"{value * 100:.0f}%"
    environment.filters["signed_percent"] = lambda value: "—" if value is None else f"{value * 100:+.0f}%"
    environment.filters["money"] = lambda value: "—" if value is None else f"${value:,.0f}"
    return environment
