"""The value type of the server: how it was told to serve."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from careerproof.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost", "::1")
MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Serving:
    """How the server was told to serve.

    `hosts` are the names it answers to, without ports; `token` is what a caller must show, None where there is none (on
    loopback only). `workers` calls run at once, `waiting` more may wait; a caller may send `burst` requests at once and
    `rate` a second after that. A request holds at most `body_bytes`, all that wait together `held_bytes`.
    `keeps` says that its pages keep applications in the workspace of `settings`; off, unless the owner of the machine
    is the only one who can call it, or said so.
    """

    settings: Settings
    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = LOOPBACK
    token: str | None = field(default=None, repr=False)
    workers: int = max(1, os.cpu_count() or 1)
    waiting: int = 500
    rate: float = 50.0
    burst: int = 1000
    body_bytes: int = 100 * MEGABYTE
    held_bytes: int = 500 * MEGABYTE
    keeps: bool = False
