"""Says of every occupation that has nothing on a subject why, so that no gap in the facts is a silent one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.rows import Rows, Value, add_labels
from careerproof.facts.coverage import NOT_AMONG_THE_FILES, SUBJECTS
from careerproof.facts.schema import DOMAINS

_MILITARY = "55-"
_RESIDUAL = "All Other"
"""What the SOC calls an occupation that gathers what has no code of its own."""

_SURVEY_SUBJECTS = ("wage", "area_wage", "industry")
_ROADS = {
    "occupation_isco": "the crosswalks tie no ISCO-08 group to this occupation",
    "occupation_census": "no Census code covers this occupation",
    "programme": "the crosswalk ties no field of study to this occupation",
    "esco_match": "the crosswalk ties no ESCO occupation to this occupation",
    "measure": "neither data nor relatives with data",
}
"""Subjects that come through a crosswalk or a derivation, and what it means that there is nothing."""

_LISTED = {
    "occupation_activity": "O*NET ties no work activity to its tasks in this release",
    "occupation_technology": "O*NET lists no software for this occupation in this release",
    "education": "O*NET has not asked its workers about schooling in this release",
    "job_zone": "O*NET gives no job zone in this release",
    "related": "O*NET lists no related occupation in this release",
}
"""Subjects that O*NET publishes for occupations it has surveyed, and what it means that there is nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Gap:
    """An occupation that has nothing on a subject, with what the joins know of it."""

    subject: str
    code: str
    title: str
    surveyed: bool
    survey: bool
    """Whether the wage survey holds its code."""


def join_absences(collected: Collected, rows: Rows, covered: Mapping[str, Iterable[int]]) -> Rows:
    """The rows of the table of absences, with the labels that their reasons are added to.

    Args:
        covered: the numbers of the occupations that have rows, by subject (`coverage.cover_subjects`).
    """
    present = {subject: frozenset(numbers) for subject, numbers in covered.items()}
    read = _read_subjects(collected) | {subject for subject, numbers in present.items() if numbers}
    gaps: list[tuple[int, str, str]] = []
    for number, code, title, _, surveyed, _, _, survey, *_ in rows["occupation"]:
        for subject in SUBJECTS:
            if number not in present[subject]:
                gap = _Gap(
                    subject=subject,
                    code=str(code),
                    title=str(title),
                    surveyed=bool(surveyed),
                    survey=survey is not None,
                )
                gaps.append((int(str(number)), subject, _reason(gap) if subject in read else NOT_AMONG_THE_FILES))
    labels = add_labels(rows["label"], {reason for _, _, reason in gaps})
    places = {text: number for number, text in labels}
    absences: list[tuple[Value, ...]] = [(subject, number, places[reason]) for number, subject, reason in gaps]
    return {"label": labels, "absence": absences}


def _read_subjects(collected: Collected) -> set[str]:
    """The subjects whose table is among the files, whatever it covers."""
    tables = {
        "wage": collected.wages.rows,
        "area_wage": collected.area_wages,
        "industry": collected.industries.rows,
        "projection": collected.projections.rows,
        "programme": collected.programmes.rows,
        "occupation_isco": collected.isco.rows and collected.soc_2010.rows,
        "occupation_census": collected.census.rows,
        "esco_match": collected.esco_matches.rows and collected.esco_occupations.rows,
        "occupation_activity": collected.task_activities.rows and collected.activity_labels.rows,
        "occupation_technology": collected.technologies.rows,
        "education": collected.education.rows,
        "job_zone": collected.job_zones.rows,
        "related": collected.related.rows,
        "measure": ("derived",),
    }
    rated = {row.domain for loaded in collected.ratings for row in loaded.rows}
    return {subject for subject, content in tables.items() if content} | rated


def _reason(gap: _Gap) -> str:
    """Why an occupation has nothing on a subject whose table is among the files."""
    is_military = gap.code.startswith(_MILITARY)
    for covers, say in _KINDS:
        if covers(gap.subject):
            return say(gap, is_military)
    return _ROADS[gap.subject]


def _of_survey(gap: _Gap, is_military: bool) -> str:
    if is_military:
        return "the wage survey leaves the armed forces out"
    if gap.subject == "industry" and gap.survey:
        return "the survey publishes no sector of this occupation"
    if gap.subject == "area_wage" and gap.survey:
        return "the survey publishes this occupation for no area"
    return "the survey does not publish this occupation"


def _of_projection(_: _Gap, is_military: bool) -> str:
    return f"the projections {'leave the armed forces out' if is_military else 'do not hold this occupation'}"


def _of_onet(gap: _Gap, is_military: bool) -> str:
    if is_military:
        return "O*NET does not survey military occupations"
    if not gap.surveyed and _RESIDUAL in gap.title:
        return 'O*NET does not survey occupations that gather "all other" work'
    if not gap.surveyed:
        return "O*NET has not surveyed this occupation yet"
    return _LISTED.get(gap.subject, "O*NET has not rated this occupation in this release")


_KINDS: tuple[tuple[Callable[[str], bool], Callable[[_Gap, bool], str]], ...] = (
    (lambda subject: subject in _SURVEY_SUBJECTS, _of_survey),
    (lambda subject: subject == "projection", _of_projection),
    (lambda subject: subject in _LISTED or subject in DOMAINS, _of_onet),
)
