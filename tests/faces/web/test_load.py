"""Many checks at once: each is answered, rightly, and to its own sender."""

from __future__ import annotations

from benchmarks.serving import Sent, judge, measure_load, people, serving


def test_many_at_once_are_all_answered() -> None:
    """Good and hostile files mixed: none lost, none mixed up, and the memory comes back."""
    with serving() as (address, process):
        load = measure_load(address, process, calls=45, at_once=45)
    assert load.wrong == ()
    assert load.right == 45
    assert load.after < 1.5 * load.before, "how much is kept in the end the benchmark says"


def test_the_judge_sees_what_went_wrong() -> None:
    """An answer of another person, a lost one, and a hostile file that was answered are each seen."""
    good = next(one for one in people(3) if one.person)
    hostile = next(one for one in people(3) if one.person is None)
    mine: dict[str, object] = {"resume": {"basics": {"name": good.person}}}
    assert judge(good, (200, mine)) is None
    assert judge(good, (200, {"resume": {"basics": {"name": "Somebody Else"}}}))
    assert judge(good, (503, {"error": {"code": "request.busy"}}))
    assert judge(hostile, (200, mine))
    assert judge(hostile, (500, {"error": {"code": "bug"}}))
    assert judge(hostile, (422, {"error": {"code": hostile.code}})) is None
    assert len({one.person for one in people(200) if one.person}) == sum(1 for one in people(200) if one.person)
    assert isinstance(good, Sent)
