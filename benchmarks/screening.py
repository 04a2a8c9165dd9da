"""Résumés screened: agreement with people beside baselines, and the time of one pair.

Needs the benchmark data beside the checkout, or CAREERPROOF_SOURCES. Prints; asserts nothing about time.
"""

from __future__ import annotations

import itertools
import json
import math
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy

from benchmarks._sources import read_rows, sources_folder
from careerproof.documents import read_document
from careerproof.errors import DocumentError
from careerproof.facts.store import open_facts
from careerproof.postings import Posting, read_posting
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume
from careerproof.screening import Policy, Verdict, load_policy, screen_resume
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import Skills, open_skills

BENCHMARKS = sources_folder() / "benchmarks"
TODAY = "2026-06-15"
POLICIES = ("proven", "balanced", "skills-first", "literal")
DEPTHS = tuple(itertools.product((0.1, 0.2, 0.3, 0.5, 1.0), (1, 2, 3)))
"""Settings tried: what a listed term counts, and from how many positions (or twice as many years) in full."""
FOLDS = 5
DRAWS = 2000
WORD = re.compile(r"[\w+#.]+")


def main() -> int:
    """The pairs that people scored; the exit code tells when the data is not there."""
    if not BENCHMARKS.is_dir():
        print(f"no benchmark data at {BENCHMARKS}: set CAREERPROOF_SOURCES", file=sys.stderr)
        return 1
    skills = open_skills(open_facts(SHIPPED_FACTS))
    _pairs(skills)
    return 0


def _read(text: str, skills: Skills | None = None) -> Posting:
    mentions = skills.extract(text) if skills else ()
    return read_posting(read_document(text.encode(), name="posting.txt"), mentions=mentions)


def _pairs(skills: Skills) -> None:
    """Pairs that people scored: how often the better one of two résumés for one job scores higher."""
    jobs = _jobs(skills)
    people, labels, absent = _people(skills)
    scored: dict[str, list[dict[str, float]]] = defaultdict(list)
    times: list[float] = []
    counts = _word_counts(people)
    policies = {name: load_policy(name) for name in POLICIES}
    for job, resume_id, told in labels:
        resume, (posting, words) = people[resume_id], jobs[job]
        entry = {
            "people": told,
            "coverage": _keyword_coverage(words, resume.text),
            "BM25": _bm25(words, resume_id, counts),
            "length": float(len(resume.text.split())),
            "random": 0.0,
        }
        for name, policy in policies.items():
            # A copy is a résumé that no screen has seen: what one policy gathered of it is no help for the next.
            unseen = replace(resume)
            begin = time.perf_counter()
            entry[name] = _screen(unseen, posting, skills, policy).require_score()
            times.append(time.perf_counter() - begin)
        for listed, positions in DEPTHS:
            depth = {**policies["proven"].depth, "listed": listed, "positions": positions, "years": 2 * positions}
            rules = replace(policies["balanced"], depth=depth)
            entry[_setting(listed, positions)] = _screen(resume, posting, skills, rules).require_score()
        scored[job].append(entry)
    print(f"pairs scored by people: {len(labels)} of {len(scored)} jobs ({absent} without a file)")
    print("                 pairwise accuracy   95 % interval     nDCG     against coverage    against balanced")
    for name in (*POLICIES, "coverage", "BM25", "length", "random"):
        low, high = _interval(scored, name)
        leads = [_interval(scored, name, against=other) for other in ("coverage", "balanced")]
        spread = "   ".join(f"{lower:+.3f} … {upper:+.3f}" for lower, upper in leads)
        print(
            f"  {name:<13} {_pairwise(scored, name):>8.3f}            "
            f"{low:.3f}–{high:.3f}      {_ndcg(scored, name):.3f}    {spread}"
        )
    _by_fold(scored)
    _settings(scored)
    print(f"one pair screened, both read   {1000 * statistics.median(times):.2f} ms median, goal 5 ms")
    _example_time(skills)


def _jobs(skills: Skills) -> dict[str, tuple[Posting, list[str]]]:
    """The jobs by id: the posting that their keywords make, and the keywords."""
    jobs: dict[str, tuple[Posting, list[str]]] = {}
    with (BENCHMARKS / "resume_jd_ferr" / "jd_keywords.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            text = "Open position\n\nRequirements\n" + "".join(f"- {word}\n" for word in row["keywords"])
            jobs[row["jd_id"]] = (_read(text, skills), row["keywords"])
    return jobs


def _people(skills: Skills) -> tuple[dict[str, Resume], list[tuple[str, str, float]], int]:
    """The résumés by id; (job, résumé, score by a person) of each pair; how many pairs have no file."""
    files = {path.stem: path for path in sorted((BENCHMARKS / "livecareer_pdf").rglob("*.pdf"))}
    rows = list(read_rows(BENCHMARKS / "resume_jd_ferr" / "labels.csv"))
    found = {name: _resume(files.get(name), skills) for name in sorted({row["resume_id"] for row in rows})}
    people = {name: resume for name, resume in found.items() if resume is not None}
    labels = [(row["jd_id"], row["resume_id"], float(row["score"])) for row in rows if row["resume_id"] in people]
    return people, labels, len(rows) - len(labels)


def _example_time(skills: Skills) -> None:
    """The time of one full posting against many different résumés: what was read of one is no help for the next."""
    examples = Path(__file__).parents[1] / "examples" / "postings"
    files = sorted((BENCHMARKS / "livecareer_pdf").rglob("*.pdf"))[:40]
    people = [resume for path in files if (resume := _resume(path, skills)) is not None]
    policy = load_policy()
    for path in sorted(examples.iterdir()):
        document = read_document(path.read_bytes(), name=path.name)
        posting = read_posting(document, mentions=skills.extract(document.text))
        firsts: list[float] = []
        seconds: list[float] = []
        for resume in people:
            unseen = replace(resume)
            for times in (firsts, seconds):
                begin = time.perf_counter()
                _screen(unseen, posting, skills, policy)
                times.append(time.perf_counter() - begin)
        print(
            f"  {path.name:<30} {len(posting.requirements):>3} requirements, {len(people)} résumés: "
            f"{1000 * statistics.median(firsts):.2f} ms median, {1000 * statistics.median(seconds):.2f} ms once more"
        )


def _resume(path: Path | None, skills: Skills) -> Resume | None:
    if path is None:
        return None
    try:
        document = read_document(path.read_bytes(), name=path.name)
    except DocumentError:
        return None
    return read_resume(document, mentions=skills.extract(document.text))


def _screen(resume: Resume, posting: Posting, skills: Skills, policy: Policy) -> Verdict:
    return screen_resume(
        resume, posting, skills=skills, policy=policy, today=TODAY,
        resume_name="r", posting_name="p", input_sha256="0" * 64,
    )  # fmt: skip


def _keyword_coverage(words: list[str], text: str) -> float:
    """The share of keywords that stand in the text, as plain keyword filters count."""
    said = f" {' '.join(WORD.findall(text.lower()))} "
    return sum(f" {' '.join(WORD.findall(word.lower()))} " in said for word in words) / len(words)


def _word_counts(people: dict[str, Resume]) -> dict[str, Counter[str]]:
    return {name: Counter(WORD.findall(resume.text.lower())) for name, resume in people.items()}


def _bm25(words: list[str], name: str, counts: dict[str, Counter[str]]) -> float:
    """BM25 of the keywords' words over all résumés, with the usual k1 = 1.2 and b = 0.75."""
    own = counts[name]
    usual = sum(sum(other.values()) for other in counts.values()) / len(counts)
    total = 0.0
    for word in (piece for keyword in words for piece in WORD.findall(keyword.lower())):
        holding = sum(word in other for other in counts.values())
        rarity = math.log(1 + (len(counts) - holding + 0.5) / (holding + 0.5))
        times = own[word]
        total += rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * sum(own.values()) / usual))
    return total


def _ordered(entries: list[dict[str, float]], name: str) -> tuple[float, int]:
    """Of the pairs of one job that people scored apart: how many stand in the same order (ties half), of how many."""
    points, total = 0.0, 0
    for one, two in itertools.combinations(entries, 2):
        if one["people"] == two["people"]:
            continue
        high, low = (one, two) if one["people"] > two["people"] else (two, one)
        total += 1
        points += 1.0 if high[name] > low[name] else 0.5 if high[name] == low[name] else 0.0
    return points, total


def _pairwise(scored: dict[str, list[dict[str, float]]], name: str) -> float:
    """Over all pairs of one job that people scored apart: the share in the same order, ties half."""
    found = [_ordered(entries, name) for entries in scored.values()]
    return sum(points for points, _ in found) / sum(total for _, total in found)


def _interval(
    scored: dict[str, list[dict[str, float]]], name: str, *, against: str | None = None
) -> tuple[float, float]:
    """The 95 % interval of the pairwise accuracy, or of its lead over another's: jobs drawn again and again."""
    found = [
        (_ordered(entries, name), _ordered(entries, against)[0] if against else 0.0) for entries in scored.values()
    ]
    drawing = numpy.random.default_rng(0)
    values = []
    for _ in range(DRAWS):
        drawn = [found[number] for number in drawing.integers(len(found), size=len(found))]
        pairs = sum(total for (_, total), _ in drawn)
        values.append(sum(points - other for (points, _), other in drawn) / pairs)
    values.sort()
    return values[int(0.025 * DRAWS)], values[int(0.975 * DRAWS)]


def _ndcg(scored: dict[str, list[dict[str, float]]], name: str) -> float:
    """The mean over jobs of the discounted gain of the order, of the best there is; ties share their places."""

    def gain(values: Iterable[float]) -> float:
        return sum(value / math.log2(place + 2) for place, value in enumerate(values))

    shares = []
    for entries in scored.values():
        alike: dict[float, list[float]] = defaultdict(list)
        for entry in entries:
            alike[entry[name]].append(entry["people"])
        order = [statistics.mean(told) for _, told in sorted(alike.items(), reverse=True) for _ in told]
        shares.append(gain(order) / gain(sorted((entry["people"] for entry in entries), reverse=True)))
    return statistics.mean(shares)


def _by_fold(scored: dict[str, list[dict[str, float]]]) -> None:
    """The figures on each fifth of the jobs: whether a lead is one of a few jobs or of most."""
    print(f"  by fifths of the jobs, {', '.join(('proven', 'balanced', 'coverage', 'BM25'))}:")
    for jobs in _folds(scored):
        held = {job: scored[job] for job in jobs}
        figures = "  ".join(f"{_pairwise(held, name):.3f}" for name in ("proven", "balanced", "coverage", "BM25"))
        print(f"    {len(jobs)} jobs  {figures}")
    won = [_ordered(entries, "proven")[0] - _ordered(entries, "balanced")[0] for entries in scored.values()]
    above, below = sum(lead > 0 for lead in won), sum(lead < 0 for lead in won)
    print(f"  jobs on which proven stands above balanced: {above}, below: {below}")


def _settings(scored: dict[str, list[dict[str, float]]]) -> None:
    """All settings of depth on all jobs, and each fold under the setting that is best on the other folds."""
    print("  a listed term counts … / in full from … positions:")
    for listed, row in itertools.groupby(DEPTHS, key=lambda pair: pair[0]):
        told = "  ".join(f"{positions}: {_pairwise(scored, _setting(listed, positions)):.3f}" for _, positions in row)
        print(f"    {listed:.1f}   {told}")
    names = [_setting(listed, positions) for listed, positions in DEPTHS]
    points = total = 0.0
    chosen: Counter[str] = Counter()
    for jobs in _folds(scored):
        others = {job: entries for job, entries in scored.items() if job not in jobs}
        best = max(names, key=lambda name: _pairwise(others, name))
        chosen[best] += 1
        for job in jobs:
            one, two = _ordered(scored[job], best)
            points, total = points + one, total + two
    picked = ", ".join(f"{name} {count} times" for name, count in sorted(chosen.items()))
    print(f"  chosen without the jobs it is tried on ({picked}): {points / total:.3f}")


def _folds(scored: dict[str, list[dict[str, float]]]) -> list[list[str]]:
    """The jobs in fifths, by their ids, which are digests and so no order of any kind."""
    jobs = sorted(scored)
    return [jobs[number::FOLDS] for number in range(FOLDS)]


def _setting(listed: float, positions: int) -> str:
    return f"listed {listed} full {positions}"


if __name__ == "__main__":
    sys.exit(main())
