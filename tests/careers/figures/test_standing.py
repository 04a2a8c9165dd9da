"""Where a career stands among all: percentiles that run from none to all and follow the figures."""

from __future__ import annotations

from careerproof.careers.figures.pay import median_pay
from careerproof.careers.figures.standing import _place, give_standing
from careerproof.careers.landscape import see_landscape
from careerproof.careers.scores import points_of, score_key
from careerproof.evidence import Missing
from careerproof.facts.store import Facts


def test_a_tie_counts_half() -> None:
    """The per cent of the others that lie below; a figure that everybody has stands in the middle."""
    assert _place(1.0, (1.0, 2.0, 3.0)) == 0.0
    assert _place(3.0, (1.0, 2.0, 3.0)) == 100.0
    assert _place(2.0, (1.0, 2.0, 2.0, 3.0)) == 50.0
    assert _place(5.0, (5.0, 5.0, 5.0)) == 50.0
    assert _place(None, (1.0, 2.0)) is None
    assert _place(1.0, (1.0,)) is None


def test_standing_follows_the_figures(facts: Facts) -> None:
    """Who has more stands no lower; the best stands above all others; whoever has no figure has no standing."""
    keys = see_landscape(facts).keys
    found = {key: give_standing(facts, key) for key in keys}
    scores = {key: score.value for key in keys if not isinstance(score := score_key(facts, key).score, Missing)}
    by_score = sorted(scores, key=lambda key: scores[key])
    places = [place for key in by_score if (place := found[key].score) is not None]
    assert len(places) == len(scores) and places == sorted(places)
    assert places[-1] > 99.8
    assert {found[key].careers for key in keys} == {len(scores)}
    for key in keys:
        assert (found[key].pay is None) == (median_pay(facts, key) is None)
    assert found["55-3016.00"].score is None


def test_points_alone_are_the_points_of_the_whole_score(facts: Facts) -> None:
    """A career counted alone, as the crowd is, has the very points that its score shows; none where it shows none."""
    keys = see_landscape(facts).keys
    assert len(keys) > 1000
    for key in keys[::11]:
        score = score_key(facts, key).score
        assert points_of(facts, key) == (None if isinstance(score, Missing) else score.value), key
