"""Derives our own measures of every occupation from the studies and the descriptors: the build writes them down.

Why: most published indices carry no licence and may not be passed on, and they disagree. What the artifact ships is
therefore our own consensus of them: what they have in common, with the disagreement as the interval. What each
measure is made of stands in ``derived.toml``; the measurement model in `latent`. Nothing here has seen how people use
AI, or what became of employment afterwards, so that those remain to check it against.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy

from careerproof.facts.building.deriving.columns import Columns, DerivedInputs
from careerproof.facts.building.deriving.creation import read_creation
from careerproof.facts.building.deriving.kin import ask_kin
from careerproof.facts.building.deriving.latent import (
    TRUST,
    Floats,
    Latent,
    column_mean,
    fit_latent,
    normal_share,
    rank_normal,
)
from careerproof.facts.building.deriving.telework import SPREAD, Telework, read_telework

__all__ = ["Derivation", "DerivedInputs", "DerivedMeasure", "derive_exposure", "derive_measures"]

RECIPE = Path(__file__).parent / "derived.toml"
LEVEL = 0.9
"""The stated coverage of every interval: nine times in ten."""
FACTORS = (
    "exposure", "depth", "routine", "manual", "judgement", "empathy", "creativity", "physical_presence",
    "accountability", "theta",
)  # fmt: skip
STRENGTHS = ("judgement", "empathy", "creativity", "physical_presence", "accountability")
ENOUGH = 0.75
"""With fewer than this share of the readings, what relatives and shared activities say is joined to them."""
EVEN = 0.5
"""Where a recipe says nothing else, a descriptor's importance and level count alike."""
DEPTH_SHARE = 0.6
"""Share of depth in `automation_ai`: it was judged of language models; routine content, the rest, is the older sign."""
COMPOSITES = {"automation_ai": ("depth", "routine"), "automation_routine": ("manual", "routine")}
"""Measures made of other figures, and those figures."""
PARTS = frozenset(part for parts in COMPOSITES.values() for part in parts)
LEAST_READ = 0.5
"""A measure of which less than this share of its recipe is there would be another measure under the same name."""
UNION_SHARE = 0.85
"""An occupation's lists are the union of what its many workers are called and work with; any one shows a part."""
WEIGHT_DOUBT = 4.0
"""How firmly the weights of a mean are held: the weights are as uncertain as shares seen in so many draws."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DerivedMeasure:
    """A row of the table of measures: `value` 0..1 within [low, high] at `LEVEL`.

    `studies` counts the published studies that cover the code, or the descriptors read where a measure is made of
    descriptors; `inferred` is true where none does and relatives stand in.
    """

    code: str
    name: str
    value: float
    low: float
    high: float
    studies: int
    inferred: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Derivation:
    """The measures, and for each measure that lacks inputs of its recipe what that does to it, in words."""

    measures: tuple[DerivedMeasure, ...]
    affected: dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Figure:
    """A measure before its rows: scores on the normal scale with their variance, per code in the inputs' order."""

    mean: Floats
    variance: Floats
    studies: tuple[int, ...]
    inferred: tuple[bool, ...]
    sources: tuple[str, ...]


def derive_measures(inputs: DerivedInputs) -> Derivation:
    """The measures of every code that has data or relatives with data, sorted by code and name.

    Names: `exposure`, `automation_ai`, `automation_routine`, `theta`, the four strengths `judgement`, `empathy`,
    `creativity`, `physical_presence`, then `accountability`, `ai_creation` and `telework`; each 0..1, higher = more of
    it. Codes with neither data nor relatives (military) get none. An input that is absent is left out of its reading,
    and a measure of which less than `LEAST_READ` of the recipe is there is not derived: both are told in `affected`.
    """
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))
    columns = Columns(inputs)
    figures: dict[str, _Figure] = {}
    affected: dict[str, str] = {}
    for name in FACTORS:
        figure, lacking = _figure(recipe[name], columns)
        if figure is not None:
            figures[name] = figure
        if lacking:
            said = "made without" if figure is not None else "not derived: it lacks"
            affected[name] = f"{said} {', '.join(lacking)}"
    blended = _blend_parts(figures)
    if blended is not None:
        figures["automation_ai"] = blended
    plain = [name for name in ("exposure", "automation_ai", "theta", *STRENGTHS) if name in figures]
    rows = [row for name in plain for row in _rows(name, figures[name], inputs)]
    if "manual" in figures and "routine" in figures:
        rows += _product_rows("automation_routine", figures["manual"], figures["routine"], inputs)
    rows += _creation_rows(inputs, sorted({row.code for row in rows}))
    telework, lacking = read_telework(recipe["telework"], columns)
    if telework is not None:
        rows += _telework_rows(inputs, telework)
    if lacking:
        said = "made without" if telework is not None else "not derived: it lacks"
        affected["telework"] = f"{said} {', '.join(name.removeprefix('-') for name in lacking)}"
    return Derivation(
        measures=tuple(sorted(rows, key=lambda row: (row.code, row.name))),
        affected=_tell_composites(affected, figures) | _tell_creation(inputs),
    )


def _blend_parts(figures: Mapping[str, _Figure]) -> _Figure | None:
    """`automation_ai` from depth and routine content, or from depth alone; routine content alone speaks of no AI."""
    depth, routine = figures.get("depth"), figures.get("routine")
    if depth is None or routine is None:
        return depth
    return _blend(depth, routine, DEPTH_SHARE)


def _tell_composites(affected: Mapping[str, str], figures: Mapping[str, _Figure]) -> dict[str, str]:
    """What is affected, with the parts of composite measures (depth, routine, manual) told under the measures."""
    told = {name: text for name, text in affected.items() if name not in PARTS}
    for name, parts in COMPOSITES.items():
        said = [f"its part {part} is {affected[part]}" for part in parts if part in affected]
        lost = [part for part in parts if part not in figures]
        if said:
            is_lost = lost and (name == "automation_routine" or "depth" in lost)
            told[name] = ("not derived: " if is_lost else "") + "; ".join(said)
    return told


def _tell_creation(inputs: DerivedInputs) -> dict[str, str]:
    """What is affected where one of the three kinds of signs of AI creation is absent altogether."""
    kinds = {
        "software": inputs.technologies,
        "titles": inputs.alternate_titles,
        "work activities": inputs.activities,
    }
    lacking = [name for name, table in kinds.items() if not any(table.values())]
    return {"ai_creation": f"made without {', '.join(lacking)}"} if lacking else {}


def derive_exposure(inputs: DerivedInputs, *, without: Collection[str] = ()) -> dict[str, float]:
    """The consensus on exposure with some studies left out, as normal scores by code.

    Why: how well the consensus foretells a study that it has not seen is what it can be judged by. `without` names
    studies as the recipe does ("ILO"); codes without any reading are absent.
    """
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))["exposure"]
    kept = [reading for reading in recipe["readings"] if reading["study"] not in without]
    figure, _ = _figure({**recipe, "readings": kept}, Columns(inputs))
    if figure is None:
        return {}
    return {code: float(score) for code, score in zip(inputs.codes, figure.mean, strict=True) if not numpy.isnan(score)}


def _figure(recipe: Mapping[str, object], columns: Columns) -> tuple[_Figure | None, tuple[str, ...]]:
    """A measure on the normal scale: the readings' latent, then relatives where nothing was read.

    None where too little of the recipe is there or no code of which enough was read. The names are those of absent
    inputs.
    """
    made = _readings(recipe, columns)
    if made.table is None or made.share < LEAST_READ:
        return None, made.lacking
    readings, papers = made.table, made.papers
    latent = _factor_latent(readings, papers) if recipe["kind"] == "factor" else _mean_latent(readings)
    # Where no tasks are known at all, the readings alone say which codes were surveyed.
    activities = columns.inputs.activities
    surveyed = numpy.array([not activities or code in activities for code in columns.inputs.codes])
    read = surveyed & (latent.count * 2 >= readings.shape[1])
    if not read.any():
        return None, made.lacking or ("enough readings of any occupation",)
    mean, variance = _complete(latent, read, columns)
    present = ~numpy.isnan(readings)
    single = len({reading["study"] for reading in recipe["readings"]}) == 1  # type: ignore[attr-defined]
    studies = tuple(
        int(row.sum()) if single else len({paper for paper, there in zip(papers, row, strict=True) if there})
        for row in present
    )
    figure = _Figure(
        mean=mean,
        variance=variance,
        studies=studies,
        inferred=tuple(bool(flag) for flag in ~read),
        sources=made.sources,
    )
    return figure, made.lacking


@dataclass(frozen=True, kw_only=True, slots=True)
class _Readings:
    """The readings of shape (codes, readings), the study behind each, their sources, and the inputs that are absent.

    `share` is how much of the recipe is there, 0..1, each reading counting alike.
    """

    table: Floats | None
    papers: list[str]
    sources: tuple[str, ...]
    lacking: tuple[str, ...]
    share: float


def _readings(recipe: Mapping[str, object], columns: Columns) -> _Readings:
    """The readings that there are: an absent part leaves its weight to the others, a reading without parts goes."""
    table: list[Floats] = []
    papers: list[str] = []
    lacking: list[str] = []
    sources: set[str] = set()
    level_share = float(recipe.get("level_share", EVEN))  # type: ignore[arg-type]
    shares: list[float] = []
    for reading in recipe["readings"]:  # type: ignore[attr-defined]
        found = {name: columns.column(name, level_share) for name in reading["parts"]}
        parts = {name: column for name, column in found.items() if column is not None}
        lacking.extend(name.removeprefix("-") for name in found if name not in parts)
        shares.append(sum(reading["parts"][name] for name in parts) / sum(reading["parts"].values()))
        if parts:
            weights = [reading["parts"][name] for name in parts]
            table.append(rank_normal(column_mean([scores for scores, _ in parts.values()], weights)))
            papers.append(reading["study"])
            sources |= {source for _, source in parts.values()}
    return _Readings(
        table=numpy.stack(table, axis=1) if table else None,
        papers=papers,
        sources=tuple(sorted(sources)),
        lacking=tuple(dict.fromkeys(lacking)),
        share=float(numpy.mean(shares)),
    )


def _factor_latent(readings: Floats, papers: Sequence[str]) -> Latent:
    """The latent of the readings, its variance holding how far each study alone moves it (the jackknife).

    Why: readings of one paper share its view of the work, so that they are surer together than they should be. With
    each paper left out in turn, the interval covers what the others alone would have said.
    """
    latent = fit_latent(readings)
    names = sorted(set(papers))
    if len(names) == 1:
        return latent
    moved = numpy.zeros(len(readings))
    for name in names:
        rest = fit_latent(readings[:, [paper != name for paper in papers]]).mean
        if not _spreads(rest):
            continue
        rest = rest * float(numpy.nanstd(latent.mean) / numpy.nanstd(rest))
        moved += numpy.nan_to_num(rest - latent.mean) ** 2
    return replace(latent, variance=latent.variance + moved * (len(names) - 1) / len(names))


def _spreads(scores: Floats) -> bool:
    """Whether the scores tell occupations apart at all."""
    known = scores[~numpy.isnan(scores)]
    return known.size > 1 and float(known.std()) > 0.0


def _mean_latent(readings: Floats) -> Latent:
    """The plain mean of the readings, for measures that are defined as one.

    The variance is that of a mean of readings that spread as these do, where few readings are taken to spread as
    widely as occupations do: one reading alone is not certainty.
    """
    count = (~numpy.isnan(readings)).sum(axis=1)
    safe = numpy.maximum(count, 1)
    mean = numpy.nansum(readings, axis=1) / safe
    spread = (numpy.nansum((readings - mean[:, None]) ** 2, axis=1) + TRUST) / (safe + TRUST)
    ones = numpy.ones(readings.shape[1])
    return Latent(
        mean=numpy.where(count > 0, mean, numpy.nan),
        variance=numpy.where(count > 0, spread / safe, numpy.inf),
        count=count.astype(numpy.int64),
        loading=ones,
        noise=ones,
    )


def _complete(latent: Latent, read: numpy.typing.NDArray[numpy.bool_], columns: Columns) -> tuple[Floats, Floats]:
    """Mean and variance at unit spread; what relatives and shared activities say joins where readings are lacking.

    Each witness weighs by its precision. Where a code was not read at all, joining the two may not look surer than
    the better of them, because they know each other.
    """
    scale = float(latent.mean[read].std()) or 1.0
    own = (latent.mean - latent.mean[read].mean()) / scale
    known = numpy.where(read, own, numpy.nan)
    witnesses = [
        _calibrate(ask_kin(columns.inputs.codes, known), known),
        _calibrate(columns.activities.pooled_scores(known), known),
    ]
    kin = column_mean([scores for scores, _ in witnesses], [1.0 / noise for _, noise in witnesses])
    kin_noise = _least(witnesses)
    sparse = (latent.count < ENOUGH * latent.loading.size) & ~numpy.isnan(kin)
    trust = numpy.where(latent.count > 0, scale**2 / latent.variance, 0.0)
    prior = numpy.where(sparse, 1.0 / kin_noise, 0.0)
    total = numpy.maximum(trust + prior, 1e-9)
    joined = (trust * numpy.nan_to_num(own) + prior * numpy.nan_to_num(kin)) / total
    return numpy.where(sparse, joined, own), numpy.where(trust + prior > 0, 1.0 / total, numpy.inf)


def _least(witnesses: Sequence[tuple[Floats, float]]) -> Floats:
    """The smallest noise among the witnesses that a row has; inf where it has none."""
    table = numpy.stack([numpy.where(numpy.isnan(scores), numpy.inf, noise) for scores, noise in witnesses], axis=1)
    return numpy.asarray(table.min(axis=1), dtype=numpy.float64)


def _calibrate(witness: Floats, known: Floats) -> tuple[Floats, float]:
    """The witness as the best straight-line guess of the known scores, and the variance that it leaves."""
    both = ~numpy.isnan(witness) & ~numpy.isnan(known)
    if both.sum() < 3 or float(witness[both].std()) == 0.0:
        return witness, 1.0
    slope, intercept = numpy.polyfit(witness[both], known[both], 1)
    guess = slope * witness + intercept
    return guess, max(float(numpy.mean((known[both] - guess[both]) ** 2)), 1e-6)


def _blend(first: _Figure, second: _Figure, share: float) -> _Figure:
    """A weighted mean of two figures, at unit spread; doubt about the weights is part of its variance."""
    mean = share * first.mean + (1.0 - share) * second.mean
    variance = share**2 * first.variance + (1.0 - share) ** 2 * second.variance
    variance = variance + share * (1.0 - share) * (first.mean - second.mean) ** 2 / (WEIGHT_DOUBT + 1.0)
    scale = float(numpy.nanstd(mean)) or 1.0
    return _Figure(
        mean=(mean - numpy.nanmean(mean)) / scale,
        variance=variance / scale**2,
        studies=tuple(max(pair) for pair in zip(first.studies, second.studies, strict=True)),
        inferred=tuple(a or b for a, b in zip(first.inferred, second.inferred, strict=True)),
        sources=tuple(sorted({*first.sources, *second.sources})),
    )


def _rows(name: str, figure: _Figure, inputs: DerivedInputs) -> list[DerivedMeasure]:
    """The figure as shares: the normal distribution function of its score and of the ends of its interval."""
    half = SPREAD * numpy.sqrt(figure.variance)
    return _measures(name, figure, inputs, tuple(normal_share(figure.mean + move) for move in (0.0, -half, half)))


def _product_rows(name: str, first: _Figure, second: _Figure, inputs: DerivedInputs) -> list[DerivedMeasure]:
    """The product of two shares: work is routine manual only where it is both."""
    ends = []
    for move in (0.0, -1.0, 1.0):
        shares = [
            normal_share(figure.mean + move * SPREAD * numpy.sqrt(numpy.minimum(figure.variance, 9.0) / 2.0))
            for figure in (first, second)
        ]
        ends.append(shares[0] * shares[1])
    joined = _Figure(
        mean=first.mean + second.mean,
        variance=first.variance,
        studies=tuple(max(pair) for pair in zip(first.studies, second.studies, strict=True)),
        inferred=tuple(a or b for a, b in zip(first.inferred, second.inferred, strict=True)),
        sources=tuple(sorted({*first.sources, *second.sources})),
    )
    return _measures(name, joined, inputs, tuple(ends))


def _measures(name: str, figure: _Figure, inputs: DerivedInputs, ends: tuple[Floats, ...]) -> list[DerivedMeasure]:
    """The rows of a figure; a code without any witness gets none."""
    value, low, high = (numpy.round(numpy.clip(end, 0.0, 1.0), 4) for end in ends)
    return [
        DerivedMeasure(
            code=code, name=name, value=float(value[row]), low=float(low[row]), high=float(high[row]),
            studies=figure.studies[row], inferred=figure.inferred[row], sources=figure.sources,
        )
        for row, code in enumerate(inputs.codes)
        if not numpy.isnan(figure.mean[row])
    ]  # fmt: skip


def _creation_rows(inputs: DerivedInputs, codes: Sequence[str]) -> list[DerivedMeasure]:
    """How much of each of the codes builds, operates, evaluates or governs AI, by the signs that it shows."""
    tables = inputs.table_sources
    sources = tuple(sorted({tables[name] for name in ("technology", "title") if tables[name]}))
    rows = []
    for code in codes:
        creation = read_creation(
            technologies=[item.name for item in inputs.technologies.get(code, ())],
            titles=inputs.alternate_titles.get(code, ()),
            activities=[item.title for item in inputs.activities.get(code, ())],
        )
        value = UNION_SHARE * creation.value
        inferred = code not in inputs.activities
        # A sign more or less moves a middling figure most; where two of the three kinds are not to be had, more so.
        doubt = 0.05 + 0.5 * value * (1.0 - value) + (0.1 if inferred else 0.0)
        rows.append(
            DerivedMeasure(
                code=code,
                name="ai_creation",
                value=round(value, 4),
                low=round(max(0.0, value - doubt), 4),
                high=round(min(1.0, value + doubt), 4),
                studies=len(creation.signs),
                inferred=inferred,
                sources=sources,
            )
        )
    return rows


def _telework_rows(inputs: DerivedInputs, telework: Telework) -> list[DerivedMeasure]:
    """How much of the work of each code can be done from home; a code without any witness gets none."""
    figure = _Figure(
        mean=telework.value,
        variance=numpy.zeros(len(telework.value)),
        studies=tuple(int(flag) for flag in telework.judged),
        inferred=tuple(not flag for flag in telework.judged),
        sources=telework.sources,
    )
    return _measures("telework", figure, inputs, (telework.value, telework.low, telework.high))
