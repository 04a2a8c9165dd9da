"""How long work on facts says how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Told what is being done and how far the work is, 0..1."""


def tell_nobody(_: str, __: float) -> None:
    """For work that nobody watches."""
