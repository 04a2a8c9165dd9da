"""How many points each requirement can give: 100 in all, by importance, kind and breadth.

Counted in whole ten-thousandths, so that the points of a verdict add up to its score to the last digit.
"""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.postings.model import Requirement
from careerproof.screening.policy import Policy

UNITS = 1_000_000
"""A hundred points in ten-thousandths."""
MOST_GROUPS = 9


def allot_points(requirements: Sequence[Requirement], policy: Policy) -> tuple[int, ...]:
    """The most that each requirement can give, in ten-thousandths of a point; they sum to `UNITS`.

    All are 0 where nothing weighs (no requirement, or only such as a résumé cannot show).
    """
    weights = [_weight(requirement, policy) for requirement in requirements]
    weights = _limit_implied(requirements, weights, policy.thresholds["most_implied"])
    total = sum(weights)
    if total <= 0:
        return tuple(0 for _ in requirements)
    exact = [UNITS * weight / total for weight in weights]
    units = [int(share) for share in exact]
    # What rounding down left over goes to the largest remainders, the first of equal ones.
    left = UNITS - sum(units)
    order = sorted(range(len(units)), key=lambda index: (units[index] - exact[index], index))
    for index in order[:left]:
        units[index] += 1
    return tuple(units)


def _weight(requirement: Requirement, policy: Policy) -> float:
    """Importance times kind; a list of several things weighs more, by the root of their number."""
    groups = min(max(1, len(requirement.alternatives)), MOST_GROUPS)
    breadth: float = groups**0.5
    return policy.importance[requirement.importance] * policy.kinds[requirement.kind] * breadth


def _limit_implied(requirements: Sequence[Requirement], weights: list[float], most: float) -> list[float]:
    """The weights with all implied requirements together held to their share, where anything else weighs."""
    implied = sum(weight for item, weight in zip(requirements, weights, strict=True) if item.importance == "implied")
    asked = sum(weights) - implied
    if asked <= 0 or implied <= 0 or implied <= most * (asked + implied):
        return weights
    factor = most * asked / ((1 - most) * implied) if most < 1 else 1.0
    return [
        weight * factor if item.importance == "implied" else weight
        for item, weight in zip(requirements, weights, strict=True)
    ]
