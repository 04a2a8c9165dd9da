"""The value types of `facts`: what the world says of an occupation, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from careerproof.evidence import Record

if TYPE_CHECKING:  # numpy takes longer to start than everything else here, and most questions do without matrices
    import numpy
    from numpy.typing import NDArray

Domain = Literal["skill", "knowledge", "ability", "activity", "work_style", "work_context", "interest"]
"""The families of O*NET descriptors. `activity` holds the 41 generalized work activities."""

AreaKind = Literal["nation", "state", "metro"]
"""States hold the District of Columbia and the territories too; metropolitan areas are those of the survey."""

PassageKind = Literal["description", "task", "factor"]
"""What an occupation is, a task of it, a reason for its projected change."""

TitleKind = Literal["official", "alternate", "short", "reported", "soc_direct", "esco", "esco_alternate"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Occupation(Record):
    """An O*NET-SOC 2019 occupation. `soc` is its 6-digit SOC 2018 code; `field` our label of its SOC major group.

    `surveyed` is false for the codes that O*NET has no ratings for ("All Other", military). `job_zone` is 1..5 or None.
    `isco` holds ISCO-08 unit groups (4 digits), `census` Census 2018 occupation codes (4 digits), by the crosswalks.
    """

    code: str
    title: str
    soc: str
    major_group: str
    field: str
    surveyed: bool
    job_zone: int | None
    isco: tuple[str, ...]
    sources: tuple[str, ...]
    census: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Title(Record):
    """A name that people use for an occupation, and who says so. `normal` is `language.normalise` of `text`."""

    text: str
    normal: str
    code: str
    kind: TitleKind
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating(Record):
    """How important (1..5) and at which level (0..7) a descriptor is; None where O*NET gives none.

    Interests and work context have one scale each: it stands in `importance` (interests 1..7, work context 0..100).
    """

    element: str
    name: str
    importance: float | None
    level: float | None
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RatingMatrix:
    """All ratings of a domain: `importance` and `level` are float32 of shape (codes, elements), NaN = missing."""

    codes: tuple[str, ...]
    elements: tuple[str, ...]
    names: tuple[str, ...]
    importance: NDArray[numpy.float32]
    level: NDArray[numpy.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Activity(Record):
    """A detailed work activity (DWA) of an occupation, with its intermediate and generalized parents.

    `tasks` counts the occupation's tasks that lead to it, `core_tasks` those that O*NET calls core. `weight` is its
    share of the occupation's work, 0..1, summing to 1 over the occupation. `exposure` (0..1) and `automation` (0..1)
    are means over those tasks of the published task labels of Eloundou et al. (E0/E1/E2 as beta, T0..T4 as quarters),
    `physical` the share that Microsoft's labels call physical; None where no task is labelled.
    """

    dwa: str
    title: str
    iwa: str
    iwa_title: str
    gwa: str
    gwa_title: str
    tasks: int
    core_tasks: int
    weight: float
    exposure: float | None
    automation: float | None
    physical: float | None
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Technology(Record):
    """A software product or tool that the occupation uses; `hot` and `in_demand` as O*NET flags them."""

    name: str
    category: str
    hot: bool
    in_demand: bool
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HourlyPay(Record):
    """Pay in US dollars an hour by percentile; `top_coded` names the percentiles that are a floor, not a number."""

    p10: float | None
    p25: float | None
    p50: float | None
    p75: float | None
    p90: float | None
    top_coded: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wages(Record):
    """Annual pay in US dollars by percentile, None where the survey gives none (`reason` says why).

    `shared` is true where several O*NET occupations share the survey's occupation. `top_coded` names the percentiles
    that are a floor, not a number. `hourly` is there only where the survey publishes pay by the hour and none by the
    year: nobody knows how many hours a year those occupations work, so neither can be made of the other.
    """

    employment: int | None
    mean: int | None
    p10: int | None
    p25: int | None
    p50: int | None
    p75: int | None
    p90: int | None
    top_coded: tuple[str, ...]
    shared: bool
    survey_code: str
    survey_title: str
    vintage: str
    reason: str | None
    source: str
    hourly: HourlyPay | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Area(Record):
    """The nation, a state or a metropolitan area.

    `code` is the FIPS code of a state (2 digits), the CBSA code of a metropolitan area (5 digits), "00" of the nation.
    """

    kind: AreaKind
    code: str
    title: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PriceParity(Record):
    """How high prices are in an area where those of the nation are 100, in `year`; None where there is no figure."""

    year: int
    all_items: float
    goods: float | None
    housing: float | None
    utilities: float | None
    other: float | None
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Projection(Record):
    """What the official projections expect. Employment in persons; `change_pct` in percent over the whole period.

    `education`, `experience`, `training` are the projections' typical entry requirements. `names_ai` is true where the
    published reasons for the change name artificial intelligence, `names_automation` where they name automation.
    """

    employment: int
    employment_projected: int
    change_pct: float
    annual_openings: int | None
    from_year: int
    to_year: int
    education: str | None
    experience: str | None
    training: str | None
    names_ai: bool
    names_automation: bool
    shared: bool
    survey_code: str
    survey_title: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OverallProjection(Record):
    """What the official projections expect of all occupations together, to a tenth as they are published.

    `change_pct` is the change of all employment in percent over the whole period. `openings_pct` is the mean over
    occupations of the openings a year per hundred workers; None where no line gives openings.
    """

    change_pct: float
    openings_pct: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class EducationShare(Record):
    """The share (0..1) of workers who say that this level of schooling is required. `level` is 1..12, O*NET's order."""

    level: int
    label: str
    share: float
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Programme(Record):
    """A field of study (CIP 2020) that leads to the occupation by the official crosswalk."""

    cip: str
    title: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RelatedOccupation(Record):
    """An occupation that O*NET calls related: `rank` counts from 1; `tier` is O*NET's."""

    code: str
    title: str
    tier: str
    rank: int
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IndustryShare(Record):
    """The share (0..1) of an occupation's workers that one industry sector (NAICS) employs, and what it pays them.

    `median` and `mean` in US dollars a year, `hourly_median` in US dollars an hour where no median by the year is
    published, None where the survey gives no estimate. `top_coded`: the median is a floor, not a number.
    """

    naics: str
    title: str
    share: float
    source: str
    employment: int
    mean: int | None
    median: int | None
    hourly_median: float | None
    top_coded: bool
    vintage: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure(Record):
    """A derived measure of an occupation: our own figure with its interval, from `studies` studies.

    `inferred` is true where no study covers the occupation and relatives stand in (the interval is wider).
    """

    name: str
    value: float
    low: float
    high: float
    studies: int
    inferred: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage(Record):
    """A text of a publisher, word for word, in an artifact that its user built with them; `rank` counts from 1."""

    kind: PassageKind
    rank: int
    text: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EscoOccupation(Record):
    """An ESCO occupation: its URI, preferred label, ISCO-08 group."""

    uri: str
    label: str
    isco: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillTerm(Record):
    """A skill of a taxonomy. `kind` is the taxonomy's own (ESCO: skill, knowledge, attitude, language; O*NET:
    technology, tool, skill, knowledge, ability, activity). `occupations` counts the occupations that list it.
    """

    id: str
    label: str
    taxonomy: Literal["esco", "onet"]
    kind: str
    occupations: int
    alternates: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TableInfo(Record):
    """A table of the artifact: how many rows, whose, and how many occupations it covers (None: not by occupation)."""

    name: str
    about: str
    rows: int
    sources: tuple[str, ...]
    occupations: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFile(Record):
    """A file that the build read: its path below the folder, its digest, and whether that digest is the known one.

    `known` is None for a file that we have no digest of.
    """

    path: str
    sha256: str
    known: bool | None
