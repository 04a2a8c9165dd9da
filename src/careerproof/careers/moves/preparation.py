"""What a move takes in time and schooling, need by need, from the published entry requirements of both careers."""

from __future__ import annotations

from dataclasses import dataclass

from careerproof.careers.landscape import parts_of, see_landscape
from careerproof.careers.model import Need, Preparation
from careerproof.careers.qualifications.credentials import CREDENTIALS_SOURCE, credentials_of
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts

FAMILIAR = 0.5
"""The least share of the destination's work, done already, from which its training may be left out."""

RELATED = 0.3
"""The least such share at which a person's own years may count as the related experience that is asked for."""

Months = tuple[int, int]

SCHOOLING: dict[str, Months] = {
    "No formal educational credential": (-12, -3),
    "High school diploma or equivalent": (0, 0),
    "Some college, no degree": (6, 12),
    "Postsecondary nondegree award": (6, 24),
    "Associate's degree": (20, 28),
    "Bachelor's degree": (44, 60),
    "Master's degree": (60, 84),
    "Doctoral or professional degree": (84, 132),
}
"""Months of full-time schooling after high school that a level takes, fewest and most; ours, by usual length of
programmes in the United States. Levels are those of the official projections."""

TRAINING: dict[str, Months] = {
    "Short-term on-the-job training": (0, 1),
    "Moderate-term on-the-job training": (1, 12),
    "Long-term on-the-job training": (12, 24),
    "Apprenticeship": (24, 48),
    "Internship/residency": (6, 36),
}
"""Months that each kind of training takes. Source: definitions of the Bureau of Labor Statistics (up to 1, 1 to 12,
more than 12 months on the job); the last three are bounded by us."""

ZONES: tuple[Months, ...] = ((0, 3), (3, 12), (12, 24), (24, 48), (48, 120))
"""Months of preparation of all kinds by job zone 1..5. Source: O*NET job zone reference, specific vocational
preparation; the last zone is open above and bounded by us."""

ANOTHER_FIELD: dict[str, Months] = {
    "Associate's degree": (0, 20),
    "Bachelor's degree": (0, 24),
    "Master's degree": (0, 24),
    "Doctoral or professional degree": (24, 60),
}
"""Months for the same level of schooling in another field of study: from nothing, as many employers take any field;
ours. Where the law asks for a licence at least half the most counts, as boards ask for the field."""

_EXPERIENCE = ("None", "Less than 5 years", "5 years or more")
_FAMILY = 5  # characters of a programme's code that name its family, "51.38"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """How people usually get into a career; of a mixture, by its heaviest part that the projections cover."""

    education: str | None
    experience: str | None
    training: str | None
    families: frozenset[str]
    sources: tuple[str, ...]


@kept(8192)
def weigh_preparation(
    facts: Facts, origins: tuple[str, ...], destination: str, *, familiar: float, schooled: str | None = None
) -> Preparation:
    """The months that a move takes and why, full time, from the least to the most.

    Schooling, a change of field and training follow one another. Where O*NET reports more preparation than they
    explain (its job zones), that counts instead. Experience and licences are named, not counted: people earn while
    they gain the one, and rules on the other differ by state.

    Args:
        facts: the opened facts.
        origins: the keys of the careers that the person has been in, the one they leave first.
        destination: the key of the career that they move to.
        familiar: the share (0..1) of the destination's detailed work that they have done already.
        schooled: the person's own level of schooling, which counts where it is higher than those careers ask for.
    """
    been, there = _joined([entry_of(facts, key) for key in origins], schooled), entry_of(facts, destination)
    licences = _licences(facts, origins, destination)
    schooling = _schooling(been, there) or _field(been, there, has_licence=bool(licences))
    needs = [need for need in (schooling, _training(there, familiar)) if need is not None]
    low, high = sum(need.months_low for need in needs), sum(need.months_high for need in needs)
    zone = _zone(facts, origins, destination)
    if zone is not None and zone.months_high > high:
        needs.append(zone)
        low, high = max(low, zone.months_low), zone.months_high
    experience = _experience(been, there, familiar)
    needs += [*([experience] if experience else []), *licences]
    return Preparation(months_low=low, months_high=high, needs=tuple(needs))


@kept(4096)
def entry_of(facts: Facts, key: str) -> Entry:
    """The usual way into a career."""
    families: set[str] = set()
    sources: set[str] = set()
    told = None
    for code, _ in parts_of(facts, key):
        projection = facts.projection(code)
        if told is None and projection is not None and projection.education in SCHOOLING:
            told = projection
            sources.add(projection.source)
        families |= {programme.cip[:_FAMILY] for programme in facts.programmes(code)}
    return Entry(
        education=None if told is None else told.education,
        experience=None if told is None else told.experience,
        training=None if told is None else told.training,
        families=frozenset(families),
        sources=tuple(sorted(sources)),
    )


def _joined(entries: list[Entry], schooled: str | None) -> Entry:
    """What all that the person has been in gives together: the highest schooling, the most experience, every field."""
    levels = [level for level in (schooled, *(entry.education for entry in entries)) if level is not None]
    worked = [entry.experience for entry in entries if entry.experience is not None]
    return Entry(
        education=max(levels, key=list(SCHOOLING).index) if levels else None,
        experience=max(worked, key=_EXPERIENCE.index) if worked else None,
        training=entries[0].training,
        families=frozenset().union(*(entry.families for entry in entries)),
        sources=tuple(sorted({source for entry in entries for source in entry.sources})),
    )


def _schooling(been: Entry, there: Entry) -> Need | None:
    """The schooling that is missing, None where the usual level is reached."""
    held, asked = been.education, there.education
    if held is None or asked is None or list(SCHOOLING).index(asked) <= list(SCHOOLING).index(held):
        return None
    low, high = sorted(b - a for a, b in zip(_spent(held), SCHOOLING[asked], strict=True))
    return Need(
        kind="schooling",
        text=f"{_article(asked)} is the usual way in; where you start it is {_article(held)}",
        held=held,
        asked=asked,
        months_low=max(low, 0),
        months_high=high,
        sources=there.sources,
    )


def _spent(level: str) -> Months:
    """The months that a level stands for; without a diploma, those until one, the most to go first."""
    low, high = SCHOOLING[level]
    return (high, low) if high < 0 else (low, high)


def _field(been: Entry, there: Entry, *, has_licence: bool) -> Need | None:
    """The same schooling in another field, where it is known of both that none is shared."""
    order = list(SCHOOLING)
    if been.education is None or there.education not in ANOTHER_FIELD or not been.families or not there.families:
        return None
    if order.index(been.education) < order.index(there.education) or been.families & there.families:
        return None
    low, high = ANOTHER_FIELD[there.education]
    return Need(
        kind="field",
        text=f"{_article(there.education)} there is usually in another field of study",
        held=been.education,
        asked=there.education,
        months_low=max(low, high // 2) if has_licence else low,
        months_high=high,
        sources=there.sources,
    )


def _training(there: Entry, familiar: float) -> Need | None:
    if there.training is None or there.training not in TRAINING:
        return None
    low, high = TRAINING[there.training]
    return Need(
        kind="training",
        text=f"{there.training.lower()} is usual" + (", less for work you know" if familiar >= FAMILIAR else ""),
        held=None,
        asked=there.training,
        months_low=0 if familiar >= FAMILIAR else low,
        months_high=high,
        sources=there.sources,
    )


def _zone(facts: Facts, origins: tuple[str, ...], destination: str) -> Need | None:
    """The preparation that O*NET reports beyond the person's, where the destination stands in a higher job zone."""
    landscape = see_landscape(facts)
    zones = [round(float(landscape.job_zone[landscape.rows[key]])) for key in (*origins, destination)]
    here, there = max(zones[:-1]), zones[-1]
    if not 1 <= here < there <= len(ZONES):
        return None
    low, high = (b - a for a, b in zip(ZONES[here - 1], ZONES[there - 1], strict=True))
    return Need(
        kind="job_zone",
        text=f"O*NET puts the work in job zone {there} of 5, and where you start in zone {here}",
        held=str(here),
        asked=str(there),
        months_low=low,
        months_high=high,
        sources=facts.occupation(parts_of(facts, destination)[0][0]).sources,
    )


def _experience(been: Entry, there: Entry, familiar: float) -> Need | None:
    asked = there.experience
    if asked is None or _EXPERIENCE.index(asked) <= _EXPERIENCE.index(been.experience or "None"):
        return None
    count = "yours may count" if familiar >= RELATED else "yours is in other work"
    return Need(
        kind="experience",
        text=f"employers usually ask for experience in a related job ({asked.lower()}); {count}",
        held=been.experience,
        asked=asked,
        months_low=0,
        months_high=0,
        sources=there.sources,
    )


def _licences(facts: Facts, origins: tuple[str, ...], destination: str) -> list[Need]:
    """What the law requires there, and not where the person has been."""
    held = {need.asked for key in origins for need in _required(facts, key)}
    return [need for need in _required(facts, destination) if need.asked not in held]


@kept(2048)
def _required(facts: Facts, key: str) -> tuple[Need, ...]:
    return tuple(
        Need(
            kind="licence",
            text=f"required by law: {item.label}" + (f", from the {item.by}" if item.by else ""),
            held=None,
            asked=item.label,
            months_low=0,
            months_high=0,
            sources=(CREDENTIALS_SOURCE.id,),
        )
        for item in credentials_of(facts, key)
        if item.kind == "required"
    )


def _article(level: str) -> str:
    """A level of schooling as a sentence names it: "a bachelor's degree", "no credential"."""
    if level.startswith("No formal"):
        return "no diploma"
    if level.startswith("Some"):
        return "some college"
    lower = level[0].lower() + level[1:].replace(" or equivalent", "")
    return f"{'an' if lower[0] in 'aeiou' else 'a'} {lower}"
