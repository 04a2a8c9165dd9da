"""The value types of `careers`: a career's page, and a move between careers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from careerproof.careers.market import MarketSignals
from careerproof.evidence import Record, Sentence, Source, to_plain
from careerproof.safety.model import SafetyScore


@dataclass(frozen=True, kw_only=True, slots=True)
class Pay(Record):
    """A salary figure, with the percentile of the survey that it is. `top_coded`: a floor, not a number.

    `value` is in whole dollars where `period` is "year", with cents where it is "hour": the survey publishes pay by the
    hour only for occupations whose hours a year nobody knows, and no yearly pay is made of it.
    """

    value: float
    percentile: int
    currency: str
    period: Literal["year", "hour"]
    top_coded: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class IndustryPay(Record):
    """What a career pays in one industry sector, which employs `share` (0..1) of its workers.

    `figure` says whether `value` is the median or, where the survey gives none, the mean; with `top_coded` it is a
    floor, not a number. `value` as in `Pay`.
    """

    title: str
    value: float
    figure: Literal["median", "mean"]
    currency: str
    period: Literal["year", "hour"]
    top_coded: bool
    share: float
    vintage: str
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacePay(Record):
    """What a career's pay is worth in a place, and what is paid there.

    `entry`, `mid` and `senior` are what the national pay buys there, in dollars of the nation's average prices:
    pay divided by `parity`, the place's price level in `parity_year` where the nation's is 100. `wages` is the place's
    own pay at the published percentiles, nominal; empty with `reason` where the facts hold none.
    """

    kind: Literal["nation", "state", "metro"]
    code: str
    title: str
    parity: float | None
    parity_year: int | None
    entry: Pay | None
    mid: Pay | None
    senior: Pay | None
    wages: tuple[Pay, ...]
    wages_vintage: str | None
    reason: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Salary(Record):
    """Entry, mid and senior pay; None with `reason` where the survey gives none.

    `percentiles` are all that the survey publishes, from the 10th to the 90th; `mean` is the average in US dollars a
    year, None where there is none; `employment` the workers whom the survey counts (nobody counts those of a mixture:
    None). `by_industry` is the pay by sector, best first, of the edition that each names. `place` is there where one
    was asked for.

    `definition` says what the stages mean. `derived` is true where the figures are a weighted mixture of official ones;
    `covers` names the survey's wider occupation where the figure is of more than this career.
    """

    entry: Pay | None
    mid: Pay | None
    senior: Pay | None
    vintage: str | None
    shared: bool
    reason: str | None
    sources: tuple[str, ...]
    definition: str = ""
    derived: bool = False
    covers: str | None = None
    percentiles: tuple[Pay, ...] = ()
    mean: float | None = None
    employment: int | None = None
    by_industry: tuple[IndustryPay, ...] = ()
    place: PlacePay | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Growth(Record):
    """The growth outlook; None with `reason` where no projection covers the career. Openings are a year.

    `employment` and `employment_projected` are persons in the first and the last year, of official occupations only.
    `derived` and `covers` as in `Salary`. `factors` are the publisher's own reasons, where the facts hold its texts.
    """

    change_pct: float | None
    from_year: int | None
    to_year: int | None
    annual_openings: int | None
    outlook: str | None
    reason: str | None
    sources: tuple[str, ...]
    derived: bool = False
    covers: str | None = None
    factors: tuple[Sentence, ...] = ()
    employment: int | None = None
    employment_projected: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CoreSkill(Record):
    """A skill or knowledge area that matters: importance 1..5, level 0..7 as O*NET rates them (None: not rated)."""

    name: str
    importance: float | None
    level: float | None
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TechnologySkill(Record):
    """A technology of the career."""

    name: str
    hot: bool
    in_demand: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class EducationLevel(Record):
    """The share (0..1) of workers who say that this level is required."""

    label: str
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldOfStudy(Record):
    """A field of study that prepares for a career: its code and title in the official list of programmes (CIP 2020)."""

    cip: str
    title: str
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class EducationPath(Record):
    """How people get there: typical entry level, the distribution, fields of study.

    `programmes` are the titles of the first `fields_of_study`, which are all that the official crosswalk names.
    """

    typical: str | None
    experience: str | None
    training: str | None
    distribution: tuple[EducationLevel, ...]
    programmes: tuple[str, ...]
    reason: str | None
    sources: tuple[str, ...]
    fields_of_study: tuple[FieldOfStudy, ...] = ()


def say_time(months_low: int, months_high: int) -> str:
    """A range of months in words: "no time", "up to 1 month", "3 to 12 months", "2 to 4 years"."""
    if months_high <= 0:
        return "no time"
    if months_high < 24:
        unit = "month" if months_high == 1 else "months"
        if months_low in (0, months_high):
            return f"{'' if months_low else 'up to '}{months_high} {unit}"
        return f"{months_low} to {months_high} {unit}"
    low, high = (f"{months / 12:.1f}".removesuffix(".0") for months in (months_low, months_high))
    if low == high:
        return f"{high} years"
    return f"up to {high} years" if months_low == 0 else f"{low} to {high} years"


MovePartName = Literal[
    "skills", "knowledge", "activities", "detailed_work", "named_skills", "core_subject", "preparation"
]
"""What feasibility is made of: five shares that are compared, a subject that bars the way, missing preparation."""

NeedKind = Literal["schooling", "field", "training", "job_zone", "experience", "licence"]
"""What a move may take beyond skills; `job_zone` is preparation that O*NET reports and no schooling explains."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MovePart(Record):
    """A part of a move's feasibility: the factors of all parts multiply to it.

    `share` (0..1) is how much of what the destination asks for is there: of levels, of work, of names. For
    "core_subject" it is the least known of the subjects that the work turns on, as a share of the level asked for
    (`subject` names it). For "preparation" it is what the missing steps leave.
    """

    name: MovePartName
    share: float
    factor: float
    subject: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillGap(Record):
    """A skill or subject that the destination stresses and the origin has too little of; levels are O*NET's, 0..7."""

    name: str
    kind: Literal["skill", "knowledge"]
    held: float
    asked: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Need(Record):
    """Something a move takes: schooling, training, a licence; with the months it is reckoned to take.

    `asked` is the destination's level, training, experience or licence by its published name, `held` the origin's.
    """

    kind: NeedKind
    text: str
    held: str | None
    asked: str | None
    months_low: int
    months_high: int
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Preparation(Record):
    """What a move takes in time, full time, with the reason for each need. Experience and licences add no months."""

    months_low: int
    months_high: int
    needs: tuple[Need, ...]

    def __str__(self) -> str:
        return say_time(self.months_low, self.months_high)


@dataclass(frozen=True, kw_only=True, slots=True)
class Step(Record):
    """One leap of a way to a career. Changes are from the stop before; `learn` names what is missing, telling first."""

    code: str | None
    slug: str | None
    title: str
    score10: int | None
    feasibility: float
    score_change: float | None
    pay_change: float | None
    median_pay: int | None
    months_low: int
    months_high: int
    learn: tuple[str, ...]
    licences: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """The step; `code` or `slug`, whichever it has."""
        plain = Record.to_dict(self)
        plain.pop("slug" if self.slug is None else "code")
        return plain


@dataclass(frozen=True, kw_only=True, slots=True)
class Transition(Record):
    """A move from one career to another. `feasibility` 0..1; `score_change` in points of 100; `pay_change` a share
    (0.1 = ten per cent more at the median), None where a wage is missing; `education_gap` in O*NET job zones.

    `parts` say why the feasibility is what it is, `gaps` how far each missing skill is, `carries_over` the work that
    both careers do, `preparation` what it takes in time and schooling. `steps` are the leaps: one for a direct move,
    two or three for a way through other careers; the feasibility of such a way is that of its hardest leap.
    """

    code: str | None
    slug: str | None
    title: str
    category: str | None
    score10: int | None
    feasibility: float
    score_change: float | None
    pay_change: float | None
    median_pay: int | None
    education_gap: float | None
    skills_shared: tuple[str, ...]
    skills_missing: tuple[str, ...]
    why: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    parts: tuple[MovePart, ...] = ()
    gaps: tuple[SkillGap, ...] = ()
    carries_over: tuple[str, ...] = ()
    preparation: Preparation | None = None
    product: float | None = None
    """The product of the feasibilities of all steps; of a direct move its feasibility."""
    lowest_pay: int | None = None
    """The least median pay of any stop after the first, in US dollars a year."""
    lowest_score: float | None = None
    """The least AI-safety score of any stop after the first."""

    def to_dict(self) -> dict[str, object]:
        """The move; `code` or `slug`, whichever it has."""
        plain = Record.to_dict(self)
        plain.pop("slug" if self.slug is None else "code")
        return plain


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveFilter(Record):
    """What a move must satisfy: pay at the median there in US dollars a year, years of preparation at most, category.

    The years are counted at the longest that the preparation may take.
    """

    least_pay: float | None = None
    most_years: float | None = None
    category: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Part(Record):
    """An official occupation that the career is derived from, and its weight."""

    code: str
    title: str
    weight: float


TeleworkWords = Literal["mostly possible from home", "partly possible from home", "hardly possible from home"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Telework(Record):
    """How likely the work can be done from home: `share` 0..1 within [low, high], and the words for it.

    None with `reason` where nobody has judged the career or a near relative. `inferred` is true where descriptors and
    relatives stand in for the study's own judgement, `derived` where the figure is a weighted mixture.
    """

    share: float | None
    low: float | None
    high: float | None
    words: TeleworkWords | None
    inferred: bool
    derived: bool
    reason: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing(Record):
    """Where a career stands among all scored ones: the per cent of the others that lie below, a tie counting half.

    `careers` is how many are scored; `score`, `pay` (median, by the year) and `growth` (projected change) are None
    where the career has no such figure.
    """

    careers: int
    score: float | None
    pay: float | None
    growth: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Certification(Sentence):
    """A licence or certification as a sentence, and how far it is needed: by law, usually, or of one's own will."""

    kind: Literal["required", "usual", "valued"]

    @property
    def named(self) -> str:
        """What it is and who grants it, without how far it is needed, with which the sentence ends in brackets."""
        return self.text.rpartition(" (")[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class CareerProfile(Record):
    """Everything about one career, each figure with its source.

    `notes` say what the whole page rests on where that is not the usual (relatives, a mixture). `gaps` gives the reason
    for each section that is empty, by its key in the JSON. `description` and `tasks` are the publisher's own words,
    only where the facts were built with its texts. `market` is what postings ask for beyond it, where some were given.
    """

    code: str | None
    slug: str | None
    title: str
    official: bool
    derived_from: tuple[Part, ...]
    safety: SafetyScore
    industry: str
    industries: tuple[tuple[str, float], ...]
    why_safe: tuple[Sentence, ...]
    how_ai_enhances: tuple[Sentence, ...]
    what_to_watch: tuple[Sentence, ...]
    core_skills: tuple[CoreSkill, ...]
    technologies: tuple[TechnologySkill, ...]
    ai_skills: tuple[str, ...]
    salary: Salary
    growth: Growth
    education: EducationPath
    transitions_in: tuple[Transition, ...]
    transitions_out: tuple[Transition, ...]
    resume_terms: tuple[str, ...]
    certifications: tuple[Certification, ...]
    sources: tuple[Source, ...]
    ai_skills_reason: Sentence | None = None
    notes: tuple[Sentence, ...] = ()
    gaps: Mapping[str, str] = field(default_factory=dict)
    description: Sentence | None = None
    tasks: tuple[Sentence, ...] = ()
    telework: Telework | None = None
    standing: Standing | None = None
    who_thrives: tuple[Sentence, ...] = ()
    market: MarketSignals | None = None

    def __str__(self) -> str:
        return str(self.safety)

    def to_dict(self) -> dict[str, object]:
        """The profile with the keys of careerproof.profile/1."""
        safety = self.safety.to_dict()
        identity: dict[str, object] = {"slug": self.slug} if self.slug else {"code": self.code}
        return identity | {
            "title": self.title,
            "official": self.official,
            "derived_from": to_plain(self.derived_from),
            "category": safety["category"],
            "runner_up": safety["runner_up"],
            "score10": safety["score10"],
            "score": safety["score"],
            "reason": safety.get("reason"),
            "axes": safety["axes"],
            "strengths": safety["strengths"],
            "reasons": safety["reasons"],
            "description": to_plain(self.description),
            "tasks": to_plain(self.tasks),
            "industry": self.industry,
            "industries": [{"title": title, "share": to_plain(share)} for title, share in self.industries],
            "why_safe": to_plain(self.why_safe),
            "how_ai_enhances": to_plain(self.how_ai_enhances),
            "what_to_watch": to_plain(self.what_to_watch),
            "who_thrives": to_plain(self.who_thrives),
            "skills": {
                "core": to_plain(self.core_skills),
                "technology": to_plain(self.technologies),
                "ai": list(self.ai_skills),
                "ai_reason": to_plain(self.ai_skills_reason),
            },
            "salary": self.salary.to_dict(),
            "growth": self.growth.to_dict(),
            "education": self.education.to_dict(),
            "telework": to_plain(self.telework),
            "standing": to_plain(self.standing),
            "transitions_in": to_plain(self.transitions_in),
            "transitions_out": to_plain(self.transitions_out),
            "resume_terms": list(self.resume_terms),
            "certifications": to_plain(self.certifications),
            "sources": to_plain(self.sources),
            "notes": to_plain(self.notes),
            "gaps": to_plain(self.gaps),
            **({"market": self.market.to_dict()} if self.market is not None else {}),
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class CareerRow(Record):
    """One career in a list of all: what people sort and filter by. None where a figure cannot be given.

    `field` is the broad industry (of an emerging career that of its largest official part) and `industry` its slug.
    `pay` is the median in US dollars a `pay_period`, `change_pct` and `annual_openings` the official projection,
    `education` the typical entry level (of a mixture its largest part's), `education_level` its place from 0 upward;
    `telework` (0..1) how likely the work can be done from home.
    """

    code: str | None
    slug: str | None
    title: str
    official: bool
    category: str | None
    score10: int | None
    score: float | None
    score_low: float | None
    score_high: float | None
    field: str
    industry: str
    pay: float | None
    pay_period: Literal["year", "hour"] | None
    change_pct: float | None
    annual_openings: int | None
    education: str | None
    education_level: int | None
    telework: float | None = None

    @property
    def key(self) -> str:
        """The code, or the slug of an emerging career."""
        return self.slug or self.code or ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CareerList(Record):
    """The careers that somebody looked for, best first: `found` in all, of which `careers` are the first."""

    query: str | None
    found: int
    careers: tuple[CareerRow, ...]

    def __str__(self) -> str:
        return f"{self.found} career{'' if self.found == 1 else 's'}"


Direction = Literal["out", "into"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Paths(Record):
    """Moves out of (or into) a career, best first; with both, the direct move and the ways through other careers."""

    origin: str | None
    target: str | None
    moves: tuple[Transition, ...]
    median_pay: int | None = None
    """What the career moved from (or into) pays at the median, in US dollars a year."""
    start_score: float | None = None
    """The AI-safety score, in points of 100, of the career or the person moved from; None for moves into a career."""
    origin_title: str | None = None
    target_title: str | None = None

    def __str__(self) -> str:
        start, end = self.origin_title or self.origin, self.target_title or self.target
        way = " ".join([*(("from", start) if start else ()), *(("to", end) if end else ())])
        return f"{len(self.moves)} move{'' if len(self.moves) == 1 else 's'} {way}"

    def to_dict(self) -> dict[str, object]:
        """The moves with the keys of careerproof.paths/1."""
        return {
            "from": self.origin,
            "from_title": self.origin_title,
            "to": self.target,
            "to_title": self.target_title,
            "median_pay": self.median_pay,
            "start_score": self.start_score,
            "moves": to_plain(self.moves),
        }
