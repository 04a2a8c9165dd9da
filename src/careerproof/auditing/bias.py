"""Selection and scoring rates by category, and their impact ratios.

Definitions: Rules of the City of New York, title 6, sections 5-300 and 5-301 (automated employment decision tools); the
four-fifths rule: 29 CFR 1607.4 D (Uniform Guidelines on Employee Selection Procedures).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from careerproof.auditing.model import Applicant, BiasAudit, Category, Comparison, Measure
from careerproof.auditing.rates import fisher_exact, ratio_interval

SMALL = 0.02
"""Categories of a smaller share of the data may be left out of the ratios, and are told (6 RCNY 5-301 d)."""
FOUR_FIFTHS = 0.8
CROSSED = " × "
"""What stands between the categories of an intersection."""

Counts = dict[str, tuple[int, int]]
"""For each category how many are favoured, of how many."""


def audit_bias(
    sample: Iterable[Applicant],
    *,
    attributes: Sequence[str],
    cutoffs: Sequence[float] = (),
    smallest: float = SMALL,
) -> BiasAudit:
    """The rates of every category of each attribute and of all attributes crossed, beside the highest.

    Where the sample tells who was selected, by selection rates; where it has scores, by scoring rates (the share above
    the sample's median) and, for each cut-off, by the rate of those at or above it.

    Args:
        sample: the people assessed; who has no category is counted as unknown.
        attributes: the names of the categories to compare, such as "sex" and "race".
        cutoffs: scores from which on people would be selected.
        smallest: categories of a smaller share of the people with a category are left out of the ratios.

    Returns:
        Comparisons in the order of the attributes, the crossed ones last; each by selection, scoring, cut-offs.
    """
    people = tuple(sample)
    scores = [person.score for person in people if person.score is not None]
    middle = median(scores) if scores else None
    crossings = [(name,) for name in attributes] + ([tuple(attributes)] if len(attributes) > 1 else [])
    comparisons = []
    for crossing in crossings:
        if any(person.selected is not None for person in people):
            decided = [(person, person.selected) for person in people if person.selected is not None]
            comparisons.append(_compare(decided, crossing, "selection", None, smallest))
        if middle is not None:
            above = [(person, person.score > middle) for person in people if person.score is not None]
            comparisons.append(_compare(above, crossing, "scoring", None, smallest))
        for cutoff in cutoffs:
            passed = [(person, person.score >= cutoff) for person in people if person.score is not None]
            comparisons.append(_compare(passed, crossing, "selection", cutoff, smallest))
    return BiasAudit(people=len(people), median=middle, comparisons=tuple(comparisons))


def _compare(
    outcomes: Sequence[tuple[Applicant, bool]],
    crossing: tuple[str, ...],
    measure: Measure,
    cutoff: float | None,
    smallest: float,
) -> Comparison:
    found: defaultdict[str, list[bool]] = defaultdict(list)
    unknown = 0
    for person, is_favoured in outcomes:
        parts = [person.categories.get(name) for name in crossing]
        if all(parts):
            found[CROSSED.join(part for part in parts if part)].append(is_favoured)
        else:
            unknown += 1
    counts = {name: (sum(values), len(values)) for name, values in sorted(found.items())}
    return Comparison(
        attributes=crossing,
        measure=measure,
        cutoff=cutoff,
        categories=tuple(_categories(counts, smallest)),
        unknown=unknown,
    )


def _categories(counts: Counts, smallest: float) -> Iterable[Category]:
    everyone = sum(count for _, count in counts.values())
    included = {name: pair for name, pair in counts.items() if pair[1] >= smallest * everyone}
    best = max(included, key=lambda name: included[name][0] / included[name][1], default=None)
    for name, (favoured, count) in counts.items():
        if name not in included or best is None:
            left_out = f"under {smallest:.0%} of the people with a category"
            yield Category(
                name=name, count=count, favoured=favoured, rate=favoured / count, impact_ratio=None, low=None,
                high=None, p_value=None, below_four_fifths=None, excluded=left_out,
            )  # fmt: skip
            continue
        yield _beside(name, (favoured, count), included[best], is_reference=name == best)


def _beside(name: str, own: tuple[int, int], reference: tuple[int, int], *, is_reference: bool) -> Category:
    (favoured, count), (other, others) = own, reference
    ratio = (favoured * others) / (count * other) if other else None
    bounds = None if is_reference else ratio_interval(favoured, count, reference)
    return Category(
        name=name,
        count=count,
        favoured=favoured,
        rate=favoured / count,
        impact_ratio=ratio,
        low=bounds[0] if bounds else None,
        high=bounds[1] if bounds else None,
        p_value=None if is_reference else fisher_exact(favoured, count, reference),
        below_four_fifths=None if ratio is None else ratio < FOUR_FIFTHS,
    )
