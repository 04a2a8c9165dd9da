"""Learns the weights of `postings.borders` from postings whose headings are known, and tells how well they do.

    python -m benchmarks._border_training            every figure is of postings that the weights were not learnt from
    python -m benchmarks._border_training --write    learns from all, and writes postings/lexicon/borders.toml

Each posting is taken without its headings, with and without blank lines. Origins weigh the same however many postings
they have, so that no single employer's habits decide.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from benchmarks._headless import Headless, google_postings, lines_right, other_postings
from benchmarks._sources import sources_folder
from careerproof.documents import read_document
from careerproof.postings import borders
from careerproof.postings.borders import WEIGHTS, AskedLine, border_signs, line_signs
from careerproof.postings.header import read_header
from careerproof.postings.lexicons import FLAT
from careerproof.postings.passages import split_passages
from careerproof.postings.roles import LEAST_LINES, ask_line, judge_passages

FOLDS = 5
RIDGE = 0.002
STEPS, RATE = 600, 0.05
Signs = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Example:
    """A posting's lines that ask, the signs of each possible border (the last: none), and the right one."""

    origin: str
    key: str
    signs: tuple[Signs, ...]
    right: int
    golds: tuple[str, ...]


def main() -> int:
    """The figures of held-out postings, or the weights written; the exit code tells when the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    folder = sources_folder() / "benchmarks"
    if not folder.is_dir():
        print(f"no benchmark data at {folder}: set CAREERPROOF_SOURCES", file=sys.stderr)
        return 1
    postings = load_postings(folder)
    examples = gather_examples(postings)
    for way in ("by posting", "by origin"):
        print(f"share of lines read as their heading says, weights held out {way}")
        for name, (right, total) in sorted(held_out(examples, postings, way=way).items()):
            print(f"  {name:<40} {right / total:.3f} of {total} lines")
    if chosen.write:
        _write(learn(examples))
    return 0


def load_postings(folder: Path) -> dict[str, list[Headless]]:
    """The postings without headings, by layout."""
    return {
        ("blank lines" if parted else "no blank lines"): [
            *google_postings(folder, headed=False, parted=parted),
            *other_postings(folder, parted=parted),
        ]
        for parted in (True, False)
    }


def gather_examples(postings: Mapping[str, Sequence[Headless]]) -> list[Example]:
    """What there is to learn from: every posting that asks for enough."""
    return [item for own in postings.values() for one in own if (item := _example(one)) is not None]


def held_out(
    examples: Sequence[Example], postings: Mapping[str, Sequence[Headless]], *, way: str
) -> dict[str, tuple[int, int]]:
    """(right, all) lines of each origin and layout, read with weights that were learnt without them.

    Args:
        way: "by posting" leaves out one posting of five at a time, "by origin" leaves out all of Google's, or all
            others.
    """
    keys = sorted({_key(item) for own in postings.values() for item in own})
    fold = {key: key.startswith("Google") if way == "by origin" else at % FOLDS for at, key in enumerate(keys)}
    results: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for number in sorted(set(fold.values())):
        weights = learn([item for item in examples if fold[item.key] != number])
        with patch.object(borders, "load_weights", return_value=weights):
            for layout, own in postings.items():
                for item in own:
                    if fold[_key(item)] == number:
                        lists = "two lists" if item.has_both else "one list"
                        name = f"{_origin(item)}, {lists}, {layout}"
                        results[name] += lines_right(item)
                        totals[name] += len(item.places)
    return {name: (results[name], totals[name]) for name in totals if totals[name]}


def learn(examples: Sequence[Example]) -> Mapping[str, float]:
    """The weights under which the right borders are most likely (a softmax over each posting's borders)."""
    names = sorted({name for example in examples for signs in example.signs for name in signs})
    column = {name: at for at, name in enumerate(names)}
    sizes = [len(example.signs) for example in examples]
    table = np.zeros((sum(sizes), len(names)))
    row = 0
    for example in examples:
        for signs in example.signs:
            for name, value in signs.items():
                table[row, column[name]] = value
            row += 1
    starts = np.cumsum([0, *sizes[:-1]])
    right = starts + np.array([example.right for example in examples])
    origins = Counter(example.origin for example in examples)
    share = np.array([1.0 / (len(origins) * origins[example.origin]) for example in examples])
    scale = np.maximum(table.std(axis=0), 1e-9)
    table = table / scale
    weights = np.zeros(len(names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = table @ weights
        top = np.repeat(np.maximum.reduceat(scores, starts), sizes)
        likely = np.exp(scores - top)
        likely /= np.repeat(np.add.reduceat(likely, starts), sizes)
        slope = table.T @ (likely * np.repeat(share, sizes)) - table[right].T @ share + RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: float(value) for name, value in zip(names, weights / scale, strict=True)}


def _example(posting: Headless) -> Example | None:
    document = read_document(posting.text.encode(), name="posting.txt")
    text = document.text.translate(FLAT)
    header = read_header(document)
    passages = [
        item
        for item in split_passages(document)
        if not any(low <= item.start and item.end <= high for low, high in header.places)
    ]
    judged = judge_passages(text, passages)
    asked = [passage for passage, role in judged if role == "qualification"]
    if len(asked) < LEAST_LINES:
        return None
    lines = [ask_line(text, item) for item in asked]
    # A line that says of itself how strongly it asks tells nothing of the border.
    told = [_gold(posting, item.start, item.end) for item in asked]
    golds = ["" if line.is_preferred else gold for line, gold in zip(lines, told, strict=True)]
    return Example(
        origin=_origin(posting),
        key=_key(posting),
        signs=tuple(_all_signs(lines, at) for at in range(1, len(lines) + 1)),
        right=_right_border(golds) - 1,
        golds=tuple(golds),
    )


def _gold(posting: Headless, start: int, end: int) -> str:
    return next((gold for low, high, gold in posting.places if low < end and start < high), "")


def _right_border(golds: Sequence[str]) -> int:
    """The border (1 … n) that puts most lines on their side; n where there is one list only."""

    def right(at: int) -> int:
        return golds[:at].count("required") + golds[at:].count("preferred")

    return max(range(len(golds), 0, -1), key=right)


def _all_signs(lines: Sequence[AskedLine], at: int) -> Signs:
    signs: Counter[str] = Counter(border_signs(lines, at))
    for line in lines[at:]:
        signs.update(line_signs(line))
    return dict(signs)


def _key(posting: Headless) -> str:
    return f"{posting.origin} {posting.id}"


def _origin(posting: Headless) -> str:
    return "Google" if posting.origin == "Google" else "others"


def _write(weights: Mapping[str, float]) -> None:
    lines = [f'"{name}" = {value:.3f}' for name, value in sorted(weights.items()) if abs(value) >= 0.0005]
    head = "# Weights of the signs of postings/borders.py, written by: python -m benchmarks._border_training --write\n"
    WEIGHTS.write_text(f"{head}\n[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
