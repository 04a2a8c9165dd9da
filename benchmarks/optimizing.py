"""True edits on real résumés and postings: what they gain, whether they hold, what they cost in time.

    python -m benchmarks.optimizing [--pairs N] [--detail]

Beside our edits stands stuffing: every term that is missing written into the list of skills, as keyword tools advise.
It is told how many of its claims nothing in the résumé proves. Needs the benchmark data beside the checkout, or
CAREERPROOF_SOURCES. Prints; asserts nothing about time. Exit 1 where an edit is not worth what it says or invents.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from benchmarks._headless import glassdoor_texts, virginia_texts
from benchmarks._sources import sources_folder
from careerproof.documents import read_document
from careerproof.documents.model import Document
from careerproof.exporting import FORMATS, Format, export_resume
from careerproof.facts.store import open_facts
from careerproof.optimizing import apply_edits, propose_edits
from careerproof.optimizing.model import Proposal
from careerproof.optimizing.pointers import value_at
from careerproof.postings import Posting, read_posting
from careerproof.resumes import Resume, read_resume
from careerproof.resumes.model import SkillGroup
from careerproof.screening import Verdict, load_policy, screen_resume
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import Skills, open_skills

BENCHMARKS = sources_folder() / "benchmarks"
PAIRS = 120
SEED = 11
POLICY = "literal"
TODAY = "2026-06-15"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
TINY = 1e-6


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A résumé and a posting, and the format that the edited file is written in."""

    name: str
    document: Document
    posting: Posting
    form: Format


@dataclass(kw_only=True, slots=True)
class Tally:
    """What was measured over the pairs."""

    kinds: Counter[str] = field(default_factory=Counter)
    gains: list[float] = field(default_factory=list)
    edits: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    plain_seconds: list[float] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    stuffed: list[float] = field(default_factory=list)
    claims: int = 0


def main() -> int:
    """Prints the table; 1 where an edit does not hold, or the data is not there."""
    parser = argparse.ArgumentParser(prog="benchmarks.optimizing", description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=PAIRS, help=f"how many pairs (usual: {PAIRS})")
    parser.add_argument("--detail", action="store_true", help="print what does not hold")
    options = parser.parse_args()
    if not BENCHMARKS.is_dir():
        print(f"no benchmark data at {BENCHMARKS}: set CAREERPROOF_SOURCES", file=sys.stderr)
        return 1
    skills, tally = open_skills(open_facts(SHIPPED_FACTS)), Tally()
    for number, (name, document, posting) in enumerate(_pairs(options.pairs, skills)):
        _measure(
            tally, Case(name=name, document=document, posting=posting, form=FORMATS[number % len(FORMATS)]), skills
        )
    _print(tally)
    if options.detail:
        print(*tally.differing, *tally.invented, sep="\n")
    return 1 if tally.differing or tally.invented else 0


def _pairs(count: int, skills: Skills) -> Iterator[tuple[str, Document, Posting]]:
    """Résumés of every trade, each beside a posting drawn for it."""
    dice = random.Random(SEED)  # noqa: S311 - a draw that is the same in every run, no secret
    files = sorted((BENCHMARKS / "livecareer_pdf").rglob("*.pdf"))
    texts = [*glassdoor_texts(BENCHMARKS), *virginia_texts(BENCHMARKS)]
    for path in dice.sample(files, min(count, len(files))):
        document = read_document(path.read_bytes(), name=path.name)
        asked = read_document(dice.choice(texts).encode(), name="posting.txt")
        yield path.stem, document, read_posting(asked, mentions=skills.extract(asked.text))


def _measure(tally: Tally, case: Case, skills: Skills) -> None:
    resume, policy, posting = _read(case.document, skills), load_policy(POLICY), case.posting

    def screen(changed: Resume) -> Verdict:
        return screen_resume(
            changed, posting, skills=skills, policy=policy, today=TODAY, resume_name=case.name, posting_name="posting",
            input_sha256="",
        )  # fmt: skip

    verdict = screen(resume)
    if verdict.score is None:
        return
    begin = time.perf_counter()
    proposal = propose_edits(resume, posting, verdict, rescreen=screen, skills=skills, findings=case.document.findings)
    tally.seconds.append(time.perf_counter() - begin)
    begin = time.perf_counter()
    for _ in range(len(proposal.edits) + 1):
        screen(replace(resume))  # a copy is a résumé that no screen has seen
    tally.plain_seconds.append(time.perf_counter() - begin)
    tally.kinds.update(edit.kind for edit in proposal.edits)
    tally.edits.append(len(proposal.edits))
    tally.gains.append(proposal.after - proposal.before)
    _hold(tally, case, resume, proposal, lambda data: screen(_read(data, skills)))
    lacking = [term.term for term in (*proposal.have_but_unsaid, *proposal.lacking)]
    stuffed = replace(resume, skills=(*resume.skills, SkillGroup(keywords=tuple(lacking))))
    stuffed = _read(read_document(export_resume(stuffed, format="json"), name="stuffed.json"), skills)
    tally.stuffed.append(screen(stuffed).require_score() - proposal.before)
    tally.claims += len(proposal.lacking)


def _hold(
    tally: Tally, case: Case, resume: Resume, proposal: Proposal, rescreen: Callable[[Document], Verdict]
) -> None:
    """Whether the file with the safe edits is worth what the proposal says, and says no number that was not there."""
    safe = [edit for edit in proposal.edits if not edit.needs_confirmation]
    data = export_resume(apply_edits(resume, safe), format=case.form)
    score = rescreen(read_document(data, name=f"back.{case.form}")).require_score()
    if abs(score - proposal.after) > TINY:
        tally.differing.append(f"{case.name} {case.form}: promised {proposal.after:.3f}, file {score:.3f}")
    said = set(NUMBER.findall(resume.text)) | {number for day in _dates(resume) for number in NUMBER.findall(day)}
    for edit in safe:
        new = [edit.new] if isinstance(edit.new, str) else list(edit.new)
        tally.invented += [f"{case.name} {edit.kind}: {figure}" for text in new for figure in NUMBER.findall(text)
                           if figure not in said]  # fmt: skip


def _dates(resume: Resume) -> list[str]:
    return [
        str(value)
        for pointer in resume.fields
        if pointer.lower().endswith("date")
        if (value := value_at(resume, pointer))
    ]


def _read(document: Document, skills: Skills) -> Resume:
    return read_resume(document, mentions=skills.extract(document.text))


def _print(tally: Tally) -> None:
    count = len(tally.gains)
    print(
        f"{count} pairs (policy {POLICY}); {sum(tally.edits)} edits, median {statistics.median(tally.edits):g} a pair"
    )
    print("kinds: " + ", ".join(f"{kind} {number}" for kind, number in tally.kinds.most_common()))
    gained = sum(gain > 0 for gain in tally.gains)
    print(f"points gained by safe edits: mean {statistics.mean(tally.gains):.2f}, {gained} of {count} résumés gain")
    print(
        f"stuffing every missing term:  mean {statistics.mean(tally.stuffed):.2f}, with {tally.claims} claims that "
        f"nothing proves (ours: 0 by the guard)"
    )
    print(f"files worth what was promised: {count - len(tally.differing)} of {count}; invented figures: "
          f"{len(tally.invented)}")  # fmt: skip
    ours, plain = sum(tally.seconds), sum(tally.plain_seconds)
    middle, high = statistics.median(tally.seconds) * 1000, statistics.quantiles(tally.seconds, n=20)[-1] * 1000
    print(
        f"a proposal {middle:.0f} ms at the median, {high:.0f} ms at the 95th percentile; {ours / plain:.2f}x one "
        f"plain screen for each edit"
    )


if __name__ == "__main__":
    sys.exit(main())
