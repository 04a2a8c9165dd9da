"""What comes of an occupation: pay, projection, schooling, sectors, related occupations, our own measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from careerproof.facts.database import Database
from careerproof.facts.model import (
    EducationShare,
    HourlyPay,
    IndustryShare,
    Measure,
    OverallProjection,
    Programme,
    Projection,
    RelatedOccupation,
    Wages,
)
from careerproof.facts.schema import HUNDREDTHS, MILLIONTHS, TENTHS

PAY = (
    "employment, mean, p10, p25, p50, p75, p90, hourly_p10, hourly_p25, hourly_p50, hourly_p75, hourly_p90, "
    "top_coded, reason, source"
)
"""The columns that a table of wages has, in the order that `Outcomes._pay` reads them in."""

_MEASURES = (
    "SELECT measure, occupation, value, low, high, studies, inferred, text FROM measure "
    "JOIN label ON label.number = sources"
)


class Outcomes(Database):
    """Figures of an occupation by its code in the wage survey, in the projections, or its own."""

    def wages(self, code: str) -> Wages | None:
        """The pay of an occupation; None where the survey does not hold it."""
        survey = self._places[self._number(code)][0]
        if survey is None:
            return None
        rows = self._rows(f"SELECT title, {PAY} FROM wage WHERE survey = ?", (survey,))  # noqa: S608
        return self._pay(survey, rows[0][0], rows[0][1:]) if rows else None

    def projection(self, code: str) -> Projection | None:
        """What the official projections expect of an occupation; None where they do not hold it."""
        matrix = self._places[self._number(code)][1]
        if matrix is None:
            return None
        row = self._only(
            "SELECT title, employment, employment_projected, change_pct, annual_openings, from_year, to_year, "
            "education, experience, training, names_ai, names_automation, source FROM projection WHERE matrix = ?",
            (matrix,),
        )
        return Projection(
            employment=row[1],
            employment_projected=row[2],
            change_pct=row[3] / TENTHS,
            annual_openings=row[4],
            from_year=row[5],
            to_year=row[6],
            education=row[7],
            experience=row[8],
            training=row[9],
            names_ai=bool(row[10]),
            names_automation=bool(row[11]),
            shared=matrix in self._shared[1],
            survey_code=matrix,
            survey_title=row[0],
            source=self._ids[row[12]],
        )

    def overall_projection(self) -> OverallProjection | None:
        """What the official projections expect of all occupations together; None where there are no projections."""
        return self._overall

    def education(self, code: str) -> tuple[EducationShare, ...]:
        """The schooling that workers say is required, from the least level on."""
        rows = self._rows(
            "SELECT level, text, share, source FROM education JOIN label ON label.number = label "
            "WHERE occupation = ? ORDER BY level",
            (self._number(code),),
        )
        return tuple(
            EducationShare(level=level, label=label, share=share / MILLIONTHS, source=self._ids[source])
            for level, label, share, source in rows
        )

    def programmes(self, code: str) -> tuple[Programme, ...]:
        """The fields of study that prepare for an occupation, sorted by CIP code."""
        rows = self._rows(
            "SELECT cip, title, programme.source FROM programme JOIN field_of_study ON field_of_study.number = field "
            "WHERE soc = (SELECT soc FROM occupation WHERE number = ?) ORDER BY cip",
            (self._number(code),),
        )
        return tuple(Programme(cip=cip, title=title, source=self._ids[source]) for cip, title, source in rows)

    def related(self, code: str) -> tuple[RelatedOccupation, ...]:
        """The occupations that O*NET calls related, most related first."""
        rows = self._rows(
            "SELECT occupation.code, occupation.title, text, rank, related.source FROM related "
            "JOIN occupation ON occupation.number = related JOIN label ON label.number = tier "
            "WHERE related.occupation = ? ORDER BY rank",
            (self._number(code),),
        )
        return tuple(
            RelatedOccupation(code=other, title=title, tier=tier, rank=rank, source=self._ids[source])
            for other, title, tier, rank, source in rows
        )

    def industries(self, code: str) -> tuple[IndustryShare, ...]:
        """The sectors that employ most of an occupation's workers, largest first."""
        survey = self._places[self._number(code)][0]
        rows = self._rows(
            "SELECT naics, text, share, employment, mean, p50, hourly_p50, top_coded, source FROM industry "
            "JOIN label ON label.number = title WHERE survey = ? ORDER BY rank",
            (survey,),
        )
        return tuple(
            IndustryShare(
                naics=naics,
                title=title,
                share=share / MILLIONTHS,
                source=self._ids[source],
                employment=employment,
                mean=mean,
                median=median,
                hourly_median=None if cents is None else cents / HUNDREDTHS,
                top_coded=bool(floor),
                vintage=self._sources[source].edition,
            )
            for naics, title, share, employment, mean, median, cents, floor, source in rows
        )

    def measures(self, code: str) -> dict[str, Measure]:
        """Our own measures of an occupation, by name."""
        rows = self._rows(f"{_MEASURES} WHERE occupation = ? ORDER BY measure", (self._number(code),))
        return {row[0]: self._measure(row) for row in rows}

    def measure(self, name: str) -> dict[str, Measure]:
        """One of our own measures for every occupation that has it, by code."""
        codes = self._codes
        rows = self._rows(f"{_MEASURES} WHERE measure = ? ORDER BY occupation", (name,))
        return {codes[row[1]]: self._measure(row) for row in rows}

    def absences(self, code: str) -> dict[str, str]:
        """What an occupation has no figures of, with the reason, by table or family of descriptors."""
        return dict(
            self._rows(
                "SELECT subject, text FROM absence JOIN label ON label.number = reason "
                "WHERE occupation = ? ORDER BY subject",
                (self._number(code),),
            )
        )

    def _pay(self, survey: str, title: str, pay: Sequence[Any]) -> Wages:
        """A row of a table of wages (the columns of `PAY`). Its floors are those of the pay that it has."""
        employment, mean, p10, p25, p50, p75, p90, *hourly, top_coded, reason, number = pay
        source, floors = self._sources[number], tuple(top_coded.split())
        is_hourly = any(cents is not None for cents in hourly)
        return Wages(
            employment=employment,
            mean=mean,
            p10=p10,
            p25=p25,
            p50=p50,
            p75=p75,
            p90=p90,
            top_coded=() if is_hourly else floors,
            shared=survey in self._shared[0],
            survey_code=survey,
            survey_title=title,
            vintage=source.edition,
            reason=reason,
            source=source.id,
            hourly=_hourly(hourly, floors) if is_hourly else None,
        )

    @cached_property
    def _places(self) -> dict[int, tuple[str | None, str | None]]:
        """The code of each occupation in the wage survey and in the National Employment Matrix."""
        return {
            number: (survey, matrix)
            for number, survey, matrix in self._rows("SELECT number, survey, matrix FROM occupation")
        }

    @cached_property
    def _overall(self) -> OverallProjection | None:
        employment, projected = self._only("SELECT sum(employment), sum(employment_projected) FROM projection", ())
        if not employment:
            return None
        # Lines of the matrix are counted once in all employment; the mean of the openings is one of occupations.
        (openings,) = self._only(
            "SELECT avg(100.0 * annual_openings / nullif(employment, 0)) "
            "FROM occupation JOIN projection USING (matrix)",
            (),
        )
        return OverallProjection(
            change_pct=round(100.0 * (projected / employment - 1.0), 1),
            openings_pct=None if openings is None else round(openings, 1),
        )

    @cached_property
    def _shared(self) -> tuple[frozenset[str | None], frozenset[str | None]]:
        """The codes of the wage survey, and those of the matrix, that several occupations have."""
        survey, matrix = (Counter(places[which] for places in self._places.values()) for which in (0, 1))
        return _repeated(survey), _repeated(matrix)

    def _measure(self, row: Sequence[Any]) -> Measure:
        name, _, value, low, high, studies, inferred, sources = row
        return Measure(
            name=name,
            value=value / MILLIONTHS,
            low=low / MILLIONTHS,
            high=high / MILLIONTHS,
            studies=studies,
            inferred=bool(inferred),
            sources=tuple(sources.split()),
        )


def _hourly(cents: Sequence[int | None], floors: tuple[str, ...]) -> HourlyPay:
    p10, p25, p50, p75, p90 = (None if each is None else each / HUNDREDTHS for each in cents)
    return HourlyPay(p10=p10, p25=p25, p50=p50, p75=p75, p90=p90, top_coded=floors)


def _repeated(counts: Counter[str | None]) -> frozenset[str | None]:
    return frozenset(code for code, count in counts.items() if count > 1)
