"""Compares the rates of two groups: the ratio with its interval, and how likely chance alone is."""

from __future__ import annotations

from math import comb, exp, lgamma, log, sqrt

NORMAL_95 = 1.959963984540054
"""Standard deviations on either side that hold 95 per cent of a normal distribution."""
_COUNTED = 1000
_EQUAL = 1e-9
"""Tables as likely as the one seen count as such although their logarithms are rounded otherwise."""


def ratio_interval(favoured: int, count: int, reference: tuple[int, int]) -> tuple[float, float] | None:
    """The 95 per cent interval of the ratio of two rates; None where a group has nobody on one side.

    By the logarithm of the ratio: Katz, D. et al. (1978), Biometrics 34, 469-474.

    Args:
        favoured: how many of the group are favoured.
        count: how many there are.
        reference: the same two numbers of the group that it is compared with.
    """
    other, others = reference
    if 0 in (favoured, other) or (favoured == count and other == others):
        return None
    ratio = (favoured / count) / (other / others)
    spread = sqrt((1 - favoured / count) / favoured + (1 - other / others) / other)
    return exp(log(ratio) - NORMAL_95 * spread), exp(log(ratio) + NORMAL_95 * spread)


def fisher_exact(favoured: int, count: int, reference: tuple[int, int]) -> float:
    """The probability of a difference at least as unlikely as this one, were both groups treated alike (two-sided).

    Fisher, R. A. (1922), Journal of the Royal Statistical Society 85, 87-94: all tables with the same margins. Up to
    `_COUNTED` people the tables are counted in whole numbers; beyond by logarithms, which is right to ten digits.
    """
    other, others = reference
    chosen, everyone = favoured + other, count + others
    numbers = range(max(0, chosen - others), min(count, chosen) + 1)
    if everyone <= _COUNTED:
        tables = {number: comb(count, number) * comb(others, chosen - number) for number in numbers}
        return sum(weight for weight in tables.values() if weight <= tables[favoured]) / comb(everyone, chosen)
    whole = _log_comb(everyone, chosen)
    logs = {number: _log_comb(count, number) + _log_comb(others, chosen - number) - whole for number in numbers}
    return min(1.0, sum(exp(weight) for weight in logs.values() if weight <= logs[favoured] + _EQUAL))


def _log_comb(count: int, chosen: int) -> float:
    return lgamma(count + 1) - lgamma(chosen + 1) - lgamma(count - chosen + 1)
