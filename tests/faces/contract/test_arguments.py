"""What a verb was told: texts and JSON values become what it takes, anything else is one clear error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from careerproof.errors import UsageError
from careerproof.faces.contract.arguments import read_arguments
from careerproof.faces.contract.verbs import RANKING, VERBS, find_verb
from careerproof.verbs.opening import opened_file

FILE = opened_file("a.txt", b"text")


def read(verb: str, **values: object) -> dict[str, object]:
    """The arguments of a verb for one value each."""
    found = find_verb(verb)
    assert found is not None
    return read_arguments(found, {name.rstrip("_"): [value] for name, value in values.items()})


def test_texts_of_a_form_become_values() -> None:
    """A form has texts only; numbers and flags are read from them."""
    told = read("paths", from_="welder", limit="7", safer_only="on", least_pay="40000.5")
    assert told == {"from": "welder", "limit": 7, "safer_only": True, "least_pay": 40000.5}
    assert read("careers", telework="false")["telework"] is False


def test_json_values_stay_what_they_are() -> None:
    """A body of JSON has numbers and flags of its own."""
    assert read("paths", from_="welder", limit=7.0, safer_only=False) == {
        "from": "welder",
        "limit": 7,
        "safer_only": False,
    }


def test_defaults_are_filled_in_and_empty_fields_left_out() -> None:
    """An empty field of a form is as good as none."""
    assert read("careers", query="") == {"limit": 50, "page": 1}


@pytest.mark.parametrize(
    ("verb", "values", "said"),
    [
        ("match", {}, "match needs title"),
        ("match", {"title": "nurse", "colour": "red"}, "match has no parameter 'colour'"),
        ("match", {"title": "nurse", "top": "0"}, "top is not a whole number from 1 to 50"),
        ("match", {"title": "nurse", "top": "2.5"}, "top is not"),
        ("match", {"title": "nurse", "top": True}, "top is not"),
        ("match", {"title": "nurse", "top": "1" * 400}, "top is not"),
        ("match", {"title": 7}, "title is not a text"),
        ("match", {"title": "n" * 501}, "title is longer than 500 characters"),
        ("match", {"title": "n\x00"}, "title holds what is no character"),
        ("match", {"title": "n\ud800"}, "title holds what is no character"),
        ("match", {"title": FILE}, "title takes no file"),
        ("paths", {"from_": "x", "category": "safe"}, "category cannot be 'safe'"),
        ("paths", {"from_": "x", "safer_only": "perhaps"}, "safer_only is neither true nor false"),
        ("paths", {"from_": "x", "least_pay": "nan"}, "least_pay is not a number of at least 0"),
        ("paths", {"from_": "x", "least_pay": "inf"}, "least_pay is not"),
        ("check", {"resume": 7}, "resume is no file"),
    ],
)
def test_what_cannot_be_is_told(verb: str, values: dict[str, object], said: str) -> None:
    """One line says which parameter it is and what it should be."""
    with pytest.raises(UsageError, match=said):
        read(verb, **values)


def test_only_some_may_be_given_twice() -> None:
    """Two titles are two questions; two careers are a mistake."""
    match, profile = find_verb("match"), find_verb("profile")
    assert match is not None
    assert profile is not None
    assert read_arguments(match, {"title": ["a", "b"]}) == {"title": ("a", "b")}
    with pytest.raises(UsageError, match="career was given 2 times"):
        read_arguments(profile, {"career": ["a", "b"]})


@given(
    verb=some.sampled_from((*VERBS, RANKING)),
    value=some.one_of(
        some.none(), some.booleans(), some.integers(), some.floats(), some.text(), some.lists(some.text()),
        some.dictionaries(some.text(), some.text()),
    ),
    place=some.integers(0, 12),
)  # fmt: skip
def test_any_value_is_read_or_told(verb: object, value: object, place: int) -> None:
    """Whatever is given, the answer is arguments or a UsageError."""
    from careerproof.faces.contract.model import Verb

    assert isinstance(verb, Verb)
    name = verb.parameters[place % len(verb.parameters)].name
    try:
        read_arguments(verb, {name: [value]})
    except UsageError as error:
        assert error.message
        assert error.hint
