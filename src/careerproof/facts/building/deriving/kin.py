"""What an occupation's relatives say where it has no figure of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from careerproof.facts.building.deriving.columns import number_names, sum_groups
from careerproof.facts.building.deriving.latent import Floats

RELATIVES = (6, 5, 4, 2)
"""How much of a code its relatives share: broad occupation, two cuts through the minor group, major group."""
OWN_WEIGHT = 1.5
"""How many relatives the next wider group counts for, where a narrow group has few of its own."""


def ask_kin(codes: Sequence[str], known: Floats) -> Floats:
    """What the nearest relatives of each code score, itself left out; NaN where none of its major group is known."""
    result = numpy.full(len(codes), numpy.nan)
    flags = numpy.where(numpy.isnan(known), 0.0, 1.0)
    values = numpy.where(numpy.isnan(known), 0.0, known)
    for length in reversed(RELATIVES):
        group = number_names([code[:length] for code in codes])
        summed, count = sum_groups(values, group) - values, sum_groups(flags, group) - flags
        wider = numpy.isnan(result)
        joined = (summed + OWN_WEIGHT * numpy.where(wider, 0.0, result)) / numpy.maximum(count + OWN_WEIGHT, 1e-9)
        alone = numpy.where(count > 0, summed / numpy.maximum(count, 1.0), numpy.nan)
        result = numpy.where(wider, alone, joined)
    return result
