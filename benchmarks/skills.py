"""How well skills are found and linked, beside baselines: ``python -m benchmarks.skills``.

Sets (found by CAREERPROOF_SOURCES, else beside the checkout): SkillSpan dev (span F1, strict and overlapping, skill and
knowledge spans together) and the ESCO linking validation parts of Decorte et al. (MRR and recall at 10 of the gold
labels for each annotated span, rows without a label left out).
"""

from __future__ import annotations

import csv
import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from benchmarks._sources import sources_folder
from careerproof.facts.store import open_facts
from careerproof.language import normalise
from careerproof.language.retrieval import NgramIndex
from careerproof.language.scan import TermScanner
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import Skills, open_skills

Span = tuple[int, int]
Finder = Callable[[str], list[Span]]
NO_LABEL = {"LABEL NOT PRESENT", "UNDERSPECIFIED", ""}


def main() -> int:
    """Measure and print; 1 where the sets are not there."""
    folder = _benchmarks_folder()
    if folder is None:
        print("NOT MEASURED: no benchmark sets; set CAREERPROOF_SOURCES to the folder that holds them", file=sys.stderr)
        return 1
    with open_facts(SHIPPED_FACTS) as facts:
        started = time.perf_counter()
        skills = open_skills(facts)
        skills.extract("Python")
        print(f"opened, first text read: {(time.perf_counter() - started) * 1000:.0f} ms")
        esco = [(term.label, *term.alternates) for term in facts.skill_terms("esco")]
        labels = [names[0] for names in esco]
        scanner = TermScanner([name for names in esco for name in names])
        sentences = _sentences(folder / "skillspan" / "dev.jsonl")
        _print_spans(sentences, skills, scanner)
        _print_linking(folder / "esco_skill_linking", skills, NgramIndex.build(labels), labels)
        _print_speed([text for text, _ in sentences], skills, scanner)
    return 0


def _benchmarks_folder() -> Path | None:
    folder = sources_folder() / "benchmarks"
    return folder if folder.is_dir() else None


def _sentences(path: Path) -> list[tuple[str, set[Span]]]:
    """Each sentence as text with its gold spans in characters."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        starts, text = [], ""
        for token in row["tokens"]:
            starts.append(len(text))
            text += token + " "
        spans: set[Span] = set()
        for tags in (row["tags_skill"], row["tags_knowledge"]):
            spans |= _spans(tags, starts, row["tokens"])
        found.append((text.rstrip(), spans))
    return found


def _spans(tags: list[str], starts: list[int], tokens: list[str]) -> set[Span]:
    spans: set[Span] = set()
    begin: int | None = None
    for place, tag in enumerate([*tags, "O"]):
        if begin is not None and not tag.startswith("I"):
            spans.add((starts[begin], starts[place - 1] + len(tokens[place - 1])))
            begin = None
        if tag.startswith("B"):
            begin = place
    return spans


def _print_spans(sentences: list[tuple[str, set[Span]]], skills: Skills, scanner: TermScanner) -> None:
    finders: dict[str, Finder] = {
        "ESCO labels as they stand": lambda text: [(start, end) for _, start, end in scanner.scan(text)],
        "careerproof": lambda text: [(m.start, m.end) for m in skills.extract(text)],
    }
    print(f"\n{'SkillSpan dev':28} {'strict P':>9} {'R':>6} {'F1':>6} {'overlap P':>10} {'R':>6} {'F1':>6}")
    for name, finder in finders.items():
        answers = [(set(finder(text)), gold) for text, gold in sentences]
        strict = _scores(answers, lambda span, others: span in others)
        loose = _scores(answers, lambda span, others: any(span[0] < end and start < span[1] for start, end in others))
        figures = f"{strict[0]:9.3f} {strict[1]:6.3f} {strict[2]:6.3f} {loose[0]:10.3f} {loose[1]:6.3f} {loose[2]:6.3f}"
        print(f"{name:28} {figures}")


def _scores(
    answers: list[tuple[set[Span], set[Span]]], agrees: Callable[[Span, set[Span]], bool]
) -> tuple[float, float, float]:
    found = sum(len(mine) for mine, _ in answers)
    wanted = sum(len(gold) for _, gold in answers)
    precise = sum(agrees(span, gold) for mine, gold in answers for span in mine) / max(1, found)
    recalled = sum(agrees(span, mine) for mine, gold in answers for span in gold) / max(1, wanted)
    return precise, recalled, 2 * precise * recalled / max(1e-9, precise + recalled)


def _print_linking(folder: Path, skills: Skills, index: NgramIndex, labels: list[str]) -> None:
    rankers: dict[str, Callable[[str], list[str]]] = {
        "char TF-IDF": lambda span: [labels[number] for number, _ in index.search(span, top=50)],
        "careerproof": lambda span: [term.label for term, _ in skills.rank(span, top=50)],
    }
    print(f"\n{'ESCO linking':28} {'ranker':14} {'n':>5} {'MRR':>6} {'R@10':>6}")
    for part in ("tech", "house"):
        gold: dict[str, set[str]] = defaultdict(set)
        with (folder / f"{part}_validation_annotations.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["label"] not in NO_LABEL:
                    gold[row["sub_span"] or row["span"]].add(normalise(row["label"]))
        for name, ranker in rankers.items():
            reciprocals, recalls = [], []
            for span, wanted in sorted(gold.items()):
                ranked = [normalise(label) for label in ranker(span)]
                ranks = [rank for rank, label in enumerate(ranked, 1) if label in wanted]
                reciprocals.append(1 / ranks[0] if ranks else 0.0)
                recalls.append(len(wanted & set(ranked[:10])) / len(wanted))
            figures = f"{statistics.fmean(reciprocals):6.3f} {statistics.fmean(recalls):6.3f}"
            print(f"{part + ' validation':28} {name:14} {len(gold):5} {figures}")


def _print_speed(texts: list[str], skills: Skills, scanner: TermScanner) -> None:
    text = "\n".join(texts)[:60000]
    pieces = [text[start : start + 3000] for start in range(0, len(text), 3000)]
    times = {}
    for name, work in (("raw scan of ESCO", scanner.scan), ("careerproof", skills.extract)):
        started = time.perf_counter()
        for piece in pieces:
            work(piece)
        times[name] = (time.perf_counter() - started) / len(pieces) * 1000
    ratio = times["careerproof"] / times["raw scan of ESCO"]
    print(f"\nspeed over texts of 3,000 characters: {times['careerproof']:.2f} ms, {ratio:.1f}x our scan of ESCO alone")


if __name__ == "__main__":
    sys.exit(main())
