"""How sure the places of careers are as one self-contained HTML page: charts with words beside them, no script."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from careerproof.faces import charts, words
from careerproof.faces.cli.pages.sensitivity import place_share, swing_words, weights_words
from careerproof.safety.sensitivity import CareerSensitivity, Sensitivity, Spread
from careerproof.version import __version__

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """A career of the table: everything in it is there."""

    career: CareerSensitivity
    weights: Spread
    figures: Spread


def sensitivity_report(answer: Sensitivity, *, facts_version: str) -> str:
    """The page of one career, or of all of them where the answer holds several."""
    rows = [
        _Row(career=row, weights=row.weights, figures=row.figures)
        for row in sorted(answer.careers, key=lambda row: (row.rank or 0, row.subject.title))
        if row.weights is not None and row.figures is not None
    ]
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("j2", "html")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda share: f"{share * 100:.0f}%"
    environment.filters["points"] = lambda value: f"{value:.0f}"
    alone = answer.careers[0] if len(answer.careers) == 1 else None
    return environment.get_template("sensitivity.html.j2").render(
        answer=answer,
        alone=alone,
        rows=rows,
        unscored=[row for row in answer.careers if row.rank is None],
        words=words,
        weights_words=weights_words(answer),
        charts={
            "places": _places(rows[0], answer) if alone and rows else None,
            "swings": _swings(rows[0]) if alone and rows else None,
            "weights": None if alone else _ranges(rows, "weights", answer.ranked),
            "figures": None if alone else _ranges(rows, "figures", answer.ranked),
        },
        style=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
        code_version=__version__,
        facts_version=facts_version,
    )


def _places(row: _Row, answer: Sensitivity) -> object:
    """The share of careers that lie behind, under either kind of draws."""
    bars = []
    for label, spread in (("Other weights", row.weights), ("Other figures", row.figures)):
        middle, low, high = (
            place_share(rank, answer.ranked) for rank in (row.career.rank or 0, spread.rank_high, spread.rank_low)
        )
        note = f"place {spread.rank_low} to {spread.rank_high} of {answer.ranked}"
        bars.append(charts.IntervalBar(label=label, note=note, value=middle, low=low, high=high))
    return charts.interval_chart(bars, title="Per cent of all careers that are less safe")


def _swings(row: _Row) -> object:
    """The score with one weight or figure at its ends."""
    bars = []
    score = row.career.score or 0.0
    for swing in row.career.swings:
        ends = (swing.at_low, swing.at_high, score)
        note = f"from {swing.at_low:.0f} at its least to {swing.at_high:.0f} at its most"
        bars.append(
            charts.IntervalBar(
                label=swing_words(swing),
                note=note,
                value=score,
                low=min(ends),
                high=max(ends),
                tone="accent" if swing.kind == "figure" else "middling",
            )
        )
    return charts.interval_chart(bars, title="The score, of 100, with one thing at either end of its doubt")


def _ranges(rows: list[_Row], kind: str, ranked: int) -> object:
    """Every career's range of places."""
    said = "weights" if kind == "weights" else "figures"
    return charts.range_plot(
        [
            (float(row.career.rank or 0), float(spread.rank_low), float(spread.rank_high))
            for row in rows
            for spread in [row.weights if kind == "weights" else row.figures]
        ],
        most=float(ranked),
        title=f"Range of places of all careers under draws of {said}",
        x_label="place as it is, 1 is the safest",
        y_label="place in 90 % of the draws",
    )
