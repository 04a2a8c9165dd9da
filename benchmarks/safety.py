"""How good the safety score is, as far as that can be known without looking at what came of it.

1. Reliability: the consensus on exposure, made without one study, against that study; beside it every other single
   study and the plain mean of the others, overall and within major groups (Spearman). Needs the source files.
2. The scale: how it is used, how wide the intervals are.
3. Doubt: the scores made again without each study, and places under draws of weights and of figures.
4. Speed: all occupations at once, and one alone.

``--write-reference`` publishes the quantiles of the shipped facts in ``safety/reference.json``.
"""

from __future__ import annotations

import dataclasses
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy

from benchmarks._sources import sources_folder
from careerproof.evidence import Estimate
from careerproof.facts.model import Measure, Occupation, OverallProjection, Projection
from careerproof.facts.store import Facts, open_facts
from careerproof.safety.compare import correlate_ranks, share_ranks
from careerproof.safety.model import AXES, SafetyScore
from careerproof.safety.score import REFERENCE, score_all
from careerproof.settings import load_settings
from careerproof.verbs.score import score_sensitivity

REPOSITORY = Path(__file__).resolve().parent.parent
STUDIES = {
    "Eloundou et al.": ("eloundou_human_beta", "eloundou_gpt4_beta"),
    "Felten et al.": ("lm_aioe", "aioe"),
    "Eisfeldt et al.": ("eisfeldt_total",),
    "ILO": ("ilo_2025", "ilo_2023"),
    "Schaal": ("schaal_auto",),
}
"""The studies of the generative-AI years, as the recipe of the consensus names them, with their indices."""
OLDER = ("sml", "webb_ai", "frey_osborne")
QUANTILES = 20
LABELS = "eloundou-2023"
"""The study whose task labels the facts hold by activity too."""

Values = Mapping[str, float]


def main() -> None:
    """Prints the figures, or publishes the reference."""
    with open_facts(load_settings().facts) as facts:
        scores = [score for score in score_all(facts) if isinstance(score.score, Estimate)]
        if "--write-reference" in sys.argv[1:]:
            write_reference(scores, facts.version)
            return
        print_reliability(facts)
        print_scale(scores)
        print_left_out(facts, scores)
        print_sensitivity()
        print_speed(facts)


def write_reference(scores: Sequence[SafetyScore], version: str) -> None:
    """Writes the quantiles of the score and the axes, least to greatest in twentieths."""
    names = ("score", *AXES, "robotics")
    quantiles = {
        name: [
            round(float(cut), 2) for cut in numpy.quantile(_column(scores, name), numpy.linspace(0, 1, QUANTILES + 1))
        ]
        for name in names
    }
    note = "quantiles over the scored occupations of the shipped facts, least to greatest in twentieths"
    text = json.dumps({"note": note, "facts_version": version, "quantiles": quantiles}, indent=1)
    REFERENCE.write_text(text + "\n", encoding="utf-8")
    print(f"wrote {REFERENCE.name}: {', '.join(names)}")


def print_reliability(facts: Facts) -> None:
    """The consensus without a study against that study, beside the others."""
    root = sources_folder()
    print("### Reliability: Spearman with a study that the consensus has not seen, overall / within major groups")
    if not (root / "exposure").is_dir():
        print(f"NOT RUN: no source files at {root.name}; set CAREERPROOF_SOURCES to their folder")
        return
    from careerproof.facts.building.deriving.derive import gather_inputs
    from careerproof.facts.building.deriving.derived import derive_exposure
    from careerproof.facts.sources.studies import load_studies

    studies = load_studies(root)
    inputs = gather_inputs(facts, studies)
    surveyed = set(inputs.activities)
    print(f"{'study left out':<22}{'consensus':>15}{'plain mean':>15}{'best single':>15}  which")
    wins, covered = [0, 0], []
    for paper, indices in STUDIES.items():
        consensus = derive_exposure(inputs, without={paper})
        covered.append(_coverage(facts, consensus))
        rivals = [index for other, several in STUDIES.items() if other != paper for index in several]
        for index in indices:
            truth = {code: value for code, value in studies[index].values.items() if code in surveyed}
            ours = agreement(consensus, truth)
            mean = agreement(_mean_rank([studies[rival].values for rival in rivals]), truth)
            singles = {rival: agreement(studies[rival].values, truth) for rival in (*rivals, *OLDER)}
            best = max(singles, key=lambda rival: singles[rival][0])
            within = max(value for _, value in singles.values())
            wins = [wins[0] + (ours[0] >= singles[best][0]), wins[1] + (ours[1] >= within)]
            print(
                f"{index:<22}{ours[0]:>8.3f} /{ours[1]:.3f}{mean[0]:>8.3f} /{mean[1]:.3f}"
                f"{singles[best][0]:>8.3f} /{within:.3f}  {best}"
            )
    total = sum(len(indices) for indices in STUDIES.values())
    print(
        f"consensus at least as good as the best single study: {wins[0]} of {total}, within groups {wins[1]} of {total}"
    )
    print(f"intervals hold the consensus without one study: {min(covered):.0%} of occupations at least (stated: 90%)")
    human = studies["eloundou_human_beta"].values
    print("older studies against human task labels: " + ", ".join(
        f"{index} {agreement(studies[index].values, human)[0]:+.2f}" for index in OLDER
    ))  # fmt: skip


def print_scale(scores: Sequence[SafetyScore]) -> None:
    """Marks, categories, interval widths."""
    marks = Counter(score.score10 for score in scores)
    print("\n### The scale")
    print("marks: " + ", ".join(f"{mark}: {count}" for mark, count in sorted(marks.items(), key=str)))
    print(f"marks used {len(marks)} of 11 (goal 8), largest share {max(marks.values()) / len(scores):.1%} (goal 25%)")
    print(
        "categories: "
        + ", ".join(f"{name} {count}" for name, count in Counter(s.category for s in scores).most_common())
    )
    print(f"close calls (runner-up named): {sum(score.runner_up is not None for score in scores)}")
    widths = sorted(score.score.high - score.score.low for score in scores if isinstance(score.score, Estimate))
    print(f"interval width in points: median {widths[len(widths) // 2]:.0f}, widest {widths[-1]:.0f}")


def print_left_out(facts: Facts, scores: Sequence[SafetyScore]) -> None:
    """The scores made again without one study at a time, beside the published intervals. Needs the source files."""
    root = sources_folder()
    print("\n### Leave one study out: all measures derived without it, all occupations scored again")
    if not (root / "exposure").is_dir():
        print(f"NOT RUN: no source files at {root.name}; set CAREERPROOF_SOURCES to their folder")
        return
    published = {score.subject.code: score for score in scores}
    print(f"{'study left out':<22}{'Spearman':>10}{'median move':>13}{'largest':>9}{'in interval':>13}{'category':>10}")
    for paper, others in score_without_each(facts, root).items():
        pairs = [(published[score.subject.code], score) for score in others if score.subject.code in published]
        values = [
            (old.score, new.score)
            for old, new in pairs
            if isinstance(old.score, Estimate) and isinstance(new.score, Estimate)
        ]
        moves = [abs(new.value - old.value) for old, new in values]
        held = sum(old.low <= new.value <= old.high for old, new in values)
        same = sum(old.category == new.category for old, new in pairs) / len(pairs)
        order = correlate_ranks([old.value for old, _ in values], [new.value for _, new in values])
        print(
            f"{paper:<22}{order:>10.3f}{numpy.median(moves):>13.2f}{max(moves):>9.1f}"
            f"{held / len(moves):>13.1%}{same:>10.1%}"
        )


def score_without_each(facts: Facts, root: Path) -> dict[str, tuple[SafetyScore, ...]]:
    """The scores of all occupations with the measures derived without each study in turn, its task labels included."""
    from careerproof.facts.building.deriving.derive import gather_inputs
    from careerproof.facts.building.deriving.derived import derive_measures
    from careerproof.facts.sources.studies import load_studies

    studies = load_studies(root)
    names = {study.source.id for study in studies.values()}
    found = {}
    for name in sorted(names):
        inputs = gather_inputs(facts, {index: study for index, study in studies.items() if study.source.id != name})
        if name == LABELS:
            inputs = dataclasses.replace(
                inputs,
                activities={
                    code: tuple(dataclasses.replace(row, exposure=None, automation=None) for row in rows)
                    for code, rows in inputs.activities.items()
                },
            )
        measures: dict[str, dict[str, Measure]] = {}
        for row in derive_measures(inputs).measures:
            measures.setdefault(row.code, {})[row.name] = Measure(
                name=row.name, value=row.value, low=row.low, high=row.high, studies=row.studies,
                inferred=row.inferred, sources=row.sources,
            )  # fmt: skip
        found[name] = score_all(_Remeasured(facts, measures))
    return found


class _Remeasured:
    """The facts with other measures."""

    def __init__(self, facts: Facts, measures: Mapping[str, Mapping[str, Measure]]) -> None:
        self._facts, self._measures = facts, measures

    def codes(self) -> tuple[str, ...]:
        """All codes."""
        return self._facts.codes()

    def occupation(self, code: str) -> Occupation:
        """As the facts have it."""
        return self._facts.occupation(code)

    def measures(self, code: str) -> Mapping[str, Measure]:
        """The other measures."""
        return self._measures.get(code, {})

    def projection(self, code: str) -> Projection | None:
        """As the facts have it."""
        return self._facts.projection(code)

    def overall_projection(self) -> OverallProjection | None:
        """As the facts have it."""
        return self._facts.overall_projection()


def print_sensitivity() -> None:
    """How places and categories hold under draws of weights and of figures, over occupations and emerging careers."""
    start = time.perf_counter()
    report = score_sensitivity()
    spent = time.perf_counter() - start
    print(f"\n### Sensitivity: {report.draws:,} draws of weights, as many of figures; {report.ranked} careers")
    print(f"{'draws of':<10}{'median range':>13}{'widest':>8}{'category stays':>16}")
    for kind in ("weights", "figures"):
        spreads = [spread for row in report.careers if (spread := getattr(row, kind)) is not None]
        widths = [spread.rank_high - spread.rank_low for spread in spreads]
        stays = statistics.mean(spread.category_share for spread in spreads)
        print(f"{kind:<10}{numpy.median(widths):>13.0f}{max(widths):>8}{stays:>16.1%}")
    print(f"order under other weights: Spearman {report.correlation:.3f} or more in 95% of the draws")
    print(f"the whole report in {spent:.1f} s (goal 10 s)")


def print_speed(facts: Facts) -> None:
    """Warm time of all occupations."""
    start = time.perf_counter()
    count = len(score_all(facts))
    spent = time.perf_counter() - start
    print(f"\n### Speed\nall {count} occupations, warm: {spent:.2f} s (goal 1 s), {1000 * spent / count:.2f} ms each")


def agreement(one: Values, other: Values) -> tuple[float, float]:
    """Spearman correlation over the codes that both have: overall, and of ranks within major groups."""
    codes = sorted(one.keys() & other.keys())
    first, second = (numpy.array(share_ranks([values[code] for code in codes])) for values in (one, other))
    groups = numpy.unique([code[:2] for code in codes], return_inverse=True)[1].reshape(-1)
    inner = [
        ranks - (numpy.bincount(groups, ranks) / numpy.bincount(groups))[groups] for ranks in (first, second)
    ]  # fmt: skip
    return float(numpy.corrcoef(first, second)[0, 1]), float(numpy.corrcoef(inner[0], inner[1])[0, 1])


def _coverage(facts: Facts, scores: Values) -> float:
    """The share of occupations whose published interval holds the figure that these normal scores stand for."""
    published = facts.measure("exposure")
    shares = {code: statistics.NormalDist().cdf(score) for code, score in scores.items() if code in published}
    return sum(published[code].low <= share <= published[code].high for code, share in shares.items()) / len(shares)


def _mean_rank(tables: Sequence[Values]) -> dict[str, float]:
    """The mean of a code's rank shares in the tables that have it."""
    shares: dict[str, list[float]] = {}
    for table in tables:
        codes = sorted(table)
        for code, rank in zip(codes, share_ranks([table[code] for code in codes]), strict=True):
            shares.setdefault(code, []).append((rank - 0.5) / len(codes))
    return {code: sum(several) / len(several) for code, several in shares.items()}


def _column(scores: Sequence[SafetyScore], name: str) -> list[float]:
    figures = [
        score.score if name == "score" else score.robotics if name == "robotics" else getattr(score.axes, name)
        for score in scores
    ]
    return [figure.value for figure in figures if isinstance(figure, Estimate)]


if __name__ == "__main__":
    main()
