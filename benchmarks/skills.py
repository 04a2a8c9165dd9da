"""How well skills are found and linked, beside baselines: ``python -m benchmarks.skills``.

Sets (found by CAREERPROOF_SOURCES, else beside the checkout): SkillSpan dev (span F1, strict and overlapping, skill and
knowledge spans together, then each layer and source) and the ESCO linking validation parts of Decorte et al. (MRR and
recall at 10 of the gold labels for each annotated span, rows without a label left out).

``--train`` writes the tagger's file again from the training part of SkillSpan (about four minutes); ``--validate``
trains on three quarters of its posts and measures on the fourth, which is what its settings were chosen by.
"""

from __future__ import annotations

import csv
import hashlib
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy
from ahocorasick_rs import AhoCorasick, MatchKind

from benchmarks._skills_training import Row, Span, read_rows, train
from benchmarks._sources import sources_folder
from careerproof.facts.store import Facts, open_facts
from careerproof.language import normalise
from careerproof.language.retrieval import NgramIndex
from careerproof.language.scan import TermScanner
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import Skills, open_skills
from careerproof.skills.lexicon import build_lexicon
from careerproof.skills.spans.tagger import LAYERS, MODEL, Tagger, open_tagger

Finder = Callable[[str], set[Span]]
NO_LABEL = {"LABEL NOT PRESENT", "UNDERSPECIFIED", ""}


def main(arguments: Sequence[str] = ()) -> int:
    """Measure and print, or train; 1 where the sets are not there."""
    folder = _benchmarks_folder()
    if folder is None:
        print("NOT MEASURED: no benchmark sets; set CAREERPROOF_SOURCES to the folder that holds them", file=sys.stderr)
        return 1
    if arguments:
        return _train(folder, validate="--validate" in arguments)
    with open_facts(SHIPPED_FACTS) as facts:
        started = time.perf_counter()
        skills = open_skills(facts)
        skills.extract("Python")
        print(f"opened, first text read: {(time.perf_counter() - started) * 1000:.0f} ms")
        esco = [(term.label, *term.alternates) for term in facts.skill_terms("esco")]
        labels = [names[0] for names in esco]
        scanner = TermScanner([name for names in esco for name in names])
        rows = read_rows(folder / "skillspan" / "dev.jsonl")
        _print_spans(rows, skills, scanner)
        _print_linking(folder / "esco_skill_linking", skills, NgramIndex.build(labels), labels)
        _print_nearness(skills)
        _print_speed([row.text for row in rows], skills, scanner, facts)
    return 0


def _train(folder: Path, *, validate: bool) -> int:
    rows = read_rows(folder / "skillspan" / "train.jsonl")
    posts = {post: number for number, post in enumerate(sorted({(row.source, row.post) for row in rows}))}
    aside = [row for row in rows if posts[row.source, row.post] % 4 == 0] if validate else []
    with open_facts(SHIPPED_FACTS) as facts:
        skills = open_skills(facts)
        without = set(aside)
        arrays: dict[str, Any] = train([row for row in rows if row not in without], facts, skills, folder.parent)
        if validate:
            _print_tagger(aside, skills, Tagger(arrays))
            return 0
    numpy.savez_compressed(MODEL, **arrays)
    print(f"{MODEL.name}: {MODEL.stat().st_size:,} bytes, sha256 {hashlib.sha256(MODEL.read_bytes()).hexdigest()}")
    return 0


def _benchmarks_folder() -> Path | None:
    folder = sources_folder() / "benchmarks"
    return folder if folder.is_dir() else None


def _print_spans(rows: Sequence[Row], skills: Skills, scanner: TermScanner) -> None:
    tagger = open_tagger()
    finders: dict[str, Finder] = {
        "ESCO labels as they stand": lambda text: {(start, end) for _, start, end in scanner.scan(text)},
        "careerproof, terms only": lambda text: {(m.start, m.end) for m in skills.extract(text)},
        "careerproof, tagger alone": lambda text: {(s.start, s.end) for s in tagger.spans(text, skills.hints(text))},
        "careerproof, both (verb)": lambda text: {(m.start, m.end) for m in skills.extract(text, learnt=True)},
    }
    print(f"\n{'SkillSpan dev':28} {'strict P':>9} {'R':>6} {'F1':>6} {'overlap P':>10} {'R':>6} {'F1':>6}")
    for name, finder in finders.items():
        answers = [(finder(row.text), set(row.gold[0] | row.gold[1])) for row in rows]
        strict = _scores(answers, lambda span, others: span in others)
        loose = _scores(answers, lambda span, others: any(span[0] < end and start < span[1] for start, end in others))
        figures = f"{strict[0]:9.3f} {strict[1]:6.3f} {strict[2]:6.3f} {loose[0]:10.3f} {loose[1]:6.3f} {loose[2]:6.3f}"
        print(f"{name:28} {figures}")
    _print_tagger(rows, skills, tagger)
    print("people: annotators agree 0.70-0.75 (Fleiss's kappa, by words); best published F1 0.626, test part")


def _print_tagger(rows: Sequence[Row], skills: Skills, tagger: Tagger) -> None:
    """The tagger's strict figures by layer and by source."""
    found = [tagger.spans(row.text, skills.hints(row.text)) for row in rows]
    print(f"\n{'tagger, strict':28} {'P':>9} {'R':>6} {'F1':>6}")
    for source in (None, "tech", "house"):
        for layers in ((0, 1), (0,), (1,)):
            answers = [
                (
                    {(span.start, span.end) for span in spans if LAYERS.index(span.layer) in layers},
                    {place for layer in layers for place in row.gold[layer]},
                )
                for spans, row in zip(found, rows, strict=True)
                if source in (None, row.source)
            ]
            precise, recalled, both = _scores(answers, lambda span, others: span in others)
            name = f"{source or 'all'}, {' + '.join(LAYERS[layer] for layer in layers)}"
            print(f"{name:28} {precise:9.3f} {recalled:6.3f} {both:6.3f}")


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


def _print_nearness(skills: Skills) -> None:
    """Of our own triples, the share where the nearer is nearer; half is chance."""
    path = Path(__file__).parents[1] / "tests" / "skills" / "triples.csv"
    with path.open(encoding="utf-8", newline="") as file:
        triples = [[skills.canonical(name) or "" for name in row.values()] for row in csv.DictReader(file)]
    started = time.perf_counter()
    right = sum(skills.nearness(one, near) > skills.nearness(one, far) for one, near, far in triples)
    each = (time.perf_counter() - started) / len(triples) / 2 * 1e6
    print(f"\nnearness: {right} of {len(triples)} triples in order (chance: half); {each:.0f} microseconds a pair")


def _print_speed(texts: Sequence[str], skills: Skills, scanner: TermScanner, facts: Facts) -> None:
    lexicon = build_lexicon(facts)
    automaton = AhoCorasick(list(lexicon.forms), matchkind=MatchKind.Standard, store_patterns=False)
    text = "\n".join(texts)[:60000]
    pieces = [text[start : start + 3000] for start in range(0, len(text), 3000)]
    works: dict[str, Callable[[str], object]] = {
        "raw automaton, all terms": lambda piece: automaton.find_matches_as_indexes(piece.lower(), overlapping=True),
        "our scan of ESCO alone": scanner.scan,
        "terms (extract)": skills.extract,
        "terms and tagger": lambda piece: open_tagger().spans(piece, skills.hints(piece)),
        "terms, tagger, linked (verb)": lambda piece: skills.extract(piece, learnt=True),
    }
    print(f"\n{'texts of 3,000 characters':30} {'ms':>7} {'x raw':>6}")
    base = 0.0
    for name, work in works.items():
        rounds = []
        for _ in range(3):
            started = time.perf_counter()
            for piece in pieces:
                work(piece)
            rounds.append((time.perf_counter() - started) / len(pieces) * 1000)
        base = base or min(rounds)
        print(f"{name:30} {min(rounds):7.2f} {min(rounds) / base:6.1f}")
    hinted = [(each, skills.hints(each)) for each in texts[:500]]
    started = time.perf_counter()
    for each, hints in hinted:
        open_tagger().spans(each, hints)
    print(f"{'tagger, one sentence at a time':30} {(time.perf_counter() - started) / len(hinted) * 1000:7.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
