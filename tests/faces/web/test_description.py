"""Calls that nobody would think of, made from the published description: no fault of ours, no undocumented answer."""

from __future__ import annotations

import warnings
from typing import Any, cast

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from careerproof.faces.web.openapi import describe_interface

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its own dependencies
    import schemathesis
    from schemathesis.generation import GenerationMode
    from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

EXAMPLES = 15
"""Calls an operation and mode."""

JUDGED_BY_MEANING: list[Any] = [positive_data_acceptance, negative_data_rejection]
"""A career that nobody knows fits the description and is refused; an empty field of a form is as good as none."""


def _operations() -> list[Any]:
    """Every operation of the description; one that is not valid fails here."""
    found = schemathesis.openapi.from_dict(dict(describe_interface())).get_all_operations()
    return [cast("Any", result).ok() for result in found]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", _operations(), ids=lambda operation: operation.label)
def test_no_call_surprises(operation: Any, mode: GenerationMode, address: str) -> None:
    """Each answer is documented, of the documented type and shape, and none is a fault of ours."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def call(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(base_url=address, timeout=60, excluded_checks=JUDGED_BY_MEANING)

    call()


def test_the_description_is_what_is_served(client: httpx.Client) -> None:
    """The tests above looked at every operation: each verb has one, and those that need no file have two."""
    paths = client.get("openapi.json").json()["paths"]
    assert len(paths) >= 12
    assert sum(len(operations) for operations in paths.values()) >= 18
