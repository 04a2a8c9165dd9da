"""How well job titles are coded, beside baselines: ``python -m benchmarks.occupations [--train] [--refit]``.

Sets (found by CAREERPROOF_SOURCES, else beside the checkout): Jobs12K validation (100 titles labelled by a language
model), H-1B applications by source (codes chosen by employers; judged by any acceptable code), TalentCLEF 2025 task A
validation, MELO usa-en with the O*NET–ESCO crosswalk's titles held aside. `--train` makes the models of words and what
the evidence weighs from the facts alone (no row of a set is read); `--refit` fits the map from probability to
confidence on the first two sets and writes it; what it prints about calibration is cross-validated. `--industries`
makes only the odds of industries anew, from the wage survey, and measures nothing.
"""

from __future__ import annotations

import csv
import json
import random
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy

from benchmarks._sources import sources_folder
from benchmarks.occupation_training import refresh_industries, train, train_words
from benchmarks.spoken_titles import read_spoken_titles
from careerproof.facts.model import TitleKind
from careerproof.facts.store import Facts, open_facts
from careerproof.language import normalise
from careerproof.language.retrieval import NgramIndex
from careerproof.occupations import TitleSpace, match_title
from careerproof.occupations.match import explain_votes, features
from careerproof.occupations.weights import WEIGHTS_FILE, load_weights
from careerproof.occupations.words import load_words
from careerproof.settings import SHIPPED_FACTS

Case = tuple[str, frozenset[str]]
Coder = Callable[[str], str | None]
FOLDS = 5


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 where the sets are not there."""
    if "--industries" in arguments:
        with open_facts(SHIPPED_FACTS) as facts:
            refresh_industries(facts)
        return 0
    folder = _benchmarks_folder()
    if folder is None:
        print("NOT MEASURED: no benchmark sets; set CAREERPROOF_SOURCES to the folder that holds them", file=sys.stderr)
        return 1
    with open_facts(SHIPPED_FACTS) as facts:
        if "--train" in arguments:
            train(facts)
            load_words.cache_clear()
            load_weights.cache_clear()
        sets = _coding_sets(folder)
        _print_coding(facts, sets)
        _print_calibration(facts, sets, refit="--refit" in arguments)
        _print_retrieval(facts, folder)
    # Opened anew, because titles already coded are remembered.
    with open_facts(SHIPPED_FACTS) as facts:
        _print_speed(facts, sets)
    return 0


def _benchmarks_folder() -> Path | None:
    folder = sources_folder() / "benchmarks"
    return folder if folder.is_dir() else None


def _coding_sets(folder: Path) -> dict[str, list[Case]]:
    """Cases by set: a title and the codes that count as right (8-digit, or 6-digit SOC for H-1B)."""
    jobs = [
        (row["sentence"], frozenset(re.findall(r"\((\d\d-\d{4}\.\d\d)\)", row["label"])))
        for row in _rows(folder / "title_onet_jobs12k" / "job_titles_validation.csv")
    ]
    accepted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows(folder / "h1b_lca" / "h1b_titles.csv"):
        if row["soc2018_accept"]:
            accepted[row["source"], row["job_title"]].update(row["soc2018_accept"].split(";"))
    sets = {"jobs12k": jobs}
    for (source, title), codes in sorted(accepted.items()):
        sets.setdefault(f"h1b {source}", []).append((title, frozenset(codes)))
    return sets


def _rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def _print_coding(facts: Facts, sets: dict[str, list[Case]]) -> None:
    coders: dict[str, Coder] = {
        "random": _random_coder(facts),
        "exact look-up": _exact_coder(facts),
        "TF-IDF nearest title": _nearest_coder(facts),
        "careerproof": _our_coder(facts),
    }
    print(f"{'set':28} {'coder':22} {'n':>5} {'P@1':>6} {'major group':>12}")
    for name, cases in sets.items():
        for label, coder in coders.items():
            answers = [coder(title) for title, _ in cases]
            right = statistics.fmean(_is_right(code, gold) for code, (_, gold) in zip(answers, cases, strict=True))
            major = statistics.fmean(
                code is not None and code[:2] in {each[:2] for each in gold}
                for code, (_, gold) in zip(answers, cases, strict=True)
            )
            print(f"{name:28} {label:22} {len(cases):5} {right:6.3f} {major:12.3f}")


def _is_right(code: str | None, gold: frozenset[str]) -> bool:
    return code is not None and (code in gold or code[:7] in gold)


def _random_coder(facts: Facts) -> Coder:
    chance = random.Random(1)  # noqa: S311
    codes = facts.codes()
    return lambda _: chance.choice(codes)


def _exact_coder(facts: Facts) -> Coder:
    def coder(title: str) -> str | None:
        for text in (title, title.partition(",")[0]):
            rows = facts.titles_named(normalise(text))
            if rows:
                return rows[0].code
        return None

    return coder


def _nearest_coder(facts: Facts) -> Coder:
    index = NgramIndex.from_bytes(facts.index("titles"))

    def coder(title: str) -> str | None:
        hits = index.search(title.partition(",")[0], top=1)
        return facts.titles_numbered([hits[0][0]])[0][0].code if hits else None

    return coder


def _our_coder(facts: Facts) -> Coder:
    def coder(title: str) -> str | None:
        candidates = match_title(facts, title).candidates
        return candidates[0].code if candidates else None

    return coder


def _print_calibration(facts: Facts, sets: dict[str, list[Case]], *, refit: bool) -> None:
    """The expected calibration error of the map fitted on other folds; with `refit` the map of all rows is written."""
    points, right, weights, owners = [], [], [], []
    for cases in sets.values():
        for title, gold in cases:
            for code, share, likeness in explain_votes(facts, title, top=5):
                points.append((1.0, *features(share, likeness)))
                right.append(_is_right(code, gold))
                # Each set weighs the same, so that the large ones do not decide alone.
                weights.append(1 / len(cases))
                owners.append(hash_fold(title))
    x, y, w = numpy.array(points), numpy.array(right, dtype=float), numpy.array(weights)
    folds = numpy.array(owners)
    predicted = numpy.empty(len(y))
    for fold in range(FOLDS):
        train = folds != fold
        predicted[~train] = _sigmoid(x[~train] @ _fit(x[train], y[train], w[train]))
    print(f"\ncalibration of single candidates, {FOLDS}-fold: expected error {_calibration_error(predicted, y, w):.3f}")
    if refit:
        table = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
        names = ("constant", "share", "likeness")
        table["calibration"] = {name: round(float(value), 3) for name, value in zip(names, _fit(x, y, w), strict=True)}
        WEIGHTS_FILE.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
        print(f"written: {table['calibration']}")


def hash_fold(title: str) -> int:
    """The fold of a title: the same in every process, so that one title never stands on both sides."""
    return sum(title.encode()) % FOLDS


def _fit(
    x: numpy.typing.NDArray[numpy.float64],
    y: numpy.typing.NDArray[numpy.float64],
    w: numpy.typing.NDArray[numpy.float64],
) -> numpy.typing.NDArray[numpy.float64]:
    """Weighted logistic regression by Newton steps; slopes kept at or above zero, so that the map rises."""
    beta = numpy.zeros(x.shape[1])
    for _ in range(50):
        p = _sigmoid(x @ beta)
        gradient = x.T @ (w * (y - p)) - 1e-4 * beta
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + 1e-4 * numpy.eye(x.shape[1])
        beta = beta + numpy.linalg.solve(hessian, gradient)
        beta[1:] = numpy.maximum(beta[1:], 0.0)
    return beta


def _sigmoid(z: numpy.typing.NDArray[numpy.float64]) -> numpy.typing.NDArray[numpy.float64]:
    result: numpy.typing.NDArray[numpy.float64] = 1 / (1 + numpy.exp(-numpy.clip(z, -30, 30)))
    return result


def _calibration_error(
    p: numpy.typing.NDArray[numpy.float64],
    y: numpy.typing.NDArray[numpy.float64],
    w: numpy.typing.NDArray[numpy.float64],
) -> float:
    """The mean distance between what was said and what was right, over ten bins of confidence."""
    bins = numpy.minimum((p * 10).astype(int), 9)
    error = sum(abs(float(((p - y) * w)[bins == each].sum())) for each in range(10))
    return error / float(w.sum())


def _print_retrieval(facts: Facts, folder: Path) -> None:
    """TalentCLEF and MELO: texts ranked by letters alone, and as `TitleSpace` does."""
    print(f"\n{'set':28} {'ranker':22} {'n':>5} {'MAP':>6} {'MRR':>6}")
    for name, queries, corpus, relevant in (_talentclef(folder), _melo(folder)):
        texts = sorted(corpus)
        written = [corpus[key] for key in texts]
        index = NgramIndex.build(written)
        space = _space_without_esco(facts, written) if name.startswith("melo") else TitleSpace(facts, written)
        rankers: dict[str, Callable[[str], Sequence[tuple[int, float]]]] = {
            "char TF-IDF": partial(index.search, top=len(index)),
            "careerproof": partial(space.search, top=len(written)),
        }
        for label, ranker in rankers.items():
            means, reciprocals = [], []
            for key, query in queries.items():
                hits = [texts[number] in relevant[key] for number, _ in ranker(query)]
                ranks = [rank for rank, hit in enumerate(hits, 1) if hit]
                precise = [found / rank for found, rank in enumerate(ranks, 1)]
                means.append(sum(precise) / len(relevant[key]))
                reciprocals.append(1 / ranks[0] if ranks else 0.0)
            figures = f"{statistics.fmean(means):6.3f} {statistics.fmean(reciprocals):6.3f}"
            print(f"{name:28} {label:22} {len(queries):5} {figures}")


def _space_without_esco(facts: Facts, texts: Sequence[str]) -> TitleSpace:
    """A space that has not seen the crosswalk under test: its names are neither learnt from nor looked up."""
    esco: tuple[TitleKind, ...] = ("esco", "esco_alternate")
    titles = [title for title in facts.titles() if title.kind not in esco]
    words = train_words(facts, titles, read_spoken_titles(), known=load_words())
    return TitleSpace(facts, texts, model=words.titles, without=esco)


Retrieval = tuple[str, dict[str, str], dict[str, str], dict[str, set[str]]]


def _talentclef(folder: Path) -> Retrieval:
    base = folder / "talentclef2025_taskA_en"
    queries = {row["q_id"]: row["jobtitle"] for row in _rows(base / "queries.tsv", "\t")}
    corpus = {row["c_id"]: row["jobtitle"] for row in _rows(base / "corpus_elements.tsv", "\t")}
    return "talentclef", queries, corpus, _relevant(base / "qrels.tsv", queries)


def _melo(folder: Path) -> Retrieval:
    base = folder / "melo_usa_en"
    queries = dict(_pairs(base / "queries.tsv"))
    return (
        "melo usa-en",
        queries,
        dict(_pairs(base / "corpus_elements.tsv")),
        _relevant(base / "annotations.tsv", queries),
    )


def _pairs(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(key, text) for key, _, text in (line.partition("\t") for line in lines) if text]


def _relevant(path: Path, queries: dict[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {key: set() for key in queries}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, element, grade = line.split("\t")
        if key in found and grade != "0":
            found[key].add(element)
    return found


def _print_speed(facts: Facts, sets: dict[str, list[Case]]) -> None:
    titles = [title for cases in sets.values() for title, _ in cases][:550]
    for title in titles[500:]:
        match_title(facts, title)
    titles = titles[:500]
    started = time.perf_counter()
    for title in titles:
        match_title(facts, title)
    per_title = (time.perf_counter() - started) / len(titles) * 1000
    index = NgramIndex.from_bytes(facts.index("titles"))
    started = time.perf_counter()
    for title in titles:
        index.search(title, top=40)
    per_search = (time.perf_counter() - started) / len(titles) * 1000
    print(f"\nspeed: {per_title:.2f} ms a title ({1000 / per_title:.0f}/s); one n-gram search {per_search:.2f} ms")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
