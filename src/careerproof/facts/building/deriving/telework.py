"""How much of an occupation's work can be done from home: a study's judgement, joined with today's descriptors.

Why both: Dingel and Neiman (2020) judged each occupation yes or no, by a rule over the descriptors of 2018. The same
descriptors have been asked for again since. What the present ones say of an occupation, learnt from how the study's
judgement follows them, tells a firm yes from a narrow one, and speaks for occupations that the study did not have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy

from careerproof.facts.building.deriving.columns import Columns
from careerproof.facts.building.deriving.kin import ask_kin
from careerproof.facts.building.deriving.latent import Floats, column_mean

JUDGEMENT = 2.0
"""How many readings of descriptors the study's judgement counts for: it is the definition, they are the update."""
RIDGE = 1.0
"""How firmly the weights of the descriptors are held to nought, in occupations: they overlap, and all are few."""
STEPS = 50
"""Newton's method for a logistic curve settles in under ten."""
SPREAD = 1.6449
"""Standard deviations either side that hold nine tenths of a normal distribution."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Telework:
    """The share 0..1 by code with the ends of its interval, arrays of shape (codes,); NaN where nobody knows.

    `judged` is true where the study covers the code. `sources` are the ids of all that was read.
    """

    value: Floats
    low: Floats
    high: Floats
    judged: numpy.typing.NDArray[numpy.bool_]
    sources: tuple[str, ...]


def read_telework(recipe: Mapping[str, object], columns: Columns) -> tuple[Telework | None, tuple[str, ...]]:
    """The shares of all codes, and the names of inputs that are absent; None where the study or all descriptors are.

    The value of a judged code is the mean of the judgement and of what the descriptors say, `JUDGEMENT` to one; of
    another what its descriptors say, joined with its relatives, or those alone. The interval is that of a share seen
    in as many draws as there are witnesses.
    """
    judged, features, sources, lacking = _inputs(recipe, columns)
    if judged is None or not features:
        return None, lacking
    table = numpy.stack(features, axis=1)
    said = predict_judgement(table, judged)
    joined = column_mean([judged, said], [JUDGEMENT, 1.0])
    kin = ask_kin(columns.inputs.codes, numpy.where(numpy.isnan(judged), numpy.nan, joined))
    is_judged = ~numpy.isnan(judged)
    value = numpy.where(is_judged, joined, column_mean([said, kin], [1.0, 1.0]))
    witnesses = numpy.where(is_judged, JUDGEMENT, 0.0) + numpy.where(numpy.isnan(said), 0.0, 1.0)
    half = SPREAD * numpy.sqrt(value * (1.0 - value) / (numpy.maximum(witnesses, 0.5) + 1.0))
    return (
        Telework(
            value=value,
            low=numpy.maximum(value - half, 0.0),
            high=numpy.minimum(value + half, 1.0),
            judged=is_judged,
            sources=tuple(sorted(sources)),
        ),
        lacking,
    )


def predict_judgement(features: Floats, judged: Floats) -> Floats:
    """The chance of a yes by a ridge logistic curve over features of shape (codes, features); NaN without features.

    Learnt from the codes that have both; a feature that a code lacks counts as middling there.
    """
    rated = ~numpy.isnan(features).all(axis=1)
    learnt = rated & ~numpy.isnan(judged)
    if not learnt.any():
        return numpy.full(len(features), numpy.nan)
    table = numpy.column_stack([numpy.ones(len(features)), numpy.nan_to_num(features)])
    weights = _fit(table[learnt], judged[learnt])
    return numpy.where(rated, _chance(table @ weights), numpy.nan)


def _fit(table: Floats, judged: Floats) -> Floats:
    """The weights by Newton's method; the first, of the constant, is not held to nought."""
    hold = RIDGE * numpy.eye(table.shape[1])
    hold[0, 0] = 1e-6
    weights = numpy.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = _chance(table @ weights)
        slope = table.T @ (judged - chance) - hold @ weights
        bend = table.T @ (table * (chance * (1.0 - chance))[:, None]) + hold
        step = numpy.linalg.solve(bend, slope)
        weights = weights + step
        if float(numpy.abs(step).max()) < 1e-10:
            break
    return weights


def _chance(score: Floats) -> Floats:
    return numpy.asarray(1.0 / (1.0 + numpy.exp(-numpy.clip(score, -30.0, 30.0))), dtype=numpy.float64)


def _inputs(
    recipe: Mapping[str, object], columns: Columns
) -> tuple[Floats | None, list[Floats], set[str], tuple[str, ...]]:
    """The judgement by code, the descriptors as columns, their sources, and what of the recipe is absent."""
    judged: Floats | None = None
    features: list[Floats] = []
    sources: set[str] = set()
    lacking: list[str] = []
    level_share = float(recipe["level_share"])  # type: ignore[arg-type]
    names: Sequence[str] = [name for reading in recipe["readings"] for name in reading["parts"]]  # type: ignore[attr-defined]
    for name in names:
        study = columns.inputs.studies.get(name)
        found = columns.column(name, level_share)
        if found is None:
            lacking.append(name)
            continue
        sources.add(found[1])
        if study is None:
            features.append(found[0])
        else:
            judged = numpy.clip([study.get(code, numpy.nan) for code in columns.inputs.codes], 0.0, 1.0)
    return judged, features, sources, tuple(lacking)
