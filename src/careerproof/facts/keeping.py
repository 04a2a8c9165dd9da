"""Keeps what is worked out from opened facts with those facts: it goes when they go."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

Owner = TypeVar("Owner")
Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")

_PLACE = "_kept"


def kept(
    most: int,
) -> Callable[[Callable[Concatenate[Owner, Arguments], Value]], Callable[Concatenate[Owner, Arguments], Value]]:
    """A function of an object whose answers are remembered on that object, at most so many of them.

    Why not a cache of the function itself: that would hold the object, and all that was worked out from it, as long
    as the program runs. `functools.lru_cache` on the function does so; here each object has one of its own.
    """

    def remember(
        function: Callable[Concatenate[Owner, Arguments], Value],
    ) -> Callable[Concatenate[Owner, Arguments], Value]:
        @wraps(function)
        def answer(owner: Owner, /, *arguments: Arguments.args, **named: Arguments.kwargs) -> Value:
            places = vars(owner).setdefault(_PLACE, {})
            remembered = places.get(function)
            if remembered is None:
                remembered = places[function] = lru_cache(maxsize=most)(partial(function, owner))
            value: Value = remembered(*arguments, **named)
            return value

        return answer

    return remember
