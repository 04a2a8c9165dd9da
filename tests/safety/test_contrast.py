"""Scores side by side: the points that make a difference sum to it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from careerproof.evidence import Estimate
from careerproof.safety.contrast import contrast_scores, contrast_two
from careerproof.safety.model import SafetyScore

NURSE, DEVELOPER, PROGRAMMER, INFANTRY = "29-1141.00", "15-1252.00", "15-1251.00", "55-3016.00"


def test_the_points_sum_to_the_difference_for_every_pair_of_neighbours(every_score: dict[str, SafetyScore]) -> None:
    """To the hundredth, and the difference is that of the two scores."""
    scored = [score for score in every_score.values() if isinstance(score.score, Estimate)]
    checked = 0
    for first, other in pairwise(scored):
        assert isinstance(first.score, Estimate)
        assert isinstance(other.score, Estimate)
        told = contrast_two(first, other)
        assert told.difference == pytest.approx(other.score.value - first.score.value, abs=1e-6)
        assert sum(row.difference for row in told.points) == pytest.approx(told.difference, abs=1e-6)
        checked += 1
    assert checked > 900


def test_each_is_measured_against_the_first_the_largest_point_first(every_score: dict[str, SafetyScore]) -> None:
    """Order of the careers is kept; what differs most comes first, with both texts."""
    contrast = contrast_scores([every_score[code] for code in (NURSE, DEVELOPER, PROGRAMMER)])
    assert [score.subject.code for score in contrast.scores] == [NURSE, DEVELOPER, PROGRAMMER]
    assert [difference.first for difference in contrast.differences] == ["Registered Nurses"] * 2
    for difference in contrast.differences:
        sizes = [abs(row.difference) for row in difference.points]
        assert sizes == sorted(sizes, reverse=True)
        assert all(row.first_text and row.other_text for row in difference.points if row.axis != "scale")


def test_the_other_way_round_is_the_negative(every_score: dict[str, SafetyScore]) -> None:
    """Difference and points change their sign, nothing else."""
    there = contrast_two(every_score[NURSE], every_score[PROGRAMMER])
    back = contrast_two(every_score[PROGRAMMER], every_score[NURSE])
    assert there.difference == -(back.difference or 0.0)
    assert {row.axis: row.difference for row in there.points} == {row.axis: -row.difference for row in back.points}


def test_overlapping_intervals_are_told(every_score: dict[str, SafetyScore]) -> None:
    """A nurse and a programmer lie apart; a developer and an actuary may be the other way round."""
    assert contrast_two(every_score[NURSE], every_score["41-2011.00"]).intervals_overlap is False
    assert contrast_two(every_score[DEVELOPER], every_score["15-2011.00"]).intervals_overlap is True


def test_without_a_score_there_is_no_difference(every_score: dict[str, SafetyScore]) -> None:
    """A military code beside another: no difference, and no points made up for it."""
    told = contrast_two(every_score[NURSE], every_score[INFANTRY])
    assert (told.difference, told.intervals_overlap, told.points) == (None, None, ())
