"""Résumés screened: agreement with people beside baselines, and the time of one pair.

Needs the benchmark data beside the checkout, or CAREERPROOF_SOURCES. Prints; asserts nothing about time.
"""

from __future__ import annotations

import itertools
import json
import re
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

from benchmarks._sources import read_rows, sources_folder
from careerproof.documents import read_document
from careerproof.errors import DocumentError
from careerproof.facts.store import open_facts
from careerproof.postings import Posting, read_posting
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume
from careerproof.screening import Verdict, load_policy, screen_resume
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import Skills, open_skills

BENCHMARKS = sources_folder() / "benchmarks"
TODAY = "2026-06-15"
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
    folder = BENCHMARKS / "resume_jd_ferr"
    files = {path.stem: path for path in sorted((BENCHMARKS / "livecareer_pdf").rglob("*.pdf"))}
    jobs: dict[str, tuple[Posting, list[str]]] = {}
    with (folder / "jd_keywords.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            text = "Open position\n\nRequirements\n" + "".join(f"- {word}\n" for word in row["keywords"])
            jobs[row["jd_id"]] = (_read(text, skills), row["keywords"])
    people: dict[str, Resume] = {}
    scored: dict[str, list[dict[str, float]]] = defaultdict(list)
    times: list[float] = []
    absent = 0
    for row in read_rows(folder / "labels.csv"):
        if row["resume_id"] not in people:
            resume = _resume(files.get(row["resume_id"]), skills)
            if resume is None:
                absent += 1
                continue
            people[row["resume_id"]] = resume
        resume = people[row["resume_id"]]
        posting, words = jobs[row["jd_id"]]
        entry = {"people": float(row["score"]), "coverage": _keyword_coverage(words, resume.text)}
        for policy in ("balanced", "literal", "skills-first"):
            begin = time.perf_counter()
            entry[policy] = _screen(resume, posting, skills, policy).require_score()
            times.append(time.perf_counter() - begin)
        scored[row["jd_id"]].append(entry)
    print(f"pairs scored by people: {sum(map(len, scored.values()))} of {len(scored)} jobs ({absent} without a file)")
    for name in ("balanced", "literal", "skills-first", "coverage"):
        print(f"  pairwise accuracy, {name:<13} {_pairwise(scored, name):.3f}   (random 0.500, published BM25 0.633)")
    print(f"one pair screened, both read   {1000 * statistics.median(times):.2f} ms median, goal 5 ms")
    _example_time(skills)


def _example_time(skills: Skills) -> None:
    """The time of one full posting against many different résumés: what was read of one is no help for the next."""
    examples = Path(__file__).parents[1] / "examples" / "postings"
    files = sorted((BENCHMARKS / "livecareer_pdf").rglob("*.pdf"))[:40]
    people = [resume for path in files if (resume := _resume(path, skills)) is not None]
    for path in sorted(examples.iterdir()):
        document = read_document(path.read_bytes(), name=path.name)
        posting = read_posting(document, mentions=skills.extract(document.text))
        times = []
        for resume in people:
            begin = time.perf_counter()
            _screen(resume, posting, skills, "balanced")
            times.append(time.perf_counter() - begin)
        print(
            f"  {path.name:<30} {len(posting.requirements):>3} requirements, {len(people)} résumés: "
            f"{1000 * statistics.median(times):.2f} ms median"
        )


def _resume(path: Path | None, skills: Skills) -> Resume | None:
    if path is None:
        return None
    try:
        document = read_document(path.read_bytes(), name=path.name)
    except DocumentError:
        return None
    return read_resume(document, mentions=skills.extract(document.text))


def _screen(resume: Resume, posting: Posting, skills: Skills, policy: str) -> Verdict:
    return screen_resume(
        resume, posting, skills=skills, policy=load_policy(policy), today=TODAY, resume_name="r", posting_name="p",
        input_sha256="0" * 64,
    )  # fmt: skip


def _keyword_coverage(words: list[str], text: str) -> float:
    """The share of keywords that stand in the text, as plain keyword filters count."""
    said = f" {' '.join(WORD.findall(text.lower()))} "
    return sum(f" {' '.join(WORD.findall(word.lower()))} " in said for word in words) / len(words)


def _pairwise(scored: dict[str, list[dict[str, float]]], name: str) -> float:
    """Over all pairs of one job that people scored apart: the share in the same order, ties half."""
    points = total = 0.0
    for entries in scored.values():
        for one, two in itertools.combinations(entries, 2):
            if one["people"] == two["people"]:
                continue
            high, low = (one, two) if one["people"] > two["people"] else (two, one)
            total += 1
            points += 1.0 if high[name] > low[name] else 0.5 if high[name] == low[name] else 0.0
    return points / total


if __name__ == "__main__":
    sys.exit(main())
