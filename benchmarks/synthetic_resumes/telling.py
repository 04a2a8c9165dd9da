"""The scores of many files → figures by field, layout, format, locale and damage, and the tables that show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from benchmarks.synthetic_resumes.measuring import Result
from benchmarks.synthetic_resumes.scoring import interval, rates, sum_up
from benchmarks.synthetic_resumes.values import FIELDS, NAIVE_FIELDS

Figures = dict[str, Any]

PARTS: Mapping[str, Callable[[Result], str]] = {
    "layout": lambda result: result.case.layout.name,
    "format": lambda result: result.case.format,
    "locale": lambda result: result.case.locale,
    "damage": lambda result: result.case.damage,
}


def summarise(results: Sequence[Result], *, parts: bool) -> Figures:
    """The figures as plain values; `parts` adds those by layout, format, locale and damage."""
    files = [sum_up(result.ours.values()) for result in results]
    total = sum_up(score for result in results for score in result.ours.values())
    low, high = interval(files)
    fields = {field: _field(results, field) for field in FIELDS}
    fields = {field: figures for field, figures in fields.items() if figures["true"] or figures["f1"] < 1}
    means = [figures["f1"] for figures in fields.values() if figures["true"]]
    summary: Figures = {
        "files": len(results),
        "all fields": {**_figures(total), "low": round(low, 4), "high": round(high, 4)},
        "mean of the fields": round(sum(means) / len(means), 4),
        "files without an error": round(sum(not file["missed"] + file["wrong"] for file in files) / len(files), 4),
        "whole jobs": _figures(sum_up(result.jobs for result in results)),
        "values not backed": sum(len(result.unbacked) for result in results),
        "characters right": round(total["well_placed"] / total["placed"], 4) if total["placed"] else None,
        "fields": fields,
    }
    return {**summary, **({part: _by(results, key) for part, key in PARTS.items()} if parts else {})}


def print_summary(summary: Figures) -> None:
    """Prints the summary as tables, the worst part first."""
    whole = summary["all fields"]
    print(
        f"{summary['files']} files; all fields: P {whole['precision']:.3f} R {whole['recall']:.3f} "
        f"F1 {whole['f1']:.3f} ({whole['low']:.3f} to {whole['high']:.3f}); "
        f"mean of the fields {summary['mean of the fields']:.3f}"
    )
    print(f"files without an error: {summary['files without an error']:.1%}")
    jobs = summary["whole jobs"]
    print(f"positions with title, employer and dates all right: F1 {jobs['f1']:.3f} of {jobs['true']}")
    print(f"values that the characters behind them do not give: {summary['values not backed']}")
    if summary["characters right"] is not None:
        print(f"found values of text files whose characters are exactly right: {summary['characters right']:.1%}")
    print(f"\n{'field':<20}{'P':>7}{'R':>7}{'F1':>7}{'naive':>8}{'true':>8}")
    for field, figures in summary["fields"].items():
        naive = "–" if figures["naive"] is None else f"{figures['naive']:.2f}"
        columns = "".join(f"{figures[key]:>7.3f}" for key in ("precision", "recall", "f1"))
        print(f"{field:<20}{columns}{naive:>8}{figures['true']:>8}")
    for part in PARTS:
        if part in summary:
            print(f"\n{'by ' + part:<26}{'F1':>7}  the fields that lose most")
            for name, figures in summary[part].items():
                print(f"{name:<26}{figures['f1']:>7.3f}  {', '.join(figures['worst'])}")


def print_details(results: Iterable[Result]) -> None:
    """What was read wrong, file by file."""
    for result in results:
        for field, score in result.ours.items():
            if score.missed or score.wrong:
                print(f"{result.case.name} {field}: wanted {list(score.missed)}, read {list(score.wrong)}")
        if result.unbacked:
            print(f"{result.case.name} not backed by its characters: {', '.join(result.unbacked)}")


def _field(results: Sequence[Result], field: str) -> Figures:
    naive = None
    if field in NAIVE_FIELDS:
        naive = round(rates(sum_up(result.naive[field] for result in results if field in result.naive))[2], 4)
    return {**_figures(_count(results, field)), "naive": naive}


def _by(results: Sequence[Result], key: Callable[[Result], str]) -> Figures:
    """The figures of each part, the worst part first, with the three fields that lose most."""
    found = {}
    for name in {key(result): None for result in results}:
        mine = [result for result in results if key(result) == name]
        fields = {field: _count(mine, field) for field in FIELDS}
        lost = sorted(FIELDS, key=lambda field: -fields[field]["missed"] - fields[field]["wrong"])
        found[name] = {
            **_figures(sum_up(score for result in mine for score in result.ours.values())),
            "worst": [f"{field} {rates(fields[field])[2]:.2f}" for field in lost[:3] if rates(fields[field])[2] < 1],
        }
    return dict(sorted(found.items(), key=lambda item: item[1]["f1"]))


def _count(results: Sequence[Result], field: str) -> Counter[str]:
    return sum_up(result.ours[field] for result in results if field in result.ours)


def _figures(counts: Mapping[str, int]) -> Figures:
    precision, recall, f1 = rates(counts)
    true = counts.get("found", 0) + counts.get("missed", 0)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "true": true}
