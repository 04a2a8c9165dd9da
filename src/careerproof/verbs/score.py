"""The AI-safety score of a career, with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from careerproof.errors import InputError, MissingExtra
from careerproof.evidence import Record
from careerproof.facts.store import Facts
from careerproof.occupations.emerging import load_emerging
from careerproof.occupations.model import EmergingCareer
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.safety.model import SafetyScore, Subject
from careerproof.safety.policy import SafetyPolicy, load_policy
from careerproof.safety.score import CreationSignals, leave_unscored, score_all, score_career
from careerproof.settings import Settings
from careerproof.verbs.opening import FilePath, open_document, open_item, open_store, resolve_today

if TYPE_CHECKING:
    from careerproof.resumes.model import Resume
    from careerproof.safety.compare import ComparedCareer
    from careerproof.safety.contrast import Contrast
    from careerproof.safety.sensitivity import Sensitivity
    from careerproof.safety.what_if import WhatIf
    from careerproof.streams.model import Columns, Item


def score(career: str, *, policy: str | Path | None = None, settings: Settings | None = None) -> SafetyScore:
    """The score of an occupation or emerging career, by title, O*NET-SOC code or slug.

    Args:
        career: the title, code or slug.
        policy: a file with weights and rules of one's own; the shipped ones when None.
        settings: which facts; the ones in force when None.

    Raises:
        UnknownOccupation: nothing goes by that title or code.
        UsageError: the policy file cannot be read or is not complete.
    """
    rules = load_policy(policy)
    facts = open_store(settings)
    return score_of(facts, resolve_career(facts, career), policy=rules)


def score_beside(
    careers: Sequence[str], *, policy: str | Path | None = None, settings: Settings | None = None
) -> Contrast:
    """The scores of two careers or more side by side, and what makes their difference from the first."""
    from careerproof.safety.contrast import contrast_scores

    rules = load_policy(policy)
    facts = open_store(settings)
    return contrast_scores([score_of(facts, resolve_career(facts, career), policy=rules) for career in careers])


def score_if(
    career: str, changes: Sequence[str], *, policy: str | Path | None = None, settings: Settings | None = None
) -> WhatIf:
    """The score of a career as it is and as it would be; each change is written ``NAME=VALUE``.

    Raises:
        UsageError: a change names nothing of the score, or its value is out of range.
    """
    from careerproof.safety.what_if import read_change, score_what_if

    wanted = [read_change(change) for change in changes]
    rules = load_policy(policy)
    facts = open_store(settings)
    found = resolve_career(facts, career)
    return score_what_if(
        facts,
        wanted,
        subject=_subject(found, None),
        mixture=found.mixture,
        creation=signals_of(found.emerging),
        policy=rules,
    )


def score_sensitivity(
    career: str | None = None, *, policy: str | Path | None = None, settings: Settings | None = None
) -> Sensitivity:
    """How sure the place of a career, or of every one, is among all occupations and emerging careers.

    All are ranked in any case; with `career` the report holds that one alone.
    """
    from dataclasses import replace

    from careerproof.safety.sensitivity import measure_sensitivity

    rules = load_policy(policy)
    facts = open_store(settings)
    asked = None if career is None else _compared(resolve_career(facts, career))
    if asked is not None:
        alone = measure_sensitivity(facts, [asked], policy=rules, draws=1)
        if not alone.ranked:  # what has no score has no place: nobody needs to be drawn
            return alone
    everyone = [_compared(resolve_career(facts, code)) for code in facts.codes()]
    everyone += [
        _compared(resolve_career(facts, one.slug)) for one in sorted(load_emerging(), key=lambda one: one.slug)
    ]
    if asked is None:
        return measure_sensitivity(facts, everyone, policy=rules)
    if asked not in everyone:  # a title that may mean several occupations stands for none of them
        everyone.append(asked)
    report = measure_sensitivity(facts, everyone, policy=rules)
    return replace(report, careers=(report.careers[everyone.index(asked)],))


def score_resume(
    path: FilePath,
    *,
    policy: str | Path | None = None,
    today: str | None = None,
    settings: Settings | None = None,
) -> SafetyScore:
    """The score of a person by the work that their résumé tells of, under their own job title.

    `personal` says what they do beside the usual mix of their occupation, and what that does to the score. Where no job
    title names an occupation the score is Missing, with that reason. `today` is the day that durations are counted to,
    YYYY-MM-DD; the clock's when None.

    Raises:
        DocumentError: the résumé cannot be read.
    """
    # The score of a title must not wait for what only a résumé needs.
    from careerproof.resumes.model import Resume
    from careerproof.verbs.person import career_of
    from careerproof.verbs.read import read_resume_document

    rules, day = load_policy(policy), resolve_today(today)
    facts = open_store(settings)
    content = read_resume_document(facts, open_document(path, settings)[1], settings).content
    if not isinstance(content, Resume):
        raise TypeError("a personal score needs a résumé")
    return score_person(facts, content, career_of(facts, content), today=day, policy=rules)


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoredInput(Record):
    """The row of one input of a batch: its score, or the error in its place."""

    input: str
    score: SafetyScore | None
    error: InputError | MissingExtra | None = None

    def to_dict(self) -> dict[str, object]:
        """The row with the keys of careerproof.score/1, and `input`."""
        if self.score is not None:
            return {"input": self.input, **self.score.to_dict()}
        return {"input": self.input, "score10": None, "score": None, "error": self.error and self.error.to_dict()}


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreJob:
    """Called with a job title or a résumé it gives the row of its score; it can be sent to another process."""

    policy: str | Path | None = None
    today: str | None = None
    settings: Settings | None = None

    def __call__(self, given: str | Item) -> ScoredInput:
        """The score of a career's title, or of the person whose résumé the item is; or why there is none."""
        name = given if isinstance(given, str) else given.name
        try:
            if isinstance(given, str):
                found = score(given, policy=self.policy, settings=self.settings)
            else:
                found = score_resume(open_item(given), policy=self.policy, today=self.today, settings=self.settings)
        except (InputError, MissingExtra) as error:
            return ScoredInput(input=name, score=None, error=error)
        return ScoredInput(input=name, score=found)

    def unread(self, name: str, error: InputError) -> ScoredInput:
        """The row of what a process failed on."""
        return ScoredInput(input=name, score=None, error=error)


def read_careers(path: str, *, columns: Columns | None = None) -> Iterator[str] | None:
    """The job titles of a batch; None where the source holds résumés.

    Titles stand one a line in a .txt file or on standard input ("-"), or in the column `title` of a table. A table
    without it that has the column of texts holds résumés, as do folders, patterns, archives and documents.

    Raises:
        UsageError: a table has neither column.
        FileUnreadable: no such file.
    """
    from careerproof.streams.model import Columns as Usual
    from careerproof.streams.tables import has_column, is_table, read_lines, read_table

    if path == "-" or path.lower().endswith(".txt"):
        return read_lines(path)
    if not is_table(path):
        return None
    first = next(read_table(path), None)
    if first is None:
        return iter(())
    if not has_column(path, first, "title"):
        has_column(path, first, (columns or Usual()).text, needed=True)
        return None
    return (str(row.cells.get("title") or "") for row in read_table(path))


def score_every_career(
    *, policy: str | Path | None = None, settings: Settings | None = None
) -> tuple[SafetyScore, ...]:
    """The scores of all occupations by code, then of the emerging careers by slug."""
    rules = load_policy(policy)
    facts = open_store(settings)
    emerging = sorted(load_emerging(), key=lambda career: career.slug)
    return score_all(facts, policy=rules) + tuple(
        score_of(facts, resolve_career(facts, career.slug), policy=rules) for career in emerging
    )


def score_person(
    facts: Facts, resume: Resume, held: tuple[str, Career] | None, *, today: str, policy: SafetyPolicy | None = None
) -> SafetyScore:
    """The score of a person by their own work, in the career of the title they hold; unscored where there is none."""
    if held is None:
        nobody = Subject(kind="resume", code=None, slug=None, title="the résumé")
        return leave_unscored(nobody, "no job title in the résumé names an occupation that we know")
    from careerproof.safety.personal import person
    from careerproof.verbs.person import work_of

    title, career = held
    return person.score_person(
        facts,
        work_of(resume, title, today),
        subject=_subject(career, title),
        mixture=career.mixture,
        creation=signals_of(career.emerging),
        policy=policy,
    )


def score_of(facts: Facts, career: Career, *, policy: SafetyPolicy | None = None) -> SafetyScore:
    """The score of a resolved career."""
    return score_career(
        facts,
        subject=_subject(career, None),
        mixture=career.mixture,
        creation=signals_of(career.emerging),
        policy=policy,
    )


def _subject(career: Career, held_title: str | None) -> Subject:
    return Subject(
        kind="resume" if held_title else career.kind,
        code=career.code,
        slug=career.slug,
        title=held_title or career.title,
    )


def _compared(career: Career) -> ComparedCareer:
    from careerproof.safety.compare import ComparedCareer

    return ComparedCareer(subject=_subject(career, None), mixture=career.mixture, creation=signals_of(career.emerging))


def signals_of(emerging: EmergingCareer | None) -> CreationSignals | None:
    """What an emerging career itself says of its work with AI."""
    if emerging is None:
        return None
    return CreationSignals(
        titles=(emerging.title, *emerging.titles),
        skills=emerging.skills,
        technologies=emerging.technologies,
        ai_role=emerging.ai_role,
    )
