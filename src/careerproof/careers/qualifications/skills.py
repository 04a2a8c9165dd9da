"""What a career asks a person to know: core skills, technologies, skills with AI, and the words a screen looks for."""

from __future__ import annotations

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from careerproof.careers.landscape import Rated, parts_of, see_landscape
from careerproof.careers.model import CoreSkill, TechnologySkill
from careerproof.careers.qualifications.spoken import distinct_technologies, spoken_name
from careerproof.careers.relatives import Known
from careerproof.facts.keeping import kept
from careerproof.facts.model import Activity, Title
from careerproof.facts.store import Facts

CORE_SKILLS = 10
TECHNOLOGIES = 18
AI_SKILLS = 6
RESUME_TERMS = 25

AT_HOME = 0.05
"""The least share of a technology's users that the career's major group must hold for it to be a word of the field."""

EXPOSED = 0.4
"""The least published exposure (0..1) of an activity that counts as one where AI helps."""

TOUCHED = 0.3
"""The least share of exposed work for which the career's own activities lead its AI skills."""

_AI_SKILLS = Path(__file__).parent.parent / "data" / "ai_skills.toml"
_NAMED: tuple[Rated, ...] = ("skill", "knowledge")


@dataclass(frozen=True, kw_only=True, slots=True)
class AISkills:
    """The AI skills of a career, and where they come from in one sentence."""

    names: tuple[str, ...]
    reason: str
    sources: tuple[str, ...]


def give_core_skills(facts: Facts, key: str) -> tuple[CoreSkill, ...]:
    """The skills and knowledge that matter most here and less elsewhere, best first.

    Ranked by importance on its scale times the share of occupations that rate it lower: "Active Listening" matters
    nearly everywhere and so tells little. Nothing under 2.5 of 5 counts as core.
    """
    landscape = see_landscape(facts)
    row = landscape.rows[key]
    found: list[tuple[float, str, float, float]] = []
    for domain in _NAMED:
        ratings = landscape.ratings[domain]
        percentile = ratings.percentile(row)
        for place, name in enumerate(ratings.names):
            importance, level = float(ratings.importance[row, place]), float(ratings.level[row, place])
            worth = (importance - 1) / 4 * (0.15 + float(percentile[place]))
            found.append((worth if importance >= 2.5 else worth / 10, name, importance, level))
    # "Mathematics" is both a skill and a knowledge area; the page names it once, as the one that matters more.
    best = {item[1]: item for item in sorted(found)}
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[1]))
    sources = rating_sources(facts, key)
    return tuple(
        CoreSkill(name=name, importance=round(importance, 2), level=round(level, 2), sources=sources)
        for _, name, importance, level in ranked[:CORE_SKILLS]
    )


@kept(2048)
def give_technologies(facts: Facts, key: str, *, limit: int = TECHNOLOGIES) -> tuple[TechnologySkill, ...]:
    """The career's technologies: in demand first, then hot ones; among equals those most at home in its field."""
    use = technology_use(facts)
    group = _field_of(facts, key)
    merged: dict[str, TechnologySkill] = {}
    emerging = see_landscape(facts).emerging.get(key)
    for name in () if emerging is None else emerging.technologies:
        merged[spoken_name(name)] = TechnologySkill(
            name=name, hot=name.casefold() in use.hot, in_demand=False, sources=("careerproof-emerging",)
        )
    own = len(merged)
    rest: dict[str, TechnologySkill] = {}
    for code, _ in _technology_basis(facts, key):
        for item in facts.technologies(code):
            before = rest.get(item.name.casefold())
            rest[item.name.casefold()] = TechnologySkill(
                name=item.name,
                hot=item.hot,
                in_demand=item.in_demand or (before is not None and before.in_demand),
                sources=(item.source,),
            )
    ranked = sorted(
        rest.items(),
        key=lambda pair: (
            not pair[1].in_demand,
            not pair[1].hot,
            -_belonging(use.groups.get(pair[0], {}), group),
            pair[0],
        ),
    )
    for name, technology in ranked:
        merged.setdefault(spoken_name(name), technology)
    return tuple(merged.values())[: max(limit, own)]


@kept(2048)
def asked_technologies(facts: Facts, key: str) -> tuple[str, ...]:
    """The technologies that postings for a career ask for and that not every office has: in demand first, then hot."""
    emerging = see_landscape(facts).emerging.get(key)
    own = () if emerging is None else emerging.technologies
    # A career that names its own technologies is not asked for those of the occupations it is a mixture of.
    basis = () if own else _technology_basis(facts, key)
    listed = [item for code, _ in basis for item in facts.technologies(code)]
    listed.sort(key=lambda item: (not item.in_demand, not item.hot))
    asked = [item.name for item in listed if item.in_demand or item.hot]
    return distinct_technologies(name for name in (*own, *asked) if is_telling(name))


@kept(2048)
def technology_names(facts: Facts, key: str) -> frozenset[str]:
    """Every technology that a career uses, each by its spoken name."""
    emerging = see_landscape(facts).emerging.get(key)
    own = () if emerging is None else emerging.technologies
    listed = [item.name for code, _ in _technology_basis(facts, key) for item in facts.technologies(code)]
    return frozenset(spoken_name(name) for name in (*own, *listed))


def give_ai_skills(facts: Facts, key: str, activities: Sequence[Activity]) -> AISkills:
    """The AI skills that a career calls for: its own list, else derived from its technologies and exposed work."""
    emerging = see_landscape(facts).emerging.get(key)
    if emerging is not None and emerging.ai_role != "none":
        return AISkills(
            names=emerging.skills,
            reason="the career's own skills, as its definition lists them",
            sources=("careerproof-emerging",),
        )
    tables = _tables()
    found = give_ai_technologies(facts, key)
    weights: dict[str, float] = defaultdict(float)
    for activity in activities:
        if (activity.exposure or 0.0) >= EXPOSED and activity.gwa in tables.activities:
            weights[tables.activities[activity.gwa]] += activity.weight * (activity.exposure or 0.0)
    work = sorted(weights, key=lambda name: (-weights[name], name))[: AI_SKILLS - 2]
    field = tables.fields.get(parts_of(facts, key)[0][0][:2], ())
    # Where AI touches little of the work, what the field as a whole learns says more than a rare desk task.
    touched = sum(activity.weight for activity in activities if (activity.exposure or 0.0) >= EXPOSED)
    derived = (*work, *field) if touched >= TOUCHED else (*field, *work)
    chosen = tuple(dict.fromkeys((*found[:3], *derived)))[:AI_SKILLS]
    because = (
        "derived from the activities in which published task labels see AI help, and from the field's technologies"
    )
    sources = {source for activity in activities[:1] for source in activity.sources}
    return AISkills(
        names=chosen,
        reason=because if work else "derived from the field's technologies; little of this work is exposed to AI",
        sources=tuple(sorted(sources | {"careerproof-ai-skills"})),
    )


def give_resume_terms(
    facts: Facts, key: str, core: Sequence[CoreSkill], technologies: Sequence[TechnologySkill]
) -> tuple[str, ...]:
    """The words that a screen for this career looks for, at most `RESUME_TERMS`, each once.

    Titles by which the job is posted, technologies that postings ask for, the distinctive skills and knowledge, and the
    ESCO skills that the crosswalk ties most closely to the occupation.
    """
    emerging = see_landscape(facts).emerging.get(key)
    titles = _titles(facts, key)
    telling = [item for item in technologies if is_telling(item.name) and _is_at_home(facts, key, item)]
    asked = [item.name for item in telling if item.in_demand][:8]
    asked += [item.name for item in telling if item.name not in asked][: 8 - len(asked)]
    skills = [item.name for item in core[:6]]
    if emerging is not None:
        groups: tuple[Sequence[str], ...] = (titles[:4], emerging.skills, emerging.technologies, asked[:4], skills[:3])
    else:
        groups = (titles[:5], asked, skills, _esco_skills(facts, key)[:8])
    return _distinct(groups, RESUME_TERMS)


def give_ai_technologies(facts: Facts, key: str) -> tuple[str, ...]:
    """The products among a career's technologies that are AI, by name."""
    names = [item.name for code, _ in _technology_basis(facts, key) for item in facts.technologies(code)]
    return tuple(name for name in dict.fromkeys(names) if name in _tables().technologies)


def rating_sources(facts: Facts, key: str) -> tuple[str, ...]:
    """The sources of a career's skill and knowledge ratings."""
    basis = see_landscape(facts).rated.basis_of(parts_of(facts, key))
    sources = {
        rating.source for code, _ in basis[:1] for domain in _NAMED for rating in facts.ratings(code, domain)[:1]
    }
    return tuple(sorted(sources))


def is_telling(technology: str) -> bool:
    """Whether a technology says something of a career; office software, which everyone has, does not."""
    return technology.casefold() not in _tables().widespread


@dataclass(frozen=True, kw_only=True, slots=True)
class TechnologyUse:
    """How the occupations use technologies, by name in lower case: users by major group, hot or not.

    `known` holds the occupations that have any.
    """

    groups: Mapping[str, Mapping[str, int]]
    hot: frozenset[str]
    known: Known


@kept(4)
def technology_use(facts: Facts) -> TechnologyUse:
    """The use of all technologies, read once for each opened store."""
    pairs: dict[tuple[str, str], int] = {}
    hot: set[str] = set()
    codes: dict[str, int] = {}
    for code, name, is_hot, _ in facts.technology_rows():
        codes.setdefault(code, len(codes))
        pair = (name, code[:2])
        pairs[pair] = pairs.get(pair, 0) + 1
        if is_hot:
            hot.add(name.casefold())
    groups: dict[str, dict[str, int]] = {}
    for (name, group), count in pairs.items():
        members = groups.setdefault(name.casefold(), {})
        members[group] = members.get(group, 0) + count
    return TechnologyUse(groups=groups, hot=frozenset(hot), known=Known(codes))


def _belonging(spread: Mapping[str, int], group: str) -> float:
    """How much a technology belongs to a major group: the share of its users there, doubted where they are few."""
    return spread.get(group, 0) / (sum(spread.values()) + 10)


def _is_at_home(facts: Facts, key: str, technology: TechnologySkill) -> bool:
    """Whether a technology belongs to the career's field at all, or is one that postings ask for.

    Why: a list may hold what one answer named and other fields use (Apache Spark for nurses); no screen asks for it.
    """
    spread = technology_use(facts).groups.get(technology.name.casefold(), {})
    group = _field_of(facts, key)
    return technology.in_demand or not spread or _belonging(spread, group) >= AT_HOME


def _field_of(facts: Facts, key: str) -> str:
    """The major group of the occupation that the career's technologies come from; its own where there are none."""
    return (_technology_basis(facts, key) or parts_of(facts, key))[0][0][:2]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tables:
    technologies: frozenset[str]
    widespread: frozenset[str]
    activities: dict[str, str]
    fields: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    raw = tomllib.loads(_AI_SKILLS.read_text(encoding="utf-8"))
    return _Tables(
        technologies=frozenset(raw["technologies"]),
        widespread=frozenset(name.casefold() for name in raw["widespread"]),
        activities=raw["activities"],
        fields={field: tuple(names) for field, names in raw["fields"].items()},
    )


def _technology_basis(facts: Facts, key: str) -> list[tuple[str, float]]:
    """The occupations whose software stands for the career's, heaviest first; relatives where one lists none."""
    if all(code in facts.technology_counts for code, _ in parts_of(facts, key)):
        return list(parts_of(facts, key))[:4]
    basis = technology_use(facts).known.basis_of(parts_of(facts, key))
    return sorted(basis, key=lambda part: (-part[1], part[0]))[:4]


def _titles(facts: Facts, key: str) -> tuple[str, ...]:
    """Names by which the job is posted: the official one made singular is no such name, reported titles are."""
    emerging = see_landscape(facts).emerging.get(key)
    if emerging is not None:
        return (emerging.title, *emerging.titles)
    titles = facts.titles(key)
    official = _stems(facts.occupation(key).title)

    def worth(title: Title) -> float:
        # A reported title is one that workers gave; one that shares the official words names this very occupation.
        # What stands in brackets says the same once more: "Registered Nurse (RN)" has two words.
        name = re.sub(r"\(.*?\)", "", title.text)
        shared = len(official & _stems(name)) / (1 + len(name.split()))
        return shared + (0.25 if title.kind == "reported" else 0.0)

    ours = [title for title in titles if title.kind in ("reported", "alternate")]
    return tuple(dict.fromkeys(title.text for title in sorted(ours, key=lambda title: (-worth(title), title.text))))


def _stems(text: str) -> set[str]:
    return {word.casefold()[:5] for word in re.findall(r"\w{3,}", text)}


def _esco_skills(facts: Facts, key: str) -> list[str]:
    """The skills tied to the occupation that few others share, short enough for a résumé."""
    ranked = sorted(
        facts.occupation_skills(key), key=lambda pair: (-pair[1] / math.log(3 + pair[0].occupations), pair[0].label)
    )
    return [term.label for term, _ in ranked if len(term.label.split()) <= 4]


def _distinct(groups: Iterable[Sequence[str]], limit: int) -> tuple[str, ...]:
    """Terms taken group by group, each once without regard to case or number, until there are enough."""
    seen: set[str] = set()
    terms: list[str] = []
    for group in groups:
        for term in group:
            plain = re.sub(r"\(.*?\)", "", spoken_name(term))
            mark = re.sub(r"[^\w+#]+", " ", plain.casefold()).strip().removesuffix("s")
            if mark and mark not in seen and len(terms) < limit:
                seen.add(mark)
                terms.append(term)
    return tuple(terms)
