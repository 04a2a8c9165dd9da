"""Runs what is asynchronous beside other tests: the library of the browser leaves a loop in the thread that used it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Value = TypeVar("Value")


def apart(begin: Callable[[], Coroutine[Any, Any, Value]]) -> Value:
    """What a coroutine gives, run in a thread of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(begin())).result()
